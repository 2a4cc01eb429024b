//! The recap itself.

use maud::{Markup, html};
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::Index;
use survei_publik::survey::locale::{Catalog, period_words};
use survei_publik::survey::score::IndexFigures;

use super::words::{title, weight};
use super::{form, frame, table};
use crate::recap::{FieldCount, Known, Recap, Selection};

/// The page. `dropped` is a service that does not belong to the unit chosen.
pub(super) fn page(config: &Config, known: &Known, recap: &Recap, dropped: Option<&str>) -> String {
    let selection = &recap.selection;
    let content = html! {
        p.scope { (scope(known, selection)) }
        (form::form(config, known, selection))
        @if dropped.is_some() {
            p.note role="status" {
                "Layanan yang dipilih tidak ada di unit ini. Yang ditampilkan: semua layanan."
            }
        }
        @if recap.figures.respondents == 0 {
            section.empty {
                h2 { "Belum ada data" }
                p { "Belum ada jawaban untuk pilihan ini. Nilai dihitung setelah ada jawaban." }
            }
        } @else {
            @for (index, figures) in recap.indexes() { (headline(config, recap, index, figures)) }
            @for (index, figures) in recap.indexes() {
                (table::working(config, index, figures, recap.figures.profile))
            }
            @for (index, figures) in recap.indexes() {
                (table::counts(config, index, figures, recap.figures.indexes.len() == 1))
            }
            @if !recap.fields.is_empty() { (respondents(&recap.fields)) }
            p.download {
                a href=(csv(selection)) download { "Unduh semua jawaban (CSV)" }
                " – satu baris per jawaban, untuk Excel atau LibreOffice."
            }
        }
    };
    let survey = config.instrument.title.text(Language::Indonesian);
    frame::page(config, &format!("Rekap {survey}"), &content)
}

/// What the figures are about, in words.
fn scope(known: &Known, selection: &Selection) -> String {
    let unit = |id: &str| known.units.iter().find(|unit| unit.id == id);
    let units = selection
        .unit
        .as_deref()
        .map_or("Semua unit", |id| unit(id).map_or("", |unit| unit.name.as_str()));
    let services = selection.service.as_deref().map_or("Semua layanan", |id| {
        let mut fitting = known
            .units
            .iter()
            .filter(|unit| selection.unit.as_ref().is_none_or(|chosen| *chosen == unit.id));
        let found = fitting.find_map(|unit| unit.services.iter().find(|(known, _)| known == id));
        found.map_or(id, |(_, name)| name.as_str())
    });
    let catalog = Catalog::of(Language::Indonesian);
    let period = selection.period.map(|period| period_words(&catalog, period));
    [units, services, period.as_deref().unwrap_or("Semua periode")].join(" · ")
}

/// The figure that is published, with the rules it was computed by.
fn headline(config: &Config, recap: &Recap, index: &Index, figures: &IndexFigures) -> Markup {
    let all = &recap.figures;
    let withheld =
        all.respondents < config.letter_from && !index.bands.under(all.profile).table().is_empty();
    let id = format!("index-{}", index.key);
    html! {
        section.headline aria-labelledby=(id) {
            h2 id=(id) { (title(index)) }
            @if let Some(value) = figures.value {
                p.figure {
                    strong { (value.indonesian()) }
                    @if let Some(mutu) = figures.mutu {
                        span { " · " (mutu.letter()) " · " (mutu.kinerja()) }
                    }
                }
            }
            p {
                "Dihitung dari " (table::number(all.respondents)) " jawaban. Cara hitung: "
                (all.profile.name()) " ("
                @match weight(index, all.profile) {
                    Some(weight) => { "bobot " (weight) " per unsur" }
                    None => "bobot sendiri tiap unsur",
                }
                ")."
                @if config.instrument.groupings.len() > 1 {
                    " Pengelompokan: " (recap.selection.grouping.key) "."
                }
                @if withheld {
                    " Mutu ditampilkan mulai " (table::number(config.letter_from)) " jawaban."
                }
            }
        }
    }
}

fn respondents(fields: &[FieldCount]) -> Markup {
    html! {
        section {
            h2 { "Responden" }
            div.fields {
                @for field in fields {
                    table {
                        caption { (field.label) }
                        thead { tr { th scope="col" { "Pilihan" } th scope="col" { "Jumlah" } } }
                        tbody {
                            @for choice in &field.choices {
                                tr {
                                    th scope="row" { (choice.label) }
                                    td { (table::number(choice.count)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The address of the CSV with the same responses.
fn csv(selection: &Selection) -> String {
    // Identifiers and periods have no character that an address would not take as it is.
    let mut address = "/api/responses.csv".to_owned();
    let period = selection.period.map(|period| period.to_string());
    let parameters =
        [("unit", &selection.unit), ("service", &selection.service), ("period", &period)];
    for (name, value) in parameters {
        if let Some(value) = value {
            address.push(if address.contains('?') { '&' } else { '?' });
            address.push_str(&format!("{name}={value}"));
        }
    }
    address
}
