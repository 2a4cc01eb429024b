//! The comment box.

use yew::prelude::*;

use super::errors::{described_by, error_at};
use super::parts::{form, heading};
use super::view::View;
use crate::survey::locale::Key;
use crate::survey::response::{COMMENT_LIMIT, Place};
use crate::survey::session::Event;

/// From here on the respondent is told how much room is left.
const SHOW_LEFT: usize = 200;

pub(super) fn comment(view: &View<'_>) -> Html {
    let text = &view.state.draft.comment;
    let left = COMMENT_LIMIT.saturating_sub(text.chars().count());
    let error = described_by(view, &Place::Comment);
    let described =
        ["comment-hint".to_owned()].into_iter().chain(error).collect::<Vec<_>>().join(" ");
    let label = html! { <label for="comment">{ view.say(Key::CommentTitle) }</label> };
    let content = html! {
        <>
            { heading(None, label) }
            <p id="comment-hint" class="hint">{ view.say(Key::CommentHint) }</p>
            { error_at(view, &Place::Comment) }
            <textarea
                id="comment"
                part="input"
                rows="6"
                autocomplete="off"
                value={text.clone()}
                oninput={view.on_input(Event::Write)}
                aria-describedby={described}
            />
            <p class="hint count" role="status">
                if left <= SHOW_LEFT {
                    { view.fill(Key::CommentLeft, &[("n", &left.to_string())]) }
                }
            </p>
        </>
    };
    form(view, content)
}
