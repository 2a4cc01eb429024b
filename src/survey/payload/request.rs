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

/// One HTTP request to the agency's backend: a POST with a JSON body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
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
pub fn request(submit: &Submit, sealed: &Sealed) -> Request {
    Request {
        url: submit.url.clone(),
        credentials: submit.credentials,
        referrer: submit.referrer,
        body: sealed.body.clone(),
    }
}
