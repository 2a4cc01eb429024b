//! The events that the page sees: `survei-ready`, `survei-step`, `survei-sent`,
//! `survei-error`. None of them holds an answer.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::survey::document::{Diagnostic, Severity};
use crate::survey::locale::{Catalog, explain};
use crate::survey::session::Notice;

/// Tells the page what the session has to say.
pub(super) fn notify(element: &HtmlElement, notice: Notice) {
    match notice {
        Notice::Ready => dispatch(element, "survei-ready", &[]),
        Notice::Step { name, number, of } => {
            let detail = [("step", name.into()), ("number", number.into()), ("of", of.into())];
            dispatch(element, "survei-step", &detail);
        }
        Notice::Sent => dispatch(element, "survei-sent", &[]),
        Notice::NotSent { status } => {
            let detail = [("kind", "not-sent".into()), ("status", status.into())];
            dispatch(element, "survei-error", &detail);
        }
    }
}

/// Tells the page, and the console, what is wrong in the configuration.
pub(super) fn report(element: &HtmlElement, catalog: &Catalog, diagnostics: &[Diagnostic]) {
    if diagnostics.is_empty() {
        return;
    }
    let list = Array::new();
    for diagnostic in diagnostics {
        let message = explain(catalog, diagnostic);
        let severity = match diagnostic.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let line = JsValue::from_str(&["[survei-publik] ", &message].concat());
        match diagnostic.severity() {
            Severity::Error => web_sys::console::error_1(&line),
            Severity::Warning => web_sys::console::warn_1(&line),
        }
        list.push(&object(&[
            ("path", diagnostic.path.as_str().into()),
            ("code", diagnostic.mistake.code().into()),
            ("severity", severity.into()),
            ("message", message.into()),
        ]));
    }
    let detail = [("kind", "configuration".into()), ("diagnostics", list.into())];
    dispatch(element, "survei-error", &detail);
}

fn dispatch(element: &HtmlElement, name: &str, detail: &[(&str, JsValue)]) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&object(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // A listener of the page that throws is the page's concern.
        let _ = element.dispatch_event(&event);
    }
}

fn object(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in pairs {
        // Setting a property of a plain object does not fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
