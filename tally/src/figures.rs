//! Figures as JSON, of which the page gets an object.

use serde::Serialize;
use serde_json::{Map, Value};
use survei_publik::survey::document::Language;
use survei_publik::survey::score::{
    self, Decimal, Estimate, Figures, IndexFigures, Mutu, Tally, Told, UnsurFigures, thinned,
};

use crate::fault::Fault;
use crate::setup::Setup;
use crate::told::AllTold;

#[derive(Serialize)]
struct All<'a> {
    instrument: &'a str,
    instrument_version: u16,
    grouping: &'a str,
    profile: &'static str,
    order: &'static str,
    respondents: Option<u64>,
    k: u64,
    indexes: Vec<Index<'a>>,
    randomised: Vec<Randomised<'a>>,
}

#[derive(Serialize)]
struct Randomised<'a> {
    field: &'a str,
    respondents: Option<u64>,
    choices: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    code: String,
    estimate: String,
    standard_error: String,
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
    answered: Option<u64>,
    total: Option<u64>,
    counts: Option<Map<String, Value>>,
    nrr: Option<String>,
    weighted: Option<String>,
}

pub(crate) fn json(setup: &Setup, counted: &Tally, told: &AllTold) -> Result<String, Fault> {
    // The same counts, with unsur in the order in which they are numbered.
    let mut shown = score::Tally::new(&setup.instrument, &setup.shown);
    let enough = setup.allows(counted.respondents());
    if enough {
        shown.merge(counted);
    }
    let figures = Figures::of(&shown, &setup.shown, setup.profile);
    let figures = thinned(figures, |_, unsur| !setup.allows(unsur.answered));
    let all = All {
        instrument: &setup.instrument.id,
        instrument_version: setup.instrument.version,
        grouping: &setup.shown.key,
        profile: setup.profile.name(),
        order: setup.order_word(),
        respondents: enough.then_some(figures.respondents),
        k: setup.k,
        indexes: figures.indexes.iter().map(|index| of_index(setup, index, enough)).collect(),
        randomised: told.fields().map(|(field, told)| of_field(setup, field, told)).collect(),
    };
    serde_json::to_string(&all).map_err(|error| Fault(format!("figures: {error}")))
}

fn of_field<'a>(setup: &Setup, field: &'a str, told: &Told) -> Randomised<'a> {
    let enough = setup.allows(told.respondents());
    let estimates = told.estimates().filter(|_| enough).unwrap_or_default();
    let codes = setup.codes(field).unwrap_or_default();
    let choice = |(code, estimate): (String, Estimate)| Choice {
        code,
        estimate: estimate.text(),
        standard_error: estimate.error_text(),
    };
    Randomised {
        field,
        respondents: enough.then(|| told.respondents()),
        choices: codes.into_iter().zip(estimates).map(choice).collect(),
    }
}

fn of_index<'a>(setup: &'a Setup, figures: &'a IndexFigures, enough: bool) -> Index<'a> {
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
            .map(|(number, unsur)| of_unsur(setup, number, unsur, enough))
            .collect(),
    }
}

fn of_unsur<'a>(
    setup: &'a Setup,
    number: usize,
    figures: &'a UnsurFigures,
    enough: bool,
) -> Unsur<'a> {
    let told = enough && !figures.is_withheld();
    let counts = (figures.low..).zip(&figures.counts);
    let known = setup.instrument.unsur(&figures.unsur);
    Unsur {
        number: format!("U{number}"),
        unsur: &figures.unsur,
        name: known.map_or("", |unsur| unsur.name.text(Language::Indonesian)),
        answered: told.then_some(figures.answered),
        total: told.then_some(figures.total),
        counts: told.then(|| {
            counts.map(|(score, count)| (score.to_string(), Value::from(*count))).collect()
        }),
        nrr: text(figures.nrr),
        weighted: text(figures.weighted),
    }
}

fn text(figure: Option<Decimal>) -> Option<String> {
    figure.map(|figure| figure.to_string())
}
