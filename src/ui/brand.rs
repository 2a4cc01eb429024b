//! Who asks, and how far along the respondent is.

use yew::prelude::*;

use super::view::View;
use crate::survey::locale::Key;
use crate::survey::session::Screen;

pub(super) fn brand(view: &View<'_>) -> Html {
    let agency = &view.setup.config.agency;
    html! {
        <header class="brand" part="header">
            if let Some(logo) = &agency.logo {
                <img class="logo" part="logo" src={logo.clone()} alt="" width="40" height="40" />
            }
            <p class="agency" lang={view.lang(&agency.name)}>{ view.text(&agency.name) }</p>
            { progress(view) }
        </header>
    }
}

/// The steps between opening and thank-you, as a native progress bar with words.
fn progress(view: &View<'_>) -> Html {
    let screens = view.setup.screens();
    let steps = screens.len().saturating_sub(2);
    let place = screens.iter().position(|screen| *screen == view.state.screen).unwrap_or_default();
    if matches!(view.state.screen, Screen::Opening | Screen::Sent) || steps == 0 {
        return html! {};
    }
    let (n, of) = (place.to_string(), steps.to_string());
    let label = view.fill(Key::Progress, &[("n", &n), ("of", &of)]);
    html! {
        <progress part="progress" max={of.clone()} value={n} aria-label={label.clone()}>
            { label }
        </progress>
    }
}
