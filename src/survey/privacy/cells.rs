//! Small cells: what is published is about groups of at least `k` people, by rules that are
//! data.
//!
//! # What is held
//!
//! All responses are parted into blocks ([`Blocks`]) that have at least `k` people in them, and
//! only what is about whole blocks is published. Whatever anybody adds, subtracts or divides of
//! it is again about whole blocks, and so never about fewer than `k` people.
//!
//! A cell with nobody in it is shown as zero: it is about nobody, and hiding it would hide no
//! one. It therefore never helps to hide another cell either.
//!
//! How often each score was given is no cell of people: those are all respondents of the
//! selection, which has at least `k`.

mod blocks;
mod defaults;
mod ladder;
mod read;
mod stages;

pub use blocks::{Blocks, Leaf, is_safe};
pub use defaults::K;
pub use ladder::{Ladder, Row, SERVICE};
pub use read::{check, describe};
pub use stages::{Class, Stages};

use crate::survey::document::Words;

/// How small a published cell may be, and what is made coarser before anything is withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The smallest number of people that anything published is about. 1: nothing is withheld.
    pub k: u64,
    /// What is made coarser, in order.
    pub steps: Vec<Step>,
}

/// One step: a respondent field with fewer choices, or left out of combinations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Key of the field.
    pub field: String,
    /// Choices that become one; where there are none, the field is left out.
    pub merge: Vec<Merged>,
}

/// Choices that become one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Code of what they become.
    pub code: String,
    /// What it is called.
    pub label: Words,
    /// Codes of the choices.
    pub of: Vec<String>,
}

impl Rules {
    /// Whether anything is ever withheld.
    #[must_use]
    pub fn withhold(&self) -> bool {
        self.k > 1
    }

    /// Whether a number of people may be told: none, or enough.
    #[must_use]
    pub fn allows(&self, people: u64) -> bool {
        people == 0 || people >= self.k
    }
}
