//! Filled-in forms, as the widget's core seals them.

use std::sync::Arc;

use serde_json::{Value, json};
use survei_publik::survey::config::{Config, instrument_wanted, read};
use survei_publik::survey::instrument::{self, BUILT_IN, UnsurOrder};
use survei_publik::survey::payload::Submission;
use survei_publik::survey::response::{Day, Draft, ResponseId, Target, check};

/// Two units that both give a service `akta`. Nothing is withheld: few responses show what is
/// computed; `cells` has what is withheld.
pub(crate) const CONFIG: &str = r#"{
  "agency": {"name": "Pemerintah Kabupaten Contoh"},
  "units": [
    {"id": "disdukcapil", "name": "Dinas Kependudukan dan Pencatatan Sipil", "services": [
      {"id": "ktp", "name": "KTP elektronik"}, {"id": "akta", "name": "Akta kelahiran"}]},
    {"id": "puskesmas", "name": "Puskesmas Contoh", "services": [
      {"id": "umum", "name": "Poli umum"}, {"id": "akta", "name": "Surat keterangan lahir"}]}
  ],
  "period": {"kind": "triwulan"},
  "respondent": [{"field": "pekerjaan", "use": "optional"}],
  "submit": {"url": "/api/responses"},
  "privacy": {"k": 1}
}"#;

/// The questionnaire's order.
pub(crate) const ITEMS: [&str; 9] = [
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "sarana",
    "pengaduan",
];

/// `CONFIG` with some keys replaced.
pub(crate) fn config_with(changes: Value) -> String {
    let mut config: Value = serde_json::from_str(CONFIG).unwrap();
    for (key, value) in changes.as_object().unwrap() {
        config[key] = value.clone();
    }
    config.to_string()
}

/// A consultation about the draft `sp-ktp`. Its participants are asked what the forum counts.
pub(crate) fn consultation() -> String {
    let topic = json!({"id": "sp-ktp", "title": "Rancangan Standar Pelayanan KTP"});
    config_with(json!({"instrument": "fkp", "topic": topic, "respondent": [
        {"field": "jenis_kelamin", "use": "optional"}]}))
}

pub(crate) fn config(text: &str) -> Config {
    let wanted = instrument_wanted(text);
    let (_, document) = BUILT_IN.iter().find(|(id, _)| *id == wanted).unwrap();
    let instrument = instrument::read(document).usable().unwrap();
    read(text, &Arc::new(instrument)).usable().unwrap()
}

pub(crate) fn id(number: u128) -> String {
    ResponseId(number.to_be_bytes()).to_string()
}

/// A form with these scores (`433333334`, in the questionnaire's order), for the KTP service.
pub(crate) fn filled(number: u128, scores: &str) -> Value {
    filled_by(CONFIG, number, scores)
}

/// The same under another configuration.
pub(crate) fn filled_by(text: &str, number: u128, scores: &str) -> Value {
    filled_for(text, number, scores, "disdukcapil", "ktp", "2026-11-25")
}

/// A form with any kind of answer, as the core seals it, or a panic that says what is wrong.
pub(crate) fn sealed(config: &Config, number: u128, about: About<'_>) -> Value {
    let draft = Draft {
        target: Some(Target { unit: "disdukcapil".into(), service: about.service.into() }),
        respondent: serde_json::from_value(about.respondent).unwrap(),
        answers: serde_json::from_value(about.answers).unwrap(),
        statements: serde_json::from_value(about.statements).unwrap(),
        ..Draft::default()
    };
    let response = check(config, &draft).unwrap();
    let day = Day::parse(about.day).unwrap();
    json!(Submission::of(config, &response, ResponseId(number.to_be_bytes()), day))
}

/// What is said, and about what.
#[derive(Clone)]
pub(crate) struct About<'a> {
    pub(crate) service: &'a str,
    pub(crate) day: &'a str,
    pub(crate) respondent: Value,
    pub(crate) answers: Value,
    pub(crate) statements: Value,
}

impl Default for About<'_> {
    fn default() -> Self {
        About {
            service: "ktp",
            day: "2026-11-25",
            respondent: json!({}),
            answers: json!({}),
            statements: json!({}),
        }
    }
}

pub(crate) fn filled_for(
    text: &str,
    number: u128,
    scores: &str,
    unit: &str,
    service: &str,
    day: &str,
) -> Value {
    let config = config(text);
    let items = config.instrument.items_in(UnsurOrder::Questionnaire, config.mode.as_deref());
    assert_eq!(items.len(), scores.len(), "one score for each item that is asked");
    let scores = scores.bytes().map(|digit| digit - b'0');
    let draft = Draft {
        target: Some(Target { unit: unit.into(), service: service.into() }),
        respondent: [("jenis_kelamin", "P"), ("usia", "26-34"), ("pendidikan", "s1")]
            .map(|(field, code)| (field.to_owned(), code.to_owned()))
            .into_iter()
            .collect(),
        answers: items.iter().map(|item| item.key.clone()).zip(scores).collect(),
        ..Draft::default()
    };
    let response = check(&config, &draft).unwrap();
    let day = Day::parse(day).unwrap();
    let submission = Submission::of(&config, &response, ResponseId(number.to_be_bytes()), day);
    json!(submission)
}
