//! From an element's attributes and its configuration text to a [`Setup`].

use std::sync::Arc;

use web_sys::HtmlElement;

use crate::survey::config::{Attributes, Config, apply, instrument_wanted, read};
use crate::survey::document::{Diagnostic, Language, Mistake, Severity};
use crate::survey::instrument::{self, COMPILED_IN, IDS, Instrument, SKM9_2017};
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
pub(super) fn settings(element: &HtmlElement, text: &str, instrument: Option<&str>) -> Settings {
    let language = language_of(element);
    let mut diagnostics = Vec::new();
    let config = instrument_of(text, instrument, &mut diagnostics).and_then(|instrument| {
        let reading = read(text, &Arc::new(instrument));
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

/// The questionnaire: compiled in, or read from its file. A file that could not be fetched is a
/// name that does not exist.
fn instrument_of(
    text: &str,
    file: Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Instrument> {
    let found = instrument_wanted(text);
    let file = if found == COMPILED_IN { Some(SKM9_2017) } else { file };
    let Some(file) = file else {
        let mistake = Mistake::UnknownReference { found, known: IDS.join(", ") };
        diagnostics.push(Diagnostic { path: "instrument".to_owned(), mistake });
        return None;
    };
    let reading = instrument::read(file);
    for mut diagnostic in reading.diagnostics {
        diagnostic.path = [&found, ": ", &diagnostic.path].concat();
        diagnostics.push(diagnostic);
    }
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
