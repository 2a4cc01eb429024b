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
//! would tell. Without `full=1` that is done here: days are left out, and a group or a service
//! that too few people are of.

use survei_publik::survey::config::Config;
use survei_publik::survey::instrument::{Instrument, Item};
use survei_publik::survey::privacy::cells::Row;

use super::Sheet;
use super::cell::{cell, said};
use super::told::Told;
use crate::mask::Mask;
use crate::store::{Entry, Filter, Order, Reader};

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
    told: &Told,
    mask: Mask,
) -> anyhow::Result<()> {
    let group = group(&config.instrument);
    let questions = item.entry().iter().map(|inner| inner.key.as_str());
    sheet.write_record(FIRST.into_iter().chain(group).chain(questions))?;
    let order = if told.everything() { Order::Day } else { Order::None };
    reader.each_entry(filter, &item.key, group, order, |entry| {
        let Entry { day, period, unit, service, .. } = entry;
        let topic = entry.topic.clone().unwrap_or_default();
        let place = vec![topic, period.clone(), unit.clone(), service.clone()];
        let codes = group.map(|_| entry.group.clone().unwrap_or_default());
        let row = Row { place, codes: codes.into_iter().collect() };
        let Some(row) = told.row(filter, row) else { return Ok(()) };
        let place = |at: usize| row.place.get(at).map_or("", String::as_str);
        let day = if told.everything() { day.as_str() } else { "" };
        for text in [day, place(2), place(3), place(0)] {
            sheet.write_field(cell(text))?;
        }
        if let Some(group) = row.codes.first() {
            sheet.write_field(cell(group))?;
        }
        for inner in item.entry() {
            sheet.write_field(said(inner, entry.said.get(&inner.key), mask))?;
        }
        sheet.write_record(None::<&[u8]>)?;
        Ok(())
    })
}

/// The field of the group, where this is a consultation that asks for it.
pub(super) fn group(instrument: &Instrument) -> Option<&'static str> {
    let asked = instrument.fields.iter().any(|field| field.key == GROUP);
    (instrument.consultation && asked).then_some(GROUP)
}
