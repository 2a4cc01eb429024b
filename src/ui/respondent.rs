//! About the respondent: coarse choices only, unless the agency asks for more.

use yew::prelude::*;

use super::ask::{Input, input};
use super::choices::{Radio, choices};
use super::disability::disability;
use super::element::{el, nothing, several};
use super::errors::place_id;
use super::parts::{form, heading, paragraph};
use super::view::View;
use crate::survey::WHOLE;
use crate::survey::config::{AGE, AskedField, FieldAnswer, Use, is_of_disability};
use crate::survey::locale::Key;
use crate::survey::response::{Place, is_minor};
use crate::survey::session::Event;

pub(super) fn respondent(view: &View<'_>) -> Html {
    let fields = view.setup.config.fields().filter(|field| !is_of_disability(&field.key));
    let content = several(vec![
        heading(None, view.say(Key::RespondentTitle)),
        paragraph("hint", view.say(Key::RespondentHint)),
        several(fields.map(|field| with_guardian(view, field)).collect()),
        disability(view, false),
    ]);
    form(view, content)
}

pub(super) fn field(view: &View<'_>, field: &AskedField) -> Html {
    let given = view.state.draft.respondent.get(&field.key);
    let place = Place::Field(field.key.clone());
    let hint = match field.randomised {
        Some(_) if WHOLE => el("small").class("hint").with(view.say(Key::RandomisedHint)).into(),
        _ => nothing(),
    };
    let legend = several(vec![
        view.words("span", &field.label).into(),
        view.optional(field.use_ == Use::Required),
        hint,
    ]);
    if WHOLE && field.answer != FieldAnswer::Choice {
        return typed(view, field, &place, legend);
    }
    let radios = field.choices.iter().map(|choice| Radio {
        value: choice.code.clone(),
        label: &choice.label,
        checked: given == Some(&choice.code),
        event: Event::Fill { field: field.key.clone(), code: choice.code.clone() },
        key: None,
        face: nothing(),
        several: false,
    });
    choices(view, &place, legend, "choices compact", radios)
}

/// A field that is typed. Its hint says that what is typed is sent.
fn typed(view: &View<'_>, field: &AskedField, place: &Place, legend: Html) -> Html {
    let label = el("label").text("for", place_id(place)).with(legend).into();
    let (hint, kind) = match field.answer {
        FieldAnswer::Years => (Key::TypedYears, Input::Number),
        FieldAnswer::BirthYear => (Key::TypedBirthYear, Input::Number),
        FieldAnswer::Choice | FieldAnswer::Text => (Key::TypedText, Input::Line),
    };
    let given = view.state.draft.respondent.get(&field.key);
    let given = given.map(String::as_str).unwrap_or_default();
    let event = Event::Fill { field: field.key.clone(), code: String::new() };
    input(view, place, label, Some(view.say(hint)), kind, given, event)
}

/// Below the age stands what a child should know, as soon as there seems to be one.
fn with_guardian(view: &View<'_>, asked: &AskedField) -> Html {
    let field = field(view, asked);
    if asked.key == AGE { el("div").with(field).with(guardian(view)).into() } else { field }
}

/// What a respondent under 17 should know. The place for it is always there, so that it is read
/// aloud when it comes.
pub(super) fn guardian(view: &View<'_>) -> Html {
    let minor = is_minor(&view.setup.config, &view.state.draft, || view.host.0.today().year());
    let said = if minor { guardian_words(view) } else { nothing() };
    el("div").set("role", "status").with(said).into()
}

pub(super) fn guardian_words(view: &View<'_>) -> Html {
    match &view.setup.config.notice.guardian {
        Some(words) if WHOLE => view.words("p", words).class("target").into(),
        _ => paragraph("target", view.say(Key::Guardian)),
    }
}
