//! Personal data in what respondents wrote: covered when it is read out, unless it is asked for.

use std::borrow::Cow;

use survei_publik::survey::config::{Config, PersonalData};
use survei_publik::survey::instrument::{Ask, Item};
use survei_publik::survey::privacy::personal::find;
use survei_publik::survey::response::Statement;

/// The word in the address by which whoever may see it asks for it.
pub(crate) const SHOW: &str = "show";

/// Whether personal data is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mask {
    /// It is.
    Covered,
    /// It was asked for.
    Shown,
    /// The agency does not look for it.
    Off,
}

impl Mask {
    /// By the configuration, and by whether it was asked for.
    pub(crate) fn of(config: &Config, shown: bool) -> Mask {
        match (config.personal_data, shown) {
            (PersonalData::Off, _) => Mask::Off,
            (_, true) => Mask::Shown,
            (_, false) => Mask::Covered,
        }
    }

    /// A text with what it is in the place of each part: `[nomor HP]`.
    pub(crate) fn text(self, text: &str) -> Cow<'_, str> {
        let found = if self == Mask::Covered { find(text) } else { Vec::new() };
        if found.is_empty() {
            return Cow::Borrowed(text);
        }
        let (mut covered, mut from) = (String::with_capacity(text.len()), 0);
        for part in found {
            covered.push_str(text.get(from..part.start).unwrap_or_default());
            covered.extend(["[", part.kind.words(), "]"]);
            from = part.end;
        }
        covered.push_str(text.get(from..).unwrap_or_default());
        Cow::Owned(covered)
    }

    /// What was said at an item, if it is a text that a respondent wrote: codes and numbers are no
    /// personal data, whatever they look like.
    pub(crate) fn said<'t>(self, item: &Item, said: Option<&'t Statement>) -> Option<Cow<'t, str>> {
        match (&item.ask, said) {
            (Ask::Text { .. }, Some(Statement::Text(text))) => Some(self.text(text)),
            _ => None,
        }
    }
}
