//! An agency with a page for every journey.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::office::{Office, full, plain};

/// What walks, what leads to each state, and what looks at it.
pub(crate) const SCRIPTS: &str =
    concat!(include_str!("../walk.js"), include_str!("states.js"), include_str!("audit.js"));

/// The page round the survey: nothing in it is to be found fault with.
fn body(survey: &str) -> String {
    format!(
        "<header><p>Kota Tanjung Arum</p></header><main><h1>Layanan</h1>{survey}</main>\
         <footer><p><a href=index.html>Beranda</a></p></footer>"
    )
}

const HEAD: &str = "<script src=/langkah.js></script><script src=/element.js defer></script>\
    <link rel=stylesheet href=/halaman.css>";

/// The page's own colours follow the device, as those of a page do that knows of dark screens.
pub(crate) const SHEET: &str = ":root { color-scheme: light dark; } a { display: inline-block; padding: 12px 0; }
    :focus-visible { outline: 3px solid currentColor; }
    body { background: #fff; color: #111; margin: 8px; } a { color: #0a5c9e; }
    @media (prefers-color-scheme: dark) { body { background: #111; color: #eee; } a { color: #7cc0f5; } }";

/// An agency whose pages lead to every state.
pub(crate) fn open() -> Result<Office> {
    let mut config = full();
    config["units"][0]["services"][0]["name"] = json!({ "id": "Layanan 00", "en": "Service 00" });
    let office = Office::open_with(&config, &[("macam-butir.json", kinds().to_string())])?;
    let survey = |attributes: &str| format!("<survei-publik {attributes}></survei-publik>");
    let one = "src=survei.json unit=unit-1 service=layanan-1";
    let pages = [
        ("index.html", "id", survey("src=survei.json")),
        ("satu.html", "id", survey(&format!("{one} layout=one-page"))),
        ("inggris.html", "en", survey(one)),
        ("jawi.html", "ms-Arab", survey(&one.replace("survei.json", "jawi.json"))),
        ("lama.html", "id", survey("src=lama.json")),
        (
            "salah.html",
            "id",
            survey("").replace("><", "><script type=application/json>{}</script><"),
        ),
        ("macam.html", "id", survey("src=macam.json widget=whole")),
        ("catatan.html", "id", survey("src=catatan.json widget=whole")),
        ("konsultasi.html", "id", survey("src=konsultasi.json widget=whole")),
    ];
    for (name, language, survey) in pages {
        office.page_with(name, language, HEAD, &body(&survey))?;
    }
    let mut kinds = plain();
    kinds["instrument"] = json!("macam-butir.json");
    kinds.as_object_mut().unwrap().remove("respondent");
    config["languages"] = json!(["id", "ms-Arab"]);
    let entries = notes_instrument();
    let mut notes = plain();
    notes["instrument"] = json!("catatan-butir.json");
    notes["comment"] = json!("off");
    notes.as_object_mut().unwrap().remove("respondent");
    let files = [
        ("catatan-butir.json", entries.to_string()),
        ("catatan.json", notes.to_string()),
        ("halaman.css", SHEET.to_owned()),
        ("jawi.json", config.to_string()),
        ("langkah.js", [&axe()?, SCRIPTS].concat()),
        ("macam.json", kinds.to_string()),
        ("konsultasi.json", consultation().to_string()),
    ];
    for (name, text) in files {
        fs::write(office.on_site(name), text)?;
    }
    Ok(office)
}

/// The engine that finds barriers.
pub(crate) fn axe() -> Result<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("npm/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&file)
        .with_context(|| format!("{} is missing; run `cargo xtask test`", file.display()))
}

/// Every kind of answer, some of them on one screen.
fn kinds() -> Value {
    json!({
        "format": 1, "id": "macam-butir", "version": 1, "title": "Kunjungan Anda", "source": "Sendiri",
        "unsur": [{ "key": "layanan", "name": "Layanan" }],
        "pages": [{ "key": "awal", "title": "Kesan pertama", "hint": "Jawab seingat Anda." }],
        "items": [
            { "key": "puas", "unsur": "layanan", "question": "Puaskah Anda?", "page": "awal", "choices": [
                { "score": 1, "label": "Tidak puas" }, { "score": 2, "label": "Puas" },
            ] },
            { "key": "cara", "type": "select_one", "question": "Lewat apa Anda datang?", "page": "awal",
              "hint": "Yang terakhir saja.", "options": [
                { "code": "loket", "label": "Loket" }, { "code": "daring", "label": "Daring" },
                { "code": "lain", "label": "Lainnya" },
              ] },
            { "key": "mengapa", "type": "long_text", "question": "Mengapa?" },
            { "key": "alat", "type": "select_multiple", "required": false,
              "question": "Alat apa yang Anda pakai?", "options": [
                { "code": "hp", "label": "HP" }, { "code": "laptop", "label": "Laptop" },
                { "code": "tidak", "label": "Tidak pakai alat" },
              ] },
            { "key": "antre", "type": "number", "from": 0, "to": 600, "hint": "Kira-kira saja.",
              "question": "Berapa menit Anda antre?" },
            { "key": "lapor", "type": "yes_no", "question": "Pernah melapor karena antre?" },
            { "key": "kejadian", "type": "repeat", "required": false,
              "question": "Apa yang terjadi?", "items": [
                { "key": "apa", "question": "Kejadiannya" },
                { "key": "hari", "type": "number", "required": false, "question": "Selama berapa hari?" },
              ] },
        ],
    })
}

/// Of these, one question and the one that repeats.
fn notes_instrument() -> Value {
    let mut instrument = kinds();
    instrument["id"] = json!("catatan-butir");
    instrument.as_object_mut().unwrap().remove("pages");
    let items = instrument["items"].as_array_mut().unwrap();
    items.retain(|item| item["key"] == "puas" || item["key"] == "kejadian");
    items[0].as_object_mut().unwrap().remove("page");
    instrument
}

fn consultation() -> Value {
    let mut config = plain();
    config["instrument"] = json!("fkp");
    config.as_object_mut().unwrap().remove("respondent");
    config["topic"] = json!({
        "id": "sp-ktp", "title": "Rancangan Standar Pelayanan KTP elektronik",
        "text": "1. Persyaratan: fotokopi KK.\n2. Prosedur: ambil nomor, rekam, tunggu.",
        "document": "/rancangan.pdf",
    });
    config
}
