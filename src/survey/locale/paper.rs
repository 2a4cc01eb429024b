//! What only the paper form says. It is in Indonesian whatever the language of the page: the
//! statutory form is.

use super::catalog::fill;
use crate::survey::json::Json;

/// The words of the paper form.
#[derive(Debug)]
pub struct PaperWords(Json);

impl Default for PaperWords {
    fn default() -> PaperWords {
        PaperWords(Json::of(include_str!("data/form/paper-id.json")).unwrap_or(Json::Null))
    }
}

impl PaperWords {
    /// A sentence with its values; what has no words stands for itself.
    #[must_use]
    pub fn say(&self, name: &str, values: &[(&str, &str)]) -> String {
        fill(self.0.get(name).and_then(Json::text).unwrap_or(name), values)
    }
}
