//! Text for people in one or more languages.

/// A language of the interface, by its BCP 47 tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Language(&'static str);

// Written like the variants of an enum; agencies may add languages, so there is no last one.
#[allow(non_upper_case_globals)]
impl Language {
    /// Indonesian, the statutory language and the fall-back of every other.
    pub const Indonesian: Language = Language("id");
    /// English.
    pub const English: Language = Language("en");

    /// Every language that ships; words in these may stand in any document.
    pub const ALL: [Language; 13] = [
        Language::Indonesian,
        Language::English,
        Language("jv"),
        Language("su"),
        Language("mad"),
        Language("min"),
        Language("ban"),
        Language("bug"),
        Language("ace"),
        Language("bjn"),
        Language("sas"),
        Language("bbc"),
        Language("ms-Arab"),
    ];

    /// The languages that also have the words of the plain form, of the receiver's pages, and for
    /// mistakes.
    pub const COMPLETE: [Language; 2] = [Language::Indonesian, Language::English];

    /// The language of a tag, which may be one that an agency adds.
    #[must_use]
    pub const fn named(tag: &'static str) -> Language {
        Language(tag)
    }

    /// The BCP 47 tag for `lang` attributes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.0
    }

    /// The language that ships for a tag such as `en`, `en-GB` or `ms-Arab`, if there is one.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| {
            let known = language.tag();
            let begins = tag.get(..known.len()).is_some_and(|b| b.eq_ignore_ascii_case(known));
            let rest = tag.get(known.len()..).unwrap_or_default();
            begins && (rest.is_empty() || rest.starts_with(['-', '_']))
        })
    }

    /// The same among those that are [complete](Language::COMPLETE); else Indonesian.
    #[must_use]
    pub fn complete(tag: &str) -> Language {
        let found = Language::of_tag(tag).filter(|found| Language::COMPLETE.contains(found));
        found.unwrap_or_default()
    }
}

impl Default for Language {
    fn default() -> Language {
        Language::Indonesian
    }
}

/// One text in several languages; Indonesian is always there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    indonesian: String,
    others: Vec<(Language, String)>,
}

impl Words {
    /// A text that is known in Indonesian only.
    #[must_use]
    pub fn indonesian(text: impl Into<String>) -> Words {
        Words { indonesian: text.into(), others: Vec::new() }
    }

    /// A text in Indonesian and other languages.
    #[must_use]
    pub fn new(indonesian: String, others: Vec<(Language, String)>) -> Words {
        Words { indonesian, others }
    }

    /// The wording in `language`, or the Indonesian one, with the language it really is in.
    #[must_use]
    pub fn get(&self, language: Language) -> (&str, Language) {
        match self.others.iter().find(|(known, _)| *known == language) {
            Some((language, text)) => (text, *language),
            None => (&self.indonesian, Language::Indonesian),
        }
    }

    /// The wording in `language`, or the Indonesian one.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        self.get(language).0
    }
}
