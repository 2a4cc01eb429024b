//! A citizen's journey on the shipped folder, against the real collector, in three engines.
//!
//! Run by `cargo xtask test`, which builds what is tested and names it in the environment.
// Helpers of tests say what went wrong by panicking, as tests do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod alive;
mod configuration;
mod drafts;
mod dry_run;
mod embedding;
mod faults;
mod form;
mod frames;
mod framing;
mod harness;
mod host;
mod instruments;
mod isolation;
mod journey;
mod keyboard;
mod kinds;
mod languages;
mod layout;
mod office;
mod outbox;
mod pace;
mod picker;
mod recap;
mod requests;
mod sending;
mod shipped;
mod snippet;
mod takeover;
mod translation;
mod website;
