//! What `element.js` holds of the widget.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Callback, Renderer};

use super::settings::{Settings, settings};
use super::{events, failure, sheet};
use crate::browser::{BrowserHost, Shell};
use crate::survey::WHOLE;
use crate::survey::config::{instrument_wanted, is_plain};
use crate::survey::host::Host as _;
use crate::survey::instrument::COMPILED_IN;
use crate::survey::locale::Catalog;
use crate::survey::outbox;
use crate::survey::session::{Filled, Setup};
use crate::ui::{HostHandle, Survey, SurveyProps};

/// The widget of one element. Yew never removes its listeners, so there is one mount for the
/// whole life of an element; everything after that is an [update](Widget::update).
#[wasm_bindgen]
#[allow(missing_debug_implementations)] // Yew's handle has none.
pub struct Widget {
    element: HtmlElement,
    shell: Shell,
    root: Element,
    text: String,
    instrument: Option<String>,
    storage_key: String,
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
/// names; `storage_key` names what this element keeps on the device. `filled` is what was said
/// in the form before, as a kept draft, and `path` where the respondent was in it.
///
/// # Errors
/// The element has no open shadow root.
#[wasm_bindgen]
pub fn mount(
    element: HtmlElement,
    shell: Shell,
    text: String,
    instrument: Option<String>,
    storage_key: String,
    filled: Option<String>,
    path: Option<String>,
) -> Result<Widget, JsValue> {
    let shadow = element.shadow_root().ok_or("the element has no open shadow root")?;
    let document = shadow.owner_document().ok_or("the element is in no document")?;
    let root = document.create_element("div")?;
    root.set_attribute("part", "root")?;
    // Until it is ready: Yew lets the browser paint in between, with the form still there.
    root.set_attribute("hidden", "")?;
    sheet::adopt(&shadow);
    shadow.append_child(&root)?;
    let filled = filled.map(|text| Filled { draft: outbox::draft(&text), path });
    let (filled, wrong, app) = (RefCell::new(filled), Cell::new(false), RefCell::new(None));
    let widget = Widget { element, shell, root, text, instrument, storage_key, filled, wrong, app };
    widget.update();
    Ok(widget)
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
            settings(&self.element, &self.text, self.instrument.as_deref());
        self.wrong.set(wrong);
        let catalog = Catalog::of(language);
        let Some(setup) = setup else {
            // A survey that is already on screen stays there.
            if self.app.borrow().is_none() {
                failure::show(&self.shell, &catalog, contact.as_deref());
            }
            return;
        };
        let (element, shell) = (self.element.clone(), self.shell.clone());
        let host = BrowserHost::new(element, shell, self.storage_key.clone());
        let filled = self.filled.take();
        // A form that is being filled in does not give way to a response that still has to be
        // sent, nor the other way round.
        if filled.is_some() && is_unsent(&host, &setup) {
            let _ = self.shell.give_up("", false);
            return;
        }
        let element = self.element.clone();
        let props = SurveyProps {
            setup: Rc::new(setup),
            host: HostHandle(Rc::new(host)),
            filled,
            on_notice: Callback::from(move |notice| events::notify(&element, notice)),
        };
        let mut app = self.app.borrow_mut();
        match app.as_mut() {
            Some(app) => app.update(props),
            None => {
                failure::watch(&self.shell, &catalog);
                *app = Some(Renderer::with_root_and_props(self.root.clone(), props).render());
            }
        }
    }
}

/// Whether this device keeps a response that has not arrived yet.
fn is_unsent(host: &BrowserHost, setup: &Setup) -> bool {
    let kept = host.load();
    let kept = kept.and_then(|text| outbox::read(&text, &setup.config.instrument, host.now()));
    kept.is_some_and(|kept| kept.sealed.is_some())
}
