//! From a response to the plan that hands it to the backend: requests in order, with holes for
//! what only the backend can tell. The same response and the same random digits give the same
//! bytes.

mod write;

use super::encode::{component, encode, urlencoded};
use super::expand::sent;
use super::facts::{At, Facts};
use super::holes::{Holes, is_hole};
use super::template::{fill, placeholders};
use super::{Capture, Encoding, Header, Mapping, Method, Step, Success, Token};
use crate::survey::config::{Config, Credentials, Referrer};
use crate::survey::document::Language;
use crate::survey::payload::Submission;

/// What is to be sent for one response, and what is to be learnt on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Every request has the key of the response, by which the backend knows what it has already.
    pub repeatable: bool,
    /// Which cookies go along.
    pub credentials: Credentials,
    /// What is said about where it comes from.
    pub referrer: Referrer,
    /// The tokens that some request needs, each with its marker.
    pub tokens: Vec<(Token, String)>,
    /// The requests.
    pub steps: Vec<PlannedStep>,
}

/// One HTTP request as plain data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedStep {
    /// The method.
    pub method: Method,
    /// Address, absolute or relative to the page.
    pub url: String,
    /// The agency's headers, without that for the content type.
    pub headers: Vec<(String, String)>,
    /// What the body is; `None` where there is none.
    pub content_type: Option<String>,
    /// How holes in the body are filled.
    pub encoding: Encoding,
    /// The body.
    pub body: String,
    /// How it is known that the backend has taken it.
    pub success: Success,
    /// What is learnt from the reply, each with its marker.
    pub captures: Vec<(Capture, String)>,
}

/// The plan for a response, as JSON. `random` are 24 hexadecimal digits that nobody can guess.
#[must_use]
pub fn plan(
    config: &Config,
    mapping: &Mapping,
    submission: &Submission,
    language: Language,
    random: &str,
) -> String {
    Plan::of(config, mapping, submission, language, random).to_json()
}

impl Plan {
    /// The plan for a response; see [`plan`].
    #[must_use]
    pub fn of(
        config: &Config,
        mapping: &Mapping,
        submission: &Submission,
        language: Language,
        random: &str,
    ) -> Plan {
        let holes = Holes::new(mapping, random);
        let facts = Facts::new(config, mapping, submission, language, &holes);
        let marked =
            |kind: &str, name: &str| holes.marker(&[kind, name].concat()).unwrap_or_default();
        let token = |token: &Token| (token.clone(), marked("token.", &token.name));
        let needed = |token: &&Token| {
            let name = ["token.", &token.name].concat();
            mapping.steps.iter().any(|step| names(step).any(|known| known == name))
        };
        let mut steps = Vec::new();
        for step in &mapping.steps {
            let capture = |capture: &Capture| (capture.clone(), marked("capture.", &capture.name));
            for at in facts.requests(step) {
                let captures = step.captures.iter().map(capture).collect();
                steps.push(PlannedStep { captures, ..facts.request(step, at) });
            }
        }
        Plan {
            repeatable: mapping.steps.iter().all(|step| names(step).any(|name| name == "key")),
            credentials: config.submit.credentials,
            referrer: config.submit.referrer,
            tokens: mapping.tokens.iter().filter(needed).map(token).collect(),
            steps,
        }
    }
}

/// Every placeholder of a step.
pub(super) fn names(step: &Step) -> impl Iterator<Item = &str> {
    step.templates().into_iter().flat_map(placeholders)
}

impl<'a> Facts<'a> {
    /// What a step is sent once for.
    pub(super) fn requests(&self, step: &Step) -> Vec<At<'a>> {
        if step.repeat { self.answers(false) } else { vec![At::All] }
    }

    fn request(&self, step: &'a Step, at: At<'a>) -> PlannedStep {
        let entries = self.expand(&step.fields, at);
        let part = |name: &str| {
            let value = self.find(at, name).unwrap_or_default();
            // A hole is filled, and escaped, when its value is known.
            if is_hole(name) { value } else { component(&value) }
        };
        let mut url = match &step.url {
            Some(template) => fill(template, part).text,
            None => self.config.submit.url.clone(),
        };
        let (content_type, body) = match step.method {
            Method::Post => {
                let (content_type, body) = encode(step.encoding, &entries, &self.submission.id);
                (Some(content_type), body)
            }
            Method::Get => {
                let query = urlencoded(sent(&entries));
                if !query.is_empty() {
                    url.push(if url.contains('?') { '&' } else { '?' });
                    url.push_str(&query);
                }
                (None, String::new())
            }
        };
        let header = |header: &Header| {
            // What would end a header is not let into one.
            let value = self.filled(&header.value, at).text.replace(char::is_control, " ");
            (header.name.clone(), value)
        };
        PlannedStep {
            method: step.method,
            url,
            headers: step.headers.iter().map(header).collect(),
            content_type,
            encoding: step.encoding,
            body,
            success: step.success.clone(),
            captures: Vec::new(),
        }
    }
}
