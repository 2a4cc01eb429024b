//! What is to be known of a configuration before it can be read.

use crate::survey::instrument::COMPILED_IN;
use crate::survey::json::Json;

/// What is of use with other questionnaires than the compiled-in one alone.
const OF_OTHERS: [&str; 3] = ["topic", "grouping", "mode"];

/// The instrument that a configuration asks for; the statutory nine questions where it names
/// none, or cannot be read, which [`read`](super::read) then reports.
#[must_use]
pub fn instrument_wanted(text: &str) -> String {
    let json = parsed(text);
    let wanted = json.as_ref().and_then(|json| json.get("instrument")).and_then(Json::text);
    wanted.unwrap_or(COMPILED_IN).trim().to_owned()
}

/// Whether a configuration, whatever its instrument, says nothing that only the whole widget
/// knows; the light one then reads all of it.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    let json = parsed(text);
    let has = |key: &&str| json.as_ref().is_some_and(|json| json.get(key).is_some());
    !OF_OTHERS.iter().any(has)
}

fn parsed(text: &str) -> Option<Json> {
    Json::of(text.trim_start_matches('\u{feff}'))
}
