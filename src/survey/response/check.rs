//! From draft to response: which rules a respondent's answers must keep.

use super::{COMMENT_LIMIT, Draft, Response};
use crate::survey::config::{Comment, Config, Use};

/// Where a rule is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The choice of unit and service.
    Service,
    /// A respondent field, by key.
    Field(String),
    /// An item, by key.
    Item(String),
    /// The comment.
    Comment,
}

/// How a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViolationKind {
    /// An answer is required and there is none.
    Missing,
    /// The answer is none of the choices.
    NotAChoice,
    /// Longer than [`COMMENT_LIMIT`] characters.
    TooLong,
    /// Something was answered that is not asked.
    NotAsked,
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
    let target = draft.target.as_ref();
    match target {
        None => report(Place::Service, ViolationKind::Missing),
        Some(target) if config.service(target).is_none() => {
            report(Place::Service, ViolationKind::NotAChoice);
        }
        Some(_) => {}
    }
    for field in config.fields() {
        let place = || Place::Field(field.key.clone());
        match draft.respondent.get(&field.key) {
            None if field.use_ == Use::Required => report(place(), ViolationKind::Missing),
            None => {}
            Some(code) if !field.choices.iter().any(|choice| choice.code == *code) => {
                report(place(), ViolationKind::NotAChoice);
            }
            Some(_) => {}
        }
    }
    let items = config.items();
    for item in &items {
        let place = || Place::Item(item.key.clone());
        match draft.answers.get(&item.key) {
            None => report(place(), ViolationKind::Missing),
            Some(score) if item.choice(*score).is_none() => {
                report(place(), ViolationKind::NotAChoice);
            }
            Some(_) => {}
        }
    }
    let comment = draft.comment.trim();
    if comment.chars().count() > COMMENT_LIMIT {
        report(Place::Comment, ViolationKind::TooLong);
    }
    if config.comment == Comment::Off && !comment.is_empty() {
        report(Place::Comment, ViolationKind::NotAsked);
    }
    for (key, _) in draft.respondent.iter() {
        if !config.fields().any(|field| field.key == key) {
            report(Place::Field(key.to_owned()), ViolationKind::NotAsked);
        }
    }
    for (key, _) in draft.answers.iter() {
        if !items.iter().any(|item| item.key == key) {
            report(Place::Item(key.to_owned()), ViolationKind::NotAsked);
        }
    }
    match target {
        Some(target) if violations.is_empty() => Ok(Response {
            target: target.clone(),
            respondent: draft.respondent.clone(),
            answers: draft.answers.clone(),
            comment: (!comment.is_empty()).then(|| comment.to_owned()),
        }),
        _ => Err(violations),
    }
}
