//! What does not score: how often each option was chosen, and the figures of numbers.

use maud::{Markup, html};
use survei_publik::survey::score::Decimal;

use super::table::number;
use crate::recap::{Counts, Stated};

/// A table for every item that does not score; nothing where there is none. `who` answered.
pub(super) fn section(stated: &[Stated], who: &str) -> Markup {
    html! {
        @if !stated.is_empty() {
            section.long {
                h2 { "Jawaban tanpa nilai" }
                div.fields { @for item in stated { (tables(item, who)) } }
            }
        }
    }
}

/// The table of one item; of one that repeats, then those of its questions.
fn tables(item: &Stated, who: &str) -> Markup {
    if item.withheld {
        return html! { table { caption { (item.question) } tbody { tr { td { "Belum ditampilkan" } } } } };
    }
    html! {
        table {
            caption { (item.question) }
            tbody {
                @match &item.counts {
                    Counts::Options { options, .. } => {
                        @for option in options { (row(&option.label, number(option.count))) }
                    }
                    Counts::Numbers { mean, smallest, largest } => {
                        (row("Rata-rata", figure(mean.map(Decimal::indonesian))))
                        (row("Terkecil", figure(smallest.map(|found| number(found.into())))))
                        (row("Terbesar", figure(largest.map(|found| number(found.into())))))
                    }
                    Counts::Texts => {}
                    Counts::Entries { entries, .. } => (row("Banyaknya isian", number(*entries))),
                }
                tr.total {
                    th scope="row" { (answered(item, who)) }
                    td { (number(item.answered)) }
                }
            }
        }
        @if let Counts::Entries { questions, .. } = &item.counts {
            @for question in questions { (tables(question, "isian")) }
        }
    }
}

/// The word for those who answered; where each could choose several, the sum is another.
fn answered(item: &Stated, who: &str) -> String {
    match &item.counts {
        Counts::Options { several: true, .. } => {
            format!("Banyaknya {who} yang menjawab (boleh lebih dari satu)")
        }
        _ => format!("Banyaknya {who} yang menjawab"),
    }
}

fn row(label: &str, value: String) -> Markup {
    html! { tr { th scope="row" { (label) } td { (value) } } }
}

fn figure(found: Option<String>) -> String {
    found.unwrap_or_else(|| "–".to_owned())
}
