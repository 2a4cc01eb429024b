//! Words: what people read, by language. The rest of the core speaks in codes.

#[cfg(not(target_arch = "wasm32"))]
pub mod built_in;
mod catalog;
mod diagnostic;
#[cfg(mapping)]
mod dry_run;
mod file;
#[cfg(not(target_arch = "wasm32"))]
mod form;
#[cfg(not(target_arch = "wasm32"))]
mod paper;
mod period;
mod violation;

#[cfg(not(target_arch = "wasm32"))]
pub(in crate::survey) use catalog::fill;
pub use catalog::{Catalog, Key};
pub use diagnostic::explain;
#[cfg(mapping)]
pub use dry_run::DryRunWords;
pub use file::{LanguageFile, PLACES, TOOLS, describe_language, placeholders, read_language};
#[cfg(not(target_arch = "wasm32"))]
pub use form::{FormKey, FormWords};
#[cfg(not(target_arch = "wasm32"))]
pub use paper::PaperWords;
pub use period::period_words;
pub use violation::{violation_label, violation_words};
