//! Text for people in one or more languages.

/// A language of the interface, by its BCP 47 primary tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Indonesian, the statutory language and the fall-back of every other.
    #[default]
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// Every language there is a catalog for.
    pub const ALL: [Language; 2] = [Language::Indonesian, Language::English];

    /// The BCP 47 tag for `lang` attributes.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Indonesian => "id",
            Language::English => "en",
        }
    }

    /// The language of a tag such as `en` or `en-GB`; `None` where there is no catalog for it.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag()))
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
