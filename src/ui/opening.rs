//! The opening card: who asks, what, how long, and what happens with the answers.

use yew::prelude::*;

use super::element::{el, nothing, several};
use super::nav::button;
use super::parts::{div, heading, paragraph, text};
use super::view::View;
use crate::survey::WHOLE;
use crate::survey::config::Topic;
use crate::survey::locale::Key;
use crate::survey::response::asked;
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
        heading(view.lang(title), text(view.text(title))),
        target(view),
        match &config.topic {
            Some(topic) if WHOLE => self::topic(view, topic),
            _ => paragraph("lead", view.fill(Key::OpeningLead, &[("n", &items)])),
        },
        el("ul").class("facts").all(facts).into(),
        start(view),
        notice(view, &[Key::NoticeSent, Key::NoticeNotSent, Key::NoticeDevice, Key::NoticeServer]),
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

/// The notice: short sentences, opened on demand.
pub(super) fn notice(view: &View<'_>, fixed: &[Key]) -> Html {
    let config = &view.setup.config;
    let agency = view.text(&config.agency.name);
    let notice = &config.notice;
    let own = [&notice.purpose, &notice.retention, &notice.more];
    let contact = config.agency.contact.as_ref().map_or_else(nothing, |contact| {
        paragraph("", view.fill(Key::NoticeContact, &[("contact", contact)]))
    });
    el("details")
        .class("notice")
        .set("part", "notice")
        .with(el("summary").with(view.say(Key::NoticeTitle)))
        .with(paragraph("", view.fill(Key::NoticeWho, &[("agency", &agency)])))
        .all(own.into_iter().flatten().map(|words| view.words("p", words).into()))
        .all(fixed.iter().map(|key| paragraph("", view.say(*key))))
        .with(contact)
        .into()
}
