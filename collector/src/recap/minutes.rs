//! The entries of a consultation as its minutes (*berita acara*) list them.

use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::{Instrument, Item};
use survei_publik::survey::response::Statement;

use crate::mask::Mask;
use crate::store::{Filter, Order, Reader};

/// The entries of one item that repeats.
#[derive(Debug)]
pub(crate) struct Minutes {
    pub(crate) key: String,
    pub(crate) title: String,
    /// A heading for each question of an entry.
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// What the columns are called in the minutes of such a forum, by key of the question. The
/// respondent reads a question; the minutes have a heading.
const HEADINGS: [(&str, &str); 4] = [
    ("komponen", "Bagian"),
    ("masalah", "Identifikasi Masalah"),
    ("usulan", "Usulan Rekomendasi Perbaikan"),
    ("jangka-waktu", "Jangka Waktu Penyelesaian"),
];

impl Minutes {
    /// The entries of every item that repeats; none where nothing is consulted about.
    ///
    /// Rows stand by their first question, options in the questionnaire's order, and then by
    /// the next: those about one part of a draft together, and not those of one participant.
    pub(crate) fn of(
        config: &Config,
        reader: &Reader,
        filter: &Filter,
        mask: Mask,
    ) -> anyhow::Result<Vec<Minutes>> {
        let instrument = &config.instrument;
        let repeated = instrument.items.iter().filter(|item| !item.entry().is_empty());
        let repeated = repeated.filter(|_| instrument.consultation);
        repeated.map(|item| minutes(instrument, item, reader, filter, mask)).collect()
    }
}

fn minutes(
    instrument: &Instrument,
    item: &Item,
    reader: &Reader,
    filter: &Filter,
    mask: Mask,
) -> anyhow::Result<Minutes> {
    let mut rows: Vec<Vec<(usize, String)>> = Vec::new();
    reader.each_entry(filter, &item.key, None, Order::Day, |entry| {
        let inner = item.entry().iter();
        rows.push(inner.map(|inner| cell(inner, entry.said.get(&inner.key), mask)).collect());
        Ok(())
    })?;
    rows.sort_unstable();
    let words = |row: Vec<(usize, String)>| row.into_iter().map(|(_, words)| words).collect();
    Ok(Minutes {
        key: item.key.clone(),
        title: item.question.text(Language::Indonesian).to_owned(),
        columns: item.entry().iter().map(|inner| heading(instrument, inner)).collect(),
        rows: rows.into_iter().map(words).collect(),
    })
}

fn heading(instrument: &Instrument, inner: &Item) -> String {
    let known = HEADINGS.iter().find(|(key, _)| instrument.id == "fkp" && *key == inner.key);
    known.map_or_else(
        || inner.question.text(Language::Indonesian).to_owned(),
        |(_, heading)| (*heading).to_owned(),
    )
}

/// What was said in words, after the place it is sorted by: that of its option.
fn cell(inner: &Item, said: Option<&Statement>, mask: Mask) -> (usize, String) {
    let place = |code: &str| inner.options().iter().position(|option| option.code == code);
    let label = |code: &str| {
        let option = place(code).and_then(|place| inner.options().get(place));
        option.map_or(code, |option| option.label.text(Language::Indonesian)).to_owned()
    };
    if let Some(text) = mask.said(inner, said) {
        return (0, text.into_owned());
    }
    match said {
        None => (usize::MAX, String::new()),
        Some(Statement::Text(code)) if !inner.options().is_empty() => {
            (place(code).unwrap_or(usize::MAX), label(code))
        }
        Some(Statement::Several(codes)) => {
            let first = codes.iter().filter_map(|code| place(code)).min();
            let labels: Vec<String> = codes.iter().map(|code| label(code)).collect();
            (first.unwrap_or(usize::MAX), labels.join(", "))
        }
        Some(said) => (0, said.text().to_owned()),
    }
}
