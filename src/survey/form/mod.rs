//! The survey as a plain HTML form: which controls it has, what they post, and what a post says.
//! Not for phones, whose widget needs none of it.

mod read;

pub use read::{Filled, read};

use super::config::{AskedField, Comment, Config, Use, is_of_disability};
use super::instrument::{Ask, Item};
use super::locale::fill;
use super::response::{At, Consent, Place};

/// What the hidden controls are called that every form may have.
pub const HIDDEN: [&str; 5] = ["id", "instrument", "instrument_version", "topic", "lang"];

/// So many entries a form has room for.
pub const ENTRIES: usize = 3;

/// The items that some service of the configuration asks, in the shown order.
#[must_use]
pub fn items(config: &Config) -> Vec<&Item> {
    let mut items = config.all_items();
    items.retain(|item| config.services().any(|(_, service)| asks(config, service, item)));
    items
}

/// Whether an item is for the kind of service that this one is.
fn asks(config: &Config, service: &super::config::Service, item: &Item) -> bool {
    let mode = service.mode.as_deref().or(config.mode.as_deref());
    let asked = config.instrument.items_in(config.order, mode);
    asked.iter().any(|known| known.key == item.key)
}

/// Whether an item is asked whatever else is said: of every service, and without a condition.
#[must_use]
pub fn is_always_asked(config: &Config, item: &Item) -> bool {
    is_of_every_service(config, item) && item.relevant.is_empty()
}

/// Whether an item is for every kind of service that there is to choose.
#[must_use]
pub fn is_of_every_service(config: &Config, item: &Item) -> bool {
    config.services().all(|(_, service)| asks(config, service, item))
}

/// Every place at which a form has a control, in the shown order; items that repeat have so
/// many entries.
#[must_use]
pub fn places(config: &Config, entries: usize) -> Vec<Place> {
    let consent = |consent: Consent| consent.is_asked(config).then_some(Place::Consent(consent));
    let mut places: Vec<Place> = consent(Consent::Notice).into_iter().collect();
    places.push(Place::Service);
    places.extend(config.slot.then_some(Place::Slot));
    let (disability, usual): (Vec<_>, Vec<_>) =
        config.fields().partition(|field| is_of_disability(&field.key));
    let field = |field: &AskedField| Place::Field(field.key.clone());
    places.extend(usual.into_iter().map(field));
    places.extend(consent(Consent::Disability));
    places.extend(disability.into_iter().map(field));
    for item in items(config) {
        match &item.ask {
            Ask::Repeat(questions) => {
                for number in 0..entries {
                    let at = |question: &Item| At::entry(&item.key, number, &question.key);
                    places.extend(questions.iter().map(|question| Place::Item(at(question))));
                }
            }
            _ => places.push(Place::Item(At::item(&item.key))),
        }
    }
    if config.comment == Comment::Optional {
        places.push(Place::Comment);
    }
    places
}

/// Whether a form without an answer at this place is always refused: only there may a browser
/// insist on one.
#[must_use]
pub fn is_required(config: &Config, place: &Place) -> bool {
    match place {
        Place::Service | Place::Consent(Consent::Notice) => true,
        Place::Comment | Place::Slot | Place::Consent(Consent::Disability) => false,
        Place::Field(key) => {
            config.fields().any(|field| field.key == *key && field.use_ == Use::Required)
        }
        Place::Item(at) => {
            let Some(outer) = config.instrument.item(&at.item) else { return false };
            let outer_required = outer.required && is_always_asked(config, outer);
            match (&at.entry, config.instrument.at(at)) {
                (None, _) => outer_required,
                // An entry may stay empty, but not the only one there must be.
                (Some((number, _)), Some(question)) => {
                    let always = question.required && question.relevant.is_empty();
                    outer_required && *number == 0 && always
                }
                (Some(_), None) => false,
            }
        }
    }
}

/// What kind of control stands at a place: the key of its name in the configuration.
#[must_use]
pub fn kind(config: &Config, place: &Place) -> &'static str {
    match place {
        Place::Service => "service",
        Place::Comment => "comment",
        Place::Slot => "slot",
        Place::Consent(_) => "agreed",
        Place::Field(_) => "respondent",
        Place::Item(at) => {
            let item = config.instrument.item(&at.item);
            let scored = item.is_some_and(|item| item.scale().is_some());
            if scored { "answers" } else { "statements" }
        }
    }
}

/// Under which name a control is posted.
#[must_use]
pub fn name(config: &Config, place: &Place) -> String {
    let names = &config.submit.form.names;
    match place {
        Place::Service => names.service.clone(),
        Place::Comment => names.comment.clone(),
        Place::Slot | Place::Consent(_) => path(config, place),
        Place::Field(key) => fill(&names.respondent, &[("field", key)]),
        Place::Item(At { item, entry }) => {
            let all = config.all_items();
            let n0 = all.iter().position(|known| known.key == *item).unwrap_or_default();
            let (n, n0) = ((n0 + 1).to_string(), n0.to_string());
            let template = match kind(config, place) {
                "answers" => &names.answers,
                _ => &names.statements,
            };
            let name = fill(template, &[("item", item), ("n", &n), ("n0", &n0)]);
            below(name, entry.as_ref())
        }
    }
}

/// Where the answer of a control belongs, whatever it is called: what a script reads.
#[must_use]
pub fn path(config: &Config, place: &Place) -> String {
    let kind = kind(config, place);
    match place {
        Place::Service | Place::Comment | Place::Slot => kind.to_owned(),
        Place::Consent(consent) => [kind, ".", consent.name()].concat(),
        Place::Field(key) => [kind, ".", key].concat(),
        Place::Item(At { item, entry }) => below([kind, ".", item].concat(), entry.as_ref()),
    }
}

/// Number and key of the question follow in an entry.
fn below(name: String, entry: Option<&(usize, String)>) -> String {
    match entry {
        None => name,
        Some((number, key)) => [&name, ".", &number.to_string(), ".", key].concat(),
    }
}
