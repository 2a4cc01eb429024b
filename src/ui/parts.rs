//! The few elements of which every screen is made, each written once: `html!` spells every
//! element out where it stands, which is half of the widget's own code otherwise.

use yew::prelude::*;

use super::errors::errors;
use super::view::View;

/// The heading of a screen, which takes the focus when the screen is shown.
pub(super) fn heading(lang: Option<&'static str>, content: Html) -> Html {
    html! { <h2 id="heading" tabindex="-1" part="title" {lang}>{ content }</h2> }
}

/// A paragraph.
pub(super) fn paragraph(class: &'static str, text: AttrValue) -> Html {
    html! { <p {class}>{ text }</p> }
}

/// A screen that is answered: what is missing, the questions, and on by button or Enter.
pub(super) fn form(view: &View<'_>, content: Html) -> Html {
    html! {
        <form novalidate=true onsubmit={view.on_submit()} onkeydown={view.on_digit()}>
            { errors(view) }
            { content }
            { super::nav::nav(view) }
        </form>
    }
}

/// Words as a node.
pub(super) fn text(words: AttrValue) -> Html {
    Html::from(words)
}
