//! The canary: a host page that knows everything about its visitor, and a server that keeps every
//! byte of what is asked of it. Nothing of the one is in the other, in any shape.

mod disguises;
mod marks;
mod recorder;
mod visit;

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use survei_e2e::{Engine, in_each_engine};

use self::recorder::Request;
use self::visit::Canary;
use crate::note::note;
use crate::office::{full, plain};

in_each_engine! {
    no_request_holds_anything_about_the_visitor_and_nothing_is_left_behind
    two_responses_from_one_phone_share_no_value
    no_mapping_sends_anything_about_the_visitor
    the_plain_form_sends_nothing_about_the_visitor
}

/// The digits of the answers as a script's text, and a comment that says nothing about anybody.
fn to_review(row: &str) -> String {
    format!("await walk.toReview('{row}', 'Kursi {row}');")
}

/// What comes later comes without the visitor as well: a language, and what looks at a comment.
const ENGLISH: &str = "await walk.there('.bar select'); const select = walk.find('.bar select');
    select.value = 'en'; select.dispatchEvent(new Event('change')); await walk.there('.survey[lang=en]');";

const SEND: &str = "await walk.send(); await walk.there('.sent .receipt strong');";

async fn no_request_holds_anything_about_the_visitor_and_nothing_is_left_behind(
    engine: Engine,
) -> Result<()> {
    let mut canary = Canary::start(engine, &full()).await?;
    let snippet = canary.office.survei(&["html", "survei.json", "--base", "/"])?;
    let one_page = "<script src=/element.js referrerpolicy=no-referrer defer></script>\
        <survei-publik src=/survei.json layout=one-page></survei-publik>";
    let mut traps = 0;
    for (body, row) in [(&*snippet, "1234123412341"), (one_page, "4321432143214")] {
        canary.recorder.show(body);
        canary.visit().await?;
        canary.walk(ENGLISH).await?;
        canary.walk(&to_review(row)).await?;
        canary.walk(SEND).await?;
        traps = canary.untouched().await?;
        canary.nothing_left().await?;
        let asked = canary.search(&[])?;
        let paths: Vec<&str> = asked.iter().map(Request::path).collect();
        for wanted in ["/survei.json", "/api/responses", "/element.js"] {
            ensure!(paths.contains(&wanted), "{wanted} is not among {paths:?}");
        }
        for wanted in ["/survei-publik", "/guard", "/languages/"] {
            ensure!(paths.iter().any(|path| path.starts_with(wanted)), "no {wanted}: {paths:?}");
        }
        for request in &asked {
            let referrer = request.header("referer").unwrap_or_default();
            // No page around: what a script imports may be told of the script.
            let told = referrer.contains("/warga/") && !request.path().ends_with(".css");
            ensure!(!told, "{} is told {referrer}", request.target);
        }
    }
    // Refused, kept, and sent on a later visit.
    canary.recorder.refuse(true);
    canary.visit().await?;
    canary.walk(&to_review("2222333344441")).await?;
    canary.walk("await walk.send(); await walk.there('.waiting');").await?;
    canary.search(&[])?;
    canary.recorder.refuse(false);
    canary.visit().await?;
    canary.walk("await walk.there('.sent .receipt strong, .review .primary'); const retry = walk.find('.review .primary'); if (retry) retry.click(); await walk.there('.sent .receipt strong');").await?;
    canary.untouched().await?;
    let asked = canary.search(&[])?;
    ensure!(asked.iter().any(|request| request.method == "POST"), "nothing was sent again");
    // Nothing of the third response is on the device either, beside what the page keeps.
    let left =
        "return Object.keys(localStorage).filter((key) => key.startsWith('survei')).length === 0";
    canary.browser.page().wait_until(left).await?;
    ensure!(canary.office.count()? == 3);
    note(&format!("canary, {}: {traps} traps, 0 set off", engine.name()));
    canary.end("widget").await
}

/// Whatever two responses may have in common: it is the same for everybody.
const SAME_FOR_ALL: [&str; 9] = [
    "/format",
    "/instrument",
    "/instrument_version",
    "/period",
    "/unit",
    "/service",
    "/day",
    "/score/profile",
    "/score/grouping",
];

/// What a browser says of itself, not of a visitor, and what the request is made of.
const HEADERS: [&str; 20] = [
    "host",
    "connection",
    "user-agent",
    "accept",
    "accept-language",
    "accept-encoding",
    "content-type",
    "content-length",
    "origin",
    "sec-fetch-site",
    "sec-fetch-mode",
    "sec-fetch-dest",
    "sec-ch-ua",
    "sec-ch-ua-mobile",
    "sec-ch-ua-platform",
    "priority",
    "pragma",
    "cache-control",
    "dnt",
    "sec-gpc",
];

async fn two_responses_from_one_phone_share_no_value(engine: Engine) -> Result<()> {
    let mut canary = Canary::start(engine, &full()).await?;
    canary.recorder.show(
        "<script src=/element.js referrerpolicy=no-referrer defer></script>\
         <survei-publik src=/survei.json unit=unit-1 service=layanan-1></survei-publik>",
    );
    let mut sent = Vec::new();
    // Not even the letter is the same: D and A.
    for row in ["1111111111111", "2222444444444"] {
        canary.visit().await?;
        canary.walk(&to_review(row)).await?;
        canary.walk(SEND).await?;
        let given = canary.browser.page().eval("return jebakan.given").await?;
        let asked = canary.search(&[])?;
        let post = asked.into_iter().find(|request| request.method == "POST");
        let post = post.context("nothing was sent")?;
        let body: Value = serde_json::from_slice(&post.body)?;
        let given: Vec<&str> =
            given.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let id = body["id"].as_str().context("no id")?;
        ensure!(given.contains(&id), "{id} is not one of the random numbers {given:?}");
        sent.push((post, body));
    }
    let [(one_post, one), (other_post, other)] = &sent[..] else { bail!("not two") };
    let [one, other] = [one, other].map(|body| leaves("", body));
    let equal: Vec<&String> = one
        .iter()
        .filter(|(place, value)| other.get(*place) == Some(*value))
        .map(|(place, _)| place)
        .collect();
    for place in &equal {
        ensure!(SAME_FOR_ALL.contains(&&***place), "both say {place}: {}", one[*place]);
    }
    ensure!(equal.len() == SAME_FOR_ALL.len(), "{equal:?}");
    let [id, other_id] = [&one["/id"], &other["/id"]];
    for start in 0..id.len() - 8 {
        ensure!(
            id.get(start..start + 8).is_none_or(|run| !other_id.contains(run)),
            "{id} and {other_id} share four bytes"
        );
    }
    for (name, value) in &one_post.headers {
        if other_post.header(name) == Some(value) {
            let known = HEADERS.contains(&&*name.to_ascii_lowercase());
            ensure!(known, "both requests say {name}: {value}");
        }
    }
    canary.end("two responses").await
}

/// Every value by its path.
fn leaves(path: &str, value: &Value) -> BTreeMap<String, String> {
    match value {
        Value::Object(fields) => (fields.iter())
            .flat_map(|(key, value)| leaves(&format!("{path}/{key}"), value))
            .collect(),
        Value::String(text) => BTreeMap::from([(path.to_owned(), text.clone())]),
        value => BTreeMap::from([(path.to_owned(), value.to_string())]),
    }
}

/// Forms in both encodings, JSON, XML, a form in several steps with a token.
const MAPPINGS: [&str; 5] = [
    "s01-u-bernomor",
    "s08-kurung-nilai-gabungan",
    "s16-json-nomor-pilihan-saja",
    "xml-openrosa",
    "s20-satu-permintaan-per-pertanyaan",
];

async fn no_mapping_sends_anything_about_the_visitor(engine: Engine) -> Result<()> {
    let mut canary = Canary::start(engine, &plain()).await?;
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/backends");
    for name in MAPPINGS {
        let text = fs::read_to_string(format!("{examples}/{name}.json"))?;
        // The agency's own application is the recorder itself.
        let config: Value = serde_json::from_str(&text)?;
        let url = config["submit"]["url"].as_str().context("no address")?;
        let end = url.match_indices('/').nth(2).map_or(url.len(), |(place, _)| place);
        let text = text.replace(url.get(..end).unwrap_or(url), &canary.recorder.origin);
        // Where there is a token there is a session, and the agency has asked for its cookie.
        let session = config["submit"]["credentials"] == "same-origin";
        let cookies: &[&str] = if session { &["cookie"] } else { &[] };
        let config: Value = serde_json::from_str(&text)?;
        fs::write(canary.office.on_site("contoh.json"), config.to_string())?;
        let [unit, service] = ["/units/0/id", "/units/0/services/0/id"]
            .map(|place| config.pointer(place).and_then(Value::as_str).unwrap_or_default());
        canary.recorder.show(&format!(
            "<script src=/element.js referrerpolicy=no-referrer defer></script>\
             <survei-publik src=/contoh.json unit='{unit}' service='{service}'></survei-publik>"
        ));
        canary.visit().await?;
        canary.walk(&to_review("3412341234123")).await.context(name)?;
        canary.walk("await walk.send(); await walk.there('.sent');").await.context(name)?;
        canary.untouched().await.context(name)?;
        canary.nothing_left().await.context(name)?;
        let asked = canary.search(cookies).context(name)?;
        let sent =
            asked.iter().filter(|request| request.method == "POST" || request.target.contains('?'));
        ensure!(sent.count() > 0, "{name}: nothing was sent");
        for request in &asked {
            let told = request.header("cookie");
            let is_file = request.path().ends_with(".js");
            ensure!(
                is_file || session || told.is_none(),
                "{name}: {} carries {told:?}",
                request.target
            );
        }
    }
    canary.end("mappings").await
}

async fn the_plain_form_sends_nothing_about_the_visitor(engine: Engine) -> Result<()> {
    let mut canary = Canary::start(engine, &plain()).await?;
    let snippet = canary.office.survei(&["html", "survei.json", "--base", "/"])?;
    // No widget comes: the form is sent by the browser.
    canary.recorder.show(&snippet.replace("element.js", "tidak-ada.js"));
    canary.visit().await?;
    canary
        .walk(
            "for (const group of document.querySelectorAll('survei-publik fieldset')) {
               group.querySelector('input').click();
             }
             document.querySelector('survei-publik form [type=submit]').click();",
        )
        .await?;
    let page = canary.browser.page();
    page.wait_until("return location.pathname === '/received'").await?;
    let asked = canary.search(&[])?;
    let post = asked.iter().find(|request| request.method == "POST").context("nothing was sent")?;
    let body = String::from_utf8_lossy(&post.body).into_owned();
    ensure!(body.contains("answers.waktu=1"), "{body}");
    canary.end("plain form").await
}

/// Where a shipped script asks for the address or the cookies: only for a token, where the agency
/// has written that it lies there (`submit.mapping.tokens`).
const ASKED: [(&str, &str); 2] = [("carry.js", "location.href"), ("carry.js", "document.cookie")];

/// What no script has to ask for.
const ASKING: [&str; 12] = [
    "location.href",
    "location.search",
    "location.hash",
    "location.pathname",
    "document.cookie",
    "document.referrer",
    "document.title",
    "document.URL",
    "userAgent",
    "Math.random",
    "sendBeacon",
    "toDataURL",
];

#[test]
fn what_ships_asks_neither_where_nor_who_the_visitor_is() {
    let site = crate::office::from_environment("SURVEI_SITE").unwrap();
    let mut seen = 0;
    for entry in fs::read_dir(site).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // The versioned copies are the same.
        if !name.ends_with(".js") || name.matches('.').count() > 1 {
            continue;
        }
        seen += 1;
        let text = fs::read_to_string(&path).unwrap();
        for asking in ASKING {
            let allowed = ASKED.contains(&(&*name, asking));
            assert!(allowed || !text.contains(asking), "{name} asks for {asking}");
        }
    }
    assert!(seen > 6, "only {seen} scripts");
}
