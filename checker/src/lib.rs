//! What is wrong in a configuration, its questionnaire and the element's attributes, in words for
//! the web admin: `checker.js` and `checker_bg.wasm`. `element.js` fetches them when the widget
//! has found that something is wrong, so that no citizen downloads the words for it. A page for
//! web admins may also ask what would be sent.

use js_sys::{Array, Object, Reflect};
use survei_publik::survey::config::{Attributes, Given};
use survei_publik::survey::document::{Diagnostic, Language, Mistake, Severity};
use survei_publik::survey::locale::{Catalog, explain, read_language};
use survei_publik::survey::payload::mapping;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// A language file has at most so many bytes; as in `embed/dictionary.js`.
const LARGEST_LANGUAGE: usize = 65_536;

/// Tells the console, and the page by the event `survei-error`, everything that is wrong in what
/// an element was given; nothing where nothing is.
///
/// `text` is the configuration, `instrument` the text of the questionnaire's file, if there is one.
#[wasm_bindgen]
pub fn report(element: &HtmlElement, text: &str, instrument: Option<String>) {
    let attributes = Attributes {
        unit: element.get_attribute("unit"),
        service: element.get_attribute("service"),
        layout: element.get_attribute("layout"),
        show_score: element.get_attribute("show-score"),
    };
    let given = Given { text, instrument: instrument.as_deref(), attributes };
    let diagnostics = given.diagnostics();
    if diagnostics.is_empty() {
        return;
    }
    let catalog = Catalog::of(language_of(element));
    let list: Array = diagnostics.iter().map(|diagnostic| told(diagnostic, &catalog)).collect();
    dispatch(element, &object(&[("kind", "configuration".into()), ("diagnostics", list.into())]));
}

/// Tells the console everything that is wrong in a language file of the agency's own, which came from
/// `src` and is to be for this language.
#[wasm_bindgen]
pub fn language(text: &str, tag: &str, src: &str) {
    let reading = read_language(text);
    let mut diagnostics = reading.diagnostics;
    if let Some(file) = reading.value.filter(|file| file.language != tag) {
        let mistake = Mistake::NotOneOf { found: file.language, allowed: tag.to_owned() };
        diagnostics.push(Diagnostic { path: "language".to_owned(), mistake });
    }
    if text.len() > LARGEST_LANGUAGE {
        let (found, most) = (text.len(), LARGEST_LANGUAGE);
        diagnostics
            .push(Diagnostic { path: String::new(), mistake: Mistake::TooMany { found, most } });
    }
    for mut diagnostic in diagnostics {
        diagnostic.path = [src, ": ", &diagnostic.path].concat();
        told(&diagnostic, &Catalog::default());
    }
}

/// What would be sent for a made-up response, as `survei dry-run` prints it. `lang` is the language
/// in which the survey was filled in.
///
/// # Errors
/// The first mistake that stops the survey, in a sentence.
#[wasm_bindgen]
pub fn dry_run(text: &str, instrument: Option<String>, lang: &str) -> Result<String, JsError> {
    let given =
        Given { text, instrument: instrument.as_deref(), attributes: Attributes::default() };
    let explained = |diagnostic| explain(&Catalog::of(Language::Indonesian), &diagnostic);
    let config = given.sound().map_err(|diagnostic| JsError::new(&explained(diagnostic)))?;
    Ok(mapping::dry_run(&config, Language::of_tag(lang).unwrap_or_default()))
}

/// Writes one mistake to the console; the same as the event has it.
fn told(diagnostic: &Diagnostic, catalog: &Catalog) -> JsValue {
    let message = explain(catalog, diagnostic);
    let line = JsValue::from_str(&["[survei-publik] ", &message].concat());
    let severity = match diagnostic.severity() {
        Severity::Error => {
            web_sys::console::error_1(&line);
            "error"
        }
        Severity::Warning => {
            web_sys::console::warn_1(&line);
            "warning"
        }
    };
    object(&[
        ("path", diagnostic.path.as_str().into()),
        ("code", diagnostic.mistake.code().into()),
        ("severity", severity.into()),
        ("message", message.into()),
    ])
}

fn dispatch(element: &HtmlElement, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("survei-error", &init) {
        // A listener of the page that throws is the page's concern.
        let _ = element.dispatch_event(&event);
    }
}

/// The element's own `lang`, or the nearest one above it, as the widget finds it.
fn language_of(element: &HtmlElement) -> Language {
    let nearest = element.closest("[lang]").ok().flatten();
    let tag = nearest.and_then(|nearest| nearest.get_attribute("lang"));
    tag.and_then(|tag| Language::of_tag(&tag)).unwrap_or_default()
}

fn object(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in pairs {
        // Setting a property of a plain object does not fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
