//! The statutory working table, and how often each score was given: both by index.

use maud::{Markup, html};
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::Index;
use survei_publik::survey::score::{Decimal, IndexFigures, Profile, UnsurFigures};

use super::words::{abbreviation, fraction, scale, title, weight};

/// With more unsur than this, paper has no room for their names in the working table; they
/// stand by their numbers in the table of counts.
const WIDE: usize = 10;

/// *Pengolahan data survei kepuasan masyarakat*, in the rows agencies know from their reports.
pub(super) fn working(
    config: &Config,
    index: &Index,
    figures: &IndexFigures,
    profile: Profile,
) -> Markup {
    let unsur = &figures.unsur;
    let name = index.name.text(Language::Indonesian);
    let id = format!("working-{}", index.key);
    html! {
        section {
            h2 id=(id) { (heading(config, name)) }
            div.scroll tabindex="0" role="region" aria-labelledby=(id) {
                table.working.wide[unsur.len() > WIDE] {
                    thead { tr {
                        th scope="col" { "Unsur" }
                        @for (number, unsur) in (1..).zip(unsur) {
                            th scope="col" { b { "U" (number) } " " span { (unsur_name(config, unsur)) } }
                        }
                        th scope="col" { "Jumlah" }
                    } }
                    tbody {
                        (row("Σ Nilai/Unsur", unsur.iter().map(|unsur| told(unsur, unsur.total)), ""))
                        (row("NRR/Unsur", unsur.iter().map(|unsur| figure(unsur.nrr)), ""))
                        @if weight(index, profile).is_none() {
                            @let weights = index.unsur.iter().filter_map(|unsur| unsur.weight);
                            (row("Bobot/Unsur", weights.map(fraction), "1"))
                        }
                        (row(
                            "NRR tertimbang/Unsur", unsur.iter().map(|unsur| figure(unsur.weighted)),
                            &format!("*) {}", figure(figures.weighted_sum)),
                        ))
                        tr.total {
                            th scope="row" colspan=(unsur.len() + 1) {
                                @if index.key == "ikm" { "IKM UNIT PELAYANAN" } @else { (name) }
                            }
                            td { "**) " (figure(figures.value)) }
                        }
                    }
                }
            }
            (legend(config, index, profile))
        }
    }
}

/// The heading agencies know; where a survey gives several indexes, with the index.
fn heading(config: &Config, index: &str) -> String {
    let survey = config.instrument.title.text(Language::Indonesian).to_uppercase();
    let several = config.instrument.groupings.iter().any(|grouping| grouping.indexes.len() > 1);
    let index = if several { format!(" – {}", index.to_uppercase()) } else { String::new() };
    format!("PENGOLAHAN DATA {survey} PER UNSUR PELAYANAN{index}")
}

fn row(label: &str, cells: impl Iterator<Item = String>, last: &str) -> Markup {
    html! {
        tr {
            th scope="row" { (label) }
            @for cell in cells { td { (cell) } }
            td { (last) }
        }
    }
}

fn legend(config: &Config, index: &Index, profile: Profile) -> Markup {
    let short = abbreviation(index);
    let several = index.unsur.iter().any(|unsur| unsur.items.len() > 1);
    let weight = weight(index, profile);
    let grades = grades(config, index, profile);
    html! {
        div.legend {
            div {
                h3 { "Keterangan" }
                ul {
                    li { "U1 s.d. U" (index.unsur.len()) " = unsur-unsur pelayanan" }
                    li { "NRR = nilai rata-rata" }
                    @if let Some(short) = &short {
                        li { (short) " = " (index.name.text(Language::Indonesian)) }
                    }
                    li {
                        "*) = jumlah NRR " @if let Some(short) = &short { (short) " " }
                        "tertimbang, dihitung dari nilai utuh, lalu dibulatkan sekali"
                    }
                    li {
                        "**) = jumlah NRR tertimbang"
                        @if index.conversion != 1 { " × " (index.conversion) }
                    }
                    @if several {
                        li { "NRR per unsur = rata-rata dari rata-rata tiap responden atas butir-butir unsur itu" }
                    } @else {
                        li { "NRR per unsur = jumlah nilai per unsur dibagi jumlah kuesioner yang terisi" }
                    }
                    li {
                        "NRR tertimbang per unsur = NRR per unsur × "
                        (weight.as_deref().unwrap_or("bobot unsur itu"))
                    }
                }
            }
            @if !grades.is_empty() {
                div {
                    h3 { "Mutu pelayanan" }
                    ul { @for grade in grades { li { (grade) } } }
                }
            }
        }
    }
}

/// The table of values in words, from the best band down.
fn grades(config: &Config, index: &Index, profile: Profile) -> Vec<String> {
    let (low, high) = scale(&config.instrument, index);
    let hundredths = |score: u8| u64::from(score) * index.conversion * 100;
    let (low, mut to) = (hundredths(low), hundredths(high));
    let mut grades = Vec::new();
    for band in index.bands.under(profile).table() {
        let from = band.from().units().max(low);
        let range = [from, to].map(|units| Decimal::new(units, 2).indonesian()).join(" – ");
        grades.push(format!("{} ({}) : {range}", band.letter(), band.kinerja()));
        to = from.saturating_sub(1);
    }
    grades
}

/// How often each score was given, by unsur. `alone`: there is no other index to tell it from.
pub(super) fn counts(
    config: &Config,
    index: &Index,
    figures: &IndexFigures,
    alone: bool,
) -> Markup {
    let (low, high) = scale(&config.instrument, index);
    let count = |unsur: &UnsurFigures, score: u8| {
        let place = score.checked_sub(unsur.low).map(usize::from);
        place.and_then(|place| unsur.counts.get(place)).copied().unwrap_or_default()
    };
    let id = format!("counts-{}", index.key);
    html! {
        section {
            h2 id=(id) {
                "Jumlah jawaban per nilai"
                @if !alone { " – " (title(index)) }
            }
            div.scroll tabindex="0" role="region" aria-labelledby=(id) {
                table.counts {
                    thead {
                        tr {
                            th scope="col" rowspan="2" { "Unsur" }
                            th scope="colgroup" colspan=(high - low + 1) { "Nilai" }
                            th scope="col" rowspan="2" { "Jumlah" }
                        }
                        tr { @for score in low..=high { th scope="col" { (score) } } }
                    }
                    tbody {
                        @for (place, unsur) in (1..).zip(&figures.unsur) {
                            tr {
                                th scope="row" { b { "U" (place) } " " (unsur_name(config, unsur)) }
                                @for score in low..=high { td { (told(unsur, count(unsur, score))) } }
                                td { (told(unsur, unsur.counts.iter().sum())) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The official name of an unsur.
pub(super) fn unsur_name<'a>(config: &'a Config, figures: &'a UnsurFigures) -> &'a str {
    let unsur = config.instrument.unsur(&figures.unsur);
    unsur.map_or(&figures.unsur, |unsur| unsur.name.text(Language::Indonesian))
}

/// A number about an unsur; a dash where too few people answered it.
fn told(unsur: &UnsurFigures, count: u64) -> String {
    if unsur.is_withheld() { "–".to_owned() } else { number(count) }
}

/// A figure the Indonesian way; a dash where there is none.
fn figure(figure: Option<Decimal>) -> String {
    figure.map_or_else(|| "–".to_owned(), Decimal::indonesian)
}

/// A whole number with a point between thousands.
pub(super) fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_by_points() {
        let numbers = [0, 999, 1000, 12_345, 1_234_567].map(number);
        assert_eq!(numbers, ["0", "999", "1.000", "12.345", "1.234.567"]);
    }
}
