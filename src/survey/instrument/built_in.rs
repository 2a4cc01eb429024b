//! The questionnaires that come with the product.

use super::SKM9_2017;

/// Every built-in instrument: its id, which is also the name of its file, and its JSON document.
/// Each is read on its own, so the questions about the respondent stand in every one.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("skm9-2017", SKM9_2017),
    ("skm16", include_str!("data/skm16.json")),
    ("spkp", include_str!("data/spkp.json")),
    ("spkp-6", include_str!("data/spkp-6.json")),
    ("spak", include_str!("data/spak.json")),
    ("spak-6", include_str!("data/spak-6.json")),
    ("pekppp-f03a", include_str!("data/pekppp-f03a.json")),
    ("pekppp-f03b", include_str!("data/pekppp-f03b.json")),
    ("fkp", include_str!("data/fkp.json")),
];
