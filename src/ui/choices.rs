//! A native group of radio buttons or boxes, drawn as large choices.

use yew::prelude::*;

use super::element::{Element, On, el, nothing};
use super::errors::{described_by, error_at, place_id};
use super::parts::div;
use super::view::View;
use crate::survey::document::{Language, Words};
use crate::survey::response::Place;
use crate::survey::session::Event;

/// One radio button, or one box to tick.
pub(super) struct Radio<'a> {
    pub(super) value: String,
    pub(super) label: &'a Words,
    pub(super) checked: bool,
    pub(super) event: Event,
    /// The digit on a keyboard that picks it: its score.
    pub(super) key: Option<u8>,
    /// The face of its rank.
    pub(super) face: Html,
    /// One of several that may be chosen together.
    pub(super) several: bool,
}

/// A `fieldset` with its legend, its error, and its choices.
pub(super) fn choices<'a>(
    view: &View<'_>,
    place: &Place,
    legend: Html,
    class: &'static str,
    radios: impl Iterator<Item = Radio<'a>>,
) -> Html {
    let name = place_id(place);
    let list = div("choice-list").all(radios.enumerate().map(|(index, radio)| {
        let id = [&name, "-", &index.to_string()].concat();
        choice(view, &name, id, radio)
    }));
    // The questions around it come and go with the answers: see `Survey::view`.
    el("fieldset")
        .key(&name)
        .class(class)
        .attr("aria-describedby", described_by(view, place))
        .with(el("legend").with(legend))
        .with(error_at(view, place))
        .with(list)
        .into()
}

/// One choice: the label is the target, the radio button inside it is the control.
pub(super) fn choice(view: &View<'_>, name: &str, id: String, radio: Radio<'_>) -> Html {
    let key = radio.key.map_or_else(nothing, |key| choice_key(key).into());
    let label = el("label").key(&radio.value).class("choice").set("part", "choice");
    let input = el("input")
        .set("type", if radio.several { "checkbox" } else { "radio" })
        .text("id", id)
        .text("name", name.to_owned())
        .value(radio.value)
        .checked(radio.checked)
        .on(On::Change, view.send(radio.event));
    label.with(input).with(radio.face).with(choice_label(view, radio.label)).with(key).into()
}

/// The digit on a keyboard that picks a choice.
pub(super) fn choice_key(key: u8) -> Element {
    aside("choice-key", AttrValue::from(key.to_string()))
}

/// What is only to be seen.
pub(super) fn aside(class: &'static str, words: AttrValue) -> Element {
    el("span").class(class).set("aria-hidden", "true").with(words)
}

/// What a choice says.
pub(super) fn choice_label(view: &View<'_>, words: &Words) -> Element {
    view.words("span", words).class("choice-label").with(official(view, words))
}

/// The statutory Indonesian wording, beside a translation of it.
pub(super) fn official(view: &View<'_>, words: &Words) -> Html {
    let translated = words.get(view.setup.language).1 != Language::Indonesian;
    let indonesian = words.text(Language::Indonesian);
    if !translated || words.text(view.setup.language) == indonesian {
        return nothing();
    }
    el("small")
        .class("official")
        .set("lang", "id")
        .with(AttrValue::from(indonesian.to_owned()))
        .into()
}
