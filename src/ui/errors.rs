//! What is missing: a summary that takes the focus, and a line at each place.

use yew::prelude::*;

use super::element::{Act, Content as _, On, el, nothing, several};
use super::parts::text;
use super::view::View;
use crate::survey::WHOLE;
use crate::survey::config::FieldAnswer;
use crate::survey::locale::{Key, violation_label, violation_words};
use crate::survey::response::{At, Place, Violation};
use crate::survey::session::{Event, Picker, Screen, Setup};

/// The summary on top of a screen; each line leads to its place.
pub(super) fn errors(view: &View<'_>) -> Html {
    if view.state.violations.is_empty() {
        return nothing();
    }
    let lines = view.state.violations.iter().map(|violation| {
        let button = el("button")
            .set("type", "button")
            .class("link")
            .on(On::Click, lead(view, &violation.place))
            .with(sentence(view, violation));
        el("li").key(&place_id(&violation.place)).with(button).into()
    });
    el("div")
        .set("id", "errors")
        .class("errors")
        .set("part", "errors")
        .set("role", "alert")
        .set("tabindex", "-1")
        .with(el("p").class("errors-title").with(view.say(Key::ErrorsTitle)))
        .with(el("ul").all(lines))
        .into()
}

/// To the place, or from the review, where nothing can be answered, to the place's screen.
fn lead(view: &View<'_>, place: &Place) -> Act {
    match view.state.screen {
        Screen::Review => view.send(Event::Edit(view.setup.screen_of(place, &view.state.draft))),
        _ => view.focus(control_id(view.setup, place)),
    }
}

/// The line at a place that is missing, with an id for `aria-describedby`.
pub(super) fn error_at(view: &View<'_>, place: &Place) -> Html {
    match view.state.violation(place) {
        None => nothing(),
        Some(violation) => el("p")
            .class("error")
            .text("id", error_id(place))
            .with(sentence(view, violation))
            .into(),
    }
}

/// The id for `aria-describedby`, where there is something to describe.
pub(super) fn described_by(view: &View<'_>, place: &Place) -> Option<AttrValue> {
    view.state.violation(place).map(|_| error_id(place).into())
}

fn error_id(place: &Place) -> String {
    ["error-", &place_id(place)].concat()
}

/// The stable part of the ids of everything at a place.
pub(super) fn place_id(place: &Place) -> String {
    match place {
        Place::Service => "service".to_owned(),
        Place::Comment => "comment".to_owned(),
        Place::Field(key) => ["field-", key].concat(),
        Place::Item(At { item, entry: None }) => ["item-", item].concat(),
        Place::Item(At { item, entry: Some((place, key)) }) => {
            ["item-", item, "-", &place.to_string(), "-", key].concat()
        }
        _ if !WHOLE => String::new(),
        Place::Slot => "slot".to_owned(),
        Place::Consent(consent) => ["agreed-", consent.name()].concat(),
    }
}

/// The first control at a place.
pub(super) fn control_id(setup: &Setup, place: &Place) -> String {
    let id = place_id(place);
    let first = match place {
        Place::Comment | Place::Slot => false,
        Place::Field(key) if WHOLE && is_typed(setup, key) => false,
        Place::Service if Picker::is_useful(setup) => return "search".to_owned(),
        Place::Service | Place::Field(_) | Place::Consent(_) => true,
        Place::Item(at) => {
            let item = setup.config.instrument.at(at);
            item.is_some_and(|item| !(item.choices().is_empty() && item.options().is_empty()))
        }
    };
    if first { [&id, "-0"].concat() } else { id }
}

fn is_typed(setup: &Setup, key: &str) -> bool {
    setup.config.fields().any(|field| field.key == key && field.answer != FieldAnswer::Choice)
}

/// The sentence; the name of the question at its end may be in another language.
fn sentence(view: &View<'_>, violation: &Violation) -> Html {
    let config = &view.setup.config;
    let mut words = violation_words(view.words, config, violation);
    let label = violation_label(config, violation).map(|label| view.said_of(label));
    let label = label.filter(|label| label.lang.is_some() && words.ends_with(&*label.words));
    let label = label.map_or_else(nothing, |label| {
        words.truncate(words.len() - label.words.len());
        label.node()
    });
    several(vec![text(words.into()), label])
}
