//! How that is written as JSON which only the receiver can tell.

use crate::survey::document::{Key, Mistake, Object, optional, required};
use crate::survey::payload::mapping::learnt::{is_path, is_pattern};
use crate::survey::payload::mapping::{Capture, CaptureSource, Success, Token, TokenSource};

pub(super) fn token<O: Object>(o: &mut O) -> Token {
    let name = o.identifier(required("name", "The name, as in {token.NAME}."));
    let source = o.one_of(
        required(
            "source",
            "Where it is: an element of a page (selector), a meta element (meta), a cookie, a \
             JSON document, a variable of the page around the survey (global), or right here \
             (constant).",
        ),
        &TokenSource::WORDS,
    );
    let at = o.text(required(
        "at",
        "CSS selector, name of the meta element or of the cookie, path such as data.0.token \
         (json, global), or the text itself (constant).",
    ));
    let page = o.address(Key {
        required: source == Some(TokenSource::Json),
        ..optional(
            "page",
            "Address that is fetched for it, just before sending (default: the page around the \
             survey); required for json.",
        )
    });
    if matches!(source, Some(TokenSource::Json | TokenSource::Global)) {
        path(o, "at", at.as_deref());
    }
    let own = match source {
        Some(TokenSource::Constant) => Some("source: constant"),
        Some(TokenSource::Global) => Some("source: global"),
        _ => None,
    };
    if let Some(first) = own.filter(|_| o.has("page")) {
        o.mistake(|| ("page", Mistake::NotTogether { first }));
    }
    Token {
        name: name.unwrap_or_default(),
        source: source.unwrap_or_default(),
        at: at.unwrap_or_default(),
        page,
    }
}

pub(super) fn capture<O: Object>(o: &mut O) -> Capture {
    let name = o.identifier(required("name", "The name, as in {capture.NAME}."));
    let source = o.one_of(
        required(
            "source",
            "Where it is: in JSON, in the final address, or in an element of a page (selector).",
        ),
        &CaptureSource::WORDS,
    );
    let at = o.text(required(
        "at",
        "Path such as data.id (json), part of the address with * for what is wanted, such as \
         /jawab/*, or CSS selector.",
    ));
    match (source, &at) {
        (Some(CaptureSource::Json), _) => path(o, "at", at.as_deref()),
        (Some(CaptureSource::Address), Some(at)) if !is_pattern(at) => {
            o.mistake(|| ("at", Mistake::NotAPattern { found: at.clone() }));
        }
        _ => {}
    }
    Capture {
        name: name.unwrap_or_default(),
        source: source.unwrap_or_default(),
        at: at.unwrap_or_default(),
    }
}

pub(super) fn success<O: Object>(o: &mut O) -> Success {
    let status = o.numbers(
        optional("status", "The status is one of these (default: 200 to 299)."),
        200..=299,
    );
    let json = o.text(Key {
        required: o.has("equals"),
        ..optional("json", "Path of a value in the reply, if that is JSON, such as data.status.")
    });
    path(o, "json", json.as_deref());
    let equals = o.text(optional(
        "equals",
        "What that value is, as text (default: anything but false, null, 0 and an empty text).",
    ));
    let text = o.text(optional("text", "The reply contains this text."));
    let address = o.text(optional(
        "address",
        "The final address, after all redirects, contains this text, such as /terima-kasih.",
    ));
    let opaque = o.flag(optional(
        "opaque",
        "true: the receiver's reply cannot be read from another site, as with Google Form. The \
         citizen is told that it was sent and is not confirmed. Alone, without the others.",
    ));
    let opaque = opaque.unwrap_or_default();
    for key in ["status", "json", "equals", "text", "address"] {
        if opaque && o.has(key) {
            o.mistake(|| ("opaque", Mistake::NotTogether { first: key }));
        }
    }
    Success { status: status.unwrap_or_default(), json, equals, text, address, opaque }
}

/// Reports what is no path.
fn path<O: Object>(o: &mut O, key: &str, path: Option<&str>) {
    if let Some(found) = path.filter(|path| !is_path(path)) {
        o.mistake(|| (key, Mistake::NotAPath { found: found.to_owned() }));
    }
}
