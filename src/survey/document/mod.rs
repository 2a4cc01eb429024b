//! Reading what an agency writes by hand: every mistake at once, each with its place and mend.
//!
//! A document's shape is described once, as a function over an [`Object`]. The same
//! description is run three times: by the [reader](read), which takes the values out of a JSON
//! text and reports what is wrong; by the [plain reader](read_plainly), which only tells whether
//! anything is; and by the writer in [`schema`], which writes the JSON Schema down. They cannot
//! drift apart.

mod diagnostic;
mod plain;
mod read;
#[cfg(not(target_arch = "wasm32"))] // No browser writes schemas.
pub mod schema;
mod shape;
#[cfg(mapping)]
mod table;
mod words;

use std::ops::RangeInclusive;

pub use diagnostic::{Diagnostic, Mistake, Mistakes, Severity};
pub use plain::{Plain, Plainly, Translation, read_plainly};
pub use read::{Reading, read};
#[cfg(mapping)]
pub use table::{Cell, Table};
pub use words::{Language, Words};

/// One key of an object: its name, whether it must be there, and what it means.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The name as written in the document, in snake_case.
    pub name: &'static str,
    /// A missing required key is an error.
    pub required: bool,
    /// What the key means; becomes the `description` in the JSON Schema.
    pub meaning: &'static str,
}

/// A key that must be there.
#[must_use]
pub const fn required(name: &'static str, meaning: &'static str) -> Key {
    Key { name, required: true, meaning: kept(meaning) }
}

/// A key that may be left out.
#[must_use]
pub const fn optional(name: &'static str, meaning: &'static str) -> Key {
    Key { name, required: false, meaning: kept(meaning) }
}

/// Meanings are for schemas, which no browser writes: they stay out of the WebAssembly.
const fn kept(meaning: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") { "" } else { meaning }
}

/// One JSON object being described. Every method takes one key and gives its value,
/// or `None` where it is missing or wrong; what is wrong has then been reported.
pub trait Object: Sized {
    /// Whether a schema is being written, which lists every key there may be, instead of a
    /// document being read, in which one key may rule out another.
    const SCHEMA: bool;
    /// Whether a key is written down, rightly or wrongly.
    fn has(&self, name: &str) -> bool;
    /// Text that is not blank.
    fn text(&mut self, key: Key) -> Option<String>;
    /// A stable identifier: lower-case letters, digits, `-`, `_` and `.`, at most 64 of them.
    fn identifier(&mut self, key: Key) -> Option<String>;
    /// An http(s) address or a path relative to the page.
    fn address(&mut self, key: Key) -> Option<String>;
    /// Text for people: one string in Indonesian, or an object of strings by language code.
    fn words(&mut self, key: Key) -> Option<Words>;
    /// `true` or `false`.
    fn flag(&mut self, key: Key) -> Option<bool>;
    /// A whole number within `range`.
    fn number(&mut self, key: Key, range: RangeInclusive<u16>) -> Option<u16>;
    /// One of a closed set of words.
    fn one_of<T: Copy>(&mut self, key: Key, set: &[(&'static str, T)]) -> Option<T>;
    /// An object within this object.
    fn object<T>(&mut self, key: Key, describe: impl FnOnce(&mut Self) -> T) -> Option<T>;
    /// A list of objects. An entry that is wrong is reported, and stays as what could be made
    /// of it, so that those behind it keep their places.
    fn objects<T>(&mut self, key: Key, describe: impl Fn(&mut Self) -> T) -> Option<Vec<T>>;
    /// A list of objects, in which a text may stand for one that has nothing else. The widget leaves
    /// such a list to JavaScript.
    fn texts_or_objects<T>(
        &mut self,
        key: Key,
        text: impl Fn(&str) -> T,
        describe: impl Fn(&mut Self) -> T,
    ) -> Option<Vec<T>>;
    /// A list of texts.
    fn texts(&mut self, key: Key) -> Option<Vec<String>>;
    /// A list of whole numbers within `range`; at least one.
    #[cfg(mapping)]
    fn numbers(&mut self, key: Key, range: RangeInclusive<u16>) -> Option<Vec<u16>>;
    /// A table: an object of objects, under keys that the agency chooses.
    #[cfg(mapping)]
    fn table(&mut self, key: Key) -> Option<Table>;
    /// The texts under `key` in the entries of a list, each with its entry's number, whatever
    /// else is wrong there; for mistakes that only a look at several entries shows.
    fn entries(&self, list: &str, key: &str) -> Vec<(usize, String)>;
    /// Whether nothing was found so far that stops the survey: what follows from a mistake is
    /// looked for once the mistake is mended.
    fn sound(&self) -> bool;
    /// Takes a key as it is, without a look at its value.
    fn pass_over(&mut self, name: &'static str);
    /// Reports a mistake that only a look at several values shows, with its place: the way from
    /// this object, such as `units[3].id`; empty means the object itself. Who only wants to know
    /// whether there is one never asks for the words.
    fn mistake<P: AsRef<str>>(&mut self, tell: impl FnOnce() -> (P, Mistake));
    /// Reports something that stops nothing, but that the web admin should know.
    fn warning<P: AsRef<str>>(&mut self, tell: impl FnOnce() -> (P, Mistake));
}
