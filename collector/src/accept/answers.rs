//! The rules for what a respondent says: those of the core, and one more.

use survei_publik::survey::config::Config;
use survei_publik::survey::instrument::{Ask, Instrument, Item};
use survei_publik::survey::payload::Submission;
use survei_publik::survey::response::{
    self, At, COMMENT_LIMIT, Draft, ENTRY_LIMIT, JOB_LIMIT, LINE_LIMIT, Place, ViolationKind,
    asked, asked_fields, asked_in,
};

use super::found::Found;

/// Reports every rule that the answers break. Tells whether the scored ones are complete.
pub(super) fn check(config: &Config, submission: &Submission, found: &mut Found) -> bool {
    let draft = submission.draft();
    let violations = response::check(config, &draft).err().unwrap_or_default();
    let mut complete = true;
    for violation in violations {
        let (path, item) = match &violation.place {
            // Said more exactly where the target is looked at.
            Place::Service => continue,
            // Said more exactly by `not_asked`.
            Place::Item(_) if violation.kind == ViolationKind::NotAsked => continue,
            Place::Field(key) => {
                let (code, message) = explain_field(config, key, violation.kind);
                found.report(format!("respondent.{key}"), code, message);
                continue;
            }
            Place::Item(at) => {
                let item = config.instrument.at(at);
                complete &= item.is_some_and(|item| item.scale().is_none());
                (path(&config.instrument, at), item)
            }
            Place::Comment => ("comment".to_owned(), None),
            // No part of a response.
            Place::Slot | Place::Consent(_) => continue,
        };
        let (code, message) = explain(violation.kind, item);
        found.report(path, code, message);
    }
    not_asked(config, &draft, found) && complete
}

/// Reports what was said at items that are not asked: because they are not in the
/// questionnaire, are for another kind of service, or have conditions that do not hold. On the
/// phone such answers are left out without a word, for they were typed before an earlier
/// answer was changed. Here they are refused, so that what is kept is exactly what was checked.
/// Tells whether the scored answers are free of them.
fn not_asked(config: &Config, draft: &Draft, found: &mut Found) -> bool {
    let items = asked(config, draft);
    let asked = |key: &str, scored: bool| {
        let item = items.iter().find(|item| item.key == key);
        item.filter(|item| item.scale().is_some() == scored).copied()
    };
    let mut report = |path| {
        let (code, message) = explain(ViolationKind::NotAsked, None);
        found.report(path, code, message);
    };
    for (key, _) in draft.respondent.iter() {
        let known = config.fields().any(|field| field.key == key);
        if known && !asked_fields(config, draft).any(|field| field.key == key) {
            report(format!("respondent.{key}"));
        }
    }
    let mut free = true;
    for (key, _) in draft.answers.iter().filter(|(key, _)| asked(key, true).is_none()) {
        free = false;
        report(format!("answers.{key}"));
    }
    for (key, said) in draft.statements.iter() {
        let Some(item) = asked(key, false) else {
            report(format!("statements.{key}"));
            continue;
        };
        // Entries where none are asked for are reported by the core, as a whole.
        let entries = if item.entry().is_empty() { &[] } else { said.entries() };
        for (place, entry) in entries.iter().enumerate() {
            let inner = asked_in(config, draft, item, entry);
            let asked = |key: &str| inner.iter().any(|inner| inner.key == key);
            for (inner, _) in entry.iter().filter(|(inner, _)| !asked(inner)) {
                report(format!("statements.{key}[{place}].{inner}"));
            }
        }
    }
    free
}

/// Where in the body an answer stands.
pub(super) fn path(instrument: &Instrument, at: &At) -> String {
    let key = &at.item;
    match &at.entry {
        Some((place, inner)) => format!("statements.{key}[{place}].{inner}"),
        None if instrument.item(key).is_some_and(|item| item.scale().is_none()) => {
            format!("statements.{key}")
        }
        None => format!("answers.{key}"),
    }
}

/// The same for a respondent field.
pub(super) fn explain_field(
    config: &Config,
    key: &str,
    kind: ViolationKind,
) -> (&'static str, String) {
    let field = config.fields().find(|field| field.key == key);
    let range = field.and_then(|field| field.answer.range());
    match (kind, range) {
        (ViolationKind::TooLong, _) => {
            ("too_long", format!("Terlalu panjang, paling banyak {JOB_LIMIT} huruf."))
        }
        (ViolationKind::OutOfRange, Some((low, high))) => {
            ("out_of_range", format!("Tulis bilangan bulat {low} sampai {high}."))
        }
        _ => explain(kind, None),
    }
}

/// A kind of violation as a code for programs and a sentence for people; at an item, or else
/// at the comment.
pub(super) fn explain(kind: ViolationKind, item: Option<&Item>) -> (&'static str, String) {
    match kind {
        ViolationKind::Missing => ("missing", "Wajib diisi, tetapi kosong.".to_owned()),
        ViolationKind::NotAChoice => {
            ("not_a_choice", "Jawaban ini bukan salah satu pilihan.".to_owned())
        }
        ViolationKind::TooLong => match item.map(|item| &item.ask) {
            Some(Ask::Repeat(_)) => {
                ("too_long", format!("Terlalu banyak, paling banyak {ENTRY_LIMIT} isian."))
            }
            Some(Ask::Text { long: false }) => {
                ("too_long", format!("Terlalu panjang, paling banyak {LINE_LIMIT} huruf."))
            }
            _ => ("too_long", format!("Terlalu panjang, paling banyak {COMMENT_LIMIT} huruf.")),
        },
        ViolationKind::OutOfRange => match item.map(|item| &item.ask) {
            Some(Ask::Number(low, high)) => {
                ("out_of_range", format!("Tulis bilangan bulat {low} sampai {high}."))
            }
            _ => ("out_of_range", "Tulis bilangan bulat yang diminta.".to_owned()),
        },
        ViolationKind::Personal => {
            ("personal_data", "Ada data pribadi di sini. Hapus dulu, lalu kirim lagi.".to_owned())
        }
        ViolationKind::NotAsked => ("not_asked", "Ini tidak ditanyakan.".to_owned()),
    }
}
