//! What is wrong in what only the receiver can tell: tokens, captures, steps and success.

use serde_json::{Value, json};
use survei_publik::survey::document::Diagnostic;

use super::mistakes::{diagnostics, only};
use super::with_mapping;
use crate::office::reading;

fn one() -> Value {
    json!([{ "name": "a", "value": "b" }])
}

fn token(token: Value) -> Value {
    json!({ "tokens": [token], "fields": [{ "name": "t", "value": "{token.csrf}" }] })
}

fn constant() -> Value {
    json!({ "name": "csrf", "source": "constant", "at": "x" })
}

/// Two steps; the second sends what the first captures.
fn steps() -> Value {
    json!({ "steps": [
        {
            "fields": one(),
            "captures": [{ "name": "id", "source": "json", "at": "data.id" }],
        },
        { "fields": [{ "name": "id", "value": "{capture.id}" }] },
    ] })
}

#[test]
fn what_is_sound_is_not_told() {
    assert_eq!(diagnostics(token(constant())), []);
    assert_eq!(diagnostics(steps()), []);
    for (source, at) in [("global", "skm.nonce"), ("constant", "[apa saja]")] {
        assert_eq!(diagnostics(token(json!({ "name": "csrf", "source": source, "at": at }))), []);
    }
    let json = json!({ "name": "csrf", "source": "json", "at": "data.0.token", "page": "/api" });
    assert_eq!(diagnostics(token(json)), []);
}

#[test]
fn a_token_or_capture_that_does_not_exist_is_told_with_those_that_do() {
    let mut mapping = token(constant());
    mapping["fields"][0]["value"] = json!("{token.crsf}");
    mapping["fields"].as_array_mut().unwrap().push(json!({ "name": "u", "value": "{token.csrf}" }));
    let named = ["{token.crsf}", "{token.csrf}"];
    only(mapping, "fields[0].value", "unknown_reference", &named);
    let none = json!({ "fields": [{ "name": "t", "value": "{token.csrf}" }] });
    only(none, "fields[0].value", "unknown_reference", &["{token.csrf}", "–"]);
    let mut mapping = steps();
    mapping["steps"][1]["url"] = json!("/jawab/{capture.nomor}");
    only(mapping, "steps[1].url", "unknown_reference", &["{capture.nomor}", "{capture.id}"]);
}

#[test]
fn what_a_step_captures_is_not_known_before_it_was_answered() {
    let mut own = steps();
    own["steps"][0]["fields"][0]["value"] = json!("{capture.id}");
    let first = "submit.mapping.steps[0]";
    only(own, "steps[0].fields[0].value", "not_yet_captured", &["{capture.id}", first]);
    let mut later = steps();
    later["steps"].as_array_mut().unwrap().reverse();
    let first = "submit.mapping.steps[1]";
    only(
        later,
        "steps[0].fields[0].value",
        "not_yet_captured",
        &["{capture.id}", first, "sesudah"],
    );
}

#[test]
fn a_hole_where_nothing_can_be_put_in_later_is_told() {
    let with = |field: Value, more: Value| {
        let mut mapping = more;
        mapping["tokens"] = json!([constant()]);
        mapping["fields"] = json!([field]);
        mapping
    };
    let grouped = json!({ "name": "d", "fields": [{ "name": "t", "value": "{token.csrf}" }] });
    let code = "misplaced_hole";
    only(with(grouped, json!({})), "fields[0].fields[0].value", code, &["{token.csrf}"]);
    let inner = json!({ "name": "d", "fields": [{ "name": "{token.csrf}", "value": "1" }] });
    only(with(inner, json!({})), "fields[0].fields[0].name", code, &["{token.csrf}"]);
    let name = || json!({ "name": "x_{token.csrf}", "value": "1" });
    only(with(name(), json!({ "encoding": "xml" })), "fields[0].name", code, &["{token.csrf}"]);
    assert_eq!(diagnostics(with(name(), json!({}))), []);
    // A number is a number only where nothing else stands beside it.
    let number = |value: &str, kind: &str| {
        let field = json!({ "name": "t", "value": value, "type": kind });
        with(field, json!({ "encoding": "json" }))
    };
    for kind in ["number", "boolean"] {
        only(number("1{token.csrf}", kind), "fields[0].value", code, &["tanpa teks lain"]);
        assert_eq!(diagnostics(number("{token.csrf}", kind)), []);
    }
    assert_eq!(diagnostics(number("1{token.csrf}", "string")), []);
}

#[test]
fn what_is_missing_or_empty_in_a_token_is_told_at_its_place() {
    let without = |key: &str| {
        let mut mapping = token(constant());
        mapping["tokens"][0][key] = Value::Null;
        mapping
    };
    only(without("source"), "tokens[0].source", "missing", &["Tambahkan"]);
    only(without("at"), "tokens[0].at", "missing", &["Tambahkan"]);
    let mut empty = token(constant());
    empty["tokens"][0]["at"] = json!(" ");
    only(empty, "tokens[0].at", "empty", &["Isi"]);
    let mut source = token(constant());
    source["tokens"][0]["source"] = json!("header");
    let words = "selector, meta, cookie, json, global, constant";
    only(source, "tokens[0].source", "not_one_of", &["\"header\"", words]);
    let json = json!({ "name": "csrf", "source": "json", "at": "data.token" });
    only(token(json), "tokens[0].page", "missing", &["Tambahkan"]);
    let path = json!({ "name": "csrf", "source": "json", "at": "data[0].token", "page": "/x" });
    only(token(path), "tokens[0].at", "not_a_path", &["data[0].token", "data.0.id"]);
    let path = json!({ "name": "csrf", "source": "global", "at": "a..b" });
    only(token(path), "tokens[0].at", "not_a_path", &["\"a..b\""]);
    let mut page = token(constant());
    page["tokens"][0]["page"] = json!("/survei");
    only(page, "tokens[0].page", "not_together", &["source: constant"]);
    let mut none = json!({ "tokens": [], "fields": one() });
    only(none.clone(), "tokens", "empty", &["hapus"]);
    none["tokens"] = json!([constant(), constant()]);
    none["fields"][0]["value"] = json!("{token.csrf}");
    only(none, "tokens[1].name", "duplicate", &["\"csrf\"", "tokens[0]"]);
}

#[test]
fn a_token_of_the_visit_needs_the_visits_cookies() {
    for source in ["selector", "meta", "cookie"] {
        let mut document = with_mapping(token(json!({
            "name": "csrf", "source": source, "at": "csrf", "page": "/survei",
        })));
        let found = reading(&document).diagnostics;
        let [Diagnostic { path, mistake }] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((path.as_str(), mistake.code()), ("submit.credentials", "not_one_of"));
        document["submit"]["credentials"] = json!("same-origin");
        assert_eq!(reading(&document).diagnostics, []);
    }
}

#[test]
fn a_pattern_of_an_address_has_one_star() {
    let with = |at: &str| {
        let mut mapping = steps();
        mapping["steps"][0]["captures"][0] = json!({ "name": "id", "source": "address", "at": at });
        mapping
    };
    assert_eq!(diagnostics(with("/jawab/*")), []);
    for at in ["/jawab", "/*/jawab/*", "*"] {
        only(with(at), "steps[0].captures[0].at", "not_a_pattern", &[at, "/jawab/*"]);
    }
    let mut path = steps();
    path["steps"][0]["captures"][0]["at"] = json!("$.data");
    only(path, "steps[0].captures[0].at", "not_a_path", &["$.data"]);
}

#[test]
fn two_captures_of_one_name_are_told_with_the_first() {
    let mut mapping = steps();
    mapping["steps"][1]["captures"] = mapping["steps"][0]["captures"].clone();
    let first = "submit.mapping.steps[0].captures[0]";
    only(mapping, "steps[1].captures[0].name", "duplicate", &["\"id\"", first]);
    let mut mapping = steps();
    let capture = mapping["steps"][0]["captures"][0].clone();
    mapping["steps"][0]["captures"].as_array_mut().unwrap().push(capture);
    only(mapping, "steps[0].captures[1].name", "duplicate", &["\"id\"", "captures[0]"]);
}

#[test]
fn keys_of_a_request_belong_into_the_steps_where_there_are_any() {
    for (key, value) in [
        ("method", json!("POST")),
        ("url", json!("/x")),
        ("encoding", json!("json")),
        ("repeat", json!("answers")),
        ("headers", json!([{ "name": "X-A", "value": "b" }])),
        ("fields", one()),
        ("success", json!({ "text": "ok" })),
        ("captures", json!([{ "name": "x", "source": "json", "at": "id" }])),
    ] {
        let mut mapping = steps();
        mapping[key] = value;
        only(mapping, key, "in_steps", &["steps", "Pindahkan"]);
    }
    only(json!({ "steps": [] }), "steps", "empty", &[]);
    only(json!({ "steps": [{}] }), "steps[0].fields", "missing", &["Tambahkan"]);
}

#[test]
fn places_in_steps_are_told_with_the_step() {
    let mut mapping = steps();
    mapping["steps"][1]["fields"][0]["value"] = json!("{skor}/{capture.id}");
    only(mapping, "steps[1].fields[0].value", "unknown_reference", &["{skor}"]);
    let mut mapping = steps();
    mapping["steps"][0]["fields"] =
        json!([{ "name": "a", "value": "1" }, { "name": "a", "value": "2" }]);
    let first = "submit.mapping.steps[0].fields[0].name";
    only(mapping, "steps[0].fields[1].name", "duplicate", &[first]);
    let mut mapping = steps();
    mapping["steps"][1]["fields"].as_array_mut().unwrap().push(json!(
        { "name": "nama", "when_empty": "empty" }
    ));
    only(mapping, "steps[1].fields[1].value", "personal", &["nama"]);
}

fn success(success: Value) -> Value {
    json!({ "fields": one(), "success": success })
}

#[test]
fn nothing_can_be_asked_of_a_reply_that_cannot_be_read() {
    for (key, value) in [
        ("status", json!([200])),
        ("json", json!("status")),
        ("text", json!("ok")),
        ("address", json!("/ok")),
    ] {
        let mut with = json!({ "opaque": true });
        with[key] = value;
        let named = format!("\"{key}\"");
        only(success(with.clone()), "success.opaque", "not_together", &[&named]);
        with["opaque"] = json!(false);
        assert_eq!(diagnostics(success(with)), []);
    }
    let mut mapping = success(json!({ "opaque": true }));
    assert_eq!(diagnostics(mapping.clone()), []);
    mapping["encoding"] = json!("json");
    only(mapping.clone(), "success.opaque", "not_together", &["encoding: json"]);
    mapping["encoding"] = json!("text");
    assert_eq!(diagnostics(mapping.clone()), []);
    mapping["headers"] = json!([{ "name": "X-A", "value": "b" }]);
    only(mapping, "success.opaque", "not_together", &["\"headers\""]);
    let mut mapping = steps();
    mapping["steps"][0]["success"] = json!({ "opaque": true });
    only(mapping, "steps[0].success.opaque", "not_together", &["\"captures\""]);
}

#[test]
fn a_value_to_compare_with_needs_a_place_and_a_status_is_one_that_can_be() {
    only(success(json!({ "equals": "true" })), "success.json", "missing", &["Tambahkan"]);
    only(success(json!({ "json": "a[0]" })), "success.json", "not_a_path", &["a[0]"]);
    let unquoted = json!({ "json": "status", "equals": true });
    only(success(unquoted), "success.equals", "wrong_type", &["tanda kutip"]);
    only(success(json!({ "status": [] })), "success.status", "empty", &[]);
    only(success(json!({ "status": 200 })), "success.status", "wrong_type", &["daftar"]);
    only(
        success(json!({ "status": [200, "201"] })),
        "success.status[1]",
        "wrong_type",
        &["bilangan"],
    );
    only(success(json!({ "status": [422] })), "success.status[0]", "out_of_range", &["422", "299"]);
}

#[test]
fn what_is_fetched_and_never_sent_is_told_and_stops_nothing() {
    let mut mapping = token(constant());
    mapping["fields"] = one();
    only(mapping.clone(), "tokens[0].name", "unused", &["{token.csrf}"]);
    assert!(reading(&with_mapping(mapping)).usable().is_some(), "only a warning");
    let mut mapping = steps();
    mapping["steps"][1]["fields"] = one();
    only(mapping, "steps[0].captures[0].name", "unused", &["{capture.id}"]);
}

#[test]
fn there_are_no_more_holes_than_two_digits_can_number() {
    let with = |count: usize| {
        let name = |number: usize| format!("t{number}");
        let tokens =
            (0..count).map(|n| json!({ "name": name(n), "source": "constant", "at": "x" }));
        let fields = (0..count)
            .map(|n| json!({ "name": name(n), "value": format!("{{token.{}}}", name(n)) }));
        let (tokens, fields): (Vec<Value>, Vec<Value>) = (tokens.collect(), fields.collect());
        json!({ "tokens": tokens, "fields": fields })
    };
    assert_eq!(diagnostics(with(100)), []);
    only(with(101), "tokens", "too_many", &["101", "100"]);
}
