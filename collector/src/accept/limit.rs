//! How large a body may be.

use survei_publik::survey::instrument::{Ask, Instrument, Item};
use survei_publik::survey::response::{COMMENT_LIMIT, ENTRY_LIMIT, LINE_LIMIT};

/// The most bytes that one letter takes: a pair of escapes, `\ud83d\ude00`.
const LETTER: usize = 12;

/// Room for a response without statements. A comment takes 2000 letters × 12 bytes = 24 000
/// bytes; the 8768 bytes that are left hold identifiers, scores and what is said about the
/// respondent: with 30 bytes for each score, well over a hundred of them.
const BASE: usize = 32 * 1024;

/// The most that is ever read: anyone may send. Fifty entries of forty long texts fit, as the
/// widget writes them, with one byte a letter: 50 × 40 × 2000 = 4 000 000 bytes.
const CEILING: usize = 4 * 1024 * 1024;

/// The quotes, colon, comma and brackets round a key and its value.
const MARKS: usize = 6;

/// The largest body that this questionnaire can need. The statutory ones, without statements,
/// keep to 32 KiB. In a consultation an entry has two long texts, a line, and a code:
/// 2000 + 2000 + 200 + 16 letters and their keys, 4276 in all; 50 entries × 4276 letters × 12
/// bytes are 2.6 MB.
pub(crate) fn limit(instrument: &Instrument) -> usize {
    (BASE + LETTER * with_keys(&instrument.items)).min(CEILING)
}

fn with_keys(items: &[Item]) -> usize {
    let stated = items.iter().filter(|item| item.scale().is_none());
    stated.map(|item| item.key.len() + MARKS + letters(item)).sum()
}

/// The most letters that the answer to an item has.
fn letters(item: &Item) -> usize {
    let codes = item.options().iter().map(|option| option.code.chars().count() + MARKS);
    match &item.ask {
        Ask::Choice { .. } => 0,
        Ask::One(_) => codes.max().unwrap_or_default(),
        Ask::Several(_) => codes.sum(),
        Ask::Number(..) => 5,
        Ask::Text { long: true } => COMMENT_LIMIT,
        Ask::Text { long: false } => LINE_LIMIT,
        Ask::Repeat(items) => ENTRY_LIMIT * (with_keys(items) + MARKS),
    }
}

#[cfg(test)]
mod tests {
    use survei_publik::survey::instrument::{BUILT_IN, read};

    use super::*;

    #[test]
    fn statutory_questionnaires_keep_to_32_kib_and_a_consultation_to_3_mb() {
        for (id, text) in BUILT_IN {
            let limit = limit(&read(text).usable().unwrap());
            match *id {
                "fkp" => assert!((2_520_000..3_000_000).contains(&limit), "{limit}"),
                _ => assert_eq!(limit, 32 * 1024, "{id}"),
            }
        }
    }
}
