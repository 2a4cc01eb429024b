//! What is asked, told to the citizen from the data themselves and not by the widget.

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};

use crate::office::plain;

/// A configuration, the files that it needs, and what the citizen is told of both.
pub(super) struct Plan {
    pub(super) config: Value,
    pub(super) files: Vec<(&'static str, String)>,
    pub(super) told: Value,
}

const STATUTORY: &str = include_str!("../../../../../src/survey/instrument/data/skm9-2017.json");
const INDONESIAN: &str = include_str!("../../../../../src/survey/locale/data/id.json");
const ENGLISH: &str = include_str!("../../../../../src/survey/locale/data/en.json");

/// The statutory questionnaire, one question on a screen, with a picker and the respondent.
pub(super) fn statutory() -> Result<Plan> {
    let mut config = plain();
    let names = ["Akta lahir", "Akta mati", "Kartu keluarga", "Kartu anak"];
    let services = |unit: &str| -> Vec<Value> {
        let service = |(n, name): (usize, &&str)| json!({ "id": format!("s-{n}"), "name": format!("{name} {unit}") });
        names.iter().enumerate().map(service).collect()
    };
    let unit = |id: &str, name: &str| json!({ "id": id, "name": format!("Unit {name}"), "services": services(name) });
    config["units"] = json!([unit("a", "satu"), unit("b", "dua"), unit("c", "tiga")]);
    config["respondent"] = json!([
        { "field": "pendidikan", "use": "off" },
        { "field": "pekerjaan", "use": "off" },
    ]);
    let instrument: Value = serde_json::from_str(STATUTORY)?;
    let fields = instrument["respondent"].as_array().context("no respondent")?;
    let fields: Vec<&Value> = fields
        .iter()
        .filter(|field| ["jenis_kelamin", "usia"].contains(&field["key"].as_str().unwrap()))
        .collect();
    let told = told(&config, &instrument, json!(fields), false)?;
    Ok(Plan { config, files: Vec::new(), told })
}

/// All questions on one screen, most of them asked only after certain answers.
pub(super) fn conditional() -> Result<Plan> {
    let choices = |low: u8, words: &[&str]| -> Vec<Value> {
        let choice = |(score, word): (u8, &&str)| json!({ "score": score, "label": { "id": word, "en": format!("({word})") } });
        (low..).zip(words).map(choice).collect()
    };
    let item = |key: &str, question: &str, choices: Vec<Value>, relevant: Option<Value>| {
        let mut item = json!({
            "key": key, "unsur": "layanan", "choices": choices,
            "question": { "id": question, "en": format!("({question})") },
        });
        if let Some(relevant) = relevant {
            item["relevant"] = json!([relevant]);
        }
        item
    };
    let four = || choices(1, &["Buruk", "Kurang", "Baik", "Bagus"]);
    let instrument = json!({
        "format": 1, "id": "bersyarat", "version": 1, "title": "Uji bersyarat", "source": "Sendiri",
        "unsur": [{ "key": "layanan", "name": "Layanan" }],
        "items": [
            item("loket", "Bagaimana loketnya?", four(), None),
            item("antre", "Bagaimana antreannya?", four(), Some(json!({ "item": "loket", "to": 2 }))),
            item("kursi", "Bagaimana kursinya?", four(), Some(json!({ "item": "antre", "to": 2 }))),
            item("petugas", "Bagaimana petugasnya?", four(), None),
            item("sapa", "Bagaimana sapaannya?", four(), Some(json!({ "item": "petugas", "from": 3 }))),
            item("pulang", "Bagaimana perasaan Anda?", choices(1, &["Kecewa", "Senang", "Biasa", "Puas"]), None),
        ],
    });
    let mut config = plain();
    config["instrument"] = json!("bersyarat.json");
    config["layout"] = json!("one-page");
    config.as_object_mut().context("no object")?.remove("respondent");
    let told = told(&config, &instrument, json!([]), true)?;
    Ok(Plan { config, files: vec![("bersyarat.json", instrument.to_string())], told })
}

fn told(config: &Value, instrument: &Value, fields: Value, one_page: bool) -> Result<Value> {
    let list = |value: &Value| value.as_array().cloned().context("no list");
    let mut services = Vec::new();
    for unit in list(&config["units"])? {
        for service in list(&unit["services"])? {
            services.push(json!({
                "unit": unit["id"], "unit_name": unit["name"],
                "id": service["id"], "name": service["name"],
            }));
        }
    }
    let unsur = list(&instrument["unsur"])?;
    let mut items = list(&instrument["items"])?;
    let all = items.clone();
    for item in &mut items {
        // An unsur with a single item lends it its name.
        let same = |other: &&Value| other["unsur"] == item["unsur"];
        let alone = all.iter().filter(same).count() == 1;
        let named = unsur.iter().find(|unsur| unsur["key"] == item["unsur"]).filter(|_| alone);
        item["name"] = named.map_or(&item["question"], |unsur| &unsur["name"]).clone();
    }
    let words = |text: &str| {
        let mut language: Map<String, Value> = serde_json::from_str(text)?;
        anyhow::Ok(language.remove("words"))
    };
    Ok(json!({
        "title": instrument["title"], "services": services, "fields": fields, "items": items,
        "onePage": one_page, "words": { "id": words(INDONESIAN)?, "en": words(ENGLISH)? },
    }))
}
