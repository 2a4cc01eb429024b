//! What is said about conditions, pages, options and entries that cannot work.

use serde_json::{Value, json};
use survei_publik::survey::instrument::read;

use crate::kinds::every_kind;

/// The paths and codes told about the questionnaire with one value changed.
fn told(pointer: &str, value: Value) -> Vec<(String, &'static str)> {
    let mut document = every_kind();
    let (above, key) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(above).unwrap() {
        Value::Object(map) => drop(map.insert(key.to_owned(), value)),
        Value::Array(list) if key == "-" => list.push(value),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        _ => panic!("nothing to change at {pointer}"),
    }
    let diagnostics = read(&document.to_string()).diagnostics;
    diagnostics.into_iter().map(|found| (found.path.clone(), found.mistake.code())).collect()
}

#[test]
fn each_condition_that_cannot_work_is_told_once_with_its_place() {
    let relevant = |test: Value| json!([test]);
    for (pointer, value, path, code) in [
        // On itself, on a later item, in a circle of two: all look at what is not asked before.
        (
            "/items/0/relevant",
            relevant(json!({ "item": "puas", "is": ["1"] })),
            "items[0].relevant[0].item",
            "not_earlier",
        ),
        (
            "/items/0/relevant",
            relevant(json!({ "item": "mengapa", "is": ["x"] })),
            "items[0].relevant[0].item",
            "not_earlier",
        ),
        (
            "/items/2/relevant",
            relevant(json!({ "item": "antre", "from": 1 })),
            "items[2].relevant[0].item",
            "not_earlier",
        ),
        (
            "/items/6/items/0/relevant",
            relevant(json!({ "item": "jumlah", "from": 1 })),
            "items[6].items[0].relevant[0].item",
            "unknown_reference",
        ),
        (
            "/items/7/relevant",
            relevant(json!({ "item": "apa", "is": ["x"] })),
            "items[7].relevant[0].item",
            "unknown_reference",
        ),
        (
            "/items/1/relevant/0/item",
            json!("puass"),
            "items[1].relevant[0].item",
            "unknown_reference",
        ),
        (
            "/items/3/relevant/0/any/1/field",
            json!("usia"),
            "items[3].relevant[0].any[1].field",
            "unknown_reference",
        ),
        // Answers that nobody can give.
        ("/items/1/relevant/0/is", json!(["3"]), "items[1].relevant[0]", "unknown_reference"),
        ("/items/4/relevant/0/not", json!(["bulan"]), "items[4].relevant[0]", "unknown_reference"),
        (
            "/items/3/relevant/0/any/1/not",
            json!(["TNI"]),
            "items[3].relevant[0].any[1]",
            "unknown_reference",
        ),
        // Half a condition.
        (
            "/items/1/relevant",
            relevant(json!({ "is": ["1"] })),
            "items[1].relevant[0].item",
            "missing",
        ),
        (
            "/items/1/relevant",
            relevant(json!({ "item": "puas" })),
            "items[1].relevant[0].is",
            "missing",
        ),
        ("/items/1/relevant", json!([]), "items[1].relevant", "empty"),
        ("/items/1/relevant/0/is", json!("1"), "items[1].relevant[0].is", "wrong_type"),
        ("/items/5/relevant/0/from", json!(-1), "items[5].relevant[0].from", "out_of_range"),
    ] {
        assert_eq!(told(pointer, value.clone()), [(path.to_owned(), code)], "{pointer} = {value}");
    }
}

#[test]
fn each_item_that_cannot_be_answered_is_told_once_with_its_place() {
    let one = json!([{ "code": "ya", "label": "Ya" }]);
    let twice = json!([{ "code": "ya", "label": "Ya" }, { "code": "ya", "label": "Ya juga" }]);
    let scale = json!({ "key": "puas", "choices": [{ "score": 1, "label": "x" }] });
    for (pointer, value, path, code) in [
        ("/items/0/type", json!("checkbox"), "items[0].type", "not_one_of"),
        ("/items/0/choices", json!([]), "items[0].choices", "empty"),
        ("/items/1/type", json!("select_one"), "items[1].options", "missing"),
        ("/items/1/type", json!("repeat"), "items[1].items", "missing"),
        ("/items/3/options", one, "items[3].options", "scores_not_distinct"),
        ("/items/3/options", twice, "items[3].options[1].code", "duplicate"),
        ("/items/2/scale", json!("waktu"), "items[2].scale", "unknown_reference"),
        ("/items/2/unsur", json!("layanan"), "items[2].unsur", "unknown_key"),
        ("/items/4/from", json!(700), "items[4].to", "out_of_range"),
        ("/items/4/options", json!([]), "items[4].options", "unknown_key"),
        ("/items/1/required", json!("ya"), "items[1].required", "wrong_type"),
        // Within entries nothing scores and nothing repeats.
        ("/items/6/items/0/type", json!("choice"), "items[6].items[0].type", "not_one_of"),
        ("/items/6/items/0/type", json!("repeat"), "items[6].items[0].type", "not_one_of"),
        ("/items/6/items/0/page", json!("tempat"), "items[6].items[0].page", "unknown_key"),
        ("/items/6/items/1/key", json!("apa"), "items[6].items[1].key", "duplicate"),
        ("/items/6/items/0/key", json!("puas"), "items[6].items[0].key", "duplicate"),
        ("/items/6/items", json!([]), "items[6].items", "empty"),
        // Pages are made of neighbours.
        ("/items/7/page", json!("tempat"), "items[7].page", "duplicate"),
        ("/items/7/page", json!("lain"), "items[7].page", "unknown_reference"),
        // Two of a kind.
        ("/scales/-", scale, "scales[2].key", "duplicate"),
        ("/pages/-", json!({ "key": "tempat", "title": "Lagi" }), "pages[1].key", "duplicate"),
        ("/modes", json!([{ "key": "hibrida", "name": "Semua" }]), "modes[0].key", "duplicate"),
        (
            "/respondent/0/choices/1/code",
            json!("tni"),
            "respondent[0].choices[1].code",
            "duplicate",
        ),
    ] {
        let mut told = told(pointer, value.clone());
        // A changed scale or code is missed where it is used.
        told.truncate(1);
        assert_eq!(told, [(path.to_owned(), code)], "{pointer} = {value}");
    }
}

#[test]
fn an_item_that_counts_twice_or_does_not_score_is_told_where_it_is_counted() {
    let grouping = |items: Value| {
        json!([{ "key": "satu", "indexes": [{ "key": "ikm", "name": "IKM", "unsur": [
            { "key": "layanan", "items": items },
        ] }] }])
    };
    let place = |at: usize| format!("groupings[0].indexes[0].unsur[0].items[{at}]");
    assert_eq!(told("/groupings", grouping(json!(["puas"]))), []);
    assert_eq!(told("/groupings", grouping(json!(["puas", "puas"]))), [(place(1), "duplicate")]);
    assert_eq!(told("/groupings", grouping(json!(["antre"]))), [(place(0), "unknown_reference")]);
}

#[test]
fn own_choices_beside_a_shared_scale_are_told() {
    let choices = json!([{ "score": 1, "label": "a" }, { "score": 2, "label": "b" }]);
    let told = told("/items/0/choices", choices);
    assert_eq!(told, [("items[0].scale".to_owned(), "unknown_key")]);
}
