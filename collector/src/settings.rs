//! The agency's configuration file, the one that the widget reads too.

use std::path::Path;

use survei_publik::survey::config::{self, Config};
use survei_publik::survey::document::{Diagnostic, Language, Severity};
use survei_publik::survey::instrument::{self, SKM9_2017};
use survei_publik::survey::locale::{Catalog, explain};

/// A configuration that can be used, with the text it was read from.
#[derive(Clone, Debug)]
pub struct Configuration {
    pub(crate) config: Config,
    pub(crate) text: String,
}

/// Why a configuration cannot be used: one Indonesian sentence a mistake, warnings included.
#[derive(Clone, Debug)]
pub struct Mistakes(pub Vec<String>);

impl Configuration {
    /// Reads a configuration, with a sentence for every setting that is ignored.
    ///
    /// # Errors
    /// Every [mistake](Mistakes), if one of them is an error.
    pub fn read(text: &str) -> Result<(Configuration, Vec<String>), Mistakes> {
        let catalog = Catalog::of(Language::Indonesian);
        let sentences = |diagnostics: &[Diagnostic]| -> Vec<String> {
            diagnostics.iter().map(|diagnostic| explain(&catalog, diagnostic)).collect()
        };
        let instrument = instrument::read(SKM9_2017);
        let Some(instrument) = instrument.value else {
            return Err(Mistakes(sentences(&instrument.diagnostics)));
        };
        let reading = config::read(text, &instrument);
        let said = sentences(&reading.diagnostics);
        let broken = reading.diagnostics.iter().any(|d| d.severity() == Severity::Error);
        match reading.value {
            Some(config) if !broken => Ok((Configuration { config, text: text.to_owned() }, said)),
            _ => Err(Mistakes(said)),
        }
    }

    /// Reads a configuration file, with a sentence for every setting that is ignored.
    ///
    /// # Errors
    /// As [`Configuration::read`]; also where the file cannot be read.
    pub fn load(path: &Path) -> Result<(Configuration, Vec<String>), Mistakes> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| Mistakes(vec![format!("berkas tidak bisa dibaca: {error}")]))?;
        Configuration::read(&text)
    }
}
