//! What a mapping makes of a response, for every shape that backends in the field take.

mod documents;
mod encodings;
mod examples;
mod forms;
mod learnt;
mod mistakes;
mod others;
mod plans;
mod respondents;
mod tables;
mod unsealing;
mod values;

use std::fs;
use std::sync::Arc;

use serde_json::{Value, json};
use survei_publik::survey::config::{self, Config, instrument_wanted};
use survei_publik::survey::document::{Language, Reading};
use survei_publik::survey::instrument::{self, Instrument};
use survei_publik::survey::payload::Submission;
use survei_publik::survey::payload::mapping::{Plan, PlannedStep, sample};
use survei_publik::survey::response::Target;

use crate::filling::today;
use crate::office::minimal;
use crate::rows::skm9;

/// One of the examples for web admins.
pub(crate) fn file(name: &str) -> String {
    let path = format!("{}/examples/backends/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A configuration with the questionnaire that it names.
pub(crate) fn reading(text: &str) -> Reading<Config> {
    let wanted = instrument_wanted(text);
    let instrument: Arc<Instrument> = match wanted.ends_with(".json") {
        true => Arc::new(instrument::read(&file(&wanted)).usable().unwrap()),
        false => skm9(),
    };
    config::read(text, &instrument)
}

/// A response to the first service, in which the third question has the score 4.
pub(crate) fn response(config: &Config) -> Submission {
    let (unit, service) = config.services().next().unwrap();
    let target = Target { unit: unit.id.clone(), service: service.id.clone() };
    sample(config, &target, today(), 1)
}

/// Random digits, as a phone would choose them.
const RANDOM: &str = "5eed5eed5eed5eed5eed5eed";

/// What is planned for a response.
pub(crate) fn planned(config: &Config, submission: &Submission) -> Plan {
    let mapping = config.submit.mapping.as_ref().expect("there is a mapping");
    Plan::of(config, mapping, submission, Language::Indonesian, RANDOM)
}

/// What is sent for a response, with holes as they are written in the mapping.
pub(crate) fn mapped(config: &Config, submission: &Submission) -> Vec<PlannedStep> {
    let plan = planned(config, submission);
    let tokens = plan.tokens.iter().map(|(token, hole)| (format!("token.{}", token.name), hole));
    let captures = plan.steps.iter().flat_map(|step| &step.captures);
    let captures = captures.map(|(capture, hole)| (format!("capture.{}", capture.name), hole));
    let holes: Vec<(String, &String)> = tokens.chain(captures).collect();
    let readable = |text: &str| {
        holes.iter().fold(text.to_owned(), |text, (name, hole)| {
            let bare = hole.replacen('q', "n", 1);
            text.replace(*hole, &format!("{{{name}}}")).replace(&bare, &format!("<{name}>"))
        })
    };
    let mut steps = plan.steps.clone();
    for step in &mut steps {
        step.url = readable(&step.url);
        step.body = readable(&step.body);
        step.headers.iter_mut().for_each(|(_, value)| *value = readable(value));
    }
    steps
}

/// What an example sends.
fn sent(name: &str) -> Vec<PlannedStep> {
    let config = reading(&file(&format!("{name}.json"))).usable().unwrap();
    mapped(&config, &response(&config))
}

/// The only request, byte by byte.
struct Sent<'a> {
    /// Method and address.
    request: &'a str,
    /// Empty where there is none.
    content_type: &'a str,
    headers: &'a [&'a str],
    body: &'a str,
}

impl Sent<'_> {
    fn is(&self, sent: &[PlannedStep]) {
        let [only] = sent else { panic!("{} requests", sent.len()) };
        self.is_one(only);
    }

    fn is_one(&self, only: &PlannedStep) {
        let headers = only.headers.iter().map(|(name, value)| format!("{name}: {value}"));
        assert_eq!(format!("{} {}", only.method.name(), only.url), self.request);
        assert_eq!(only.content_type.as_deref().unwrap_or_default(), self.content_type);
        assert_eq!(headers.collect::<Vec<_>>(), self.headers);
        assert_eq!(only.body, self.body);
    }
}

/// The minimal configuration with a mapping.
pub(crate) fn with_mapping(mapping: Value) -> Value {
    let mut document = minimal();
    document["submit"]["mapping"] = mapping;
    document
}

/// The body that one field alone makes, with these other keys of the mapping.
fn body(field: Value, more: Value) -> String {
    bodies(json!([field]), more, |_| {})
}

/// The body that these fields make of a response that was changed.
fn bodies(fields: Value, more: Value, change: impl FnOnce(&mut Submission)) -> String {
    let mut mapping = more;
    mapping["fields"] = fields;
    let config = crate::office::config(&with_mapping(mapping));
    let mut submission = response(&config);
    change(&mut submission);
    let sent = mapped(&config, &submission);
    sent.into_iter().map(|request| request.body).collect()
}
