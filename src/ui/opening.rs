//! The opening card: who asks, what, how long, and what happens with the answers.

use yew::prelude::*;

use super::nav::button;
use super::parts::{heading, paragraph, text};
use super::view::View;
use crate::survey::locale::Key;
use crate::survey::session::Event;

pub(super) fn opening(view: &View<'_>) -> Html {
    let config = &view.setup.config;
    let title = &config.instrument.title;
    let items = config.items().len().to_string();
    let target = view.state.draft.target.as_ref();
    let names = target.filter(|_| config.only_service().is_some());
    let names = names.and_then(|target| config.service(target));
    html! {
        <>
            { heading(view.lang(title), text(view.text(title))) }
            if let Some((unit, service)) = names {
                <p class="target">
                    <strong lang={view.lang(&service.name)}>{ view.text(&service.name) }</strong>
                    <span lang={view.lang(&unit.name)}>{ view.text(&unit.name) }</span>
                </p>
            }
            { paragraph("lead", view.fill(Key::OpeningLead, &[("n", &items)])) }
            <ul class="facts">
                { for [Key::OpeningTime, Key::OpeningAnonymous, Key::OpeningFree].map(|key| html! {
                    <li>{ view.say(key) }</li>
                }) }
            </ul>
            { start(view) }
            { notice(view) }
        </>
    }
}

fn start(view: &View<'_>) -> Html {
    if !view.state.resumable {
        return html! {
            <div class="nav" key="start">
                { button(view, Key::Start, "button primary", view.on_click(Event::Begin)) }
            </div>
        };
    }
    html! {
        <div key="resume">
            <p class="resume" role="status">{ view.say(Key::ResumeText) }</p>
            <div class="nav">
                { button(view, Key::StartOver, "button", view.on_click(Event::Begin)) }
                { button(view, Key::Resume, "button primary", view.on_click(Event::Resume)) }
            </div>
        </div>
    }
}

/// The notice: short sentences, opened on demand.
fn notice(view: &View<'_>) -> Html {
    let config = &view.setup.config;
    let agency = view.text(&config.agency.name);
    let notice = &config.notice;
    let own = [&notice.purpose, &notice.retention, &notice.more];
    html! {
        <details class="notice" part="notice">
            <summary>{ view.say(Key::NoticeTitle) }</summary>
            { paragraph("", view.fill(Key::NoticeWho, &[("agency", &agency)])) }
            { for own.into_iter().flatten().map(|words| html! {
                <p lang={view.lang(words)}>{ view.text(words) }</p>
            }) }
            { for [Key::NoticeSent, Key::NoticeNotSent, Key::NoticeDevice, Key::NoticeServer]
                .map(|key| paragraph("", view.say(key))) }
            if let Some(contact) = &config.agency.contact {
                { paragraph("", view.fill(Key::NoticeContact, &[("contact", contact)])) }
            }
        </details>
    }
}
