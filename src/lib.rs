//! Indonesia's statutory public-service surveys as one tag on any government website.
//!
//! [`survey`] is the pure core: questionnaire, rules, scores and the request that leaves the
//! phone. It knows no browser, clock or random number and is what servers and tools use
//! (`default-features = false`). The other rooms make it a widget: `ui` draws it, `browser`
//! is the outside world, `embed` wires both into the custom element `<survei-publik>`.

pub mod survey;

#[cfg(feature = "widget")]
pub mod browser;
#[cfg(feature = "widget")]
pub mod embed;
#[cfg(feature = "widget")]
pub mod ui;
