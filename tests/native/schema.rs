//! The published JSON Schemas say what the readers understand.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Map, Value, json};
use survei_publik::survey::config;
use survei_publik::survey::document::schema::schema;
use survei_publik::survey::document::{Diagnostic, Language, Severity};
use survei_publik::survey::instrument::{self, SKM9_2017};
use survei_publik::survey::locale::{built_in, describe_language};

use crate::json_schema::broken_rules;
use crate::office::{full, minimal, reading};
use crate::rows::skm9;

fn of_config() -> Value {
    let skm9 = skm9();
    schema("survei-publik configuration", |o| config::describe(o, &skm9))
}

fn of_instrument() -> Value {
    schema("survei-publik instrument", instrument::describe)
}

fn file(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn assert_published(name: &str, schema: &Value) {
    let path = format!("{}/schema/{name}", env!("CARGO_MANIFEST_DIR"));
    let published = fs::read_to_string(path).unwrap_or_default();
    let written = serde_json::to_string_pretty(schema).unwrap() + "\n";
    assert!(published == written, "schema/{name} is not what the code says: cargo xtask schema");
}

#[test]
fn the_published_schema_of_a_configuration_is_the_one_the_code_writes() {
    assert_published("config.schema.json", &of_config());
}

#[test]
fn the_published_schema_of_a_language_is_the_one_the_code_writes_and_holds_for_what_ships() {
    let schema = schema("survei-publik language", describe_language);
    assert_published("language.schema.json", &schema);
    for (tag, text) in built_in::FILES {
        assert_eq!(broken_rules(&schema, &json(text)), [] as [&str; 0], "{tag}");
    }
}

#[test]
fn the_published_schema_of_an_instrument_is_the_one_the_code_writes() {
    assert_published("instrument.schema.json", &of_instrument());
}

#[test]
fn the_built_in_instrument_is_valid_under_its_schema() {
    assert_eq!(broken_rules(&of_instrument(), &json(SKM9_2017)), [] as [&str; 0]);
}

#[test]
fn the_configuration_of_the_demo_is_valid_under_its_schema_and_for_the_reader() {
    let demo = json(&file("demo/survei.json"));
    assert_eq!(broken_rules(&of_config(), &demo), [] as [&str; 0]);
    assert_eq!(reading(&demo).diagnostics, []);
}

#[test]
fn what_the_reader_takes_the_schema_takes() {
    for document in [minimal(), full()] {
        assert_eq!(broken_rules(&of_config(), &document), [] as [&str; 0]);
        assert_eq!(reading(&document).diagnostics, []);
    }
}

#[test]
fn what_the_reader_refuses_the_schema_refuses() {
    let changes = [
        ("/agency/name", json!({ "en": "Example" })),
        ("/agency/name", json!(" ")),
        ("/agency/contact", json!(7)),
        ("/units", json!([])),
        ("/units/0/id", json!("Dinas Kota")),
        ("/units/0/id", json!("x".repeat(65))),
        ("/units/0/services", json!([])),
        ("/units/0/services/0", json!({ "id": "ktp" })),
        ("/profile", json!("0.11")),
        ("/show_score", json!("true")),
        ("/period/kind", json!("bulan")),
        ("/period/year", json!(2016)),
        ("/period/number", json!(5)),
        ("/respondent", json!([])),
        ("/respondent/0/use", json!("maybe")),
        ("/submit", json!({})),
    ];
    for (pointer, value) in changes {
        let mut document = full();
        *document.pointer_mut(pointer).unwrap() = value.clone();
        assert!(!reading(&document).diagnostics.is_empty(), "{pointer} {value}");
        assert!(!broken_rules(&of_config(), &document).is_empty(), "{pointer} {value}");
    }
}

/// A document with every key that a schema knows.
fn example(schema: &Value) -> Value {
    if let Some(ways) = schema["anyOf"].as_array() {
        return example(ways.last().unwrap());
    }
    if let Some(words) = schema["enum"].as_array() {
        return words[0].clone();
    }
    match schema["type"].as_str().unwrap() {
        "object" if schema["additionalProperties"].is_object() => {
            json!({ "x": example(&schema["additionalProperties"]) })
        }
        "object" => {
            let properties = schema["properties"].as_object().unwrap().iter();
            properties
                .map(|(key, schema)| (key.clone(), example(schema)))
                .collect::<Map<_, _>>()
                .into()
        }
        "array" => json!([example(&schema["items"])]),
        "string" => json!("x"),
        "boolean" => json!(true),
        "integer" => schema["minimum"].clone(),
        other => panic!("no example of {other}"),
    }
}

/// Every key of a schema, with those above it.
fn keys(schema: &Value, above: &str) -> BTreeSet<String> {
    let ways = schema["anyOf"].as_array().into_iter().flatten();
    let mut keys: BTreeSet<String> = ways.flat_map(|schema| self::keys(schema, above)).collect();
    for (key, schema) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{above}/{key}");
        keys.extend(self::keys(schema, &path));
        keys.insert(path);
    }
    if schema["items"].is_object() {
        keys.extend(self::keys(&schema["items"], above));
    }
    keys
}

/// Every key of a document, with those above it; entries of a list stand for each other.
fn keys_written(document: &Value, above: &str) -> BTreeSet<String> {
    let entries = document.as_array().into_iter().flatten();
    let mut keys: BTreeSet<String> = entries.flat_map(|entry| keys_written(entry, above)).collect();
    for (key, value) in document.as_object().into_iter().flatten() {
        let path = format!("{above}/{key}");
        keys.extend(keys_written(value, &path));
        keys.insert(path);
    }
    keys
}

fn unknown(diagnostics: &[Diagnostic]) -> Vec<&str> {
    let unknown = diagnostics.iter().filter(|d| d.severity() == Severity::Warning);
    unknown.map(|d| d.path.as_str()).collect()
}

#[test]
fn the_reader_knows_every_key_of_the_schema() {
    let config = reading(&example(&of_config()));
    assert_eq!(unknown(&config.diagnostics), [] as [&str; 0]);
    // A kind of answer rules out the keys of the others; together they have them all.
    let mut left: BTreeSet<String> = BTreeSet::new();
    let kinds = ["choice", "select_one", "number", "repeat"];
    for (place, kind) in kinds.into_iter().enumerate() {
        let mut example = example(&of_instrument());
        example["items"][0]["type"] = json!(kind);
        example["items"][0]["relevant"] = match place {
            0 => json!([{ "any": [{ "item": "x", "is": ["x"] }] }]),
            1 => json!([{ "field": "x", "not": ["x"] }]),
            _ => json!([{ "item": "x", "from": 1, "to": 2 }]),
        };
        // What stands instead of something else.
        for (item, key) in [(0, "scale"), (1, "choices"), (1, "options")] {
            if place % 2 == item {
                example["items"][0].as_object_mut().unwrap().remove(key);
            }
        }
        let instrument = instrument::read(&example.to_string());
        let unknown = unknown(&instrument.diagnostics).into_iter().map(str::to_owned).collect();
        left = if place == 0 { unknown } else { left.intersection(&unknown).cloned().collect() };
    }
    assert_eq!(left, BTreeSet::new());
}

#[test]
fn the_schema_knows_every_key_of_the_reader() {
    // A key that is described only where another has some value would escape the schema writer.
    for (source, schema) in [("config", of_config()), ("instrument", of_instrument())] {
        let text = match source {
            "config" => [
                "config/read",
                "config/outside",
                "config/submit",
                "config/form",
                "payload/mapping/describe/mod",
                "payload/mapping/describe/step",
                "payload/mapping/describe/field",
                "payload/mapping/describe/learnt",
            ]
            .map(|name| file(&format!("src/survey/{name}.rs")))
            .concat(),
            _ => ["mod", "item", "grouping"]
                .map(|name| file(&format!("src/survey/instrument/read/{name}.rs")))
                .concat(),
        };
        let calls = ["required(", "optional("].map(|call| text.split(call).skip(1));
        let names: Vec<&str> = calls
            .into_iter()
            .flatten()
            .filter_map(|call| call.trim_start().strip_prefix('"')?.split('"').next())
            .collect();
        assert!(names.len() > 10, "{names:?}");
        let keys = keys(&schema, "");
        for name in names {
            let known = keys.iter().any(|key| key.ends_with(&format!("/{name}")));
            assert!(known, "{source} reads {name}, which is in no schema");
        }
    }
}

#[test]
fn the_full_configuration_of_these_tests_says_everything_there_is_to_say() {
    let mut known = keys(&of_config(), "");
    let mut written = keys_written(&full(), "");
    // Rows and columns of tables have names of the agency's own.
    let is_free = |key: &str| {
        ["items/", "codes/"]
            .iter()
            .any(|table| key.starts_with(&["/submit/mapping/", table].concat()))
    };
    written.retain(|key| !is_free(key));
    // The nine questions know no modes and no topic.
    known.retain(|key| !key.ends_with("/mode") && !key.starts_with("/topic"));
    // The only request is written like each of several, whose list it rules out.
    let of_one = |key: &str| {
        let key =
            key.strip_prefix("/submit/mapping/").map(|key| format!("/submit/mapping/steps/{key}"));
        key.is_some_and(|key| written.contains(&key))
    };
    known.retain(|key| !of_one(key) || written.contains(key));
    // Words in several languages are written out only here and there.
    let of_language = |key: &String| {
        Language::ALL.iter().any(|language| key.ends_with(&format!("/{}", language.tag())))
    };
    known.retain(|key| !of_language(key) || written.contains(key));
    assert_eq!(written, known);
}
