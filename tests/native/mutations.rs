//! Whatever is done to a configuration, reading it ends in a survey or in diagnostics that
//! lead to their places.

use proptest::prelude::*;
use serde_json::{Value, json};
use survei_publik::survey::config::{self, read};
use survei_publik::survey::document::schema::schema;
use survei_publik::survey::instrument;

use crate::json_schema::broken_rules;
use crate::office::{full, minimal, reading};
use crate::rows::{cases, skm9};

/// The way to a value: keys and numbers.
pub(crate) type Way = Vec<String>;

/// The ways to every value below the root.
pub(crate) fn ways(value: &Value) -> Vec<Way> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(list) => {
            list.iter().enumerate().map(|(place, value)| (place.to_string(), value)).collect()
        }
        _ => Vec::new(),
    };
    let below = children.into_iter().flat_map(|(step, value)| {
        let deeper = ways(value).into_iter();
        let deeper = deeper.map({
            let step = step.clone();
            move |way| [vec![step.clone()], way].concat()
        });
        std::iter::once(vec![step]).chain(deeper.collect::<Vec<_>>())
    });
    below.collect()
}

pub(crate) fn pointer(way: &[String]) -> String {
    way.iter().map(|step| format!("/{step}")).collect()
}

/// The way as a diagnostic writes it: `units[1].id`.
fn path(way: &[String]) -> String {
    let mut path = String::new();
    for step in way {
        match step.parse::<usize>() {
            Ok(place) => path.push_str(&format!("[{place}]")),
            Err(_) if path.is_empty() => path.push_str(step),
            Err(_) => path.push_str(&format!(".{step}")),
        }
    }
    path
}

pub(crate) fn remove(document: &mut Value, way: &[String]) {
    let (step, above) = way.split_last().unwrap();
    match document.pointer_mut(&pointer(above)) {
        Some(Value::Object(map)) => drop(map.shift_remove(step)),
        Some(Value::Array(list)) if !list.is_empty() => {
            list.remove(step.parse::<usize>().unwrap() % list.len());
        }
        _ => {}
    }
}

pub(crate) fn replace(document: &mut Value, way: &[String], with: Value) {
    if let Some(value) = document.pointer_mut(&pointer(way)) {
        *value = with;
    }
}

/// The required keys of a document, by the published schema.
fn required(schema: &Value, document: &Value) -> Vec<Way> {
    let mut found: Vec<Way> = Vec::new();
    let below = |step: &str, schema: &Value, value: &Value| {
        let deeper = required(schema, value).into_iter();
        deeper.map(|way| [vec![step.to_owned()], way].concat()).collect::<Vec<_>>()
    };
    match document {
        Value::Object(map) => {
            let keys = schema["required"].as_array().into_iter().flatten();
            found.extend(keys.map(|key| vec![key.as_str().unwrap().to_owned()]));
            for (key, value) in map {
                found.extend(below(key, &schema["properties"][key], value));
            }
        }
        Value::Array(list) => {
            for (place, value) in list.iter().enumerate() {
                found.extend(below(&place.to_string(), &schema["items"], value));
            }
        }
        _ => {}
    }
    found
}

/// Reading says something about `way`, or about a place that it leads through.
fn leads_somewhere(document: &Value, path: &str) -> bool {
    let known = ways(document).iter().map(|way| self::path(way)).collect::<Vec<_>>();
    let above = path.rsplit_once('.').map_or("", |(above, _)| above);
    path.is_empty() || above.is_empty() || known.iter().any(|known| known == above || known == path)
}

#[test]
fn a_required_key_that_is_deleted_is_missed_at_its_place() {
    let skm9 = skm9();
    let of_config = schema("", |o| config::describe(o, &skm9));
    for document in [minimal(), full()] {
        let required = required(&of_config, &document);
        assert!(required.len() >= 10, "{required:?}");
        for way in required {
            let mut document = document.clone();
            remove(&mut document, &way);
            let found = reading(&document).diagnostics;
            let told = found.iter().any(|d| d.path == path(&way) && d.mistake.code() == "missing");
            assert!(told, "{} without: {found:?}", path(&way));
        }
    }
}

#[test]
fn a_required_key_of_an_instrument_that_is_deleted_is_missed_at_its_place() {
    let of_instrument = schema("", instrument::describe);
    let document: Value = serde_json::from_str(instrument::SKM9_2017).unwrap();
    for way in required(&of_instrument, &document) {
        let mut document = document.clone();
        remove(&mut document, &way);
        let found = instrument::read(&document.to_string()).diagnostics;
        let told = found.iter().any(|d| d.path == path(&way) && d.mistake.code() == "missing");
        assert!(told, "{} without: {found:?}", path(&way));
    }
}

#[test]
fn a_value_that_the_schema_refuses_is_told_at_its_place_and_breaks_nothing_else() {
    let skm9 = skm9();
    let of_config = schema("", |o| config::describe(o, &skm9));
    let values = [json!(true), json!(7), json!([]), json!({}), json!([1]), json!("?!")];
    let mut refused = 0;
    for way in ways(&full()).iter().filter(|way| way[0] != "$schema") {
        for value in &values {
            let mut document = full();
            replace(&mut document, way, value.clone());
            let (found, here) = (reading(&document).diagnostics, path(way));
            let elsewhere = found.iter().find(|d| !d.path.starts_with(&here));
            assert_eq!(elsewhere, None, "{here} = {value}");
            if !broken_rules(&of_config, &document).is_empty() {
                assert!(!found.is_empty(), "{here} = {value}");
                refused += 1;
            }
        }
    }
    assert!(refused > 200, "{refused}");
}

#[test]
fn null_under_any_key_is_the_same_as_the_key_left_out() {
    for way in ways(&full()).iter().filter(|way| way[way.len() - 1].parse::<usize>().is_err()) {
        let (mut null, mut without) = (full(), full());
        replace(&mut null, way, Value::Null);
        remove(&mut without, way);
        let (null, without) = (reading(&null), reading(&without));
        assert_eq!(null.diagnostics, without.diagnostics, "{}", path(way));
        assert_eq!(null.value, without.value, "{}", path(way));
    }
}

/// Something done to a document.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Delete(prop::sample::Index),
    Replace(prop::sample::Index, Value),
    Copy(prop::sample::Index, prop::sample::Index),
}

pub(crate) fn any_change() -> impl Strategy<Value = Change> {
    let value = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([[], {}, null, "x", 1])),
        Just(json!({ "id": 1, "name": {}, "en": null })),
    ];
    let place = any::<prop::sample::Index>;
    prop_oneof![
        place().prop_map(Change::Delete),
        (place(), value).prop_map(|(place, value)| Change::Replace(place, value)),
        (place(), place()).prop_map(|(from, to)| Change::Copy(from, to)),
    ]
}

pub(crate) fn change(document: &mut Value, change: &Change) {
    let ways = &ways(document)[..];
    if ways.is_empty() {
        return;
    }
    match change {
        Change::Delete(place) => remove(document, place.get(ways).as_slice()),
        Change::Replace(place, value) => {
            replace(document, place.get(ways).as_slice(), value.clone())
        }
        Change::Copy(from, to) => {
            let value = document.pointer(&pointer(from.get(ways).as_slice())).cloned().unwrap();
            replace(document, to.get(ways).as_slice(), value);
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_changed_configuration_is_usable_or_told_at_places_that_exist(
        changes in prop::collection::vec(any_change(), 1..8),
    ) {
        let mut document = full();
        changes.iter().for_each(|one| change(&mut document, one));
        let reading = reading(&document);
        for diagnostic in &reading.diagnostics {
            prop_assert!(leads_somewhere(&document, &diagnostic.path), "{:?}", diagnostic);
        }
        prop_assert!(reading.value.is_some() || !reading.diagnostics.is_empty());
        if let Some(config) = reading.usable() {
            prop_assert!(config.services().next().is_some(), "a survey without a service");
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in r#"[\[\]{}:,"\\ a-z0-9.eE+-]{0,60}|.{0,40}"#) {
        let reading = read(&text, &skm9());
        prop_assert!(!reading.diagnostics.is_empty());
        prop_assert_eq!(reading.usable(), None);
    }

    #[test]
    fn a_configuration_cut_anywhere_is_told_as_no_json(end in any::<prop::sample::Index>()) {
        let text = full().to_string();
        let cut: String = text.chars().take(end.index(text.chars().count())).collect();
        let reading = read(&cut, &skm9());
        prop_assert_eq!(reading.diagnostics.len(), 1);
        prop_assert_eq!(reading.diagnostics[0].mistake.code(), "not_json");
    }
}
