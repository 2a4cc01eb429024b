//! `POST /api/responses`: taking a response in.

mod answers;
mod found;
mod limit;
mod rules;
mod shape;
mod tidy;

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use survei_publik::survey::payload::Submission;

use crate::app::App;
use crate::problem::Problem;
use crate::store::Kept;

pub(crate) use limit::limit;

/// Takes one response, once.
pub(crate) async fn receive(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    json(&headers)?;
    let body = body.map_err(|rejection| unread(rejection.status(), app.limit))?;
    let submission = shape::read(&body)?;
    let kept = tokio::task::spawn_blocking(move || take(&app, submission)).await;
    match kept.map_err(anyhow::Error::from)?? {
        Kept::New(receipt) => Ok(receipted(StatusCode::CREATED, receipt)),
        Kept::Again(receipt) => Ok(receipted(StatusCode::OK, receipt)),
        Kept::Differs => {
            let sentence = "Jawaban lain sudah tersimpan dengan id ini. Pakai id baru untuk \
                            jawaban baru; kirim ulang tanpa mengubah isinya.";
            Err(Problem::new(StatusCode::CONFLICT, "id_taken", sentence))
        }
    }
}

fn take(app: &App, given: Submission) -> Result<Kept, Problem> {
    // Checked as it was given: the places in the report are those that the sender knows.
    let violations = rules::check(&app.config, app.calendar, &given);
    let submission = tidy::tidy(given);
    // What was kept once stays kept, even if the rules have become others since.
    if let Some(stored) = app.store.find(&submission.id)?
        && stored.submission == submission
    {
        return Ok(Kept::Again(stored.receipt));
    }
    if !violations.is_empty() {
        let sentence = "Jawaban tidak disimpan karena ada isian yang tidak sesuai aturan.";
        let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "rules_broken", sentence);
        return Err(problem.with(violations));
    }
    Ok(app.store.keep(&submission)?)
}

fn receipted(status: StatusCode, receipt: String) -> Response {
    #[derive(Serialize)]
    struct Body {
        receipt: String,
    }
    (status, Json(Body { receipt })).into_response()
}

/// Refuses a body that does not say it is JSON: other sites' forms cannot say so.
fn json(headers: &HeaderMap) -> Result<(), Problem> {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = value.and_then(|value| value.split(';').next()).unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    let sentence = "Kirim jawaban sebagai JSON dengan header Content-Type: application/json.";
    Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json_type", sentence))
}

fn unread(status: StatusCode, limit: usize) -> Problem {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => {
            let sentence = format!("Isi permintaan terlalu besar, paling banyak {limit} bita.");
            Problem::new(status, "too_large", &sentence)
        }
        _ => {
            let sentence = "Isi permintaan tidak sampai dengan utuh.";
            Problem::new(StatusCode::BAD_REQUEST, "cut_short", sentence)
        }
    }
}
