//! `POST /api/responses`: taking a response in.

mod answers;
mod found;
mod limit;
mod posted;
mod rules;
mod shape;
mod tidy;
mod wants;

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use survei_publik::survey::payload::Submission;

use crate::app::App;
use crate::problem::{Problem, Violation};
use crate::store::Kept;

pub(crate) use limit::limit;

/// Takes one response, once: from the widget as JSON, or from a plain form.
pub(crate) async fn receive(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    match wants::kind(&headers) {
        wants::Kind::Json => json(app, body).await.into_response(),
        wants::Kind::Form => posted::receive(app, &headers, body).await,
        wants::Kind::Multipart => posted::multipart(&app, &headers),
        wants::Kind::Other => {
            let sentence =
                "Kirim jawaban sebagai JSON dengan header Content-Type: application/json.";
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            Problem::new(status, "not_json_type", sentence).into_response()
        }
    }
}

async fn json(app: Arc<App>, body: Result<Bytes, BytesRejection>) -> Result<Response, Problem> {
    let body = body.map_err(|rejection| unread(rejection.status(), app.limit))?;
    let submission = shape::read(&body)?;
    let kept = tokio::task::spawn_blocking(move || take(&app, submission)).await;
    match kept.map_err(anyhow::Error::from)?? {
        Kept::New(receipt) => Ok(receipted(StatusCode::CREATED, receipt)),
        Kept::Again(receipt) => Ok(receipted(StatusCode::OK, receipt)),
        Kept::Differs => Err(taken()),
    }
}

fn taken() -> Problem {
    let sentence = "Jawaban lain sudah tersimpan dengan id ini. Pakai id baru untuk \
                    jawaban baru; kirim ulang tanpa mengubah isinya.";
    Problem::new(StatusCode::CONFLICT, "id_taken", sentence)
}

fn broken(violations: Vec<Violation>) -> Problem {
    let sentence = "Jawaban tidak disimpan karena ada isian yang tidak sesuai aturan.";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "rules_broken", sentence).with(violations)
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
        return Err(broken(violations));
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
