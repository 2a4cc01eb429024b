//! What a posted form says.

use super::{name, places};
use crate::survey::config::Config;
use crate::survey::document::Language;
use crate::survey::instrument::{Ask, Item};
use crate::survey::response::{
    At, Draft, Place, ResponseId, Slot, Statement, Statements, Target, Violation, ViolationKind,
    YES, is_asked,
};

/// No score of any instrument, in the place of what is no number.
const NO_SCORE: u8 = u8::MAX;

/// A form as it was filled in. What has another name than the form's controls is passed over:
/// pages add fields of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The answers; entries that were left empty are not there.
    pub draft: Draft,
    /// By which number a repeated post is recognised, if a script filled it in.
    pub id: Option<ResponseId>,
    /// The language of the form.
    pub language: Language,
    /// Which questionnaire the form was made from.
    pub instrument: Option<String>,
    /// Which edition of it.
    pub version: Option<String>,
    /// What is consulted about.
    pub topic: Option<String>,
    /// Places with two different answers where one is asked for.
    pub violations: Vec<Violation>,
    /// The numbers, from 0, that the entries of an item have on the form.
    pub numbers: Vec<(String, Vec<usize>)>,
}

/// Reads names and values as they were posted.
#[must_use]
pub fn read(config: &Config, posted: &[(String, String)]) -> Filled {
    let post = Post(posted);
    let mut filled = Filled {
        id: post.text("id").as_deref().and_then(ResponseId::parse),
        language: post.text("lang").map(|tag| Language::complete(&tag)).unwrap_or_default(),
        instrument: post.text("instrument"),
        version: post.text("instrument_version"),
        topic: post.text("topic"),
        ..Filled::default()
    };
    let mut twice = Vec::new();
    // Entries are looked up by what was posted, as there may be any number of them.
    for place in places(config, 0) {
        let values = post.values(&name(config, &place));
        if values.len() > 1 && !takes_several(config, &place) {
            twice.push(place.clone());
        }
        if !values.is_empty() {
            say(config, &mut filled.draft, &place, values);
        }
    }
    for item in config.all_items() {
        if let Ask::Repeat(questions) = &item.ask {
            entries(config, &post, item, questions, &mut filled, &mut twice);
        }
    }
    if filled.draft.target.is_none() {
        filled.draft.target = config.only_service();
    }
    let counts = |place: &Place| match place {
        Place::Item(at) => is_asked(config, &filled.draft, at),
        _ => true,
    };
    let kind = ViolationKind::NotAChoice;
    let twice = twice.into_iter().filter(counts);
    filled.violations = twice.map(|place| Violation { place, kind }).collect();
    filled
}

/// Names and values.
struct Post<'a>(&'a [(String, String)]);

impl Post<'_> {
    /// What was posted under a name: each value once, blank ones left out, line breaks as the
    /// widget has them.
    fn values(&self, name: &str) -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        for (_, value) in self.0.iter().filter(|(known, _)| known == name) {
            let value = value.replace("\r\n", "\n");
            if !value.trim().is_empty() && !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    fn text(&self, name: &str) -> Option<String> {
        self.values(name).into_iter().next()
    }

    /// The numbers of the entries that something was posted for, ascending.
    fn numbers(&self, prefix: &str, questions: &[Item]) -> Vec<usize> {
        let number = |(name, value): &(String, String)| {
            let (number, key) = name.strip_prefix(prefix)?.split_once('.')?;
            let known = questions.iter().any(|question| question.key == key);
            let number: usize = number.parse().ok()?;
            (known && !value.trim().is_empty()).then_some(number)
        };
        let mut numbers: Vec<usize> = self.0.iter().filter_map(number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

fn takes_several(config: &Config, place: &Place) -> bool {
    let Place::Item(at) = place else { return false };
    matches!(config.instrument.at(at), Some(Item { ask: Ask::Several(_), .. }))
}

fn say(config: &Config, draft: &mut Draft, place: &Place, values: Vec<String>) {
    let first = values.first().cloned().unwrap_or_default();
    match place {
        Place::Service => draft.target = Some(target(config, first)),
        Place::Comment => draft.comment = first,
        Place::Slot => draft.slot = Slot::of_name(&first),
        Place::Consent(consent) if first == YES => draft.agreed.give(*consent),
        Place::Consent(_) => {}
        Place::Field(key) => draft.respondent.insert(key.clone(), first),
        Place::Item(at) => match config.instrument.item(&at.item) {
            Some(item) if item.scale().is_some() => {
                draft.answers.insert(at.item.clone(), score(&first));
            }
            Some(item) => {
                draft.statements.insert(at.item.clone(), statement(item, first, values));
            }
            None => {}
        },
    }
}

/// The service that posts this value; one that is none of them is no service at all.
fn target(config: &Config, value: String) -> Target {
    let form = &config.submit.form;
    let mut services = config.services();
    let found = services.find(|(unit, service)| form.value_of(&unit.id, &service.id) == value);
    match found {
        Some((unit, service)) => Target { unit: unit.id.clone(), service: service.id.clone() },
        None => Target { unit: value, service: String::new() },
    }
}

/// A score in digits, as the form has it.
fn score(text: &str) -> u8 {
    let score = text.parse().unwrap_or(NO_SCORE);
    if score.to_string() == text { score } else { NO_SCORE }
}

fn statement(item: &Item, first: String, values: Vec<String>) -> Statement {
    match item.ask {
        Ask::Several(_) => Statement::Several(values),
        _ => Statement::Text(first),
    }
}

/// Takes up the entries in which something was said.
fn entries(
    config: &Config,
    post: &Post<'_>,
    item: &Item,
    questions: &[Item],
    filled: &mut Filled,
    twice: &mut Vec<Place>,
) {
    let prefix = [&name(config, &Place::Item(At::item(&item.key))), "."].concat();
    let numbers = post.numbers(&prefix, questions);
    let mut entries = Vec::new();
    for (place, number) in numbers.iter().enumerate() {
        let mut entry = Statements::default();
        for question in questions {
            let name = [&prefix, number.to_string().as_str(), ".", &question.key].concat();
            let values = post.values(&name);
            let Some(first) = values.first().cloned() else { continue };
            if values.len() > 1 && !matches!(question.ask, Ask::Several(_)) {
                twice.push(Place::Item(At::entry(&item.key, place, &question.key)));
            }
            entry.insert(question.key.clone(), statement(question, first, values));
        }
        entries.push(entry);
    }
    if !entries.is_empty() {
        filled.draft.statements.insert(item.key.clone(), Statement::Entries(entries));
        filled.numbers.push((item.key.clone(), numbers));
    }
}
