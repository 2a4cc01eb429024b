//! The shell around the survey, `embed/shell.js`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What takes over when Rust cannot go on. Each call may be refused: it is the page's.
    #[derive(Clone, Debug)]
    pub type Shell;

    /// Told what is kept on the device, so that no answer is lost where the device refuses it;
    /// the empty text when it is to be forgotten.
    #[wasm_bindgen(method, catch)]
    pub(super) fn keep(this: &Shell, text: &str) -> Result<(), JsValue>;

    /// Told why a request could not be made.
    #[wasm_bindgen(method, catch)]
    pub(super) fn unsent(this: &Shell, error: &JsValue) -> Result<(), JsValue>;

    /// Shows the form or the sentence instead of the survey; for good after a panic.
    #[wasm_bindgen(method, catch, js_name = giveUp)]
    pub(crate) fn give_up(this: &Shell, sentence: &str, for_good: bool) -> Result<(), JsValue>;
}
