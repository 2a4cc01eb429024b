//! How the sending stands, in words that cannot be mistaken for one another.

use yew::prelude::*;

use super::nav::{back, button};
use super::parts::paragraph;
use super::view::View;
use crate::survey::locale::Key;
use crate::survey::payload::Refusal;
use crate::survey::session::{Delivery, Event};

pub(super) fn delivery(view: &View<'_>) -> Html {
    match &view.state.delivery {
        Delivery::Open => open(view),
        Delivery::Sending(_) => sending(view),
        Delivery::Waiting(_, refusal) => waiting(view, *refusal),
        Delivery::Received { .. } => html! {},
    }
}

fn open(view: &View<'_>) -> Html {
    let (send, host) = (view.send.clone(), view.host.clone());
    let onclick = Callback::from(move |_| {
        send.emit(Event::Send { id: host.0.random_id(), day: host.0.today() });
    });
    html! {
        <div class="nav" key="open">
            { back(view) }
            { button(view, Key::Send, "button primary", onclick) }
        </div>
    }
}

fn sending(view: &View<'_>) -> Html {
    html! {
        <p id="delivery" key="sending" class="delivery" role="status" tabindex="-1">
            { view.say(Key::Sending) }
        </p>
    }
}

fn waiting(view: &View<'_>, refusal: Option<Refusal>) -> Html {
    let reason = match refusal {
        None => view.say(Key::NotSentEarlier),
        Some(Refusal::Unreachable) => view.say(Key::NotSentUnreachable),
        Some(Refusal::ServerFault(status)) => {
            view.fill(Key::NotSentFault, &[("status", &status.to_string())])
        }
        Some(Refusal::Refused(status)) => {
            view.fill(Key::NotSentRefused, &[("status", &status.to_string())])
        }
    };
    let kept = if view.state.storage { Key::Kept } else { Key::NotKept };
    html! {
        <div key="waiting">
            <div id="delivery" class="delivery waiting" part="not-sent" role="status" tabindex="-1">
                <p><strong>{ view.say(Key::NotSent) }</strong></p>
                { paragraph("", reason) }
                { paragraph("", view.say(kept)) }
            </div>
            <div class="nav">
                { button(view, Key::Retry, "button primary", view.on_click(Event::Retry)) }
            </div>
        </div>
    }
}
