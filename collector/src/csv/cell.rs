//! What stands in one cell.

use survei_publik::survey::instrument::Item;
use survei_publik::survey::response::Statement;

use crate::mask::Mask;

/// A text as it is, or behind an apostrophe where a spreadsheet would run it as a formula.
/// (Full-width signs count too: East Asian editions of Excel take them for the plain ones.)
pub(super) fn cell(text: &str) -> String {
    let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let guard = if text.starts_with(formula) { "'" } else { "" };
    [guard, text].concat()
}

/// What was said at an item as a cell, with personal data covered or not.
pub(super) fn said(item: &Item, said: Option<&Statement>, mask: Mask) -> String {
    mask.said(item, said).map_or_else(|| stated(said), |text| cell(&text))
}

/// A statement as a cell: a text, a number or a code as it is; several codes with `|` between
/// them, which no edition of Excel takes for the end of a column, and by which its *Text to
/// Columns* parts them again; of an item that repeats, how many entries there are.
fn stated(said: Option<&Statement>) -> String {
    match said {
        None => String::new(),
        Some(Statement::Text(text)) => cell(text),
        Some(Statement::Several(codes)) => cell(&codes.join("|")),
        Some(Statement::Entries(entries)) => entries.len().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_codes_are_parted_by_a_stroke_and_cannot_run_either() {
        let several = |codes: &[&str]| {
            stated(Some(&Statement::Several(codes.iter().map(|code| (*code).to_owned()).collect())))
        };
        assert_eq!(several(&["web", "loket"]), "web|loket");
        assert_eq!(several(&["=1+1", "loket"]), "'=1+1|loket");
        assert_eq!(stated(None), "");
    }

    #[test]
    fn a_cell_that_begins_like_a_formula_begins_with_an_apostrophe() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"] {
            assert_eq!(cell(text), format!("'{text}"));
        }
        for text in ["", "baik", "1-1", "'=1", "a=b"] {
            assert_eq!(cell(text), text);
        }
    }
}
