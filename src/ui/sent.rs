//! Thank you: the receipt and, where the agency shows it, the score of this response.

use yew::prelude::*;

use super::nav::button;
use super::parts::{heading, paragraph, text};
use super::score_card::score_card;
use super::view::View;
use crate::survey::locale::Key;
use crate::survey::session::{Delivery, Event};

pub(super) fn sent(view: &View<'_>) -> Html {
    let Delivery::Received { receipt, figures } = &view.state.delivery else {
        return html! {};
    };
    html! {
        <>
            { heading(None, text(view.say(Key::SentTitle))) }
            { paragraph("lead", view.say(Key::SentLead)) }
            <p class="receipt" part="receipt">
                <span>{ view.say(Key::Receipt) }</span>
                <strong translate="no">{ receipt.clone() }</strong>
            </p>
            if let Some(figures) = figures {
                { score_card(view, figures) }
            }
            if view.setup.config.only_service().is_none() {
                <div class="nav">
                    { button(view, Key::Again, "button", view.on_click(Event::Again)) }
                </div>
            }
        </>
    }
}
