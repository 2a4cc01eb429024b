//! The score of one response: figure, letter, word, and a bar for each unsur.

use yew::prelude::*;

use super::view::View;
use crate::survey::locale::Key;
use crate::survey::score::{Figures, UnsurFigures};

pub(super) fn score_card(view: &View<'_>, figures: &Figures) -> Html {
    let (Some(ikm), Some(mutu)) = (figures.ikm, figures.mutu()) else {
        return html! {};
    };
    html! {
        <section class="score" part="score" aria-labelledby="score-title">
            <h3 id="score-title">{ view.say(Key::ScoreTitle) }</h3>
            <p class="figure" lang="id">
                <strong>{ ikm.indonesian() }</strong>
                { " · " }{ mutu.letter() }{ " · " }{ mutu.kinerja() }
            </p>
            <ul class="bars">{ for figures.unsur.iter().map(|unsur| bar(view, unsur)) }</ul>
            <p class="hint">
                { view.fill(Key::ScoreProfile, &[("profile", figures.profile.name())]) }
                { ". " }
                { view.say(Key::ScoreNote) }
            </p>
        </section>
    }
}

/// One response gives each unsur a whole score, so four widths are enough.
fn bar(view: &View<'_>, unsur: &UnsurFigures) -> Html {
    let known = view.setup.config.instrument.unsur(&unsur.unsur);
    let name = known.map(|known| view.text(&known.name)).unwrap_or_default();
    let score = unsur.total.to_string();
    html! {
        <li>
            <span class="bar-name">{ name }</span>
            <span class={classes!("bar", ["score-", &score].concat())} aria-hidden="true"></span>
            <span class="bar-score">
                <span aria-hidden="true">{ score.clone() }</span>
                <span class="unseen">{ view.fill(Key::ScoreOf, &[("score", &score)]) }</span>
            </span>
        </li>
    }
}
