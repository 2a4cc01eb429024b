//! The items, one below the other, whatever kind of answer they ask for.

use yew::prelude::*;

use crate::survey::document::Words;
use crate::survey::form::{ENTRIES, is_always_asked, is_of_every_service, is_required, items};
use crate::survey::instrument::{Ask, Item};
use crate::survey::locale::{FormKey, FormWords, Key};
use crate::survey::response::{At, Place};
use crate::ui::ask::{Label, ask};
use crate::ui::choices::official;
use crate::ui::element::{Element, el, nothing, several};
use crate::ui::parts::{div, paragraph};
use crate::ui::view::View;

/// All items; where a page begins, with its heading.
pub(super) fn questions(view: &View<'_>, said: &FormWords) -> Html {
    let config = &view.setup.config;
    let items = items(config);
    let mut list = Vec::new();
    // A page has a heading of its own.
    if items.first().is_some_and(|item| item.page.is_none()) {
        list.push(el("h3").with(view.say(Key::ItemsTitle)).into());
    }
    let mut page = None;
    for (place, item) in items.iter().enumerate() {
        if item.page.is_some() && item.page != page {
            list.push(page_heading(view, item));
        }
        page.clone_from(&item.page);
        let numbers = [("n", &*(place + 1).to_string()), ("of", &*items.len().to_string())];
        let number = el("span").class("overline").with(view.fill(Key::ItemNumber, &numbers));
        list.push(match &item.ask {
            Ask::Repeat(entry) => repeated(view, said, item, number, entry),
            _ => {
                let at = At::item(&item.key);
                ask(view, &at, item, label(view, said, item, Some(number), &at), false)
            }
        });
    }
    div("section").all(list.into_iter()).into()
}

fn page_heading(view: &View<'_>, item: &Item) -> Html {
    let pages = &view.setup.config.instrument.pages;
    let page = pages.iter().find(|page| Some(&page.key) == item.page.as_ref());
    page.map_or_else(nothing, |page| {
        let hint = page.hint.as_ref().map_or_else(nothing, |hint| words(view, "p", hint).into());
        several(vec![view.words("h3", &page.title).into(), hint])
    })
}

/// What a control is called: its number, the question, its statutory wording, and when it may
/// be skipped.
fn label(
    view: &View<'_>,
    said: &FormWords,
    item: &Item,
    number: Option<Element>,
    at: &At,
) -> Label {
    let required = is_required(&view.setup.config, &Place::Item(at.clone()));
    let question = match number {
        Some(_) => view.words("span", &item.question).class("question"),
        None => view.words("span", &item.question),
    };
    let hints = hints(view, said, item, at, required).into_iter();
    let hints = hints.map(|hint| el("small").class("hint").with(AttrValue::from(hint)).into());
    let content = [
        number.map_or_else(nothing, Html::from),
        question.into(),
        view.optional(item.required),
        official(view, &item.question),
    ];
    let content = several(content.into_iter().chain(hints).collect());
    Label { content, heading: false }
}

/// When a question may be skipped, and what a browser cannot insist on.
fn hints(view: &View<'_>, said: &FormWords, item: &Item, at: &At, required: bool) -> Vec<String> {
    let config = &view.setup.config;
    let mut hints = Vec::new();
    // A question of an entry is for whoever its item is for.
    if at.entry.is_none() && !is_of_every_service(config, item) {
        let modes = &config.instrument.modes;
        let mode = modes.iter().find(|mode| Some(&mode.key) == item.mode.as_ref());
        let name = mode.map(|mode| view.said_of(&mode.name).words).unwrap_or_default();
        hints.push(said.fill(FormKey::OnlyMode, &[("mode", &name)]));
    } else if !item.relevant.is_empty() {
        hints.push(said.fill(FormKey::Conditional, &[]));
    }
    match &item.ask {
        Ask::Several(_) if required => hints.push(said.fill(FormKey::SeveralRequired, &[])),
        Ask::Number(low, high) => {
            let values = [("low", &*low.to_string()), ("high", &*high.to_string())];
            hints.push(said.fill(FormKey::NumberRange, &values));
        }
        _ => {}
    }
    hints
}

/// An item that repeats, with room for a few entries. Its own hint is about buttons that a form
/// does not have.
fn repeated(
    view: &View<'_>,
    said: &FormWords,
    item: &Item,
    number: Element,
    entry: &[Item],
) -> Html {
    let at = At::item(&item.key);
    let hint = match item.required && is_always_asked(&view.setup.config, item) {
        true => FormKey::EntriesRequired,
        false => FormKey::EntriesHint,
    };
    let entries = (0..ENTRIES).map(|number| {
        let n = (number + 1).to_string();
        let questions = entry.iter().map(|question| {
            let at = At::entry(&item.key, number, &question.key);
            ask(view, &at, question, label(view, said, question, None, &at), false)
        });
        el("fieldset")
            .class("entry")
            .with(el("legend").with(view.fill(Key::EntryNumber, &[("n", &n)])))
            .all(questions)
            .into()
    });
    el("fieldset")
        .class("choices")
        .with(el("legend").with(label(view, said, item, Some(number), &at).content))
        .with(paragraph("hint", AttrValue::from(said.fill(hint, &[]))))
        .all(entries)
        .into()
}

fn words(view: &View<'_>, tag: &'static str, words: &Words) -> Element {
    view.words(tag, words).class("hint")
}
