//! What one respondent says: unfinished as a [`Draft`], finished as a [`Response`].

mod check;
mod day;
mod id;

pub use check::{Place, Violation, ViolationKind, check};
pub use day::{Day, Period, PeriodKind};
pub use id::ResponseId;

use super::keyed::Keyed;

/// Scores by item key.
pub type Answers = Keyed<u8>;

/// Codes by key of the respondent field.
pub type Respondent = Keyed<String>;

/// The longest comment that is kept, in characters.
pub const COMMENT_LIMIT: usize = 2000;

/// An unfinished response: anything may still be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Unit and service, once chosen.
    pub target: Option<Target>,
    /// What was said about the respondent.
    pub respondent: Respondent,
    /// The answers so far.
    pub answers: Answers,
    /// The comment, as typed.
    pub comment: String,
}

/// The service a response is about, and the unit that gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Identifier of the unit (UPP).
    pub unit: String,
    /// Identifier of the service within the unit.
    pub service: String,
}

/// A complete, valid response; only [`check`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    target: Target,
    respondent: Respondent,
    answers: Answers,
    comment: Option<String>,
}

impl Response {
    /// The service it is about.
    #[must_use]
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// Codes by respondent field; fields left blank are absent.
    #[must_use]
    pub fn respondent(&self) -> &Respondent {
        &self.respondent
    }

    /// Scores by item key.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The comment without surrounding blanks; `None` where there is none.
    #[must_use]
    pub fn comment(&self) -> Option<&str> {
        self.comment.as_deref()
    }
}
