//! A plan for people: what would be sent for a made-up response, byte for byte, with holes as
//! they are written in the mapping, and what is learnt on the way in plain words.

use super::holes::Holes;
use super::{
    Capture, CaptureSource, Mapping, Plan, PlannedStep, Success, Token, TokenSource, sample,
};
use crate::survey::config::Config;
use crate::survey::document::Language;
use crate::survey::locale::DryRunWords;
use crate::survey::payload::Submission;
use crate::survey::response::{Day, Target};

/// The turn of the made-up response: the first question is answered with the second choice.
const TURN: usize = 1;

/// What is sent for a made-up response to the first service, in the manner of files of HTTP
/// requests. Always the same, so that two can be compared. `language` is the one in which the
/// survey was filled in.
#[must_use]
pub fn dry_run(config: &Config, language: Language) -> String {
    let Some((unit, service)) = config.services().next() else { return String::new() };
    let target = Target { unit: unit.id.clone(), service: service.id.clone() };
    let day = Day::new(2026, 11, 25).unwrap_or(Day::FIRST);
    let submission = sample(config, &target, day, TURN);
    match &config.submit.mapping {
        None => as_it_is(config, &submission),
        Some(mapping) => {
            let plan = Plan::of(config, mapping, &submission, language, "");
            mapped(mapping, &plan)
        }
    }
}

/// What goes to a receiver that knows the survey's own format.
fn as_it_is(config: &Config, submission: &Submission) -> String {
    let (url, body) = (&config.submit.url, submission.to_json());
    ["POST ", url, "\nContent-Type: application/json\n\n", &body, "\n"].concat()
}

fn mapped(mapping: &Mapping, plan: &Plan) -> String {
    let (words, holes) = (DryRunWords::default(), Holes::new(mapping, ""));
    let mut text = String::new();
    for (token, _) in &plan.tokens {
        remark(&mut text, &token_words(&words, token));
    }
    let repeated = if plan.repeatable { "repeatable" } else { "once" };
    remark(&mut text, &words.say(repeated, &[("key", "{key}")]));
    if plan.steps.is_empty() {
        remark(&mut text, &words.say("nothing", &[]));
    }
    let many = plan.steps.len().to_string();
    for (number, step) in (1..).zip(&plan.steps) {
        let number = number.to_string();
        let values = [("number", number.as_str()), ("many", &many)];
        text.push_str(&["\n### ", &words.say("request", &values), "\n"].concat());
        remark(&mut text, &success_words(&words, &step.success));
        for (capture, _) in &step.captures {
            remark(&mut text, &capture_words(&words, capture));
        }
        text.push_str(&holes.readable(&request(step)));
    }
    text
}

fn remark(text: &mut String, sentence: &str) {
    text.push_str(&["# ", sentence, "\n"].concat());
}

/// A request as it goes over the wire; the body itself has no line end.
fn request(step: &PlannedStep) -> String {
    let mut text = [step.method.name(), " ", &step.url, "\n"].concat();
    if let Some(content_type) = &step.content_type {
        text.push_str(&["Content-Type: ", content_type, "\n"].concat());
    }
    for (name, value) in &step.headers {
        text.push_str(&[name, ": ", value, "\n"].concat());
    }
    if step.content_type.is_some() {
        text.push_str(&["\n", &step.body, "\n"].concat());
    }
    text
}

fn token_words(words: &DryRunWords, token: &Token) -> String {
    let kind = match token.source {
        TokenSource::Selector => "token_selector",
        TokenSource::Meta => "token_meta",
        TokenSource::Cookie => "token_cookie",
        TokenSource::Json => "token_json",
        TokenSource::Global => "token_global",
        TokenSource::Constant => "token_constant",
    };
    let page = token.page.clone().unwrap_or_else(|| words.say("this_page", &[]));
    let name = ["{token.", &token.name, "}"].concat();
    words.say(kind, &[("name", &name), ("at", &token.at), ("page", &page)])
}

fn capture_words(words: &DryRunWords, capture: &Capture) -> String {
    let kind = match capture.source {
        CaptureSource::Json => "capture_json",
        CaptureSource::Address => "capture_address",
        CaptureSource::Selector => "capture_selector",
    };
    let name = ["{capture.", &capture.name, "}"].concat();
    words.say(kind, &[("name", &name), ("at", &capture.at)])
}

/// Every condition, or that nothing can be known.
fn success_words(words: &DryRunWords, success: &Success) -> String {
    if success.opaque {
        return words.say("opaque", &[]);
    }
    let mut conditions = Vec::new();
    if success.status.is_empty() {
        conditions.push(words.say("status_usual", &[]));
    } else {
        let list: Vec<String> = success.status.iter().map(ToString::to_string).collect();
        conditions.push(words.say("status", &[("list", &list.join(", "))]));
    }
    match (&success.json, &success.equals) {
        (Some(path), Some(value)) => {
            conditions.push(words.say("json_equals", &[("path", path), ("value", value)]));
        }
        (Some(path), None) => conditions.push(words.say("json", &[("path", path)])),
        (None, _) => {}
    }
    for (kind, text) in [("text", &success.text), ("address", &success.address)] {
        conditions.extend(text.as_ref().map(|text| words.say(kind, &[("text", text)])));
    }
    words.say("success", &[("conditions", &conditions.join(&words.say("and", &[])))])
}
