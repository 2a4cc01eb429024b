//! What went wrong, for programs as a code and for people as a sentence.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::console::complain;

/// A reply that is no success, as `{"error":{"code":…,"message":…,"violations":[…]}}`.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) status: StatusCode,
    pub(crate) error: Description,
}

/// The description of a problem.
#[derive(Debug, Serialize)]
pub(crate) struct Description {
    /// Stable, for programs.
    pub(crate) code: &'static str,
    /// In Indonesian, for people.
    pub(crate) message: String,
    /// The parameter of the address that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) parameter: Option<&'static str>,
    /// The values that the parameter may have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) known: Vec<String>,
    /// Every broken rule.
    pub(crate) violations: Vec<Violation>,
}

/// One broken rule in the body of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Violation {
    /// Where: `answers.sarana`, `score.indexes.ikm.value`; empty means the body itself.
    pub(crate) path: String,
    /// Stable, for programs.
    pub(crate) code: &'static str,
    /// In Indonesian, for people.
    pub(crate) message: String,
}

impl Problem {
    /// A problem that is fully told by its sentence.
    pub(crate) fn new(status: StatusCode, code: &'static str, message: &str) -> Problem {
        let message = message.to_owned();
        let error =
            Description { code, message, parameter: None, known: vec![], violations: vec![] };
        Problem { status, error }
    }

    /// With every broken rule.
    pub(crate) fn with(mut self, violations: Vec<Violation>) -> Problem {
        self.error.violations = violations;
        self
    }

    /// A parameter of the address that has none of the values it may have.
    pub(crate) fn parameter(name: &'static str, found: &str, known: Vec<String>) -> Problem {
        let message = format!("{name}: \"{found}\" tidak dikenal. Yang ada: {}.", known.join(", "));
        let mut problem = Problem::new(StatusCode::BAD_REQUEST, "unknown_value", &message);
        problem.error.parameter = Some(name);
        problem.error.known = known;
        problem
    }

    /// There is nothing under this address.
    pub(crate) fn not_found() -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "not_found", "Alamat ini tidak ada.")
    }

    /// There is something under this address, but not for this method.
    pub(crate) fn wrong_method() -> Problem {
        let sentence = "Alamat ini tidak melayani metode permintaan tersebut.";
        Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", sentence)
    }

    /// The token is missing or wrong.
    pub(crate) fn locked() -> Problem {
        let sentence = "Perlu token. Kirim header Authorization: Bearer TOKEN.";
        Problem::new(StatusCode::UNAUTHORIZED, "token_needed", sentence)
    }
}

/// A fault of this server. The operator reads what it was; nothing of the request is in it.
impl From<anyhow::Error> for Problem {
    fn from(error: anyhow::Error) -> Problem {
        complain(&format!("gangguan server: {error:#}"));
        let sentence = "Server sedang bermasalah. Coba lagi nanti.";
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "server_fault", sentence)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        #[derive(Serialize)]
        struct Body {
            error: Description,
        }
        (self.status, Json(Body { error: self.error })).into_response()
    }
}
