//! What does not score, as JSON.

use serde::Serialize;
use survei_publik::survey::score::Decimal;

use super::text;
use crate::recap::{Counts, Stated};

#[derive(Serialize)]
pub(super) struct Body {
    item: String,
    question: String,
    /// How many respondents said something; within `questions`, how many entries do.
    answered: Option<u64>,
    /// Nothing of it where too few said something.
    #[serde(flatten)]
    counts: Option<Kind>,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Kind {
    SelectOne {
        options: Vec<Choice>,
    },
    SelectMultiple {
        options: Vec<Choice>,
    },
    Number {
        mean: Option<String>,
        /// With a decimal comma.
        mean_id: Option<String>,
        smallest: Option<u16>,
        largest: Option<u16>,
    },
    Text,
    Repeat {
        entries: u64,
        questions: Vec<Body>,
    },
}

#[derive(Serialize)]
struct Choice {
    code: String,
    label: String,
    count: u64,
}

pub(super) fn body(stated: &Stated) -> Body {
    Body {
        item: stated.key.clone(),
        question: stated.question.clone(),
        answered: (!stated.withheld).then_some(stated.answered),
        counts: (!stated.withheld).then(|| kind(&stated.counts)),
    }
}

fn kind(counts: &Counts) -> Kind {
    match counts {
        Counts::Options { several, options } => {
            let options = options.iter().map(|option| Choice {
                code: option.code.clone(),
                label: option.label.clone(),
                count: option.count,
            });
            let options = options.collect();
            if *several { Kind::SelectMultiple { options } } else { Kind::SelectOne { options } }
        }
        Counts::Numbers { mean, smallest, largest } => Kind::Number {
            mean: text(*mean),
            mean_id: mean.map(Decimal::indonesian),
            smallest: *smallest,
            largest: *largest,
        },
        Counts::Texts => Kind::Text,
        Counts::Entries { entries, questions } => {
            Kind::Repeat { entries: *entries, questions: questions.iter().map(body).collect() }
        }
    }
}
