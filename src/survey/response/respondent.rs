//! What is said about the respondent: which fields are asked, what each takes, and what follows
//! from the age.

use super::check::number_of;
use super::{Draft, LINE_LIMIT, Respondent, ViolationKind, YES, length};
use crate::survey::WHOLE;
use crate::survey::config::{
    AGE, AskedField, Config, DISABILITY, DISABILITY_KIND, FieldAnswer, JOB, Use, is_of_disability,
};

/// The longest occupation that is kept, in characters.
pub const JOB_LIMIT: usize = LINE_LIMIT / 2;

/// The youngest age that answers without a parent or guardian.
const OF_AGE: u16 = 17;

/// The band of the statutory list that lies below it.
const UNDER_AGE: &str = "di-bawah-17";

/// The respondent fields that are asked just now. Those about disability only of who agreed.
pub fn asked_fields<'a>(config: &'a Config, draft: &Draft) -> impl Iterator<Item = &'a AskedField> {
    config.fields().filter(|field| is_asked_field(draft, &field.key))
}

/// Whether a field that the agency has is asked just now.
pub(super) fn is_asked_field(draft: &Draft, key: &str) -> bool {
    if !is_of_disability(key) {
        return true;
    }
    let yes = || draft.respondent.get(DISABILITY).is_some_and(|said| said == YES);
    draft.agreed.disability && (key == DISABILITY || yes())
}

/// What is wrong with what was said at a field.
pub(in crate::survey) fn wrong_at(
    field: &AskedField,
    said: Option<&String>,
) -> Option<ViolationKind> {
    let blank = |said: &str| WHOLE && said.trim().is_empty();
    let Some(said) = said.filter(|said| !blank(said)) else {
        return (field.use_ == Use::Required).then_some(ViolationKind::Missing);
    };
    if !WHOLE || field.answer == FieldAnswer::Choice {
        let known = field.choices.iter().any(|choice| choice.code == *said);
        return (!known).then_some(ViolationKind::NotAChoice);
    }
    match field.answer.range() {
        Some((low, high)) => {
            let within = number_of(said).is_some_and(|n| (low..=high).contains(&n));
            (!within).then_some(ViolationKind::OutOfRange)
        }
        None => (length(said.trim()) > JOB_LIMIT).then_some(ViolationKind::TooLong),
    }
}

/// What is said at the fields that are asked, without blanks round it or zeros before it.
pub(super) fn asked_respondent(config: &Config, draft: &Draft) -> Respondent {
    if !WHOLE {
        return draft.respondent.clone();
    }
    let said = |field: &AskedField| {
        let said = draft.respondent.get(&field.key)?.trim();
        let number = field.answer.range().and_then(|_| number_of(said));
        let said = number.map_or_else(|| said.to_owned(), |number| number.to_string());
        (!said.is_empty()).then(|| (field.key.clone(), said))
    };
    asked_fields(config, draft).filter_map(said).collect()
}

/// Whether the respondent may be too young to answer alone, in a survey of this year. Who only
/// says the year of birth may still have the birthday before them.
#[must_use]
pub fn is_minor(config: &Config, draft: &Draft, year: impl FnOnce() -> u16) -> bool {
    let Some(said) = draft.respondent.get(AGE) else { return false };
    if !WHOLE {
        return said == UNDER_AGE;
    }
    let Some(field) = config.fields().find(|field| field.key == AGE) else { return false };
    if field.answer == FieldAnswer::Choice {
        return ages(said).is_some_and(|(_, to)| to < OF_AGE);
    }
    let number = number_of(said).filter(|_| wrong_at(field, Some(said)).is_none());
    number.is_some_and(|number| match field.answer {
        FieldAnswer::BirthYear => year() <= number.saturating_add(OF_AGE),
        _ => number < OF_AGE,
    })
}

/// Whether somebody says to be born after this year.
#[must_use]
pub fn is_unborn(config: &Config, respondent: &Respondent, year: u16) -> bool {
    if !WHOLE {
        return false;
    }
    let field = config.fields().find(|field| field.answer == FieldAnswer::BirthYear);
    let said = field.and_then(|field| respondent.get(&field.key));
    said.and_then(|said| number_of(said)).is_some_and(|born| born > year)
}

/// The coarse answer in the place of a fine one, in a survey of this year: for an age or a year of
/// birth the band in which it lies, for words of the respondent's own nothing. A choice stays as
/// it is. Only this may be counted and published.
///
/// What was said tells by itself what it is: the agency may have asked otherwise at the time.
#[must_use]
pub fn coarse(config: &Config, key: &str, said: &str, year: u16) -> Option<String> {
    let asked = config.fields().find(|field| field.key == key).map(|field| &field.choices);
    let own = config.instrument.fields.iter().find(|field| field.key == key);
    let choices = || asked.into_iter().chain(own.map(|field| &field.choices)).flatten();
    if choices().any(|choice| choice.code == said) {
        return Some(said.to_owned());
    }
    match (key, number_of(said)) {
        (AGE, Some(number)) => {
            let is_age = number <= FieldAnswer::OLDEST;
            let age = if is_age { number } else { year.checked_sub(number)? };
            let within =
                |code: &str| ages(code).is_some_and(|(low, high)| (low..=high).contains(&age));
            choices().find(|choice| within(&choice.code)).map(|choice| choice.code.clone())
        }
        (JOB, _) => None,
        // A choice that there was once.
        _ => Some(said.to_owned()),
    }
}

/// The ages of a band such as `26-34`, `di-bawah-17` or `di-atas-65`.
fn ages(code: &str) -> Option<(u16, u16)> {
    if let Some(age) = code.strip_prefix("di-bawah-") {
        return Some((0, age.parse::<u16>().ok()?.checked_sub(1)?));
    }
    if let Some(age) = code.strip_prefix("di-atas-") {
        return Some((age.parse::<u16>().ok()?.checked_add(1)?, u16::MAX));
    }
    let (from, to) = code.split_once('-')?;
    Some((from.parse().ok()?, to.parse().ok()?))
}

impl Draft {
    /// Answers a respondent field; a blank takes the answer out, and another answer what was only
    /// asked because of the one before.
    pub(in crate::survey) fn fill(&mut self, field: String, said: String) {
        if !WHOLE {
            return self.respondent.insert(field, said);
        }
        let gone = |key: &str| {
            said.is_empty() && key == field
                || field == DISABILITY && said != YES && key == DISABILITY_KIND
        };
        self.respondent.retain(|key, _| !gone(key));
        if !said.is_empty() {
            self.respondent.insert(field, said);
        }
    }
}
