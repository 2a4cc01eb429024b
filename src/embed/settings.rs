//! From an element's attributes and its configuration text to a [`Setup`].

use crate::browser::JsHost;
use crate::survey::config::{Attributes, Given};
use crate::survey::document::{Language, Translation};
use crate::survey::session::Setup;

/// What came of the settings.
pub(super) struct Settings {
    /// `None` where something must be mended before the survey can be shown.
    pub(super) setup: Option<Setup>,
    /// There is something to tell the web admin.
    pub(super) wrong: bool,
    /// Whom to ask, if the configuration says so much.
    pub(super) contact: Option<String>,
}

/// Reads the settings of an element.
pub(super) fn settings(
    host: &JsHost,
    text: &str,
    instrument: Option<&str>,
    language: Language,
) -> Settings {
    let attributes = Attributes {
        unit: host.attribute("unit"),
        service: host.attribute("service"),
        layout: host.attribute("layout"),
        show_score: host.attribute("show-score"),
    };
    let questions = host.attribute("questions").unwrap_or_default();
    let translation = Translation { language, lines: &questions };
    let found = Given { text, instrument, attributes }.translated(translation);
    let contact = found.value.as_ref().and_then(|config| config.agency.contact.clone());
    let config = found.value.filter(|_| !found.broken);
    let setup = config.map(|config| Setup { config, language });
    Settings { setup, wrong: found.wrong, contact }
}
