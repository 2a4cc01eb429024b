//! Headers that go with every reply.

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
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
