//! Tallies as text, with a version, so that several machines can add theirs up.

use serde::Serialize;

use super::{IndexTally, Sum, Tally};
use crate::survey::instrument::{Grouping, Instrument};
use crate::survey::json::Json;

/// The version of the text that is written.
const FORMAT: u16 = 1;

/// Why a text is no tally of this instrument and grouping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotATally {
    /// Not JSON, or not of the shape of a tally.
    Unreadable,
    /// Written by a newer program.
    NewerFormat,
    /// Of another instrument, another edition of it, or another grouping.
    OfAnother,
}

#[derive(Serialize)]
struct RawTally<'a> {
    format: u16,
    instrument: &'a str,
    instrument_version: u16,
    grouping: &'a str,
    respondents: u64,
    indexes: Vec<RawIndex<'a>>,
}

#[derive(Serialize)]
struct RawIndex<'a> {
    index: &'a str,
    unsur: Vec<RawUnsur<'a>>,
}

#[derive(Serialize)]
struct RawUnsur<'a> {
    unsur: &'a str,
    counts: &'a [u64],
    sums: Vec<[u64; 2]>,
}

impl Tally {
    /// The tally as JSON: the same counts give the same bytes.
    #[must_use]
    pub fn to_json(&self, instrument: &Instrument, grouping: &Grouping) -> String {
        let unsur = |unsur: &'_ super::UnsurTally| {
            unsur.sums.iter().map(|sum| [sum.respondents, sum.total]).collect::<Vec<_>>()
        };
        let raw = RawTally {
            format: FORMAT,
            instrument: &instrument.id,
            instrument_version: instrument.version,
            grouping: &grouping.key,
            respondents: self.respondents,
            indexes: (self.indexes.iter())
                .map(|index| RawIndex {
                    index: &index.index,
                    unsur: (index.unsur.iter())
                        .map(|tally| RawUnsur {
                            unsur: &tally.unsur,
                            counts: &tally.counts,
                            sums: unsur(tally),
                        })
                        .collect(),
                })
                .collect(),
        };
        serde_json::to_string(&raw).unwrap_or_default()
    }

    /// Reads a tally of this instrument and grouping.
    ///
    /// # Errors
    /// The text is not one.
    pub fn of_json(
        text: &str,
        instrument: &Instrument,
        grouping: &Grouping,
    ) -> Result<Tally, NotATally> {
        let json = Json::parse(text).map_err(|_| NotATally::Unreadable)?;
        let number = |key: &str| json.get(key).and_then(Json::whole).ok_or(NotATally::Unreadable);
        if number("format")? > FORMAT.into() {
            return Err(NotATally::NewerFormat);
        }
        let same = |key: &str, text: &str| json.get(key).and_then(Json::text) == Some(text);
        if !same("instrument", &instrument.id)
            || number("instrument_version")? != u64::from(instrument.version)
            || !same("grouping", &grouping.key)
        {
            return Err(NotATally::OfAnother);
        }
        let empty = Tally::new(instrument, grouping);
        let counted = counted(&empty, &json).ok_or(NotATally::Unreadable)?;
        Tally::of_counts(instrument, grouping, number("respondents")?, &counted)
            .ok_or(NotATally::Unreadable)
    }
}

/// The counts for each unsur of an empty tally; `None` where one is missing.
fn counted(empty: &Tally, json: &Json) -> Option<Vec<IndexTally>> {
    let mut indexes = empty.indexes.clone();
    for index in &mut indexes {
        let theirs = entry(json.get("indexes")?, "index", &index.index)?;
        for unsur in &mut index.unsur {
            let theirs = entry(theirs.get("unsur")?, "unsur", &unsur.unsur)?;
            unsur.counts = numbers(theirs.get("counts")?)?;
            let sums = theirs.get("sums")?.list()?.iter();
            unsur.sums = sums.map(sum).collect::<Option<_>>()?;
        }
    }
    Some(indexes)
}

fn sum(pair: &Json) -> Option<Sum> {
    let [respondents, total] = numbers(pair)?[..] else { return None };
    Some(Sum { respondents, total })
}

fn entry<'a>(list: &'a Json, key: &str, name: &str) -> Option<&'a Json> {
    list.list()?.iter().find(|entry| entry.get(key).and_then(Json::text) == Some(name))
}

fn numbers(list: &Json) -> Option<Vec<u64>> {
    list.list()?.iter().map(Json::whole).collect()
}
