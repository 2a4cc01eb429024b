//! Diagnostics in words, for the web admin.

use super::Catalog;
use super::catalog::fill;
use crate::survey::document::{Diagnostic, Mistake};

/// One sentence: the place, what is wrong there, and how to mend it.
#[must_use]
pub fn explain(catalog: &Catalog, diagnostic: &Diagnostic) -> String {
    let mistake = &diagnostic.mistake;
    let mut name = ["diagnostic_", mistake.code()].concat();
    let mut values: Vec<(&str, String)> = Vec::new();
    match mistake {
        Mistake::NotJson { line, column } => {
            values.push(("line", line.to_string()));
            values.push(("column", column.to_string()));
        }
        Mistake::WrongType { wanted } => {
            let words = catalog.named(&["type_", wanted].concat()).to_owned();
            values.push(("wanted", words));
        }
        Mistake::UnknownKey { meant } => {
            if let Some(meant) = meant {
                name.push_str("_meant");
                values.push(("meant", (*meant).to_owned()));
            }
        }
        Mistake::NotOneOf { found, allowed } => {
            values.push(("found", found.clone()));
            values.push(("allowed", allowed.clone()));
        }
        Mistake::OutOfRange { found, low, high } => {
            values.push(("found", found.clone()));
            values.push(("low", low.to_string()));
            values.push(("high", high.to_string()));
        }
        Mistake::NotAnIdentifier { found }
        | Mistake::NotAnAddress { found }
        | Mistake::NotEarlier { found }
        | Mistake::NotAFraction { found } => {
            values.push(("found", found.clone()));
        }
        Mistake::Duplicate { found, first } => {
            values.push(("found", found.clone()));
            values.push(("first", first.clone()));
        }
        Mistake::UnknownReference { found, known } => {
            values.push(("found", found.clone()));
            values.push(("known", if known.is_empty() { "–".to_owned() } else { known.clone() }));
        }
        Mistake::WeightsNotOne { sum } => values.push(("sum", sum.clone())),
        Mistake::NewerFormat { found, known } => {
            values.push(("found", found.to_string()));
            values.push(("known", known.to_string()));
        }
        Mistake::Missing
        | Mistake::Empty
        | Mistake::RepeatedKey
        | Mistake::MixedScales
        | Mistake::ScoresNotDistinct
        | Mistake::NoIndonesian => {}
    }
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let place = match diagnostic.path.as_str() {
        "" => catalog.named("at_root"),
        path => path,
    };
    [place, ": ", &fill(catalog.named(&name), &values)].concat()
}
