//! Placeholders that only the backend can fill: unknown ones, those that are not known yet where
//! they are used, and those that no value can be put into later.

use super::Found;
use super::placeholders::{braced, of_step};
use crate::survey::config::{Config, Credentials};
use crate::survey::document::Mistake;
use crate::survey::payload::mapping::holes::{MOST, is_hole};
use crate::survey::payload::mapping::plan::names;
use crate::survey::payload::mapping::template::placeholders;
use crate::survey::payload::mapping::{Encoding, Field, Kind, Mapping, Step};

pub(super) fn check(found: &mut Found, config: &Config, mapping: &Mapping) {
    for (number, step) in mapping.steps.iter().enumerate() {
        let above = mapping.place(number);
        let mut used = Vec::new();
        of_step(&mut used, step, &above);
        for used in &used {
            for name in holes(used.template) {
                reference(found, mapping, number, &used.place, name);
            }
        }
        misplaced(found, step, &step.fields, &[&above, "fields["].concat(), false);
    }
    captures(found, mapping);
    unused(found, mapping);
    of_visit(found, config, mapping);
    let count = mapping.tokens.len() + all_captures(mapping).count();
    if count > MOST {
        found.tell("tokens", Mistake::TooMany { found: count, most: MOST });
    }
}

fn holes(template: &str) -> impl Iterator<Item = &str> {
    placeholders(template).into_iter().filter(|name| is_hole(name))
}

/// Every capture: its step, its number there, its name.
fn all_captures(mapping: &Mapping) -> impl Iterator<Item = (usize, usize, &str)> {
    mapping.steps.iter().enumerate().flat_map(|(step, captures)| {
        let captures = captures.captures.iter().enumerate();
        captures.map(move |(number, capture)| (step, number, capture.name.as_str()))
    })
}

/// Reports a name that does not exist, or not yet.
fn reference(found: &mut Found, mapping: &Mapping, step: usize, place: &str, name: &str) {
    let list = |names: Vec<String>| names.join(", ");
    let unknown = |known| Mistake::UnknownReference { found: braced(name), known };
    let Some(capture) = name.strip_prefix("capture.") else {
        let tokens = mapping.tokens.iter().map(|token| ["token.", &token.name].concat());
        let tokens: Vec<String> = tokens.collect();
        if !tokens.iter().any(|known| known == name) {
            found.tell(place, unknown(list(tokens.iter().map(|name| braced(name)).collect())));
        }
        return;
    };
    match all_captures(mapping).find(|(_, _, known)| *known == capture) {
        None => {
            let earlier = all_captures(mapping).filter(|(captured, ..)| *captured < step);
            let known = earlier.map(|(_, _, name)| braced(&["capture.", name].concat()));
            found.tell(place, unknown(list(known.collect())));
        }
        Some((captured, ..)) if captured >= step => {
            let first = ["submit.mapping.", &mapping.place(captured)].concat();
            let first = first.trim_end_matches('.').to_owned();
            found.tell(place, Mistake::NotYetCaptured { found: braced(name), first });
        }
        Some(_) => {}
    }
}

/// Reports holes in a JSON text within a field, in names of XML, and beside other text where the
/// value is no text.
fn misplaced(found: &mut Found, step: &Step, fields: &[Field], above: &str, inner: bool) {
    for (number, field) in fields.iter().enumerate() {
        let place = [above, &number.to_string(), "]."].concat();
        let mut tell = |key: &str, name: &str| {
            let mistake = Mistake::MisplacedHole { found: braced(name) };
            found.tell([&place, key].concat(), mistake);
        };
        for name in holes(&field.name).filter(|_| inner || step.encoding == Encoding::Xml) {
            tell("name", name);
        }
        let alone = |name: &&str| field.kind == Kind::Text || field.value == braced(name);
        for name in holes(&field.value).filter(|name| inner || !alone(name)) {
            tell("value", name);
        }
        misplaced(found, step, &field.fields, &[&place, "fields["].concat(), true);
    }
}

/// Reports names that two steps give to what they capture.
fn captures(found: &mut Found, mapping: &Mapping) {
    let all: Vec<(usize, usize, &str)> = all_captures(mapping).collect();
    let place = |step: usize, number: usize| {
        [&mapping.place(step), "captures[", &number.to_string(), "]"].concat()
    };
    for (step, number, name) in &all {
        let first = all.iter().find(|(earlier, _, known)| earlier < step && known == name);
        if let Some((earlier, other, _)) = first {
            let first = ["submit.mapping.", &place(*earlier, *other)].concat();
            let mistake = Mistake::Duplicate { found: (*name).to_owned(), first };
            found.tell([&place(*step, *number), ".name"].concat(), mistake);
        }
    }
}

/// Tells of tokens and captures that no request sends.
fn unused(found: &mut Found, mapping: &Mapping) {
    let sent = |name: &str| mapping.steps.iter().any(|step| names(step).any(|used| used == name));
    for (number, token) in mapping.tokens.iter().enumerate() {
        let name = ["token.", &token.name].concat();
        if !sent(&name) {
            let place = ["tokens[", &number.to_string(), "].name"].concat();
            found.tell(place, Mistake::Unused { found: braced(&name) });
        }
    }
    for (step, number, name) in all_captures(mapping) {
        let name = ["capture.", name].concat();
        if !sent(&name) {
            let place = [&mapping.place(step), "captures[", &number.to_string(), "].name"].concat();
            found.tell(place, Mistake::Unused { found: braced(&name) });
        }
    }
}

/// Reports cookies that are not sent along, though a token belongs to the visit that they tell.
fn of_visit(found: &mut Found, config: &Config, mapping: &Mapping) {
    let visit = mapping.tokens.iter().any(|token| token.source.is_of_visit());
    if visit && config.submit.credentials == Credentials::Omit {
        let (found_here, allowed) = ("omit".to_owned(), "same-origin, include".to_owned());
        found.tell("credentials", Mistake::NotOneOf { found: found_here, allowed });
    }
}
