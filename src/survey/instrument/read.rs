//! How an instrument is written as JSON.

use super::{Choice, Field, FieldChoice, Instrument, Item, Unsur};
use crate::survey::document::{self, Mistake, Object, Reading, optional, required};

/// The newest instrument format understood.
const FORMAT: u16 = 1;

/// Reads an instrument; every mistake is reported with its path.
#[must_use]
pub fn read(text: &str) -> Reading<Instrument> {
    document::read(text, |o| describe(o))
}

/// The description of an instrument document.
pub fn describe<O: Object>(o: &mut O) -> Option<Instrument> {
    let format = o.number(required("format", "Version of this file format: 1."), 1..=u16::MAX);
    if let Some(found) = format.filter(|found| *found > FORMAT) {
        o.mistake("format", Mistake::NewerFormat { found, known: FORMAT });
    }
    let id = o.identifier(required("id", "Stable name of the questionnaire."));
    let version = o
        .number(required("version", "Edition of the wording, from 1; answers carry it."), 1..=9999);
    let title = o.words(required("title", "What the survey is called."));
    let source = o.text(required("source", "Where the wording comes from."));
    let unsur = o.objects(required("unsur", "The dimensions, in list order."), unsur);
    let items = o.objects(required("items", "The questions, in questionnaire order."), item);
    let fields = o.objects(optional("respondent", "What is asked about the respondent."), field);
    check(o);
    Some(Instrument {
        id: id?,
        version: version?,
        title: title?,
        source: source?,
        unsur: unsur?,
        items: items?,
        fields: fields.unwrap_or_default(),
    })
}

fn unsur<O: Object>(o: &mut O) -> Option<Unsur> {
    let key = o.identifier(required("key", "Stable key."));
    let name = o.words(required("name", "Official name."));
    Some(Unsur { key: key?, name: name? })
}

fn item<O: Object>(o: &mut O) -> Option<Item> {
    let key = o.identifier(required("key", "Stable key under which the answer is stored."));
    let unsur = o.identifier(required("unsur", "Key of the unsur the answer counts for."));
    let question = o.words(required("question", "The wording."));
    let choices = o.objects(required("choices", "The answers, worst first."), choice);
    Some(Item { key: key?, unsur: unsur?, question: question?, choices: choices? })
}

fn choice<O: Object>(o: &mut O) -> Option<Choice> {
    let score = o.number(required("score", "Value, 1 (worst) to 4 (best)."), 1..=4);
    let label = o.words(required("label", "The wording."));
    Some(Choice { score: u8::try_from(score?).ok()?, label: label? })
}

fn field<O: Object>(o: &mut O) -> Option<Field> {
    let key = o.identifier(required("key", "Stable key."));
    let label = o.words(required("label", "What the respondent reads."));
    let choices = o.objects(required("choices", "Coarse choices."), field_choice);
    Some(Field { key: key?, label: label?, choices: choices? })
}

/// The description of one choice of a respondent field; configurations use it as well.
pub(in crate::survey) fn field_choice<O: Object>(o: &mut O) -> Option<FieldChoice> {
    let code = o.text(required("code", "Stable code that is stored and sent."));
    let label = o.words(required("label", "What the respondent reads."));
    Some(FieldChoice { code: code?, label: label? })
}

/// What only a look at the whole shows: references that lead nowhere, keys used twice.
fn check<O: Object>(o: &mut O) {
    for list in ["unsur", "items", "respondent"] {
        unique(o, list, "key");
    }
    let known: Vec<String> = o.entries("unsur", "key").into_iter().map(|(_, key)| key).collect();
    for (index, found) in o.entries("items", "unsur") {
        if !known.contains(&found) {
            let place = format!("items[{index}].unsur");
            o.mistake(&place, Mistake::UnknownReference { found, known: known.join(", ") });
        }
    }
}

/// Reports identifiers that occur twice among the entries of a list.
pub(in crate::survey) fn unique<O: Object>(o: &mut O, list: &str, key: &str) {
    let mut seen: Vec<(usize, String)> = Vec::new();
    for (index, found) in o.entries(list, key) {
        if let Some((first, _)) = seen.iter().find(|(_, known)| *known == found) {
            let first = format!("{list}[{first}]");
            let found = found.clone();
            o.mistake(&format!("{list}[{index}].{key}"), Mistake::Duplicate { found, first });
        }
        seen.push((index, found));
    }
}
