//! What becomes of a comment that seems to hold personal data.

use crate::survey::WHOLE;
use crate::survey::document::{Object, optional};

/// What happens when what is written seems to hold personal data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PersonalData {
    /// It is marked; the respondent changes it or sends it as it is.
    #[default]
    Warn,
    /// It is marked, and not sent before it is changed.
    Refuse,
    /// Nobody looks.
    Off,
}

/// The key in the configuration.
const KEY: &str = "personal_data";

/// Reads the key. In the browser `embed/guard.js` does what it says, and no Rust.
pub(super) fn describe<O: Object>(o: &mut O) -> PersonalData {
    if !WHOLE {
        o.pass_over(KEY);
        return PersonalData::Warn;
    }
    let found = o.one_of(
        optional(
            KEY,
            "What happens when a comment or another free text seems to hold personal data: it is \
             marked and may be sent anyway (warn, default), is not sent (refuse), or is not looked \
             at (off).",
        ),
        &[
            ("warn", PersonalData::Warn),
            ("refuse", PersonalData::Refuse),
            ("off", PersonalData::Off),
        ],
    );
    found.unwrap_or_default()
}
