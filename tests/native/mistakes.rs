//! Each kind of mistake: its place, its code, and a sentence with the mend in both languages.

use serde_json::{Value, json};
use survei_publik::survey::config::read;
use survei_publik::survey::document::{Diagnostic, Language, Mistake};
use survei_publik::survey::instrument;
use survei_publik::survey::locale::{Catalog, explain};

use crate::office::{minimal, reading, with};
use crate::rows::skm9;

/// The only mistake in a document.
fn only(diagnostics: &[Diagnostic]) -> &Diagnostic {
    match diagnostics {
        [only] => only,
        others => panic!("not one but {}: {others:?}", others.len()),
    }
}

/// The sentence names the place and all of `words`, and no placeholder is left in it.
fn assert_explained(diagnostic: &Diagnostic, language: Language, words: &[&str]) {
    let sentence = explain(&Catalog::of(language), diagnostic);
    let place = if diagnostic.path.is_empty() { ": " } else { diagnostic.path.as_str() };
    assert!(sentence.contains(place), "no place in: {sentence}");
    assert!(!sentence.contains("diagnostic_") && !sentence.contains("type_"), "{sentence}");
    // "an object { … }" is an example, not a placeholder.
    let plain = sentence.replace("{ … }", "");
    assert!(!plain.contains(['{', '}']), "a placeholder is left in: {sentence}");
    for word in words {
        assert!(sentence.contains(word), "no {word:?} in: {sentence}");
    }
}

/// There is exactly one mistake, with this path and code, and its mend is said in Indonesian
/// and in English.
fn assert_told(diagnostics: &[Diagnostic], path: &str, code: &str, mend: [&[&str]; 2]) {
    let diagnostic = only(diagnostics);
    assert_eq!((diagnostic.path.as_str(), diagnostic.mistake.code()), (path, code));
    for (language, words) in Language::COMPLETE.into_iter().zip(mend) {
        assert_explained(diagnostic, language, words);
    }
}

/// The same for the minimal document with these keys changed.
fn told(changes: Value, path: &str, code: &str, mend: [&[&str]; 2]) {
    assert_told(&reading(&with(changes)).diagnostics, path, code, mend);
}

#[test]
fn a_text_that_is_no_json_is_told_with_line_and_column() {
    let text = "{\n  \"agency\": {\n  \"name\": \"Kota\",\n  }\n}";
    let mend: [&[&str]; 2] = [&["baris 4 kolom 3", "koma"], &["line 4 column 3", "commas"]];
    assert_told(&read(text, &skm9()).diagnostics, "", "not_json", mend);
}

#[test]
fn a_document_that_is_no_object_is_told() {
    let mend: [&[&str]; 2] = [&["seluruh berkas", "objek"], &["the whole file", "object"]];
    assert_told(&read("[]", &skm9()).diagnostics, "", "wrong_type", mend);
}

#[test]
fn a_missing_key_is_told_where_it_belongs() {
    told(json!({ "submit": {} }), "submit.url", "missing", [&["Tambahkan"], &["Add"]]);
}

#[test]
fn a_value_of_the_wrong_type_is_told_with_the_right_one() {
    let wrong = |changes: Value, path: &str, indonesian: &str, english: &str| {
        told(changes, path, "wrong_type", [&[indonesian], &[english]]);
    };
    wrong(json!({ "layout": 1 }), "layout", "teks dalam tanda kutip", "text in quotes");
    wrong(json!({ "show_score": 1 }), "show_score", "true atau false", "true or false");
    wrong(json!({ "units": {} }), "units", "daftar [ … ]", "a list [ … ]");
    wrong(json!({ "agency": "Kota" }), "agency", "objek { … }", "an object { … }");
    let period = json!({ "kind": "tahun", "year": "2026" });
    wrong(json!({ "period": period }), "period.year", "bilangan", "a number");
}

#[test]
fn an_entry_of_a_list_that_is_no_object_is_told_with_its_number() {
    let mut document = with(json!({}));
    document["units"][1]["services"] = json!([{ "id": "poli", "name": "Poli" }, "gigi"]);
    let diagnostics = reading(&document).diagnostics;
    assert_told(&diagnostics, "units[1].services[1]", "wrong_type", [&["objek"], &["object"]]);
}

#[test]
fn an_empty_text_or_list_is_told() {
    let mend: [&[&str]; 2] = [&["Isi", "hapus"], &["Fill", "remove"]];
    told(json!({ "agency": { "name": "  " } }), "agency.name", "empty", mend);
    told(json!({ "units": [] }), "units", "empty", mend);
}

#[test]
fn an_unknown_key_is_told_with_the_one_that_was_meant() {
    let meant: [&[&str]; 2] = [&["Maksudnya \"layout\""], &["Did you mean \"layout\""]];
    told(json!({ "layuot": "stepwise" }), "layuot", "unknown_key", meant);
    told(json!({ "warna": 1 }), "warna", "unknown_key", [&["Hapus"], &["Remove"]]);
}

#[test]
fn a_key_written_twice_is_told() {
    let text = minimal().to_string().replacen('{', r#"{"comment":"off","comment":"off","#, 1);
    let mend: [&[&str]; 2] = [&["hapus salah satunya"], &["remove one"]];
    assert_told(&read(&text, &skm9()).diagnostics, "comment", "repeated_key", mend);
}

#[test]
fn a_word_outside_a_set_is_told_with_the_set() {
    let set = "2017-exact, 2017-0.11, 2017-0.111";
    told(json!({ "profile": "0.11" }), "profile", "not_one_of", [&["Pilih", set], &["Use", set]]);
}

#[test]
fn a_number_outside_its_range_is_told_with_the_range() {
    for year in [json!(1999), json!(-1), json!(2026.5), json!(70_000)] {
        let changes = json!({ "period": { "kind": "tahun", "year": year } });
        let found = year.to_string();
        let mend: [&[&str]; 2] = [&["2017 sampai 9999", &found], &["2017 to 9999", &found]];
        told(changes, "period.year", "out_of_range", mend);
    }
}

#[test]
fn seconds_that_nobody_would_wait_at_a_counter_are_told_with_the_range() {
    for (key, low, high) in [("idle", 5, 600), ("warning", 5, 120), ("reset", 2, 120)] {
        for seconds in [low - 1, high + 1] {
            let (id, en) = (format!("{low} sampai {high}"), format!("{low} to {high}"));
            let mend: [&[&str]; 2] = [&[&id], &[&en]];
            let changes = json!({ "kiosk": { key: seconds } });
            told(changes, &format!("kiosk.{key}"), "out_of_range", mend);
        }
    }
    let exit = json!({ "kiosk": { "exit": "javascript:alert(1)" } });
    let mend: [&[&str]; 2] = [&["https://"], &["https://"]];
    told(exit, "kiosk.exit", "not_an_address", mend);
}

#[test]
fn what_is_no_colour_is_told_with_an_example() {
    for accent in ["merah", "#12345", "7a1f2b", "#7a1f2x", "rgb(1, 2, 3)", "#7a1f2b80"] {
        let mend: [&[&str]; 2] = [&["#7a1f2b", accent], &["#7a1f2b", accent]];
        told(json!({ "accent": accent }), "accent", "not_a_colour", mend);
    }
    assert!(reading(&with(json!({ "accent": "#A0f", "kiosk": {} }))).diagnostics.is_empty());
}

#[test]
fn an_identifier_with_other_characters_is_told_with_those_allowed() {
    for id in ["Dinas", "dinas kota", "dinas/kota", &"x".repeat(65)] {
        let mut document = minimal();
        document["units"][0]["id"] = id.into();
        let mend: [&[&str]; 2] = [&["huruf kecil", id], &["lower-case", id]];
        assert_told(&reading(&document).diagnostics, "units[0].id", "not_an_identifier", mend);
    }
}

#[test]
fn an_address_that_no_browser_should_follow_is_told_with_an_example() {
    for url in ["javascript:alert(1)", "data:text/html,x", "ftp://x", "http://", "/ada spasi"] {
        let mend: [&[&str]; 2] = [&["https://", url], &["https://", url]];
        told(json!({ "submit": { "url": url } }), "submit.url", "not_an_address", mend);
    }
}

#[test]
fn an_identifier_used_twice_is_told_with_its_first_place() {
    let mut document = with(json!({}));
    document["units"][1]["id"] = "dukcapil".into();
    let mend: [&[&str]; 2] = [&["units[0]", "kode lain"], &["units[0]", "another"]];
    assert_told(&reading(&document).diagnostics, "units[1].id", "duplicate", mend);
    let twice = json!([{ "code": "a", "label": "A" }, { "code": "a", "label": "B" }]);
    let respondent = json!([{ "field": "usia", "choices": twice }]);
    let mend: [&[&str]; 2] = [&["choices[0]"], &["choices[0]"]];
    let path = "respondent[0].choices[1].code";
    told(json!({ "respondent": respondent }), path, "duplicate", mend);
}

#[test]
fn a_reference_that_leads_nowhere_is_told_with_what_there_is() {
    let known = "jenis_kelamin, usia, pendidikan, pekerjaan";
    let changes = json!({ "respondent": [{ "field": "umur" }] });
    let mend: [&[&str]; 2] = [&["umur", known], &["umur", known]];
    told(changes, "respondent[0].field", "unknown_reference", mend);
}

#[test]
fn words_without_indonesian_are_told_once() {
    let mend: [&[&str]; 2] = [&["\"id\""], &["\"id\""]];
    let english = json!({ "en": "Example City" });
    let null = json!({ "id": null, "en": "Example City" });
    for words in [json!({}), english, null] {
        told(json!({ "agency": { "name": words } }), "agency.name", "no_indonesian", mend);
    }
}

#[test]
fn one_broken_wording_does_not_make_the_others_unknown() {
    let name = json!({ "id": "", "en": "Example City" });
    let changes = json!({ "agency": { "name": name } });
    told(changes, "agency.name.id", "empty", [&["Isi"], &["Fill"]]);
}

#[test]
fn a_document_from_the_future_is_told() {
    let newer = instrument::SKM9_2017.replacen("\"format\": 1", "\"format\": 2", 1);
    let mend: [&[&str]; 2] = [&["format 2", "Perbarui"], &["format 2", "Update"]];
    assert_told(&instrument::read(&newer).diagnostics, "format", "newer_format", mend);
}

#[test]
fn an_item_for_an_unsur_that_does_not_exist_is_told() {
    let lost = instrument::SKM9_2017.replacen("\"unsur\": \"waktu\"", "\"unsur\": \"jam\"", 1);
    let mend: [&[&str]; 2] = [&["jam", "persyaratan, prosedur, waktu"], &["jam"]];
    let diagnostics = instrument::read(&lost).diagnostics;
    assert_told(&diagnostics, "items[2].unsur", "unknown_reference", mend);
}

#[test]
fn a_value_with_braces_is_quoted_as_it_was_written() {
    let path = "units[0].id".to_owned();
    let mistake = Mistake::Duplicate { found: "{first}".to_owned(), first: "units[7]".to_owned() };
    let sentence = explain(&Catalog::of(Language::English), &Diagnostic { path, mistake });
    assert!(sentence.contains("\"{first}\"") && sentence.contains("units[7]"), "{sentence}");
}
