//! The form that selects responses.

use maud::{Markup, html};
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::UnsurOrder;
use survei_publik::survey::locale::{Catalog, period_words};
use survei_publik::survey::score::Profile;

use crate::recap::{Known, KnownUnit, Selection};

/// Unit, service, period, way of computing, order.
pub(super) fn form(known: &Known, selection: &Selection) -> Markup {
    html! {
        form.filter method="get" action="/recap" aria-label="Pilih data" {
            (select("unit", "Unit", units(known, selection)))
            (select("service", "Layanan", services(known, selection)))
            (select("period", "Periode", periods(known, selection)))
            (select("profile", "Cara hitung", profiles(selection)))
            (select("order", "Nomor unsur", orders(selection)))
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

fn profiles(selection: &Selection) -> Markup {
    html! {
        @for (name, profile) in Profile::NAMES {
            (option(name, &format!("{name} (bobot {})", weight(profile)), selection.profile == profile))
        }
    }
}

fn orders(selection: &Selection) -> Markup {
    html! {
        @for (word, order) in UnsurOrder::WORDS {
            @let label = match order {
                UnsurOrder::Questionnaire => "Kuesioner (U8 sarana)",
                UnsurOrder::List => "Daftar unsur (U8 pengaduan)",
            };
            (option(word, label, selection.order == order))
        }
    }
}

/// The weight as it is printed.
pub(super) fn weight(profile: Profile) -> &'static str {
    match profile {
        Profile::Exact => "1/9",
        Profile::W0_11 => "0,11",
        Profile::W0_111 => "0,111",
    }
}
