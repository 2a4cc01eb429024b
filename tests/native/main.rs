//! The promises of the pure core, kept on the developer's machine.

// A test stops at what it did not expect; clippy.toml allows that in tests, not in their helpers.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]

mod asked_about;
mod cells;
mod conditions;
mod configuration;
mod consultation;
mod delivery;
mod events;
mod filling;
mod form_names;
mod form_posts;
mod groupings;
mod instruments;
mod interleavings;
mod journey;
mod json_schema;
mod kinds;
mod languages;
mod mapping;
mod mistakes;
mod mutations;
mod office;
mod outbox;
mod own_instrument;
mod pekppp;
mod personal;
mod picker;
mod pitfalls;
mod plainly;
mod random_instruments;
mod randomised;
mod readability;
mod refusing;
mod reload;
mod respondents;
mod rows;
mod schema;
mod second_opinion;
mod sequences;
mod span;
mod takeover;
mod tallies;
mod tidy;
mod vectors;
mod wire;
mod worlds;
