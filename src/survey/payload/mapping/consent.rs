//! What the respondent agreed to, for backends that keep it. No response says so by itself: the
//! widget sends none without a consent that was asked for, so it follows from the configuration.

use crate::survey::config::{Config, DISABILITY};
use crate::survey::document::{Language, Words};
use crate::survey::payload::Submission;
use crate::survey::response::Consent;

/// What `{consent}` is: what was agreed to, each with the day, such as
/// `notice-5f1c09ab 2026-11-25, disability 2026-11-25`. The digits stand for the words of the
/// notice, and change with them. `None` where nothing is asked to be agreed to.
pub(super) fn given(config: &Config, submission: &Submission) -> Option<String> {
    if !Consent::ALL.into_iter().any(|consent| consent.is_asked(config)) {
        return None;
    }
    let mut given = Vec::new();
    if Consent::Notice.is_asked(config) {
        given.push([Consent::Notice.name(), "-", &wording(config)].concat());
    }
    if submission.respondent.get(DISABILITY).is_some() {
        given.push(Consent::Disability.name().to_owned());
    }
    let dated: Vec<String> =
        given.iter().map(|given| [given, " ", &submission.day].concat()).collect();
    Some(dated.join(", "))
}

/// Eight digits that tell one wording of the agency's notice from another (FNV-1a).
fn wording(config: &Config) -> String {
    let notice = &config.notice;
    let parts = [&notice.purpose, &notice.retention, &notice.more].into_iter().flatten();
    let words = |words: &Words| words.text(Language::Indonesian).to_owned();
    let text: Vec<String> = [words(&config.agency.name)]
        .into_iter()
        .chain(parts.map(words))
        .chain(config.agency.contact.clone())
        .collect();
    let digest = text
        .join("\n")
        .bytes()
        .fold(0x811c_9dc5_u32, |digest, byte| (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let digits = (0..8).rev().map(|place| char::from_digit(digest >> (4 * place) & 0xf, 16));
    digits.flatten().collect()
}
