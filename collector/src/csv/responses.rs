//! A row for each response.

use survei_publik::survey::config::Config;
use survei_publik::survey::instrument::Item;
use survei_publik::survey::privacy::cells::Row;

use super::Sheet;
use super::cell::{cell, said};
use super::told::Told;
use crate::mask::Mask;
use crate::store::{Filter, Order, Reader, Stored, WRITTEN, told};

/// The columns before the respondent fields; a topic, where one is configured, stands last.
const FIRST: [&str; 8] =
    ["id", "receipt", "instrument", "instrument_version", "period", "unit", "service", "day"];

/// The columns after the items; then come value and letter of each index.
const LAST: [&str; 3] = ["comment", "profile", "grouping"];

/// Writes the table. The columns follow from configuration and questionnaire, never from the
/// responses: first what a response is about, then the respondent, the scored items, those
/// that do not score, and the score that the row came with.
pub(super) fn table(
    sheet: &mut Sheet<'_>,
    config: &Config,
    reader: &Reader,
    filter: &Filter,
    told: &Told,
    mask: Mask,
) -> anyhow::Result<()> {
    let topic = config.topic.as_ref().map(|_| "topic");
    let slot = config.slot.then_some("slot");
    let fields = config.known_fields().into_iter().map(|(key, ..)| key);
    let items = scored(config).chain(unscored(config)).map(|item| item.key.as_str());
    let randomised = randomised(config).then_some("randomised");
    let head = FIRST.into_iter().chain(topic).chain(slot).chain(fields).chain(items);
    let head = head.chain(randomised).chain(LAST);
    sheet.write_record(head.map(str::to_owned).chain(indexes(config)))?;
    // The order of days would tell them.
    let order = if told.everything() { Order::Day } else { Order::None };
    reader.each(filter, order, |stored| {
        let combination = combination(config, stored, told.everything(), mask);
        match told.row(filter, combination) {
            Some(row) => self::row(sheet, config, stored, &row, told.everything(), mask),
            None => Ok(()),
        }
    })
}

/// Whether an answer may be another than the one that was given.
fn randomised(config: &Config) -> bool {
    config.fields().any(|field| field.randomised.is_some())
}

/// What singles a response out; without `everything` as coarsely as it is counted. Personal data
/// in words of the respondent's own are covered as in every other text.
fn combination(config: &Config, stored: &Stored, everything: bool, mask: Mask) -> Row {
    let submission = &stored.submission;
    let year = submission.day.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
    let code = |key: &str| match submission.respondent.get(key) {
        Some(said) if everything && self::told(config, key, said, year) == WRITTEN => {
            mask.text(said).into_owned()
        }
        Some(said) if everything => said.clone(),
        Some(said) => self::told(config, key, said, year),
        None => String::new(),
    };
    let topic = submission.topic.clone().unwrap_or_default();
    let [period, unit, service] =
        [&submission.period, &submission.unit, &submission.service].map(String::clone);
    Row {
        place: vec![topic, period, unit, service],
        codes: config.known_fields().into_iter().map(|(key, ..)| code(key)).collect(),
    }
}

fn scored(config: &Config) -> impl Iterator<Item = &Item> {
    config.instrument.items.iter().filter(|item| item.scale().is_some())
}

fn unscored(config: &Config) -> impl Iterator<Item = &Item> {
    config.instrument.items.iter().filter(|item| item.scale().is_none())
}

/// The columns of the configured indexes. The first letter is just `mutu`.
fn indexes(config: &Config) -> Vec<String> {
    let mut columns = Vec::new();
    for (place, index) in config.grouping.indexes.iter().enumerate() {
        columns.push(index.key.clone());
        columns.push(if place == 0 { "mutu".to_owned() } else { format!("{}_mutu", index.key) });
    }
    columns
}

/// `row` is what may be told; without `everything` also nothing by which a respondent or a day
/// would be known again.
fn row(
    sheet: &mut Sheet<'_>,
    config: &Config,
    stored: &Stored,
    row: &Row,
    everything: bool,
    mask: Mask,
) -> anyhow::Result<()> {
    let submission = &stored.submission;
    let version = submission.instrument_version.to_string();
    let place = |at: usize| row.place.get(at).map_or("", String::as_str);
    let kept = |text: &'_ str| if everything { text.to_owned() } else { String::new() };
    let first = [
        &kept(&submission.id),
        &kept(&stored.receipt),
        submission.instrument.as_str(),
        &version,
        place(1),
        place(2),
        place(3),
        &kept(&submission.day),
    ];
    for text in first {
        sheet.write_field(cell(text))?;
    }
    if config.topic.is_some() {
        sheet.write_field(cell(place(0)))?;
    }
    if config.slot {
        sheet.write_field(cell(&kept(submission.slot.as_deref().unwrap_or(""))))?;
    }
    for code in &row.codes {
        sheet.write_field(cell(code))?;
    }
    for item in scored(config) {
        let score = submission.answers.get(&item.key);
        sheet.write_field(score.map(u8::to_string).unwrap_or_default())?;
    }
    for item in unscored(config) {
        sheet.write_field(said(item, submission.statements.get(&item.key), mask))?;
    }
    if randomised(config) {
        // Of an answer that is withheld not even that there was one.
        let kept = config.known_fields().into_iter().zip(&row.codes);
        let kept: Vec<&str> =
            kept.filter(|(_, code)| !code.is_empty()).map(|((key, ..), _)| key).collect();
        let told = submission.randomised.iter().filter(|(key, _)| kept.contains(key));
        let told: Vec<String> = told.map(|(key, epsilon)| format!("{key}={epsilon}")).collect();
        sheet.write_field(cell(&told.join("|")))?;
    }
    let score = &submission.score;
    let comment = submission.comment.as_deref().unwrap_or("");
    let comment = mask.text(comment);
    for text in [&*comment, &score.profile, &score.grouping] {
        sheet.write_field(cell(text))?;
    }
    for index in &config.grouping.indexes {
        let figure = score.indexes.get(&index.key);
        let value = figure.map(|figure| figure.value.replace('.', ",")).unwrap_or_default();
        let mutu = figure.and_then(|figure| figure.mutu.as_deref()).unwrap_or_default();
        sheet.write_field(cell(&value))?;
        sheet.write_field(cell(mutu))?;
    }
    sheet.write_record(None::<&[u8]>)?;
    Ok(())
}
