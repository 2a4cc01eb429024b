//! A number for those backends that want one, where the survey asks for a band.

use super::{Age, Mapping};
use crate::survey::document::Cell;

/// The respondent field with the bands.
pub(super) const BANDS: &str = "usia";

/// The table with ages for bands that are open at one end.
pub(super) const TABLE: &str = "age";

/// What `{age}` is for a band; nothing for an open one that the agency gives no age.
pub(super) fn age(mapping: &Mapping, band: &str, year: u16) -> Option<String> {
    let row = mapping.codes.get(TABLE);
    let given = row.and_then(|row| row.get(band).or_else(|| row.get("*")));
    let age = match given {
        Some(Cell::One(age)) => age.parse().ok()?,
        _ => middle(band)?,
    };
    Some(match mapping.age? {
        Age::Midpoint => age.to_string(),
        Age::BirthYear => year.checked_sub(age)?.to_string(),
    })
}

/// The middle of a band such as `26-34`, rounded down.
fn middle(band: &str) -> Option<u16> {
    let (from, to) = band.split_once('-')?;
    let (from, to): (u16, u16) = (from.parse().ok()?, to.parse().ok()?);
    Some(from.checked_add(to)? / 2)
}
