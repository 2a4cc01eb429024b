//! The few elements of which every screen is made, each written once.

use yew::prelude::*;

use super::element::{Content, Element, On, el};
use super::errors::errors;
use super::view::View;

/// The heading of a screen, which takes the focus when the screen is shown.
pub(super) fn heading(lang: Option<&'static str>, content: impl Content) -> Html {
    el("h2")
        .set("id", "heading")
        .set("tabindex", "-1")
        .set("part", "title")
        .lang(lang)
        .with(content)
        .into()
}

/// A paragraph.
pub(super) fn paragraph(class: &'static str, text: AttrValue) -> Html {
    el("p").class(class).with(text).into()
}

/// Elements in a box.
pub(super) fn div(class: &'static str) -> Element {
    el("div").class(class)
}

/// A screen that is answered: what is missing, the questions, and on by button or Enter.
pub(super) fn form(view: &View<'_>, content: Html) -> Html {
    el("form")
        .set("novalidate", "")
        .on(On::Submit, view.on_submit())
        .on(On::Key, view.on_digit())
        .with(errors(view))
        .with(content)
        .with(super::nav::nav(view))
        .into()
}

/// Words as a node.
pub(super) fn text(words: AttrValue) -> Html {
    words.node()
}
