//! JSON Lines: one submission of wire format 1 a line. What is not needed is not kept: the
//! comment and what was said about the respondent are passed over while parsing.

use std::borrow::Cow;
use std::fmt;
use std::io::Read;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use survei_publik::survey::instrument::Item;
use survei_publik::survey::payload::WIRE_FORMAT;
use survei_publik::survey::response::Statements;

use super::coded::Codes;
use super::records::Records;
use super::score::{Scale, Wrong};
use super::{Fault, Form, Remark, Row, Sink, Wanted, coded, unreadable};
use crate::console::Failure;

/// What is needed of a submission.
#[derive(Deserialize)]
struct Line<'a> {
    format: u16,
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    instrument: Cow<'a, str>,
    instrument_version: u16,
    #[serde(borrow)]
    period: Cow<'a, str>,
    #[serde(borrow)]
    unit: Cow<'a, str>,
    #[serde(borrow)]
    service: Cow<'a, str>,
    #[serde(borrow)]
    answers: Answers<'a>,
    #[serde(default)]
    statements: Statements,
}

/// Scores by item key, as written; `None` for what is no whole number.
struct Answers<'a>(Vec<(Cow<'a, str>, Option<u64>)>);

/// A key, borrowed where there is no escape in it.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

#[derive(Deserialize)]
#[serde(untagged)]
enum Score {
    Whole(u64),
    Other(IgnoredAny),
}

impl<'de: 'a, 'a> Deserialize<'de> for Answers<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Map;
        impl<'de> Visitor<'de> for Map {
            type Value = Answers<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("scores by item key")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers<'de>, A::Error> {
                let mut answers = Vec::with_capacity(map.size_hint().unwrap_or(16));
                while let Some((Key(key), score)) = map.next_entry::<Key<'de>, Score>()? {
                    let score = match score {
                        Score::Whole(score) => Some(score),
                        Score::Other(_) => None,
                    };
                    answers.push((key, score));
                }
                Ok(Answers(answers))
            }
        }
        deserializer.deserialize_map(Map)
    }
}

pub(crate) fn read<R: Read>(
    mut records: Records<R>,
    wanted: &Wanted<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Failure> {
    records.by_line();
    let words = "JSON Lines format 1".to_owned();
    sink.recognised(Form { words, keys: [true; 3], ids: true, preamble: 0 })?;
    let scales: Vec<Scale> = wanted.instrument.items.iter().map(Scale::of).collect();
    let mut scores = vec![None; scales.len()];
    let (questions, mut codes) = (coded(wanted.instrument), Codes::default());
    let silent = wanted.may_be_silent();
    while let Some(record) = records.next().map_err(unreadable)? {
        if record.bytes.trim_ascii().is_empty() {
            continue;
        }
        let Ok(line) = serde_json::from_slice::<Line<'_>>(record.bytes) else {
            sink.fault(record.line, Fault::Broken);
            continue;
        };
        match take(&line, wanted, &scales, &mut scores) {
            Err(fault) => sink.fault(record.line, fault),
            Ok(_) if !silent && scores.iter().all(Option::is_none) => {
                sink.fault(record.line, Fault::NoAnswer);
            }
            Ok(remark) => {
                codes.0.clear();
                codes.statements(&questions, &line.statements);
                sink.row(&Row {
                    line: record.line,
                    id: line.id.as_bytes(),
                    keys: [&line.unit, &line.service, &line.period].map(|key| key.as_bytes()),
                    scores: &scores,
                    codes: &codes.0,
                    remark,
                })?;
            }
        }
    }
    Ok(())
}

fn take(
    line: &Line<'_>,
    wanted: &Wanted<'_>,
    scales: &[Scale],
    scores: &mut [Option<u8>],
) -> Result<Option<Remark>, Fault> {
    let instrument = wanted.instrument;
    if line.format != WIRE_FORMAT {
        return Err(Fault::Format);
    }
    if line.instrument != instrument.id {
        return Err(Fault::OtherInstrument);
    }
    let mut remark =
        (line.instrument_version != instrument.version).then_some(Remark::OtherVersion);
    scores.fill(None);
    for (key, found) in &line.answers.0 {
        let scored = |item: &Item| item.key == *key && item.scale().is_some();
        let place = instrument.items.iter().position(scored);
        let slot = place.and_then(|place| Some((scores.get_mut(place)?, scales.get(place)?)));
        let Some((slot, scale)) = slot else {
            remark = Some(Remark::UnknownAnswer);
            continue;
        };
        // The key is one of the questionnaire's own, so it may be told.
        let column = || key.clone().into_owned();
        let number = found.ok_or_else(|| Fault::NotAnAnswer { column: column() })?;
        let score = scale.number(number).map_err(|wrong| match wrong {
            Wrong::Number(found) => Fault::OutOfRange { column: column(), found },
            Wrong::Text => Fault::NotAnAnswer { column: column() },
        })?;
        *slot = Some(score);
    }
    let stated = |key: &str| instrument.item(key).is_some_and(|item| item.scale().is_none());
    if line.statements.iter().any(|(key, _)| !stated(key)) {
        remark = Some(Remark::UnknownAnswer);
    }
    Ok(remark)
}
