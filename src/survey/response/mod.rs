//! What one respondent says: unfinished as a [`Draft`], finished as a [`Response`].

mod asked;
mod at;
mod check;
mod consent;
mod day;
mod draft;
mod id;
mod respondent;
mod slot;
mod statement;

pub use asked::{asked, asked_in, is_asked};
pub use at::At;
pub(in crate::survey) use check::fits;
pub use check::{Place, Violation, ViolationKind, check};
pub use consent::{Agreed, Consent, YES};
pub use day::{Day, Period, PeriodKind};
pub use draft::{Draft, ENTRY_LIMIT};
pub use id::ResponseId;
pub(in crate::survey) use respondent::wrong_at;
pub use respondent::{JOB_LIMIT, asked_fields, coarse, is_minor, is_unborn};
pub use slot::Slot;
pub use statement::{Statement, Statements};

use super::keyed::Keyed;

/// Scores by key of the item.
pub type Answers = Keyed<u8>;

/// Codes by key of the respondent field; or a number or text, where the agency asks for one.
pub type Respondent = Keyed<String>;

/// The longest comment or other long text that is kept, in characters.
pub const COMMENT_LIMIT: usize = 2000;

/// The longest line of text that is kept, in characters.
pub const LINE_LIMIT: usize = 200;

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
    statements: Statements,
    comment: Option<String>,
    slot: Option<Slot>,
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

    /// Answers that do not score, by item key; what was left blank is absent.
    #[must_use]
    pub fn statements(&self) -> &Statements {
        &self.statements
    }

    /// The comment without surrounding blanks; `None` where there is none.
    #[must_use]
    pub fn comment(&self) -> Option<&str> {
        self.comment.as_deref()
    }

    /// The part of the day, where the agency wants to know.
    #[must_use]
    pub fn slot(&self) -> Option<Slot> {
        self.slot
    }
}

/// How many characters a text has. The standard library counts faster, with ten times the code.
#[must_use]
pub fn length(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}
