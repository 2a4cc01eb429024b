//! A configuration that pages are made from.

use std::path::Path;
use std::sync::Arc;

use survei_publik::survey::config::{self, Attributes, Config, apply};
use survei_publik::survey::document::{Diagnostic, Severity};

use crate::check::told;
use crate::console::{Failure, complain};
use crate::instruments::{load, text_of, usable};

/// A configuration with the text it was read from.
pub(crate) struct Configuration {
    pub(crate) config: Config,
    pub(crate) text: String,
    /// The agency's own questionnaire: the name of its file, and what is in it.
    pub(crate) own: Option<(String, String)>,
}

/// Reads a configuration; a questionnaire of the agency's own is a file beside it.
pub(crate) fn read(file: &Path) -> Result<Configuration, Failure> {
    let text = text_of(file)?;
    let wanted = config::instrument_wanted(&text);
    let (instrument, own) = match wanted.ends_with(".json") {
        false => (load(&wanted)?, None),
        true => {
            let beside = file.parent().unwrap_or(Path::new("")).join(&wanted);
            let own = text_of(&beside)?;
            let reading = survei_publik::survey::instrument::read(&own);
            (usable(&wanted, reading)?, Some((wanted, own)))
        }
    };
    let reading = config::read(&text, &Arc::new(instrument));
    refuse(file, &reading.diagnostics)?;
    match reading.value {
        Some(config) => Ok(Configuration { config, text, own }),
        None => Err(Failure::new(told(file, "konfigurasi", &reading.diagnostics).join("\n"))),
    }
}

/// The configuration for one unit, or one service.
pub(crate) fn narrowed(
    file: &Path,
    config: &Config,
    unit: Option<&str>,
    service: Option<&str>,
) -> Result<Config, Failure> {
    let mut config = config.clone();
    let (unit, service) = (unit.map(str::to_owned), service.map(str::to_owned));
    let attributes = Attributes { unit, service, ..Attributes::default() };
    refuse(file, &apply(&mut config, &attributes))?;
    Ok(config)
}

/// Mistakes are a failure; what is only ignored is told on the side.
fn refuse(file: &Path, diagnostics: &[Diagnostic]) -> Result<(), Failure> {
    let lines = told(file, "konfigurasi", diagnostics);
    match diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error) {
        true => Err(Failure::new(lines.join("\n"))),
        false if diagnostics.is_empty() => Ok(()),
        false => {
            complain(&lines.join("\n"));
            Ok(())
        }
    }
}
