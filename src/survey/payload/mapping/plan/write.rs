//! A plan as the JSON that is kept on the phone and read by `embed/carry.js`.

use super::{Plan, PlannedStep};
use crate::survey::config::{Credentials, Referrer};
use crate::survey::json::Writer;
use crate::survey::payload::mapping::learnt::word;
use crate::survey::payload::mapping::{
    Capture, CaptureSource, Encoding, Success, Token, TokenSource,
};

/// The version of the plan that is written.
const FORMAT: u16 = 1;

impl Plan {
    /// The plan before anything of it was carried out.
    #[must_use]
    pub fn to_json(&self) -> String {
        let Plan { repeatable, credentials, referrer, tokens, steps } = self;
        Writer::object(|o| {
            o.key("format").number(FORMAT.into());
            o.key("repeatable").raw(if *repeatable { "true" } else { "false" });
            o.key("credentials").text(Some(match credentials {
                Credentials::Omit => "omit",
                Credentials::SameOrigin => "same-origin",
                Credentials::Include => "include",
            }));
            o.key("referrer").text(Some(match referrer {
                Referrer::None => "no-referrer",
                Referrer::Origin => "origin",
            }));
            o.key("tokens")
                .list(tokens, |o, (token, hole)| o.braced(|o| write_token(o, token, hole)));
            o.key("steps").list(steps, |o, step| o.braced(|o| write_step(o, step)));
            o.key("at").number(0);
            o.key("given").braced(|_| {});
        })
    }
}

fn write_token(o: &mut Writer, token: &Token, hole: &str) {
    o.key("name").text(Some(&token.name));
    o.key("hole").text(Some(hole));
    o.key("source").text(Some(word(&TokenSource::WORDS, token.source)));
    o.key("at").text(Some(&token.at));
    if token.page.is_some() {
        o.key("page").text(token.page.as_deref());
    }
}

fn write_step(o: &mut Writer, step: &PlannedStep) {
    o.key("method").text(Some(step.method.name()));
    o.key("url").text(Some(&step.url));
    o.key("headers").list(&step.headers, |o, (name, value)| {
        o.list([name, value], |o, text| o.text(Some(text)));
    });
    o.key("content_type").text(step.content_type.as_deref());
    o.key("encoding").text(Some(word(&Encoding::WORDS, step.encoding)));
    o.key("body").text(Some(&step.body));
    o.key("success").braced(|o| write_success(o, &step.success));
    o.key("captures").list(&step.captures, |o, (Capture { name, source, at }, hole)| {
        o.braced(|o| {
            o.key("name").text(Some(name));
            o.key("hole").text(Some(hole));
            o.key("source").text(Some(word(&CaptureSource::WORDS, *source)));
            o.key("at").text(Some(at));
        });
    });
}

fn write_success(o: &mut Writer, success: &Success) {
    if !success.status.is_empty() {
        o.key("status").list(&success.status, |o, status| o.number((*status).into()));
    }
    let texts = [
        ("json", &success.json),
        ("equals", &success.equals),
        ("text", &success.text),
        ("address", &success.address),
    ];
    for (key, text) in texts.into_iter().filter(|(_, text)| text.is_some()) {
        o.key(key).text(text.as_deref());
    }
    if success.opaque {
        o.key("opaque").raw("true");
    }
}
