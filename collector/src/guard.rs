//! Who may read responses: whoever brings the token, or the cookie that it was changed for.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};

use crate::app::App;
use crate::problem::Problem;

const COOKIE: &str = "survei_recap";

/// Proof that a request brought the token or the cookie.
#[derive(Debug)]
pub(crate) struct Allowed;

impl FromRequestParts<Arc<App>> for Allowed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Problem> {
        allowed(app, &parts.headers).then_some(Allowed).ok_or_else(Problem::locked)
    }
}

/// Whether these headers hold the token or the cookie.
pub(crate) fn allowed(app: &App, headers: &HeaderMap) -> bool {
    let bearer = text(headers.get(header::AUTHORIZATION)).and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
    });
    let cookie = headers.get_all(header::COOKIE).iter().find_map(|value| {
        let pairs = text(Some(value))?.split(';').filter_map(|pair| pair.trim().split_once('='));
        pairs.filter(|(name, _)| *name == COOKIE).map(|(_, value)| value).next()
    });
    bearer.is_some_and(|token| app.token.is(token))
        || cookie.is_some_and(|session| app.session.is(session))
}

/// The cookie that opens the recap until this program ends. It is not the token.
pub(crate) fn cookie(app: &App, headers: &HeaderMap) -> String {
    let https = text(headers.get("x-forwarded-proto")).is_some_and(|scheme| scheme == "https");
    let secure = if https { "; Secure" } else { "" };
    format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Strict{secure}", app.session.text())
}

fn text(value: Option<&HeaderValue>) -> Option<&str> {
    value?.to_str().ok()
}
