//! A sealed response read again, on the phone, to be put in another shape. A server reads with
//! serde, which is too much for a phone.

use super::{Submission, WireIndex, WireScore};
use crate::survey::json::Json;
use crate::survey::keyed::Keyed;
use crate::survey::response::Statement;

impl Submission {
    /// Reads what [`Submission::to_json`] has written; `None` for anything else.
    #[must_use]
    pub fn of_json(text: &str) -> Option<Submission> {
        let json = Json::of(text)?;
        let number = |key: &str| u16::try_from(json.get(key)?.whole()?).ok();
        let score = json.get("score")?;
        let code = |(key, code): &(String, Json)| Some((key.clone(), code.text()?.to_owned()));
        let answer =
            |(key, score): &(String, Json)| Some((key.clone(), u8::try_from(score.whole()?).ok()?));
        let index = |(key, index): &(String, Json)| {
            let index = WireIndex { value: text_of(index, "value")?, mutu: text_of(index, "mutu") };
            Some((key.clone(), index))
        };
        Some(Submission {
            format: number("format")?,
            id: text_of(&json, "id")?,
            instrument: text_of(&json, "instrument")?,
            instrument_version: number("instrument_version")?,
            period: text_of(&json, "period")?,
            topic: text_of(&json, "topic"),
            unit: text_of(&json, "unit")?,
            service: text_of(&json, "service")?,
            day: text_of(&json, "day")?,
            slot: text_of(&json, "slot"),
            respondent: object(&json, "respondent")?.iter().map(code).collect::<Option<_>>()?,
            randomised: match json.get("randomised") {
                Some(told) => told.entries().iter().map(code).collect::<Option<_>>()?,
                None => Keyed::default(),
            },
            answers: object(&json, "answers")?.iter().map(answer).collect::<Option<_>>()?,
            statements: json.get("statements").map(Statement::entries_of_json).unwrap_or_default(),
            comment: text_of(&json, "comment"),
            score: WireScore {
                profile: text_of(score, "profile")?,
                grouping: text_of(score, "grouping")?,
                indexes: object(score, "indexes")?.iter().map(index).collect::<Option<_>>()?,
            },
        })
    }
}

fn text_of(json: &Json, key: &str) -> Option<String> {
    json.get(key).and_then(Json::text).map(str::to_owned)
}

fn object<'a>(json: &'a Json, key: &str) -> Option<&'a [(String, Json)]> {
    let object = json.get(key).filter(|value| matches!(value, Json::Object(_)));
    object.map(Json::entries)
}
