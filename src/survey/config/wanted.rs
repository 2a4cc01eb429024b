//! What is to be known of a configuration before it can be read.

use crate::survey::instrument::COMPILED_IN;
use crate::survey::json::Json;

/// Keys, wherever they stand, that only the whole widget knows: those of other questionnaires,
/// and what few agencies ask or tell besides.
const OF_WHOLE: [&str; 10] = [
    "topic",
    "grouping",
    "mode",
    "profile",
    "hour",
    "as",
    "guardian",
    "consent",
    "randomised",
    "faces",
];

/// How the names of the respondent fields end that no instrument has.
const BESIDE: &str = "disabilitas";

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
    !parsed(text).is_some_and(|json| needs_whole(&json))
}

fn needs_whole(json: &Json) -> bool {
    let entry = |(key, value): &(String, Json)| {
        let beside = || value.text().is_some_and(|field| field.ends_with(BESIDE));
        OF_WHOLE.contains(&key.as_str()) || key == "field" && beside() || needs_whole(value)
    };
    json.entries().iter().any(entry) || json.list().is_some_and(|list| list.iter().any(needs_whole))
}

fn parsed(text: &str) -> Option<Json> {
    Json::of(text.trim_start_matches('\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::{BESIDE, OF_WHOLE};

    const SCRIPT: &str = include_str!("../../embed/wanted.js");

    #[test]
    fn the_page_and_the_script_ask_for_the_whole_widget_by_the_same_keys() {
        let keys = OF_WHOLE.join("|");
        let expected = format!(r#"const OF_WHOLE = /"({keys})"\s*:|{BESIDE}"/;"#);
        let found = SCRIPT.lines().find(|line| line.starts_with("const OF_WHOLE"));
        assert_eq!(found, Some(expected.as_str()));
    }
}
