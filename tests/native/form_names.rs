//! What the controls of a plain HTML form are called, as the configuration sets it.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};
use survei_publik::survey::config::Config;
use survei_publik::survey::document::{Diagnostic, Language};
use survei_publik::survey::form::{name, path, places};
use survei_publik::survey::instrument::{self, BUILT_IN};
use survei_publik::survey::locale::{Catalog, explain};
use survei_publik::survey::response::{At, Place};

use crate::office::{config, full, minimal, reading, with};

fn with_form(form: Value) -> Value {
    with(json!({ "submit": { "url": "/kirim", "form": form } }))
}

fn names(names: Value) -> Value {
    with_form(json!({ "names": names }))
}

fn told(document: &Value) -> Vec<(String, String)> {
    let catalog = Catalog::of(Language::Indonesian);
    let told = |diagnostic: &Diagnostic| {
        let sentence = explain(&catalog, diagnostic);
        let (_, what) = sentence.split_once(": ").unwrap();
        (diagnostic.path.clone(), what.to_owned())
    };
    reading(document).diagnostics.iter().map(told).collect()
}

fn only(document: &Value) -> (String, String) {
    let told = told(document);
    assert_eq!(told.len(), 1, "{told:?}");
    told.into_iter().next().unwrap()
}

fn item(key: &str) -> Place {
    Place::Item(At::item(key))
}

#[test]
fn names_are_those_of_the_paths_unless_the_agency_sets_others() {
    let config = config(&minimal());
    for place in places(&config, 3) {
        assert_eq!(name(&config, &place), path(&config, &place));
    }
    assert_eq!(name(&config, &item("waktu")), "answers.waktu");
    assert_eq!(name(&config, &Place::Field("usia".to_owned())), "respondent.usia");
    assert_eq!(config.submit.form.value_of("dukcapil", "ktp"), "dukcapil/ktp");
}

#[test]
fn templates_are_filled_in_with_key_and_number_in_the_shown_order() {
    let config = config(&full());
    // The order of the list: sarana is the ninth.
    assert_eq!(name(&config, &item("sarana")), "u9");
    assert_eq!(path(&config, &item("sarana")), "answers.sarana");
    assert_eq!(name(&config, &Place::Field("usia".to_owned())), "r_usia");
    assert_eq!(name(&config, &Place::Service), "layanan");
    assert_eq!(config.submit.form.value_of("dukcapil", "ktp"), "dukcapil:ktp");
    let n0 = self::config(&names(json!({ "answers": "q[{n0}]-{item}" })));
    assert_eq!(name(&n0, &item("persyaratan")), "q[0]-persyaratan");
}

#[test]
fn no_two_controls_of_a_built_in_questionnaire_have_the_same_name() {
    for (id, text) in BUILT_IN {
        let instrument = Arc::new(instrument::read(text).usable().unwrap());
        let mut document = minimal();
        document["instrument"] = json!(id);
        if instrument.consultation {
            document["topic"] = json!({ "id": "a", "title": "A" });
        }
        let reading = survei_publik::survey::config::read(&document.to_string(), &instrument);
        assert_eq!(reading.diagnostics, [], "{id}");
        let config: Config = reading.usable().unwrap();
        let places = places(&config, 3);
        let names: BTreeSet<String> = places.iter().map(|place| name(&config, place)).collect();
        assert_eq!(names.len(), places.len(), "{id}");
    }
}

#[test]
fn a_template_without_its_placeholder_is_told_with_those_there_are() {
    let (path, mend) = only(&names(json!({ "answers": "u" })));
    assert_eq!(path, "submit.form.names.answers");
    assert_eq!(mend, "\"u\" tidak dikenal. Pilih salah satu: u{item}, u{n}, u{n0}.");
    let (path, mend) = only(&names(json!({ "respondent": "r" })));
    assert_eq!(path, "submit.form.names.respondent");
    assert!(mend.contains("r{field}"), "{mend}");
}

#[test]
fn an_unknown_placeholder_is_told_with_those_there_are() {
    let (path, mend) = only(&names(json!({ "answers": "u{n}{nomor}" })));
    assert_eq!(path, "submit.form.names.answers");
    assert_eq!(mend, "\"{nomor}\" tidak ada. Yang ada: {item}, {n}, {n0}.");
    for (document, place) in [
        (names(json!({ "comment": "saran{n}" })), "submit.form.names.comment"),
        (names(json!({ "service": "{unit}" })), "submit.form.names.service"),
        (names(json!({ "respondent": "{item}{field}" })), "submit.form.names.respondent"),
        (names(json!({ "statements": "{item}{n" })), ""),
        (with_form(json!({ "service_value": "{service}{x}" })), "submit.form.service_value"),
    ] {
        match place {
            // A brace that is not closed: what follows is the name.
            "" => assert_eq!(told(&document), []),
            _ => assert_eq!(only(&document).0, place),
        }
    }
}

#[test]
fn a_name_that_two_controls_would_have_is_told_where_it_was_written() {
    for (document, place, first) in [
        (names(json!({ "comment": "service" })), "comment", "submit.form.names.service"),
        // Written for the service, which stands first.
        (names(json!({ "service": "comment" })), "service", "submit.form.names.comment"),
        (names(json!({ "respondent": "x{field}", "comment": "xusia" })), "comment", "respondent"),
        (names(json!({ "comment": "topic" })), "comment", "input name=topic"),
    ] {
        let (path, mend) = only(&document);
        assert_eq!(path, format!("submit.form.names.{place}"));
        assert!(mend.contains(first), "{mend}");
    }
    let constant = |name: &str| json!({ "name": name, "value": "x" });
    let constants = json!([constant("a"), constant("answers.waktu"), constant("a")]);
    let told: Vec<String> = self::told(&with_form(json!({ "constants": constants })))
        .into_iter()
        .map(|t| t.0)
        .collect();
    assert_eq!(told, ["submit.form.constants[1].name", "submit.form.constants[2].name"]);
}

#[test]
fn a_value_that_two_services_would_have_is_told() {
    let (path, mend) = only(&with_form(json!({ "service_value": "{unit}" })));
    assert_eq!(path, "submit.form.service_value");
    assert!(mend.contains("\"dukcapil\"") && mend.contains("units[0].services[0]"), "{mend}");
    // Services whose own identifiers differ need no unit.
    assert_eq!(told(&with_form(json!({ "service_value": "{service}" }))), []);
}
