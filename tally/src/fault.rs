//! What is wrong with what a page gave, as a sentence with place and mend.

use std::fmt;

use wasm_bindgen::JsValue;

/// Becomes the message of an `Error`.
#[derive(Debug)]
pub(crate) struct Fault(pub(crate) String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// A text as it is, an object as JSON.
pub(crate) fn text_of(value: &JsValue, name: &str) -> Result<String, Fault> {
    if let Some(text) = value.as_string() {
        return Ok(text);
    }
    let json = value.is_object().then(|| js_sys::JSON::stringify(value).ok()).flatten();
    let json = json.and_then(|json| json.as_string());
    json.ok_or_else(|| Fault(format!("{name}: give an object, or its JSON as text.")))
}
