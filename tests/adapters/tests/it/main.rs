//! The samples in `adapters/` on the real software: each keeps every promise in `promises`.
//!
//! Databases and web servers are started here, on loopback, in folders of their own, and end with
//! this process, however it ends. `cargo xtask test --only adapters` installs what they need.

// A test stops at what it did not expect; clippy.toml allows that in tests, not in their helpers.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]

mod adapter;
mod django;
mod figures;
mod laravel;
mod optional;
mod periods;
mod php;
mod promises;
mod refusals;
mod response;
mod sql;
mod wordpress;
