//! The events that the page sees: `survei-ready`, `survei-step`, `survei-sent`,
//! `survei-error`. None of them holds an answer. (`survei-error` about a configuration comes from
//! the checker, a module of its own.)

use crate::browser::JsHost;
use crate::survey::session::Notice;

/// Tells the page what the session has to say.
pub(super) fn notify(host: &JsHost, notice: Notice) {
    let count = |number: usize| u32::try_from(number).unwrap_or_default();
    match notice {
        Notice::Ready => host.tell("ready", "", 0, 0),
        Notice::Step { name, number, of } => host.tell("step", name, count(number), count(of)),
        Notice::Sent { confirmed } => host.tell("sent", "", confirmed.into(), 0),
        Notice::NotSent { status } => host.tell("error", "", status.unwrap_or_default().into(), 0),
    }
}
