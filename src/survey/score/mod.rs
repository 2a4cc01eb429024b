//! Statutory arithmetic (PermenPANRB 14/2017, annex), in integers and ratios.
//!
//! Three steps, each a type: a [`Tally`] counts answers, a [`Profile`] says the weight of an
//! unsur, [`Figures`] are what an agency publishes. Figures are rounded once, half up, from
//! the exact value; the letter is read off the rounded figure, so that the two always agree.

mod decimal;
mod estimate;
mod figures;
mod grade;
mod profile;
mod ranking;
mod sample;
mod tally;
mod text;

pub use decimal::Decimal;
pub use estimate::{Estimate, Told, ratio};
pub(in crate::survey) use figures::sum_of_weights;
pub use figures::{Figures, IndexFigures, UnsurFigures, ikm_of_nrr, thinned};
pub use grade::{Bands, Mutu};
pub use profile::Profile;
pub use ranking::{Pekppp, ranking};
pub use sample::minimum_sample;
pub use tally::{IndexTally, Sum, Tally, UnsurTally};
pub use text::NotATally;
