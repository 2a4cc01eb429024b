//! The form that selects responses.

use maud::{Markup, html};
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::{Grouping, UnsurOrder};
use survei_publik::survey::locale::{Catalog, period_words};
use survei_publik::survey::score::Profile;

use super::consultation::is_agreement;
use super::words::weight;
use crate::recap::{ALL_TOPICS, Known, KnownUnit, Selection};

/// Unit, service, period; topic, way of computing, grouping and order where there is a choice.
pub(super) fn form(config: &Config, known: &Known, selection: &Selection) -> Markup {
    html! {
        form.filter method="get" action="/recap" aria-label="Pilih data" {
            (select("unit", "Unit", units(known, selection)))
            (select("service", "Layanan", services(known, selection)))
            (select("period", "Periode", periods(known, selection)))
            @if !known.topics.is_empty() {
                (select("topic", "Topik", topics(known, selection)))
            }
            @if is_weighed(config, selection) {
                (select("profile", "Cara hitung", profiles(selection)))
            }
            @if config.instrument.groupings.len() > 1 {
                (select("grouping", "Pengelompokan", groupings(config, selection)))
            }
            @if let Some(differing) = differing(config, selection) {
                (select("order", "Nomor unsur", orders(selection, &differing)))
            }
            button { "Tampilkan" }
        }
    }
}

/// A field with its label.
fn select(name: &str, label: &str, options: Markup) -> Markup {
    html! {
        div { label for=(name) { (label) } select id=(name) name=(name) { (options) } }
    }
}

fn option(value: &str, label: &str, selected: bool) -> Markup {
    html! { option value=(value) selected[selected] { (label) } }
}

fn units(known: &Known, selection: &Selection) -> Markup {
    html! {
        (option("", "Semua unit", selection.unit.is_none()))
        @for unit in &known.units {
            (option(&unit.id, &unit.name, selection.unit.as_ref() == Some(&unit.id)))
        }
    }
}

/// The services of the unit, or of every unit. Two units may give services of one identifier:
/// the value names both.
fn services(known: &Known, selection: &Selection) -> Markup {
    let chosen = |unit: &KnownUnit, id: &str| {
        selection.unit.as_ref().is_none_or(|chosen| *chosen == unit.id)
            && selection.service.as_deref() == Some(id)
    };
    let options = |unit: &KnownUnit| {
        html! {
            @for (id, name) in &unit.services {
                (option(&format!("{}/{id}", unit.id), name, chosen(unit, id)))
            }
        }
    };
    html! {
        (option("", "Semua layanan", selection.service.is_none()))
        @match &selection.unit {
            Some(id) => @for unit in known.units.iter().filter(|unit| unit.id == *id) {
                (options(unit))
            },
            None => @for unit in &known.units {
                optgroup label=(unit.name) { (options(unit)) }
            },
        }
    }
}

fn periods(known: &Known, selection: &Selection) -> Markup {
    let catalog = Catalog::of(Language::Indonesian);
    let other = selection.period.filter(|period| !known.periods.contains(period));
    html! {
        (option("", "Semua periode", selection.period.is_none()))
        @for period in known.periods.iter().copied().chain(other) {
            @let words = period_words(&catalog, period);
            (option(&period.to_string(), &words, selection.period == Some(period)))
        }
    }
}

fn topics(known: &Known, selection: &Selection) -> Markup {
    html! {
        @for (id, title) in &known.topics {
            (option(id, title, selection.topic.as_ref() == Some(id)))
        }
        (option(ALL_TOPICS, "Semua topik", selection.topic.is_none()))
    }
}

/// Whether the page has a figure that weights go into.
fn is_weighed(config: &Config, selection: &Selection) -> bool {
    let mut indexes = selection.grouping.indexes.iter();
    indexes.any(|index| !index.unsur.is_empty() && !is_agreement(&config.instrument, index))
}

fn profiles(selection: &Selection) -> Markup {
    let label = |name: &str, profile| {
        let main = selection.grouping.indexes.first();
        let weight = main.and_then(|main| weight(main, profile));
        weight.map_or_else(|| name.to_owned(), |weight| format!("{name} (bobot {weight})"))
    };
    html! {
        @for (name, profile) in Profile::NAMES {
            (option(name, &label(name, profile), selection.profile == profile))
        }
    }
}

fn groupings(config: &Config, selection: &Selection) -> Markup {
    html! {
        @for grouping in &config.instrument.groupings {
            (option(&grouping.key, &grouping.key, selection.grouping.key == grouping.key))
        }
    }
}

/// The first number that the two official orders give to different unsur, with the unsur in
/// the questionnaire's order and in the list's. `None` where the two orders are one.
fn differing(config: &Config, selection: &Selection) -> Option<(usize, String, String)> {
    let in_order = |order| config.instrument.grouping_in(Some(&selection.grouping.key), order);
    let unsur = |grouping: Grouping| -> Vec<(usize, String)> {
        let lists = grouping.indexes.into_iter().map(|index| (1..).zip(index.unsur));
        lists.flatten().map(|(number, unsur)| (number, unsur.key)).collect()
    };
    let questionnaire = unsur(in_order(UnsurOrder::Questionnaire)?);
    let list = unsur(in_order(UnsurOrder::List)?);
    let mut pairs = questionnaire.into_iter().zip(list);
    let ((number, one), (_, other)) = pairs.find(|(one, other)| one != other)?;
    Some((number, one, other))
}

fn orders(selection: &Selection, differing: &(usize, String, String)) -> Markup {
    let (number, questionnaire, list) = differing;
    html! {
        @for (word, order) in UnsurOrder::WORDS {
            @let label = match order {
                UnsurOrder::Questionnaire => format!("Kuesioner (U{number} {questionnaire})"),
                UnsurOrder::List => format!("Daftar unsur (U{number} {list})"),
            };
            (option(word, &label, selection.order == order))
        }
    }
}
