//! From an element's attributes and its configuration text to a [`Setup`].

use web_sys::HtmlElement;

use crate::survey::config::{Attributes, Config, apply, read};
use crate::survey::document::{Diagnostic, Language, Severity};
use crate::survey::instrument::{self, Instrument, SKM9_2017};
use crate::survey::session::Setup;

/// What came of the settings.
pub(super) struct Settings {
    /// `None` where something must be mended before the survey can be shown.
    pub(super) setup: Option<Setup>,
    /// Every mistake.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Whom to ask, if the configuration says so much.
    pub(super) contact: Option<String>,
    /// The language for sentences, even without a setup.
    pub(super) language: Language,
}

/// Reads the settings of an element. Defaults give way to the document, the document to
/// attributes.
pub(super) fn settings(element: &HtmlElement, text: &str) -> Settings {
    let language = language_of(element);
    let mut diagnostics = Vec::new();
    let config = instrument_of(&mut diagnostics).and_then(|instrument| {
        let reading = read(text, &instrument);
        diagnostics.extend(reading.diagnostics);
        reading.value.map(|mut config: Config| {
            diagnostics.extend(apply(&mut config, &attributes_of(element)));
            config
        })
    });
    let contact = config.as_ref().and_then(|config| config.agency.contact.clone());
    let broken = diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error);
    let setup = config.filter(|_| !broken).map(|config| Setup { config, language });
    Settings { setup, diagnostics, contact, language }
}

fn instrument_of(diagnostics: &mut Vec<Diagnostic>) -> Option<Instrument> {
    let reading = instrument::read(SKM9_2017);
    diagnostics.extend(reading.diagnostics);
    reading.value
}

fn attributes_of(element: &HtmlElement) -> Attributes {
    Attributes {
        unit: element.get_attribute("unit"),
        service: element.get_attribute("service"),
        layout: element.get_attribute("layout"),
        show_score: element.get_attribute("show-score"),
    }
}

/// The element's own `lang`, or the nearest one above it; Indonesian for any other language.
fn language_of(element: &HtmlElement) -> Language {
    let nearest = element.closest("[lang]").ok().flatten();
    let tag = nearest.and_then(|nearest| nearest.get_attribute("lang"));
    tag.and_then(|tag| Language::of_tag(&tag)).unwrap_or_default()
}
