//! Whether counts that came from outside can be counts at all.

use survei_publik::survey::instrument::{Grouping, Instrument};
use survei_publik::survey::score::{Tally, UnsurTally};

use crate::fault::Fault;

/// No count is larger: nothing overflows below it, and JavaScript's numbers are exact.
const LARGEST: u64 = 1 << 50;

pub(crate) fn small_enough(count: u64) -> bool {
    count < LARGEST
}

/// Whether the counts of a tally agree with one another.
pub(crate) fn is_sound(tally: &Tally) -> bool {
    let respondents = tally.respondents();
    let unsur = tally.indexes().iter().flat_map(|index| &index.unsur);
    small_enough(respondents) && unsur.into_iter().all(|unsur| of_unsur(unsur, respondents))
}

fn of_unsur(tally: &UnsurTally, respondents: u64) -> bool {
    let numbers = tally.sums.iter().flat_map(|sum| [sum.respondents, sum.total]);
    if !numbers.chain(tally.counts.iter().copied()).all(small_enough) {
        return false;
    }
    let low = u64::from(tally.low);
    let span = u64::try_from(tally.counts.len()).unwrap_or_default().saturating_sub(1);
    let counts = || (low..).zip(&tally.counts);
    let sums = || (1_u64..).zip(&tally.sums);
    let answers: u64 = sums().map(|(items, sum)| items * sum.respondents).sum();
    tally.answered() <= respondents
        && counts().map(|(_, count)| count).sum::<u64>() == answers
        && counts().map(|(score, count)| score * count).sum::<u64>() == tally.total()
        && sums().all(|(items, sum)| {
            let answers = items * sum.respondents;
            (low * answers..=(low + span) * answers).contains(&sum.total)
        })
}

/// Whether every index counts items with scores of one scale. In a browser the core leaves
/// these checks out; `survei check` has all of them.
pub(crate) fn fits_together(instrument: &Instrument, grouping: &Grouping) -> Result<(), Fault> {
    for index in &grouping.indexes {
        let mut scales = Vec::new();
        for key in index.unsur.iter().flat_map(|unsur| &unsur.items) {
            let scale = instrument.item(key).and_then(|item| item.scale());
            scales.push(scale.ok_or_else(|| {
                Fault(format!(
                    "instrument: index {} of grouping {} counts \"{key}\", which is no item with \
                     a score. Check the file with `survei check`.",
                    index.key, grouping.key
                ))
            })?);
        }
        if scales.windows(2).any(|pair| pair.first() != pair.last()) {
            return Err(Fault(format!(
                "instrument: index {} of grouping {} counts items of different scales. Check the \
                 file with `survei check`.",
                index.key, grouping.key
            )));
        }
    }
    Ok(())
}
