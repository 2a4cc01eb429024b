//! The whole survey as one HTML form that works without any script, made of the widget's own
//! parts. Rendered on the developer's machine or a server; not a byte of it is in the widget.

mod dress;
mod host;
mod paper;
mod questions;
mod sections;

use std::rc::Rc;

use yew::{Component, Context, Html, LocalServerRenderer, Properties};

use self::dress::Dress;
use self::host::nowhere;
use super::view::View;
use crate::survey::locale::{Catalog, FormWords};
use crate::survey::session::{Setup, State};

/// The style sheet of the form.
pub const FORM_CSS: &str = include_str!("../form.css");

/// The form as HTML.
pub async fn form(setup: Rc<Setup>) -> String {
    let setup = Rc::new(Setup { config: setup.config.of_forms(), language: setup.language });
    LocalServerRenderer::<Form>::with_props(FormProps { setup }).hydratable(false).render().await
}

#[derive(Debug, Properties)]
struct FormProps {
    setup: Rc<Setup>,
}

impl PartialEq for FormProps {
    fn eq(&self, other: &FormProps) -> bool {
        Rc::ptr_eq(&self.setup, &other.setup)
    }
}

struct Form;

impl Component for Form {
    type Message = ();
    type Properties = FormProps;

    fn create(_: &Context<Self>) -> Self {
        Form
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let setup = &ctx.props().setup;
        let words = Catalog::of(setup.language);
        let said = FormWords::of(setup.language);
        // Nobody has said anything yet, and nothing is listened to.
        let state = State::open(setup, None, 0);
        let (host, send) = nowhere();
        let view = View { setup, state: &state, words: &words, host: &host, send: &send };
        let paper = paper::paper(&setup.config);
        Dress::of(&setup.config).on(sections::form(&view, &said, paper))
    }
}
