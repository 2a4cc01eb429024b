//! The comment box.

use yew::prelude::*;

use super::ask::{Input, input};
use super::element::el;
use super::parts::{form, heading};
use super::view::View;
use crate::survey::locale::Key;
use crate::survey::response::Place;
use crate::survey::session::Event;

pub(super) fn comment(view: &View<'_>) -> Html {
    let label = heading(None, el("label").set("for", "comment").with(view.say(Key::CommentTitle)));
    let hint = Some(view.say(Key::CommentHint));
    let (text, event) = (&view.state.draft.comment, Event::Write(String::new()));
    form(view, input(view, &Place::Comment, label, hint, Input::Long, text, event))
}
