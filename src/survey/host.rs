//! The outside world as the survey sees it. The browser implements it; tests fake it.

use super::payload::{Reply, Request};
use super::response::{Day, ResponseId, Slot};

/// Clock, randomness, storage, network and focus. Nothing else comes in or goes out.
pub trait Host {
    /// Milliseconds since 1970, for the age of a draft only.
    fn now(&self) -> u64;
    /// The day on the respondent's calendar.
    fn today(&self) -> Day;
    /// The part of the respondent's day; only asked for where the agency wants it.
    fn slot(&self) -> Slot;
    /// A new random identifier.
    fn random_id(&self) -> ResponseId;
    /// What was kept on this device; `None` where nothing is, or storage is refused.
    fn load(&self) -> Option<String>;
    /// Keeps a text on this device; `false` where storage is refused.
    fn save(&self, text: &str) -> bool;
    /// Removes what was kept.
    fn forget(&self);
    /// Puts a request into the outbox and sends it. The reply is handed on, and so is each later
    /// one: the outbox goes on trying by itself.
    fn send(&self, request: Request, done: Box<dyn Fn(Reply)>);
    /// Moves the keyboard focus to the element with this id, and into view.
    fn focus(&self, id: &str);
}
