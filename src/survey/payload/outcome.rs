//! What a reply means for the respondent.

use crate::survey::json::Json;
use crate::survey::response::length;

/// What came back, if anything did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status, or one of [`UNREACHED`](Reply::UNREACHED), [`LOST`](Reply::LOST) and
    /// [`OPAQUE`](Reply::OPAQUE).
    pub status: u16,
    /// The body as text; may be cut.
    pub body: String,
    /// The server's own words for the respondent, such as which field it misses.
    pub said: String,
    /// The response lies in the outbox, which goes on trying without this survey.
    pub queued: bool,
}

impl Reply {
    /// Nobody was reached: nothing has left the phone.
    pub const UNREACHED: u16 = 0;
    /// No answer came: the response may have arrived or not.
    pub const LOST: u16 = 1;
    /// It was sent where no answer can be read.
    pub const OPAQUE: u16 = 2;

    /// An answer with this status and body.
    #[must_use]
    pub fn answered(status: u16, body: &str) -> Reply {
        Reply { status, body: body.to_owned(), ..Reply::default() }
    }
}

/// What a reply means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The agency has the response.
    Received {
        /// The server's receipt code, if it gave one.
        receipt: Option<String>,
    },
    /// It was sent, and nobody can tell whether the agency has it.
    Unconfirmed,
    /// The agency does not have it, as far as anyone can tell. It is kept.
    NotSent(Refusal),
}

/// Why a response did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody answered; trying again later may help.
    Unreachable,
    /// The server answered with a fault of its own; trying again later may help.
    ServerFault(u16),
    /// The server does not want this response; the agency must mend something first.
    Refused(u16),
}

/// The longest receipt code that is shown.
const RECEIPT_LIMIT: usize = 40;

/// Reads a reply: any status 200 to 299 means received, unless the body says otherwise with
/// `"success": false`, `"ok": false` or `"status": false`.
#[must_use]
pub fn outcome(reply: &Reply) -> Outcome {
    let Reply { status, body, .. } = reply;
    let body = Json::of(body).unwrap_or(Json::Null);
    let denies = |key: &&str| body.get(key).and_then(Json::flag) == Some(false);
    let denied = ["success", "ok", "status"].iter().any(denies);
    match *status {
        Reply::UNREACHED | Reply::LOST => Outcome::NotSent(Refusal::Unreachable),
        Reply::OPAQUE => Outcome::Unconfirmed,
        200..=299 if denied => Outcome::NotSent(Refusal::Refused(*status)),
        200..=299 => {
            let receipt = body.get("receipt").and_then(Json::text).map(str::trim);
            let fits = |code: &&str| !code.is_empty() && length(code) <= RECEIPT_LIMIT;
            Outcome::Received { receipt: receipt.filter(fits).map(str::to_owned) }
        }
        408 | 425 | 429 | 500..=599 => Outcome::NotSent(Refusal::ServerFault(*status)),
        _ => Outcome::NotSent(Refusal::Refused(*status)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, body: &str) -> Outcome {
        outcome(&Reply::answered(status, body))
    }

    #[test]
    fn only_a_success_status_without_a_denial_counts_as_received() {
        let receipt = |code: &str| Outcome::Received { receipt: Some(code.to_owned()) };
        assert_eq!(answered(201, r#"{"receipt":"K7QM-42XP"}"#), receipt("K7QM-42XP"));
        assert_eq!(answered(204, ""), Outcome::Received { receipt: None });
        assert_eq!(answered(200, "<html>"), Outcome::Received { receipt: None });
        let refused = Outcome::NotSent(Refusal::Refused(200));
        assert_eq!(answered(200, r#"{"success":false}"#), refused);
        assert_eq!(answered(422, "{}"), Outcome::NotSent(Refusal::Refused(422)));
        assert_eq!(answered(503, ""), Outcome::NotSent(Refusal::ServerFault(503)));
        assert_eq!(answered(302, ""), Outcome::NotSent(Refusal::Refused(302)));
    }

    #[test]
    fn no_answer_is_not_sent_and_an_unreadable_one_not_confirmed() {
        let unreachable = Outcome::NotSent(Refusal::Unreachable);
        assert_eq!(answered(Reply::UNREACHED, ""), unreachable);
        assert_eq!(answered(Reply::LOST, ""), unreachable);
        assert_eq!(answered(Reply::OPAQUE, ""), Outcome::Unconfirmed);
    }

    #[test]
    fn a_receipt_that_is_no_short_text_is_not_shown() {
        let long = format!(r#"{{"receipt":"{}"}}"#, "x".repeat(41));
        for body in [long.as_str(), r#"{"receipt":5}"#, r#"{"receipt":" "}"#] {
            assert_eq!(answered(200, body), Outcome::Received { receipt: None });
        }
    }
}
