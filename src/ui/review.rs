//! All answers at a glance, each with a way to change it.

use yew::prelude::*;

use super::delivery::delivery;
use super::errors::errors;
use super::parts::{heading, text};
use super::view::View;
use crate::survey::locale::Key;
use crate::survey::response::Place;
use crate::survey::session::{Event, Screen};

/// Once the answers are sealed, how the sending stands matters more than they do.
pub(super) fn review(view: &View<'_>) -> Html {
    let open = view.state.delivery.is_open();
    html! {
        <>
            { errors(view) }
            { heading(None, text(view.say(Key::ReviewTitle))) }
            if open {
                <p class="hint" key="lead">{ view.say(Key::ReviewLead) }</p>
            } else {
                { delivery(view) }
            }
            <dl class="answers" key="answers">{ for rows(view) }</dl>
            if open {
                { delivery(view) }
            }
        </>
    }
}

fn rows(view: &View<'_>) -> Vec<Html> {
    let config = &view.setup.config;
    let draft = &view.state.draft;
    let mut rows = Vec::new();
    if let Some((unit, service)) = draft.target.as_ref().and_then(|target| config.service(target)) {
        let editable = config.only_service().is_none().then_some(Place::Service);
        let answer = html! {
            <>
                <span lang={view.lang(&service.name)}>{ view.text(&service.name) }</span>
                <small lang={view.lang(&unit.name)}>{ view.text(&unit.name) }</small>
            </>
        };
        rows.push(row(view, view.say(Key::ReviewService), answer, editable));
    }
    for field in config.fields() {
        let given = draft.respondent.get(&field.key);
        let choice = field.choices.iter().find(|choice| Some(&choice.code) == given);
        let answer = choice.map_or_else(|| blank(view), |choice| text(view.text(&choice.label)));
        let place = Place::Field(field.key.clone());
        rows.push(row(view, view.text(&field.label), answer, Some(place)));
    }
    for item in config.items() {
        let choice = draft.answers.get(&item.key).and_then(|score| item.choice(*score));
        let answer = choice.map_or_else(|| blank(view), |choice| text(view.text(&choice.label)));
        let label = view.text(config.instrument.label_of(item));
        rows.push(row(view, label, answer, Some(Place::Item(item.key.clone()))));
    }
    if view.setup.screens().contains(&Screen::Comment) {
        let comment = draft.comment.trim();
        let answer = match comment.is_empty() {
            true => blank(view),
            false => text(AttrValue::from(comment.to_owned())),
        };
        rows.push(row(view, view.say(Key::CommentLabel), answer, Some(Place::Comment)));
    }
    rows
}

fn blank(view: &View<'_>) -> Html {
    html! { <span class="blank">{ view.say(Key::ReviewBlank) }</span> }
}

/// One answer. A sealed response can no longer be changed.
fn row(view: &View<'_>, label: AttrValue, answer: Html, place: Option<Place>) -> Html {
    let open = view.state.delivery.is_open();
    let change = place.filter(|_| open).map(|place| {
        let onclick = view.on_click(Event::Edit(view.setup.screen_of(&place)));
        let name = [view.say(Key::Change).as_str(), ": ", &label].concat();
        html! {
            <button type="button" class="link" {onclick} aria-label={name}>
                { view.say(Key::Change) }
            </button>
        }
    });
    html! {
        <div class="answer">
            <dt>{ label }</dt>
            <dd>{ answer }</dd>
            if let Some(change) = change {
                <dd class="change">{ change }</dd>
            }
        </div>
    }
}
