//! Every template with the things it is filled in for, and the placeholders that mean nothing there.

use super::Found;
use crate::survey::document::Mistake;
use crate::survey::payload::mapping::facts::{At, Facts};
use crate::survey::payload::mapping::holes::is_hole;
use crate::survey::payload::mapping::lookup::{
    ANYWHERE, COLUMNS, OF_ANSWERS, OF_RESPONDENT, OF_STATEMENTS,
};
use crate::survey::payload::mapping::{Each, Field, Mapping, Step, template};

/// A template, where it stands, and what it is filled in for.
pub(super) struct Used<'a> {
    pub(super) place: String,
    pub(super) template: &'a str,
    /// Never [`Each::Comment`], which is about nothing else than what is round it.
    pub(super) each: Each,
}

/// Every template of a mapping.
pub(super) fn used(mapping: &Mapping) -> Vec<Used<'_>> {
    let mut used = Vec::new();
    for (number, step) in mapping.steps.iter().enumerate() {
        of_step(&mut used, step, &mapping.place(number));
    }
    used
}

/// Every template of a step; `above` is where it stands.
pub(super) fn of_step<'a>(used: &mut Vec<Used<'a>>, step: &'a Step, above: &str) {
    let each = if step.repeat { Each::Answers } else { Each::None };
    if let Some(template) = &step.url {
        used.push(Used { place: [above, "url"].concat(), template, each });
    }
    for (number, header) in step.headers.iter().enumerate() {
        let place = [above, "headers[", &number.to_string(), "].value"].concat();
        used.push(Used { place, template: &header.value, each });
    }
    of_fields(used, &step.fields, each, above);
}

fn of_fields<'a>(used: &mut Vec<Used<'a>>, fields: &'a [Field], outer: Each, above: &str) {
    for (number, field) in fields.iter().enumerate() {
        let each = match field.each {
            Each::None | Each::Comment => outer,
            each => each,
        };
        let above = [above, "fields[", &number.to_string(), "]."].concat();
        for (key, template) in [("name", &field.name), ("value", &field.value)] {
            used.push(Used { place: [&above, key].concat(), template, each });
        }
        of_fields(used, &field.fields, each, &above);
    }
}

/// What there is that a template may be filled in for.
pub(super) fn ats<'a>(facts: &Facts<'a>, each: Each) -> Vec<At<'a>> {
    facts.each(each, At::All, crate::survey::payload::mapping::WhenEmpty::Empty)
}

/// Reports placeholders that mean nothing where they stand.
pub(super) fn check(found: &mut Found, mapping: &Mapping, firsts: &[Facts<'_>]) {
    for used in used(mapping) {
        let names = template::placeholders(used.template).into_iter();
        for name in names.filter(|name| !is_hole(name)) {
            let unknown = |facts: &Facts<'_>| {
                ats(facts, used.each).into_iter().any(|at| facts.find(at, name).is_none())
            };
            if let Some(facts) = firsts.iter().find(|facts| unknown(facts)) {
                let known = known(facts, used.each);
                let mistake = Mistake::UnknownReference { found: braced(name), known };
                found.tell(used.place.clone(), mistake);
            }
        }
    }
}

/// The placeholders that mean something.
fn known(facts: &Facts<'_>, each: Each) -> String {
    let own: &[&str] = match each {
        Each::Answers => &OF_ANSWERS,
        Each::Statements => &OF_STATEMENTS,
        Each::Respondent => &OF_RESPONDENT,
        Each::None | Each::Comment => &[],
    };
    let rows = facts.mapping.items.iter().flat_map(|(_, row)| row.iter().map(|(name, _)| name));
    let mut names: Vec<&str> = own.to_vec();
    for name in COLUMNS.into_iter().chain(rows).filter(|_| each == Each::Answers) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let here = ats(facts, each).into_iter().next().unwrap_or(At::All);
    names.extend(ANYWHERE.into_iter().filter(|name| facts.find(here, name).is_some()));
    names.extend(["respondent.FIELD", "answers.ITEM", "token.NAME", "capture.NAME"]);
    names.into_iter().map(braced).collect::<Vec<_>>().join(", ")
}

/// A placeholder as it is written.
pub(super) fn braced(name: &str) -> String {
    ["{", name, "}"].concat()
}
