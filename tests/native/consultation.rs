//! The public consultation forum (PermenPANRB 16/2017), and services that are given differently.

use serde_json::{Value, json};
use survei_publik::survey::config;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::{BUILT_IN, HYBRID, read};
use survei_publik::survey::response::{At, asked};
use survei_publik::survey::session::{Event, Screen, Setup};

use crate::events::{fill, item, target};
use crate::filling::Filling;
use crate::office::{full, minimal};

pub(crate) fn topic() -> Value {
    json!({
        "id": "sp-ktp-2026",
        "title": { "id": "Standar Pelayanan KTP-el", "en": "Standard of service: identity card" },
        "text": "1. Persyaratan\n2. Prosedur",
        "document": "/dokumen/sp-ktp.pdf",
    })
}

fn setup(instrument: &str, changes: &Value) -> Setup {
    let text = BUILT_IN.iter().find(|(id, _)| *id == instrument).unwrap().1;
    let mut document = minimal();
    document["instrument"] = json!(instrument);
    for (key, value) in changes.as_object().unwrap() {
        document[key] = value.clone();
    }
    let reading =
        config::read(&document.to_string(), &std::sync::Arc::new(read(text).value.unwrap()));
    assert_eq!(reading.diagnostics, []);
    Setup { config: reading.value.unwrap(), language: Language::Indonesian }
}

#[test]
fn a_consultation_without_a_topic_is_refused_with_its_place() {
    let text = BUILT_IN.iter().find(|(id, _)| *id == "fkp").unwrap().1;
    let mut document = minimal();
    document["instrument"] = json!("fkp");
    let reading =
        config::read(&document.to_string(), &std::sync::Arc::new(read(text).value.unwrap()));
    let told: Vec<_> = reading.diagnostics.iter().map(|d| (&*d.path, d.mistake.code())).collect();
    assert_eq!(told, [("topic", "missing")]);
}

#[test]
fn a_participant_agrees_part_by_part_and_adds_any_number_of_points() {
    let mut filling = Filling::over(setup("fkp", &json!({ "topic": topic() })));
    filling.tell(Event::Begin);
    filling.tell(fill("unsur_peserta", "ormas"));
    filling.tell(fill("jenis_kelamin", "P"));
    filling.tell(Event::Next);
    // All fourteen components of a standard of service, on one screen.
    let here = filling.setup.items_on(filling.state.screen, &filling.state.draft);
    assert_eq!(here.len(), 14);
    filling.tell(item("waktu", 0));
    filling.tell(item("biaya", 1));
    filling.tell(item("produk", 1));
    filling.tell(Event::Next);
    for (place, component) in ["waktu", "lainnya"].into_iter().enumerate() {
        filling.tell(Event::AddEntry("masukan".to_owned()));
        for (key, text) in
            [("komponen", component), ("masalah", "Lama"), ("usulan", "Tambah loket")]
        {
            let at = At::entry("masukan", place, key);
            filling.tell(Event::Say { at, text: text.to_owned() });
        }
    }
    filling.tell(Event::Next);
    filling.tell(Event::Next);
    filling.go_on();
    filling.send(1);
    let sent: Value = serde_json::from_str(&filling.sent[0]).unwrap();
    assert_eq!(sent["topic"], "sp-ktp-2026");
    assert_eq!(sent["respondent"], json!({ "jenis_kelamin": "P", "unsur_peserta": "ormas" }));
    assert_eq!(sent["answers"], json!({ "biaya": 1, "produk": 1, "waktu": 0 }));
    assert_eq!(sent["statements"]["masukan"].as_array().unwrap().len(), 2);
    // Agreement with what was answered: (0 + 1 + 1)/3 · 100 = 66,67.
    assert_eq!(sent["score"]["indexes"]["persetujuan"]["value"], "66.67");
    assert!(!filling.setup.config.show_score, "a forum gives no grades");
}

#[test]
fn other_topics_are_agreed_with_as_a_whole() {
    for (mode, key) in [("hasil-skm", "hasil"), ("rancangan-kebijakan", "rancangan")] {
        let setup = setup("fkp", &json!({ "topic": topic(), "mode": mode }));
        let filling = Filling::over(setup);
        let asked = asked(&filling.setup.config, &filling.state.draft);
        let keys: Vec<&str> = asked.iter().map(|item| &*item.key).collect();
        assert_eq!(keys, [key, "masukan", "organisasi"]);
    }
}

#[test]
fn each_service_is_asked_about_in_the_way_it_is_given() {
    let mut units = full()["units"].clone();
    units[0]["services"][0]["mode"] = json!("daring");
    units[0]["services"][1]["mode"] = json!(HYBRID);
    let mut filling = Filling::over(setup("skm16", &json!({ "units": units })));
    let keys = |filling: &Filling| -> Vec<String> {
        let asked = asked(&filling.setup.config, &filling.state.draft);
        asked.into_iter().map(|item| item.key.clone()).collect()
    };
    let services: Vec<(String, String)> = filling
        .setup
        .config
        .services()
        .map(|(unit, service)| (unit.id.clone(), service.id.clone()))
        .collect();
    filling.tell(Event::Begin);
    // Online 16, both 19, at the counter (the usual one) 16.
    let wanted = [(16, false, true), (19, true, true), (16, true, false)];
    for ((unit, service), (number, counter, online)) in services.iter().zip(wanted) {
        filling.tell(target(unit, service));
        let keys = keys(&filling);
        let has = |key: &str| keys.iter().any(|known| known == key);
        let found = (keys.len(), has("keramahan"), has("fitur"));
        assert_eq!(found, (number, counter, online), "{service}");
    }
    filling.go_to(Screen::Review);
}

#[test]
fn a_service_with_a_mode_that_the_questionnaire_does_not_know_is_told() {
    let mut document = minimal();
    document["units"][0]["services"][0]["mode"] = json!("daring");
    let reading = crate::office::reading(&document);
    let told: Vec<_> = reading.diagnostics.iter().map(|d| (&*d.path, d.mistake.code())).collect();
    assert_eq!(told, [("units[0].services[0].mode", "unknown_reference")]);
}
