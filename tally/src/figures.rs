//! Figures as JSON, of which the page gets an object.

use serde::Serialize;
use serde_json::{Map, Value};
use survei_publik::survey::document::Language;
use survei_publik::survey::score::{
    self, Decimal, Figures, IndexFigures, Mutu, Tally, UnsurFigures,
};

use crate::fault::Fault;
use crate::setup::Setup;

#[derive(Serialize)]
struct All<'a> {
    instrument: &'a str,
    instrument_version: u16,
    grouping: &'a str,
    profile: &'static str,
    order: &'static str,
    respondents: u64,
    indexes: Vec<Index<'a>>,
}

#[derive(Serialize)]
struct Index<'a> {
    index: &'a str,
    name: &'a str,
    value: Option<String>,
    value_indonesian: Option<String>,
    mutu: Option<&'static str>,
    kinerja: Option<&'static str>,
    weighted_sum: Option<String>,
    unsur: Vec<Unsur<'a>>,
}

#[derive(Serialize)]
struct Unsur<'a> {
    number: String,
    unsur: &'a str,
    name: &'a str,
    answered: u64,
    total: u64,
    counts: Map<String, Value>,
    nrr: Option<String>,
    weighted: Option<String>,
}

pub(crate) fn json(setup: &Setup, counted: &Tally) -> Result<String, Fault> {
    // The same counts, with unsur in the order in which they are numbered.
    let mut shown = score::Tally::new(&setup.instrument, &setup.shown);
    shown.merge(counted);
    let figures = Figures::of(&shown, &setup.shown, setup.profile);
    let all = All {
        instrument: &setup.instrument.id,
        instrument_version: setup.instrument.version,
        grouping: &setup.shown.key,
        profile: setup.profile.name(),
        order: setup.order_word(),
        respondents: figures.respondents,
        indexes: figures.indexes.iter().map(|index| of_index(setup, index)).collect(),
    };
    serde_json::to_string(&all).map_err(|error| Fault(format!("figures: {error}")))
}

fn of_index<'a>(setup: &'a Setup, figures: &'a IndexFigures) -> Index<'a> {
    let known = setup.shown.indexes.iter().find(|index| index.key == figures.index);
    Index {
        index: &figures.index,
        name: known.map_or("", |index| index.name.text(Language::Indonesian)),
        value: text(figures.value),
        value_indonesian: figures.value.map(Decimal::indonesian),
        mutu: figures.mutu.map(Mutu::letter),
        kinerja: figures.mutu.map(Mutu::kinerja),
        weighted_sum: text(figures.weighted_sum),
        unsur: (1..)
            .zip(&figures.unsur)
            .map(|(number, unsur)| of_unsur(setup, number, unsur))
            .collect(),
    }
}

fn of_unsur<'a>(setup: &'a Setup, number: usize, figures: &'a UnsurFigures) -> Unsur<'a> {
    let counts = (figures.low..).zip(&figures.counts);
    let known = setup.instrument.unsur(&figures.unsur);
    Unsur {
        number: format!("U{number}"),
        unsur: &figures.unsur,
        name: known.map_or("", |unsur| unsur.name.text(Language::Indonesian)),
        answered: figures.answered,
        total: figures.total,
        counts: counts.map(|(score, count)| (score.to_string(), Value::from(*count))).collect(),
        nrr: text(figures.nrr),
        weighted: text(figures.weighted),
    }
}

fn text(figure: Option<Decimal>) -> Option<String> {
    figure.map(|figure| figure.to_string())
}
