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
}

/// The words of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Catalog {
    language: Language,
}

impl Catalog {
    /// The catalog of a language.
    #[must_use]
    pub fn of(language: Language) -> Catalog {
        Catalog { language }
    }

    /// The language of the words.
    #[must_use]
    pub fn language(self) -> Language {
        self.language
    }

    /// The words for a key.
    #[must_use]
    pub fn text(self, key: Key) -> &'static str {
        let words = match self.language {
            Language::Indonesian => include_str!(concat!(env!("OUT_DIR"), "/id.txt")),
            Language::English => include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
        };
        words.split('\n').nth(key as usize).unwrap_or_default()
    }

    /// The words for a key, with its placeholders filled in.
    #[must_use]
    pub fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        fill(self.text(key), values)
    }
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
    use crate::survey::json::Json;

    fn placeholders(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> =
            text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_catalog_has_every_key_and_no_other_with_the_same_placeholders() {
        let indonesian = Catalog::of(Language::Indonesian);
        let files = [include_str!("data/id.json"), include_str!("data/en.json")];
        for (language, file) in Language::ALL.into_iter().zip(files) {
            let catalog = Catalog::of(language);
            let file = Json::of(file).unwrap();
            let names: Vec<&str> = file.entries().iter().map(|(name, _)| name.as_str()).collect();
            // In this order the build makes a list of them.
            let keys: Vec<&str> = Key::ALL.iter().map(|key| key.name()).collect();
            assert_eq!(names, keys, "{language:?}");
            for key in Key::ALL {
                let words = catalog.text(*key);
                assert_eq!(file.get(key.name()).unwrap().text(), Some(words));
                assert!(!words.trim().is_empty(), "{} in {language:?}", key.name());
                let expected = placeholders(indonesian.text(*key));
                assert_eq!(placeholders(words), expected, "{} in {language:?}", key.name());
            }
        }
    }

    #[test]
    fn a_value_that_looks_like_a_placeholder_stays_as_it_is() {
        assert_eq!(fill("{a}-{b}", &[("a", "{b}"), ("b", "2")]), "{b}-2");
    }
}
