//! Figures of stored counts.
//!
//! The core builds a `Tally` from answers only, so answers are made up here that add up to the
//! stored sums: figures depend on nothing else. Respondents with the same made-up answers are
//! counted by doubling, so a billion of them cost no more than thirty. A `Tally::of_counts`
//! in the core would replace this file.

use survei_publik::survey::document::Words;
use survei_publik::survey::instrument::{Choice, Grouping, Instrument, Item};
use survei_publik::survey::score::{Figures, Profile, Tally, UnsurTally};

use super::Ledger;

/// The figures of a ledger, with unsur in the order of `grouping`.
pub(super) fn figures(
    ledger: &Ledger,
    instrument: &Instrument,
    grouping: &Grouping,
    profile: Profile,
) -> Figures {
    let mut items = Vec::new();
    let mut columns = Vec::new();
    let mut made_up = grouping.clone();
    for (place, index) in made_up.indexes.iter_mut().enumerate() {
        for group in &mut index.unsur {
            group.items.clear();
            let Some(tally) = unsur_of(ledger, &index.key, &group.key) else { continue };
            let first = items.len();
            for number in 0..tally.sums.len() {
                let key = format!("{place}.{}.{number}", group.key);
                group.items.push(key.clone());
                items.push(item(key, tally));
            }
            columns.push(Column { first, runs: runs(tally) });
        }
    }
    let width = items.len();
    let instrument = Instrument { items, ..instrument.clone() };
    let tally = count(&instrument, &made_up, ledger.respondents, width, columns);
    let mut figures = Figures::of(&tally, grouping, profile);
    // The made-up answers have the right sums; how often each score was given is stored.
    for index in &mut figures.indexes {
        for unsur in &mut index.unsur {
            if let Some(tally) = unsur_of(ledger, &index.index, &unsur.unsur) {
                unsur.counts.clone_from(&tally.counts);
            }
        }
    }
    figures
}

fn unsur_of<'a>(ledger: &'a Ledger, index: &str, unsur: &str) -> Option<&'a UnsurTally> {
    let index = ledger.indexes.iter().find(|known| known.index == index)?;
    index.unsur.iter().find(|known| known.unsur == unsur)
}

/// An item with the scale of an unsur, never a reversed one: stored sums are turned already.
fn item(key: String, tally: &UnsurTally) -> Item {
    let scores = (tally.low..).take(tally.counts.len());
    let choice = |score| Choice { score, label: Words::indonesian("") };
    let choices = scores.map(choice).collect();
    let question = Words::indonesian("");
    Item { key, unsur: None, question, choices, mode: None, reversed: false }
}

/// The answers for one unsur, respondent after respondent.
struct Column {
    /// Where in a row they begin.
    first: usize,
    runs: Vec<Run>,
}

/// Respondents with the same answers.
struct Run {
    respondents: u64,
    scores: Vec<u8>,
}

/// Answers that add up to the stored sums.
fn runs(tally: &UnsurTally) -> Vec<Run> {
    let mut runs = Vec::new();
    for (items, sum) in (1_u64..).zip(&tally.sums).filter(|(_, sum)| sum.respondents > 0) {
        let (each, higher) = (sum.total / sum.respondents, sum.total % sum.respondents);
        for (respondents, total) in [(higher, each + 1), (sum.respondents - higher, each)] {
            let (score, one_more) = (total / items, total % items);
            let score =
                |place| u8::try_from(score + u64::from(place < one_more)).unwrap_or(u8::MAX);
            if respondents > 0 {
                runs.push(Run { respondents, scores: (0..items).map(score).collect() });
            }
        }
    }
    runs.reverse();
    runs
}

fn count(
    instrument: &Instrument,
    grouping: &Grouping,
    respondents: u64,
    width: usize,
    mut columns: Vec<Column>,
) -> Tally {
    let mut tally = Tally::new(instrument, grouping);
    let mut left = respondents;
    while left > 0 {
        let mut row = vec![None; width];
        let mut many = left;
        for column in &columns {
            let Some(run) = column.runs.last() else { continue };
            many = many.min(run.respondents);
            for (slot, score) in row.iter_mut().skip(column.first).zip(&run.scores) {
                *slot = Some(*score);
            }
        }
        add(&mut tally, instrument, grouping, &row, many);
        left -= many;
        for column in &mut columns {
            if let Some(run) = column.runs.last_mut() {
                run.respondents -= many;
            }
            column.runs.pop_if(|run| run.respondents == 0);
        }
    }
    tally
}

/// Counts a row so many times.
fn add(
    tally: &mut Tally,
    instrument: &Instrument,
    grouping: &Grouping,
    row: &[Option<u8>],
    mut times: u64,
) {
    let mut power = Tally::new(instrument, grouping);
    power.add_row(row);
    while times > 0 {
        if times & 1 == 1 {
            tally.merge(&power);
        }
        times >>= 1;
        if times > 0 {
            let same = power.clone();
            power.merge(&same);
        }
    }
}
