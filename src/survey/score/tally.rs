//! Counting answers.

use crate::survey::instrument::{Instrument, UnsurOrder};
use crate::survey::response::Answers;

/// How often each score was given for one unsur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsurTally {
    /// Key of the unsur.
    pub unsur: String,
    /// How many answers of score 1, 2, 3 and 4.
    pub counts: [u64; 4],
}

impl UnsurTally {
    /// How many respondents answered.
    #[must_use]
    pub fn answered(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The sum of all scores.
    #[must_use]
    pub fn total(&self) -> u64 {
        (1..).zip(self.counts).map(|(score, count): (u64, u64)| score * count).sum()
    }
}

/// What was answered so far: built one response at a time, mergeable in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    respondents: u64,
    unsur: Vec<UnsurTally>,
}

impl Tally {
    /// An empty tally for the unsur of an instrument, in the order in which they are numbered.
    #[must_use]
    pub fn new(instrument: &Instrument, order: UnsurOrder) -> Tally {
        let empty = |key: &String| UnsurTally { unsur: key.clone(), counts: [0; 4] };
        let unsur = instrument.unsur_in(order);
        Tally { respondents: 0, unsur: unsur.iter().map(|unsur| empty(&unsur.key)).collect() }
    }

    /// Counts one response. Items without an answer are not counted, neither as zero nor as
    /// anything else; answers that the instrument does not know are passed over.
    pub fn add(&mut self, instrument: &Instrument, answers: &Answers) {
        self.respondents += 1;
        for (key, score) in answers.iter() {
            let unsur = instrument.item(key).map(|item| item.unsur.as_str());
            let tally = self.unsur.iter_mut().find(|tally| Some(tally.unsur.as_str()) == unsur);
            let place = usize::from(*score).checked_sub(1);
            if let (Some(tally), Some(place)) = (tally, place)
                && let Some(count) = tally.counts.get_mut(place)
            {
                *count += 1;
            }
        }
    }

    /// Adds the counts of another tally of the same instrument.
    pub fn merge(&mut self, other: &Tally) {
        self.respondents += other.respondents;
        for theirs in &other.unsur {
            if let Some(ours) = self.unsur.iter_mut().find(|ours| ours.unsur == theirs.unsur) {
                for (count, more) in ours.counts.iter_mut().zip(theirs.counts) {
                    *count += more;
                }
            }
        }
    }

    /// How many responses were counted.
    #[must_use]
    pub fn respondents(&self) -> u64 {
        self.respondents
    }

    /// The counts by unsur.
    #[must_use]
    pub fn unsur(&self) -> &[UnsurTally] {
        &self.unsur
    }
}
