//! Configuration documents of a made-up office.

use serde_json::{Value, json};
use survei_publik::survey::config::{Config, read};
use survei_publik::survey::document::{Language, Reading};
use survei_publik::survey::session::Setup;

use crate::rows::skm9;

/// The least an agency must write.
pub(crate) fn minimal() -> Value {
    json!({
        "agency": { "name": "Kota Contoh" },
        "units": [{
            "id": "dukcapil",
            "name": "Dinas Dukcapil",
            "services": [{ "id": "ktp", "name": "KTP elektronik" }],
        }],
        "period": { "kind": "triwulan" },
        "submit": { "url": "/survei/kirim" },
    })
}

/// A mapping that says everything there is to say, of a backend that wants two requests.
fn mapping() -> Value {
    json!({
        "tokens": [{
            "name": "csrf",
            "source": "selector",
            "at": "input[name=_token]",
            "page": "/survei",
        }],
        "steps": [
            {
                "method": "POST",
                "side_effects": false,
                "url": "https://contoh.go.id/{unit}",
                "encoding": "json",
                "repeat": "none",
                "headers": [{ "name": "X-CSRF-TOKEN", "value": "{token.csrf}" }],
                "fields": [
                    {
                        "name": "u{n}",
                        "value": "{score}",
                        "each": "answers",
                        "type": "number",
                        "when_empty": "null",
                    },
                    {
                        "name": "data",
                        "fields": [{
                            "name": "r.{field}",
                            "value": "{code} {age}",
                            "each": "respondent",
                            "type": "string",
                            "when_empty": "empty",
                        }],
                    },
                ],
                "success": {
                    "status": [200, 201],
                    "json": "status",
                    "equals": "true",
                    "text": "berhasil",
                    "address": "/terima-kasih",
                    "opaque": false,
                },
                "captures": [{ "name": "id", "source": "json", "at": "data.id" }],
            },
            {
                "url": "/selesai/{capture.id}",
                "fields": [
                    { "name": "_token", "value": "{token.csrf}" },
                    { "name": "id", "value": "{capture.id}" },
                ],
            },
        ],
        "items": { "waktu": { "id": "57", "choice_id": ["228", "229", "230", "231"] } },
        "codes": { "age": { "*": "30" } },
        "age": "midpoint",
        "filler": "Tidak ada saran",
    })
}

/// A document that says everything there is to say.
pub(crate) fn full() -> Value {
    json!({
        "$schema": "https://contoh.go.id/config.schema.json",
        "agency": {
            "name": { "id": "Kota Contoh", "en": "Example City" },
            "logo": "/logo.svg",
            "contact": "(0999) 123456",
        },
        "languages": ["id", "en", { "tag": "pmy", "src": "/pmy.json", "name": "Melayu Papua" }],
        "units": [
            {
                "id": "dukcapil",
                "name": { "id": "Dinas Dukcapil", "en": "Civil Registry" },
                "services": [
                    { "id": "ktp", "name": { "id": "KTP elektronik", "en": "Identity card" } },
                    { "id": "akta", "name": "Akta kelahiran" },
                ],
            },
            {
                "id": "puskesmas",
                "name": "Puskesmas Contoh",
                "services": [{ "id": "poli", "name": "Poli umum" }],
            },
        ],
        "kiosk": { "idle": 45, "warning": 10, "reset": 6, "exit": "/petugas/" },
        "accent": "#7a1f2b",
        "instrument": "skm9-2017",
        "unsur_order": "daftar",
        "grouping": "unsur",
        "letter_from": 30,
        "personal_data": "warn",
        "profile": "2017-0.11",
        "show_score": false,
        "layout": "one-page",
        "listen": false,
        "faces": true,
        "period": { "kind": "semester", "year": 2026, "number": 2 },
        "respondent": [
            {
                "field": "jenis_kelamin",
                "use": "optional",
                "randomised": { "epsilon": "1.1" },
            },
            { "field": "pekerjaan", "use": "off", "as": "text" },
            {
                "field": "usia",
                "use": "required",
                "choices": [
                    { "code": "muda", "label": { "id": "Di bawah 40", "en": "Under 40" } },
                    { "code": "tua", "label": "40 ke atas" },
                ],
            },
        ],
        "comment": "off",
        "hour": "slot",
        "submit": {
            "url": "https://contoh.go.id/kirim",
            "credentials": "same-origin",
            "referrer": "origin",
            "form": {
                "url": "https://contoh.go.id/formulir",
                "names": {
                    "answers": "u{n}",
                    "statements": "kata.{item}",
                    "respondent": "r_{field}",
                    "service": "layanan",
                    "comment": "saran",
                },
                "service_value": "{unit}:{service}",
                "constants": [{ "name": "sumber", "value": "situs" }],
            },
            "mapping": mapping(),
        },
        "notice": {
            "purpose": { "id": "Untuk memperbaiki layanan.", "en": "To improve services." },
            "retention": "Lima tahun.",
            "more": "Server mencatat alamat internet.",
            "guardian": "Isilah bersama orang tua.",
            "consent": false,
        },
        "privacy": {
            "k": 10,
            "coarsen": [
                {
                    "field": "jenis_kelamin",
                    "merge": [{
                        "code": "semua",
                        "label": { "id": "Semua", "en": "All" },
                        "of": ["L", "P"],
                    }],
                },
                { "field": "usia", "drop": true },
            ],
        },
    })
}

/// The minimal document with two units, three services, and these keys changed.
pub(crate) fn with(changes: Value) -> Value {
    let mut document = minimal();
    document["units"] = full()["units"].clone();
    for (key, value) in changes.as_object().expect("changes are an object") {
        document[key] = value.clone();
    }
    document
}

/// Reads a document under the statutory questionnaire.
pub(crate) fn reading(document: &Value) -> Reading<Config> {
    read(&document.to_string(), &skm9())
}

/// The configuration of a document in which nothing is wrong.
pub(crate) fn config(document: &Value) -> Config {
    let reading = reading(document);
    assert_eq!(reading.diagnostics, []);
    reading.value.expect("nothing was wrong")
}

/// A survey in Indonesian.
pub(crate) fn setup(document: &Value) -> Setup {
    Setup { config: config(document), language: Language::Indonesian }
}

/// So many services, fifty a unit, with words that repeat.
pub(crate) fn large(services: usize) -> Value {
    let mut document = minimal();
    let words = ["Izin", "Akta", "Kartu", "Rekomendasi", "Legalisasi", "Pajak", "Poli"];
    let service = |number: usize| {
        let name = format!("{} Nomor {number}", words[number % words.len()]);
        json!({ "id": format!("layanan-{number}"), "name": name })
    };
    let numbers: Vec<usize> = (0..services).collect();
    let unit = |(number, services): (usize, &[usize])| {
        json!({
            "id": format!("unit-{number}"),
            "name": format!("Dinas {number}"),
            "services": services.iter().map(|number| service(*number)).collect::<Vec<_>>(),
        })
    };
    document["units"] = numbers.chunks(50).enumerate().map(unit).collect();
    document
}
