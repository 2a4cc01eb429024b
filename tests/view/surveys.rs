//! Configurations of every built-in questionnaire, and one of an agency's own.

use std::sync::Arc;

use serde_json::{Value, json};
use survei_publik::survey::config;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::{self, BUILT_IN, HYBRID, Instrument};
use survei_publik::survey::session::Setup;

/// Every kind of answer, with conditions; `kejadian` must have an entry.
pub(crate) const OWN: &str = r#"{
  "format": 1, "id": "kunjungan", "version": 3, "title": "Kunjungan <Anda>", "source": "Sendiri",
  "unsur": [{ "key": "layanan", "name": "Layanan" }],
  "items": [
    { "key": "puas", "unsur": "layanan", "question": { "id": "Puaskah Anda?", "en": "Satisfied?" }, "choices": [
      { "score": 0, "label": "Tidak puas" }, { "score": 10, "label": { "id": "Puas", "en": "Yes" } } ] },
    { "key": "mengapa", "type": "long_text", "question": "Mengapa tidak?",
      "relevant": [{ "item": "puas", "is": ["0"] }] },
    { "key": "alat", "type": "select_multiple", "question": "Alat apa?", "options": [
      { "code": "hp", "label": "HP" }, { "code": "lap top", "label": "Laptop & <lain>" },
      { "code": "loket", "label": "Loket" } ] },
    { "key": "antre", "type": "number", "from": 5, "to": 600, "question": "Berapa menit?" },
    { "key": "lapor", "type": "yes_no", "question": "Melapor?", "relevant": [{ "item": "antre", "from": 60 }] },
    { "key": "nama-loket", "type": "text", "required": false, "question": "Loket mana?" },
    { "key": "kejadian", "type": "repeat", "question": "Apa yang terjadi?", "items": [
      { "key": "apa", "question": "Kejadiannya" },
      { "key": "jenis", "type": "select_multiple", "required": false, "question": "Jenisnya", "options": [
        { "code": "a", "label": "A" }, { "code": "b", "label": "B" } ] },
      { "key": "hari", "type": "number", "required": false, "question": "Berapa hari?" } ] }
  ],
  "respondent": [
    { "key": "usia", "label": "Usia", "choices": [{ "code": "<30", "label": "Muda" }, { "code": "30+", "label": "Tua" }] },
    { "key": "kota", "label": "Kota", "choices": [{ "code": "a", "label": "A" }, { "code": "b", "label": "B" }] }
  ]
}"#;

/// Names as one receiver may want them.
pub(crate) fn other_names() -> Value {
    json!({
        "url": "https://formulir.contoh.go.id/terima",
        "names": {
            "answers": "entry.{n}", "statements": "kata[{n0}]", "respondent": "r_{field}",
            "service": "layanan", "comment": "saran",
        },
        "service_value": "{service}@{unit}",
        "constants": [{ "name": "_token", "value": "a\"b&<c>" }],
    })
}

pub(crate) fn instruments() -> Vec<Arc<Instrument>> {
    let texts = BUILT_IN.iter().map(|(_, text)| *text).chain([OWN]);
    texts.map(|text| Arc::new(instrument::read(text).usable().unwrap())).collect()
}

/// Two units; a service for each kind of service that the questionnaire knows, and one more.
pub(crate) fn setup(instrument: &Arc<Instrument>, language: Language, form: &Value) -> Setup {
    let modes = instrument.modes.iter().map(|mode| mode.key.as_str());
    let modes = modes.chain(instrument.modes.first().map(|_| HYBRID)).enumerate();
    let mut services: Vec<Value> = modes
        .map(|(place, mode)| json!({ "id": format!("s{place}"), "name": mode, "mode": mode }))
        .collect();
    services.push(json!({ "id": "ktp", "name": { "id": "KTP-el & <KK>", "en": "Card" } }));
    let mut config = json!({
        "agency": { "name": "Kota <Tanjung> Arum", "logo": "logo.svg", "contact": "telepon 123" },
        "units": [
            { "id": "dinas", "name": "Dinas \"A\"", "services": services },
            { "id": "camat", "name": "Kecamatan", "services": [{ "id": "surat", "name": "Surat" }] },
        ],
        "period": { "kind": "tahun" },
        "submit": { "url": "/kirim", "form": form },
    });
    if instrument.consultation {
        config["topic"] =
            json!({ "id": "sp-ktp", "title": "Standar", "text": "<isi>", "document": "/sp.pdf" });
    }
    if !BUILT_IN.iter().any(|(id, _)| *id == instrument.id) {
        config["instrument"] = json!("kunjungan.json");
        config["respondent"] = json!([{ "field": "kota", "use": "optional" }]);
    } else {
        config["instrument"] = json!(instrument.id);
    }
    let reading = config::read(&config.to_string(), instrument);
    assert_eq!(reading.diagnostics, [], "{config}");
    Setup { config: reading.usable().unwrap(), language }
}
