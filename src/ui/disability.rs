//! The questions about disability, behind a consent of their own.

use yew::prelude::*;

use super::consent::consent;
use super::element::{el, nothing};
use super::parts::paragraph;
use super::respondent::field;
use super::view::View;
use crate::survey::WHOLE;
use crate::survey::config::{AskedField, is_of_disability};
use crate::survey::locale::Key;
use crate::survey::response::{Consent, asked_fields};

/// The consent, and what is asked of who gives it; all that may be asked, where no script can
/// show it in time.
pub(super) fn disability(view: &View<'_>, all: bool) -> Html {
    let config = &view.setup.config;
    if !WHOLE || !Consent::Disability.is_asked(config) {
        return nothing();
    }
    let of_disability = |field: &&AskedField| is_of_disability(&field.key);
    let fields: Vec<&AskedField> = match all {
        true => config.fields().filter(of_disability).collect(),
        false => asked_fields(config, &view.state.draft).filter(of_disability).collect(),
    };
    el("fieldset")
        .class("entry")
        .key("disability")
        .with(el("legend").with(view.say(Key::DisabilityTitle)))
        .with(paragraph("hint", view.say(Key::DisabilityHint)))
        .with(consent(view, Consent::Disability, Key::DisabilityConsent))
        .all(fields.into_iter().map(|asked| field(view, asked)))
        .into()
}
