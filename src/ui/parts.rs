//! The few elements of which every screen is made, each written once.

use yew::prelude::*;

use super::element::{Content, Element, On, el};
use super::errors::errors;
use super::view::{Said, View};

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
pub(super) fn paragraph(class: &'static str, words: impl Content) -> Html {
    el("p").class(class).with(words).into()
}

/// Words that are read out when they change. The paragraph stays and its words are others: what
/// comes together with its words is read by few.
pub(super) fn status(class: &'static str, words: Said) -> Html {
    let words = el("span").key(&words.words.clone()).with(words);
    el("p").class(class).set("role", "status").with(words).into()
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

/// Text as a node.
pub(super) fn text(text: AttrValue) -> Html {
    text.node()
}
