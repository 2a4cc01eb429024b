//! From an element's attributes and its configuration text to a [`Setup`].

use web_sys::HtmlElement;

use crate::survey::config::{Attributes, Given};
use crate::survey::document::Language;
use crate::survey::session::Setup;

/// What came of the settings.
pub(super) struct Settings {
    /// `None` where something must be mended before the survey can be shown.
    pub(super) setup: Option<Setup>,
    /// There is something to tell the web admin.
    pub(super) wrong: bool,
    /// Whom to ask, if the configuration says so much.
    pub(super) contact: Option<String>,
    /// The language for sentences, even without a setup.
    pub(super) language: Language,
}

/// Reads the settings of an element.
pub(super) fn settings(element: &HtmlElement, text: &str, instrument: Option<&str>) -> Settings {
    let language = language_of(element);
    let attributes = Attributes {
        unit: element.get_attribute("unit"),
        service: element.get_attribute("service"),
        layout: element.get_attribute("layout"),
        show_score: element.get_attribute("show-score"),
    };
    let found = Given { text, instrument, attributes }.plainly();
    let contact = found.value.as_ref().and_then(|config| config.agency.contact.clone());
    let config = found.value.filter(|_| !found.broken);
    let setup = config.map(|config| Setup { config, language });
    Settings { setup, wrong: found.wrong, contact, language }
}

/// The element's own `lang`, or the nearest one above it; Indonesian for any other language.
fn language_of(element: &HtmlElement) -> Language {
    let nearest = element.closest("[lang]").ok().flatten();
    let tag = nearest.and_then(|nearest| nearest.get_attribute("lang"));
    tag.and_then(|tag| Language::of_tag(&tag)).unwrap_or_default()
}
