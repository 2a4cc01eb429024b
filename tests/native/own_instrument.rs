//! An agency's own instrument, and what is said when it is broken.

use serde_json::{Value, json};
use survei_publik::survey::document::{Diagnostic, Mistake};
use survei_publik::survey::instrument::{Instrument, read};
use survei_publik::survey::score::{Decimal, Profile};

use crate::respondents::*;

/// Twelve items, five unsur of unequal weight, one item whose agreement is bad news.
pub(crate) fn own() -> Value {
    let item =
        |key: &str, question: &str| json!({ "key": key, "scale": "setuju", "question": question });
    let mut items = vec![
        item("loket", "Loket pendaftaran mudah ditemukan"),
        item("antre", "Saya menunggu terlalu lama di pendaftaran"),
        item("berkas", "Berkas yang diminta sesuai dengan yang diumumkan"),
        item("dokter", "Dokter menjelaskan penyakit saya dengan jelas"),
        item("perawat", "Perawat melayani dengan ramah"),
        item("periksa", "Saya diperiksa dengan teliti"),
        item("obat-ada", "Obat yang diresepkan tersedia"),
        item("obat-jelas", "Cara minum obat dijelaskan"),
        item("bersih", "Ruangan bersih"),
        item("toilet", "Toilet bersih"),
        item("papan", "Papan informasi mudah dibaca"),
    ];
    items[1]["reversed"] = json!(true);
    items.push(json!({
        "key": "aduan", "question": "Bagaimana pengaduan ditangani?",
        "choices": [
            { "score": 1, "label": "Tidak ada" },
            { "score": 2, "label": "Ada tetapi tidak berfungsi" },
            { "score": 3, "label": "Berfungsi kurang maksimal" },
            { "score": 4, "label": "Dikelola dengan baik" },
        ],
    }));
    let name = |key: &str, name: &str| json!({ "key": key, "name": name });
    let group = |key: &str, items: &[&str], weight: &str| json!({ "key": key, "items": items, "weight": weight });
    json!({
        "format": 1, "id": "puskesmas-contoh", "version": 1,
        "title": { "id": "Survei Puskesmas", "en": "Health centre survey" },
        "source": "Disusun oleh Puskesmas Contoh.",
        "scales": [{ "key": "setuju", "choices": [
            { "score": 1, "label": "Sangat tidak setuju" },
            { "score": 2, "label": "Tidak setuju" },
            { "score": 3, "label": "Setuju" },
            { "score": 4, "label": "Sangat setuju" },
        ] }],
        "unsur": [
            name("pendaftaran", "Pendaftaran"), name("tenaga", "Tenaga kesehatan"),
            name("obat", "Obat"), name("lingkungan", "Lingkungan"), name("informasi", "Informasi"),
        ],
        "items": items,
        "groupings": [{ "key": "bobot-2026", "indexes": [{
            "key": "ikm", "name": "Indeks Kepuasan Masyarakat",
            "conversion": 25, "bands": "ikm-2017",
            "unsur": [
                group("pendaftaran", &["loket", "antre", "berkas"], "3/10"),
                group("tenaga", &["dokter", "perawat", "periksa"], "3/10"),
                group("obat", &["obat-ada", "obat-jelas"], "1/5"),
                group("lingkungan", &["bersih", "toilet"], "1/10"),
                group("informasi", &["papan", "aduan"], "1/10"),
            ],
        }] }],
        "respondent": [
            { "key": "jenis_kelamin", "label": "Jenis kelamin", "choices": [
                { "code": "L", "label": "Laki-laki" }, { "code": "P", "label": "Perempuan" },
            ] },
        ],
    })
}

fn own_instrument() -> Instrument {
    let reading = read(&own().to_string());
    assert_eq!(reading.diagnostics, []);
    reading.value.unwrap()
}

#[test]
fn agreement_with_a_reversed_statement_is_bad_news() {
    let own = own_instrument();
    let printed = |antre: u8, rest: u8| {
        printed(&figures(&own, None, &[respondent(&own, None, &[(2, antre)], rest)])[0])
    };
    // Everything best: 1 ("not too long at all") counts 4.
    assert_eq!(printed(1, 4), "100.00 A");
    // 4 counts 1: pendaftaran (4 + 1 + 4)/3 = 3; 3/10·3 + 7/10·4 = 3,7; · 25 = 92,50.
    assert_eq!(printed(4, 4), "92.50 A");
    // 2 counts 3, like all the others.
    assert_eq!(printed(2, 3), "75.00 C");
    // The counts are of turned scores as well.
    let figures = figures(&own, None, &[answering(&[("antre", 1)]), answering(&[("antre", 2)])]);
    assert_eq!(figures[0].unsur[0].counts, [0, 0, 1, 1]);
    assert_eq!(figures[0].unsur[0].nrr, Some(Decimal::new(3500, 3)));
}

#[test]
fn own_weights_are_shared_out_again_when_an_unsur_has_no_answer() {
    let mut document = own();
    let group = |key: &str, item: &str, weight: &str| json!({ "key": key, "items": [item], "weight": weight });
    document["groupings"][0]["indexes"][0]["unsur"] = json!([
        group("pendaftaran", "loket", "1/2"),
        group("tenaga", "dokter", "1/4"),
        group("obat", "obat-ada", "1/4"),
    ]);
    let own = read(&document.to_string()).usable().unwrap();
    let index = |items: &[(&str, u8)], profile| {
        figures_under(&own, None, &[answering(items)], profile).remove(0)
    };
    for (_, profile) in Profile::NAMES {
        let printed = |items: &[(&str, u8)]| index(items, profile).value.unwrap().to_string();
        // 1/2·4 + 1/4·2 + 1/4·1 = 2,75; · 25 = 68,75; own weights hold under every profile.
        assert_eq!(printed(&[("loket", 4), ("dokter", 2), ("obat-ada", 1)]), "68.75");
        // (1/2·4 + 1/4·2) / (3/4) = 10/3; · 25 = 83,333…: 2/3 and 1/3, not one half each.
        assert_eq!(printed(&[("loket", 4), ("dokter", 2)]), "83.33");
        // (1/4·2 + 1/4·1) / (1/2) = 1,5; · 25 = 37,50.
        assert_eq!(printed(&[("dokter", 2), ("obat-ada", 1)]), "37.50");
        assert_eq!(printed(&[("obat-ada", 3)]), "75.00");
    }
    let nobody = index(&[], Profile::Exact);
    assert_eq!((nobody.value, nobody.mutu, nobody.weighted_sum), (None, None, None));
}

/// The diagnostics of the agency's own instrument with one value put, or taken out (`None`).
fn broken(pointer: &str, value: Option<Value>) -> Vec<Diagnostic> {
    let mut document = own();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).expect(pointer) {
        Value::Object(map) => {
            match value {
                Some(value) => map.insert(key.to_owned(), value),
                None => map.shift_remove(key),
            };
        }
        Value::Array(list) => match value {
            Some(value) if key == "-" => list.push(value),
            Some(value) => list[key.parse::<usize>().unwrap()] = value,
            None => panic!("an entry is never taken out: {pointer}"),
        },
        _ => panic!("nothing to change at {pointer}"),
    }
    read(&document.to_string()).diagnostics
}

/// Where the agency's own instrument is broken and how, and the path and code that are told.
type Variant = (&'static str, Option<Value>, &'static str, &'static str);

fn assert_each_told_once(variants: impl IntoIterator<Item = Variant>) {
    let mut wrong = Vec::new();
    for (pointer, value, path, code) in variants {
        let diagnostics = broken(pointer, value.clone());
        let found: Vec<(&str, &str)> =
            diagnostics.iter().map(|found| (&*found.path, found.mistake.code())).collect();
        if found != [(path, code)] {
            wrong.push(format!("{pointer} = {value:?}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_mistake_in_an_own_instrument_is_told_once_with_its_place() {
    let five = json!([
        { "score": 1, "label": "1" }, { "score": 2, "label": "2" }, { "score": 3, "label": "3" },
        { "score": 4, "label": "4" }, { "score": 5, "label": "5" },
    ]);
    let item = |key: &str| json!({ "key": key, "scale": "setuju", "question": "Apa?" });
    let variants = [
        // The document.
        ("/id", None, "id", "missing"),
        ("/id", Some(json!("Puskesmas Contoh")), "id", "not_an_identifier"),
        ("/format", Some(json!(2)), "format", "newer_format"),
        ("/version", Some(json!(0)), "version", "out_of_range"),
        ("/version", Some(json!("1")), "version", "wrong_type"),
        ("/title", Some(json!("  ")), "title", "empty"),
        ("/title", Some(json!({ "en": "Survey" })), "title", "no_indonesian"),
        ("/source", None, "source", "missing"),
        ("/status", Some(json!("resmi")), "status", "not_one_of"),
        ("/grouping", Some(json!([])), "grouping", "unknown_key"),
        // Items and their choices.
        ("/items/-", Some(item("loket")), "items[12].key", "duplicate"),
        ("/items/1/question", None, "items[1].question", "missing"),
        ("/items/1/reversed", Some(json!("ya")), "items[1].reversed", "wrong_type"),
        ("/items/2/mode", Some(json!("telepon")), "items[2].mode", "unknown_reference"),
        ("/items/2/unsur", Some(json!("loket")), "items[2].unsur", "unknown_reference"),
        ("/items/11/choices/1/score", Some(json!(1)), "items[11].choices", "scores_not_distinct"),
        ("/items/11/choices", Some(five), "groupings[0].indexes[0]", "mixed_scales"),
        ("/scales/0/choices/2/label", Some(json!("")), "scales[0].choices[2].label", "empty"),
        // Unsur, groupings, weights.
        ("/unsur/-", Some(json!({ "key": "obat", "name": "Obat" })), "unsur[5].key", "duplicate"),
        (
            "/groupings/0/indexes/0/unsur/2/items/0",
            Some(json!("obat")),
            "groupings[0].indexes[0].unsur[2].items[0]",
            "unknown_reference",
        ),
        (
            "/groupings/0/indexes/0/unsur/3/key",
            Some(json!("ruangan")),
            "groupings[0].indexes[0].unsur[3].key",
            "unknown_reference",
        ),
        (
            "/groupings/0/indexes/0/unsur/1/weight",
            None,
            "groupings[0].indexes[0].unsur",
            "weights_not_one",
        ),
        (
            "/groupings/0/indexes/0/unsur/1/weight",
            Some(json!("4/10")),
            "groupings[0].indexes[0].unsur",
            "weights_not_one",
        ),
        (
            "/groupings/0/indexes/0/bands",
            Some(json!("2017")),
            "groupings[0].indexes[0].bands",
            "not_one_of",
        ),
        (
            "/groupings/0/indexes/0/conversion",
            Some(json!(2.5)),
            "groupings[0].indexes[0].conversion",
            "out_of_range",
        ),
        ("/groupings/0/indexes/0/name", None, "groupings[0].indexes[0].name", "missing"),
        ("/groupings/0/key", None, "groupings[0].key", "missing"),
        // The respondent.
        ("/respondent/0/choices/0/code", None, "respondent[0].choices[0].code", "missing"),
        ("/respondent/0/choices", Some(json!({})), "respondent[0].choices", "wrong_type"),
    ];
    assert_each_told_once(variants);
}

#[test]
fn what_only_follows_from_a_mistake_is_not_told() {
    assert_each_told_once([
        ("/items/4/key", Some(json!("Perawat")), "items[4].key", "not_an_identifier"),
        ("/items/0/scale", Some(json!("puas")), "items[0].scale", "unknown_reference"),
        ("/items/0/scale", None, "items[0].choices", "missing"),
        ("/items/7", Some(json!("obat-jelas")), "items[7]", "wrong_type"),
        ("/scales/0/choices/3/score", Some(json!("4")), "scales[0].choices[3].score", "wrong_type"),
        (
            "/items/11/choices/1/score",
            Some(json!(11)),
            "items[11].choices[1].score",
            "out_of_range",
        ),
        (
            "/groupings/0/indexes/0/unsur/1/weight",
            Some(json!("seperempat")),
            "groupings[0].indexes[0].unsur[1].weight",
            "not_a_fraction",
        ),
    ]);
}

#[test]
fn the_sum_of_wrong_weights_and_a_key_that_was_meant_are_said() {
    let of = |pointer: &str, value| broken(pointer, value).remove(0).mistake;
    // 3/10 + 4/10 + 1/5 + 1/10 + 1/10 = 11/10; without tenaga 7/10.
    let weight = "/groupings/0/indexes/0/unsur/1/weight";
    let sum = |sum: &str| Mistake::WeightsNotOne { sum: sum.to_owned() };
    assert_eq!(of(weight, Some(json!("4/10"))), sum("11/10"));
    assert_eq!(of(weight, None), sum("7/10"));
    let meant = Mistake::UnknownKey { meant: Some("groupings") };
    assert_eq!(of("/grouping", Some(json!([]))), meant);
}

#[test]
fn a_mistake_in_the_writing_itself_is_told_once_with_its_place() {
    let only = |text: &str| {
        let mut diagnostics = read(text).diagnostics;
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
        let only = diagnostics.remove(0);
        (only.path, only.mistake.code())
    };
    let text = own().to_string();
    let twice = text.replacen("\"version\":1", "\"version\":1,\"version\":1", 1);
    assert_eq!(only(&twice), ("version".to_owned(), "repeated_key"));
    assert_eq!(only(&text[..text.len() - 1]), (String::new(), "not_json"));
    assert_eq!(only("[]"), (String::new(), "wrong_type"));
}
