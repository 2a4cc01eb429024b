//! When the survey cannot go on: the shell takes over, with the plain form or a plain sentence,
//! never a blank space.

use std::cell::RefCell;
use std::mem::take;

use wasm_bindgen::prelude::*;

use crate::browser::JsHost;
use crate::survey::locale::{Catalog, Key};

thread_local! {
    static SHOWN: RefCell<Vec<(JsHost, String)>> = const { RefCell::new(Vec::new()) };
}

/// The configuration cannot be used.
pub(super) fn show(host: &JsHost, catalog: &Catalog, contact: Option<&str>) {
    let mut sentence = catalog.text(Key::Broken).to_owned();
    if let Some(contact) = contact {
        sentence.push(' ');
        sentence.push_str(contact);
    }
    host.give_up(&sentence, false);
}

/// From here on, should the program panic, this survey is given up as well. The panic's own
/// message is not printed: it might hold what a citizen typed.
pub(super) fn watch(host: &JsHost, catalog: &Catalog) {
    let sentence = catalog.text(Key::Broken).to_owned();
    SHOWN.with_borrow_mut(|shown| shown.push((host.clone(), sentence)));
    yew::set_custom_panic_hook(Box::new(|_| broken()));
}

/// The program has panicked: every survey is given up. What ships calls this in place of the
/// standard library's panics (`cargo xtask dist`); elsewhere it is the panic hook.
#[wasm_bindgen]
pub fn broken() {
    // A second panic meanwhile finds none.
    let shown = SHOWN.with(|shown| shown.try_borrow_mut().ok().map(|mut shown| take(&mut *shown)));
    for (host, sentence) in shown.unwrap_or_default() {
        host.give_up(&sentence, true);
    }
}
