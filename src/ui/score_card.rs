//! The score of one response: for each index a figure, a letter with its word, and a bar for
//! each unsur.

use yew::prelude::*;

use super::element::{Content as _, el, nothing, several};
use super::parts::text;
use super::view::{Said, View};
use crate::survey::document::Language;
use crate::survey::locale::Key;
use crate::survey::score::{Figures, IndexFigures, UnsurFigures};

pub(super) fn score_card(view: &View<'_>, figures: &Figures) -> Html {
    let dot = AttrValue::Static(". ");
    let profile = view.fill(Key::ScoreProfile, &[("profile", figures.profile.name())]);
    el("section")
        .class("score")
        .set("part", "score")
        .set("aria-labelledby", "score-title")
        .with(el("h3").set("id", "score-title").with(view.say(Key::ScoreTitle)))
        .all(figures.indexes.iter().map(|index| self::index(view, figures, index)))
        .with(el("p").class("hint").with(profile).with(dot).with(view.say(Key::ScoreNote)))
        .into()
}

fn index(view: &View<'_>, figures: &Figures, index: &IndexFigures) -> Html {
    let Some(value) = index.value else {
        return nothing();
    };
    let beside = match (index.mutu, index.unsur.first()) {
        // The words of the regulation, in every language.
        (Some(mutu), _) => Said {
            words: [" · ", mutu.letter(), " · ", mutu.kinerja()].concat().into(),
            lang: Some(Language::Indonesian.tag()),
        }
        .node(),
        // Without a letter, the end of the scale says whether this is much.
        (None, Some(unsur)) if value.units() <= 1000 => {
            view.fill(Key::ScoreOf, &[("score", ""), ("of", &high(unsur).to_string())])
        }
        _ => nothing(),
    };
    let known = view.setup.config.grouping.indexes.iter().find(|known| known.key == index.index);
    let name = known.filter(|_| figures.indexes.len() > 1).map(|known| view.text(&known.name));
    let value = el("strong").with(text(value.indonesian().into()));
    several(vec![
        name.map_or_else(nothing, |name| el("p").with(name).into()),
        el("p").class("figure").with(value).with(beside).into(),
        el("ul").class("bars").all(index.unsur.iter().map(|unsur| bar(view, unsur))).into(),
    ])
}

/// The highest score there is.
fn high(unsur: &UnsurFigures) -> usize {
    (usize::from(unsur.low) + unsur.counts.len()).saturating_sub(1)
}

/// A native meter from the scale's lowest score to its highest.
fn bar(view: &View<'_>, unsur: &UnsurFigures) -> Html {
    let Some(nrr) = unsur.nrr else {
        return nothing();
    };
    let known = view.setup.config.instrument.unsur(&unsur.unsur);
    let name = known.map_or_else(nothing, |known| view.text(&known.name));
    // A whole score is shown as one.
    let score = nrr.indonesian();
    let score = score.trim_end_matches('0').trim_end_matches(',').to_owned();
    let (max, value) = (high(unsur).to_string(), nrr.text());
    let words = view.fill(Key::ScoreOf, &[("score", &score), ("of", &max)]);
    let meter = el("meter")
        .set("min", "0")
        .text("max", max)
        .text("value", value)
        .set("aria-hidden", "true");
    let score = el("span")
        .class("bar-score")
        .with(el("span").set("aria-hidden", "true").with(text(score.into())))
        .with(el("span").class("unseen").with(words));
    el("li").with(el("span").class("bar-name").with(name)).with(meter).with(score).into()
}
