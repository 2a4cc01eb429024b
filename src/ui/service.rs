//! Which service the response is about: a list by unit, with a search box where it is long.

use yew::prelude::*;

use super::choices::{Radio, choice};
use super::element::{On, el, nothing, several};
use super::errors::{described_by, error_at};
use super::parts::{div, form, heading, status};
use super::view::{Said, View};
use crate::survey::config::{Service, Unit};
use crate::survey::locale::Key;
use crate::survey::response::{Place, Target};
use crate::survey::session::{Event, Found, Picker, search};

pub(super) fn service(view: &View<'_>) -> Html {
    let found = search(view.setup, &view.state.picker);
    let searchable = Picker::is_useful(view.setup);
    let more = match found.hidden {
        0 => nothing(),
        hidden => el("button")
            .set("type", "button")
            .key(&hidden.to_string())
            .class("link more")
            .on(On::Click, view.send(Event::ShowMore))
            .with(view.fill(Key::ServiceMore, &[("n", &hidden.to_string())]))
            .into(),
    };
    let content = several(vec![
        heading(None, view.say(Key::ServiceTitle)),
        error_at(view, &Place::Service),
        if searchable { search_box(view, &found) } else { nothing() },
        list(view, &found),
        more,
    ]);
    form(view, content)
}

fn search_box(view: &View<'_>, found: &Found<'_>) -> Html {
    let count = match found.total {
        0 => view.said(Key::ServiceNone),
        total => view.filled(Key::ServiceFound, &[("n", &total.to_string())]),
    };
    let target = view.state.draft.target.as_ref();
    let chosen = target.and_then(|target| view.setup.config.service(target));
    let chosen = chosen.map_or_else(nothing, |(unit, service)| {
        let chosen = self::chosen(view, unit, service);
        el("p").key(&chosen.words).class("chosen").with(chosen).into()
    });
    let input = el("input")
        .set("id", "search")
        .set("type", "search")
        .set("part", "input")
        .set("autocomplete", "off")
        .set("enterkeyhint", "search")
        .value(view.state.picker.query.clone())
        .on(On::Input, view.on_input(Event::Search(String::new())))
        .set("aria-describedby", "search-hint");
    div("search")
        .with(el("label").set("for", "search").with(view.say(Key::ServiceSearch)))
        .with(input)
        .with(el("p").set("id", "search-hint").class("hint").with(view.say(Key::ServiceHint)))
        .with(status("count", count))
        .with(chosen)
        .into()
}

fn chosen(view: &View<'_>, unit: &Unit, service: &Service) -> Said {
    let names =
        [view.said_of(&service.name).words.as_str(), " – ", &view.said_of(&unit.name).words]
            .concat();
    view.filled(Key::ServiceChosen, &[("service", &names)])
}

fn list(view: &View<'_>, found: &Found<'_>) -> Html {
    let described = described_by(view, &Place::Service);
    let mut index = 0;
    let groups = found.groups.iter().map(|(unit, services)| {
        let radios = services.iter().map(|service| {
            let target = Target { unit: unit.id.clone(), service: service.id.clone() };
            let id = ["service-", &index.to_string()].concat();
            index += 1;
            let radio = Radio {
                value: [&unit.id, "/", &service.id].concat(),
                label: &service.name,
                checked: view.state.draft.target.as_ref() == Some(&target),
                event: Event::Choose(target),
                key: None,
                face: nothing(),
                several: false,
            };
            choice(view, "service", id, radio)
        });
        el("fieldset")
            .key(&unit.id)
            .class("choices unit")
            .attr("aria-describedby", described.clone())
            .with(view.words("legend", &unit.name))
            .with(div("choice-list").all(radios))
            .into()
    });
    div("units").all(groups).into()
}
