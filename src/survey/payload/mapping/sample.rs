//! A made-up response: for a look at what would be sent, and for finding mistakes before anyone
//! answers.

use crate::survey::config::{AskedField, Comment, Config, FieldAnswer};
use crate::survey::instrument::{Ask, Item};
use crate::survey::keyed::Keyed;
use crate::survey::payload::{Submission, WIRE_FORMAT, WireScore};
use crate::survey::response::{Answers, Day, Period, Slot, Statement, Statements, Target};

/// A response in which everything is answered, also what conditions rule out. Questions next to
/// each other have different answers; each `turn` gives every question another one.
#[must_use]
pub fn sample(config: &Config, target: &Target, day: Day, turn: usize) -> Submission {
    let sample = answered(config, target, day, turn);
    let figures = config.figures_of(&sample.answers);
    Submission { score: WireScore::of(&config.grouping.key, &figures), ..sample }
}

/// The same without a score, for those who only look at names and values.
pub(super) fn answered(config: &Config, target: &Target, day: Day, turn: usize) -> Submission {
    let items = config.instrument.items_in(config.order, config.mode_of(Some(target)));
    let mut answers = Answers::default();
    let mut statements = Statements::default();
    for (place, item) in items.into_iter().enumerate() {
        let number = place + turn;
        match &item.ask {
            Ask::Choice { choices, .. } => {
                let choice = choices.iter().cycle().nth(number);
                let score = choice.map(|choice| choice.score).unwrap_or_default();
                answers.insert(item.key.clone(), score);
            }
            _ => statements.insert(item.key.clone(), said(item, number)),
        }
    }
    let field = |(place, field): (usize, &AskedField)| {
        Some((field.key.clone(), said_of(field, place + turn)?))
    };
    let period: Period = config.period.on(day);
    Submission {
        format: WIRE_FORMAT,
        id: "0123456789abcdef0123456789abcdef".to_owned(),
        instrument: config.instrument.id.clone(),
        instrument_version: config.instrument.version,
        period: period.text(),
        topic: config.topic.as_ref().map(|topic| topic.id.clone()),
        unit: target.unit.clone(),
        service: target.service.clone(),
        day: day.text(),
        slot: config.slot.then(|| Slot::Morning.name().to_owned()),
        respondent: config.fields().enumerate().filter_map(field).collect(),
        randomised: Keyed::default(),
        score: WireScore {
            profile: config.profile.name().to_owned(),
            grouping: config.grouping.key.clone(),
            indexes: Keyed::default(),
        },
        answers,
        statements,
        // With what every encoding must write otherwise.
        comment: (config.comment == Comment::Optional)
            .then(|| "Loket \"B\" ramah & cepat,\ntapi <antre>.".to_owned()),
    }
}

/// What is said at a respondent field.
fn said_of(field: &AskedField, number: usize) -> Option<String> {
    match field.answer {
        FieldAnswer::Choice => {
            field.choices.iter().cycle().nth(number).map(|choice| choice.code.clone())
        }
        FieldAnswer::Years => Some("34".to_owned()),
        FieldAnswer::BirthYear => Some("1990".to_owned()),
        FieldAnswer::Text => Some("Guru \"honorer\" & petani".to_owned()),
    }
}

fn said(item: &Item, number: usize) -> Statement {
    match &item.ask {
        Ask::Several(options) => {
            let codes = options.iter().take(2).map(|option| option.code.clone());
            Statement::Several(codes.collect())
        }
        Ask::Repeat(questions) => {
            let entry = questions.iter().map(|item| (item.key.clone(), said(item, number)));
            Statement::Entries(vec![entry.collect()])
        }
        Ask::One(options) => {
            let option = options.iter().cycle().nth(number);
            Statement::Text(option.map(|option| option.code.clone()).unwrap_or_default())
        }
        Ask::Number(low, _) => Statement::Text(low.to_string()),
        Ask::Choice { .. } | Ask::Text { .. } => Statement::Text("Contoh isian".to_owned()),
    }
}
