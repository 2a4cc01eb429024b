//! Broken rules in words, for the respondent.

use super::{Catalog, Key};
use crate::survey::config::Config;
use crate::survey::instrument::Ask;
use crate::survey::response::{COMMENT_LIMIT, LINE_LIMIT, Place, Violation, ViolationKind};

/// One sentence: what is to be done, and at which question.
#[must_use]
pub fn violation_words(catalog: &Catalog, config: &Config, violation: &Violation) -> String {
    let language = catalog.language();
    let limit = |n: usize, label: &str| {
        catalog.fill(Key::ViolationLong, &[("n", &n.to_string()), ("label", label)])
    };
    match &violation.place {
        Place::Service => catalog.text(Key::ViolationService).to_owned(),
        Place::Comment => limit(COMMENT_LIMIT, catalog.text(Key::CommentLabel)),
        Place::Field(key) => {
            let field = config.fields().find(|field| field.key == *key);
            let label = field.map(|field| field.label.text(language)).unwrap_or_default();
            catalog.fill(Key::ViolationField, &[("label", label)])
        }
        Place::Item(at) => {
            let Some(item) = config.instrument.at(at) else { return String::new() };
            let label = config.instrument.label_of(item).text(language);
            let say = |key| catalog.fill(key, &[("label", label)]);
            match (&item.ask, violation.kind) {
                (Ask::Number(low, high), _) => {
                    let (low, high) = (low.to_string(), high.to_string());
                    let values = [("low", &*low), ("high", &*high), ("label", label)];
                    catalog.fill(Key::ViolationNumber, &values)
                }
                (Ask::Text { long }, ViolationKind::TooLong) => {
                    limit(if *long { COMMENT_LIMIT } else { LINE_LIMIT }, label)
                }
                (Ask::Text { .. }, _) => say(Key::ViolationText),
                (Ask::Repeat(_), _) => say(Key::ViolationEntries),
                _ => say(Key::ViolationItem),
            }
        }
    }
}
