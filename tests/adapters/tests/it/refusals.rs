//! What is refused, and what is said of it.

use serde_json::{Value, json};

use crate::adapter::Adapter;
use crate::response::{ITEMS, response};

/// A change to a right response, and what is found then.
type Broken = (&'static str, Value, &'static [(&'static str, &'static str)]);

/// Each: a pointer, the value put there (`null`: taken away), and the violations.
fn broken() -> Vec<Broken> {
    let far = "2020-02-01";
    vec![
        ("/format", json!(2), &[("format", "not_supported")]),
        ("/format", json!("1"), &[("format", "wrong_type")]),
        ("/id", json!("8F0C3A52D19E4B7F9A0D6C5E21B84F37"), &[("id", "not_an_id")]),
        ("/id", json!("8f0c3a52d19e4b7f9a0d6c5e21b84f3"), &[("id", "not_an_id")]),
        ("/id", json!("8f0c3a52d19e4b7f9a0d6c5e21b84f37\n"), &[("id", "not_an_id")]),
        ("/id", json!("' OR 1=1 --"), &[("id", "not_an_id")]),
        ("/id", Value::Null, &[("id", "missing")]),
        ("/instrument", json!("skm16"), &[("instrument", "not_configured")]),
        ("/instrument_version", json!(2), &[("instrument_version", "not_configured")]),
        ("/instrument_version", json!(0), &[("instrument_version", "not_configured")]),
        ("/instrument_version", json!(1.0), &[("instrument_version", "wrong_type")]),
        ("/period", json!("2019-TW1"), &[("period", "not_the_period")]),
        ("/period", json!(["2019"]), &[("period", "wrong_type")]),
        ("/unit", json!("dinkes"), &[("unit", "unknown")]),
        ("/unit", json!({}), &[("unit", "wrong_type")]),
        ("/service", json!("akta"), &[("service", "unknown")]),
        ("/service", Value::Null, &[("service", "missing")]),
        ("/day", json!(far), &[("day", "too_old"), ("period", "not_the_period")]),
        ("/day", json!("9999-01-01"), &[("day", "in_the_future"), ("period", "not_the_period")]),
        ("/day", json!("2026-02-30"), &[("day", "not_a_day")]),
        ("/day", json!("2026-11-25T10:00"), &[("day", "not_a_day")]),
        ("/topic", json!("sp-ktp"), &[("topic", "not_asked")]),
        ("/statements", json!({ "a": "b" }), &[("statements", "not_asked")]),
        ("/answers", json!([]), &[("answers", "wrong_type")]),
        ("/answers/waktu", json!(0), &[("answers.waktu", "not_a_choice")]),
        ("/answers/waktu", json!(5), &[("answers.waktu", "not_a_choice")]),
        ("/answers/waktu", json!(-1), &[("answers.waktu", "not_a_choice")]),
        ("/answers/waktu", json!("3"), &[("answers.waktu", "wrong_type")]),
        ("/answers/waktu", json!(true), &[("answers.waktu", "wrong_type")]),
        ("/answers/waktu", json!(3.5), &[("answers.waktu", "wrong_type")]),
        ("/answers/waktu", Value::Null, &[("answers.waktu", "missing")]),
        ("/answers/u1; DROP", json!(3), &[("answers.u1; DROP", "unknown_key")]),
        ("/respondent", json!("P"), &[("respondent", "wrong_type")]),
        ("/respondent/usia", json!("26"), &[("respondent.usia", "not_a_choice")]),
        ("/respondent/usia", json!(26), &[("respondent.usia", "wrong_type")]),
        ("/respondent/usia", Value::Null, &[("respondent.usia", "missing")]),
        ("/respondent/nik", json!("3201"), &[("respondent.nik", "unknown_key")]),
        ("/comment", json!("x".repeat(2001)), &[("comment", "too_long")]),
        ("/comment", json!("a\u{0}b"), &[("comment", "not_text")]),
        ("/comment", json!(5), &[("comment", "wrong_type")]),
        ("/score", json!([]), &[("score", "wrong_type")]),
        ("/score/profile", Value::Null, &[("score.profile", "missing")]),
        ("/score/indexes/ikm", json!(83), &[("score.indexes.ikm", "wrong_type")]),
        (
            "/score/indexes/ikm/value",
            json!("83,33"),
            &[("score.indexes.ikm.value", "not_a_figure")],
        ),
        ("/score/indexes/ikm/mutu", json!("<b>"), &[("score.indexes.ikm.mutu", "not_a_letter")]),
        ("/nama", json!("Siti"), &[("nama", "unknown_key")]),
    ]
}

/// Puts a value where a pointer says, or takes away what is there.
fn change(body: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = body.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    match value {
        Value::Null => assert!(parent.remove(key).is_some(), "{pointer} was not there"),
        value => drop(parent.insert(key.to_owned(), value)),
    }
}

pub(crate) fn what_breaks_a_rule_is_refused_whole_and_the_field_is_named(adapter: &Adapter) {
    let _shared = adapter.alone.read();
    let before = count(adapter);
    for (pointer, value, found) in broken() {
        let mut sent = response();
        let id = sent["id"].clone();
        change(&mut sent, pointer, value);
        let reply = adapter.post(&sent);
        assert_eq!(reply.status, 422, "{pointer} {sent}: {}", reply.text());
        let found: Vec<_> = found.iter().map(|(p, c)| (p.to_string(), c.to_string())).collect();
        assert_eq!(reply.violations(), found, "{sent}");
        assert_eq!(adapter.rows(&id), 0, "{sent}");
    }
    // Several at once are all named.
    let mut sent = response();
    for item in ITEMS {
        sent["answers"][item] = json!(9);
    }
    assert_eq!(adapter.post(&sent).violations().len(), 9);
    assert!(before <= count(adapter));
    assert_eq!(adapter.database.ask(&strangers(adapter)), "0");
}

pub(crate) fn what_is_no_json_or_too_large_is_refused(adapter: &Adapter) {
    let _shared = adapter.alone.read();
    for body in ["", "{", "[]", "\"a\"", "{\"id\":\"\\ud83d\"}", "{} {}", "nul"] {
        let reply = adapter.post_bytes("application/json", body.as_bytes());
        assert_eq!((reply.status, reply.code()), (400, "not_json".to_owned()), "{body}");
    }
    let reply = adapter.post_bytes("application/json", b"{\"id\":\"\xff\"}");
    assert_eq!(reply.status, 400, "bytes that are no UTF-8");
    let sent = response();
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""] {
        let reply = adapter.post_bytes(kind, sent.to_string().as_bytes());
        assert_eq!((reply.status, reply.code()), (415, "not_json_type".to_owned()), "{kind}");
    }
    let mut large = sent.clone();
    large["comment"] = json!("x".repeat(33_000));
    let reply = adapter.post(&large);
    assert_eq!((reply.status, reply.code()), (413, "too_large".to_owned()));
    assert_eq!(adapter.rows(&sent["id"]), 0);
    let reply = adapter.post_bytes("application/json; charset=utf-8", sent.to_string().as_bytes());
    assert_eq!(reply.status, 201);
}

fn count(adapter: &Adapter) -> u32 {
    adapter.database.ask(&format!("SELECT count(*) FROM {}", adapter.table)).parse().unwrap()
}

/// Counts what no right response can have left.
fn strangers(adapter: &Adapter) -> String {
    let table = adapter.table;
    format!(
        "SELECT count(*) FROM {table} WHERE u3 NOT BETWEEN 1 AND 4 OR unit <> 'disdukcapil' \
         OR layanan <> 'ktp-el' OR usia NOT IN ('17-25', '26-34')"
    )
}
