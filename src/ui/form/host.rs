//! The outside world of a form that is only written down: there is none.

use std::rc::Rc;

use yew::Callback;

use crate::survey::host::Host;
use crate::survey::payload::{Reply, Request};
use crate::survey::response::{Day, ResponseId, Slot};
use crate::survey::session::Event;
use crate::ui::HostHandle;

/// A host that does nothing, and a way for events that leads nowhere.
pub(super) fn nowhere() -> (HostHandle, Callback<Event>) {
    (HostHandle(Rc::new(Nowhere)), Callback::noop())
}

struct Nowhere;

impl Host for Nowhere {
    fn now(&self) -> u64 {
        0
    }
    fn today(&self) -> Day {
        Day::FIRST
    }
    fn slot(&self) -> Slot {
        Slot::Other
    }
    fn random_id(&self) -> ResponseId {
        ResponseId([0; 16])
    }
    fn load(&self) -> Option<String> {
        None
    }
    fn save(&self, _text: &str) -> bool {
        false
    }
    fn forget(&self) {}
    fn send(&self, _request: Request, _done: Box<dyn Fn(Reply)>) {}
    fn focus(&self, _id: &str) {}
}
