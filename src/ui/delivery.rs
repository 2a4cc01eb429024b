//! How the sending stands, in words that cannot be mistaken for one another.

use std::rc::Rc;

use yew::prelude::*;

use super::element::{Act, el, nothing};
use super::nav::{back, button};
use super::parts::{div, paragraph};
use super::view::View;
use crate::survey::WHOLE;
use crate::survey::locale::Key;
use crate::survey::payload::Refusal;
use crate::survey::session::{Delivery, Event, State};

pub(super) fn delivery(view: &View<'_>) -> Html {
    match &view.state.delivery {
        Delivery::Open => open(view),
        Delivery::Sending(_) => sending(view),
        Delivery::Waiting(_, refusal) => waiting(view, *refusal),
        Delivery::Unconfirmed | Delivery::Received { .. } => nothing(),
    }
}

fn open(view: &View<'_>) -> Html {
    let (send, host) = (view.send.clone(), view.host.clone());
    let slot = WHOLE && view.setup.config.slot;
    let randomised = match WHOLE {
        true => view.setup.config.fields().filter(|field| field.randomised.is_some()).count(),
        false => 0,
    };
    let act: Act = Rc::new(move |_| {
        // Nobody looks at the clock unless the agency asks.
        if slot {
            send.emit(Event::Slot(host.0.slot()));
        }
        let (id, day) = (host.0.random_id(), host.0.today());
        if WHOLE && randomised > 0 {
            let noise = (0..randomised).map(|_| host.0.random_id()).collect();
            return send.emit(Event::SendRandomised { id, day, noise });
        }
        send.emit(Event::Send { id, day });
    });
    div("nav")
        .key("open")
        .with(back(view))
        .with(button(view, Key::Send, "button primary", act))
        .into()
}

fn sending(view: &View<'_>) -> Html {
    el("p")
        .set("id", "delivery")
        .key("sending")
        .class("delivery")
        .set("role", "status")
        .set("tabindex", "-1")
        .with(view.say(Key::Sending))
        .into()
}

fn waiting(view: &View<'_>, refusal: Option<Refusal>) -> Html {
    let with_status = |key, status: u16| view.fill(key, &[("status", &status.to_string())]);
    let reason = match refusal {
        None => view.say(Key::NotSentEarlier),
        Some(Refusal::Unreachable) => view.say(Key::NotSentUnreachable),
        Some(Refusal::ServerFault(status)) => with_status(Key::NotSentFault, status),
        Some(Refusal::Refused(status)) => with_status(Key::NotSentRefused, status),
    };
    let State { storage, queued, said, .. } = view.state;
    let title = if *storage { Key::Kept } else { Key::NotSent };
    let told = div("delivery waiting")
        .set("id", "delivery")
        .set("part", "not-sent")
        .set("role", "status")
        .set("tabindex", "-1")
        .with(el("p").with(el("strong").with(view.say(title))))
        .with(paragraph("", reason))
        .with(match said.as_str() {
            "" => nothing(),
            // The server's own words, as they are.
            words => paragraph("said", AttrValue::from(words.to_owned())),
        })
        .with(match storage {
            true => nothing(),
            false => paragraph("", view.say(Key::NotKept)),
        });
    let mut nav = div("nav");
    if *queued {
        nav = nav.with(button(view, Key::Again, "button", view.send(Event::Again)));
    }
    let retry = button(view, Key::Retry, "button primary", view.send(Event::Retry));
    el("div").key("waiting").with(told).with(nav.with(retry)).into()
}
