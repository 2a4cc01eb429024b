//! Broken rules in words, for the respondent.

use super::{Catalog, Key};
use crate::survey::WHOLE;
use crate::survey::config::{Config, FieldAnswer};
use crate::survey::document::Words;
use crate::survey::instrument::Ask;
use crate::survey::response::{
    COMMENT_LIMIT, JOB_LIMIT, LINE_LIMIT, Place, Violation, ViolationKind,
};

/// Only the collector refuses personal data in these words; the browser has `embed/guard.js`.
const NATIVE: bool = cfg!(not(target_arch = "wasm32"));

/// One sentence: what is to be done, and at which question.
#[must_use]
pub fn violation_words(catalog: &Catalog, config: &Config, violation: &Violation) -> String {
    let language = catalog.language();
    let limit = |n: usize, label: &str| {
        catalog.fill(Key::ViolationLong, &[("n", &n.to_string()), ("label", label)])
    };
    let personal = |label: &str| catalog.fill(Key::ViolationPersonal, &[("label", label)]);
    match &violation.place {
        Place::Service => catalog.text(Key::ViolationService).to_owned(),
        Place::Comment if NATIVE && violation.kind == ViolationKind::Personal => {
            personal(catalog.text(Key::CommentLabel))
        }
        Place::Comment => limit(COMMENT_LIMIT, catalog.text(Key::CommentLabel)),
        Place::Field(key) => {
            let field = config.fields().find(|field| field.key == *key);
            let label = field.map(|field| field.label.text(language)).unwrap_or_default();
            match field.map(|field| field.answer) {
                _ if NATIVE && violation.kind == ViolationKind::Personal => personal(label),
                Some(answer) if WHOLE && answer != FieldAnswer::Choice => {
                    typed(catalog, answer, violation.kind, label)
                }
                _ => catalog.fill(Key::ViolationField, &[("label", label)]),
            }
        }
        // A form's own control posts nothing else than the slots.
        Place::Slot => String::new(),
        Place::Consent(_) if !WHOLE => String::new(),
        Place::Consent(_) => catalog.text(Key::ConsentMissing).to_owned(),
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
                (Ask::Text { .. }, ViolationKind::Personal) if NATIVE => personal(label),
                (Ask::Text { .. }, _) => say(Key::ViolationText),
                (Ask::Repeat(_), _) => say(Key::ViolationEntries),
                _ => say(Key::ViolationItem),
            }
        }
    }
}

/// What the question at the place is called, in words of the agency or the questionnaire.
#[must_use]
pub fn violation_label<'a>(config: &'a Config, violation: &Violation) -> Option<&'a Words> {
    match &violation.place {
        Place::Service | Place::Comment | Place::Slot | Place::Consent(_) => None,
        Place::Field(key) => {
            let field = config.fields().find(|field| field.key == *key);
            field.map(|field| &field.label)
        }
        Place::Item(at) => config.instrument.at(at).map(|item| config.instrument.label_of(item)),
    }
}

/// At a respondent field that is typed.
fn typed(catalog: &Catalog, answer: FieldAnswer, kind: ViolationKind, label: &str) -> String {
    match (answer.range(), kind) {
        (Some((low, high)), _) => {
            let (low, high) = (low.to_string(), high.to_string());
            let values = [("low", &*low), ("high", &*high), ("label", label)];
            catalog.fill(Key::ViolationNumber, &values)
        }
        (None, ViolationKind::TooLong) => {
            let values = [("n", &*JOB_LIMIT.to_string()), ("label", label)];
            catalog.fill(Key::ViolationLong, &values)
        }
        (None, _) => catalog.fill(Key::ViolationText, &[("label", label)]),
    }
}
