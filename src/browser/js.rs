//! What JavaScript does for the survey: `embed/host.js`, which says what each of these is for.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::survey::config::{Credentials, Referrer};
use crate::survey::payload::{Reply, Request};

#[wasm_bindgen]
extern "C" {
    /// The outside world of one survey. None of its methods throws.
    #[derive(Clone, Debug)]
    pub type JsHost;

    #[wasm_bindgen(method)]
    pub(super) fn now(this: &JsHost) -> f64;

    #[wasm_bindgen(method)]
    pub(super) fn today(this: &JsHost) -> u32;

    #[wasm_bindgen(method)]
    pub(super) fn slot(this: &JsHost) -> u8;

    #[wasm_bindgen(method)]
    pub(super) fn random(this: &JsHost, length: u32) -> String;

    #[wasm_bindgen(method)]
    pub(super) fn load(this: &JsHost) -> Option<String>;

    #[wasm_bindgen(method)]
    pub(super) fn keep(this: &JsHost, text: &str) -> bool;

    #[wasm_bindgen(method)]
    pub(super) fn focus(this: &JsHost, id: &str);

    #[wasm_bindgen(method)]
    #[allow(clippy::too_many_arguments)] // An object would be larger on both sides.
    fn send(
        this: &JsHost,
        id: &str,
        url: &str,
        credentials: &str,
        referrer: &str,
        body: &str,
        mapped: bool,
        pressed: bool,
        done: JsValue,
    );

    /// Tells the page: `ready`, `step`, `sent` or `error`.
    #[wasm_bindgen(method)]
    pub(crate) fn tell(this: &JsHost, event: &str, name: &str, number: u32, of: u32);

    /// An attribute of the element; `lang` is the language that is shown, `words` its words
    /// where it is not Indonesian, and `questions` those of the compiled-in questionnaire.
    #[wasm_bindgen(method)]
    pub(crate) fn attribute(this: &JsHost, name: &str) -> Option<String>;

    /// Where the survey is to be drawn, in this style.
    #[wasm_bindgen(method)]
    pub(crate) fn place(this: &JsHost, css: &str) -> Element;

    /// Shows the form or the sentence instead of the survey; for good after a panic.
    #[wasm_bindgen(method, js_name = giveUp)]
    pub(crate) fn give_up(this: &JsHost, sentence: &str, for_good: bool);
}

/// Hands a request to the outbox. The replies come for as long as the page lives, so what takes
/// them is never dropped.
pub(super) fn send(host: &JsHost, request: &Request, done: Box<dyn Fn(Reply)>) {
    let Request { id, mapped, pressed, url, credentials, referrer, body } = request;
    let credentials = match credentials {
        Credentials::Omit => "omit",
        Credentials::SameOrigin => "same-origin",
        Credentials::Include => "include",
    };
    let referrer = match referrer {
        Referrer::None => "no-referrer",
        Referrer::Origin => "origin",
    };
    let done =
        Closure::<dyn Fn(u16, String, String, bool)>::new(move |status, body, said, queued| {
            done(Reply { status, body, said, queued });
        });
    let done = done.into_js_value();
    host.send(&id.text(), url, credentials, referrer, body, *mapped, *pressed, done);
}
