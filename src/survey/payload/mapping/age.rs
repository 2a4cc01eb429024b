//! A number for those backends that want one, where the survey asks for a band.

use super::{Age, Mapping};
use crate::survey::config::{AskedField, FieldAnswer};
use crate::survey::document::Cell;

/// The respondent field with the bands.
pub(super) const BANDS: &str = "usia";

/// The table with ages for bands that are open at one end.
pub(super) const TABLE: &str = "age";

/// What `{age}` is for what was said; nothing for an open band that the agency gives no age.
pub(super) fn age(mapping: &Mapping, field: &AskedField, said: &str, year: u16) -> Option<String> {
    let age = match field.answer {
        FieldAnswer::Years => said.parse().ok()?,
        FieldAnswer::BirthYear => year.checked_sub(said.parse().ok()?)?,
        FieldAnswer::Choice | FieldAnswer::Text => of_band(mapping, said)?,
    };
    Some(match mapping.age? {
        Age::Midpoint => age.to_string(),
        Age::BirthYear => year.checked_sub(age)?.to_string(),
    })
}

fn of_band(mapping: &Mapping, band: &str) -> Option<u16> {
    let row = mapping.codes.get(TABLE);
    let given = row.and_then(|row| row.get(band).or_else(|| row.get("*")));
    match given {
        Some(Cell::One(age)) => age.parse().ok(),
        _ => middle(band),
    }
}

/// The middle of a band such as `26-34`, rounded down.
fn middle(band: &str) -> Option<u16> {
    let (from, to) = band.split_once('-')?;
    let (from, to): (u16, u16) = (from.parse().ok()?, to.parse().ok()?);
    Some(from.checked_add(to)? / 2)
}
