//! The languages: what ships is complete and marked, and what an agency writes is checked.

use serde_json::{Value, json};
use survei_publik::survey::document::{Diagnostic, Language, Severity, Translation};
use survei_publik::survey::instrument::{SKM9_2017, read, translated};
use survei_publik::survey::locale::{
    Catalog, Key, PLACES, TOOLS, built_in, explain, placeholders, read_language,
};

use crate::office::{reading, with};

/// A few keys may be newer than a language that people translate; most never are.
const MISSING: usize = 8;

#[test]
fn every_language_that_ships_has_known_words_only_with_the_placeholders_of_the_indonesian_ones() {
    let tags: Vec<&str> = built_in::FILES.iter().map(|(tag, _)| *tag).collect();
    assert_eq!(tags, Language::ALL.map(Language::tag));
    for (tag, text) in built_in::FILES {
        let found = read_language(text);
        assert_eq!(found.diagnostics, [], "{tag}");
        let file = found.value.unwrap();
        assert_eq!(file.language, tag);
        assert_eq!(file.rtl, tag == "ms-Arab");
        let missing = Key::ALL.len() - file.words.len();
        let complete = Language::COMPLETE.map(Language::tag).contains(&tag);
        assert!(missing <= if complete { 0 } else { MISSING }, "{tag} lacks {missing} words");
        let catalog = Catalog::of(Language::of_tag(tag).unwrap());
        for (key, words) in &file.words {
            assert_eq!(catalog.own(*key), Some(words.as_str()), "{} in {tag}", key.name());
        }
        let json: Value = serde_json::from_str(text).unwrap();
        assert!(json["name"].as_str().is_some_and(|name| !name.is_empty()), "{tag}");
        let tools: Vec<&str> =
            json["tools"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(tools, TOOLS, "{tag}");
    }
}

#[test]
fn the_indonesian_words_stand_in_the_order_of_the_keys() {
    let json: Value = serde_json::from_str(built_in::FILES[0].1).unwrap();
    let names = json["words"].as_object().unwrap().keys().map(String::as_str);
    assert!(names.eq(Key::ALL.iter().map(|key| key.name())));
}

#[test]
fn no_language_is_said_to_be_reviewed_that_no_speaker_has_read() {
    for (tag, text) in built_in::FILES {
        assert_eq!(read_language(text).value.unwrap().reviewed, [] as [&str; 0], "{tag}");
        let json: Value = serde_json::from_str(text).unwrap();
        assert!(json["reviewed"].is_array(), "{tag} says nothing of it");
    }
}

#[test]
fn every_language_says_something_of_its_own_and_another_alphabet_for_jawi() {
    let indonesian = Catalog::default();
    for language in Language::ALL.into_iter().skip(1) {
        let catalog = Catalog::of(language);
        let same = Key::ALL.iter().filter(|key| catalog.text(**key) == indonesian.text(**key));
        assert!(same.count() < 30, "{language:?}");
    }
    let jawi = Catalog::of(Language::of_tag("ms-Arab").unwrap());
    assert!(jawi.text(Key::Start).chars().all(|c| ('\u{600}'..='\u{6ff}').contains(&c)));
}

#[test]
fn a_tag_leads_to_the_language_that_ships_for_it_or_to_none() {
    let found = |tag| Language::of_tag(tag).map(Language::tag);
    for (tag, language) in [
        ("en-GB", Some("en")),
        ("EN_us", Some("en")),
        ("jv-Latn-ID", Some("jv")),
        ("ms-Arab-MY", Some("ms-Arab")),
        ("ms", None),
        ("mad", Some("mad")),
        ("ma", None),
        ("idx", None),
        ("", None),
        ("…", None),
    ] {
        assert_eq!(found(tag), language, "{tag}");
    }
    assert_eq!(Language::complete("jv"), Language::Indonesian);
    assert_eq!(Language::complete("en-GB"), Language::English);
}

fn told(file: &Value) -> Vec<String> {
    let diagnostics = read_language(&file.to_string()).diagnostics;
    let told = |diagnostic: &Diagnostic| explain(&Catalog::default(), diagnostic);
    diagnostics.iter().map(told).collect()
}

#[test]
fn mistakes_in_a_language_file_are_told_with_their_place_and_mend() {
    for (file, place, mend) in [
        (json!({ "language": "jv", "words": { "strat": "Miwiti" } }), "words.strat", "\"start\""),
        (
            json!({ "language": "jv", "words": { "progress": "Langkah" } }),
            "words.progress",
            "{n}, {of}",
        ),
        (json!({ "language": "jv", "words": { "start": "{n}" } }), "words.start", "–"),
        (json!({ "language": "jv", "words": { "start": 7 } }), "words.start", "teks"),
        (json!({ "language": "jv", "words": [] }), "words", "objek"),
        (
            json!({ "language": "jv", "questions": { "waktu.5": "x" } }),
            "questions.waktu.5",
            "waktu.",
        ),
        (json!({ "language": "jv", "reviewed": ["starts"] }), "reviewed[0]", "starts"),
        (json!({ "language": "jv", "dir": "right" }), "dir", "rtl"),
        (json!({ "words": {} }), "language", "Tambahkan"),
    ] {
        let told = told(&file);
        assert_eq!(told.len(), 1, "{told:?} of {file}");
        assert!(told[0].starts_with(&format!("{place}: ")) && told[0].contains(mend), "{told:?}");
    }
    let broken = read_language("{ \"language\": \"jv\",\n }").diagnostics;
    assert!(explain(&Catalog::default(), &broken[0]).contains("baris 2"), "{broken:?}");
}

#[test]
fn what_only_falls_back_to_indonesian_stops_no_language_file() {
    let file = json!({ "language": "jv", "words": { "progress": "Langkah", "strat": "x" } });
    let found = read_language(&file.to_string()).diagnostics;
    assert!(found.iter().all(|diagnostic| diagnostic.severity() == Severity::Warning), "{found:?}");
    assert_eq!(found.len(), 2);
}

#[test]
fn a_language_on_offer_ships_or_has_a_file_and_stands_there_once() {
    let found = |languages: Value| {
        let read = reading(&with(json!({ "languages": languages })));
        let told = read.diagnostics.iter().map(|d| format!("{}: {}", d.path, d.mistake.code()));
        told.collect::<Vec<String>>()
    };
    let none: Vec<String> = Vec::new();
    assert_eq!(
        found(json!(["id", "jv", { "tag": "pmy", "src": "pmy.json", "name": "Papua" }])),
        none
    );
    assert_eq!(found(json!(["id", "xx"])), ["languages[1]: unknown_reference"]);
    assert_eq!(found(json!(["id", { "tag": "xx" }])), ["languages[1]: unknown_reference"]);
    assert_eq!(found(json!(["id", "id"])), ["languages[1]: duplicate"]);
    assert_eq!(found(json!([7])), ["languages[0]: wrong_type"]);
    assert_eq!(found(json!("jv")), ["languages: wrong_type"]);
    let src = json!([{ "tag": "a b", "src": "javascript:x" }]);
    assert_eq!(found(src), ["languages[0].src: not_an_address"]);
}

#[test]
fn an_agency_may_write_its_own_texts_in_any_language_that_ships() {
    let changes =
        json!({ "agency": { "name": { "id": "Kota", "jv": "Kutha", "ms-Arab": "كوتا" } } });
    let config = reading(&with(changes)).usable().unwrap();
    let name = |tag| config.agency.name.get(Language::of_tag(tag).unwrap());
    assert_eq!(name("jv"), ("Kutha", Language::named("jv")));
    assert_eq!(name("ms-Arab").0, "كوتا");
    assert_eq!(name("su"), ("Kota", Language::Indonesian));
    let unknown = json!({ "agency": { "name": { "id": "Kota", "xx": "?" } } });
    assert_eq!(reading(&with(unknown)).diagnostics[0].path, "agency.name.xx");
}

#[test]
fn a_questionnaire_takes_the_lines_of_a_language_in_the_order_in_which_it_is_read() {
    let language = Language::named("jv");
    let lines: Vec<String> = (0..30).map(|line| line.to_string()).collect();
    let mut lines = lines.join("\n");
    // The second unsur is not translated.
    lines = lines.replacen("\n2\n", "\n\n", 1);
    let instrument = translated(SKM9_2017, Translation { language, lines: &lines }).value.unwrap();
    assert_eq!(instrument.title.get(language), ("0", language));
    assert_eq!(instrument.unsur[0].name.text(language), "1");
    assert_eq!(instrument.unsur[1].name.get(language).1, Language::Indonesian);
    assert_eq!(instrument.items[0].question.text(language), "10");
    assert_eq!(instrument.items[0].choices()[3].label.text(language), "14");
    // Behind the last line nothing is.
    assert_eq!(instrument.fields[0].label.get(language).1, Language::Indonesian);
    // Everything else is as it was.
    let plain = read(SKM9_2017).value.unwrap();
    assert_eq!(
        instrument.items[0].question.text(Language::Indonesian),
        plain.items[0].question.text(Language::Indonesian)
    );
}

#[test]
fn the_names_of_what_may_be_translated_are_those_of_the_questionnaire() {
    let instrument = read(SKM9_2017).value.unwrap();
    let names = instrument.items.iter().flat_map(|item| {
        let choices = item.choices().iter().map(|choice| format!("{}.{}", item.key, choice.score));
        std::iter::once(item.key.clone()).chain(choices)
    });
    assert_eq!(names.collect::<Vec<String>>(), PLACES);
}

#[test]
fn placeholders_are_found_wherever_they_stand() {
    assert_eq!(placeholders("{b} dan {a}, {a"), ["{a}", "{b}"]);
}
