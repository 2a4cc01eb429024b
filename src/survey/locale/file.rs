//! How a language is written as JSON: words by the names of their keys, so that an agency can write
//! or correct a few of them.

use super::{Catalog, Key};
use crate::survey::document::{self, Mistake, Object, Reading, optional, required};

/// The words for what JavaScript shows: the row above the survey, and modules fetched when used.
pub const TOOLS: [&str; 8] = [
    "language",
    "language_failed",
    "listen",
    "listen_none",
    "listen_unable",
    "personal_title",
    "personal_warn",
    "personal_refuse",
];

macro_rules! places {
    ($($item:literal,)*) => {
        /// What of the statutory questionnaire a language file may translate: the question of each
        /// item and, with its score, each of its choices. The Indonesian always stands beside these.
        pub const PLACES: [&str; 45] = [$(
            $item,
            concat!($item, ".1"),
            concat!($item, ".2"),
            concat!($item, ".3"),
            concat!($item, ".4"),
        )*];
    };
}

places! {
    "persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana",
    "pengaduan",
}

/// A language file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageFile {
    /// BCP 47 tag.
    pub language: String,
    /// Written from right to left.
    pub rtl: bool,
    /// The words that are there.
    pub words: Vec<(Key, String)>,
    /// The names of those that a speaker of the language has read and found right.
    pub reviewed: Vec<String>,
}

/// Reads a language file; every mistake is reported with its path.
#[must_use]
pub fn read_language(text: &str) -> Reading<LanguageFile> {
    document::read(text, |o| describe_language(o))
}

/// The description of a language file.
pub fn describe_language<O: Object>(o: &mut O) -> LanguageFile {
    let language = o.text(required("language", "BCP 47 tag, such as jv."));
    o.text(optional("name", "What the language is called in itself."));
    let rtl = o.one_of(
        optional("dir", "Whether it is written from left to right (ltr, default) or rtl."),
        &[("ltr", false), ("rtl", true)],
    );
    let reviewed = o.texts(optional(
        "reviewed",
        "Names of the words that a speaker has read and found right; questions.NAME for a question.",
    ));
    let words = o.object(optional("words", "The words of the interface."), words);
    o.object(optional("tools", "The words of the row above the survey."), |o| {
        TOOLS.iter().for_each(|name| drop(o.text(optional(name, ""))));
    });
    o.object(
        optional("questions", "The statutory questionnaire; the Indonesian stands beside it."),
        |o| PLACES.iter().for_each(|place| drop(o.text(optional(place, "")))),
    );
    let reviewed = reviewed.unwrap_or_default();
    for (index, name) in reviewed.iter().enumerate().filter(|(_, name)| !is_known(name)) {
        o.mistake(|| {
            let (found, known) = (name.clone(), "words, tools, questions".to_owned());
            (
                ["reviewed[", &index.to_string(), "]"].concat(),
                Mistake::UnknownReference { found, known },
            )
        });
    }
    LanguageFile {
        language: language.unwrap_or_default(),
        rtl: rtl.unwrap_or_default(),
        words: words.unwrap_or_default(),
        reviewed,
    }
}

fn is_known(name: &str) -> bool {
    Key::ALL.iter().any(|key| key.name() == name)
        || TOOLS.contains(&name)
        || name.strip_prefix("questions.").is_some_and(|place| PLACES.contains(&place))
}

fn words<O: Object>(o: &mut O) -> Vec<(Key, String)> {
    let mut words = Vec::new();
    for key in Key::ALL.iter().copied() {
        let indonesian = Catalog::default().text(key);
        let Some(text) = o.text(optional(key.name(), indonesian)) else { continue };
        let wanted = placeholders(indonesian);
        if placeholders(&text) != wanted {
            let wanted = wanted.join(", ");
            o.mistake(|| (key.name(), Mistake::Placeholders { wanted }));
        }
        words.push((key, text));
    }
    words
}

/// The placeholders of a sentence, sorted.
#[must_use]
pub fn placeholders(text: &str) -> Vec<String> {
    let parts = text.split('{').skip(1);
    let mut names: Vec<String> = parts
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| ["{", name, "}"].concat())
        .collect();
    names.sort_unstable();
    names
}
