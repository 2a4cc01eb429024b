//! A row for each entry of an item that repeats, such as the points made in a consultation.
//!
//! # What a row tells, and what it does not
//!
//! Day, unit, service and topic, and what was said. In a consultation also the group of the
//! participant ([`GROUP`]), which the minutes of the forum count by. Nothing else: no id, no
//! receipt, no other respondent field, and no number of the response or of the entry in it.
//!
//! Rows are sorted by the columns before the questions and then by what was said, so that
//! where a row stands tells nothing either: entries of one person lie together only where they
//! share day, service and group with nobody else. Who was the only one of a group on a day is
//! known to whoever was there; an agency that publishes the table leaves out the columns that
//! would tell.

use survei_publik::survey::config::Config;
use survei_publik::survey::instrument::{Instrument, Item};

use super::Sheet;
use super::cell::{cell, stated};
use crate::store::{Filter, Reader};

/// The one respondent field that goes with an entry, and only in a consultation.
const GROUP: &str = "unsur_peserta";

/// The columns before the questions; a group stands last.
const FIRST: [&str; 4] = ["day", "unit", "service", "topic"];

/// Writes the table of one item.
pub(super) fn table(
    sheet: &mut Sheet<'_>,
    config: &Config,
    item: &Item,
    reader: &Reader,
    filter: &Filter,
) -> anyhow::Result<()> {
    let group = group(&config.instrument);
    let questions = item.entry().iter().map(|inner| inner.key.as_str());
    sheet.write_record(FIRST.into_iter().chain(group).chain(questions))?;
    reader.each_entry(filter, &item.key, group, |entry| {
        let topic = entry.topic.as_deref().unwrap_or("");
        for text in [&entry.day, &entry.unit, &entry.service, topic] {
            sheet.write_field(cell(text))?;
        }
        if group.is_some() {
            sheet.write_field(cell(entry.group.as_deref().unwrap_or("")))?;
        }
        for inner in item.entry() {
            sheet.write_field(stated(entry.said.get(&inner.key)))?;
        }
        sheet.write_record(None::<&[u8]>)?;
        Ok(())
    })
}

/// The field of the group, where this is a consultation that asks for it.
fn group(instrument: &Instrument) -> Option<&'static str> {
    let asked = instrument.fields.iter().any(|field| field.key == GROUP);
    (instrument.consultation && asked).then_some(GROUP)
}
