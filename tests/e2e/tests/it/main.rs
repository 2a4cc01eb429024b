//! A citizen's journey on the shipped folder, against the real collector, in three engines.
//!
//! Run by `cargo xtask test`, which builds what is tested and names it in the environment.
// Helpers of tests say what went wrong by panicking, as tests do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod accessible;
mod alive;
mod by_keyboard;
mod canary;
mod configuration;
mod counter;
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
mod kiosk;
mod languages;
mod layout;
mod listening;
mod note;
mod office;
mod outbox;
mod pace;
mod personal;
mod picker;
mod printing;
mod queue;
mod recap;
mod requests;
mod respondent;
mod sending;
mod shipped;
mod snippet;
mod takeover;
mod theme;
mod transcript;
mod translation;
mod website;
