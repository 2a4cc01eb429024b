//! What is wrong in a mapping is told before anyone answers: the place, and the mend.

use serde_json::{Value, json};
use survei_publik::survey::config::plainly;
use survei_publik::survey::document::{Diagnostic, Language};
use survei_publik::survey::locale::{Catalog, explain};

use super::with_mapping;
use crate::office::{config, minimal, reading};

const PLACE: &str = "submit.mapping.";

pub(super) fn diagnostics(mapping: Value) -> Vec<Diagnostic> {
    reading(&with_mapping(mapping)).diagnostics
}

fn said(diagnostic: &Diagnostic) -> String {
    explain(&Catalog::of(Language::Indonesian), diagnostic)
}

/// There is this one mistake, at this place, with these words in its mend.
pub(super) fn only(mapping: Value, place: &str, code: &str, mend: &[&str]) {
    let diagnostics = diagnostics(mapping);
    let [only] = diagnostics.as_slice() else { panic!("not one: {diagnostics:#?}") };
    assert_eq!(only.path, [PLACE, place].concat());
    assert_eq!(only.mistake.code(), code);
    for word in mend {
        assert!(said(only).contains(word), "no {word:?} in {}", said(only));
    }
    let english = explain(&Catalog::of(Language::English), only);
    assert!(english.starts_with(PLACE) && english.len() > PLACE.len() + place.len() + 20);
}

pub(super) fn fields(fields: Value) -> Value {
    json!({ "fields": fields })
}

fn json_fields(fields: Value) -> Value {
    json!({ "encoding": "json", "fields": fields })
}

pub(super) fn answers(value: &str) -> Value {
    json!({ "name": "j{n}", "value": value, "each": "answers" })
}

#[test]
fn a_placeholder_that_means_nothing_is_told_with_those_that_do() {
    let of = |template: &str, each: &str| {
        fields(json!([{ "name": "x", "value": template, "each": each }]))
    };
    let named = ["{skor}", "{score}, {reversed}", "{unit}", "{token.NAME}"];
    let mapping = fields(json!([answers("{skor}")]));
    only(mapping, "fields[0].value", "unknown_reference", &named);
    for (template, each) in [
        ("{score}", "none"),
        ("{code}", "answers"),
        ("{item}", "respondent"),
        ("{value}", "none"),
        ("{respondent.umur}", "none"),
        ("{respondent.usia.umur}", "none"),
        ("{answers.jam}", "none"),
        ("{answers.waktu.jam}", "none"),
        ("{n", "none"),
        // Only where the agency says what an age is.
        ("{age}", "none"),
    ] {
        let found = diagnostics(of(template, each));
        assert_eq!(found.len(), 1, "{template}: {found:?}");
        assert_eq!(found[0].path, "submit.mapping.fields[0].value", "{template}");
        assert_eq!(found[0].mistake.code(), "unknown_reference", "{template}");
    }
    let name = fields(json!([{ "name": "u{nomor}", "value": "{score}", "each": "answers" }]));
    only(name, "fields[0].name", "unknown_reference", &["{nomor}"]);
    let mut url = fields(json!([{ "name": "a", "value": "b" }]));
    url["url"] = json!("/skm/{dinas}");
    only(url, "url", "unknown_reference", &["{dinas}", "{unit}"]);
    let mut header = fields(json!([{ "name": "a", "value": "b" }]));
    header["headers"] = json!([{ "name": "X-A", "value": "{x}" }]);
    only(header, "headers[0].value", "unknown_reference", &["{x}"]);
    let nested = fields(json!([{ "name": "d", "fields": [{ "name": "a", "value": "{x}" }] }]));
    only(nested, "fields[0].fields[0].value", "unknown_reference", &["{x}"]);
}

#[test]
fn a_name_that_two_values_would_have_is_told_with_the_other_place() {
    let twice = fields(json!([{ "name": "a", "value": "1" }, { "name": "a", "value": "2" }]));
    let first = "submit.mapping.fields[0].name";
    only(twice, "fields[1].name", "duplicate", &["\"a\"", first]);
    let forgotten = fields(json!([{ "name": "u", "value": "{score}", "each": "answers" }]));
    only(forgotten, "fields[0].name", "duplicate", &["\"u\"", first]);
    // Several values of one name are meant by brackets.
    let list = fields(json!([{ "name": "u[]", "value": "{score}", "each": "answers" }]));
    assert_eq!(diagnostics(list), []);
    let path = json_fields(json!([
        { "name": "skm.u1", "value": "1" }, { "name": "skm.u1", "value": "2" },
    ]));
    only(path, "fields[1].name", "duplicate", &["\"skm.u1\"", first]);
    let nested = json!([{ "name": "a", "value": "1" }, { "name": "a", "value": "2" }]);
    let nested = fields(json!([{ "name": "d", "fields": nested }]));
    let first = "submit.mapping.fields[0].fields[0].name";
    only(nested, "fields[0].fields[1].name", "duplicate", &[first]);
}

#[test]
fn a_path_that_is_a_value_and_also_an_object_is_told() {
    for (one, other) in [("skm", "skm.u3"), ("skm.u3", "skm"), ("skm[1]", "skm.u3")] {
        let names = [one, other].map(|name| json!({ "name": name, "value": "1" }));
        let first = "submit.mapping.fields[0].name";
        let mend = [other, first, "Ganti salah satu"];
        only(json_fields(json!(names)), "fields[1].name", "value_and_group", &mend);
        // Names without structure do not collide.
        assert_eq!(diagnostics(fields(json!(names))), []);
    }
    let both = json!([{ "name": "a", "value": "1", "fields": [{ "name": "b", "value": "2" }] }]);
    only(fields(both), "fields[0].value", "value_and_group", &["fields"]);
}

#[test]
fn a_get_that_stores_is_refused_until_the_agency_says_so_and_then_told() {
    let get = json!({ "method": "GET", "url": "/polling/{answers.waktu}" });
    only(get.clone(), "method", "side_effects", &["POST", "\"side_effects\": true"]);
    let mut accepted = get.clone();
    accepted["side_effects"] = json!(false);
    only(accepted.clone(), "method", "side_effects", &["\"side_effects\": true"]);
    accepted["side_effects"] = json!(true);
    only(accepted.clone(), "method", "side_effects", &["log", "dua kali"]);
    assert!(reading(&with_mapping(accepted.clone())).usable().is_some(), "only a warning");
    assert!(reading(&with_mapping(get)).usable().is_none());
    accepted["encoding"] = json!("json");
    let found = diagnostics(accepted);
    assert_eq!(found[1].path, "submit.mapping.encoding");
    assert_eq!(found[1].mistake.code(), "not_one_of");
}

#[test]
fn who_somebody_is_is_never_sent_as_nothing() {
    for name in
        ["nama", "Nama_Lengkap", "NIK", "no_hp", "responden[email]", "alamat", "noTelp", "wa"]
    {
        for field in [
            json!({ "name": name, "when_empty": "empty" }),
            json!({ "name": name, "when_empty": "null" }),
            // There may be no comment.
            json!({ "name": name, "value": "{comment}" }),
        ] {
            let mend = [name, "Anonim", "adaptor"];
            only(fields(json!([field])), "fields[0].value", "personal", &mend);
        }
        let said = json!({ "name": name, "value": "Anonim" });
        assert_eq!(diagnostics(fields(json!([said]))), [], "{name}");
    }
    let nested = json!([{ "name": "nama", "when_empty": "empty" }]);
    let nested = fields(json!([{ "name": "d", "fields": nested, "when_empty": "empty" }]));
    only(nested, "fields[0].fields[0].value", "personal", &["nama"]);
    let mut filled = fields(json!([{ "name": "nama", "value": "{comment}" }]));
    filled["filler"] = json!("Anonim");
    assert_eq!(diagnostics(filled), []);
    // A field that may stay blank is nothing to rely on.
    let mut document = with_mapping(fields(json!([
        { "name": "alamat", "value": "{respondent.pekerjaan.label}" },
    ])));
    assert_eq!(reading(&document).diagnostics, []);
    document["respondent"] = json!([{ "field": "pekerjaan", "use": "optional" }]);
    let found = reading(&document).diagnostics;
    assert_eq!(found.iter().map(|found| found.mistake.code()).collect::<Vec<_>>(), ["personal"]);
}

#[test]
fn a_value_that_is_not_what_it_is_said_to_be_is_told() {
    let field = |value: &str, kind: &str| json!([{ "name": "a", "value": value, "type": kind }]);
    let value = "fields[0].value";
    only(json_fields(field("satu", "number")), value, "wrong_type", &["bilangan"]);
    only(json_fields(field("1", "boolean")), value, "wrong_type", &["true"]);
    only(json_fields(field("{respondent.usia}", "number")), value, "wrong_type", &["bilangan"]);
    // One band of seven is no number.
    let mut some = json_fields(field("{respondent.usia}", "number"));
    some["codes"] = json!({ "usia": { "di-atas-65": "x", "*": "1" } });
    only(some, value, "wrong_type", &["bilangan"]);
    assert_eq!(diagnostics(json_fields(field("{answers.waktu}", "number"))), []);
}

#[test]
fn what_is_missing_in_a_field_or_written_in_another_way_is_told() {
    only(json!({}), "fields", "missing", &["Tambahkan"]);
    only(fields(json!([{ "name": "a" }])), "fields[0].value", "missing", &["Tambahkan"]);
    only(fields(json!([{ "value": "a" }])), "fields[0].name", "missing", &["Tambahkan"]);
    let kind = json!([{ "name": "a", "value": "1", "type": "int" }]);
    only(fields(kind), "fields[0].type", "not_one_of", &["string, number, boolean"]);
    let day = json!([{ "name": "a", "value": "{day:d F Y}" }]);
    only(fields(day), "fields[0].value", "not_one_of", &["\"F\"", "d, j, m, n, Y, y"]);
    let header = |name: &str| {
        let mut mapping = fields(json!([{ "name": "a", "value": "b" }]));
        mapping["headers"] = json!([{ "name": name, "value": "x" }]);
        mapping
    };
    only(header("content-type"), "headers[0].name", "duplicate", &["submit.mapping.encoding"]);
    only(header("X A"), "headers[0].name", "not_one_of", &["\"X A\""]);
    // The configuration is public, and so is a key in it.
    only(header("X-API-Key"), "headers[0].name", "public_key", &["siapa pun", "adaptor"]);
    assert!(reading(&with_mapping(header("Authorization"))).usable().is_some(), "only a warning");
}

#[test]
fn what_is_only_unwise_breaks_neither_reader_and_is_seen_by_both() {
    let get = json!({ "method": "GET", "side_effects": true, "url": "/a" });
    let mut key = fields(json!([{ "name": "a", "value": "b" }]));
    key["headers"] = json!([{ "name": "X-API-Key", "value": "x" }]);
    for (mapping, broken) in [(get, false), (key, false), (json!({ "method": "GET" }), true)] {
        let document = with_mapping(mapping);
        let plain = plainly(&document.to_string(), &crate::rows::skm9());
        assert_eq!((plain.broken, plain.wrong), (broken, true), "{document}");
        assert_eq!(reading(&document).usable().is_none(), broken, "{document}");
    }
}

#[test]
fn a_configuration_without_a_mapping_has_none() {
    assert_eq!(config(&minimal()).submit.mapping, None);
}
