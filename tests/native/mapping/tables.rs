//! Rows and columns of a mapping's tables that lead nowhere, and those that are missing.

use serde_json::{Value, json};
use survei_publik::survey::instrument::Item;

use super::mistakes::{answers, diagnostics, fields, only};

/// The numbers of the database for all nine items, without some.
fn ids_without(left_out: &[&str]) -> Value {
    let ids = crate::rows::skm9().items.clone().into_iter().zip(55..);
    let kept = ids.filter(|(item, _)| !left_out.contains(&item.key.as_str()));
    let row = |(item, id): (Item, u16)| {
        (item.key, json!({ "id": id.to_string(), "choice_id": ["1", "2", "3", "4"] }))
    };
    Value::Object(kept.map(row).collect())
}

#[test]
fn an_item_without_the_number_that_a_template_names_is_told() {
    let mapping = json!({
        "fields": [answers("{id}")], "items": ids_without(&["waktu", "sarana"]),
    });
    let found = diagnostics(mapping);
    let places: Vec<&str> = found.iter().map(|found| found.path.as_str()).collect();
    assert_eq!(places, ["submit.mapping.items.waktu", "submit.mapping.items.sarana"]);
    assert!(found.iter().all(|found| found.mistake.code() == "missing"));
    // A row without that column, and no table at all.
    let mut items = ids_without(&[]);
    items["waktu"] = json!({ "choice_id": ["1", "2", "3", "4"] });
    let mapping = json!({ "fields": [answers("{id}")], "items": items });
    only(mapping, "items.waktu.id", "missing", &["Tambahkan"]);
    only(fields(json!([answers("{choice_id}")])), "items", "missing", &["Tambahkan"]);
    // One item alone.
    let mut one = fields(json!([{ "name": "a", "value": "{answers.waktu.id}" }]));
    one["items"] = json!({ "sarana": { "id": "62" } });
    only(one.clone(), "items.waktu", "missing", &["Tambahkan"]);
    one["items"] = json!({ "waktu": { "id": "57" } });
    assert_eq!(diagnostics(one), []);
}

#[test]
fn a_list_that_does_not_match_the_choices_is_told_with_both_numbers() {
    let mut items = ids_without(&[]);
    items["waktu"]["choice_id"] = json!(["1", "2", "3"]);
    let mapping = json!({ "fields": [answers("{choice_id}")], "items": items });
    only(mapping, "items.waktu.choice_id", "wrong_count", &["3", "4", "setiap pilihan"]);
    let mut items = ids_without(&[]);
    items["waktu"]["choice_id"] = json!("1");
    let mapping = json!({ "fields": [answers("{choice_id}")], "items": items });
    only(mapping, "items.waktu.choice_id", "wrong_count", &["1", "4"]);
}

#[test]
fn rows_that_lead_nowhere_and_codes_that_are_missing_are_told() {
    let one = || json!([{ "name": "a", "value": "b" }]);
    let items = json!({ "fields": one(), "items": { "jam": { "id": "1" } } });
    only(items, "items.jam", "unknown_reference", &["jam", "persyaratan"]);
    let with = |codes: Value| json!({ "fields": one(), "codes": codes });
    let unknown = with(json!({ "kelamin": { "L": "1" } }));
    only(unknown, "codes.kelamin", "unknown_reference", &["kelamin", "jenis_kelamin", "unit"]);
    let found = diagnostics(with(json!({ "jenis_kelamin": { "l": "1", "P": "2" } })));
    let places: Vec<&str> = found.iter().map(|found| found.path.as_str()).collect();
    let expected = ["submit.mapping.codes.jenis_kelamin.l", "submit.mapping.codes.jenis_kelamin.L"];
    assert_eq!(places, expected);
    only(with(json!({ "period": { "2026-TW4": "7" } })), "codes.period.*", "missing", &[]);
    only(
        with(json!({ "service": { "akta": "7", "*": "8" } })),
        "codes.service.akta",
        "unknown_reference",
        &["dukcapil/ktp"],
    );
    only(with(json!({ "unit": { "dukcapil": ["3"] } })), "codes.unit.dukcapil", "wrong_type", &[]);
    only(with(json!({ "unit": { "dukcapil": " " } })), "codes.unit.dukcapil", "empty", &["Isi"]);
    only(with(json!({ "unit": "3" })), "codes.unit", "wrong_type", &["objek"]);
    assert_eq!(diagnostics(with(json!({ "usia": { "*": "1" } }))), []);
}

#[test]
fn a_band_from_which_no_age_follows_is_told() {
    let mapping = json!({ "age": "midpoint", "fields": [{ "name": "umur", "value": "{age}" }] });
    let found = diagnostics(mapping.clone());
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].path, "submit.mapping.codes");
    let mut one = mapping.clone();
    one["codes"] = json!({ "age": { "di-bawah-17": "16" } });
    only(one, "codes.age.di-atas-65", "missing", &["Tambahkan"]);
    let mut words = mapping;
    words["codes"] = json!({ "age": { "di-bawah-17": "16", "di-atas-65": "tua" } });
    only(words, "codes.age.di-atas-65", "wrong_type", &["bilangan"]);
}
