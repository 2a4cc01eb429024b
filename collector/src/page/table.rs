//! The statutory working table, and how often each score was given.

use maud::{Markup, html};
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::score::{Decimal, Mutu, UnsurFigures};

use super::form::weight;
use crate::recap::Recap;

/// *Pengolahan data survei kepuasan masyarakat*, in the rows agencies know from their reports.
pub(super) fn working(config: &Config, recap: &Recap) -> Markup {
    let unsur = &recap.figures.unsur;
    html! {
        section {
            h2 id="working" { "PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER UNSUR PELAYANAN" }
            div.scroll tabindex="0" role="region" aria-labelledby="working" {
                table.working {
                    thead { tr {
                        th scope="col" { "Unsur" }
                        @for (number, unsur) in (1..).zip(unsur) {
                            th scope="col" { b { "U" (number) } " " span { (name(config, unsur)) } }
                        }
                        th scope="col" { "Jumlah" }
                    } }
                    tbody {
                        (row("Σ Nilai/Unsur", unsur, |unsur| number(unsur.total), ""))
                        (row("NRR/Unsur", unsur, |unsur| figure(unsur.nrr), ""))
                        (row(
                            "NRR tertimbang/Unsur", unsur, |unsur| figure(unsur.weighted),
                            &format!("*) {}", figure(recap.weighted)),
                        ))
                        tr.total {
                            th scope="row" colspan=(unsur.len() + 1) { "IKM UNIT PELAYANAN" }
                            td { "**) " (figure(recap.figures.ikm)) }
                        }
                    }
                }
            }
            (legend(recap))
        }
    }
}

fn row(
    label: &str,
    unsur: &[UnsurFigures],
    cell: impl Fn(&UnsurFigures) -> String,
    last: &str,
) -> Markup {
    html! {
        tr {
            th scope="row" { (label) }
            @for unsur in unsur { td { (cell(unsur)) } }
            td { (last) }
        }
    }
}

fn legend(recap: &Recap) -> Markup {
    let last = recap.figures.unsur.len();
    let grades = [
        (Mutu::A, "88,31 – 100,00"),
        (Mutu::B, "76,61 – 88,30"),
        (Mutu::C, "65,00 – 76,60"),
        (Mutu::D, "25,00 – 64,99"),
    ];
    html! {
        div.legend {
            div {
                h3 { "Keterangan" }
                ul {
                    li { "U1 s.d. U" (last) " = unsur-unsur pelayanan" }
                    li { "NRR = nilai rata-rata" }
                    li { "IKM = Indeks Kepuasan Masyarakat" }
                    li { "*) = jumlah NRR IKM tertimbang, dihitung dari nilai utuh, lalu dibulatkan sekali" }
                    li { "**) = jumlah NRR tertimbang × 25" }
                    li { "NRR per unsur = jumlah nilai per unsur dibagi jumlah kuesioner yang terisi" }
                    li { "NRR tertimbang per unsur = NRR per unsur × " (weight(recap.figures.profile)) }
                }
            }
            div {
                h3 { "Mutu pelayanan" }
                ul {
                    @for (mutu, range) in grades {
                        li { (mutu.letter()) " (" (mutu.kinerja()) ") : " (range) }
                    }
                }
            }
        }
    }
}

/// How often each score was given, by unsur.
pub(super) fn counts(config: &Config, recap: &Recap) -> Markup {
    html! {
        section {
            h2 id="counts" { "Jumlah jawaban per nilai" }
            div.scroll tabindex="0" role="region" aria-labelledby="counts" {
                table.counts {
                    thead {
                        tr {
                            th scope="col" rowspan="2" { "Unsur" }
                            th scope="colgroup" colspan="4" { "Nilai" }
                            th scope="col" rowspan="2" { "Jumlah" }
                        }
                        tr { @for score in 1..=4 { th scope="col" { (score) } } }
                    }
                    tbody {
                        @for (place, unsur) in (1..).zip(&recap.figures.unsur) {
                            tr {
                                th scope="row" { b { "U" (place) } " " (name(config, unsur)) }
                                @for count in unsur.counts { td { (number(count)) } }
                                td { (number(unsur.answered)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The official name of an unsur.
fn name<'a>(config: &'a Config, figures: &'a UnsurFigures) -> &'a str {
    let unsur = config.instrument.unsur.iter().find(|unsur| unsur.key == figures.unsur);
    unsur.map_or(&figures.unsur, |unsur| unsur.name.text(Language::Indonesian))
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
