//! One question, and the kinds of answer it can ask for.

use super::{Condition, FieldChoice};
use crate::survey::WHOLE;
use crate::survey::document::{Language, Words};

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Stable key under which the answer is stored.
    pub key: String,
    /// Key of the unsur that the answer counts for, where the item itself names one.
    pub unsur: Option<String>,
    /// The wording.
    pub question: Words,
    /// A sentence of help below the question.
    pub hint: Option<Words>,
    /// What kind of answer is asked for.
    pub ask: Ask,
    /// Only asked for this kind of service.
    pub mode: Option<String>,
    /// Whether there must be an answer, where it is asked at all.
    pub required: bool,
    /// Asked only if all of these hold.
    pub relevant: Vec<Condition>,
    /// Key of the [`Page`] that shows it together with its neighbours.
    pub page: Option<String>,
}

/// What kind of answer an item asks for. Only [`Ask::Choice`] scores; everything else is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// One of several scored choices.
    Choice {
        /// The answers to choose from, as printed.
        choices: Vec<Choice>,
        /// The highest score is the worst answer: turned round before it counts.
        reversed: bool,
    },
    /// One of several options without a score.
    One(Vec<FieldChoice>),
    /// Any number of several options.
    Several(Vec<FieldChoice>),
    /// A whole number between these two, both included.
    Number(u16, u16),
    /// A line of text, or several.
    Text {
        /// Several lines.
        long: bool,
    },
    /// Any number of entries, each of which answers the same questions; none of them scores or
    /// repeats in its turn.
    Repeat(Vec<Item>),
}

/// One fixed answer with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Value; in the statutory questionnaire 1 (worst) to 4 (best).
    pub score: u8,
    /// The wording.
    pub label: Words,
    /// Address of a picture that says the same.
    #[cfg(whole)]
    pub picture: Option<String>,
}

/// Items that are shown together on one screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Stable key.
    pub key: String,
    /// The heading.
    pub title: Words,
    /// A sentence of help below the heading.
    pub hint: Option<Words>,
}

impl Item {
    /// A required item with scored choices.
    #[must_use]
    pub fn scored(key: &str, question: Words, choices: Vec<Choice>) -> Item {
        Item {
            key: key.to_owned(),
            unsur: None,
            question,
            hint: None,
            ask: Ask::Choice { choices, reversed: false },
            mode: None,
            required: true,
            relevant: Vec::new(),
            page: None,
        }
    }

    /// The scored choices; none where the answer does not score.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match &self.ask {
            Ask::Choice { choices, .. } => choices,
            _ => &[],
        }
    }

    /// The options without a score.
    #[must_use]
    pub fn options(&self) -> &[FieldChoice] {
        match &self.ask {
            Ask::One(options) | Ask::Several(options) if WHOLE => options,
            _ => &[],
        }
    }

    /// The questions of each entry, where the item repeats.
    #[must_use]
    pub fn entry(&self) -> &[Item] {
        match &self.ask {
            Ask::Repeat(items) if WHOLE => items,
            _ => &[],
        }
    }

    /// The choice with this score.
    #[must_use]
    pub fn choice(&self, score: u8) -> Option<&Choice> {
        self.choices().iter().find(|choice| choice.score == score)
    }

    /// The lowest and the highest score there is; `None` where the answer does not score.
    #[must_use]
    pub fn scale(&self) -> Option<(u8, u8)> {
        let scores = || self.choices().iter().map(|choice| choice.score);
        scores().min().zip(scores().max())
    }

    /// Whether the highest score is the worst answer.
    #[must_use]
    pub fn reversed(&self) -> bool {
        matches!(self.ask, Ask::Choice { reversed: true, .. })
    }
}

/// The two options of a yes-or-no question, in the words of every language there is.
#[must_use]
pub(super) fn yes_no() -> Vec<FieldChoice> {
    let option = |code: &str, indonesian: &str, english: &str| FieldChoice {
        code: code.to_owned(),
        label: Words::new(indonesian.to_owned(), vec![(Language::English, english.to_owned())]),
    };
    vec![option("ya", "Ya", "Yes"), option("tidak", "Tidak", "No")]
}
