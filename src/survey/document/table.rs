//! A table that an agency fills in under keys of its own: rows of cells.

use super::Mistake;
use super::read::entry_of;
use crate::survey::json::Json;
use crate::survey::keyed::Keyed;

/// Rows by key, each with its cells by column.
pub type Table = Keyed<Keyed<Cell>>;

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// One text.
    One(String),
    /// A text for each of several things, in their order.
    Each(Vec<String>),
}

/// Reads a table. What is wrong is told with the way to it from the table itself.
pub(super) fn table(json: &Json, tell: &mut impl FnMut(&str, Mistake)) -> Table {
    let mut rows = Table::default();
    for (key, row) in filled(json) {
        if !matches!(row, Json::Object(_)) {
            tell(key, Mistake::WrongType { wanted: "object" });
            continue;
        }
        if rows.get(key).is_some() {
            tell(key, Mistake::RepeatedKey);
        }
        let mut columns = Keyed::default();
        for (column, value) in filled(row) {
            let place = [key, ".", column].concat();
            if columns.get(column).is_some() {
                tell(&place, Mistake::RepeatedKey);
            }
            if let Some(cell) = cell(value, &place, tell) {
                columns.insert(column.clone(), cell);
            }
        }
        rows.insert(key.clone(), columns);
    }
    rows
}

/// The entries; `null` counts as left out.
fn filled(json: &Json) -> impl Iterator<Item = &(String, Json)> {
    json.entries().iter().filter(|(_, value)| *value != Json::Null)
}

fn cell(value: &Json, place: &str, tell: &mut impl FnMut(&str, Mistake)) -> Option<Cell> {
    let Json::List(values) = value else { return text(value, place, tell).map(Cell::One) };
    if values.is_empty() {
        tell(place, Mistake::Empty);
        return None;
    }
    let texts = values.iter().enumerate();
    let texts = texts.map(|(index, value)| text(value, &entry_of(place, index), tell));
    // All of them are looked at, whatever is wrong with one.
    let texts: Vec<Option<String>> = texts.collect();
    texts.into_iter().collect::<Option<_>>().map(Cell::Each)
}

fn text(value: &Json, place: &str, tell: &mut impl FnMut(&str, Mistake)) -> Option<String> {
    let Some(text) = value.text().map(str::trim) else {
        tell(place, Mistake::WrongType { wanted: "text" });
        return None;
    };
    if text.is_empty() {
        tell(place, Mistake::Empty);
        return None;
    }
    Some(text.to_owned())
}
