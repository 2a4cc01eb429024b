//! What `element.js` holds of the widget.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use super::settings::{Settings, settings};
use super::{events, failure};
use crate::browser::{BrowserHost, JsHost};
use crate::survey::WHOLE;
use crate::survey::config::{instrument_wanted, is_plain};
use crate::survey::instrument::COMPILED_IN;
use crate::survey::locale::Catalog;
use crate::survey::outbox;
use crate::survey::session::Filled;
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
    app: RefCell<Option<AppHandle<Survey>>>,
}

/// The file of the questionnaire that a configuration asks for: a name among the built-in ones,
/// or an address with a slash in it. Nothing for the one that is compiled in, unless this is the
/// light build and the configuration has a part that it does not know.
#[wasm_bindgen]
#[must_use]
pub fn instrument_file(text: &str) -> Option<String> {
    let wanted = instrument_wanted(text);
    let ready = wanted.ends_with(".json");
    match wanted.as_str() {
        COMPILED_IN if WHOLE || is_plain(text) => None,
        _ if ready && wanted.contains('/') => Some(wanted),
        _ if ready => Some(["./", &wanted].concat()),
        _ => Some([&wanted, ".json"].concat()),
    }
}

/// Shows the survey in the element's open shadow root.
///
/// `text` is the configuration, `instrument` the text of the file that [`instrument_file`]
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
    let (filled, wrong, app) = (RefCell::new(filled), Cell::new(false), RefCell::new(None));
    let widget = Widget { host, root, text, instrument, filled, wrong, app };
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

    /// Reads the attributes again and shows what they ask for; answers given so far stay.
    pub fn update(&self) {
        let Settings { setup, wrong, contact, language } =
            settings(&self.host, &self.text, self.instrument.as_deref());
        self.wrong.set(wrong);
        let catalog = Catalog::of(language);
        let Some(setup) = setup else {
            // A survey that is already on screen stays there.
            if self.app.borrow().is_none() {
                failure::show(&self.host, &catalog, contact.as_deref());
            }
            return;
        };
        let host = BrowserHost(self.host.clone());
        let filled = self.filled.take();
        let page = self.host.clone();
        let props = SurveyProps {
            setup: Rc::new(setup),
            host: HostHandle(Rc::new(host)),
            filled,
            on_notice: Callback::from(move |notice| events::notify(&page, notice)),
        };
        let mut app = self.app.borrow_mut();
        match app.as_mut() {
            Some(app) => app.update(props),
            None => {
                failure::watch(&self.host, &catalog);
                *app = Some(Renderer::with_root_and_props(self.root.clone(), props).render());
            }
        }
    }
}
