//! How a response is put for a backend that was there before: a mapping is data, and turns a
//! [`Submission`](super::Submission) into a [`Plan`] of plain requests. Nothing is sent here.
//!
//! Fields have templates for name and value. Encodings without structure take the names as they
//! are; the others read them as paths through a tree. Lists of objects, maps in brackets, parallel
//! arrays and composite values are all the same thing: a template, filled in once for each answer.
//!
//! What only the backend can tell (a token against forgery, the number of a respondent) is a hole
//! in the plan, which `embed/carry.js` fills when it carries the plan out.

mod age;
mod check;
mod consent;
mod day;
mod describe;
mod encode;
mod expand;
mod facts;
mod field;
mod holes;
mod learnt;
mod lookup;
mod plan;
mod print;
mod sample;
mod step;
mod template;
mod tree;

pub(in crate::survey) use check::check;
pub(in crate::survey) use describe::describe;
pub use field::{Each, Field, Kind, WhenEmpty};
pub use learnt::{Capture, CaptureSource, Token, TokenSource};
pub use plan::{Plan, PlannedStep, plan};
pub use print::dry_run;
pub use sample::sample;
pub use step::{Encoding, Header, Method, Step, Success};

use crate::survey::document::Table;

/// How responses are put for one backend. Templates hold placeholders such as `{score}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// What the backend must tell before it takes anything.
    pub tokens: Vec<Token>,
    /// The requests, in order; at least one.
    pub steps: Vec<Step>,
    /// They were written as a list, and not as keys of the mapping itself.
    pub listed: bool,
    /// What the backend calls things, by item: columns that templates may name.
    pub items: Table,
    /// What the backend writes instead of a code, by name of the placeholder or respondent field.
    pub codes: Table,
    /// What `{age}` is, where it is anything.
    pub age: Option<Age>,
    /// What `{comment}` is where there is none.
    pub filler: Option<String>,
}

impl Mapping {
    /// Where a step stands in the mapping, with the dot behind it.
    fn place(&self, step: usize) -> String {
        if self.listed { ["steps[", &step.to_string(), "]."].concat() } else { String::new() }
    }
}

/// A number instead of a band of ages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// The middle of the band.
    Midpoint,
    /// The year in which somebody of that age was born.
    BirthYear,
}

impl Age {
    /// The words for them.
    pub const WORDS: [(&'static str, Age); 2] =
        [("midpoint", Age::Midpoint), ("birth_year", Age::BirthYear)];
}
