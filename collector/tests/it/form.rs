//! Filled-in forms, as the widget's core seals them.

use serde_json::{Value, json};
use survei_publik::survey::config::{Config, read};
use survei_publik::survey::instrument::{self, SKM9_2017};
use survei_publik::survey::payload::Submission;
use survei_publik::survey::response::{Day, Draft, ResponseId, Target, check};

/// Two units that both give a service `akta`.
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
  "submit": {"url": "/api/responses"}
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

pub(crate) fn config(text: &str) -> Config {
    let instrument = instrument::read(SKM9_2017).usable().unwrap();
    read(text, &instrument).usable().unwrap()
}

pub(crate) fn id(number: u128) -> String {
    ResponseId(number.to_be_bytes()).to_string()
}

/// A form with these scores (`433333334`, in the questionnaire's order), for the KTP service.
pub(crate) fn filled(number: u128, scores: &str) -> Value {
    filled_for(CONFIG, number, scores, "disdukcapil", "ktp", "2026-11-25")
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
    let scores = scores.bytes().map(|digit| digit - b'0');
    let draft = Draft {
        target: Some(Target { unit: unit.into(), service: service.into() }),
        respondent: [("jenis_kelamin", "P"), ("usia", "26-34"), ("pendidikan", "s1")]
            .map(|(field, code)| (field.to_owned(), code.to_owned()))
            .into_iter()
            .collect(),
        answers: ITEMS.iter().map(|item| (*item).to_owned()).zip(scores).collect(),
        comment: String::new(),
    };
    let response = check(&config, &draft).unwrap();
    let day = Day::parse(day).unwrap();
    let submission = Submission::of(&config, &response, ResponseId(number.to_be_bytes()), day);
    json!(submission.unwrap())
}
