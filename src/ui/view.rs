//! What every part of the view is given.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::HostHandle;
use super::element::{Act, Content, Element, el, nothing};
use crate::survey::document::{Language, Words};
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
    #[inline(never)]
    pub(super) fn say(&self, key: Key) -> Html {
        self.said(key).node()
    }

    /// The words for a key, filled in.
    #[inline(never)]
    pub(super) fn fill(&self, key: Key, values: &[(&str, &str)]) -> Html {
        self.filled(key, values).node()
    }

    /// Text of the agency or the instrument in the language of the interface.
    #[inline(never)]
    pub(super) fn text(&self, words: &Words) -> Html {
        self.said_of(words).node()
    }

    /// The words for a key, with their language.
    #[inline(never)]
    pub(super) fn said(&self, key: Key) -> Said {
        Said { words: AttrValue::Static(self.words.text(key)), lang: self.fallen(key) }
    }

    /// The words for a key, filled in, with their language.
    #[inline(never)]
    pub(super) fn filled(&self, key: Key, values: &[(&str, &str)]) -> Said {
        Said { words: self.words.fill(key, values).into(), lang: self.fallen(key) }
    }

    /// The `lang` of the words for a key, where the interface's own language has none.
    fn fallen(&self, key: Key) -> Option<&'static str> {
        self.words.own(key).is_none().then(|| Language::Indonesian.tag())
    }

    /// Such text with its language.
    #[inline(never)]
    pub(super) fn said_of(&self, words: &Words) -> Said {
        let text = words.text(self.setup.language).to_owned();
        Said { words: text.into(), lang: self.lang(words) }
    }

    /// The `lang` of a text, where it is not the language of the interface.
    pub(super) fn lang(&self, words: &Words) -> Option<&'static str> {
        let (_, language) = words.get(self.setup.language);
        (language != self.setup.language).then(|| language.tag())
    }

    /// An element with such text, in the language it is in.
    pub(super) fn words(&self, tag: &'static str, words: &Words) -> Element {
        let Said { words, lang } = self.said_of(words);
        el(tag).lang(lang).with(words)
    }

    /// The words that say an answer may be left out, unless it is required.
    pub(super) fn optional(&self, required: bool) -> Html {
        if required {
            return nothing();
        }
        let Said { words, lang } = self.said(Key::Optional);
        let words = [" (", &words, ")"].concat();
        el("span").class("optional").lang(lang).with(AttrValue::from(words)).into()
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

    /// Hides what could not be fetched.
    #[cfg(whole)]
    pub(super) fn hide() -> Act {
        Rc::new(|event| {
            if let Some(image) = target::<web_sys::Element>(&event) {
                // It is an attribute of every element.
                let _ = image.set_attribute("hidden", "");
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

/// Words, and their `lang` where it is not the language of the interface.
#[derive(Default)]
pub(super) struct Said {
    pub(super) words: AttrValue,
    pub(super) lang: Option<&'static str>,
}

impl Content for Said {
    #[inline(never)]
    fn node(self) -> Html {
        match self.lang {
            None => self.words.node(),
            lang => el("span").lang(lang).with(self.words).into(),
        }
    }
}

fn target<T: JsCast>(event: &web_sys::Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}
