//! What is missing: a summary that takes the focus, and a line at each place.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::element::{Act, el, nothing};
use super::view::View;
use crate::survey::instrument::Ask;
use crate::survey::locale::Key;
use crate::survey::response::{At, COMMENT_LIMIT, LINE_LIMIT, Place, Violation, ViolationKind};
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
            .on(ListenerKind::onclick, lead(view, &violation.place))
            .with(sentence(view, violation));
        el("li").with(button).into()
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
    }
}

/// The first control at a place.
pub(super) fn control_id(setup: &Setup, place: &Place) -> String {
    let id = place_id(place);
    let first = match place {
        Place::Comment => false,
        Place::Service if Picker::is_useful(setup) => return "search".to_owned(),
        Place::Service | Place::Field(_) => true,
        Place::Item(at) => {
            let item = setup.config.instrument.at(at);
            item.is_some_and(|item| !(item.choices().is_empty() && item.options().is_empty()))
        }
    };
    if first { [&id, "-0"].concat() } else { id }
}

fn sentence(view: &View<'_>, violation: &Violation) -> AttrValue {
    let config = &view.setup.config;
    let limit = |n: usize, label: &str| {
        view.fill(Key::ViolationLong, &[("n", &n.to_string()), ("label", label)])
    };
    match &violation.place {
        Place::Service => view.say(Key::ViolationService),
        Place::Comment => limit(COMMENT_LIMIT, &view.say(Key::CommentLabel)),
        Place::Field(key) => {
            let field = config.fields().find(|field| field.key == *key);
            let label = field.map(|field| view.text(&field.label)).unwrap_or_default();
            view.fill(Key::ViolationField, &[("label", &label)])
        }
        Place::Item(at) => {
            let Some(item) = config.instrument.at(at) else { return AttrValue::default() };
            let label = view.text(config.instrument.label_of(item));
            let say = |key| view.fill(key, &[("label", &label)]);
            match (&item.ask, violation.kind) {
                (Ask::Number(low, high), _) => {
                    let (low, high) = (low.to_string(), high.to_string());
                    let values = [("low", &*low), ("high", &*high), ("label", &*label)];
                    view.fill(Key::ViolationNumber, &values)
                }
                (Ask::Text { long }, ViolationKind::TooLong) => {
                    limit(if *long { COMMENT_LIMIT } else { LINE_LIMIT }, &label)
                }
                (Ask::Text { .. }, _) => say(Key::ViolationText),
                (Ask::Repeat(_), _) => say(Key::ViolationEntries),
                _ => say(Key::ViolationItem),
            }
        }
    }
}
