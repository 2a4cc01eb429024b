//! How a mapping is written as JSON.

mod field;
mod learnt;
mod step;

use super::day::{LETTERS, unknown_letter};
use super::template::placeholders;
use super::{Age, Mapping, Step};
use crate::survey::document::{Mistake, Object, optional};
use crate::survey::instrument::unique;

/// The description of a mapping.
pub(in crate::survey) fn describe<O: Object>(o: &mut O) -> Mapping {
    let tokens = o.objects(
        optional(
            "tokens",
            "What the receiver must tell before it takes anything, such as a token against forged \
             requests; in templates {token.NAME}.",
        ),
        learnt::token,
    );
    unique(o, "tokens", "name");
    let (steps, listed) = steps(o);
    let items = o.table(optional(
        "items",
        "What the receiver calls things, by item: columns that templates may name, such as id and \
         choice_id. A list has one text for each choice.",
    ));
    let codes = o.table(optional(
        "codes",
        "What the receiver writes instead of a code, by respondent field, or by unit, service \
         (UNIT/SERVICE or SERVICE), period, quarter, semester, lang, score or age. The row * is \
         for all others.",
    ));
    let age = o.one_of(
        optional(
            "age",
            "What {age} is: the middle of the band (midpoint) or the year of birth (birth_year). \
             codes.age has ages for bands that are open at one end.",
        ),
        &Age::WORDS,
    );
    let filler = o.text(optional("filler", "What {comment} is where there is no comment."));
    Mapping {
        tokens: tokens.unwrap_or_default(),
        steps,
        listed,
        items: items.unwrap_or_default(),
        codes: codes.unwrap_or_default(),
        age,
        filler,
    }
}

/// The requests: those in the list, or the only one, which is written as keys of the mapping.
fn steps<O: Object>(o: &mut O) -> (Vec<Step>, bool) {
    let listed = o.has("steps");
    let list = o.objects(
        optional(
            "steps",
            "Several requests, in order, instead of the keys of one request. Each goes out once \
             the one before was taken.",
        ),
        step::describe,
    );
    if !listed {
        return (vec![step::describe(o)], false);
    }
    for key in step::KEYS {
        o.pass_over(key);
        if o.has(key) {
            o.mistake(|| (key, Mistake::InSteps));
        }
    }
    (list.unwrap_or_default(), true)
}

/// Reports letters in formats of the day that mean nothing.
fn dates<O: Object>(o: &mut O, key: &str, template: Option<&str>) {
    let formats = placeholders(template.unwrap_or_default());
    for format in formats.into_iter().filter_map(|name| name.strip_prefix("day:")) {
        if let Some(letter) = unknown_letter(format) {
            let (found, allowed) = (letter.to_string(), LETTERS.to_owned());
            o.mistake(|| (key, Mistake::NotOneOf { found, allowed }));
        }
    }
}
