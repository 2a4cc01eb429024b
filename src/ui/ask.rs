//! The control for each kind of answer.

use yew::prelude::*;

use super::choices::{Radio, choices};
use super::element::{On, el, nothing, several};
use super::entries::entries;
use super::errors::{described_by, error_at, place_id};
use super::face::face;
use super::parts::{div, heading, paragraph, status};
use super::view::{Said, View};
use crate::survey::WHOLE;
use crate::survey::instrument::{Ask, Item};
use crate::survey::locale::Key;
use crate::survey::response::{At, COMMENT_LIMIT, Place, Statement, length};
use crate::survey::session::Event;

/// From here on the respondent is told how much room is left.
const SHOW_LEFT: usize = 200;

/// Two choices stand side by side.
const PAIR: &str = "choices large pair";

/// What a control is called.
pub(super) struct Label {
    pub(super) content: Html,
    /// It is the heading of its screen.
    pub(super) heading: bool,
}

/// The question of an item with its control.
pub(super) fn ask(view: &View<'_>, at: &At, item: &Item, label: Label, keys: bool) -> Html {
    match &item.ask {
        Ask::Choice { .. } => scored(view, item, label, keys),
        _ if !WHOLE => nothing(),
        Ask::One(_) => options(view, at, item, label, false),
        Ask::Several(_) => options(view, at, item, label, true),
        Ask::Number(..) => written(view, at, item, label, Input::Number),
        Ask::Text { long: true } => written(view, at, item, label, Input::Long),
        Ask::Text { long: false } => written(view, at, item, label, Input::Line),
        Ask::Repeat(_) => entries(view, item, label),
    }
}

fn scored(view: &View<'_>, item: &Item, label: Label, keys: bool) -> Html {
    let given = view.state.draft.answers.get(&item.key).copied();
    let radios = item.choices().iter().map(|choice| Radio {
        value: choice.score.to_string(),
        label: &choice.label,
        checked: given == Some(choice.score),
        event: Event::Answer { item: item.key.clone(), score: choice.score },
        key: keys.then_some(choice.score),
        face: face(view, item, choice),
        several: false,
    });
    let place = Place::Item(At::item(&item.key));
    let class = if item.choices().len() == 2 { PAIR } else { "choices large" };
    choices(view, &place, legend(view, item, label, None), class, radios)
}

fn options(view: &View<'_>, at: &At, item: &Item, label: Label, several: bool) -> Html {
    let given = view.state.draft.said(at);
    let radios = item.options().iter().map(|option| {
        let code = option.code.clone();
        let checked = |given: &Statement| given.text() == code || given.codes().contains(&code);
        Radio {
            value: code.clone(),
            label: &option.label,
            checked: given.is_some_and(checked),
            event: match several {
                true => Event::Toggle { at: at.clone(), code },
                false => Event::Say { at: at.clone(), text: code },
            },
            key: None,
            face: nothing(),
            several,
        }
    });
    let class = match item.options().len() {
        2 => PAIR,
        3 | 4 => "choices large",
        _ => "choices compact",
    };
    let usual = several.then(|| view.say(Key::SeveralHint));
    choices(view, &Place::Item(at.clone()), legend(view, item, label, usual), class, radios)
}

/// What a group of choices is called, with its hint: a group has no other place for one.
fn legend(view: &View<'_>, item: &Item, label: Label, usual: Option<Html>) -> Html {
    if !WHOLE {
        return titled(label);
    }
    let hint = item.hint.as_ref().map(|hint| view.text(hint)).or(usual);
    let hint = hint.map_or_else(nothing, |hint| el("small").class("hint").with(hint).into());
    several(vec![titled(label), hint])
}

fn titled(label: Label) -> Html {
    if label.heading { heading(None, label.content) } else { label.content }
}

fn written(view: &View<'_>, at: &At, item: &Item, label: Label, kind: Input) -> Html {
    let place = Place::Item(at.clone());
    let content = el("label").text("for", place_id(&place)).with(label.content).into();
    let label = titled(Label { content, heading: label.heading });
    let hint = item.hint.as_ref().map(|hint| view.text(hint));
    let text = view.state.draft.said(at).map(Statement::text).unwrap_or_default();
    let event = Event::Say { at: at.clone(), text: String::new() };
    input(view, &place, label, hint, kind, text, event)
}

/// How a text is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Input {
    Line,
    Long,
    Number,
}

/// A box for text, with its hint, its error, and the room left in it.
pub(super) fn input(
    view: &View<'_>,
    place: &Place,
    label: Html,
    hint: Option<Html>,
    kind: Input,
    text: &str,
    event: Event,
) -> Html {
    let id = place_id(place);
    let mut described = Vec::new();
    let hint = hint.map_or_else(nothing, |hint| {
        let id = [&id, "-hint"].concat();
        described.push(id.clone());
        el("p").text("id", id).class("hint").with(hint).into()
    });
    let error = described_by(view, place);
    let invalid = error.is_some().then_some(AttrValue::Static("true"));
    described.extend(error.map(|id| id.as_str().to_owned()));
    let long = kind == Input::Long;
    let control = match long {
        true => el("textarea").set("rows", "5"),
        false => el("input").set("type", "text"),
    };
    let keyboard = (kind == Input::Number).then_some(AttrValue::Static("numeric"));
    let control = control
        .text("id", id)
        .set("part", "input")
        .set("autocomplete", "off")
        .attr("inputmode", keyboard)
        .attr("aria-invalid", invalid)
        .text("aria-describedby", described.join(" "))
        .value(text.to_owned())
        .on(On::Input, view.on_input(event));
    let left = COMMENT_LIMIT.saturating_sub(length(text));
    let count = match long {
        true if left <= SHOW_LEFT => view.filled(Key::TextLeft, &[("n", &left.to_string())]),
        _ => Said::default(),
    };
    div("field")
        .key(&place_id(place))
        .with(label)
        .with(hint)
        .with(error_at(view, place))
        .with(control)
        .with(if long { status("hint count", count) } else { nothing() })
        .into()
}

/// A sentence below a label that is not tied to one control.
pub(super) fn hint(view: &View<'_>, item: &Item) -> Html {
    item.hint.as_ref().map_or_else(nothing, |hint| paragraph("hint", view.text(hint)))
}
