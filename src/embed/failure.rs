//! When the survey cannot be shown: a plain sentence, never a blank space.

use std::cell::RefCell;
use std::mem::take;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::survey::locale::{Catalog, Key};

thread_local! {
    static SHOWN: RefCell<Vec<(HtmlElement, Element, String)>> = const { RefCell::new(Vec::new()) };
}

/// Puts the sentence where the survey would be.
pub(super) fn show(
    element: &HtmlElement,
    root: &Element,
    catalog: &Catalog,
    contact: Option<&str>,
) {
    let mut sentence = catalog.text(Key::Broken).to_owned();
    if let Some(contact) = contact {
        sentence.push(' ');
        sentence.push_str(contact);
    }
    put(element, root, &sentence);
}

fn put(element: &HtmlElement, root: &Element, sentence: &str) {
    // Setting an attribute with a valid name, and creating a known element, do not fail.
    let _ = element.set_attribute("state", "failed");
    // Not `innerHTML`: a page may demand trusted types.
    root.set_text_content(None);
    let paragraph = root.owner_document().and_then(|document| document.create_element("p").ok());
    if let Some(paragraph) = paragraph {
        paragraph.set_class_name("failure");
        let _ = paragraph.set_attribute("role", "alert");
        paragraph.set_text_content(Some(sentence));
        let _ = root.append_child(&paragraph);
    }
}

/// From here on, should the program panic, this element shows the sentence as well. The
/// panic's own message is not printed: it might hold what a citizen typed.
pub(super) fn watch(element: &HtmlElement, root: &Element, catalog: &Catalog) {
    let sentence = catalog.text(Key::Broken).to_owned();
    SHOWN.with_borrow_mut(|shown| shown.push((element.clone(), root.clone(), sentence)));
    yew::set_custom_panic_hook(Box::new(|_| broken()));
}

/// The program has panicked: every element shows the sentence. What ships calls this in place
/// of the standard library's panics (`cargo xtask dist`); elsewhere it is the panic hook.
#[wasm_bindgen]
pub fn broken() {
    // A second panic meanwhile finds none.
    let shown = SHOWN.with(|shown| shown.try_borrow_mut().ok().map(|mut shown| take(&mut *shown)));
    for (element, root, sentence) in shown.unwrap_or_default() {
        put(&element, &root, &sentence);
    }
}
