//! The events that the page sees: `survei-ready`, `survei-step`, `survei-sent`,
//! `survei-error`. None of them holds an answer. (`survei-error` about a configuration comes from
//! the checker, a module of its own.)

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

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
