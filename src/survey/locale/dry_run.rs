//! What a dry run says beside the bytes, for the web admin; in Indonesian, like every word of
//! the tools.

use super::catalog::fill;
use crate::survey::json::Json;

/// The words of a dry run.
#[derive(Debug)]
pub struct DryRunWords(Json);

impl Default for DryRunWords {
    fn default() -> DryRunWords {
        DryRunWords(Json::of(include_str!("data/dry-run-id.json")).unwrap_or(Json::Null))
    }
}

impl DryRunWords {
    /// A sentence with its values; what has no words stands for itself.
    #[must_use]
    pub fn say(&self, name: &str, values: &[(&str, &str)]) -> String {
        fill(self.0.get(name).and_then(Json::text).unwrap_or(name), values)
    }
}
