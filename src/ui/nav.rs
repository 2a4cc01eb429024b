//! The buttons at the foot of a screen.

use yew::prelude::*;

use super::element::{Act, Element, On, el};
use super::parts::div;
use super::view::View;
use crate::survey::locale::Key;
use crate::survey::session::Event;

/// Back, and on to the next screen by submitting the screen's form.
pub(super) fn nav(view: &View<'_>) -> Html {
    let next = if view.state.editing { Key::ToReview } else { Key::Next };
    div("nav").with(back(view)).with(submit(view, next)).into()
}

pub(super) fn back(view: &View<'_>) -> Html {
    button(view, Key::Back, "button", view.send(Event::Back))
}

/// The screen's main button.
pub(super) fn submit(view: &View<'_>, key: Key) -> Html {
    labelled(view, key, "submit", "button primary").into()
}

/// A button with words from the catalog. Other words are another button: see `Survey::view`.
pub(super) fn button(view: &View<'_>, key: Key, class: &'static str, act: Act) -> Html {
    labelled(view, key, "button", class).on(On::Click, act).into()
}

fn labelled(view: &View<'_>, key: Key, kind: &'static str, class: &'static str) -> Element {
    el("button")
        .key(view.words.text(key))
        .set("type", kind)
        .class(class)
        .set("part", class)
        .with(view.say(key))
}
