//! The request as plain data; an adapter carries it out.

use super::Submission;
use crate::survey::config::{Credentials, Referrer, Submit};

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

/// The request that hands a submission to the agency. `None` if it cannot be written as JSON,
/// which no valid submission causes.
#[must_use]
pub fn request(submit: &Submit, submission: &Submission) -> Option<Request> {
    Some(Request {
        url: submit.url.clone(),
        credentials: submit.credentials,
        referrer: submit.referrer,
        body: serde_json::to_string(submission).ok()?,
    })
}
