//! From draft to response: which rules a respondent's answers must keep.

use super::respondent::asked_respondent;
use super::{
    Answers, At, COMMENT_LIMIT, Consent, Draft, ENTRY_LIMIT, LINE_LIMIT, Response, Statement,
    Statements, asked, asked_fields, asked_in, length, wrong_at,
};
use crate::survey::WHOLE;
use crate::survey::config::{AskedField, Comment, Config, FieldAnswer};
use crate::survey::instrument::{Ask, Item};

/// Where a rule is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The choice of unit and service.
    Service,
    /// A respondent field, by key.
    Field(String),
    /// An item, or a question within one of its entries.
    Item(At),
    /// The comment.
    Comment,
    /// Something to agree to.
    Consent(Consent),
    /// The part of the day: only a form without a clock asks for it.
    Slot,
}

impl Place {
    /// The place at the end of a path through a kept draft, such as `answers.waktu` or
    /// `statements.masukan.0.masalah`.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Place> {
        let parts: Vec<&str> = path.split('.').collect();
        match *parts.as_slice() {
            ["service"] => Some(Place::Service),
            ["comment"] => Some(Place::Comment),
            ["slot"] if WHOLE => Some(Place::Slot),
            ["agreed", name] if WHOLE => Consent::of_name(name).map(Place::Consent),
            ["respondent", field] => Some(Place::Field(field.to_owned())),
            ["answers" | "statements", item] => Some(Place::Item(At::item(item))),
            ["statements", item, place, key] => {
                Some(Place::Item(At::entry(item, place.parse().ok()?, key)))
            }
            _ => None,
        }
    }
}

/// How a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViolationKind {
    /// An answer is required and there is none.
    Missing,
    /// The answer is none of the choices.
    NotAChoice,
    /// Longer than [`COMMENT_LIMIT`], [`LINE_LIMIT`] or [`JOB_LIMIT`](super::JOB_LIMIT) characters, or more than
    /// [`ENTRY_LIMIT`] entries.
    TooLong,
    /// Not a whole number, or none that is wanted.
    OutOfRange,
    /// Something was answered that is not asked.
    NotAsked,
    /// There seems to be personal data in it, which the agency does not take.
    Personal,
}

/// A rule that a respondent's answers break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Where.
    pub place: Place,
    /// How.
    pub kind: ViolationKind,
}

/// Makes a response of a draft, or says every rule it breaks, in the order of the screens.
///
/// # Errors
/// Every [`Violation`], never just the first.
pub fn check(config: &Config, draft: &Draft) -> Result<Response, Vec<Violation>> {
    let mut violations = Vec::new();
    let mut report = |place, kind| violations.push(Violation { place, kind });
    if WHOLE && config.notice.consent && !draft.agreed.notice {
        report(Place::Consent(Consent::Notice), ViolationKind::Missing);
    }
    let target = draft.target.as_ref();
    match target {
        None => report(Place::Service, ViolationKind::Missing),
        Some(target) if config.service(target).is_none() => {
            report(Place::Service, ViolationKind::NotAChoice);
        }
        Some(_) => {}
    }
    for field in asked_fields(config, draft) {
        let said = draft.respondent.get(&field.key);
        if let Some(kind) = wrong_at(field, said).or_else(|| personal_at(config, field, said?)) {
            report(Place::Field(field.key.clone()), kind);
        }
    }
    for item in asked(config, draft) {
        match item.ask {
            Ask::Choice { .. } => {
                let kind = match draft.answers.get(&item.key) {
                    None => item.required.then_some(ViolationKind::Missing),
                    Some(score) if item.choice(*score).is_none() => Some(ViolationKind::NotAChoice),
                    Some(_) => None,
                };
                kind.into_iter().for_each(|kind| report(Place::Item(At::item(&item.key)), kind));
            }
            _ if WHOLE => stated(config, draft, item, &mut report),
            _ => {}
        }
    }
    let comment = draft.comment.trim();
    if length(comment) > COMMENT_LIMIT {
        report(Place::Comment, ViolationKind::TooLong);
    }
    if is_personal(config, comment) {
        report(Place::Comment, ViolationKind::Personal);
    }
    if config.comment == Comment::Off && !comment.is_empty() {
        report(Place::Comment, ViolationKind::NotAsked);
    }
    for (key, _) in draft.respondent.iter() {
        if !config.fields().any(|field| field.key == key) {
            report(Place::Field(key.to_owned()), ViolationKind::NotAsked);
        }
    }
    // At an item that is not asked just now something may have been said before; it is left out.
    let scores = |key: &str| config.instrument.item(key).map(|item| item.scale().is_some());
    let answers = draft.answers.iter().map(|(key, _)| (key, true));
    for (key, scored) in answers.chain(draft.statements.iter().map(|(key, _)| (key, false))) {
        if scores(key) != Some(scored) {
            report(Place::Item(At::item(key)), ViolationKind::NotAsked);
        }
    }
    match target {
        Some(target) if violations.is_empty() => Ok(Response {
            target: target.clone(),
            respondent: asked_respondent(config, draft),
            answers: asked_answers(config, draft),
            statements: asked_statements(config, draft),
            comment: (!comment.is_empty()).then(|| comment.to_owned()),
            slot: draft.slot.filter(|_| WHOLE && config.slot),
        }),
        _ => Err(violations),
    }
}

/// Looks at an answer that does not score.
fn stated(
    config: &Config,
    draft: &Draft,
    item: &Item,
    report: &mut impl FnMut(Place, ViolationKind),
) {
    let given = draft.statements.get(&item.key);
    let wrong = |item: &Item, given: Option<&Statement>| {
        wrong(item, given).or_else(|| personal(config, item, given?))
    };
    if let Some(kind) = wrong(item, given) {
        report(Place::Item(At::item(&item.key)), kind);
    }
    for (place, entry) in given.map(Statement::entries).unwrap_or_default().iter().enumerate() {
        for inner in asked_in(config, draft, item, entry) {
            if let Some(kind) = wrong(inner, entry.get(&inner.key)) {
                report(Place::Item(At::entry(&item.key, place, &inner.key)), kind);
            }
        }
        for (key, _) in entry.iter() {
            if !item.entry().iter().any(|inner| inner.key == key) {
                report(Place::Item(At::entry(&item.key, place, key)), ViolationKind::NotAsked);
            }
        }
    }
}

/// Whether a text has personal data in it that the agency does not take.
#[cfg(not(target_arch = "wasm32"))]
fn is_personal(config: &Config, text: &str) -> bool {
    use crate::survey::{config::PersonalData, privacy::personal};

    config.personal_data == PersonalData::Refuse && personal::is_in(text)
}

/// In the browser `embed/guard.js` looks, so that few citizens fetch what it takes.
#[cfg(target_arch = "wasm32")]
fn is_personal(_: &Config, _: &str) -> bool {
    false
}

/// The same at a field, where it is answered in words of the respondent's own.
fn personal_at(config: &Config, field: &AskedField, said: &str) -> Option<ViolationKind> {
    let free = WHOLE && field.answer == FieldAnswer::Text;
    (free && is_personal(config, said)).then_some(ViolationKind::Personal)
}

fn personal(config: &Config, item: &Item, given: &Statement) -> Option<ViolationKind> {
    let free = matches!(item.ask, Ask::Text { .. });
    (free && is_personal(config, given.text())).then_some(ViolationKind::Personal)
}

/// What is wrong with what was stated at an item, its entries aside.
fn wrong(item: &Item, given: Option<&Statement>) -> Option<ViolationKind> {
    let Some(given) = given.filter(|given| !given.is_blank()) else {
        return item.required.then_some(ViolationKind::Missing);
    };
    let known = |code: &String| item.options().iter().any(|option| option.code == *code);
    match (&item.ask, given) {
        (Ask::One(_), Statement::Text(code)) if known(code) => None,
        (Ask::Several(_), Statement::Several(codes)) => {
            let twice = (1..).zip(codes).any(|(at, code)| codes.iter().skip(at).any(|c| c == code));
            (twice || !codes.iter().all(known)).then_some(ViolationKind::NotAChoice)
        }
        (Ask::Number(low, high), Statement::Text(digits)) => {
            let within = number_of(digits).is_some_and(|n| (*low..=*high).contains(&n));
            (!within).then_some(ViolationKind::OutOfRange)
        }
        (Ask::Text { long }, Statement::Text(text)) => {
            let limit = if *long { COMMENT_LIMIT } else { LINE_LIMIT };
            (length(text.trim()) > limit).then_some(ViolationKind::TooLong)
        }
        (Ask::Repeat(_), Statement::Entries(entries)) => {
            (entries.len() > ENTRY_LIMIT).then_some(ViolationKind::TooLong)
        }
        _ => Some(ViolationKind::NotAChoice),
    }
}

/// Whether a statement is one that the item's control could have made.
pub(in crate::survey) fn fits(item: &Item, statement: &Statement) -> bool {
    let fits_in = |entry: &Statements| {
        entry.iter().all(|(key, statement)| {
            item.entry().iter().any(|inner| inner.key == key && fits(inner, statement))
        })
    };
    wrong(item, Some(statement)) != Some(ViolationKind::NotAChoice)
        && statement.entries().iter().all(fits_in)
}

/// The scores of the items that are asked.
fn asked_answers(config: &Config, draft: &Draft) -> Answers {
    let score = |item: &Item| Some((item.key.clone(), *draft.answers.get(&item.key)?));
    asked(config, draft).into_iter().filter_map(score).collect()
}

/// The statements at the items that are asked, without blanks round them or zeros before them;
/// blank ones are none.
fn asked_statements(config: &Config, draft: &Draft) -> Statements {
    if !WHOLE {
        return Statements::default();
    }
    let statement = |item: &Item| {
        let given = draft.statements.get(&item.key)?;
        let tidied = match given {
            Statement::Entries(entries) => {
                let entry = |entry: &Statements| -> Statements {
                    let inner = asked_in(config, draft, item, entry).into_iter();
                    let said = inner.filter_map(|inner| {
                        Some((inner.key.clone(), tidied(inner, entry.get(&inner.key)?)))
                    });
                    said.filter(|(_, said)| !said.is_empty()).collect()
                };
                let entries = entries.iter().map(entry);
                Statement::Entries(entries.filter(|entry| !entry.is_empty()).collect())
            }
            given => tidied(item, given),
        };
        (!tidied.is_empty()).then(|| (item.key.clone(), tidied))
    };
    asked(config, draft).into_iter().filter_map(statement).collect()
}

fn tidied(item: &Item, statement: &Statement) -> Statement {
    match (&item.ask, statement) {
        (Ask::Number(..), Statement::Text(text)) => {
            Statement::Text(number_of(text).map_or_else(String::new, |number| number.to_string()))
        }
        (_, Statement::Text(text)) => Statement::Text(text.trim().to_owned()),
        (_, other) => other.clone(),
    }
}

/// Reads a whole number as a person types it, possibly with blanks round it and zeros before it.
pub(super) fn number_of(text: &str) -> Option<u16> {
    let digits = text.trim();
    let digits = Some(digits).filter(|digits| digits.len() <= 9 && !digits.starts_with('+'));
    digits?.parse().ok()
}
