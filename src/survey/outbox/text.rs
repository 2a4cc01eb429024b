//! Kept things as text, with a version.

use serde::Serialize;

use super::{DRAFT_LIFE, Kept};
use crate::survey::instrument::Instrument;
use crate::survey::json::Json;
use crate::survey::payload::Sealed;
use crate::survey::response::{
    Answers, Draft, Respondent, ResponseId, Statement, Statements, Target,
};

/// The version of the kept text that is written.
const FORMAT: u16 = 1;

/// The kept text as it is written.
#[derive(Serialize)]
struct RawKept<'a> {
    format: u16,
    saved_at: u64,
    instrument: &'a str,
    instrument_version: u16,
    unit: Option<&'a str>,
    service: Option<&'a str>,
    respondent: &'a Respondent,
    answers: &'a Answers,
    statements: &'a Statements,
    comment: &'a str,
    id: Option<String>,
    body: Option<&'a str>,
}

/// Writes what is to be kept; `now` in milliseconds since 1970.
#[must_use]
pub fn write(kept: &Kept, instrument: &Instrument, now: u64) -> String {
    let Kept { draft, sealed } = kept;
    let raw = RawKept {
        format: FORMAT,
        saved_at: now,
        instrument: &instrument.id,
        instrument_version: instrument.version,
        unit: draft.target.as_ref().map(|target| target.unit.as_str()),
        service: draft.target.as_ref().map(|target| target.service.as_str()),
        respondent: &draft.respondent,
        answers: &draft.answers,
        statements: &draft.statements,
        comment: &draft.comment,
        id: sealed.as_ref().map(|sealed| sealed.id.to_string()),
        body: sealed.as_ref().map(|sealed| sealed.body.as_str()),
    };
    serde_json::to_string(&raw).unwrap_or_default()
}

/// Reads what was kept. A draft that is too old, of another instrument, or unreadable is
/// nothing; a sealed submission is never dropped for its age.
#[must_use]
pub fn read(text: &str, instrument: &Instrument, now: u64) -> Option<Kept> {
    let kept = Json::parse(text).ok()?;
    let text = |key: &str| kept.get(key).and_then(Json::text);
    let number = |key: &str| kept.get(key).and_then(Json::whole);
    if number("format") != Some(FORMAT.into()) {
        return None;
    }
    let draft = draft_of(&kept);
    if let (Some(id), Some(body)) = (text("id").and_then(ResponseId::parse), text("body")) {
        return Some(Kept { draft, sealed: Some(Sealed { id, body: body.to_owned() }) });
    }
    let same = text("instrument") == Some(&instrument.id)
        && number("instrument_version") == Some(instrument.version.into());
    let fresh = now.saturating_sub(number("saved_at")?) < DRAFT_LIFE;
    (same && fresh).then_some(Kept { draft, sealed: None })
}

fn draft_of(kept: &Json) -> Draft {
    let text = |key: &str| kept.get(key).and_then(Json::text).map(str::to_owned);
    let entries = |key: &str| kept.get(key).map(Json::entries).into_iter().flatten();
    let code = |(key, code): &(String, Json)| Some((key.clone(), code.text()?.to_owned()));
    let score =
        |(key, score): &(String, Json)| Some((key.clone(), u8::try_from(score.whole()?).ok()?));
    let target = text("unit").zip(text("service"));
    Draft {
        target: target.map(|(unit, service)| Target { unit, service }),
        respondent: entries("respondent").filter_map(code).collect(),
        answers: entries("answers").filter_map(score).collect(),
        // Earlier versions of the widget kept none.
        statements: kept.get("statements").map(Statement::entries_of_json).unwrap_or_default(),
        comment: text("comment").unwrap_or_default(),
    }
}
