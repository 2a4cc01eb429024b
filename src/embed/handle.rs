//! What `element.js` holds of the widget.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Callback, Renderer};

use super::settings::{Settings, settings};
use super::{events, failure, sheet};
use crate::browser::BrowserHost;
use crate::survey::config::instrument_wanted;
use crate::survey::instrument::COMPILED_IN;
use crate::survey::locale::Catalog;
use crate::ui::{HostHandle, Survey, SurveyProps};

/// The widget of one element. Yew never removes its listeners, so there is one mount for the
/// whole life of an element; everything after that is an [update](Widget::update).
#[wasm_bindgen]
#[allow(missing_debug_implementations)] // Yew's handle has none.
pub struct Widget {
    element: HtmlElement,
    root: Element,
    text: String,
    instrument: Option<String>,
    storage_key: String,
    app: RefCell<Option<AppHandle<Survey>>>,
}

/// The file of the questionnaire that a configuration asks for: a name among the built-in ones,
/// or an address with a slash in it. Nothing for the one that is compiled in.
#[wasm_bindgen]
#[must_use]
pub fn instrument_file(text: &str) -> Option<String> {
    let wanted = instrument_wanted(text);
    let ready = wanted.ends_with(".json");
    match wanted.as_str() {
        COMPILED_IN => None,
        _ if ready && wanted.contains('/') => Some(wanted),
        _ if ready => Some(["./", &wanted].concat()),
        _ => Some([&wanted, ".json"].concat()),
    }
}

/// Shows the survey in the element's open shadow root.
///
/// `text` is the configuration, `instrument` the text of the file that [`instrument_file`]
/// names; `storage_key` names what this element keeps on the device.
///
/// # Errors
/// The element has no open shadow root.
#[wasm_bindgen]
pub fn mount(
    element: HtmlElement,
    text: String,
    instrument: Option<String>,
    storage_key: String,
) -> Result<Widget, JsValue> {
    let shadow = element.shadow_root().ok_or("the element has no open shadow root")?;
    let document = shadow.owner_document().ok_or("the element is in no document")?;
    let root = document.create_element("div")?;
    root.set_attribute("part", "root")?;
    sheet::adopt(&shadow);
    shadow.append_child(&root)?;
    let widget = Widget { element, root, text, instrument, storage_key, app: RefCell::new(None) };
    widget.update();
    Ok(widget)
}

#[wasm_bindgen]
impl Widget {
    /// Reads the attributes again and shows what they ask for; answers given so far stay.
    pub fn update(&self) {
        let Settings { setup, diagnostics, contact, language } =
            settings(&self.element, &self.text, self.instrument.as_deref());
        let catalog = Catalog::of(language);
        events::report(&self.element, &catalog, &diagnostics);
        let Some(setup) = setup else {
            // A survey that is already on screen stays there.
            if self.app.borrow().is_none() {
                failure::show(&self.element, &self.root, &catalog, contact.as_deref());
            }
            return;
        };
        let host = BrowserHost::new(self.element.clone(), self.storage_key.clone());
        let element = self.element.clone();
        let props = SurveyProps {
            setup: Rc::new(setup),
            host: HostHandle(Rc::new(host)),
            on_notice: Callback::from(move |notice| events::notify(&element, notice)),
        };
        let mut app = self.app.borrow_mut();
        match app.as_mut() {
            Some(app) => app.update(props),
            None => {
                failure::watch(&self.element, &self.root, &catalog);
                // Removing an attribute that may not be there does not fail.
                let _ = self.element.remove_attribute("state");
                *app = Some(Renderer::with_root_and_props(self.root.clone(), props).render());
            }
        }
    }
}
