//! From names and values to bytes.

mod json;
mod multipart;
mod urlencoded;
mod xml;

pub(super) use urlencoded::{component, urlencoded};

use super::Encoding;
use super::expand::{Entry, sent, tree};
use crate::survey::json::Writer;

/// A body with its content type. The identifier of the response becomes the boundary of parts, so
/// that the same response has the same bytes.
pub(super) fn encode(encoding: Encoding, entries: &[Entry<'_>], id: &str) -> (String, String) {
    let (content_type, body) = match encoding {
        Encoding::Urlencoded => ("application/x-www-form-urlencoded", urlencoded(sent(entries))),
        Encoding::Multipart => return multipart::multipart(sent(entries), id),
        Encoding::Json => ("application/json", json(entries)),
        Encoding::Text => ("text/plain;charset=utf-8", json(entries)),
        Encoding::Xml => ("text/xml;charset=utf-8", xml::xml(&tree(entries))),
    };
    (content_type.to_owned(), body)
}

fn json(entries: &[Entry<'_>]) -> String {
    Writer::value(|o| tree(entries).write_json(o))
}

/// Line breaks as every form posts them.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}
