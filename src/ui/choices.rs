//! A native group of radio buttons, drawn as large choices.

use yew::prelude::*;

use super::errors::{described_by, error_at, place_id};
use super::view::View;
use crate::survey::document::{Language, Words};
use crate::survey::response::Place;
use crate::survey::session::Event;

/// One radio button.
pub(super) struct Radio<'a> {
    pub(super) value: String,
    pub(super) label: &'a Words,
    pub(super) checked: bool,
    pub(super) event: Event,
    /// The digit on a keyboard that picks it: its score.
    pub(super) key: Option<u8>,
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
    html! {
        <fieldset class={classes!("choices", class)} aria-describedby={described_by(view, place)}>
            <legend>{ legend }</legend>
            { error_at(view, place) }
            <div class="choice-list">
                { for radios.enumerate().map(|(index, radio)| {
                    let id = [&name, "-", &index.to_string()].concat();
                    choice(view, &name, id, &radio)
                }) }
            </div>
        </fieldset>
    }
}

/// One choice: the label is the target, the radio button inside it is the control.
pub(super) fn choice(view: &View<'_>, name: &str, id: String, radio: &Radio<'_>) -> Html {
    html! {
        <label key={radio.value.clone()} class="choice" part="choice">
            <input
                type="radio"
                {id}
                name={name.to_owned()}
                value={radio.value.clone()}
                checked={radio.checked}
                onchange={view.on_change(radio.event.clone())}
            />
            { choice_label(view, radio.label) }
            if let Some(key) = radio.key {
                <span class="choice-key" aria-hidden="true">{ key }</span>
            }
        </label>
    }
}

/// What a choice says.
pub(super) fn choice_label(view: &View<'_>, words: &Words) -> Html {
    html! {
        <span class="choice-label" lang={view.lang(words)}>
            { view.text(words) }
            { official(view, words) }
        </span>
    }
}

/// The statutory Indonesian wording, beside a translation of it.
pub(super) fn official(view: &View<'_>, words: &Words) -> Html {
    let translated = words.get(view.setup.language).1 != Language::Indonesian;
    let indonesian = words.text(Language::Indonesian);
    if !translated || words.text(view.setup.language) == indonesian {
        return html! {};
    }
    html! { <small class="official" lang="id">{ indonesian.to_owned() }</small> }
}
