//! The promises of the program `survei`, kept by the real binary.

// A test stops at what it did not expect; clippy.toml allows that in tests, not in their helpers.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]

mod cells;
mod check;
mod dry_run;
mod figures;
mod forms;
mod merging;
mod office;
mod pages;
mod privacy;
mod published;
mod remarks;
mod scale;
mod statements;
