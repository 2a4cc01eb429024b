//! The catalogs: one JSON file a language, one enum of keys for all of them.

use crate::survey::document::Language;
use crate::survey::json::Json;

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
    EntryAdd => "entry_add",
    EntryRemove => "entry_remove",
    EntryNumber => "entry_number",
    SeveralHint => "several_hint",
    TopicLead => "topic_lead",
    TopicText => "topic_text",
    TopicDocument => "topic_document",
    Triwulan => "triwulan",
    Semester => "semester",
    Tahun => "tahun",
    Broken => "broken",
    AtRoot => "at_root",
    DiagnosticNotJson => "diagnostic_not_json",
    DiagnosticMissing => "diagnostic_missing",
    DiagnosticWrongType => "diagnostic_wrong_type",
    DiagnosticEmpty => "diagnostic_empty",
    DiagnosticUnknownKey => "diagnostic_unknown_key",
    DiagnosticUnknownKeyMeant => "diagnostic_unknown_key_meant",
    DiagnosticRepeatedKey => "diagnostic_repeated_key",
    DiagnosticNotOneOf => "diagnostic_not_one_of",
    DiagnosticOutOfRange => "diagnostic_out_of_range",
    DiagnosticNotAnIdentifier => "diagnostic_not_an_identifier",
    DiagnosticNotAnAddress => "diagnostic_not_an_address",
    DiagnosticDuplicate => "diagnostic_duplicate",
    DiagnosticUnknownReference => "diagnostic_unknown_reference",
    DiagnosticNotEarlier => "diagnostic_not_earlier",
    DiagnosticNotAFraction => "diagnostic_not_a_fraction",
    DiagnosticWeightsNotOne => "diagnostic_weights_not_one",
    DiagnosticMixedScales => "diagnostic_mixed_scales",
    DiagnosticScoresNotDistinct => "diagnostic_scores_not_distinct",
    DiagnosticNoIndonesian => "diagnostic_no_indonesian",
    DiagnosticNewerFormat => "diagnostic_newer_format",
    TypeText => "type_text",
    TypeNumber => "type_number",
    TypeFlag => "type_flag",
    TypeObject => "type_object",
    TypeList => "type_list",
}

/// The words of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalog {
    language: Language,
    words: Json,
}

impl Catalog {
    /// The catalog of a language.
    #[must_use]
    pub fn of(language: Language) -> Catalog {
        let text = match language {
            Language::Indonesian => include_str!(concat!(env!("OUT_DIR"), "/id.json")),
            Language::English => include_str!(concat!(env!("OUT_DIR"), "/en.json")),
        };
        Catalog { language, words: Json::parse(text).unwrap_or(Json::Null) }
    }

    /// The language of the words.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words for a key.
    #[must_use]
    pub fn text(&self, key: Key) -> &str {
        self.named(key.name())
    }

    /// The words for a key, with its placeholders filled in.
    #[must_use]
    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        fill(self.text(key), values)
    }

    /// The words under a name; a name that is missing stands for itself.
    pub(super) fn named<'a>(&'a self, name: &'a str) -> &'a str {
        self.words.get(name).and_then(Json::text).unwrap_or(name)
    }
}

/// Replaces each `{name}` by its value. Values are not searched again.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
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

    fn placeholders(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> =
            text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_catalog_has_every_key_and_no_other_with_the_same_placeholders() {
        let indonesian = Catalog::of(Language::Indonesian);
        for language in Language::ALL {
            let catalog = Catalog::of(language);
            for key in Key::ALL {
                let words = catalog.words.get(key.name()).and_then(Json::text);
                let words = words.unwrap_or_else(|| panic!("{} in {language:?}", key.name()));
                assert!(!words.trim().is_empty(), "{} in {language:?}", key.name());
                let expected = placeholders(indonesian.text(*key));
                // The braces of {{ … }} examples are words, not placeholders.
                if key.name() != "type_object" {
                    assert_eq!(placeholders(words), expected, "{} in {language:?}", key.name());
                }
            }
            assert_eq!(catalog.words.entries().len(), Key::ALL.len(), "{language:?}");
        }
    }

    #[test]
    fn a_value_that_looks_like_a_placeholder_stays_as_it_is() {
        assert_eq!(fill("{a}-{b}", &[("a", "{b}"), ("b", "2")]), "{b}-2");
    }
}
