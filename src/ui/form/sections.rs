//! The form from its heading to its button.

use yew::prelude::*;

use super::questions::questions;
use crate::survey::config::{AGE, Comment, Config, is_of_disability};
use crate::survey::document::Language;
use crate::survey::locale::{FormKey, FormWords, Key};
use crate::survey::response::{Consent, Place, Slot};
use crate::survey::session::Event;
use crate::ui::ask::{Input, input};
use crate::ui::brand::brand;
use crate::ui::consent::consent;
use crate::ui::disability::disability;
use crate::ui::element::{Element, el, nothing, several};
use crate::ui::errors::place_id;
use crate::ui::opening::{notice, target, topic};
use crate::ui::parts::{div, paragraph};
use crate::ui::respondent::{field, guardian_words};
use crate::ui::view::View;

/// The whole form, with what stands in its place on paper.
pub(super) fn form(view: &View<'_>, said: &FormWords, paper: Html) -> Html {
    let config = &view.setup.config;
    let submit = &config.submit;
    let action = submit.form.url.as_ref().unwrap_or(&submit.url);
    el("form")
        .class("survei-form")
        .set("method", "post")
        .text("action", action.clone())
        .set("rel", "noreferrer")
        .set("accept-charset", "utf-8")
        .lang(Some(view.setup.language.tag()))
        .set("aria-labelledby", "heading")
        .all(hidden(view).into_iter().map(Html::from))
        .with(brand(view))
        .with(opening(view, said))
        .with(service(view, said))
        .with(slot(view, said))
        .with(respondent(view))
        .with(questions(view, said))
        .with(comment(view))
        .with(send(view, said))
        .with(paper)
        .into()
}

/// What is posted without being asked.
fn hidden(view: &View<'_>) -> Vec<Element> {
    let config = &view.setup.config;
    let control =
        |name: &str, value: &str| plain("hidden").text("name", name.to_owned()).value(value.into());
    let mut controls = vec![
        // A script may fill it in, so that a post that is repeated is known again.
        control("id", "").set("data-survei", "id"),
        control("instrument", &config.instrument.id),
        control("instrument_version", &config.instrument.version.to_string()),
    ];
    controls.extend(config.topic.as_ref().map(|topic| control("topic", &topic.id)));
    if view.setup.language != Language::Indonesian {
        controls.push(control("lang", view.setup.language.tag()));
    }
    let constants = &config.submit.form.constants;
    controls.extend(constants.iter().map(|constant| control(&constant.name, &constant.value)));
    if let Some(target) = config.only_service() {
        let value = config.submit.form.value_of(&target.unit, &target.service);
        let service = plain("hidden").text("id", place_id(&Place::Service));
        controls.push(service.value(value));
    }
    controls
}

fn plain(kind: &'static str) -> Element {
    el("input").set("type", kind)
}

/// Who asks, what, and what happens with the answers.
fn opening(view: &View<'_>, said: &FormWords) -> Html {
    let config = &view.setup.config;
    let title = &config.instrument.title;
    let count = crate::survey::form::items(config).len().to_string();
    several(vec![
        view.words("h2", title).set("id", "heading").into(),
        target(view),
        match &config.topic {
            Some(topic) => self::topic(view, topic),
            None => paragraph("lead", view.fill(Key::OpeningLead, &[("n", &count)])),
        },
        el("ul").class("facts").all(facts(view)).into(),
        // The form keeps nothing on the device.
        notice(view, false),
        consent(view, Consent::Notice, Key::ConsentNotice),
        paragraph("hint", words(said, FormKey::RequiredNote)),
    ])
}

fn facts(view: &View<'_>) -> impl Iterator<Item = Html> {
    let facts = [view.say(Key::OpeningAnonymous), view.say(Key::OpeningFree)];
    facts.into_iter().map(|fact| el("li").with(fact).into())
}

/// The choice of the service, where there is one.
fn service(view: &View<'_>, said: &FormWords) -> Html {
    let config = &view.setup.config;
    if config.only_service().is_some() {
        return nothing();
    }
    let units = config.units.iter().map(|unit| {
        let services = unit.services.iter().map(|service| {
            let value = config.submit.form.value_of(&unit.id, &service.id);
            view.words("option", &service.name).text("value", value).into()
        });
        let name = view.said_of(&unit.name).words;
        el("optgroup").attr("label", Some(name)).lang(view.lang(&unit.name)).all(services).into()
    });
    let empty = el("option").set("value", "").with(words(said, FormKey::ServiceEmpty));
    let id = place_id(&Place::Service);
    let label = el("label").text("for", id.clone()).with(view.say(Key::ServiceTitle));
    let select = el("select").text("id", id).with(empty).all(units);
    div("field").with(el("h3").with(label)).with(select).into()
}

fn respondent(view: &View<'_>) -> Html {
    let config: &Config = &view.setup.config;
    if config.fields().len() == 0 {
        return nothing();
    }
    let asked = config.fields().filter(|field| !is_of_disability(&field.key));
    // Nothing here can wait for the age: the sentence asks for it.
    let fields = asked.map(|asked| match asked.key.as_str() {
        AGE => several(vec![field(view, asked), guardian_words(view)]),
        _ => field(view, asked),
    });
    div("section")
        .with(el("h3").with(view.say(Key::RespondentTitle)))
        .with(paragraph("hint", view.say(Key::RespondentHint)))
        .all(fields)
        .with(disability(view, true))
        .into()
}

/// The part of the day, where the agency wants to know: a form has no clock.
fn slot(view: &View<'_>, said: &FormWords) -> Html {
    if !view.setup.config.slot {
        return nothing();
    }
    let option = |slot: Slot, key| el("option").set("value", slot.name()).with(words(said, key));
    let id = place_id(&Place::Slot);
    let title = el("label").text("for", id.clone()).with(words(said, FormKey::SlotTitle));
    let select = el("select")
        .text("id", id)
        .with(el("option").set("value", "").with(words(said, FormKey::SlotEmpty)))
        .with(option(Slot::Morning, FormKey::SlotMorning))
        .with(option(Slot::Afternoon, FormKey::SlotAfternoon))
        .with(option(Slot::Other, FormKey::SlotOther));
    div("field").with(title.with(view.optional(false))).with(select).into()
}

fn comment(view: &View<'_>) -> Html {
    if view.setup.config.comment == Comment::Off {
        return nothing();
    }
    let place = Place::Comment;
    let label = el("label").text("for", place_id(&place)).with(view.say(Key::CommentTitle));
    let (label, hint) = (el("h3").with(label).into(), Some(view.say(Key::CommentHint)));
    let event = Event::Write(String::new());
    div("section").with(input(view, &place, label, hint, Input::Long, "", event)).into()
}

fn send(view: &View<'_>, said: &FormWords) -> Html {
    let button =
        el("button").set("type", "submit").class("button primary").with(view.say(Key::Send));
    div("nav").with(paragraph("hint", words(said, FormKey::SendNote))).with(button).into()
}

fn words(said: &FormWords, key: FormKey) -> AttrValue {
    said.fill(key, &[]).into()
}
