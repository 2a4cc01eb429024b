//! The opening card: who asks, what, how long, and what happens with the answers.

use yew::prelude::*;

use super::consent::consent;
use super::element::{el, nothing, several};
use super::errors::errors;
use super::nav::button;
use super::parts::{div, heading, paragraph, text};
use super::view::View;
use crate::survey::WHOLE;
use crate::survey::config::{Config, FieldAnswer, Topic};
use crate::survey::document::Words;
use crate::survey::locale::Key;
use crate::survey::response::{Consent, asked};
use crate::survey::session::Event;

pub(super) fn opening(view: &View<'_>) -> Html {
    let config = &view.setup.config;
    let title = &config.instrument.title;
    let count = asked(config, &view.state.draft).len();
    let (items, minutes) = (count.to_string(), count.div_ceil(5).to_string());
    let facts = [
        view.fill(Key::OpeningTime, &[("n", &minutes)]),
        view.say(Key::OpeningAnonymous),
        view.say(Key::OpeningFree),
    ];
    let facts = facts.into_iter().map(|fact| el("li").with(fact).into());
    several(vec![
        if WHOLE { errors(view) } else { nothing() },
        heading(view.lang(title), text(view.said_of(title).words)),
        target(view),
        match &config.topic {
            Some(topic) if WHOLE => self::topic(view, topic),
            _ => paragraph("lead", view.fill(Key::OpeningLead, &[("n", &items)])),
        },
        el("ul").class("facts").all(facts).into(),
        // Who is to agree reads first.
        if WHOLE && config.notice.consent { notice(view, true) } else { nothing() },
        consent(view, Consent::Notice, Key::ConsentNotice),
        start(view),
        if WHOLE && config.notice.consent { nothing() } else { notice(view, true) },
    ])
}

/// The service, where there is but one.
pub(super) fn target(view: &View<'_>) -> Html {
    let config = &view.setup.config;
    let target = view.state.draft.target.as_ref();
    let names = target.filter(|_| config.only_service().is_some());
    let names = names.and_then(|target| config.service(target));
    names.map_or_else(nothing, |(unit, service)| {
        el("p")
            .class("target")
            .with(view.words("strong", &service.name))
            .with(view.words("span", &unit.name))
            .into()
    })
}

/// What is consulted about, to read on the spot or as a document.
pub(super) fn topic(view: &View<'_>, topic: &Topic) -> Html {
    let words = topic.text.as_ref().map_or_else(nothing, |words| {
        el("details")
            .class("notice")
            .set("part", "notice")
            .with(el("summary").with(view.say(Key::TopicText)))
            .with(view.words("p", words).class("document"))
            .into()
    });
    let document = topic.document.as_ref().map_or_else(nothing, |address| {
        let link = el("a")
            .text("href", address.clone())
            .set("target", "_blank")
            .set("rel", "noopener noreferrer")
            .with(view.say(Key::TopicDocument));
        el("p").with(link).into()
    });
    several(vec![
        view.words("h3", &topic.title).class("topic").into(),
        paragraph("lead", view.say(Key::TopicLead)),
        words,
        document,
    ])
}

fn start(view: &View<'_>) -> Html {
    if !view.state.resumable {
        let start = button(view, Key::Start, "button primary", view.send(Event::Begin));
        return div("nav").key("start").with(start).into();
    }
    let nav = div("nav")
        .with(button(view, Key::StartOver, "button", view.send(Event::Begin)))
        .with(button(view, Key::Resume, "button primary", view.send(Event::Resume)));
    el("div")
        .key("resume")
        .with(el("p").class("resume").set("role", "status").with(view.say(Key::ResumeText)))
        .with(nav)
        .into()
}

/// The notice: short sentences, opened on demand; open where they are to be agreed to. Who asks,
/// why, what is sent and what is not, what is kept where and how long, and whom to ask.
pub(super) fn notice(view: &View<'_>, device: bool) -> Html {
    let config = &view.setup.config;
    let agency = view.said_of(&config.agency.name).words;
    let notice = &config.notice;
    let contact = config.agency.contact.as_ref().map_or_else(nothing, |contact| {
        paragraph("", view.fill(Key::NoticeContact, &[("contact", contact)]))
    });
    let randomised = match WHOLE && config.fields().any(|field| field.randomised.is_some()) {
        true => paragraph("", view.say(Key::RandomisedNotice)),
        false => nothing(),
    };
    el("details")
        .class("notice")
        .set("part", "notice")
        .attr("open", (WHOLE && notice.consent).then_some(AttrValue::Static("")))
        .with(el("summary").with(view.say(Key::NoticeTitle)))
        .with(paragraph("", view.fill(Key::NoticeWho, &[("agency", &agency)])))
        .with(own(view, notice.purpose.as_ref()))
        .with(say(view, Key::NoticeSent))
        .all(also(config).into_iter().map(|key| say(view, key)))
        .with(say(view, if WHOLE && config.slot { Key::AlsoNotSent } else { Key::NoticeNotSent }))
        .with(randomised)
        .with(if device { say(view, Key::NoticeDevice) } else { nothing() })
        .with(own(view, notice.retention.as_ref()))
        .with(say(view, Key::NoticeServer))
        .with(own(view, notice.more.as_ref()))
        .with(contact)
        .into()
}

#[inline(never)]
fn say(view: &View<'_>, key: Key) -> Html {
    paragraph("", view.say(key))
}

/// A sentence of the agency's own.
#[inline(never)]
fn own(view: &View<'_>, words: Option<&Words>) -> Html {
    words.map_or_else(nothing, |words| view.words("p", words).into())
}

/// What is sent besides the usual, by this configuration: it is not for the agency to remember
/// to say so.
fn also(config: &Config) -> Vec<Key> {
    if !WHOLE {
        return Vec::new();
    }
    let mut also: Vec<Key> = config.fields().filter_map(|field| of_field(field.answer)).collect();
    also.extend(config.slot.then_some(Key::AlsoSlot));
    also.extend(Consent::Disability.is_asked(config).then_some(Key::AlsoDisability));
    also
}

fn of_field(answer: FieldAnswer) -> Option<Key> {
    match answer {
        FieldAnswer::Choice => None,
        FieldAnswer::Years => Some(Key::AlsoYears),
        FieldAnswer::BirthYear => Some(Key::AlsoBirthYear),
        FieldAnswer::Text => Some(Key::AlsoText),
    }
}
