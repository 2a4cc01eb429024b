//! The plan that the phone keeps and carries out: what may be repeated, what is learnt on the way,
//! and holes that no encoding alters.

use proptest::prelude::*;
use serde_json::{Value, json};
use survei_publik::survey::document::Language;
use survei_publik::survey::payload::mapping::plan;

use super::{RANDOM, mapped, planned, response, with_mapping};
use crate::office::config;
use crate::rows::cases;

/// A configuration with tokens and two steps, of which one is repeated.
fn several() -> Value {
    let mut document = with_mapping(json!({
        "tokens": [
            { "name": "nonce", "source": "global", "at": "skm.nonce" },
            { "name": "csrf", "source": "selector", "at": "input[name=_token]", "page": "/survei" },
        ],
        "steps": [
            {
                "url": "/responden",
                "headers": [{ "name": "X-CSRF-TOKEN", "value": "Bearer {token.csrf}" }],
                "fields": [{ "name": "k", "value": "{key}" }, { "name": "n", "value": "{token.nonce}" }],
                "success": { "status": [201], "json": "status", "equals": "true" },
                "captures": [{ "name": "id", "source": "json", "at": "data.id" }],
            },
            {
                "url": "/jawab/{capture.id}",
                "repeat": "answers",
                "encoding": "json",
                "fields": [
                    { "name": "id", "value": "{capture.id}", "type": "number" },
                    { "name": "nilai", "value": "{score}" },
                    { "name": "kunci", "value": "{key}/{item}" },
                ],
            },
        ],
    }));
    document["submit"]["credentials"] = json!("same-origin");
    document["submit"]["referrer"] = json!("origin");
    document
}

fn plan_of(document: &Value) -> Value {
    let config = crate::office::reading(document).usable().unwrap();
    let mapping = config.submit.mapping.as_ref().unwrap();
    let text = plan(&config, mapping, &response(&config), Language::Indonesian, RANDOM);
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_plan_says_all_that_is_needed_to_carry_it_out() {
    let plan = plan_of(&several());
    let hole = |number: u8| format!("q{RANDOM}0{number}");
    assert_eq!(
        (&plan["format"], &plan["repeatable"], &plan["credentials"], &plan["referrer"]),
        (&json!(1), &json!(true), &json!("same-origin"), &json!("origin"))
    );
    assert_eq!((&plan["at"], &plan["given"]), (&json!(0), &json!({})));
    assert_eq!(
        plan["tokens"],
        json!([
            { "name": "nonce", "hole": hole(0), "source": "global", "at": "skm.nonce" },
            {
                "name": "csrf", "hole": hole(1), "source": "selector",
                "at": "input[name=_token]", "page": "/survei",
            },
        ])
    );
    assert_eq!(
        plan["steps"][0],
        json!({
            "method": "POST", "url": "/responden",
            "headers": [["X-CSRF-TOKEN", format!("Bearer {}", hole(1))]],
            "content_type": "application/x-www-form-urlencoded", "encoding": "urlencoded",
            "body": format!("k=0123456789abcdef0123456789abcdef&n={}", hole(0)),
            "success": { "status": [201], "json": "status", "equals": "true" },
            "captures": [{ "name": "id", "hole": hole(2), "source": "json", "at": "data.id" }],
        })
    );
    // The repeated step is one request for each of the nine answers.
    assert_eq!(plan["steps"].as_array().unwrap().len(), 10);
    let bare = hole(2).replacen('q', "n", 1);
    let expected = json!({
        "method": "POST", "url": format!("/jawab/{}", hole(2)), "headers": [],
        "content_type": "application/json", "encoding": "json",
        "body": format!(
            r#"{{"id":{bare},"nilai":"4","kunci":"0123456789abcdef0123456789abcdef/waktu"}}"#
        ),
        "success": {}, "captures": [],
    });
    assert_eq!(plan["steps"][3], expected);
}

#[test]
fn a_plan_may_be_repeated_only_where_every_request_has_the_key() {
    let mut document = several();
    assert_eq!(plan_of(&document)["repeatable"], json!(true));
    document["submit"]["mapping"]["steps"][0]["fields"][0]["value"] = json!("tanpa");
    assert_eq!(plan_of(&document)["repeatable"], json!(false));
    let one = |mapping: Value| plan_of(&with_mapping(mapping))["repeatable"].clone();
    assert_eq!(one(json!({ "fields": [{ "name": "a", "value": "b" }] })), json!(false));
    assert_eq!(one(json!({ "fields": [{ "name": "a", "value": "{key}" }] })), json!(true));
    let url = json!({ "url": "/simpan/{key}", "fields": [{ "name": "a", "value": "b" }] });
    assert_eq!(one(url), json!(true));
    let header = json!({
        "headers": [{ "name": "Idempotency-Key", "value": "{key}" }],
        "fields": [{ "name": "a", "value": "b" }],
    });
    assert_eq!(one(header), json!(true));
}

#[test]
fn a_token_that_nothing_sends_is_not_fetched() {
    let mut document = several();
    document["submit"]["mapping"]["steps"][0]["headers"] = Value::Null;
    let reading = crate::office::reading(&document);
    let codes: Vec<&str> = reading.diagnostics.iter().map(|found| found.mistake.code()).collect();
    assert_eq!(codes, ["unused"]);
    let tokens = plan_of(&document)["tokens"].clone();
    assert_eq!(tokens.as_array().unwrap().len(), 1);
    assert_eq!(tokens[0]["name"], "nonce");
}

#[test]
fn another_response_has_other_markers_and_the_same_one_the_same_bytes() {
    let config = config(&several());
    let mapping = config.submit.mapping.as_ref().unwrap();
    let response = response(&config);
    let of = |random: &str| plan(&config, mapping, &response, Language::Indonesian, random);
    let other = "0123456789abcdef01234567";
    assert_eq!(of(RANDOM), of(RANDOM));
    assert_eq!(of(RANDOM).replace(RANDOM, other), of(other));
    // More digits than are needed are no harm, and the fewest are still whole markers.
    assert_eq!(of(&format!("{other}ffff")), of(other));
    assert!(of("").contains(&format!("q{}00", "0".repeat(24))));
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn no_encoding_alters_a_hole(encoding in "urlencoded|multipart|json|text|xml", number: bool) {
        let kind = if number { "number" } else { "string" };
        let config = config(&with_mapping(json!({
            "encoding": encoding,
            "tokens": [{ "name": "a", "source": "constant", "at": "x" }],
            "url": "/x?y={token.a}",
            "fields": [{ "name": "t", "value": "{token.a}", "type": kind }],
        })));
        let step = planned(&config, &response(&config)).steps[0].clone();
        let hole = format!("q{RANDOM}00");
        prop_assert_eq!(step.url, format!("/x?y={hole}"));
        let bare = hole.replacen('q', "n", 1);
        let found = if number { bare } else { hole };
        let around = match (encoding.as_str(), number) {
            ("json" | "text", true) => format!("{{\"t\":{found}}}"),
            ("json" | "text", false) => format!("{{\"t\":\"{found}\"}}"),
            ("urlencoded", _) => format!("t={found}"),
            ("xml", _) => format!("<data><t>{found}</t></data>"),
            _ => format!("name=\"t\"\r\n\r\n{found}\r\n"),
        };
        prop_assert!(step.body.contains(&around), "{}", step.body);
    }
}

#[test]
fn a_hole_in_the_address_is_the_only_thing_that_is_not_escaped_yet() {
    let config = config(&with_mapping(json!({
        "url": "/simpan/{token.a}/{respondent.usia.label}",
        "tokens": [{ "name": "a", "source": "constant", "at": "x y" }],
        "fields": [{ "name": "a", "value": "b" }],
    })));
    let sent = mapped(&config, &response(&config));
    assert_eq!(sent[0].url, "/simpan/{token.a}/26%E2%80%9334%20tahun");
}

#[test]
fn every_marker_is_as_long_as_every_other_and_none_is_the_beginning_of_another() {
    let name = |number: usize| format!("t{number}");
    let tokens: Vec<Value> = (0..100)
        .map(|number| json!({ "name": name(number), "source": "constant", "at": "x" }))
        .collect();
    let fields: Vec<Value> = (0..100)
        .map(|number| json!({ "name": "t[]", "value": format!("{{token.{}}}", name(number)) }))
        .collect();
    let config = config(&with_mapping(json!({ "tokens": tokens, "fields": fields })));
    let plan = planned(&config, &response(&config));
    let mut holes: Vec<&str> = plan.tokens.iter().map(|(_, hole)| hole.as_str()).collect();
    assert!(holes.iter().all(|hole| hole.len() == 1 + RANDOM.len() + 2), "{holes:?}");
    holes.dedup();
    assert_eq!(holes.len(), 100);
}
