//! Counting answers.

use crate::survey::instrument::{Grouping, Instrument};
use crate::survey::response::Answers;

/// How often each score was given for one unsur, and how its items add up by respondent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsurTally {
    /// Key of the unsur.
    pub unsur: String,
    /// The lowest score there is.
    pub low: u8,
    /// How many answers of the lowest score, the next one, and so on to the highest.
    pub counts: Vec<u64>,
    /// By number of items answered, from one: how many respondents answered that many, and the
    /// sum of their scores. From these the mean of each respondent's mean is exact, however
    /// many items each of them left out.
    pub sums: Vec<Sum>,
}

/// Respondents who answered the same number of items of an unsur.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many.
    pub respondents: u64,
    /// The sum of their scores.
    pub total: u64,
}

impl UnsurTally {
    /// How many respondents answered at least one item.
    #[must_use]
    pub fn answered(&self) -> u64 {
        self.sums.iter().map(|sum| sum.respondents).sum()
    }

    /// The sum of all scores.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.sums.iter().map(|sum| sum.total).sum()
    }

    fn add(&mut self, scores: impl Iterator<Item = u8>) {
        let (mut answered, mut total) = (0_usize, 0);
        for score in scores {
            answered += 1;
            total += u64::from(score);
            let place = score.checked_sub(self.low).map(usize::from);
            if let Some(count) = place.and_then(|place| self.counts.get_mut(place)) {
                *count += 1;
            }
        }
        let place = answered.checked_sub(1);
        if let Some(sum) = place.and_then(|place| self.sums.get_mut(place)) {
            sum.respondents += 1;
            sum.total += total;
        }
    }

    fn merge(&mut self, other: &UnsurTally) {
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
        for (sum, more) in self.sums.iter_mut().zip(&other.sums) {
            sum.respondents += more.respondents;
            sum.total += more.total;
        }
    }
}

/// The tallies of one index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexTally {
    /// Key of the index.
    pub index: String,
    /// By unsur, in the order in which they are numbered.
    pub unsur: Vec<UnsurTally>,
}

/// What was answered so far: built one response at a time, mergeable in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub(super) respondents: u64,
    pub(super) indexes: Vec<IndexTally>,
    /// For each unsur of each index, which answers of a row count for it.
    places: Vec<Vec<Vec<Place>>>,
}

/// Where in a row an item's score stands, and what turns it round if it is a reversed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    item: usize,
    low: u8,
    high: u8,
    reversed: bool,
}

impl Place {
    /// The score that counts: a reversed one is turned round, one off the scale is none.
    fn score(self, row: &[Option<u8>]) -> Option<u8> {
        let score = row.get(self.item).copied().flatten()?;
        let within = (self.low..=self.high).contains(&score);
        within.then(|| if self.reversed { self.low + self.high - score } else { score })
    }
}

impl Tally {
    /// An empty tally for the indexes of a grouping, unsur in the grouping's order.
    #[must_use]
    pub fn new(instrument: &Instrument, grouping: &Grouping) -> Tally {
        let mut tally = Tally { respondents: 0, indexes: Vec::new(), places: Vec::new() };
        for index in &grouping.indexes {
            let mut unsur_tallies = Vec::new();
            let mut places = Vec::new();
            for unsur in &index.unsur {
                let of_unsur: Vec<Place> =
                    unsur.items.iter().filter_map(|key| place(instrument, key)).collect();
                let low = of_unsur.first().map_or(0, |place| place.low);
                let high = of_unsur.first().map_or(0, |place| place.high);
                unsur_tallies.push(UnsurTally {
                    unsur: unsur.key.clone(),
                    low,
                    counts: vec![0; usize::from(high - low) + 1],
                    sums: vec![Sum::default(); of_unsur.len()],
                });
                places.push(of_unsur);
            }
            tally.indexes.push(IndexTally { index: index.key.clone(), unsur: unsur_tallies });
            tally.places.push(places);
        }
        tally
    }

    /// A tally of counts that were made elsewhere, matched by index and unsur; `None` where
    /// their shape is not that of this instrument and grouping.
    #[must_use]
    pub fn of_counts(
        instrument: &Instrument,
        grouping: &Grouping,
        respondents: u64,
        counted: &[IndexTally],
    ) -> Option<Tally> {
        let mut tally = Tally { respondents, ..Tally::new(instrument, grouping) };
        for ours in &mut tally.indexes {
            let theirs = counted.iter().find(|theirs| theirs.index == ours.index)?;
            for ours in &mut ours.unsur {
                let theirs = theirs.unsur.iter().find(|theirs| theirs.unsur == ours.unsur)?;
                let shape = |tally: &UnsurTally| (tally.low, tally.counts.len(), tally.sums.len());
                if shape(ours) != shape(theirs) {
                    return None;
                }
                ours.clone_from(theirs);
            }
        }
        Some(tally)
    }

    /// Counts one response. Items without an answer are not counted, neither as zero nor as
    /// anything else; answers that the instrument does not know are passed over.
    pub fn add(&mut self, instrument: &Instrument, answers: &Answers) {
        let row: Vec<Option<u8>> =
            instrument.items.iter().map(|item| answers.get(&item.key).copied()).collect();
        self.add_row(&row);
    }

    /// Counts one response given as scores in the order of the instrument's items.
    pub fn add_row(&mut self, row: &[Option<u8>]) {
        self.respondents += 1;
        for (index, places) in self.indexes.iter_mut().zip(&self.places) {
            for (unsur, places) in index.unsur.iter_mut().zip(places) {
                unsur.add(places.iter().filter_map(|place| place.score(row)));
            }
        }
    }

    /// Adds the counts of another tally of the same instrument and grouping.
    pub fn merge(&mut self, other: &Tally) {
        self.respondents += other.respondents;
        for theirs in &other.indexes {
            let same = self.indexes.iter_mut().find(|ours| ours.index == theirs.index);
            let Some(ours) = same else { continue };
            for theirs in &theirs.unsur {
                let same = ours.unsur.iter_mut().find(|ours| ours.unsur == theirs.unsur);
                same.into_iter().for_each(|ours| ours.merge(theirs));
            }
        }
    }

    /// How many responses were counted.
    #[must_use]
    pub fn respondents(&self) -> u64 {
        self.respondents
    }

    /// The counts by index.
    #[must_use]
    pub fn indexes(&self) -> &[IndexTally] {
        &self.indexes
    }
}

fn place(instrument: &Instrument, key: &str) -> Option<Place> {
    let item = instrument.items.iter().position(|item| item.key == key)?;
    let known = instrument.items.get(item)?;
    let (low, high) = known.scale()?;
    Some(Place { item, low, high, reversed: known.reversed() })
}
