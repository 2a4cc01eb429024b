//! The items: one per screen with four large choices, or all on one page.

use yew::prelude::*;

use super::choices::{Radio, choice_label, choices, official};
use super::parts::{form, heading, paragraph, text};
use super::view::View;
use crate::survey::document::Words;
use crate::survey::instrument::Item;
use crate::survey::locale::Key;
use crate::survey::response::Place;
use crate::survey::session::{Event, Screen};

/// One item on a screen of its own.
pub(super) fn item_screen(view: &View<'_>) -> Html {
    let (Screen::Item(index), Some(item)) =
        (view.state.screen, view.setup.item_on(view.state.screen))
    else {
        return html! {};
    };
    let question = heading(view.lang(&item.question), text(view.text(&item.question)));
    let (low, high) = item.scale();
    let (low, high) = (low.to_string(), high.to_string());
    let content = html! {
        <>
            <div class="stack">
                { for view.setup.config.items().into_iter().map(|item| ghost(view, item)) }
                { group(view, item, legend(view, index, question, &item.question), true) }
            </div>
            { paragraph("hint keys", view.fill(Key::ItemKeys, &[("low", &low), ("high", &high)])) }
        </>
    };
    form(view, content)
}

/// The room that an item takes, so that screens are as tall as the tallest item and nothing
/// jumps from one to the next.
fn ghost(view: &View<'_>, item: &Item) -> Html {
    let question = html! { <span class="question">{ view.text(&item.question) }</span> };
    html! {
        <div class="ghost" aria-hidden="true" key={item.key.clone()}>
            { legend(view, 0, question, &item.question) }
            <div class="choice-list">
                { for item.choices.iter().map(|choice| html! {
                    <div class="choice"><i></i>{ choice_label(view, &choice.label) }</div>
                }) }
            </div>
        </div>
    }
}

fn legend(view: &View<'_>, index: usize, question: Html, words: &Words) -> Html {
    html! {
        <>
            <span class="overline">{ number(view, index) }</span>
            { question }
            { official(view, words) }
        </>
    }
}

/// All items on one page.
pub(super) fn items_screen(view: &View<'_>) -> Html {
    let content = html! {
        <>
            { heading(None, text(view.say(Key::ItemsTitle))) }
            { for view.setup.config.items().into_iter().enumerate().map(|(index, item)| {
                let question = html! {
                    <span lang={view.lang(&item.question)}>{ view.text(&item.question) }</span>
                };
                group(view, item, legend(view, index, question, &item.question), false)
            }) }
        </>
    };
    form(view, content)
}

fn number(view: &View<'_>, index: usize) -> AttrValue {
    let of = view.setup.config.items().len().to_string();
    view.fill(Key::ItemNumber, &[("n", &(index + 1).to_string()), ("of", &of)])
}

fn group(view: &View<'_>, item: &Item, legend: Html, with_keys: bool) -> Html {
    let given = view.state.draft.answers.get(&item.key).copied();
    let radios = item.choices.iter().map(|choice| Radio {
        value: choice.score.to_string(),
        label: &choice.label,
        checked: given == Some(choice.score),
        event: Event::Answer { item: item.key.clone(), score: choice.score },
        key: with_keys.then_some(choice.score),
    });
    choices(view, &Place::Item(item.key.clone()), legend, "large", radios)
}
