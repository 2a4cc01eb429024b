//! A box to tick in order to agree.

use yew::prelude::*;

use super::element::{On, el, nothing};
use super::errors::{described_by, error_at, place_id};
use super::parts::div;
use super::view::View;
use crate::survey::WHOLE;
use crate::survey::locale::Key;
use crate::survey::response::{Consent, Place, YES};
use crate::survey::session::Event;

/// The box with the words that are agreed to, where the agency asks for that.
pub(super) fn consent(view: &View<'_>, consent: Consent, words: Key) -> Html {
    if !WHOLE || !consent.is_asked(&view.setup.config) {
        return nothing();
    }
    let place = Place::Consent(consent);
    let id = place_id(&place);
    let input = el("input")
        .set("type", "checkbox")
        .text("id", [&id, "-0"].concat())
        .text("name", id.clone())
        .attr("aria-describedby", described_by(view, &place))
        .value(YES.to_owned())
        .checked(view.state.draft.agreed.has(consent))
        .on(On::Change, view.send(Event::Agree(consent)));
    let label = el("label")
        .class("choice")
        .set("part", "choice")
        .with(input)
        .with(el("span").class("choice-label").with(view.say(words)));
    div("field").key(&id).with(error_at(view, &place)).with(label).into()
}
