//! What an instrument's parts say of one another, looked at once each part is sound in itself.

use crate::survey::document::{Mistake, Object};
use crate::survey::instrument::{
    Accepts, Ask, FieldChoice, HYBRID, Index, Instrument, Item, Source,
};

/// References that lead nowhere, conditions that look ahead, answers that cannot be told apart,
/// and indexes over items that do not belong together.
pub(super) fn references<O: Object>(o: &mut O, instrument: &Instrument) {
    modes(o, instrument);
    pages(o, instrument);
    let mut before = Vec::new();
    for (place, item) in instrument.items.iter().enumerate() {
        let place = format!("items[{place}]");
        answers(o, item, &place);
        conditions(o, instrument, item, &place, &before);
        before.push(item);
        let mut before_entry = before.clone();
        for (at, inner) in item.entry().iter().enumerate() {
            let place = format!("{place}.items[{at}]");
            if let Some(outer) = instrument.items.iter().position(|known| known.key == inner.key) {
                let (found, first) = (inner.key.clone(), format!("items[{outer}]"));
                tell(o, &format!("{place}.key"), Mistake::Duplicate { found, first });
            }
            answers(o, inner, &place);
            conditions(o, instrument, inner, &place, &before_entry);
            before_entry.push(inner);
        }
    }
    for (grouping_place, grouping) in instrument.groupings.iter().enumerate() {
        for (index_place, index) in grouping.indexes.iter().enumerate() {
            let place = format!("groupings[{grouping_place}].indexes[{index_place}]");
            index_references(o, instrument, index, &place);
        }
    }
}

/// Modes of items; and that none takes the word for all of them.
fn modes<O: Object>(o: &mut O, instrument: &Instrument) {
    let modes: Vec<&str> = instrument.modes.iter().map(|mode| mode.key.as_str()).collect();
    if let Some(place) = modes.iter().position(|mode| *mode == HYBRID) {
        let (found, first) = (HYBRID.to_owned(), format!("mode {HYBRID}"));
        tell(o, &format!("modes[{place}].key"), Mistake::Duplicate { found, first });
    }
    for (place, item) in instrument.items.iter().enumerate() {
        if let Some(mode) = item.mode.as_deref().filter(|mode| !modes.contains(mode)) {
            unknown(o, &format!("items[{place}].mode"), mode, modes.iter().copied());
        }
    }
}

/// Pages of items, which stand next to each other.
fn pages<O: Object>(o: &mut O, instrument: &Instrument) {
    let mut before = None;
    for (at, item) in instrument.items.iter().enumerate() {
        let page = item.page.as_deref();
        let elsewhere = std::mem::replace(&mut before, page) != page;
        let Some(page) = page.filter(|_| elsewhere) else { continue };
        let place = format!("items[{at}].page");
        if !instrument.pages.iter().any(|known| known.key == page) {
            unknown(o, &place, page, instrument.pages.iter().map(|page| page.key.as_str()));
        }
        let first = instrument.items.iter().position(|item| item.page.as_deref() == Some(page));
        if let Some(first) = first.filter(|first| *first < at) {
            let (found, first) = (page.to_owned(), format!("items[{first}]"));
            tell(o, &place, Mistake::Duplicate { found, first });
        }
    }
}

/// At least two answers to choose from, each with its own score.
fn answers<O: Object>(o: &mut O, item: &Item, place: &str) {
    match &item.ask {
        Ask::Choice { choices, .. } => {
            let scores: Vec<u8> = choices.iter().map(|choice| choice.score).collect();
            let twice = |(at, score): (usize, &u8)| scores.iter().take(at).any(|s| s == score);
            if scores.iter().enumerate().any(twice) || scores.len() < 2 {
                tell(o, &format!("{place}.choices"), Mistake::ScoresNotDistinct);
            }
        }
        Ask::One(options) | Ask::Several(options) if options.len() < 2 => {
            tell(o, &format!("{place}.options"), Mistake::ScoresNotDistinct);
        }
        Ask::Number(low, high) if low > high => {
            let (found, low) = (high.to_string(), *low);
            tell(o, &format!("{place}.to"), Mistake::OutOfRange { found, low, high: u16::MAX });
        }
        _ => {}
    }
}

/// Conditions look at respondent fields and at items that stand before: so none can depend on
/// itself, in however many steps. The answers they wait for can be given.
fn conditions<O: Object>(
    o: &mut O,
    instrument: &Instrument,
    item: &Item,
    place: &str,
    before: &[&Item],
) {
    for (at, condition) in item.relevant.iter().enumerate() {
        let several = condition.0.len() > 1;
        for (test_at, test) in condition.0.iter().enumerate() {
            let any = if several { format!(".any[{test_at}]") } else { String::new() };
            let place = format!("{place}.relevant[{at}]{any}");
            let known: Vec<String> = match &test.source {
                Source::Field(key) => {
                    let Some(field) = instrument.fields.iter().find(|field| field.key == *key)
                    else {
                        let fields = instrument.fields.iter().map(|field| field.key.as_str());
                        unknown(o, &format!("{place}.field"), key, fields);
                        continue;
                    };
                    codes(&field.choices)
                }
                Source::Item(key) => match before.iter().find(|known| known.key == *key) {
                    Some(known) => given(known),
                    None => {
                        let earlier = before.iter().map(|item| item.key.as_str());
                        let later = instrument.items.iter().any(|known| known.key == *key)
                            || item.key == *key;
                        let place = format!("{place}.item");
                        if later {
                            let found = key.clone();
                            tell(o, &place, Mistake::NotEarlier { found });
                        } else {
                            unknown(o, &place, key, earlier);
                        }
                        continue;
                    }
                },
            };
            if let Accepts::Among(codes) | Accepts::NoneOf(codes) = &test.accepts
                && !known.is_empty()
                && let Some(wrong) = codes.iter().find(|code| !known.contains(code))
            {
                unknown(o, &place, wrong, known.iter().map(String::as_str));
            }
        }
    }
}

/// The answers that can be given to an item; none where any can.
fn given(item: &Item) -> Vec<String> {
    match &item.ask {
        Ask::Choice { choices, .. } => {
            choices.iter().map(|choice| choice.score.to_string()).collect()
        }
        Ask::One(options) | Ask::Several(options) => codes(options),
        Ask::Number(..) | Ask::Text { .. } | Ask::Repeat(_) => Vec::new(),
    }
}

fn codes(options: &[FieldChoice]) -> Vec<String> {
    options.iter().map(|option| option.code.clone()).collect()
}

fn unknown<'a, O: Object>(
    o: &mut O,
    place: &str,
    found: &str,
    known: impl Iterator<Item = &'a str>,
) {
    let (found, known) = (found.to_owned(), known.collect::<Vec<_>>().join(", "));
    tell(o, place, Mistake::UnknownReference { found, known });
}

fn index_references<O: Object>(o: &mut O, instrument: &Instrument, index: &Index, place: &str) {
    let mut scales = Vec::new();
    let mut counted: Vec<(&str, String)> = Vec::new();
    for (at, unsur) in index.unsur.iter().enumerate() {
        if !instrument.unsur.iter().any(|known| known.key == unsur.key) {
            let known = instrument.unsur.iter().map(|unsur| unsur.key.as_str());
            unknown(o, &format!("{place}.unsur[{at}].key"), &unsur.key, known);
        }
        for (item_at, key) in unsur.items.iter().enumerate() {
            let place = format!("{place}.unsur[{at}].items[{item_at}]");
            match instrument.item(key).and_then(Item::scale) {
                Some(scale) => scales.push(scale),
                None => {
                    let scored = instrument.items.iter().filter(|item| item.scale().is_some());
                    unknown(o, &place, key, scored.map(|item| item.key.as_str()));
                }
            }
            match counted.iter().find(|(known, _)| known == key) {
                Some((found, first)) => {
                    let (found, first) = ((*found).to_owned(), first.clone());
                    tell(o, &place, Mistake::Duplicate { found, first });
                }
                None => counted.push((key, place)),
            }
        }
    }
    if scales.windows(2).any(|pair| pair.first() != pair.last()) {
        tell(o, place, Mistake::MixedScales);
    }
}

fn tell<O: Object>(o: &mut O, place: &str, mistake: Mistake) {
    o.mistake(|| (place, mistake));
}
