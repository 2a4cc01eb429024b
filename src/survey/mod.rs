//! The pure core: no browser, clock, random number, global state or panic in it.
//!
//! Data flows one way: [`config`] and [`instrument`] make a [`session::Setup`]; events go
//! through [`session::step`]; out come a state to draw and effects to run against a
//! [`host::Host`]. Scores are integers and ratios throughout.
#![deny(clippy::float_arithmetic)]

pub mod config;
pub mod document;
#[cfg(not(target_arch = "wasm32"))] // For servers and for those who make pages.
pub mod form;
pub mod host;
pub mod instrument;
pub mod json;
pub mod keyed;
pub mod locale;
pub mod outbox;
pub mod payload;
pub mod privacy;
pub mod response;
pub mod score;
pub mod session;

/// Every questionnaire, and not only the one that is compiled in. Where it is false, the widget
/// leaves out what that one does not have; the loader then takes the other build (README,
/// Decisions). Only `cargo xtask dist` builds without: elsewhere everything is there.
pub(crate) const WHOLE: bool =
    cfg!(not(all(feature = "widget", not(feature = "whole"), target_arch = "wasm32")));
