//! Every language that ships, for programs that are not on a phone: a phone fetches the one that is
//! wanted.

use crate::survey::document::Language;

macro_rules! languages {
    ($($tag:literal,)*) => {
        /// Each language file with its tag, Indonesian first.
        pub const FILES: [(&str, &str); 13] =
            [$(($tag, include_str!(concat!("data/", $tag, ".json"))),)*];

        /// The words of a language, a line for each key; none of one that does not ship.
        #[must_use]
        pub fn words(language: Language) -> &'static str {
            match language.tag() {
                $($tag => include_str!(concat!(env!("OUT_DIR"), "/", $tag, ".txt")),)*
                _ => "",
            }
        }
    };
}

languages! {
    "id", "en", "jv", "su", "mad", "min", "ban", "bug", "ace", "bjn", "sas", "bbc", "ms-Arab",
}
