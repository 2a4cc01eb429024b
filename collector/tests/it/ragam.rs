//! A questionnaire of the agency's own with an item of every kind.

use std::sync::Arc;

use serde_json::{Value, json};
use survei_publik::survey::config::{Config, read};
use survei_publik::survey::instrument;
use tempfile::TempDir;

use crate::form::{About, config_with, sealed};
use crate::server::{Options, Server};

/// Two scored items, one of them for the counter only, and every kind that does not score.
pub(crate) fn ragam() -> Value {
    let choices: Vec<Value> =
        (1..=4).map(|score| json!({"score": score, "label": format!("Nilai {score}")})).collect();
    let options = |codes: &[(&str, &str)]| -> Value {
        codes.iter().map(|(code, label)| json!({"code": code, "label": label})).collect()
    };
    let channels = options(&[("web", "Laman"), ("wa", "WhatsApp"), ("loket", "Loket")]);
    let parts = options(&[("antre", "Antrean"), ("bayar", "Pembayaran")]);
    json!({
    "format": 1, "id": "ragam", "version": 2, "title": "Survei Ragam", "source": "kami",
    "modes": [{"key": "luring", "name": "Luring"}, {"key": "daring", "name": "Daring"}],
    "unsur": [{"key": "cepat", "name": "Kecepatan"}, {"key": "ramah", "name": "Keramahan"}],
    "items": [
        {"key": "cepat", "unsur": "cepat", "question": "Cepatkah?", "choices": choices},
        {"key": "alasan", "type": "long_text", "question": "Mengapa lambat?",
            "relevant": [{"item": "cepat", "from": 1, "to": 2}]},
        {"key": "ramah", "unsur": "ramah", "question": "Ramahkah?", "choices": choices,
            "mode": "luring", "required": false},
        {"key": "lewat", "type": "select_one", "question": "Lewat mana?", "options": channels},
        {"key": "tahu", "type": "select_multiple", "question": "Tahu dari mana?",
            "options": channels, "required": false},
        {"key": "ulang", "type": "yes_no", "question": "Mau datang lagi?"},
        {"key": "kali", "type": "number", "question": "Berapa kali datang?",
            "from": 1, "to": 20},
        {"key": "saran", "type": "text", "question": "Apa saran Anda?", "required": false},
        {"key": "hambatan", "type": "repeat", "question": "Hambatan", "required": false,
            "items": [
                {"key": "bagian", "type": "select_one", "question": "Di bagian apa?",
                    "options": parts},
                {"key": "menit", "type": "number", "question": "Berapa menit?",
                    "to": 600, "required": false},
                {"key": "sebab", "type": "text", "question": "Apa sebabnya?",
                    "relevant": [{"item": "menit", "from": 60}]},
                {"key": "sarana", "type": "select_multiple", "question": "Sarana apa?",
                    "options": channels, "required": false},
            ]},
    ]})
}

/// The service `akta` is online, every other at the counter.
pub(crate) fn config_text() -> String {
    let units = json!([{"id": "disdukcapil", "name": "Dukcapil", "services": [
        {"id": "ktp", "name": "KTP"}, {"id": "akta", "name": "Akta", "mode": "daring"}]}]);
    let config = config_with(json!({"instrument": "ragam.json", "units": units}));
    let mut config: Value = serde_json::from_str(&config).unwrap();
    config.as_object_mut().unwrap().remove("respondent");
    config.to_string()
}

pub(crate) fn config_of(instrument: &Value) -> Config {
    let instrument = instrument::read(&instrument.to_string()).usable().unwrap();
    read(&config_text(), &Arc::new(instrument)).usable().unwrap()
}

pub(crate) fn folder_with(instrument: &Value) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("ragam.json"), instrument.to_string()).unwrap();
    folder
}

pub(crate) fn server_of(instrument: &Value) -> Server {
    let options = Options { config: config_text(), ..Options::default() };
    Server::start_in(folder_with(instrument), options)
}

/// Something said at every item. The first entry is long enough to ask for a reason.
pub(crate) fn everything() -> About<'static> {
    About {
        answers: json!({"cepat": 2, "ramah": 3}),
        statements: json!({
        "alasan": "Antrean panjang;\n\"sistem\" mati",
        "lewat": "loket",
        "tahu": ["wa", "web"],
        "ulang": "ya",
        "kali": "3",
        "saran": "Tambah loket",
        "hambatan": [
            {"bagian": "antre", "menit": "90", "sebab": "Satu loket", "sarana": ["web"]},
            {"bagian": "bayar"},
        ]}),
        ..About::default()
    }
}

/// Just what must be said.
pub(crate) fn least(cepat: u8) -> About<'static> {
    About {
        answers: json!({"cepat": cepat}),
        statements: json!({"lewat": "web", "ulang": "tidak", "kali": "1"}),
        ..About::default()
    }
}

/// The same where it was slow, which asks for a reason.
pub(crate) fn with_reason(cepat: u8) -> About<'static> {
    let mut about = least(cepat);
    about.statements["alasan"] = json!("Antrean");
    about
}

pub(crate) fn body(number: u128, about: About<'_>) -> Value {
    sealed(&config_of(&ragam()), number, about)
}
