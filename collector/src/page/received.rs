//! `/received`: thanks, and the code by which a respondent can refer to the response.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use maud::html;
use survei_publik::survey::document::Language;
use survei_publik::survey::locale::{Catalog, Key};

use super::frame;
use crate::app::App;
use crate::problem::Problem;
use crate::receipt;

/// `GET /received?receipt=`: what a form leads to.
pub(crate) async fn received(
    State(app): State<Arc<App>>,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Response {
    let parameter = |wanted: &str| {
        let found = parameters.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.as_str())
    };
    let language = parameter("lang").map(Language::complete).unwrap_or_default();
    let Some(receipt) = parameter("receipt").filter(|text| receipt::is_one(text)) else {
        return super::refused(&app.config, language, &Problem::not_found(), &[]);
    };
    let catalog = Catalog::of(language);
    let close = match language {
        Language::English => "Note the code if you need it. You may close this page.",
        _ => "Catat kodenya bila perlu. Halaman ini boleh ditutup.",
    };
    let content = html! {
        div.told role="status" {
            p.lead { (catalog.text(Key::SentLead)) }
            p.receipt { (catalog.text(Key::Receipt)) ": " strong { (receipt) } }
            p { (close) }
        }
    };
    let page = frame::page_in(&app.config, language, catalog.text(Key::SentTitle), &content);
    (StatusCode::OK, Html(page)).into_response()
}
