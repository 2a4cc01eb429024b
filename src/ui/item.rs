//! The items: one per screen in large choices, several on a page, or all of them.

use yew::prelude::*;

use super::ask::{Label, ask};
use super::choices::{choice_key, choice_label, official};
use super::element::{el, nothing, several};
use super::face::face;
use super::parts::{div, form, heading, paragraph, text};
use super::view::View;
use crate::survey::WHOLE;
use crate::survey::instrument::Item;
use crate::survey::locale::Key;
use crate::survey::response::{At, asked};

pub(super) fn item_screen(view: &View<'_>) -> Html {
    let screen = view.state.screen;
    let items = view.setup.items_on(screen, &view.state.draft);
    let page = view.setup.page_on(screen);
    if let (Some(item), None) = (view.setup.item_on(screen, &view.state.draft), page) {
        return single(view, item);
    }
    let title = match page {
        Some(page) => heading(view.lang(&page.title), text(view.said_of(&page.title).words)),
        None => heading(None, view.say(Key::ItemsTitle)),
    };
    let hint = page.and_then(|page| page.hint.as_ref());
    let hint = hint.map_or_else(nothing, |hint| paragraph("hint", view.text(hint)));
    let items = items.into_iter().map(|item| {
        let question = view.words("span", &item.question).into();
        let label = Label { content: numbered(view, item, question), heading: false };
        ask(view, &At::item(&item.key), item, label, false)
    });
    form(view, several([title, hint].into_iter().chain(items).collect()))
}

/// One item on a screen of its own.
fn single(view: &View<'_>, item: &Item) -> Html {
    let at = At::item(&item.key);
    let Some((low, high)) = item.scale() else {
        if !WHOLE {
            return nothing();
        }
        let question = view.words("span", &item.question).into();
        let label = Label { content: numbered(view, item, question), heading: true };
        return form(view, ask(view, &at, item, label, false));
    };
    let question = heading(view.lang(&item.question), text(view.said_of(&item.question).words));
    let label = Label { content: numbered(view, item, question), heading: false };
    let items = asked(&view.setup.config, &view.state.draft).into_iter();
    let stack = div("stack")
        .all(items.map(|item| ghost(view, item)))
        .with(ask(view, &at, item, label, true));
    let keys = [("low", &*low.to_string()), ("high", &*high.to_string())];
    form(view, several(vec![stack.into(), paragraph("hint keys", view.fill(Key::ItemKeys, &keys))]))
}

/// The room that an item takes, so that screens are as tall as the tallest item and nothing
/// jumps from one to the next. Answers that are written take what they need.
fn ghost(view: &View<'_>, item: &Item) -> Html {
    if WHOLE && (item.scale().is_none() || item.page.is_some()) {
        return nothing();
    }
    let question = view.words("span", &item.question).class("question");
    let choices = item.choices().iter().map(|choice| {
        let label = choice_label(view, &choice.label);
        let face = face(view, item, choice);
        div("choice").with(el("i")).with(face).with(label).with(choice_key(choice.score)).into()
    });
    div("ghost")
        .set("aria-hidden", "true")
        .key(&item.key)
        .with(numbered(view, item, question.into()))
        .with(div("choice-list").all(choices))
        .into()
}

/// The question with its number above and its statutory wording below.
fn numbered(view: &View<'_>, item: &Item, question: Html) -> Html {
    let asked = asked(&view.setup.config, &view.state.draft);
    let place = asked.iter().position(|known| known.key == item.key).unwrap_or_default();
    let numbers = [("n", &*(place + 1).to_string()), ("of", &*asked.len().to_string())];
    let number = view.filled(Key::ItemNumber, &numbers);
    let number = el("span").key(&number.words).class("overline").with(number);
    several(vec![
        number.into(),
        question,
        official(view, &item.question),
        view.optional(item.required),
    ])
}
