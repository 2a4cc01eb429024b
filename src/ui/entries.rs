//! An item that repeats: its entries, each with the same questions, and ways to add and remove.

use yew::prelude::*;

use super::ask::{Label, ask, hint};
use super::element::{On, el, nothing, several};
use super::errors::{error_at, place_id};
use super::parts::{div, heading};
use super::view::View;
use crate::survey::instrument::Item;
use crate::survey::locale::Key;
use crate::survey::response::{At, ENTRY_LIMIT, Place, Statement, Statements, asked_in};
use crate::survey::session::Event;

pub(super) fn entries(view: &View<'_>, item: &Item, label: Label) -> Html {
    let place = Place::Item(At::item(&item.key));
    let given = view.state.draft.said(&At::item(&item.key));
    let given = given.map(Statement::entries).unwrap_or_default();
    let add = el("button")
        .set("type", "button")
        .text("id", place_id(&place))
        .class("button")
        .set("part", "button")
        .on(On::Click, view.send(Event::AddEntry(item.key.clone())))
        .with(view.say(Key::EntryAdd));
    div("field")
        .key(&place_id(&place))
        .with(match label.heading {
            true => heading(None, label.content),
            false => el("h3").with(label.content).into(),
        })
        .with(hint(view, item))
        .with(error_at(view, &place))
        .all(given.iter().enumerate().map(|(number, given)| entry(view, item, number, given)))
        .with(if given.len() < ENTRY_LIMIT { add.into() } else { nothing() })
        .into()
}

fn entry(view: &View<'_>, item: &Item, number: usize, given: &Statements) -> Html {
    let n = (number + 1).to_string();
    let questions = asked_in(&view.setup.config, &view.state.draft, item, given).into_iter();
    let questions = questions.map(|question| {
        let words = view.words("span", &question.question).into();
        let content = several(vec![words, view.optional(question.required)]);
        let at = At::entry(&item.key, number, &question.key);
        ask(view, &at, question, Label { content, heading: false }, false)
    });
    let remove = el("button")
        .set("type", "button")
        .class("link")
        .on(On::Click, view.send(Event::RemoveEntry(item.key.clone(), number)))
        .with(view.fill(Key::EntryRemove, &[("n", &n)]));
    el("fieldset")
        .class("entry")
        .key(&n)
        .with(el("legend").with(view.fill(Key::EntryNumber, &[("n", &n)])))
        .all(questions)
        .with(remove)
        .into()
}
