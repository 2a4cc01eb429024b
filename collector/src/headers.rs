//! Headers that go with every reply.

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::origins::Origins;

/// What a page from here may do: use its own files, send to this server, be framed by
/// `ancestors`, and make no markup out of text.
fn policy(ancestors: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors {ancestors}; require-trusted-types-for 'script'"
    )
}

/// Adds the headers to every reply of `router`; `frames` may show its pages in a frame.
pub(crate) fn strict(router: Router, frames: &Origins) -> anyhow::Result<Router> {
    let set = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    let policy = HeaderValue::from_str(&policy(&frames.ancestors()?))?;
    Ok(router
        // What was said before is stricter: see `unframed`.
        .layer(SetResponseHeaderLayer::if_not_present(header::CONTENT_SECURITY_POLICY, policy))
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(set(header::REFERRER_POLICY, "no-referrer"))
        // What is not said otherwise is not to be kept by anyone on the way.
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        )))
}

/// The policy of pages that only the office sees: no other site frames them, whoever may frame
/// the survey.
pub(crate) fn unframed() -> anyhow::Result<SetResponseHeaderLayer<HeaderValue>> {
    let policy = HeaderValue::from_str(&policy("'self'"))?;
    Ok(SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, policy))
}

/// `Cache-Control` of what may be kept but must be asked for again.
pub(crate) fn fresh() -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))
}

/// `Cache-Control` of the agency's files: what carries the digits of its content in its name
/// (`element.0123456789.js`) is another file when it changes; everything else is asked for again.
pub(crate) async fn of_file(request: Request, next: Next) -> Response {
    let versioned = is_versioned(request.uri().path());
    let mut response = next.run(request).await;
    let there = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let keep = match versioned && there {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}

/// Whether a path ends in the digits of the content, between two dots, and the kind of file.
fn is_versioned(path: &str) -> bool {
    let digit = |digit: u8| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit);
    let digits = path.rsplit('.').nth(1).unwrap_or_default();
    digits.len() == 10 && digits.bytes().all(digit)
}
