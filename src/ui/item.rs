//! The items: one per screen with four large choices, or all on one page.

use yew::prelude::*;

use super::choices::{Radio, choices, official};
use super::parts::{form, heading, paragraph, text};
use super::view::View;
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
    let legend = html! {
        <>
            <span class="overline">{ number(view, index) }</span>
            { heading(view.lang(&item.question), text(view.text(&item.question))) }
            { official(view, &item.question) }
        </>
    };
    let content = html! {
        <>
            { group(view, item, legend, true) }
            { paragraph("hint keys", view.say(Key::ItemKeys)) }
        </>
    };
    form(view, content)
}

/// All items on one page.
pub(super) fn items_screen(view: &View<'_>) -> Html {
    let content = html! {
        <>
            { heading(None, text(view.say(Key::ItemsTitle))) }
            { for view.setup.config.items().into_iter().enumerate().map(|(index, item)| {
                let legend = html! {
                    <>
                        <span class="overline">{ number(view, index) }</span>
                        <span lang={view.lang(&item.question)}>{ view.text(&item.question) }</span>
                        { official(view, &item.question) }
                    </>
                };
                group(view, item, legend, false)
            }) }
        </>
    };
    form(view, content)
}

fn number(view: &View<'_>, index: usize) -> AttrValue {
    let of = view.setup.config.instrument.items.len().to_string();
    view.fill(Key::ItemNumber, &[("n", &(index + 1).to_string()), ("of", &of)])
}

fn group(view: &View<'_>, item: &Item, legend: Html, with_keys: bool) -> Html {
    let given = view.state.draft.answers.get(&item.key).copied();
    let radios = item.choices.iter().zip(1..).map(|(choice, key)| Radio {
        value: choice.score.to_string(),
        label: &choice.label,
        checked: given == Some(choice.score),
        event: Event::Answer { item: item.key.clone(), score: choice.score },
        key: with_keys.then_some(key),
    });
    choices(view, &Place::Item(item.key.clone()), legend, "large", radios)
}
