//! Rows and columns of the two tables: those that lead nowhere, and those that are missing.

use super::Found;
use super::placeholders::{Used, ats, used};
use crate::survey::config::{AskedField, Config, FieldAnswer, PeriodSetting};
use crate::survey::document::{Cell, Language, Mistake, Table};
use crate::survey::instrument::Item;
use crate::survey::payload::mapping::age::{self, BANDS};
use crate::survey::payload::mapping::facts::{At, Facts};
use crate::survey::payload::mapping::lookup::{CODED, COLUMNS, OF_ANSWERS};
use crate::survey::payload::mapping::{Each, Mapping, template};
use crate::survey::response::Slot;

pub(super) fn check(found: &mut Found, config: &Config, mapping: &Mapping, firsts: &[Facts<'_>]) {
    let keys: Vec<&str> = config.instrument.items.iter().map(|item| item.key.as_str()).collect();
    for (key, _) in mapping.items.iter().filter(|(key, _)| !keys.contains(key)) {
        unknown(found, &["items.", key], key, &keys);
    }
    columns(found, mapping, firsts);
    for used in used(mapping) {
        for name in template::placeholders(used.template) {
            cells(found, mapping, firsts, &used, name);
        }
    }
    codes(found, config, mapping);
}

fn unknown(found: &mut Found, place: &[&str], name: &str, known: &[&str]) {
    let mistake = Mistake::UnknownReference { found: name.to_owned(), known: known.join(", ") };
    found.tell(place.concat(), mistake);
}

/// Reports lists that do not have one text for each choice.
fn columns(found: &mut Found, mapping: &Mapping, firsts: &[Facts<'_>]) {
    for item in items(firsts, Each::Answers).into_iter().chain(items(firsts, Each::Statements)) {
        let cells = mapping.items.get(&item.key).into_iter().flat_map(|row| row.iter());
        for (name, cell) in cells {
            let wanted = item.choices().len();
            let count = match cell {
                Cell::Each(texts) => texts.len(),
                // A single one would give every choice the same meaning.
                Cell::One(_) if name == "choice_id" => 1,
                Cell::One(_) => continue,
            };
            if count != wanted {
                let place = ["items.", &item.key, ".", name].concat();
                found.tell(place, Mistake::WrongCount { found: count, wanted });
            }
        }
    }
}

/// Reports items that have nothing in a column that a template names.
fn cells(found: &mut Found, mapping: &Mapping, firsts: &[Facts<'_>], used: &Used<'_>, name: &str) {
    let of_one = name.strip_prefix("answers.").and_then(|path| path.rsplit_once('.'));
    let (only, name) = of_one.map_or((None, name), |(key, name)| (Some(key), name));
    let each = if only.is_some() { Each::Answers } else { used.each };
    let is_column =
        COLUMNS.contains(&name) || mapping.items.iter().any(|(_, row)| row.get(name).is_some());
    if !is_column || OF_ANSWERS.contains(&name) {
        return;
    }
    for item in items(firsts, each) {
        let wanted = only.is_none_or(|key| key == item.key);
        if wanted && mapping.items.get(&item.key).and_then(|row| row.get(name)).is_none() {
            found.tell(missing("items", &mapping.items, &item.key, name), Mistake::Missing);
        }
    }
}

/// Where something is missing: the outermost place that is not there.
fn missing(name: &str, table: &Table, row: &str, column: &str) -> String {
    match table.get(row) {
        Some(_) => [name, ".", row, ".", column].concat(),
        None if table.is_empty() => name.to_owned(),
        None => [name, ".", row].concat(),
    }
}

/// The items of a kind that some service asks.
fn items<'a>(firsts: &[Facts<'a>], each: Each) -> Vec<&'a Item> {
    let mut items: Vec<&Item> = Vec::new();
    for at in firsts.iter().flat_map(|facts| ats(facts, each)) {
        if let At::Answer(item, ..) | At::Statement(item, ..) = at
            && !items.iter().any(|known| known.key == item.key)
        {
            items.push(item);
        }
    }
    items
}

fn codes(found: &mut Found, config: &Config, mapping: &Mapping) {
    let coded = config.fields().filter(|field| field.answer == FieldAnswer::Choice);
    let fields: Vec<&str> = coded.map(|field| field.key.as_str()).collect();
    let names: Vec<&str> = fields.iter().copied().chain(CODED).collect();
    for (table, row) in mapping.codes.iter() {
        if !names.contains(&table) {
            unknown(found, &["codes.", table], table, &names);
            continue;
        }
        for (code, cell) in row.iter() {
            if matches!(cell, Cell::Each(_)) {
                let place = ["codes.", table, ".", code].concat();
                found.tell(place, Mistake::WrongType { wanted: "text" });
            }
        }
        let Values { all, others } = values(config, table);
        let known: Vec<&str> = all.iter().chain(&others).map(String::as_str).collect();
        for (code, _) in row.iter().filter(|(code, _)| *code != "*" && !known.is_empty()) {
            if !known.contains(&code) {
                unknown(found, &["codes.", table, ".", code], code, &known);
            }
        }
        // Ages are there for some bands only: see below.
        if row.get("*").is_some() || table == age::TABLE {
            continue;
        }
        let without = |code: &&String| row.get(code).is_none() && other(row, table, code).is_none();
        for code in all.iter().filter(without) {
            found.tell(["codes.", table, ".", code].concat(), Mistake::Missing);
        }
        if known.is_empty() {
            found.tell(["codes.", table, ".*"].concat(), Mistake::Missing);
        }
    }
    ages(found, config, mapping);
}

type Row = crate::survey::keyed::Keyed<Cell>;

/// A service may be written with its unit or without.
fn other<'a>(row: &'a Row, table: &str, code: &str) -> Option<&'a Cell> {
    let (_, service) = code.split_once('/').filter(|_| table == "service")?;
    row.get(service)
}

/// The codes that there are.
#[derive(Default)]
struct Values {
    /// Each must have a row. None where there is no end of them.
    all: Vec<String>,
    /// Other ways to write them.
    others: Vec<String>,
}

fn values(config: &Config, table: &str) -> Values {
    let numbers = |last: u8| (1..=last).map(|number| number.to_string()).collect();
    let mut values = Values::default();
    match table {
        "unit" => values.all = config.units.iter().map(|unit| unit.id.clone()).collect(),
        "service" => {
            for (unit, service) in config.services() {
                values.all.push([&unit.id, "/", &service.id].concat());
                values.others.push(service.id.clone());
            }
        }
        "period" => {
            if let PeriodSetting::Fixed(period) = config.period {
                values.all.push(period.text());
            }
        }
        "slot" => values.all = Slot::ALL.map(|slot| slot.name().to_owned()).to_vec(),
        "quarter" => values.all = numbers(4),
        "semester" => values.all = numbers(2),
        "lang" => values.all = Language::ALL.map(|known| known.tag().to_owned()).to_vec(),
        "score" => {
            let choices = config.instrument.items.iter().flat_map(|item| item.choices());
            values.all = choices.map(|choice| choice.score.to_string()).collect();
        }
        _ => {
            let key = if table == age::TABLE { BANDS } else { table };
            let field = config.fields().find(|field| field.key == key);
            let choices = field.into_iter().flat_map(|field| &field.choices);
            values.all = choices.map(|choice| choice.code.clone()).collect();
        }
    }
    values
}

/// Reports bands that no age follows from, where ages are asked for.
fn ages(found: &mut Found, config: &Config, mapping: &Mapping) {
    if mapping.age.is_none() {
        return;
    }
    let year = 2026;
    let by_band = |field: &&AskedField| field.answer == FieldAnswer::Choice;
    let bands = config.fields().filter(|field| field.key == BANDS).filter(by_band);
    for (field, choice) in bands.flat_map(|field| field.choices.iter().map(move |c| (field, c))) {
        let row = mapping.codes.get(age::TABLE);
        let has = |code: &&str| row.is_some_and(|row| row.get(code).is_some());
        match (
            age::age(mapping, field, &choice.code, year),
            [&choice.code, "*"].into_iter().find(has),
        ) {
            (Some(_), _) => {}
            (None, Some(given)) => {
                let place = ["codes.age.", given].concat();
                found.tell(place, Mistake::WrongType { wanted: "number" });
            }
            (None, None) => {
                let place = missing("codes", &mapping.codes, age::TABLE, &choice.code);
                found.tell(place, Mistake::Missing);
            }
        }
    }
}
