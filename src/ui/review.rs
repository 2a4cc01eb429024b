//! All answers at a glance, each with a way to change it.

use yew::prelude::*;

use super::choices::official;
use super::delivery::delivery;
use super::element::{On, el, nothing, several};
use super::errors::errors;
use super::parts::{div, heading, text};
use super::respondent::guardian;
use super::view::{Said, View};
use crate::survey::WHOLE;
use crate::survey::document::Words;
use crate::survey::instrument::{Ask, Item};
use crate::survey::locale::Key;
use crate::survey::response::{At, Place, Statement, asked, asked_fields, asked_in};
use crate::survey::session::{Event, Screen};

/// Once the answers are sealed, how the sending stands matters more than they do.
pub(super) fn review(view: &View<'_>) -> Html {
    let open = view.state.delivery.is_open();
    let answers = el("dl").class("answers").key("answers").all(rows(view).into_iter());
    let lead = el("p").class("hint").key("lead").with(view.say(Key::ReviewLead));
    several(vec![
        errors(view),
        heading(None, view.say(Key::ReviewTitle)),
        if open { lead.into() } else { delivery(view) },
        if open { guardian(view) } else { nothing() },
        answers.into(),
        if open { delivery(view) } else { nothing() },
    ])
}

fn rows(view: &View<'_>) -> Vec<Html> {
    let config = &view.setup.config;
    let draft = &view.state.draft;
    let mut rows = Vec::new();
    if let Some((unit, service)) = draft.target.as_ref().and_then(|target| config.service(target)) {
        let editable = config.only_service().is_none().then_some(Place::Service);
        let service = view.words("span", &service.name).into();
        let answer = several(vec![service, view.words("small", &unit.name).into()]);
        rows.push(row(view, view.said(Key::ReviewService), answer, editable));
    }
    for field in asked_fields(config, draft) {
        let given = draft.respondent.get(&field.key);
        let choice = field.choices.iter().find(|choice| Some(&choice.code) == given);
        let answer = match (choice, given) {
            (Some(choice), _) => chosen(view, &choice.label),
            // Typed.
            (None, Some(given)) if WHOLE => typed(given),
            _ => blank(view),
        };
        let place = Place::Field(field.key.clone());
        rows.push(row(view, view.said_of(&field.label), answer, Some(place)));
    }
    for item in asked(config, draft) {
        let choice = draft.answers.get(&item.key).and_then(|score| item.choice(*score));
        let answer = match (choice, draft.statements.get(&item.key)) {
            (Some(choice), _) => chosen(view, &choice.label),
            (None, Some(statement)) if WHOLE && !statement.is_blank() => {
                stated(view, item, statement)
            }
            _ => blank(view),
        };
        let label = config.instrument.label_of(item);
        let place = Place::Item(At::item(&item.key));
        rows.push(row(view, view.said_of(label), answer, Some(place)));
    }
    if view.setup.screens(draft).contains(&Screen::Comment) {
        let comment = draft.comment.trim();
        let answer = match comment.is_empty() {
            true => blank(view),
            false => typed(comment),
        };
        rows.push(row(view, view.said(Key::CommentLabel), answer, Some(Place::Comment)));
    }
    rows
}

/// What was stated, in the words of the options; entries as a numbered list.
fn stated(view: &View<'_>, item: &Item, statement: &Statement) -> Html {
    let label = |code: &String| {
        let option = item.options().iter().find(|option| option.code == *code);
        option.map_or_else(
            || text(AttrValue::from(code.clone())),
            |option| chosen(view, &option.label),
        )
    };
    match statement {
        Statement::Text(words) if matches!(item.ask, Ask::Text { .. }) => typed(words),
        Statement::Text(code) => label(code),
        Statement::Several(codes) => {
            el("ul").all(codes.iter().map(|code| el("li").with(label(code)).into())).into()
        }
        Statement::Entries(entries) => {
            let entries = entries.iter().map(|entry| {
                let questions = asked_in(&view.setup.config, &view.state.draft, item, entry);
                let said = questions.into_iter().filter_map(|question| {
                    let said = stated(view, question, entry.get(&question.key)?);
                    Some(el("div").with(view.words("small", &question.question)).with(said).into())
                });
                el("li").all(said).into()
            });
            el("ol").all(entries).into()
        }
    }
}

/// A choice, with the statutory wording where it is said in another language.
fn chosen(view: &View<'_>, words: &Words) -> Html {
    several(vec![view.text(words), official(view, words)])
}

/// In the respondent's own words, which are never read aloud; `embed/guard.js` knows them by the
/// class.
fn typed(words: &str) -> Html {
    el("span").class("typed").with(AttrValue::from(words.to_owned())).into()
}

fn blank(view: &View<'_>) -> Html {
    el("span").class("blank").with(view.say(Key::ReviewBlank)).into()
}

/// One answer. A sealed response can no longer be changed.
fn row(view: &View<'_>, label: Said, answer: Html, place: Option<Place>) -> Html {
    let open = view.state.delivery.is_open();
    let change = place.filter(|_| open).map(|place| {
        let act = view.send(Event::Edit(view.setup.screen_of(&place, &view.state.draft)));
        let Said { words, lang } = view.said(Key::Change);
        let name = [words.as_str(), ": ", &label.words].concat();
        let button = el("button")
            .set("type", "button")
            .class("link")
            .on(On::Click, act)
            .text("aria-label", name)
            .lang(lang)
            .with(words);
        el("dd").class("change").with(button).into()
    });
    div("answer")
        .with(el("dt").with(label))
        .with(el("dd").with(answer))
        .with(change.unwrap_or_else(nothing))
        .into()
}
