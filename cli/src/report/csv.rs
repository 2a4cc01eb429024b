//! The result as a table for spreadsheets: UTF-8 with a byte order mark, `;`, decimal comma.

use std::io::{self, Write};

use survei_publik::survey::score::{Decimal, Figures};

use super::{Report, Scheme, mutu};
use crate::arguments::By;
use crate::console::Out;

/// The columns before and after those that are grouped by.
const FIRST: [&str; 2] = ["baris", "nomor"];
const LAST: [&str; 15] = [
    "indeks",
    "unsur",
    "kunci_unsur",
    "nama_unsur",
    "responden",
    "jumlah_nilai",
    "nrr",
    "nrr_tertimbang",
    "nilai",
    "mutu",
    "kinerja",
    "kuesioner",
    "pengelompokan",
    "profil",
    "urutan",
];

/// One line of the table.
#[derive(Debug, Default)]
pub(super) struct Line<'a> {
    /// `responden`, `unsur`, `indeks` or `pilihan`.
    pub(super) kind: &'static str,
    pub(super) number: String,
    /// Empty: all respondents.
    pub(super) key: &'a [String],
    pub(super) index: &'a str,
    pub(super) unsur: String,
    pub(super) unsur_key: &'a str,
    pub(super) name: &'a str,
    pub(super) answered: Option<u64>,
    pub(super) total: Option<u64>,
    pub(super) nrr: Option<Decimal>,
    pub(super) weighted: Option<Decimal>,
    pub(super) value: Option<Decimal>,
    pub(super) mutu: Option<(&'static str, &'static str)>,
}

impl Line<'_> {
    pub(super) fn write(&self, out: &mut Out, scheme: &Scheme<'_>, keys: usize) -> io::Result<()> {
        let number = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
        let figure = |figure: Option<Decimal>| figure.map(Decimal::indonesian).unwrap_or_default();
        let (letter, kinerja) = self.mutu.unwrap_or_default();
        write!(out, "{};{}", self.kind, self.number)?;
        for place in 0..keys {
            let part = self.key.get(place).map(String::as_str);
            write!(out, ";{}", cell(part.unwrap_or("(semua)")))?;
        }
        let cells = [
            self.index,
            &self.unsur,
            self.unsur_key,
            self.name,
            &number(self.answered),
            &number(self.total),
            &figure(self.nrr),
            &figure(self.weighted),
            &figure(self.value),
            letter,
            kinerja,
            &scheme.instrument.id,
            &scheme.grouping.key,
            scheme.profile.name(),
            scheme.order_word(),
        ];
        for text in cells {
            write!(out, ";{}", cell(text))?;
        }
        write!(out, "\r\n")
    }
}

pub(super) fn head(out: &mut Out, by: &[By]) -> io::Result<()> {
    let by = by.iter().map(|by| by.name());
    let names: Vec<&str> = FIRST.into_iter().chain(by).chain(LAST).collect();
    write!(out, "\u{feff}{}\r\n", names.join(";"))
}

pub(super) fn print(out: &mut Out, report: &Report<'_>) -> io::Result<()> {
    if !report.follows_rows {
        head(out, report.by)?;
    }
    for (key, figures) in &report.groups {
        lines(out, report, key, figures.as_ref())?;
    }
    lines(out, report, &[], report.total.as_ref())?;
    options(out, report)
}

fn lines(
    out: &mut Out,
    report: &Report<'_>,
    key: &[String],
    figures: Option<&Figures>,
) -> io::Result<()> {
    let (scheme, keys) = (report.scheme, report.by.len());
    let Some(figures) = figures else {
        let name = &scheme.withheld();
        return Line { kind: "indeks", key, name, ..Line::default() }.write(out, scheme, keys);
    };
    for index in &figures.indexes {
        for (number, unsur) in (1_usize..).zip(&index.unsur) {
            Line {
                kind: "unsur",
                key,
                index: &index.index,
                unsur: format!("U{number}"),
                unsur_key: &unsur.unsur,
                name: scheme.name(&unsur.unsur),
                answered: (!unsur.is_withheld()).then_some(unsur.answered),
                total: (!unsur.is_withheld()).then_some(unsur.total),
                nrr: unsur.nrr,
                weighted: unsur.weighted,
                ..Line::default()
            }
            .write(out, scheme, keys)?;
        }
        Line {
            kind: "indeks",
            key,
            index: &index.index,
            answered: Some(figures.respondents),
            weighted: index.weighted_sum,
            value: index.value,
            mutu: mutu(index),
            ..Line::default()
        }
        .write(out, scheme, keys)?;
    }
    Ok(())
}

/// One line an option without a score: its code is its number, its question's key stands where
/// that of an unsur does.
fn options(out: &mut Out, report: &Report<'_>) -> io::Result<()> {
    for question in report.options {
        let unknown = ("(lain)".to_owned(), "kode yang tidak dikenal".to_owned(), question.others);
        let others = (question.others > 0).then_some(&unknown);
        for (code, label, count) in question.options.iter().chain(others) {
            Line {
                kind: "pilihan",
                number: cell(code),
                unsur_key: &question.key,
                name: label,
                answered: report.scheme.allows(question.answered).then_some(*count),
                ..Line::default()
            }
            .write(out, report.scheme, report.by.len())?;
        }
    }
    Ok(())
}

/// A text as a cell: quoted where it must be, and behind an apostrophe where a spreadsheet
/// would run it as a formula.
fn cell(text: &str) -> String {
    let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let guard = if text.starts_with(formula) { "'" } else { "" };
    let text = [guard, text].concat();
    if text.contains([';', '"', '\n', '\r']) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}
