//! What every part of the view is given.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::HostHandle;
use super::element::{Act, Element, el, nothing};
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
        AttrValue::Static(self.words.text(key))
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

    /// An element with such text, in the language it is in.
    pub(super) fn words(&self, tag: &'static str, words: &Words) -> Element {
        el(tag).lang(self.lang(words)).with(self.text(words))
    }

    /// The words that say an answer may be left out, unless it is required.
    pub(super) fn optional(&self, required: bool) -> Html {
        if required {
            return nothing();
        }
        let words = [" (", self.words.text(Key::Optional), ")"].concat();
        el("span").class("optional").with(AttrValue::from(words)).into()
    }

    /// Sends `event`: on a click, or when a choice is made.
    pub(super) fn send(&self, event: Event) -> Act {
        let send = self.send.clone();
        Rc::new(move |_| send.emit(event.clone()))
    }

    /// Sends what is typed into an input.
    pub(super) fn on_input(&self, event: Event) -> Act {
        let send = self.send.clone();
        Rc::new(move |input| {
            // `target()` and not `current_target()`: Yew listens on the root.
            if let Some(field) = target::<HtmlInputElement>(&input) {
                send.emit(event.clone().with_text(field.value()));
            } else if let Some(field) = target::<HtmlTextAreaElement>(&input) {
                send.emit(event.clone().with_text(field.value()));
            }
        })
    }

    /// Moves the focus to an element on a click.
    pub(super) fn focus(&self, id: String) -> Act {
        let host = self.host.clone();
        Rc::new(move |_| host.0.focus(&id))
    }

    /// What happens when the screen's form is submitted by button or Enter: on to the next.
    pub(super) fn on_submit(&self) -> Act {
        let send = self.send.clone();
        Rc::new(move |submit| {
            submit.prevent_default();
            send.emit(Event::Next);
        })
    }

    /// On a screen with a single item, a digit picks the choice with that score; with a modifier
    /// it belongs to the browser.
    pub(super) fn on_digit(&self) -> Act {
        let send = self.send.clone();
        let single = self.setup.item_on(self.state.screen, &self.state.draft).is_some();
        Rc::new(move |event| {
            let key: KeyboardEvent = event.unchecked_into();
            let plain = !(key.ctrl_key() || key.alt_key() || key.meta_key());
            if let (true, Ok(score @ 0..=9)) = (single && plain, key.key().parse::<u8>()) {
                send.emit(Event::Pick(score));
            }
        })
    }
}

fn target<T: JsCast>(event: &web_sys::Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}
