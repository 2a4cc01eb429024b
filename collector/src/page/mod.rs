//! `/recap`: the recap as a page, to read and print.

mod consultation;
mod form;
mod frame;
mod login;
mod protection;
mod received;
mod refused;
mod report;
mod stated;
mod table;
mod words;

use std::sync::Arc;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::app::App;
use crate::guard;
use crate::problem::Problem;
pub(crate) use received::received;
pub(crate) use refused::{outdated, refused};

use crate::recap::{Known, Minutes, Recap, Selection};

/// `GET /recap`: the recap; the form for the token to whoever did not bring it.
pub(crate) async fn recap(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Response {
    if let Some((_, token)) = parameters.iter().find(|(name, _)| name == "token") {
        return enter(&app, &headers, token);
    }
    if !guard::allowed(&app, &headers) {
        return (StatusCode::UNAUTHORIZED, Html(login::page(&app.config, false))).into_response();
    }
    let shown = tokio::task::spawn_blocking(move || {
        show(&app, &parameters).unwrap_or_else(|problem| refuse(&app, &problem))
    });
    shown.await.unwrap_or_else(|error| Problem::from(anyhow::Error::from(error)).into_response())
}

fn show(app: &App, parameters: &[(String, String)]) -> Result<Response, Problem> {
    let reader = app.store.reader()?;
    let known = Known::of(app, &reader)?;
    let (selection, dropped) = Selection::read_forgiving(&app.config, &known, parameters)?;
    let filter = selection.filter(&app.config);
    let minutes = Minutes::of(&app.config, &reader, &filter, selection.mask)?;
    let recap = Recap::of(&app.config, &reader, selection)?;
    let page = report::page(&app.config, &known, &recap, &minutes, dropped.as_deref());
    Ok(Html(page).into_response())
}

fn refuse(app: &App, problem: &Problem) -> Response {
    (problem.status, Html(login::refused(&app.config, &problem.error.message))).into_response()
}

#[derive(Debug, Deserialize)]
pub(crate) struct Login {
    token: String,
}

/// `POST /recap/login`: changes the token for the cookie.
pub(crate) async fn login(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    form: Result<Form<Login>, FormRejection>,
) -> Response {
    let token = form.map(|Form(login)| login.token).unwrap_or_default();
    enter(&app, &headers, token.trim())
}

/// Sets the cookie and leads on to the recap, so that the token leaves the address bar.
fn enter(app: &App, headers: &HeaderMap, token: &str) -> Response {
    if !app.token.is(token) {
        return (StatusCode::UNAUTHORIZED, Html(login::page(&app.config, true))).into_response();
    }
    let cookie = [(header::SET_COOKIE, guard::cookie(app, headers))];
    (cookie, Redirect::to("/recap")).into_response()
}

/// `GET /recap.css`.
pub(crate) async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("recap.css"))
}
