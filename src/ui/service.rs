//! Which service the response is about: a list by unit, with a search box where it is long.

use yew::prelude::*;

use super::choices::{Radio, choice};
use super::errors::{described_by, error_at};
use super::parts::{form, heading, paragraph, text};
use super::view::View;
use crate::survey::config::{Service, Unit};
use crate::survey::locale::Key;
use crate::survey::response::{Place, Target};
use crate::survey::session::{Event, Found, Picker, search};

pub(super) fn service(view: &View<'_>) -> Html {
    let found = search(view.setup, &view.state.picker);
    let searchable = Picker::is_useful(view.setup);
    let content = html! {
        <>
            { heading(None, text(view.say(Key::ServiceTitle))) }
            { error_at(view, &Place::Service) }
            if searchable {
                { search_box(view, &found) }
            }
            { list(view, &found) }
            if found.hidden > 0 {
                <button type="button" class="link more" onclick={view.on_click(Event::ShowMore)}>
                    { view.fill(Key::ServiceMore, &[("n", &found.hidden.to_string())]) }
                </button>
            }
        </>
    };
    form(view, content)
}

fn search_box(view: &View<'_>, found: &Found<'_>) -> Html {
    let count = match found.total {
        0 => view.say(Key::ServiceNone),
        total => view.fill(Key::ServiceFound, &[("n", &total.to_string())]),
    };
    let target = view.state.draft.target.as_ref();
    let chosen = target.and_then(|target| view.setup.config.service(target));
    html! {
        <div class="search">
            <label for="search">{ view.say(Key::ServiceSearch) }</label>
            <input
                id="search"
                type="search"
                part="input"
                autocomplete="off"
                enterkeyhint="search"
                value={view.state.picker.query.clone()}
                oninput={view.on_input(Event::Search)}
                aria-describedby="search-hint"
            />
            <p id="search-hint" class="hint">{ view.say(Key::ServiceHint) }</p>
            <p class="count" role="status" key={count.to_string()}>{ count.clone() }</p>
            if let Some((unit, service)) = chosen {
                { paragraph("chosen", self::chosen(view, unit, service)) }
            }
        </div>
    }
}

fn chosen(view: &View<'_>, unit: &Unit, service: &Service) -> AttrValue {
    let names = [view.text(&service.name).as_str(), " – ", &view.text(&unit.name)].concat();
    view.fill(Key::ServiceChosen, &[("service", &names)])
}

fn list(view: &View<'_>, found: &Found<'_>) -> Html {
    let described = described_by(view, &Place::Service);
    let mut index = 0;
    let groups = found.groups.iter().map(|(unit, services)| {
        let radios = services.iter().map(|service| {
            let target = Target { unit: unit.id.clone(), service: service.id.clone() };
            let id = format!("service-{index}");
            index += 1;
            let radio = Radio {
                value: [&unit.id, "/", &service.id].concat(),
                label: &service.name,
                checked: view.state.draft.target.as_ref() == Some(&target),
                event: Event::Choose(target),
                key: None,
            };
            choice(view, "service", id, &radio)
        });
        html! {
            <fieldset key={unit.id.clone()} class="choices unit" aria-describedby={described.clone()}>
                <legend lang={view.lang(&unit.name)}>{ view.text(&unit.name) }</legend>
                <div class="choice-list">{ for radios }</div>
            </fieldset>
        }
    });
    html! { <div class="units">{ for groups }</div> }
}
