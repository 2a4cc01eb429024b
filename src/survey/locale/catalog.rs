//! The catalogs: one JSON file a language, one enum of keys for all of them. The build makes the
//! files lists of words in the order of the keys (`build.rs`).

use crate::survey::document::Language;

macro_rules! keys {
    ($($key:ident => $name:literal,)*) => {
        /// Everything the interface can say. The name of a key is its key in the catalogs.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key { $($key,)* }

        impl Key {
            /// Every key.
            pub const ALL: &'static [Key] = &[$(Key::$key,)*];

            /// The key in the catalogs.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Key::$key => $name,)* }
            }
        }
    };
}

keys! {
    Start => "start",
    OpeningLead => "opening_lead",
    OpeningTime => "opening_time",
    OpeningAnonymous => "opening_anonymous",
    OpeningFree => "opening_free",
    ResumeText => "resume_text",
    Resume => "resume",
    StartOver => "start_over",
    NoticeTitle => "notice_title",
    NoticeWho => "notice_who",
    NoticeSent => "notice_sent",
    NoticeNotSent => "notice_not_sent",
    NoticeDevice => "notice_device",
    NoticeServer => "notice_server",
    NoticeContact => "notice_contact",
    ServiceTitle => "service_title",
    ServiceSearch => "service_search",
    ServiceHint => "service_hint",
    ServiceFound => "service_found",
    ServiceNone => "service_none",
    ServiceMore => "service_more",
    ServiceChosen => "service_chosen",
    RespondentTitle => "respondent_title",
    RespondentHint => "respondent_hint",
    Optional => "optional",
    ItemNumber => "item_number",
    ItemKeys => "item_keys",
    ItemsTitle => "items_title",
    OfficialWording => "official_wording",
    CommentTitle => "comment_title",
    CommentLabel => "comment_label",
    CommentHint => "comment_hint",
    TextLeft => "text_left",
    ReviewTitle => "review_title",
    ReviewLead => "review_lead",
    ReviewService => "review_service",
    ReviewBlank => "review_blank",
    Change => "change",
    Next => "next",
    Back => "back",
    ToReview => "to_review",
    Send => "send",
    Retry => "retry",
    Sending => "sending",
    NotSent => "not_sent",
    NotSentUnreachable => "not_sent_unreachable",
    NotSentFault => "not_sent_fault",
    NotSentRefused => "not_sent_refused",
    NotSentEarlier => "not_sent_earlier",
    Kept => "kept",
    NotKept => "not_kept",
    SentTitle => "sent_title",
    SentLead => "sent_lead",
    UnconfirmedTitle => "unconfirmed_title",
    UnconfirmedLead => "unconfirmed_lead",
    Receipt => "receipt",
    ScoreTitle => "score_title",
    ScoreOf => "score_of",
    ScoreProfile => "score_profile",
    ScoreNote => "score_note",
    Again => "again",
    Progress => "progress",
    ErrorsTitle => "errors_title",
    ViolationService => "violation_service",
    ViolationField => "violation_field",
    ViolationItem => "violation_item",
    ViolationText => "violation_text",
    ViolationNumber => "violation_number",
    ViolationLong => "violation_long",
    ViolationEntries => "violation_entries",
    ViolationPersonal => "violation_personal",
    EntryAdd => "entry_add",
    EntryRemove => "entry_remove",
    EntryNumber => "entry_number",
    SeveralHint => "several_hint",
    TopicLead => "topic_lead",
    TopicText => "topic_text",
    TopicDocument => "topic_document",
    RandomisedHint => "randomised_hint",
    RandomisedNotice => "randomised_notice",
    Triwulan => "triwulan",
    Semester => "semester",
    Tahun => "tahun",
    Broken => "broken",
    Guardian => "guardian",
    AlsoYears => "also_years",
    AlsoBirthYear => "also_birth_year",
    AlsoText => "also_text",
    AlsoSlot => "also_slot",
    AlsoDisability => "also_disability",
    AlsoNotSent => "also_not_sent",
    TypedYears => "typed_years",
    TypedBirthYear => "typed_birth_year",
    TypedText => "typed_text",
    DisabilityTitle => "disability_title",
    DisabilityHint => "disability_hint",
    DisabilityConsent => "disability_consent",
    ConsentNotice => "consent_notice",
    ConsentMissing => "consent_missing",
}

/// The Indonesian words, a line each in the order of [`Key`], as in every language.
const INDONESIAN: &str = include_str!(concat!(env!("OUT_DIR"), "/id.txt"));

/// The words of one language. What it lacks is said in Indonesian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Catalog {
    language: Language,
    words: &'static str,
}

impl Default for Catalog {
    fn default() -> Catalog {
        Catalog { language: Language::Indonesian, words: INDONESIAN }
    }
}

impl Catalog {
    /// The catalog of a language that is compiled in: all that ship in native programs,
    /// Indonesian alone on phones. Of any other it has no words.
    #[must_use]
    pub fn of(language: Language) -> Catalog {
        if language == Language::Indonesian {
            return Catalog::default();
        }
        #[cfg(not(target_arch = "wasm32"))]
        let words = super::built_in::words(language);
        #[cfg(target_arch = "wasm32")]
        let words = "";
        Catalog { language, words }
    }

    /// The words of a language that was fetched: a line for each key, in the order of [`Key`],
    /// and an empty one for what it lacks.
    #[must_use]
    pub fn loaded(language: Language, words: &'static str) -> Catalog {
        Catalog { language, words }
    }

    /// The language of the words.
    #[must_use]
    pub fn language(self) -> Language {
        self.language
    }

    /// The words for a key.
    #[must_use]
    pub fn text(self, key: Key) -> &'static str {
        self.own(key).unwrap_or_else(|| line(INDONESIAN, key))
    }

    /// The words for a key, if there are any in this language itself.
    #[must_use]
    pub fn own(self, key: Key) -> Option<&'static str> {
        Some(line(self.words, key)).filter(|words| !words.is_empty())
    }

    /// The words for a key, with its placeholders filled in.
    #[must_use]
    pub fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        fill(self.text(key), values)
    }
}

fn line(words: &'static str, key: Key) -> &'static str {
    words.split('\n').nth(key as usize).unwrap_or_default()
}

/// Replaces each `{name}` by its value. Values are not searched again.
pub(in crate::survey) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                let value = values.iter().find(|(known, _)| *known == name);
                filled.push_str(value.map_or("", |(_, value)| value));
                rest = tail;
            }
            None => rest = after,
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_placeholder_stays_as_it_is() {
        assert_eq!(fill("{a}-{b}", &[("a", "{b}"), ("b", "2")]), "{b}-2");
    }

    #[test]
    fn what_a_language_lacks_is_said_in_indonesian_and_known_to_be() {
        let catalog = Catalog::loaded(Language::named("xx"), "Shuru\n\nMinuti {n}");
        assert_eq!(catalog.own(Key::Start), Some("Shuru"));
        assert_eq!(catalog.own(Key::OpeningLead), None);
        assert!(catalog.text(Key::OpeningLead).starts_with("Bantu kami"));
        assert_eq!(catalog.fill(Key::OpeningTime, &[("n", "2")]), "Minuti 2");
        // The file may have fewer lines than there are keys.
        assert_eq!(catalog.own(Key::Broken), None);
        assert_eq!(catalog.text(Key::Broken), Catalog::default().text(Key::Broken));
    }
}
