//! The examples are what a web admin begins with: each is sound, and each row has one.

use std::fs;

use serde_json::Value;
use survei_publik::survey::config::describe;
use survei_publik::survey::document::schema::schema;
use survei_publik::survey::document::{Diagnostic, Mistake};

use super::{file, mapped, reading, response};
use crate::json_schema::broken_rules;
use crate::rows::skm9;

/// The configurations among them.
fn names() -> Vec<String> {
    let folder = format!("{}/examples/backends", env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> =
        names.filter(|name| name.ends_with(".json") && name != "satu-pertanyaan.json").collect();
    names.sort();
    names
}

#[test]
fn every_row_has_an_example_and_nothing_is_wrong_in_any() {
    let skm9 = skm9();
    let schema = schema("configuration", |o| describe(o, &skm9));
    let names = names();
    for row in 1..=25 {
        let prefix = format!("s{row:02}-");
        assert!(names.iter().any(|name| name.starts_with(&prefix)), "no example of S{row}");
    }
    for name in names {
        let text = file(&name);
        let document: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(broken_rules(&schema, &document), [] as [&str; 0], "{name}");
        let diagnostics = reading(&text).diagnostics;
        let expected = match name.starts_with("s21-") {
            true => vec![Diagnostic {
                path: "submit.mapping.method".to_owned(),
                mistake: Mistake::SideEffects { accepted: true },
            }],
            false => Vec::new(),
        };
        assert_eq!(diagnostics, expected, "{name}");
    }
}

#[test]
fn the_same_response_gives_the_same_bytes() {
    for name in names() {
        let config = reading(&file(&name)).usable().unwrap();
        let response = response(&config);
        assert_eq!(mapped(&config, &response), mapped(&config, &response), "{name}");
    }
}

#[test]
fn the_list_of_the_examples_names_each_of_them() {
    let list = file("README.md");
    for name in names() {
        assert!(list.contains(&format!("({name})")), "{name} is not in the list");
    }
}
