//! What `element.js` holds of the widget.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use super::settings::{Settings, settings};
use super::{events, failure};
use crate::browser::{BrowserHost, JsHost};
use crate::survey::document::Language;
use crate::survey::locale::Catalog;
use crate::survey::outbox;
use crate::survey::session::{Event, Filled};
use crate::ui::{CSS, HostHandle, Survey, SurveyProps};

/// The widget of one element. Yew never removes its listeners, so there is one mount for the
/// whole life of an element; everything after that is an [update](Widget::update).
#[wasm_bindgen]
#[allow(missing_debug_implementations)] // Yew's handle has none.
pub struct Widget {
    host: JsHost,
    root: Element,
    text: String,
    instrument: Option<String>,
    filled: RefCell<Option<Filled>>,
    wrong: Cell<bool>,
    /// The languages that were fetched for this survey.
    languages: RefCell<Vec<Catalog>>,
    app: RefCell<Option<AppHandle<Survey>>>,
}

/// Shows the survey in the element's open shadow root.
///
/// `text` is the configuration, `instrument` the text of the file that `wanted.js`
/// names. `filled` is what was said in the form before, as a kept draft, and `path` where the
/// respondent was in it.
#[wasm_bindgen]
#[must_use]
pub fn mount(
    host: JsHost,
    text: String,
    instrument: Option<String>,
    filled: Option<String>,
    path: Option<String>,
) -> Widget {
    let root = host.place(CSS);
    let filled = filled.map(|text| Filled { draft: outbox::draft(&text), path });
    let (filled, wrong, languages) = (RefCell::new(filled), Cell::new(false), RefCell::default());
    let app = RefCell::new(None);
    let widget = Widget { host, root, text, instrument, filled, wrong, languages, app };
    widget.update();
    widget
}

#[wasm_bindgen]
impl Widget {
    /// There is something in the configuration, the questionnaire or the attributes that the web
    /// admin should know: the checker says what.
    #[must_use]
    pub fn wrong(&self) -> bool {
        self.wrong.get()
    }

    /// Somebody else stands there: the survey begins anew, and nothing of what was said is left.
    pub fn reset(&self) {
        if let Some(app) = &*self.app.borrow() {
            app.send_message(Event::Reset);
        }
    }

    /// Reads the attributes again and shows what they ask for; answers given so far stay.
    pub fn update(&self) {
        let words = self.words();
        let Settings { setup, wrong, contact } =
            settings(&self.host, &self.text, self.instrument.as_deref(), words.language());
        self.wrong.set(wrong);
        let Some(setup) = setup else {
            // A survey that is already on screen stays there.
            if self.app.borrow().is_none() {
                failure::show(&self.host, &words, contact.as_deref());
            }
            return;
        };
        let host = BrowserHost(self.host.clone());
        let filled = self.filled.take();
        let page = self.host.clone();
        let props = SurveyProps {
            setup: Rc::new(setup),
            words,
            host: HostHandle(Rc::new(host)),
            filled,
            on_notice: Callback::from(move |notice| events::notify(&page, notice)),
        };
        let mut app = self.app.borrow_mut();
        match app.as_mut() {
            Some(app) => app.update(props),
            None => {
                failure::watch(&self.host, &words);
                *app = Some(Renderer::with_root_and_props(self.root.clone(), props).render());
            }
        }
    }
}

impl Widget {
    /// The words of the language that the shell has chosen and fetched (`embed/languages.js`). They
    /// are needed as long as the page lives; going back to a language makes no second copy of it.
    fn words(&self) -> Catalog {
        let Some(words) = self.host.attribute("words") else { return Catalog::default() };
        let tag = self.host.attribute("lang").unwrap_or_default();
        let mut languages = self.languages.borrow_mut();
        if let Some(known) = languages.iter().find(|known| known.language().tag() == tag) {
            return *known;
        }
        let catalog = Catalog::loaded(Language::named(tag.leak()), words.leak());
        languages.push(catalog);
        catalog
    }
}
