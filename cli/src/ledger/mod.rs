//! Tallies as a file: counts by group, mergeable in any order to the same bytes.

mod json;

use std::collections::BTreeMap;

use survei_publik::survey::instrument::{Grouping, Instrument};
use survei_publik::survey::score::{Figures, IndexTally, Profile, Tally};

use crate::arguments::By;
use crate::recap::quality::Quality;

/// The counts of one group, in the order of the questionnaire's document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ledger {
    pub(crate) respondents: u64,
    pub(crate) indexes: Vec<IndexTally>,
}

impl Ledger {
    pub(crate) fn of(tally: &Tally) -> Ledger {
        Ledger { respondents: tally.respondents(), indexes: tally.indexes().to_vec() }
    }

    /// Adds the counts of another group of the same shape.
    pub(crate) fn merge(&mut self, other: &Ledger) {
        let add = |count: &mut u64, more: u64| *count = count.saturating_add(more);
        add(&mut self.respondents, other.respondents);
        for (ours, theirs) in self.indexes.iter_mut().zip(&other.indexes) {
            for (ours, theirs) in ours.unsur.iter_mut().zip(&theirs.unsur) {
                for (count, more) in ours.counts.iter_mut().zip(&theirs.counts) {
                    add(count, *more);
                }
                for (sum, more) in ours.sums.iter_mut().zip(&theirs.sums) {
                    add(&mut sum.respondents, more.respondents);
                    add(&mut sum.total, more.total);
                }
            }
        }
    }

    /// The figures of these counts.
    pub(crate) fn figures(
        &self,
        instrument: &Instrument,
        grouping: &Grouping,
        profile: Profile,
    ) -> Figures {
        let tally = Tally::of_counts(instrument, grouping, self.respondents, &self.indexes);
        // What does not fit was refused when it was read.
        let tally = tally.unwrap_or_else(|| Tally::new(instrument, grouping));
        Figures::of(&tally, grouping, profile)
    }
}

/// A file of tallies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tallies {
    pub(crate) instrument: String,
    pub(crate) instrument_version: u16,
    pub(crate) grouping: String,
    /// What the parts of the keys are.
    pub(crate) by: Vec<By>,
    pub(crate) quality: Quality,
    pub(crate) groups: BTreeMap<Vec<String>, Ledger>,
}

impl Tallies {
    /// The same counts, grouped by less.
    pub(crate) fn coarsened(self, by: &[By]) -> Tallies {
        let kept: Vec<bool> = self.by.iter().map(|known| by.contains(known)).collect();
        let mut groups: BTreeMap<Vec<String>, Ledger> = BTreeMap::new();
        for (key, ledger) in self.groups {
            let kept = key.into_iter().zip(&kept).filter(|(_, kept)| **kept);
            add(&mut groups, kept.map(|(part, _)| part).collect(), &ledger);
        }
        let by = self.by.into_iter().filter(|known| by.contains(known)).collect();
        Tallies { by, groups, ..self }
    }

    /// Adds the counts of another file of the same questionnaire, grouping and keys.
    pub(crate) fn merge(&mut self, other: Tallies) {
        self.quality.merge(&other.quality);
        for (key, ledger) in other.groups {
            add(&mut self.groups, key, &ledger);
        }
    }

    /// All groups as one.
    pub(crate) fn total(&self, instrument: &Instrument, grouping: &Grouping) -> Ledger {
        let mut total = Ledger::of(&Tally::new(instrument, grouping));
        self.groups.values().for_each(|ledger| total.merge(ledger));
        total
    }
}

fn add(groups: &mut BTreeMap<Vec<String>, Ledger>, key: Vec<String>, ledger: &Ledger) {
    match groups.get_mut(&key) {
        Some(known) => known.merge(ledger),
        None => {
            groups.insert(key, ledger.clone());
        }
    }
}
