//! The score of one response: for each index a figure, a letter with its word, and a bar for
//! each unsur.

use yew::prelude::*;

use super::view::View;
use crate::survey::locale::Key;
use crate::survey::score::{Figures, IndexFigures, UnsurFigures};

pub(super) fn score_card(view: &View<'_>, figures: &Figures) -> Html {
    html! {
        <section class="score" part="score" aria-labelledby="score-title">
            <h3 id="score-title">{ view.say(Key::ScoreTitle) }</h3>
            { for figures.indexes.iter().map(|index| self::index(view, figures, index)) }
            <p class="hint">
                { view.fill(Key::ScoreProfile, &[("profile", figures.profile.name())]) }
                { ". " }
                { view.say(Key::ScoreNote) }
            </p>
        </section>
    }
}

fn index(view: &View<'_>, figures: &Figures, index: &IndexFigures) -> Html {
    let Some(value) = index.value else {
        return html! {};
    };
    let beside = match (index.mutu, index.unsur.first()) {
        (Some(mutu), _) => AttrValue::from([" · ", mutu.letter(), " · ", mutu.kinerja()].concat()),
        // Without a letter, the end of the scale says whether this is much.
        (None, Some(unsur)) if value.units() <= 1000 => {
            view.fill(Key::ScoreOf, &[("score", ""), ("of", &high(unsur).to_string())])
        }
        _ => AttrValue::default(),
    };
    let known = view.setup.config.grouping.indexes.iter().find(|known| known.key == index.index);
    let name = known.filter(|_| figures.indexes.len() > 1).map(|known| view.text(&known.name));
    html! {
        <>
            if let Some(name) = name {
                <p>{ name }</p>
            }
            <p class="figure" lang="id">
                <strong>{ value.indonesian() }</strong>
                { beside }
            </p>
            <ul class="bars">{ for index.unsur.iter().map(|unsur| bar(view, unsur)) }</ul>
        </>
    }
}

/// The highest score there is.
fn high(unsur: &UnsurFigures) -> usize {
    (usize::from(unsur.low) + unsur.counts.len()).saturating_sub(1)
}

/// A native meter from the scale's lowest score to its highest.
fn bar(view: &View<'_>, unsur: &UnsurFigures) -> Html {
    let Some(nrr) = unsur.nrr else {
        return html! {};
    };
    let known = view.setup.config.instrument.unsur(&unsur.unsur);
    let name = known.map(|known| view.text(&known.name)).unwrap_or_default();
    // A whole score is shown as one.
    let score = nrr.indonesian();
    let score = score.trim_end_matches('0').trim_end_matches(',').to_owned();
    let (max, value) = (high(unsur).to_string(), nrr.to_string());
    let words = view.fill(Key::ScoreOf, &[("score", &score), ("of", &max)]);
    html! {
        <li>
            <span class="bar-name">{ name }</span>
            <meter class="bar" min="0" {max} {value} aria-hidden="true"></meter>
            <span class="bar-score">
                <span aria-hidden="true">{ score }</span>
                <span class="unseen">{ words }</span>
            </span>
        </li>
    }
}
