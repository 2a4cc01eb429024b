//! Statutory arithmetic (PermenPANRB 14/2017, annex), in integers and ratios.
//!
//! Three steps, each a type: a [`Tally`] counts answers, a [`Profile`] says the weight of an
//! unsur, [`Figures`] are what an agency publishes. Figures are rounded once, half up, from
//! the exact value; the letter is read off the rounded figure, so that the two always agree.

mod decimal;
mod figures;
mod grade;
mod profile;
mod tally;

pub use decimal::Decimal;
pub use figures::{Figures, UnsurFigures, ikm_of_nrr};
pub use grade::Mutu;
pub use profile::Profile;
pub use tally::{Tally, UnsurTally};
