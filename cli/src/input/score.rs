//! From what stands in a cell to a score.

use survei_publik::survey::instrument::Item;

use super::names::folded;
use crate::instruments::indonesian;

/// The four words of the national application, in whose export every question has them.
const WORDS: [&str; 4] = ["tidakbaik", "kurangbaik", "baik", "sangatbaik"];

/// What an item's answers may be.
#[derive(Debug)]
pub(crate) struct Scale {
    /// One bit a score.
    scores: u16,
    /// The item's own wording of each score, folded.
    labels: Vec<(String, u8)>,
}

/// Why a cell is no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// A number that is not on the scale.
    Number(u64),
    /// Anything else.
    Text,
}

impl Scale {
    pub(crate) fn of(item: &Item) -> Scale {
        let mut scale = Scale { scores: 0, labels: Vec::new() };
        for choice in item.choices() {
            scale.scores |= 1_u16.checked_shl(choice.score.into()).unwrap_or_default();
            scale.labels.push((folded(indonesian(&choice.label)), choice.score));
        }
        scale
    }

    fn has(&self, score: u8) -> bool {
        self.scores.checked_shr(score.into()).unwrap_or_default() & 1 == 1
    }

    /// The score of a number.
    pub(crate) fn number(&self, number: u64) -> Result<u8, Wrong> {
        let score = u8::try_from(number).ok().filter(|score| self.has(*score));
        score.ok_or(Wrong::Number(number))
    }

    /// The score of a cell; `None` for an empty one.
    pub(crate) fn read(&self, cell: &[u8]) -> Result<Option<u8>, Wrong> {
        match cell {
            [] => Ok(None),
            [digit @ b'0'..=b'9'] if self.has(digit - b'0') => Ok(Some(digit - b'0')),
            cell => self.slowly(cell.trim_ascii()),
        }
    }

    #[cold]
    fn slowly(&self, cell: &[u8]) -> Result<Option<u8>, Wrong> {
        if cell.is_empty() || cell == b"-" {
            return Ok(None);
        }
        if let Some(number) = whole(cell) {
            return self.number(number).map(Some);
        }
        let text = folded(&String::from_utf8_lossy(cell));
        let own = self.labels.iter().find(|(label, _)| *label == text).map(|(_, score)| *score);
        let common = || (1..).zip(WORDS).find(|(_, word)| *word == text).map(|(score, _)| score);
        // Only a scale of one to four has four words.
        let score = own.or_else(|| common().filter(|_| self.scores == 0b1_1110));
        score.map(Some).ok_or(Wrong::Text)
    }
}

/// A whole number of at most six digits, which a spreadsheet may have written as `4,00`.
pub(crate) fn whole(cell: &[u8]) -> Option<u64> {
    let place = cell.iter().position(|byte| matches!(byte, b',' | b'.')).unwrap_or(cell.len());
    let (whole, part) = cell.split_at_checked(place)?;
    let zeros = part.get(1..).unwrap_or_default().iter().all(|byte| *byte == b'0');
    if !zeros || whole.is_empty() || whole.len() > 6 {
        return None;
    }
    whole.iter().try_fold(0_u64, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + u64::from(byte - b'0'))
    })
}
