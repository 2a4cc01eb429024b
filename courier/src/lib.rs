//! What a mapping makes of a response: `courier.js` and `courier_bg.wasm`, which are fetched only
//! where a configuration has a mapping. What it plans, `embed/carry.js` carries out. What is wrong
//! in a mapping is told by `checker/`, so that no citizen downloads the words for it.

use survei_publik::survey::config::{Attributes, Given};
use survei_publik::survey::document::Language;
use survei_publik::survey::payload::{Submission, mapping};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// The plan for a sealed response, as JSON.
///
/// `text` is the configuration, `instrument` the text of the questionnaire's file, if there is
/// one, `submission` the response in the survey's own format, `lang` the language in which it was
/// given, and `random` 24 hexadecimal digits that nobody can guess.
///
/// # Errors
/// A sentence, where the configuration or the response is not as it must be.
#[wasm_bindgen]
pub fn plan(
    text: &str,
    instrument: Option<String>,
    submission: &str,
    lang: &str,
    random: &str,
) -> Result<String, JsError> {
    let given =
        Given { text, instrument: instrument.as_deref(), attributes: Attributes::default() };
    let read = given.plainly();
    let config = read.value.filter(|_| !read.broken);
    let config = config.ok_or_else(|| JsError::new("the configuration has a mistake"))?;
    let mapping = config.submit.mapping.as_ref();
    let mapping = mapping.ok_or_else(|| JsError::new("the configuration has no submit.mapping"))?;
    let submission = Submission::of_json(submission);
    let submission = submission.ok_or_else(|| JsError::new("this is no sealed response"))?;
    let language =
        Language::of_tag(lang).unwrap_or_else(|| Language::named(lang.to_owned().leak()));
    Ok(mapping::plan(&config, mapping, &submission, language, random))
}
