//! The request as plain data; an adapter carries it out.

use super::Submission;
use crate::survey::config::{Config, Credentials, Referrer, Submit};
use crate::survey::response::{Day, Response, ResponseId};

/// A response as the bytes that are sent, and sent again, until the agency has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The identifier within the body.
    pub id: ResponseId,
    /// The request's body: JSON in UTF-8.
    pub body: String,
}

impl Sealed {
    /// Seals a response: from here on nothing of it changes.
    #[must_use]
    pub fn seal(config: &Config, response: &Response, id: ResponseId, day: Day) -> Sealed {
        Sealed { id, body: Submission::of(config, response, id, day).to_json() }
    }
}

/// What is handed to the outbox: a POST with a JSON body, unless the agency's mapping makes
/// something else of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The identifier within the body: the outbox keeps one of each.
    pub id: ResponseId,
    /// The body is to be put as the configuration's mapping says.
    pub mapped: bool,
    /// The respondent asked for it just now: it does not wait for its turn.
    pub pressed: bool,
    /// Address, absolute or relative to the page.
    pub url: String,
    /// Which cookies go along.
    pub credentials: Credentials,
    /// What is said about where it comes from.
    pub referrer: Referrer,
    /// JSON in UTF-8.
    pub body: String,
}

/// The request that hands a sealed response to the agency.
#[must_use]
pub fn request(submit: &Submit, sealed: &Sealed, pressed: bool) -> Request {
    Request {
        id: sealed.id,
        mapped: submit.mapped,
        pressed,
        url: submit.url.clone(),
        credentials: submit.credentials,
        referrer: submit.referrer,
        body: sealed.body.clone(),
    }
}
