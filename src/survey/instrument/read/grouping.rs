//! How groupings, indexes and weights are written.

use super::unique;
use crate::survey::document::{Mistake, Object, optional, required};
use crate::survey::instrument::{Grouping, Index, UnsurGroup};
use crate::survey::score::{Bands, sum_of_weights};

pub(super) fn grouping<O: Object>(o: &mut O) -> Grouping {
    let key = o.identifier(required("key", "Stable key that stands beside every figure."));
    let indexes = o.objects(required("indexes", "The indexes, the main one first."), index);
    unique(o, "indexes", "key");
    Grouping { key: key.unwrap_or_default(), indexes: indexes.unwrap_or_default() }
}

fn index<O: Object>(o: &mut O) -> Index {
    let key = o.identifier(required("key", "Stable key, such as ikm."));
    let name = o.words(required("name", "What it is called."));
    let conversion = o.number(
        optional("conversion", "The mean is stated times this: 25 for IKM (default: 1)."),
        1..=100,
    );
    let bands = o.one_of(optional("bands", "The table of values (default: none)."), &Bands::WORDS);
    let unsur = o.objects(required("unsur", "The unsur with their items."), group);
    unique(o, "unsur", "key");
    let unsur = unsur.unwrap_or_default();
    weights(o, &unsur);
    Index {
        key: key.unwrap_or_default(),
        name: name.unwrap_or_default(),
        conversion: conversion.unwrap_or(1).into(),
        bands: bands.unwrap_or(Bands::None),
        unsur,
    }
}

fn group<O: Object>(o: &mut O) -> UnsurGroup {
    let key = o.identifier(required("key", "Key of the unsur."));
    let items = o.texts(required("items", "Keys of the items that count for it."));
    let weight = o.text(optional("weight", "Own weight as a fraction, such as 1/9 or 3/20."));
    let parsed = weight.as_deref().map(fraction_of);
    if parsed == Some(None) {
        o.mistake(|| ("weight", Mistake::NotAFraction { found: weight.unwrap_or_default() }));
    }
    UnsurGroup {
        key: key.unwrap_or_default(),
        items: items.unwrap_or_default(),
        weight: parsed.flatten(),
    }
}

/// Reads `3/20`: a fraction above zero and up to one, of numbers up to 10 000.
fn fraction_of(text: &str) -> Option<(u64, u64)> {
    let (numerator, denominator) = text.split_once('/')?;
    let number = |text: &str| text.trim().parse::<u64>().ok().filter(|n| (1..=10_000).contains(n));
    let (numerator, denominator) = (number(numerator)?, number(denominator)?);
    (numerator <= denominator).then_some((numerator, denominator))
}

/// Own weights: all unsur have one, and they sum to one exactly (PermenPANRB 14/2017: the sum
/// of the weights of all unsur stays 1).
fn weights<O: Object>(o: &mut O, unsur: &[UnsurGroup]) {
    let own: Vec<(u64, u64)> = unsur.iter().filter_map(|unsur| unsur.weight).collect();
    if own.is_empty() || !o.sound() {
        return;
    }
    let sum = sum_of_weights(own.iter().copied());
    if sum != Some((1, 1)) || own.len() != unsur.len() {
        o.mistake(|| {
            let fraction = |(numerator, denominator)| format!("{numerator}/{denominator}");
            let sum = sum.map_or_else(|| "?".to_owned(), fraction);
            ("unsur", Mistake::WeightsNotOne { sum })
        });
    }
}
