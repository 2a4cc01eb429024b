//! The recap as JSON. Figures are texts, so that no digit is lost.

mod statements;

use std::collections::BTreeMap;

use serde::Serialize;
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::score::{Decimal, Estimate, IndexFigures, UnsurFigures};

use super::{FieldCount, Recap};

#[derive(Serialize)]
pub(super) struct Body {
    instrument: String,
    grouping: String,
    filters: Filters,
    profile: &'static str,
    order: &'static str,
    /// `null`: withheld, see `privacy`; and so with every other figure.
    respondents: Option<u64>,
    privacy: Privacy,
    /// The main one first.
    indexes: Vec<Index>,
    /// The main index once more, where it is the IKM: what most scripts ask for.
    #[serde(flatten)]
    ikm: Option<Ikm>,
    respondent: Vec<Field>,
    /// The items that do not score, in the questionnaire's order.
    statements: Vec<statements::Body>,
    /// How many comments and other texts seem to hold personal data.
    texts_with_personal_data: u64,
}

/// How small a group may be, and what is not told for it.
#[derive(Serialize)]
struct Privacy {
    k: u64,
    /// Why there is no figure at all.
    reason: Option<String>,
    withheld: Vec<String>,
    coarsened: Vec<String>,
}

#[derive(Serialize)]
struct Filters {
    unit: Option<String>,
    service: Option<String>,
    period: Option<String>,
    topic: Option<String>,
}

#[derive(Serialize)]
struct Index {
    index: String,
    name: String,
    unsur: Vec<Unsur>,
    /// *Jumlah NRR tertimbang*.
    weighted_sum: Option<String>,
    value: Option<String>,
    /// With a decimal comma.
    value_id: Option<String>,
    mutu: Option<&'static str>,
    kinerja: Option<&'static str>,
}

#[derive(Serialize)]
struct Ikm {
    unsur: Vec<Unsur>,
    weighted_sum: Option<String>,
    ikm: Option<String>,
    /// With a decimal comma.
    ikm_id: Option<String>,
    mutu: Option<&'static str>,
    kinerja: Option<&'static str>,
}

#[derive(Clone, Serialize)]
struct Unsur {
    number: String,
    key: String,
    name: String,
    /// How many respondents answered.
    answered: Option<u64>,
    total: Option<u64>,
    /// By score, how many answers.
    counts: Option<BTreeMap<u8, u64>>,
    nrr: Option<String>,
    weighted: Option<String>,
}

#[derive(Serialize)]
struct Field {
    field: String,
    label: String,
    /// By which ε answers were randomised on the phone; counts are then estimates.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    randomised: Vec<String>,
    choices: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    /// `null`: left blank.
    code: Option<String>,
    label: String,
    /// `null`: withheld, or estimated.
    count: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    estimate: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standard_error: Option<String>,
}

pub(super) fn body(config: &Config, recap: &Recap) -> Body {
    let Recap { selection, figures, fields, stated, privacy, personal } = recap;
    let shown = privacy.shown();
    let indexes: Vec<Index> = recap
        .indexes()
        .map(|(index, figures)| {
            let name = index.name.text(Language::Indonesian);
            self::index(config, name, figures, shown)
        })
        .collect();
    Body {
        instrument: config.instrument.id.clone(),
        grouping: selection.grouping.key.clone(),
        filters: Filters {
            unit: selection.unit.clone(),
            service: selection.service.clone(),
            period: selection.period.map(|period| period.to_string()),
            topic: selection.topic.clone(),
        },
        profile: figures.profile.name(),
        order: selection.order_word(),
        respondents: shown.then_some(figures.respondents),
        privacy: Privacy {
            k: privacy.k,
            reason: privacy.reason(),
            withheld: privacy.withheld.clone(),
            coarsened: privacy.coarsened.clone(),
        },
        ikm: indexes.first().filter(|main| main.index == "ikm").map(ikm),
        indexes,
        respondent: fields.iter().map(field).collect(),
        statements: stated.iter().map(statements::body).collect(),
        texts_with_personal_data: *personal,
    }
}

fn index(config: &Config, name: &str, figures: &IndexFigures, shown: bool) -> Index {
    let unsur =
        (1..).zip(&figures.unsur).map(|(number, figures)| unsur(config, number, figures, shown));
    Index {
        index: figures.index.clone(),
        name: name.to_owned(),
        unsur: unsur.collect(),
        weighted_sum: text(figures.weighted_sum),
        value: text(figures.value),
        value_id: figures.value.map(Decimal::indonesian),
        mutu: figures.mutu.map(|mutu| mutu.letter()),
        kinerja: figures.mutu.map(|mutu| mutu.kinerja()),
    }
}

fn ikm(main: &Index) -> Ikm {
    Ikm {
        unsur: main.unsur.clone(),
        weighted_sum: main.weighted_sum.clone(),
        ikm: main.value.clone(),
        ikm_id: main.value_id.clone(),
        mutu: main.mutu,
        kinerja: main.kinerja,
    }
}

fn unsur(config: &Config, number: usize, figures: &UnsurFigures, shown: bool) -> Unsur {
    let told = shown && !figures.is_withheld();
    let name = config.instrument.unsur(&figures.unsur);
    let name = name.map_or(figures.unsur.as_str(), |unsur| unsur.name.text(Language::Indonesian));
    Unsur {
        number: format!("U{number}"),
        key: figures.unsur.clone(),
        name: name.to_owned(),
        answered: told.then_some(figures.answered),
        total: told.then_some(figures.total),
        counts: told.then(|| (figures.low..).zip(figures.counts.iter().copied()).collect()),
        nrr: text(figures.nrr),
        weighted: text(figures.weighted),
    }
}

fn text(figure: Option<Decimal>) -> Option<String> {
    figure.map(|figure| figure.to_string())
}

fn field(field: &FieldCount) -> Field {
    let choices = field.choices.iter().map(|choice| Choice {
        code: choice.code.clone(),
        label: choice.label.clone(),
        count: choice.count,
        estimate: choice.estimate.map(Estimate::text),
        standard_error: choice.estimate.map(Estimate::error_text),
    });
    Field {
        field: field.key.clone(),
        label: field.label.clone(),
        randomised: field.randomised.iter().map(|epsilon| epsilon.text()).collect(),
        choices: choices.collect(),
    }
}
