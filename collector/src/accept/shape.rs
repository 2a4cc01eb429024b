//! Whether a body has the shape of wire format 1: the right keys, each with the right type.

use axum::http::StatusCode;
use serde_json::{Map, Value};
use survei_publik::survey::payload::Submission;

use crate::problem::{Problem, Violation};

/// What a key holds.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    /// Text, or nothing.
    MaybeText,
    /// A whole number from 0 to the one given.
    Number(u64),
    /// Any keys, each with this kind of value.
    Map(&'static Kind),
    /// The same; not there where there is none.
    MaybeMap(&'static Kind),
    /// Statements by key; not there where nothing is stated.
    Statements,
    /// Just these keys.
    Object(&'static [(&'static str, Kind)]),
}

const INDEX: &[(&str, Kind)] = &[("value", Kind::Text), ("mutu", Kind::MaybeText)];

const SUBMISSION: Kind = Kind::Object(&[
    ("format", Kind::Number(u16::MAX as u64)),
    ("id", Kind::Text),
    ("instrument", Kind::Text),
    ("instrument_version", Kind::Number(u16::MAX as u64)),
    ("period", Kind::Text),
    ("topic", Kind::MaybeText),
    ("unit", Kind::Text),
    ("service", Kind::Text),
    ("day", Kind::Text),
    ("slot", Kind::MaybeText),
    ("respondent", Kind::Map(&Kind::Text)),
    ("answers", Kind::Map(&Kind::Number(u8::MAX as u64))),
    ("randomised", Kind::MaybeMap(&Kind::Text)),
    ("statements", Kind::Statements),
    ("comment", Kind::MaybeText),
    (
        "score",
        Kind::Object(&[
            ("profile", Kind::Text),
            ("grouping", Kind::Text),
            ("indexes", Kind::Map(&Kind::Object(INDEX))),
        ]),
    ),
]);

/// Reads a body; whatever is wrong with its shape is said at once.
pub(super) fn read(body: &[u8]) -> Result<Submission, Problem> {
    let value: Value = serde_json::from_slice(body).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let sentence = format!("Isi bukan JSON yang benar: baris {line} kolom {column}.");
        Problem::new(StatusCode::BAD_REQUEST, "not_json", &sentence)
    })?;
    let mut violations = Vec::new();
    check(&value, SUBMISSION, "", &mut violations);
    let wrong = |violations| {
        let sentence = "Bentuk isi tidak sesuai format 1.";
        Problem::new(StatusCode::BAD_REQUEST, "wrong_shape", sentence).with(violations)
    };
    if !violations.is_empty() {
        return Err(wrong(violations));
    }
    // The core's own reader has the last word; it also refuses a key that is there twice.
    serde_json::from_slice(body).map_err(|error| {
        let message = error.to_string();
        wrong(vec![Violation { path: String::new(), code: "wrong_type", message }])
    })
}

fn check(value: &Value, kind: Kind, path: &str, violations: &mut Vec<Violation>) {
    let wanted = match (kind, value) {
        (Kind::Text, Value::String(_)) | (Kind::MaybeText, Value::String(_) | Value::Null) => {
            return;
        }
        (Kind::Number(high), Value::Number(number))
            if number.as_u64().is_some_and(|number| number <= high) =>
        {
            return;
        }
        (Kind::Map(kind) | Kind::MaybeMap(kind), Value::Object(map)) => {
            for (key, value) in map {
                check(value, *kind, &below(path, key), violations);
            }
            return;
        }
        (Kind::Statements, Value::Object(map)) => {
            for (key, value) in map {
                statement(value, true, &below(path, key), violations);
            }
            return;
        }
        (Kind::Object(keys), Value::Object(map)) => return object(map, keys, path, violations),
        (Kind::Text | Kind::MaybeText, _) => "teks dalam tanda kutip".to_owned(),
        (Kind::Number(high), _) => format!("bilangan bulat 0 sampai {high}"),
        (Kind::Map(_) | Kind::MaybeMap(_) | Kind::Statements | Kind::Object(_), _) => {
            "objek { … }".to_owned()
        }
    };
    wrong_type(&wanted, path, violations);
}

/// A text, a list of texts, or, but not within another such list, a list of objects whose
/// values are statements.
fn statement(value: &Value, outer: bool, path: &str, violations: &mut Vec<Violation>) {
    match value {
        Value::String(_) => {}
        Value::Array(list) if list.iter().all(Value::is_string) => {}
        Value::Array(list) if outer && list.iter().all(Value::is_object) => {
            let entries = list.iter().filter_map(Value::as_object);
            for (place, entry) in entries.enumerate() {
                for (key, value) in entry {
                    let path = below(&format!("{path}[{place}]"), key);
                    statement(value, false, &path, violations);
                }
            }
        }
        _ if outer => wrong_type("teks, daftar teks, atau daftar objek", path, violations),
        _ => wrong_type("teks atau daftar teks", path, violations),
    }
}

fn wrong_type(wanted: &str, path: &str, violations: &mut Vec<Violation>) {
    let message = format!("Jenis nilainya salah. Tulis {wanted}.");
    violations.push(Violation { path: path.to_owned(), code: "wrong_type", message });
}

fn object(
    map: &Map<String, Value>,
    keys: &[(&str, Kind)],
    path: &str,
    violations: &mut Vec<Violation>,
) {
    for (key, kind) in keys {
        match (map.get(*key), kind) {
            (Some(value), _) => check(value, *kind, &below(path, key), violations),
            (None, Kind::MaybeText | Kind::MaybeMap(_) | Kind::Statements) => {}
            (None, _) => {
                let message = "Wajib ada, tetapi tidak ditemukan.".to_owned();
                violations.push(Violation { path: below(path, key), code: "missing", message });
            }
        }
    }
    for key in map.keys().filter(|key| !keys.iter().any(|(known, _)| known == key)) {
        let message = "Kunci ini tidak dikenal.".to_owned();
        violations.push(Violation { path: below(path, key), code: "unknown_key", message });
    }
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
