//! The promises of the collector, kept by the real server over real HTTP.

// A test stops at what it did not expect; clippy.toml allows that in tests, not in their helpers.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]

mod about;
mod accepting;
mod cells;
mod client;
mod concurrency;
mod consultation;
mod cors;
mod csv;
mod editions;
mod figures;
mod form;
mod framing;
mod instruments;
mod keeping;
mod kinds;
mod kinds_recap;
mod migration;
mod pages;
mod personal;
mod posting;
mod privacy;
mod program;
mod ragam;
mod server;
mod site;
mod withheld;
