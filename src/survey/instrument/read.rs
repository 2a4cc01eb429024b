//! How an instrument is written as JSON.

use super::{
    Choice, Field, FieldChoice, Grouping, Index, Instrument, Item, Mode, Status, Unsur, UnsurGroup,
};
use crate::survey::document::{self, Mistake, Object, Reading, optional, required};
use crate::survey::score::{Bands, sum_of_weights};

/// The newest instrument format understood.
const FORMAT: u16 = 1;

/// Reads an instrument; every mistake is reported with its path.
#[must_use]
pub fn read(text: &str) -> Reading<Instrument> {
    document::read(text, |o| describe(o))
}

/// The description of an instrument document.
pub fn describe<O: Object>(o: &mut O) -> Instrument {
    let format = o.number(required("format", "Version of this file format: 1."), 1..=u16::MAX);
    if let Some(found) = format.filter(|found| *found > FORMAT) {
        o.mistake("format", Mistake::NewerFormat { found, known: FORMAT });
    }
    let id = o.identifier(required("id", "Stable name of the questionnaire."));
    let version = o
        .number(required("version", "Edition of the wording, from 1; answers carry it."), 1..=9999);
    let title = o.words(required("title", "What the survey is called."));
    let source = o.text(required("source", "Where the wording comes from."));
    let status = o.one_of(
        optional("status", "Whether the wording is confirmed by the official text (default)."),
        &[("confirmed", Status::Confirmed), ("unconfirmed", Status::Unconfirmed)],
    );
    let scales = o.objects(optional("scales", "Choices that several items share."), scale);
    let scales = scales.unwrap_or_default();
    let unsur = o.objects(optional("unsur", "The dimensions, in list order."), unsur);
    let items = o
        .objects(required("items", "The questions, in questionnaire order."), |o| item(o, &scales));
    let modes = o.objects(optional("modes", "Kinds of service that some items are for."), mode);
    let groupings = o.objects(
        optional("groupings", "Ways to group items into unsur and indexes, the usual one first."),
        grouping,
    );
    let fields = o.objects(optional("respondent", "What is asked about the respondent."), field);
    check(o);
    let (unsur, items) = (unsur.unwrap_or_default(), items.unwrap_or_default());
    let instrument = Instrument {
        id: id.unwrap_or_default(),
        version: version.unwrap_or_default(),
        title: title.unwrap_or_default(),
        source: source.unwrap_or_default(),
        status: status.unwrap_or_default(),
        groupings: groupings.unwrap_or_else(|| vec![Grouping::usual(&unsur, &items)]),
        unsur,
        items,
        modes: modes.unwrap_or_default(),
        fields: fields.unwrap_or_default(),
    };
    // For those who write instruments, at their desk: 2 kB that no phone needs.
    if cfg!(not(target_arch = "wasm32")) && o.sound() {
        references(o, &instrument);
    }
    instrument
}

/// Choices under a name.
struct Scale {
    key: String,
    choices: Vec<Choice>,
}

fn scale<O: Object>(o: &mut O) -> Scale {
    let key = o.identifier(required("key", "Name by which items refer to these choices."));
    let choices = o.objects(required("choices", "The answers, as printed."), choice);
    Scale { key: key.unwrap_or_default(), choices: choices.unwrap_or_default() }
}

fn unsur<O: Object>(o: &mut O) -> Unsur {
    let key = o.identifier(required("key", "Stable key."));
    let name = o.words(required("name", "Official name."));
    Unsur { key: key.unwrap_or_default(), name: name.unwrap_or_default() }
}

fn mode<O: Object>(o: &mut O) -> Mode {
    let key = o.identifier(required("key", "Stable key."));
    let name = o.words(required("name", "What it is called."));
    Mode { key: key.unwrap_or_default(), name: name.unwrap_or_default() }
}

fn item<O: Object>(o: &mut O, scales: &[Scale]) -> Item {
    let key = o.identifier(required("key", "Stable key under which the answer is stored."));
    let unsur = o.identifier(optional("unsur", "Key of the unsur the answer counts for."));
    let question = o.words(required("question", "The wording."));
    let choices = choices(o, scales);
    let mode = o.identifier(optional("mode", "Only asked for this kind of service."));
    let reversed = o.flag(optional(
        "reversed",
        "The highest score is the worst answer: turned round before it counts.",
    ));
    let reversed = reversed.unwrap_or_default();
    Item {
        key: key.unwrap_or_default(),
        unsur,
        question: question.unwrap_or_default(),
        choices: choices.unwrap_or_default(),
        mode,
        reversed,
    }
}

/// The item's own choices, or those of the scale it names.
fn choices<O: Object>(o: &mut O, scales: &[Scale]) -> Option<Vec<Choice>> {
    let own = o.objects(optional("choices", "The answers, as printed."), choice);
    let named = o.identifier(optional("scale", "Name of the shared choices, instead of own ones."));
    let shared = named.as_ref().map(|name| scales.iter().find(|scale| scale.key == *name));
    match (own, shared) {
        (Some(own), _) => Some(own),
        (None, Some(Some(scale))) => Some(scale.choices.clone()),
        (None, Some(None)) => {
            let known = scales.iter().map(|scale| scale.key.as_str()).collect::<Vec<_>>();
            let found = named.unwrap_or_default();
            o.mistake("scale", Mistake::UnknownReference { found, known: known.join(", ") });
            None
        }
        (None, None) => {
            if !o.has("choices") && !o.has("scale") {
                o.mistake("choices", Mistake::Missing);
            }
            None
        }
    }
}

fn choice<O: Object>(o: &mut O) -> Choice {
    let score = o.number(required("score", "Value; 1 (worst) to 4 (best) in the SKM."), 0..=10);
    let label = o.words(required("label", "The wording."));
    let score = score.and_then(|score| u8::try_from(score).ok());
    Choice { score: score.unwrap_or_default(), label: label.unwrap_or_default() }
}

fn grouping<O: Object>(o: &mut O) -> Grouping {
    let key = o.identifier(required("key", "Stable key that stands beside every figure."));
    let indexes = o.objects(required("indexes", "The indexes, the main one first."), index);
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
        let found = weight.unwrap_or_default();
        o.mistake("weight", Mistake::NotAFraction { found });
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
    let sum = match sum_of_weights(own.iter().copied()) {
        Some((1, 1)) if own.len() == unsur.len() => return,
        Some((numerator, denominator)) => format!("{numerator}/{denominator}"),
        None => "?".to_owned(),
    };
    o.mistake("unsur", Mistake::WeightsNotOne { sum });
}

fn field<O: Object>(o: &mut O) -> Field {
    let key = o.identifier(required("key", "Stable key."));
    let label = o.words(required("label", "What the respondent reads."));
    let choices = o.objects(required("choices", "Coarse choices."), field_choice);
    Field {
        key: key.unwrap_or_default(),
        label: label.unwrap_or_default(),
        choices: choices.unwrap_or_default(),
    }
}

/// The description of one choice of a respondent field; configurations use it as well.
pub(in crate::survey) fn field_choice<O: Object>(o: &mut O) -> FieldChoice {
    let code = o.text(required("code", "Stable code that is stored and sent."));
    let label = o.words(required("label", "What the respondent reads."));
    FieldChoice { code: code.unwrap_or_default(), label: label.unwrap_or_default() }
}

/// What only a look at the whole shows: references that lead nowhere, keys used twice.
fn check<O: Object>(o: &mut O) {
    for list in ["unsur", "items", "respondent"] {
        unique(o, list, "key");
    }
    let known: Vec<String> = o.entries("unsur", "key").into_iter().map(|(_, key)| key).collect();
    for (index, found) in o.entries("items", "unsur") {
        if !known.contains(&found) {
            let place = format!("items[{index}].unsur");
            o.mistake(&place, Mistake::UnknownReference { found, known: known.join(", ") });
        }
    }
}

/// References between the entries: modes of items, items and unsur of groupings; and that the
/// items of an index share one scale. An entry that is broken in itself is mended first.
fn references<O: Object>(o: &mut O, instrument: &Instrument) {
    let modes: Vec<&str> = instrument.modes.iter().map(|mode| mode.key.as_str()).collect();
    for (place, item) in instrument.items.iter().enumerate() {
        if let Some(mode) = item.mode.as_deref().filter(|mode| !modes.contains(mode)) {
            let (found, known) = (mode.to_owned(), modes.join(", "));
            let place = format!("items[{place}].mode");
            o.mistake(&place, Mistake::UnknownReference { found, known });
        }
        let scores: Vec<u8> = item.choices.iter().map(|choice| choice.score).collect();
        let twice = |(at, score): (usize, &u8)| scores.iter().take(at).any(|known| known == score);
        if scores.iter().enumerate().any(twice) || scores.len() < 2 {
            o.mistake(&format!("items[{place}].choices"), Mistake::ScoresNotDistinct);
        }
    }
    for (grouping_place, grouping) in instrument.groupings.iter().enumerate() {
        for (index_place, index) in grouping.indexes.iter().enumerate() {
            let place = format!("groupings[{grouping_place}].indexes[{index_place}]");
            index_references(o, instrument, index, &place);
        }
    }
}

fn index_references<O: Object>(o: &mut O, instrument: &Instrument, index: &Index, place: &str) {
    let mut scales = Vec::new();
    for (at, unsur) in index.unsur.iter().enumerate() {
        if !instrument.unsur.iter().any(|known| known.key == unsur.key) {
            let known = instrument.unsur.iter().map(|unsur| unsur.key.as_str());
            let (found, known) = (unsur.key.clone(), known.collect::<Vec<_>>().join(", "));
            let place = format!("{place}.unsur[{at}].key");
            o.mistake(&place, Mistake::UnknownReference { found, known });
        }
        for (item_at, key) in unsur.items.iter().enumerate() {
            match instrument.item(key) {
                Some(item) => scales.push(item.scale()),
                None => {
                    let known = instrument.items.iter().map(|item| item.key.as_str());
                    let (found, known) = (key.clone(), known.collect::<Vec<_>>().join(", "));
                    let place = format!("{place}.unsur[{at}].items[{item_at}]");
                    o.mistake(&place, Mistake::UnknownReference { found, known });
                }
            }
        }
    }
    if scales.windows(2).any(|pair| pair.first() != pair.last()) {
        o.mistake(place, Mistake::MixedScales);
    }
}

/// Reports identifiers that occur twice among the entries of a list.
pub(in crate::survey) fn unique<O: Object>(o: &mut O, list: &str, key: &str) {
    let mut seen: Vec<(usize, String)> = Vec::new();
    for (index, found) in o.entries(list, key) {
        if let Some((first, _)) = seen.iter().find(|(_, known)| *known == found) {
            let first = format!("{list}[{first}]");
            let found = found.clone();
            o.mistake(&format!("{list}[{index}].{key}"), Mistake::Duplicate { found, first });
        }
        seen.push((index, found));
    }
}
