//! How tallies are written: JSON, one line a group, groups in the order of their keys.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use survei_publik::survey::instrument::{Grouping, Instrument};
use survei_publik::survey::score::{IndexTally, Sum, Tally, UnsurTally};

use super::{Ledger, Tallies};
use crate::arguments::By;
use crate::console::Failure;
use crate::recap::quality::{Kind, Quality};

/// What the file says it is.
const FORMAT: &str = "survei-tally";

/// The version that is written.
const VERSION: u16 = 1;

/// No count of people or of their scores is larger; nothing overflows below it.
const LARGEST: u64 = 1 << 50;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    format: String,
    version: u16,
    instrument: String,
    instrument_version: u16,
    grouping: String,
    by: Vec<String>,
    read: u64,
    counted: u64,
    /// Rows by kind of remark.
    remarks: BTreeMap<String, u64>,
    #[serde(default, skip_serializing)]
    groups: Vec<Group>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    key: Vec<String>,
    respondents: u64,
    indexes: Vec<Index>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Index {
    index: String,
    unsur: Vec<Unsur>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unsur {
    unsur: String,
    low: u8,
    counts: Vec<u64>,
    /// By number of items answered, from one: respondents, and the sum of their scores.
    sums: Vec<(u64, u64)>,
}

impl Tallies {
    /// The file. Equal tallies are equal bytes.
    pub(crate) fn to_json(&self) -> Result<String, Failure> {
        let remarks = self.quality.some();
        let head = Head {
            format: FORMAT.to_owned(),
            version: VERSION,
            instrument: self.instrument.clone(),
            instrument_version: self.instrument_version,
            grouping: self.grouping.clone(),
            by: self.by.iter().map(|by| by.name().to_owned()).collect(),
            read: self.quality.read,
            counted: self.quality.counted,
            remarks: remarks.map(|(kind, rows)| (kind.name().to_owned(), rows)).collect(),
            groups: Vec::new(),
        };
        let written = |error| Failure::new(format!("Hasil hitungan tidak bisa ditulis: {error}"));
        let mut text = serde_json::to_string(&head).map_err(written)?;
        text.pop();
        text.push_str(",\"groups\":[");
        for (place, (key, ledger)) in self.groups.iter().enumerate() {
            text.push_str(if place == 0 { "\n" } else { ",\n" });
            let line = serde_json::to_string(&group(key, ledger)).map_err(written)?;
            text.push_str(&line);
        }
        text.push_str("\n]}\n");
        Ok(text)
    }

    /// Reads a file, without looking at the questionnaire.
    pub(crate) fn of_json(text: &str) -> Result<Tallies, Failure> {
        let head: Head = serde_json::from_str(text).map_err(|_| {
            Failure::new("ini bukan berkas hasil hitungan dari survei recap --tally-out.")
        })?;
        if head.format != FORMAT || head.version != VERSION {
            return Err(Failure::new(format!(
                "hasil hitungan versi {}; program ini mengenal versi {VERSION}.",
                head.version
            )));
        }
        let broken = || Failure::new("isi berkas ini tidak cocok satu sama lain.");
        let by_name = |name: &String| By::ALL.into_iter().find(|by| by.name() == name);
        let by: Option<Vec<By>> = head.by.iter().map(by_name).collect();
        let by = by.filter(|by| By::sorted(by) == *by).ok_or_else(broken)?;
        let mut quality = Quality::new(head.read, head.counted);
        for (name, rows) in &head.remarks {
            let kind = Kind::ALL.iter().find(|kind| kind.name() == name);
            quality.add(*kind.ok_or_else(broken)?, *rows);
        }
        let mut groups = BTreeMap::new();
        for group in head.groups {
            let fits = group.key.len() == by.len();
            let new = fits && groups.insert(group.key.clone(), ledger(group)).is_none();
            if !new {
                return Err(broken());
            }
        }
        let respondents = groups.values().map(|ledger: &Ledger| ledger.respondents);
        if respondents.fold(0, u64::saturating_add) != quality.counted {
            return Err(broken());
        }
        Ok(Tallies {
            instrument: head.instrument,
            instrument_version: head.instrument_version,
            grouping: head.grouping,
            by,
            quality,
            groups,
        })
    }

    /// Whether the counts can be of this questionnaire and grouping.
    pub(crate) fn fits(&self, instrument: &Instrument, grouping: &Grouping) -> bool {
        let empty = Ledger::of(&Tally::new(instrument, grouping));
        self.groups.values().all(|ledger| same_shape(ledger, &empty) && sound(ledger))
    }
}

fn group(key: &[String], ledger: &Ledger) -> Group {
    let unsur = |tally: &UnsurTally| Unsur {
        unsur: tally.unsur.clone(),
        low: tally.low,
        counts: tally.counts.clone(),
        sums: tally.sums.iter().map(|sum| (sum.respondents, sum.total)).collect(),
    };
    let index = |tally: &IndexTally| Index {
        index: tally.index.clone(),
        unsur: tally.unsur.iter().map(unsur).collect(),
    };
    Group {
        key: key.to_vec(),
        respondents: ledger.respondents,
        indexes: ledger.indexes.iter().map(index).collect(),
    }
}

fn ledger(group: Group) -> Ledger {
    let sum = |(respondents, total)| Sum { respondents, total };
    let unsur = |unsur: Unsur| UnsurTally {
        unsur: unsur.unsur,
        low: unsur.low,
        counts: unsur.counts,
        sums: unsur.sums.into_iter().map(sum).collect(),
    };
    let index = |index: Index| IndexTally {
        index: index.index,
        unsur: index.unsur.into_iter().map(unsur).collect(),
    };
    Ledger {
        respondents: group.respondents,
        indexes: group.indexes.into_iter().map(index).collect(),
    }
}

fn same_shape(ledger: &Ledger, empty: &Ledger) -> bool {
    let unsur = |ledger: &Ledger| -> Vec<(String, String, u8, usize, usize)> {
        let indexes = ledger.indexes.iter();
        let of_index = |index: &IndexTally| {
            let key = index.index.clone();
            let shape = move |unsur: &UnsurTally| {
                let (counts, sums) = (unsur.counts.len(), unsur.sums.len());
                (key.clone(), unsur.unsur.clone(), unsur.low, counts, sums)
            };
            index.unsur.iter().map(shape).collect::<Vec<_>>()
        };
        indexes.flat_map(of_index).collect()
    };
    unsur(ledger) == unsur(empty)
}

/// Whether the counts of a group agree with one another.
fn sound(ledger: &Ledger) -> bool {
    let unsur = |tally: &UnsurTally| {
        let counts = || (u64::from(tally.low)..).zip(&tally.counts);
        let sums = || (1_u64..).zip(&tally.sums);
        let high = u64::from(tally.low) + u64::try_from(tally.counts.len()).unwrap_or(0);
        let small = tally.counts.iter().all(|count| *count < LARGEST)
            && tally.sums.iter().all(|sum| sum.respondents < LARGEST && sum.total < LARGEST);
        small
            && tally.answered() <= ledger.respondents
            && counts().map(|(_, count)| count).sum::<u64>()
                == sums().map(|(items, sum)| items * sum.respondents).sum::<u64>()
            && counts().map(|(score, count)| score * count).sum::<u64>() == tally.total()
            && sums().all(|(items, sum)| {
                let answers = items * sum.respondents;
                (u64::from(tally.low) * answers..=high.saturating_sub(1) * answers)
                    .contains(&sum.total)
            })
    };
    ledger.respondents < LARGEST && ledger.indexes.iter().all(|index| index.unsur.iter().all(unsur))
}
