//! What the respondent sees. One component, [`Survey`], runs the state machine and its
//! effects; every other file is a plain function from the state to HTML.

mod ask;
mod brand;
mod choices;
mod comment;
mod consent;
mod delivery;
mod disability;
mod element;
mod entries;
mod errors;
mod face;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub mod form;
mod item;
mod nav;
mod opening;
mod parts;
mod respondent;
mod review;
mod score_card;
mod sent;
mod service;
mod survey;
mod view;

pub use survey::{HostHandle, Survey, SurveyProps};

/// The style sheet of the widget.
pub const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/widget.css"));
