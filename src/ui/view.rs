//! What every part of the view is given.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::HostHandle;
use crate::survey::document::Words;
use crate::survey::locale::{Catalog, Key};
use crate::survey::session::{Event, Setup, State};

/// The state, the words, and the way back for events.
pub(super) struct View<'a> {
    pub(super) setup: &'a Setup,
    pub(super) state: &'a State,
    pub(super) words: &'a Catalog,
    pub(super) host: &'a HostHandle,
    pub(super) send: &'a Callback<Event>,
}

impl View<'_> {
    /// The words for a key.
    pub(super) fn say(&self, key: Key) -> AttrValue {
        AttrValue::from(self.words.text(key).to_owned())
    }

    /// The words for a key, filled in.
    pub(super) fn fill(&self, key: Key, values: &[(&str, &str)]) -> AttrValue {
        AttrValue::from(self.words.fill(key, values))
    }

    /// Text of the agency or the instrument in the language of the interface.
    pub(super) fn text(&self, words: &Words) -> AttrValue {
        AttrValue::from(words.text(self.setup.language).to_owned())
    }

    /// The `lang` of a text, where it is not the language of the interface.
    pub(super) fn lang(&self, words: &Words) -> Option<&'static str> {
        let (_, language) = words.get(self.setup.language);
        (language != self.setup.language).then(|| language.tag())
    }

    /// Sends `event` on a click.
    pub(super) fn on_click(&self, event: Event) -> Callback<MouseEvent> {
        self.send.reform(move |_| event.clone())
    }

    /// Sends `event` when a choice is made.
    pub(super) fn on_change(&self, event: Event) -> Callback<web_sys::Event> {
        self.send.reform(move |_| event.clone())
    }

    /// Sends what is typed into an input.
    pub(super) fn on_input(&self, event: fn(String) -> Event) -> Callback<InputEvent> {
        let send = self.send.clone();
        Callback::from(move |input: InputEvent| {
            // `target()` and not `current_target()`: Yew listens on the root.
            if let Some(field) = input.target_dyn_into::<HtmlInputElement>() {
                send.emit(event(field.value()));
            } else if let Some(field) = input.target_dyn_into::<HtmlTextAreaElement>() {
                send.emit(event(field.value()));
            }
        })
    }

    /// Moves the focus to an element on a click.
    pub(super) fn on_click_focus(&self, id: String) -> Callback<MouseEvent> {
        let host = self.host.clone();
        Callback::from(move |_| host.0.focus(&id))
    }

    /// What happens when the screen's form is submitted by button or Enter: on to the next.
    pub(super) fn on_submit(&self) -> Callback<SubmitEvent> {
        self.send.reform(|submit: SubmitEvent| {
            submit.prevent_default();
            Event::Next
        })
    }

    /// On a screen with a single item, a digit picks the choice with that score; with a modifier
    /// it belongs to the browser.
    pub(super) fn on_digit(&self) -> Callback<KeyboardEvent> {
        let send = self.send.clone();
        let single = self.setup.item_on(self.state.screen).is_some();
        Callback::from(move |key: KeyboardEvent| {
            let plain = !(key.ctrl_key() || key.alt_key() || key.meta_key());
            if let (true, Ok(score @ 0..=9)) = (single && plain, key.key().parse::<u8>()) {
                send.emit(Event::Pick(score));
            }
        })
    }
}
