//! One response: scores by item key.

use survei_publik::survey::instrument::{Instrument, Item};
use survei_publik::survey::json::Json;
use survei_publik::survey::response::Answers;

use crate::fault::Fault;

/// Reads a response; all of it or nothing.
pub(crate) fn read(text: &str, instrument: &Instrument) -> Result<Answers, Fault> {
    let json = Json::parse(text).map_err(|error| {
        Fault(format!("answers: not JSON, at line {} column {}.", error.line, error.column))
    })?;
    let Json::Object(entries) = &json else {
        return Err(Fault("answers: give an object of scores by item key.".to_owned()));
    };
    let mut answers = Answers::default();
    for (key, value) in entries {
        let item = scored(key, instrument)?;
        if *value == Json::Null {
            continue;
        }
        if answers.get(key).is_some() {
            return Err(Fault(format!("answers.{key}: given twice; give it once.")));
        }
        let score = value.whole().and_then(|score| u8::try_from(score).ok());
        match score.filter(|score| item.choice(*score).is_some()) {
            Some(score) => answers.insert(key.clone(), score),
            None => return Err(Fault(wrong_score(key, value, item))),
        }
    }
    Ok(answers)
}

fn scored<'a>(key: &str, instrument: &'a Instrument) -> Result<&'a Item, Fault> {
    match instrument.item(key) {
        Some(item) if item.scale().is_some() => Ok(item),
        Some(_) => Err(Fault(format!(
            "answers.{key}: this item of {} has no score; leave it out.",
            instrument.id
        ))),
        None => {
            let scored = instrument.items.iter().filter(|item| item.scale().is_some());
            let keys: Vec<&str> = scored.map(|item| item.key.as_str()).collect();
            Err(Fault(format!(
                "answers.{key}: {} has no such item. Those with a score: {}.",
                instrument.id,
                keys.join(", ")
            )))
        }
    }
}

fn wrong_score(key: &str, found: &Json, item: &Item) -> String {
    let scores: Vec<String> =
        item.choices().iter().map(|choice| choice.score.to_string()).collect();
    // What a citizen wrote is not repeated: only numbers are.
    let found = match found {
        Json::Number(number) => number.clone(),
        Json::Text(_) => "a text".to_owned(),
        Json::List(_) => "a list".to_owned(),
        Json::Object(_) => "an object".to_owned(),
        _ => "something else".to_owned(),
    };
    format!(
        "answers.{key}: {found} is no score of it. Give one of the numbers {}.",
        scores.join(", ")
    )
}
