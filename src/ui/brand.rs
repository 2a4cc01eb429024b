//! Who asks, and how far along the respondent is.

use yew::prelude::*;

use super::element::{el, nothing, several};
use super::parts::status;
use super::view::{Said, View};
use crate::survey::locale::Key;
use crate::survey::session::Screen;

pub(super) fn brand(view: &View<'_>) -> Html {
    let agency = &view.setup.config.agency;
    let logo = agency.logo.as_ref().map(|logo| {
        el("img")
            .class("logo")
            .set("part", "logo")
            .text("src", logo.clone())
            .set("alt", "")
            .set("width", "40")
            .set("height", "40")
    });
    let name = view.words("p", &agency.name).class("agency");
    // No `header` element: it would be the banner of the page around the survey.
    el("div")
        .class("brand")
        .set("part", "header")
        .with(logo.map_or_else(nothing, Html::from))
        .with(name)
        .with(progress(view))
        .into()
}

/// The steps between opening and thank-you: a bar to look at, and words that are read out.
fn progress(view: &View<'_>) -> Html {
    let screens = view.setup.screens(&view.state.draft);
    let steps = screens.len().saturating_sub(2);
    let place = screens.iter().position(|screen| *screen == view.state.screen).unwrap_or_default();
    if matches!(view.state.screen, Screen::Opening | Screen::Sent) || steps == 0 {
        // A place for the words to come.
        return status("unseen", Said::default());
    }
    let (n, of) = (place.to_string(), steps.to_string());
    let label = view.filled(Key::Progress, &[("n", &n), ("of", &of)]);
    let bar = el("progress").set("part", "progress").set("aria-hidden", "true");
    several(vec![status("unseen", label), bar.text("max", of).text("value", n).into()])
}
