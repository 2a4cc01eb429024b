//! The order of the house: which room may know which, and how large anything may get.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use survei_publik::survey::config::{DISABILITY, DISABILITY_KIND};
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument;
use survei_publik::survey::locale::read_language;

/// Files under `src` have at most so many lines.
const LINES: usize = 350;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of the repository.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    assert!(!files.is_empty(), "nothing under {folder}");
    files
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every line of the Rust files below a folder that contains one of `words`.
fn mentions(folder: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in files(folder).iter().filter(|path| path.extension().is_some_and(|e| e == "rs")) {
        for (number, line) in (1..).zip(read(path).lines()) {
            if words.iter().any(|word| line.contains(word)) {
                let place = path.strip_prefix(root()).unwrap().display().to_string();
                found.push(format!("{place}:{number}: {}", line.trim()));
            }
        }
    }
    found
}

fn assert_no_mention(folder: &str, words: &[&str]) {
    let found = mentions(folder, words);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_core_knows_no_browser_no_clock_and_no_room_above_it() {
    let browser = ["web_sys", "js_sys", "wasm_bindgen", "yew", "gloo", "std::time"];
    assert_no_mention("src/survey", &browser);
    assert_no_mention("src/survey", &["crate::ui", "crate::browser", "crate::embed"]);
    assert_no_mention("src/survey", &["std::net", "std::fs", "std::env", "thread_local!"]);
}

#[test]
fn the_drawing_room_and_the_browser_do_not_know_each_other() {
    assert_no_mention("src/ui", &["crate::browser", "crate::embed"]);
    assert_no_mention("src/browser", &["crate::ui", "crate::embed", "yew"]);
}

#[test]
fn no_element_has_a_style_attribute() {
    // Government sites send a Content-Security-Policy; styles come from constructed sheets.
    assert_no_mention("src/ui", &[" style="]);
}

#[test]
fn the_search_for_mentions_finds_what_is_there() {
    assert!(!mentions("src/ui", &["yew"]).is_empty());
    assert!(!mentions("src/survey", &["crate::survey"]).is_empty());
}

#[test]
fn no_source_file_is_too_long_to_be_read_in_one_go() {
    let long: Vec<String> = files("src")
        .iter()
        .filter_map(|path| {
            let lines = read(path).lines().count();
            let place = path.strip_prefix(root()).unwrap().display();
            (lines > LINES).then(|| format!("{place} has {lines} lines"))
        })
        .collect();
    assert!(long.is_empty(), "more than {LINES} lines: {}", long.join(", "));
}

#[test]
fn the_changelog_names_the_current_version() {
    let changelog = fs::read_to_string(root().join("CHANGELOG.md")).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    assert!(changelog.contains(version), "CHANGELOG.md does not name version {version}");
}

#[test]
fn every_data_file_of_the_core_is_valid() {
    let mut known = 0;
    for path in files("src/survey") {
        let in_data = |folder: &&Path| folder.components().any(|part| part.as_os_str() == "data");
        let Some(room) = path.parent().filter(in_data) else { continue };
        let text = read(&path);
        let name = path.file_stem().unwrap().to_str().unwrap();
        if room.ends_with("instrument/data") {
            let reading = instrument::read(&text);
            assert_eq!(reading.diagnostics, [], "{name}");
            assert_eq!(reading.value.unwrap().id, name, "a questionnaire is filed under its id");
        } else if room.ends_with("locale/data/form") || name.contains('-') && name != "ms-Arab" {
            // The words of the form, for mistakes, of a dry run, which is in Indonesian as the
            // tools are, and of paper, as the statutory form is.
            let others = ["mistakes-", "dry-run-", "paper-"];
            let tag = others.iter().find_map(|other| name.strip_prefix(other)).unwrap_or(name);
            assert!(Language::COMPLETE.contains(&Language::of_tag(tag).unwrap()));
            let words: Value = serde_json::from_str(&text).unwrap();
            let words = words.as_object().unwrap();
            assert!(words.values().all(|words| words.as_str().is_some_and(|w| !w.is_empty())));
        } else if room.ends_with("locale/data") {
            let reading = read_language(&text);
            assert_eq!(reading.diagnostics, [], "{name}");
            assert_eq!(reading.value.unwrap().language, name, "a language is filed under its tag");
        } else if room.ends_with("config/data") {
            // The fields that agencies may add; a label alone is what one of them is called else.
            let fields: Value = serde_json::from_str(&text).unwrap();
            let keys: Vec<&str> = fields["respondent"]
                .as_array()
                .unwrap()
                .iter()
                .map(|field| field["key"].as_str().unwrap())
                .collect();
            assert_eq!(keys, [DISABILITY, DISABILITY_KIND, "birth_year"]);
        } else {
            panic!("{} is data that no test knows", path.display());
        }
        known += 1;
    }
    let expected =
        instrument::BUILT_IN.len() + Language::ALL.len() + 2 * Language::COMPLETE.len() + 3;
    assert_eq!(known, expected, "every questionnaire is built in, every language has its catalogs");
    assert!(instrument::BUILT_IN.iter().map(|(id, _)| *id).eq(instrument::IDS));
}
