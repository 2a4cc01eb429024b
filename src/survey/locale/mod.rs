//! Words: what people read, by language. The rest of the core speaks in codes.

mod catalog;
mod diagnostic;
#[cfg(mapping)]
mod dry_run;
#[cfg(not(target_arch = "wasm32"))]
mod form;
mod period;
mod violation;

#[cfg(not(target_arch = "wasm32"))]
pub(in crate::survey) use catalog::fill;
pub use catalog::{Catalog, Key};
pub use diagnostic::explain;
#[cfg(mapping)]
pub use dry_run::DryRunWords;
#[cfg(not(target_arch = "wasm32"))]
pub use form::{FormKey, FormWords};
pub use period::period_words;
pub use violation::violation_words;
