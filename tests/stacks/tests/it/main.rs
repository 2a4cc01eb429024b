//! The widget on applications that were there before it: each in `apps/`, written as agencies
//! write them, on the real software, with a configuration and nothing else.
//!
//! Applications, databases and web servers are started here, on loopback, and end with this
//! process. `cargo xtask test --only contracts` installs what they need.

// A test stops at what it did not expect; clippy.toml allows that in tests, not in their helpers.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]

mod apps;
mod apps_script;
mod codeigniter;
mod django;
mod express;
mod fastapi;
mod firewall;
mod flask;
#[path = "../../../e2e/tests/it/journey.rs"]
#[expect(dead_code, reason = "the journeys in three engines need more steps")]
mod journey;
mod laravel;
mod postgresql;
mod request;
mod site;
mod symfony;
mod visit;
mod wordpress;
