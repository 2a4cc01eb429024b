//! What a consultation reports instead of marks: who agrees with which part, and the points
//! that were made, as the minutes of the forum (*berita acara*) list them.

use maud::{Markup, html};
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::{Index, Instrument, Item};
use survei_publik::survey::score::{Decimal, IndexFigures, UnsurFigures};

use super::table::{number, unsur_name};
use super::words::scale;
use crate::recap::{Minutes, percent};

/// Whether the figures of an index are shares of those who agree: in a consultation, one whose
/// items are answered by 0 or 1.
pub(super) fn is_agreement(instrument: &Instrument, index: &Index) -> bool {
    instrument.consultation && scale(instrument, index) == (0, 1)
}

/// Who agrees with each part and who does not. Parts that nobody was asked about are left out.
pub(super) fn agreement(config: &Config, index: &Index, figures: &IndexFigures) -> Markup {
    let instrument = &config.instrument;
    let parts: Vec<&UnsurFigures> = figures.unsur.iter().filter(|part| part.answered > 0).collect();
    let keys = index.unsur.iter().flat_map(|unsur| &unsur.items);
    let item = keys.filter_map(|key| instrument.item(key)).next();
    let id = format!("agreement-{}", index.key);
    html! {
        section {
            h2 id=(id) { "Persetujuan per bagian" }
            @if parts.is_empty() {
                p { "Belum ada yang menyatakan setuju atau tidak." }
            } @else {
                div.scroll tabindex="0" role="region" aria-labelledby=(id) {
                    table.counts {
                        thead { tr {
                            th scope="col" { "Bagian" }
                            th scope="col" { (label(item, 1)) }
                            th scope="col" { (label(item, 0)) }
                            th scope="col" { "Jumlah" }
                            th scope="col" { (label(item, 1)) " (%)" }
                            th scope="col" { (label(item, 0)) " (%)" }
                        } }
                        tbody { @for part in parts { (row(config, part)) } }
                    }
                }
            }
        }
    }
}

fn row(config: &Config, part: &UnsurFigures) -> Markup {
    let count = |score: usize| part.counts.get(score).copied().unwrap_or_default();
    let (against, agreeing) = (count(0), count(1));
    let all = against + agreeing;
    if part.is_withheld() {
        return html! {
            tr { th scope="row" { (unsur_name(config, part)) } td colspan="5" { "Belum ditampilkan" } }
        };
    }
    let share = |count| percent(count, all).map(Decimal::indonesian).unwrap_or_default();
    html! {
        tr {
            th scope="row" { (unsur_name(config, part)) }
            td { (number(agreeing)) }
            td { (number(against)) }
            td { (number(all)) }
            td { (share(agreeing)) }
            td { (share(against)) }
        }
    }
}

/// What the choice with this score is called.
fn label(item: Option<&Item>, score: u8) -> &str {
    let choice = item.and_then(|item| item.choice(score));
    choice.map_or("", |choice| choice.label.text(Language::Indonesian))
}

/// The points that were made, one row each.
pub(super) fn minutes(minutes: &Minutes) -> Markup {
    let id = format!("minutes-{}", minutes.key);
    html! {
        section.long {
            h2 id=(id) { (minutes.title) }
            @if minutes.rows.is_empty() {
                p { "Belum ada isian." }
            } @else {
                div.scroll tabindex="0" role="region" aria-labelledby=(id) {
                    table.minutes {
                        thead { tr {
                            th scope="col" { "No" }
                            @for column in &minutes.columns { th scope="col" { (column) } }
                        } }
                        tbody {
                            @for (place, row) in (1..).zip(&minutes.rows) {
                                tr {
                                    td { (number(place)) }
                                    @for cell in row { td { (cell) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
