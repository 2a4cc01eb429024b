//! What a request says it brings, and which kind of answer it wants.

use axum::http::{HeaderMap, HeaderName, header};

/// What the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Json,
    /// A plain form.
    Form,
    /// A form as files are sent.
    Multipart,
    Other,
}

pub(super) fn kind(headers: &HeaderMap) -> Kind {
    let value = text(headers, &header::CONTENT_TYPE);
    let kind = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "application/json" => Kind::Json,
        "application/x-www-form-urlencoded" => Kind::Form,
        "multipart/form-data" => Kind::Multipart,
        _ => Kind::Other,
    }
}

/// Whether JSON is wanted more than a page.
pub(super) fn json(headers: &HeaderMap) -> bool {
    let accept = text(headers, &header::ACCEPT);
    let wish = |wanted: &str| {
        let ranges = accept.split(',').filter_map(|range| {
            let mut parts = range.split(';').map(str::trim);
            let kind = parts.next()?.to_ascii_lowercase();
            let (main, _) = wanted.split_once('/')?;
            let close = match kind.as_str() {
                "*/*" => 1,
                kind if kind == wanted => 3,
                kind if kind.strip_suffix("/*") == Some(main) => 2,
                _ => return None,
            };
            let quality = parts.find_map(|part| part.strip_prefix("q="));
            Some((close, quality.map_or(1000, thousandths)))
        });
        // The range that says it most exactly counts.
        ranges.max_by_key(|(close, _)| *close).map_or(0, |(_, quality)| quality)
    };
    wish("application/json") > wish("text/html")
}

/// A quality such as `0.8` in thousandths; what is none counts as nothing.
fn thousandths(text: &str) -> u32 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = format!("{part:0<3}");
    let digits = part.get(..3).and_then(|part| part.parse::<u32>().ok());
    whole.parse::<u32>().ok().zip(digits).map_or(0, |(whole, part)| whole * 1000 + part).min(1000)
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn json_is_given_only_to_those_who_prefer_it() {
        let wants = |accept: &'static str| {
            json(&HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static(accept))]))
        };
        for accept in [
            "application/json",
            "application/json, text/plain, */*;q=0.5",
            "text/html;q=0.5, application/*",
            "text/html;q=0,*/*;q=0.1",
        ] {
            assert!(wants(accept), "{accept}");
        }
        for accept in [
            "",
            "*/*",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "text/html, application/json",
            "text/plain",
            "application/json;q=0.4, text/*;q=0.5",
            "application/json;q=x",
        ] {
            assert!(!wants(accept), "{accept}");
        }
        assert!(!json(&HeaderMap::new()));
    }
}
