//! About the respondent: coarse choices only.

use yew::prelude::*;

use super::choices::{Radio, choices};
use super::element::several;
use super::parts::{form, heading, paragraph, text};
use super::view::View;
use crate::survey::config::{AskedField, Use};
use crate::survey::locale::Key;
use crate::survey::response::Place;
use crate::survey::session::Event;

pub(super) fn respondent(view: &View<'_>) -> Html {
    let fields = view.setup.config.fields().map(|field| self::field(view, field)).collect();
    let content = several(vec![
        heading(None, text(view.say(Key::RespondentTitle))),
        paragraph("hint", view.say(Key::RespondentHint)),
        several(fields),
    ]);
    form(view, content)
}

pub(super) fn field(view: &View<'_>, field: &AskedField) -> Html {
    let given = view.state.draft.respondent.get(&field.key);
    let radios = field.choices.iter().map(|choice| Radio {
        value: choice.code.clone(),
        label: &choice.label,
        checked: given == Some(&choice.code),
        event: Event::Fill { field: field.key.clone(), code: choice.code.clone() },
        key: None,
        several: false,
    });
    let legend = several(vec![
        view.words("span", &field.label).into(),
        view.optional(field.use_ == Use::Required),
    ]);
    choices(view, &Place::Field(field.key.clone()), legend, "choices compact", radios)
}
