//! The agency's configuration file, the one that the widget reads too.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use survei_publik::survey::config::{self, Config};
use survei_publik::survey::document::{Diagnostic, Language, Mistake, Severity};
use survei_publik::survey::instrument::{self, BUILT_IN, IDS, Instrument};
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
    /// Reads a configuration, with a sentence for every setting that is ignored. A
    /// questionnaire of the agency's own is a file in `folder`.
    ///
    /// # Errors
    /// Every [mistake](Mistakes), if one of them is an error.
    pub fn read(text: &str, folder: &Path) -> Result<(Configuration, Vec<String>), Mistakes> {
        let wanted = config::instrument_wanted(text);
        let (instrument, mut said) = match wanted.ends_with(".json") {
            true => own_instrument(folder, &wanted)?,
            false => built_in(&wanted)?,
        };
        let reading = config::read(text, &Arc::new(instrument));
        said.extend(sentences(&reading.diagnostics));
        match reading.value {
            Some(config) if !broken(&reading.diagnostics) => {
                Ok((Configuration { config, text: text.to_owned() }, said))
            }
            _ => Err(Mistakes(said)),
        }
    }

    /// Reads a configuration file, with a sentence for every setting that is ignored.
    ///
    /// # Errors
    /// As [`Configuration::read`]; also where the file cannot be read.
    pub fn load(path: &Path) -> Result<(Configuration, Vec<String>), Mistakes> {
        let text = fs::read_to_string(path)
            .map_err(|error| Mistakes(vec![format!("berkas tidak bisa dibaca: {error}")]))?;
        Configuration::read(&text, path.parent().unwrap_or(Path::new("")))
    }
}

/// The built-in questionnaire of this name.
fn built_in(id: &str) -> Result<(Instrument, Vec<String>), Mistakes> {
    let Some((_, text)) = BUILT_IN.iter().find(|(known, _)| *known == id) else {
        let known = IDS.join(", ");
        let mistake = Mistake::UnknownReference { found: id.to_owned(), known };
        return Err(Mistakes(sentences(&[Diagnostic { path: "instrument".to_owned(), mistake }])));
    };
    instrument_of(text, id)
}

/// The agency's own questionnaire. The widget loads it by an address; here it is a file beside
/// the configuration, under the same relative path.
fn own_instrument(folder: &Path, wanted: &str) -> Result<(Instrument, Vec<String>), Mistakes> {
    let mistake = |sentence: &str| Mistakes(vec![format!("instrument: \"{wanted}\" {sentence}")]);
    if wanted.contains(':') || wanted.starts_with('/') {
        return Err(mistake(
            "bukan nama berkas. Taruh kuesioner di folder berkas pengaturan ini, lalu tulis \
             namanya saja, misalnya kuesioner.json.",
        ));
    }
    let text = fs::read_to_string(folder.join(wanted)).map_err(|error| {
        mistake(&format!("tidak bisa dibaca di folder berkas pengaturan ini: {error}"))
    })?;
    instrument_of(&text, wanted)
}

/// Reads a questionnaire; what is said about it names it.
fn instrument_of(text: &str, name: &str) -> Result<(Instrument, Vec<String>), Mistakes> {
    let reading = instrument::read(text);
    let said = sentences(&reading.diagnostics).into_iter();
    let said = said.map(|sentence| format!("{name}: {sentence}")).collect();
    match reading.value {
        Some(instrument) if !broken(&reading.diagnostics) => Ok((instrument, said)),
        _ => Err(Mistakes(said)),
    }
}

fn sentences(diagnostics: &[Diagnostic]) -> Vec<String> {
    let catalog = Catalog::of(Language::Indonesian);
    diagnostics.iter().map(|diagnostic| explain(&catalog, diagnostic)).collect()
}

fn broken(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
}
