//! The recap itself.

use maud::{Markup, html};
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::Index;
use survei_publik::survey::locale::{Catalog, period_words};
use survei_publik::survey::score::IndexFigures;

use super::words::{title, weight};
use super::{consultation, form, frame, protection, stated, table};
use crate::mask::{Mask, SHOW};
use crate::recap::{ALL_TOPICS, Known, Minutes, Recap, Selection};

/// The page. `dropped` is a service that does not belong to the unit chosen.
pub(super) fn page(
    config: &Config,
    known: &Known,
    recap: &Recap,
    minutes: &[Minutes],
    dropped: Option<&str>,
) -> String {
    let selection = &recap.selection;
    let (agreement, weighed): (Vec<_>, Vec<_>) = recap
        .indexes()
        // Without anything to count, an index is but an empty table.
        .filter(|(index, _)| !index.unsur.is_empty())
        .partition(|(index, _)| consultation::is_agreement(&config.instrument, index));
    let content = html! {
        p.scope { (scope(known, selection)) }
        (form::form(config, known, selection))
        @if dropped.is_some() {
            p.note role="status" {
                "Layanan yang dipilih tidak ada di unit ini. Yang ditampilkan: semua layanan."
            }
        }
        @if let Some(reason) = recap.privacy.reason() {
            (protection::withheld(&recap.privacy, &reason))
        } @else if recap.figures.respondents == 0 {
            section.empty {
                h2 { "Belum ada data" }
                p { "Belum ada jawaban untuk pilihan ini. Nilai dihitung setelah ada jawaban." }
            }
        } @else {
            @if weighed.is_empty() { (number_of(config, recap.figures.respondents)) }
            @for (index, figures) in &weighed { (headline(config, recap, index, figures)) }
            @for (index, figures) in &weighed {
                (table::working(config, index, figures, recap.figures.profile))
            }
            @for (index, figures) in &weighed {
                (table::counts(config, index, figures, weighed.len() == 1))
            }
            @if !recap.fields.is_empty() { (protection::respondents(people(config), &recap.fields)) }
            @for (index, figures) in &agreement {
                (consultation::agreement(config, index, figures))
            }
            @for minutes in minutes { (consultation::minutes(minutes)) }
            (stated::section(&recap.stated, &people(config).to_lowercase()))
            @if recap.personal > 0 { (personal(config, recap)) }
        }
        @if recap.figures.respondents > 0 || !recap.privacy.shown() {
            p.download {
                a href=(csv(config, "responses.csv", None, selection)) download { "Unduh semua jawaban (CSV)" }
                " – satu baris per jawaban, untuk Excel atau LibreOffice."
            }
            @for item in config.instrument.items.iter().filter(|item| !item.entry().is_empty()) {
                p.download {
                    a href=(csv(config, "entries.csv", Some(&item.key), selection)) download {
                        "Unduh isian “" (item.question.text(Language::Indonesian)) "” (CSV)"
                    }
                    " – satu baris per isian, tanpa tanda siapa penulisnya."
                }
            }
            (protection::of(config, recap, &whole(&csv(config, "responses.csv", None, selection))))
        }
    };
    frame::page(config, &title_of(config, known, selection), &content)
}

/// The survey; of a consultation also what it was about.
fn title_of(config: &Config, known: &Known, selection: &Selection) -> String {
    let survey = config.instrument.title.text(Language::Indonesian);
    let chosen = known.topics.iter().find(|(id, _)| selection.topic.as_ref() == Some(id));
    match chosen {
        Some((_, topic)) => format!("Rekap {survey}: {topic}"),
        None => format!("Rekap {survey}"),
    }
}

/// What respondents are called.
fn people(config: &Config) -> &'static str {
    if config.instrument.consultation { "Peserta" } else { "Responden" }
}

/// How many responded, where no headline says it.
fn number_of(config: &Config, respondents: u64) -> Markup {
    html! {
        section.headline {
            h2 { "Jumlah " (people(config).to_lowercase()) }
            p.figure { strong { (table::number(respondents)) } }
        }
    }
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

/// The same address for the officers' own work: nothing in it is withheld.
fn whole(address: &str) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}full=1")
}

/// What is covered, and the way to see it.
fn personal(config: &Config, recap: &Recap) -> Markup {
    let covered = recap.selection.mask == Mask::Covered;
    let other = Selection {
        mask: if covered { Mask::Shown } else { Mask::Covered },
        ..recap.selection.clone()
    };
    html! {
        p.note {
            (table::number(recap.personal)) " masukan tampaknya memuat data pribadi; "
            @if covered {
                "bagian itu ditutup di halaman ini dan di berkas CSV. "
            } @else {
                "bagian itu ditampilkan di halaman ini dan di berkas CSV. "
            }
            a href=(address(config, "/recap", None, &other)) {
                @if covered { "Tampilkan (hanya untuk petugas yang berwenang)" } @else { "Tutup lagi" }
            }
        }
    }
}

/// The address of a CSV with the same responses.
fn csv(config: &Config, file: &str, item: Option<&str>, selection: &Selection) -> String {
    // Identifiers and periods have no character that an address would not take as it is.
    address(config, &format!("/api/{file}"), item, selection)
}

/// The address of a file or page about the same responses.
fn address(config: &Config, path: &str, item: Option<&str>, selection: &Selection) -> String {
    let mut address = path.to_owned();
    let period = selection.period.map(|period| period.to_string());
    // Without a topic the configured one is meant, if there is one.
    let all = config.topic.as_ref().map(|_| ALL_TOPICS);
    let parameters = [
        ("item", item),
        ("unit", selection.unit.as_deref()),
        ("service", selection.service.as_deref()),
        ("period", period.as_deref()),
        ("topic", selection.topic.as_deref().or(all)),
        ("personal", (selection.mask == Mask::Shown).then_some(SHOW)),
    ];
    for (name, value) in parameters {
        if let Some(value) = value {
            address.push(if address.contains('?') { '&' } else { '?' });
            address.push_str(&format!("{name}={value}"));
        }
    }
    address
}
