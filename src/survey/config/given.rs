//! From what an element is given to a configuration: once as the widget reads it, once as a web
//! admin is told about it.

use std::sync::Arc;

use super::{Attributes, Config, apply, apply_plainly, instrument_wanted, plainly, read};
use crate::survey::WHOLE;
use crate::survey::document::{Diagnostic, Mistake, Plainly, Reading, Translation};
use crate::survey::instrument::{self, COMPILED_IN, IDS, SKM9_2017};

/// What an element is given. Defaults give way to the document, the document to attributes.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// The configuration.
    pub text: &'a str,
    /// The questionnaire's file, if one is wanted and was found.
    pub instrument: Option<&'a str>,
    /// The attributes.
    pub attributes: Attributes,
}

impl Given<'_> {
    /// The configuration, and whether anything is wrong.
    #[must_use]
    pub fn plainly(&self) -> Plainly<Config> {
        self.translated(Translation::default())
    }

    /// The same, with the words of the compiled-in questionnaire in one more language.
    #[must_use]
    pub fn translated(&self, translation: Translation<'_>) -> Plainly<Config> {
        let mut all = Plainly { value: None, broken: true, wrong: true };
        let wanted = if WHOLE { instrument_wanted(self.text) } else { COMPILED_IN.to_owned() };
        let Some(file) = self.file(&wanted) else { return all };
        let translation = match !WHOLE || wanted == COMPILED_IN {
            true => translation,
            false => Translation::default(),
        };
        let instrument = instrument::translated(file, translation);
        if let Some(value) = instrument.value {
            all = plainly(self.text, &Arc::new(value));
        }
        if let Some(config) = &mut all.value {
            all.broken |= apply_plainly(config, &self.attributes);
        }
        all.broken |= instrument.broken;
        all.wrong |= instrument.wrong | all.broken;
        all
    }

    /// Everything that is wrong.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.reading().diagnostics
    }

    /// The configuration, if nothing worse than a warning was found.
    ///
    /// # Errors
    /// The first thing that stops the survey.
    #[cfg(mapping)]
    pub fn sound(&self) -> Result<Config, Diagnostic> {
        use crate::survey::document::Severity;
        let Reading { value, diagnostics } = self.reading();
        let mut errors = diagnostics.into_iter().filter(|d| d.severity() == Severity::Error);
        match (errors.next(), value) {
            (None, Some(config)) => Ok(config),
            (Some(error), _) => Err(error),
            (None, None) => Err(Diagnostic { path: String::new(), mistake: Mistake::Empty }),
        }
    }

    /// The configuration with everything that is wrong.
    fn reading(&self) -> Reading<Config> {
        let found = instrument_wanted(self.text);
        let Some(file) = self.file(&found) else {
            let mistake = Mistake::UnknownReference { found, known: IDS.join(", ") };
            let diagnostics = vec![Diagnostic { path: "instrument".to_owned(), mistake }];
            return Reading { value: None, diagnostics };
        };
        let reading = instrument::read(file);
        let mut diagnostics = reading.diagnostics;
        for diagnostic in &mut diagnostics {
            diagnostic.path = [&found, ": ", &diagnostic.path].concat();
        }
        let mut value = None;
        if let Some(instrument) = reading.value {
            let reading = read(self.text, &Arc::new(instrument));
            diagnostics.extend(reading.diagnostics);
            value = reading.value;
            if let Some(config) = &mut value {
                diagnostics.extend(apply(config, &self.attributes));
            }
        }
        Reading { value, diagnostics }
    }

    /// The questionnaire's text. A file that could not be fetched is a name that does not exist.
    fn file(&self, wanted: &str) -> Option<&str> {
        if !WHOLE || wanted == COMPILED_IN { Some(SKM9_2017) } else { self.instrument }
    }
}
