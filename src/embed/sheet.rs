//! One style sheet for all elements of a page.

use std::cell::RefCell;

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, ShadowRoot};

use crate::ui::CSS;

thread_local! {
    static SHEET: RefCell<Option<CssStyleSheet>> = const { RefCell::new(None) };
}

/// Gives a shadow root the widget's style: a constructable sheet, which needs no permission
/// from a content policy, or a `<style>` where the browser knows none (Safari before 16.4).
pub(super) fn adopt(root: &ShadowRoot) {
    if adopt_shared(root).is_err() {
        // A policy may still refuse it; the form works without style as well.
        let _ = add_style(root);
    }
}

fn adopt_shared(root: &ShadowRoot) -> Result<(), JsValue> {
    let name = JsValue::from_str("adoptedStyleSheets");
    if !Reflect::has(root, &name)? {
        return Err(name);
    }
    let sheet = shared()?;
    Reflect::set(root, &name, &Array::of1(&sheet)).map(drop)
}

fn shared() -> Result<CssStyleSheet, JsValue> {
    SHEET.with_borrow_mut(|shared| {
        if let Some(sheet) = shared {
            return Ok(sheet.clone());
        }
        let sheet = CssStyleSheet::new()?;
        sheet.replace_sync(CSS)?;
        *shared = Some(sheet.clone());
        Ok(sheet)
    })
}

fn add_style(root: &ShadowRoot) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let style = document.create_element("style")?;
    style.set_text_content(Some(CSS));
    root.prepend_with_node_1(&style)
}
