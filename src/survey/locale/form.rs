//! The words that only the plain HTML form says: no phone with the widget needs them.

use super::catalog::fill;
use crate::survey::document::Language;
use crate::survey::json::Json;

macro_rules! keys {
    ($($key:ident => $name:literal,)*) => {
        /// Everything that only the form says.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum FormKey { $($key,)* }

        impl FormKey {
            /// Every key.
            pub const ALL: &'static [FormKey] = &[$(FormKey::$key,)*];

            /// The key in the catalogs.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(FormKey::$key => $name,)* }
            }
        }
    };
}

keys! {
    RequiredNote => "required_note",
    ServiceEmpty => "service_empty",
    Conditional => "conditional",
    OnlyMode => "only_mode",
    SeveralRequired => "several_required",
    NumberRange => "number_range",
    EntriesHint => "entries_hint",
    EntriesRequired => "entries_required",
    SendNote => "send_note",
    SlotTitle => "slot_title",
    SlotEmpty => "slot_empty",
    SlotMorning => "slot_morning",
    SlotAfternoon => "slot_afternoon",
    SlotOther => "slot_other",
}

/// The form's words in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormWords(Json);

impl FormWords {
    /// The words of a language; Indonesian where it has none.
    #[must_use]
    pub fn of(language: Language) -> FormWords {
        let text = match language {
            Language::English => include_str!("data/form/en.json"),
            _ => include_str!("data/form/id.json"),
        };
        FormWords(Json::parse(text).unwrap_or(Json::Null))
    }

    /// The words for a key, with its placeholders filled in.
    #[must_use]
    pub fn fill(&self, key: FormKey, values: &[(&str, &str)]) -> String {
        fill(self.0.get(key.name()).and_then(Json::text).unwrap_or(key.name()), values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_has_its_words_in_every_language_and_no_others() {
        for language in Language::COMPLETE {
            let FormWords(words) = FormWords::of(language);
            assert_eq!(words.entries().len(), FormKey::ALL.len(), "{language:?}");
            for key in FormKey::ALL {
                let said = words.get(key.name()).and_then(Json::text);
                assert!(
                    said.is_some_and(|said| !said.trim().is_empty()),
                    "{key:?} in {language:?}"
                );
            }
        }
    }
}
