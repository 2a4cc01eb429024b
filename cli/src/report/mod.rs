//! The result, in the three forms in which it is printed.

mod csv;
mod json;
mod printed;
mod rows;
mod text;

use survei_publik::survey::instrument::{Grouping, Index, Instrument, UnsurOrder};
use survei_publik::survey::score::{Decimal, Figures, IndexFigures, Profile, UnsurFigures};

use crate::arguments::{By, Format};
use crate::console::{Failure, Out};
use crate::instruments::indonesian;
use crate::recap::quality::{Mention, Quality};
use crate::recap::{Options, Source};

pub(crate) use printed::Printed;
pub(crate) use rows::Rows;

/// The rules that figures follow; their names stand beside every figure.
#[derive(Debug)]
pub(crate) struct Scheme<'a> {
    pub(crate) instrument: &'a Instrument,
    /// With unsur in the order in which they are numbered.
    pub(crate) grouping: Grouping,
    pub(crate) order: UnsurOrder,
    pub(crate) profile: Profile,
    pub(crate) letter_from: u64,
    /// Nothing is printed about fewer respondents, unless there are none.
    pub(crate) k: u64,
    pub(crate) format: Format,
}

impl Scheme<'_> {
    pub(crate) fn order_word(&self) -> &'static str {
        let word = UnsurOrder::WORDS.into_iter().find(|(_, order)| *order == self.order);
        word.map(|(word, _)| word).unwrap_or_default()
    }

    /// Whether a number of people may be printed.
    pub(crate) fn allows(&self, people: u64) -> bool {
        people == 0 || people >= self.k
    }

    /// Why figures are not printed.
    pub(crate) fn withheld(&self) -> String {
        format!(
            "belum ditampilkan: menyangkut kurang dari {} responden, sendiri atau bila dikurangkan \
             dengan angka lain",
            self.k
        )
    }

    /// The official name of an unsur.
    pub(crate) fn name<'s>(&'s self, key: &'s str) -> &'s str {
        self.instrument.unsur(key).map_or(key, |unsur| indonesian(&unsur.name))
    }

    pub(crate) fn index(&self, key: &str) -> Option<&Index> {
        self.grouping.indexes.iter().find(|index| index.key == key)
    }

    /// The weight of an unsur, in words.
    pub(crate) fn weight(&self, index: &Index) -> String {
        if index.unsur.iter().any(|unsur| unsur.weight.is_some()) {
            return "bobot masing-masing unsur".to_owned();
        }
        let unsur = u64::try_from(index.unsur.len()).unwrap_or(u64::MAX);
        match self.profile.weight(unsur) {
            (1, unsur) => format!("1/{unsur}"),
            (part, 100) => Decimal::new(part, 2).indonesian(),
            (part, _) => Decimal::new(part, 3).indonesian(),
        }
    }
}

/// Everything that is printed about a set of answers.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    pub(crate) scheme: &'a Scheme<'a>,
    pub(crate) by: &'a [By],
    /// Figures by group; empty where nothing is grouped by.
    /// Figures that are withheld are `None`.
    pub(crate) groups: Vec<(Vec<String>, Option<Figures>)>,
    /// Of all respondents, never a mean of groups.
    pub(crate) total: Option<Figures>,
    /// Of all respondents, how often each option without a score was chosen.
    pub(crate) options: &'a [Options],
    pub(crate) quality: &'a Quality,
    pub(crate) mentions: &'a [Mention],
    pub(crate) files: &'a [Source],
    pub(crate) printed: Option<Printed>,
    /// The rows of respondents were printed before.
    pub(crate) follows_rows: bool,
}

impl Report<'_> {
    /// Prints it, and tells the exit code.
    pub(crate) fn print(&self, out: &mut Out, format: Format) -> Result<u8, Failure> {
        match format {
            Format::Text => text::print(out, self)?,
            Format::Csv => csv::print(out, self)?,
            Format::Json => json::print(out, self)?,
        }
        let differs = self.printed.as_ref().is_some_and(|printed| !printed.matches);
        Ok(u8::from(differs))
    }

    /// Unsur for which everybody gave the same score, where enough people were asked for that
    /// to mean something.
    fn uniform(&self) -> Vec<(String, &UnsurFigures)> {
        let enough = |unsur: &&UnsurFigures| unsur.answered >= 10;
        let one =
            |unsur: &&UnsurFigures| unsur.counts.iter().filter(|count| **count > 0).count() == 1;
        let main =
            self.total.iter().filter_map(Figures::main).flat_map(|index| (1..).zip(&index.unsur));
        main.filter(|(_, unsur)| enough(unsur) && one(unsur))
            .map(|(number, unsur): (usize, _)| (format!("U{number}"), unsur))
            .collect()
    }
}

/// What the figure of an index is called.
fn value_words(place: usize, index: Option<&Index>) -> String {
    match (place, index) {
        (0, Some(index)) if index.conversion == 25 => "IKM UNIT PELAYANAN".to_owned(),
        (_, Some(index)) => format!("NILAI {}", index.key.to_uppercase()),
        (_, None) => "NILAI".to_owned(),
    }
}

/// The letter and its word.
fn mutu(figures: &IndexFigures) -> Option<(&'static str, &'static str)> {
    figures.mutu.map(|mutu| (mutu.letter(), mutu.kinerja()))
}
