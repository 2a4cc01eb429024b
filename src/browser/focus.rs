//! Keyboard focus inside the element's shadow root.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// Focuses the element with this id, which also brings it into view.
pub(super) fn focus(element: &HtmlElement, id: &str) {
    let found = element
        .shadow_root()
        .and_then(|root| root.query_selector(&["#", id].concat()).ok().flatten())
        .and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(found) = found {
        // Focusing an element that just left the page does nothing.
        let _ = found.focus();
    }
}
