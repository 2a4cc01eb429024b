//! How one request is written as JSON: as keys of the mapping, or of an entry of its steps.

use super::field::field;
use super::{dates, learnt};
use crate::survey::document::{Key, Mistake, Object, optional, required};
use crate::survey::instrument::unique;
use crate::survey::payload::mapping::learnt::word;
use crate::survey::payload::mapping::{Encoding, Header, Method, Step};

/// The keys of a request.
pub(super) const KEYS: [&str; 9] = [
    "method",
    "side_effects",
    "url",
    "encoding",
    "repeat",
    "headers",
    "fields",
    "success",
    "captures",
];

/// Headers in which a receiver is shown that somebody may write to it.
const SECRETS: [&str; 5] =
    ["authorization", "x-api-key", "api-key", "x-auth-token", "x-access-token"];

/// The description of a request.
pub(super) fn describe<O: Object>(o: &mut O) -> Step {
    let method =
        o.one_of(optional("method", "POST (default), or GET with side_effects."), &Method::WORDS);
    let method = method.unwrap_or_default();
    let side_effects = o.flag(optional(
        "side_effects",
        "true: the receiver stores what comes by GET, and the agency knows that such requests are \
         logged and may be repeated.",
    ));
    if method == Method::Get {
        let accepted = side_effects == Some(true);
        let tell = || ("method", Mistake::SideEffects { accepted });
        if accepted { o.warning(tell) } else { o.mistake(tell) }
    }
    let url = o.address(optional(
        "url",
        "Address with placeholders (default: submit.url); their values are percent-encoded.",
    ));
    dates(o, "url", url.as_deref());
    let encoding = o.one_of(
        optional(
            "encoding",
            "How fields become a body (default: urlencoded). json, text (JSON as text/plain) and \
             xml read names as paths such as answers[{i}].id.",
        ),
        &Encoding::WORDS,
    );
    let encoding = encoding.unwrap_or_default();
    if method == Method::Get && encoding != Encoding::Urlencoded {
        let (found, allowed) = (word(&Encoding::WORDS, encoding), "urlencoded".to_owned());
        o.mistake(|| ("encoding", Mistake::NotOneOf { found: found.to_owned(), allowed }));
    }
    let repeat = o.one_of(
        optional("repeat", "answers: one request for each answer (default: none)."),
        &[("none", false), ("answers", true)],
    );
    let headers = o.objects(optional("headers", "Headers to send along."), header);
    // An address alone can say all that a GET says.
    let needed = method == Method::Post && !O::SCHEMA;
    let fields = o.objects(
        Key {
            required: needed,
            ..optional("fields", "What is sent, in order; required for POST.")
        },
        |o| field(o, true),
    );
    let success = o.object(
        optional(
            "success",
            "How it is known that the receiver has taken it (default: status 200 to 299). All \
             that is written here must hold.",
        ),
        learnt::success,
    );
    let success = success.unwrap_or_default();
    let captures = o.objects(
        optional(
            "captures",
            "What later steps need of the reply, such as a new number; in templates \
             {capture.NAME}.",
        ),
        learnt::capture,
    );
    unique(o, "captures", "name");
    if success.opaque {
        // A browser that hides the reply sends nothing but what a form could.
        let encoding = match encoding {
            Encoding::Json => Some("encoding: json"),
            Encoding::Xml => Some("encoding: xml"),
            _ => None,
        };
        let others = ["headers", "captures"].into_iter().filter(|key| o.has(key));
        for first in others.chain(encoding).collect::<Vec<_>>() {
            o.mistake(|| ("success.opaque", Mistake::NotTogether { first }));
        }
    }
    Step {
        method,
        url,
        encoding,
        repeat: repeat.unwrap_or_default(),
        headers: headers.unwrap_or_default(),
        fields: fields.unwrap_or_default(),
        success,
        captures: captures.unwrap_or_default(),
    }
}

fn header<O: Object>(o: &mut O) -> Header {
    let name = o.text(required("name", "The name; the content type follows from the encoding."));
    let value = o.text(required("value", "The value, with placeholders such as {token.csrf}."));
    let of_encoding = |name: &&String| name.eq_ignore_ascii_case("content-type");
    if let Some(found) = name.as_ref().filter(of_encoding) {
        let (found, first) = (found.clone(), "submit.mapping.encoding".to_owned());
        o.mistake(|| ("name", Mistake::Duplicate { found, first }));
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if let Some(found) = name.as_ref().filter(|name| !name.chars().all(plain)) {
        let (found, allowed) = (found.clone(), "A–Z, a–z, 0–9, -, _".to_owned());
        o.mistake(|| ("name", Mistake::NotOneOf { found, allowed }));
    }
    let opens = |name: &&String| SECRETS.iter().any(|key| name.eq_ignore_ascii_case(key));
    let learnt = value.as_deref().is_some_and(|value| value.contains('{'));
    if let Some(found) = name.as_ref().filter(opens).filter(|_| !learnt) {
        o.warning(|| ("name", Mistake::PublicKey { found: found.clone() }));
    }
    dates(o, "value", value.as_deref());
    Header { name: name.unwrap_or_default(), value: value.unwrap_or_default() }
}
