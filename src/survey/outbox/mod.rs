//! What is kept on the phone between two visits: an unfinished draft, or a sealed response that
//! has not arrived yet; and the rules by which what is sealed is sent until it has arrived.

mod record;
mod rules;
mod text;

pub use record::{Record, Stage};
pub use rules::{Claim, LEASE, LIFE, Occasion, claim, settle};
pub use text::{draft, read, write};

use super::payload::Sealed;
use super::response::Draft;

/// A draft is forgotten after this long, in milliseconds: 24 hours.
pub const DRAFT_LIFE: u64 = 24 * 60 * 60 * 1000;

/// What is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The answers.
    pub draft: Draft,
    /// The request's body, once the answers are sealed; kept until the agency has it.
    pub sealed: Option<Sealed>,
}
