//! A row for each response.

use survei_publik::survey::config::Config;
use survei_publik::survey::instrument::Item;

use super::Sheet;
use super::cell::{cell, stated};
use crate::store::{Filter, Reader, Stored};

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
) -> anyhow::Result<()> {
    let topic = config.topic.as_ref().map(|_| "topic");
    let fields = config.instrument.fields.iter().map(|field| field.key.as_str());
    let items = scored(config).chain(unscored(config)).map(|item| item.key.as_str());
    let head = FIRST.into_iter().chain(topic).chain(fields).chain(items).chain(LAST);
    sheet.write_record(head.map(str::to_owned).chain(indexes(config)))?;
    reader.each(filter, |stored| row(sheet, config, stored))
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

fn row(sheet: &mut Sheet<'_>, config: &Config, stored: &Stored) -> anyhow::Result<()> {
    let submission = &stored.submission;
    let version = submission.instrument_version.to_string();
    let first = [
        &submission.id,
        &stored.receipt,
        &submission.instrument,
        &version,
        &submission.period,
        &submission.unit,
        &submission.service,
        &submission.day,
    ];
    for text in first {
        sheet.write_field(cell(text))?;
    }
    if config.topic.is_some() {
        sheet.write_field(cell(submission.topic.as_deref().unwrap_or("")))?;
    }
    for field in &config.instrument.fields {
        let code = submission.respondent.get(&field.key);
        sheet.write_field(cell(code.map_or("", String::as_str)))?;
    }
    for item in scored(config) {
        let score = submission.answers.get(&item.key);
        sheet.write_field(score.map(u8::to_string).unwrap_or_default())?;
    }
    for item in unscored(config) {
        sheet.write_field(stated(submission.statements.get(&item.key)))?;
    }
    let score = &submission.score;
    let comment = submission.comment.as_deref().unwrap_or("");
    for text in [comment, &score.profile, &score.grouping] {
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
