//! The recap as JSON. Figures are texts, so that no digit is lost.

use std::collections::BTreeMap;

use serde::Serialize;
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::score::{Decimal, UnsurFigures};

use super::{FieldCount, Recap};

#[derive(Serialize)]
pub(super) struct Body {
    instrument: String,
    filters: Filters,
    profile: &'static str,
    order: &'static str,
    respondents: u64,
    unsur: Vec<Unsur>,
    /// *Jumlah NRR tertimbang*.
    weighted_sum: Option<String>,
    ikm: Option<String>,
    /// With a decimal comma.
    ikm_id: Option<String>,
    mutu: Option<&'static str>,
    kinerja: Option<&'static str>,
    respondent: Vec<Field>,
}

#[derive(Serialize)]
struct Filters {
    unit: Option<String>,
    service: Option<String>,
    period: Option<String>,
}

#[derive(Serialize)]
struct Unsur {
    number: String,
    key: String,
    name: String,
    answered: u64,
    total: u64,
    counts: BTreeMap<String, u64>,
    nrr: Option<String>,
    weighted: Option<String>,
}

#[derive(Serialize)]
struct Field {
    field: String,
    label: String,
    choices: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    /// `null`: left blank.
    code: Option<String>,
    label: String,
    count: u64,
}

pub(super) fn body(config: &Config, recap: &Recap) -> Body {
    let Recap { selection, figures, weighted, fields } = recap;
    let text = |figure: &Option<Decimal>| figure.as_ref().map(Decimal::to_string);
    let unsur = |(number, unsur): (usize, &UnsurFigures)| Unsur {
        number: format!("U{number}"),
        key: unsur.unsur.clone(),
        name: name(config, &unsur.unsur),
        answered: unsur.answered,
        total: unsur.total,
        counts: (1..).map(|score: u8| score.to_string()).zip(unsur.counts).collect(),
        nrr: text(&unsur.nrr),
        weighted: text(&unsur.weighted),
    };
    Body {
        instrument: config.instrument.id.clone(),
        filters: Filters {
            unit: selection.unit.clone(),
            service: selection.service.clone(),
            period: selection.period.map(|period| period.to_string()),
        },
        profile: figures.profile.name(),
        order: selection.order_word(),
        respondents: figures.respondents,
        unsur: (1..).zip(&figures.unsur).map(unsur).collect(),
        weighted_sum: text(weighted),
        ikm: text(&figures.ikm),
        ikm_id: figures.ikm.map(Decimal::indonesian),
        mutu: figures.mutu().map(|mutu| mutu.letter()),
        kinerja: figures.mutu().map(|mutu| mutu.kinerja()),
        respondent: fields.iter().map(field).collect(),
    }
}

fn field(field: &FieldCount) -> Field {
    let choices = field.choices.iter().map(|choice| Choice {
        code: choice.code.clone(),
        label: choice.label.clone(),
        count: choice.count,
    });
    Field { field: field.key.clone(), label: field.label.clone(), choices: choices.collect() }
}

/// The official name of an unsur.
fn name(config: &Config, key: &str) -> String {
    let unsur = config.instrument.unsur.iter().find(|unsur| unsur.key == key);
    unsur.map_or(key, |unsur| unsur.name.text(Language::Indonesian)).to_owned()
}
