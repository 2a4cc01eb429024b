//! Words: what people read, by language. The rest of the core speaks in codes.

mod catalog;
mod diagnostic;
mod period;

pub use catalog::{Catalog, Key};
pub use diagnostic::explain;
pub use period::period_words;
