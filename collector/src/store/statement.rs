//! Answers that do not score, as JSON in a column.

use rusqlite::types::Type;
use survei_publik::survey::response::Statement;

/// The text that is kept.
pub(super) fn written(said: &Statement) -> serde_json::Result<String> {
    serde_json::to_string(said)
}

/// Reads the text in a column of a row.
pub(super) fn read(column: usize, text: &str) -> rusqlite::Result<Statement> {
    serde_json::from_str(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}
