//! What is missing: a summary that takes the focus, and a line at each place.

use yew::prelude::*;

use super::view::View;
use crate::survey::locale::Key;
use crate::survey::response::Place;
use crate::survey::session::Picker;

/// The summary on top of a screen; each line leads to its place.
pub(super) fn errors(view: &View<'_>) -> Html {
    if view.state.violations.is_empty() {
        return html! {};
    }
    html! {
        <div id="errors" class="errors" part="errors" role="alert" tabindex="-1">
            <p class="errors-title">{ view.say(Key::ErrorsTitle) }</p>
            <ul>
                { for view.state.violations.iter().map(|violation| {
                    let onclick = view.on_click_focus(control_id(view, &violation.place));
                    html! {
                        <li>
                            <button type="button" class="link" {onclick}>
                                { sentence(view, &violation.place) }
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}

/// The line at a place that is missing, with an id for `aria-describedby`.
pub(super) fn error_at(view: &View<'_>, place: &Place) -> Html {
    match view.state.violation(place) {
        None => html! {},
        Some(_) => html! {
            <p class="error" id={error_id(place)}>{ sentence(view, place) }</p>
        },
    }
}

/// The id for `aria-describedby`, where there is something to describe.
pub(super) fn described_by(view: &View<'_>, place: &Place) -> Option<String> {
    view.state.violation(place).map(|_| error_id(place))
}

fn error_id(place: &Place) -> String {
    ["error-", &place_id(place)].concat()
}

/// The stable part of the ids of everything at a place.
pub(super) fn place_id(place: &Place) -> String {
    match place {
        Place::Service => "service".to_owned(),
        Place::Comment => "comment".to_owned(),
        Place::Field(key) => ["field-", key].concat(),
        Place::Item(key) => ["item-", key].concat(),
    }
}

/// The first control at a place.
fn control_id(view: &View<'_>, place: &Place) -> String {
    match place {
        Place::Comment => "comment".to_owned(),
        Place::Service if Picker::is_useful(view.setup) => "search".to_owned(),
        place => [&place_id(place), "-0"].concat(),
    }
}

fn sentence(view: &View<'_>, place: &Place) -> AttrValue {
    let config = &view.setup.config;
    match place {
        Place::Service => view.say(Key::ViolationService),
        Place::Comment => view.say(Key::ViolationComment),
        Place::Field(key) => {
            let field = config.fields().find(|field| field.key == *key);
            let label = field.map(|field| view.text(&field.label)).unwrap_or_default();
            view.fill(Key::ViolationField, &[("label", &label)])
        }
        Place::Item(key) => {
            let item = config.instrument.item(key);
            let label = item.map(|item| view.text(config.instrument.label_of(item)));
            let label = label.unwrap_or_default();
            view.fill(Key::ViolationItem, &[("label", &label)])
        }
    }
}
