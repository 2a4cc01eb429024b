//! Randomised response: the phone tells the truth only with a known chance, so that no single
//! answer says anything for sure, and the whole can still be estimated.
//!
//! Among `m` choices the true one is kept with `p = e^ε / (e^ε + m − 1)`, and else each of the
//! others is as likely. Whoever sees a code can then tell two truths apart by a factor of at
//! most `e^ε`. All of it is in whole numbers.

mod chance;
mod draw;
mod read;

pub use chance::{Chance, Epsilon};
pub use draw::{randomise, scattered, told};
pub use read::{check, describe};
