//! The buttons at the foot of a screen.

use yew::prelude::*;

use super::view::View;
use crate::survey::locale::Key;
use crate::survey::session::Event;

/// Back, and on to the next screen by submitting the screen's form.
pub(super) fn nav(view: &View<'_>) -> Html {
    let next = if view.state.editing { Key::ToReview } else { Key::Next };
    html! {
        <div class="nav">
            { back(view) }
            { submit(view, next) }
        </div>
    }
}

pub(super) fn back(view: &View<'_>) -> Html {
    button(view, Key::Back, "button", view.on_click(Event::Back))
}

/// The screen's main button.
pub(super) fn submit(view: &View<'_>, key: Key) -> Html {
    html! {
        <button key={key.name()} type="submit" class="button primary" part="button primary">
            { view.say(key) }
        </button>
    }
}

/// A button with words from the catalog. Other words are another button: see `Survey::view`.
pub(super) fn button(
    view: &View<'_>,
    key: Key,
    class: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    let part = if class == "button primary" { "button primary" } else { "button" };
    html! {
        <button key={key.name()} type="button" {class} {part} {onclick}>{ view.say(key) }</button>
    }
}
