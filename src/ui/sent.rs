//! Thank you: the receipt and, where the agency shows it, the score of this response.

use yew::prelude::*;

use super::element::{el, nothing, several};
use super::nav::button;
use super::parts::{div, heading, paragraph, text};
use super::score_card::score_card;
use super::view::View;
use crate::survey::locale::Key;
use crate::survey::session::{Delivery, Event};

pub(super) fn sent(view: &View<'_>) -> Html {
    let again = || match view.setup.config.only_service() {
        None => div("nav").with(button(view, Key::Again, "button", view.send(Event::Again))).into(),
        Some(_) => nothing(),
    };
    let Delivery::Received { receipt, figures } = &view.state.delivery else {
        return several(vec![
            heading(None, view.say(Key::UnconfirmedTitle)),
            paragraph("lead", view.say(Key::UnconfirmedLead)),
            again(),
        ]);
    };
    let code = el("strong").set("translate", "no").with(text(receipt.clone().into()));
    several(vec![
        heading(None, view.say(Key::SentTitle)),
        paragraph("lead", view.say(Key::SentLead)),
        el("p")
            .class("receipt")
            .set("part", "receipt")
            .with(el("span").with(view.say(Key::Receipt)))
            .with(code)
            .into(),
        figures.as_ref().map_or_else(nothing, |figures| score_card(view, figures)),
        again(),
    ])
}
