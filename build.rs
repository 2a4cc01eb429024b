//! Takes out of the style sheet and the data what only people read, before they become part of
//! the widget, and out of the light widget the words that only other questionnaires need.

use std::path::Path;
use std::{env, fs};

const SHEET: &str = "src/ui/widget.css";

/// Rules that the light widget does without, by the beginning of their line.
const STYLE_OF_OTHERS: [&str; 5] = [".entry", ".face", ".field > .button", ".pair", ".picture"];

const INSTRUMENT: &str = "src/survey/instrument/data/skm9-2017.json";

/// The languages. Indonesian is in every build, the others in native ones only: a phone fetches
/// the one that is wanted (`xtask/src/languages.rs`).
const LANGUAGES: [&str; 13] =
    ["id", "en", "jv", "su", "mad", "min", "ban", "bug", "ace", "bjn", "sas", "bbc", "ms-Arab"];

/// Words that the light widget does without (`WHOLE` in src/survey/mod.rs), by the beginning of
/// their name.
const OF_OTHERS: [&str; 11] = [
    "also_",
    "consent_",
    "disability_",
    "entry_",
    "randomised_",
    "several_hint",
    "topic_",
    "typed_",
    "violation_entries",
    "violation_number",
    "violation_text",
];

/// Words that are only said where the collector is.
const OF_SERVERS: &str = "violation_personal";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // No citizen's phone has mappings but for the module that carries one out (`courier/`), and
    // the one that tells what is wrong in it (`checker/`).
    println!("cargo::rustc-check-cfg=cfg(mapping)");
    let wasm = env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32";
    if !wasm || env::var_os("CARGO_FEATURE_MAPPING").is_some() {
        println!("cargo::rustc-cfg=mapping");
    }
    println!("cargo::rustc-check-cfg=cfg(whole)");
    if !is_light()? {
        println!("cargo::rustc-cfg=whole");
    }
    for file in [SHEET, INSTRUMENT] {
        println!("cargo::rerun-if-changed={file}");
    }
    let folder = env::var("OUT_DIR")?;
    let write = |file: &str, extension: &str, text: String| {
        let name = Path::new(file).file_name().ok_or("no name")?;
        let path = Path::new(&folder).join(name).with_extension(extension);
        fs::write(path, text).map_err(Box::<dyn std::error::Error>::from)
    };
    // A line break within a JSON string is written as an escape, so lines can be joined.
    let lines: String = fs::read_to_string(INSTRUMENT)?.lines().map(str::trim).collect();
    let fetched = wasm && env::var_os("CARGO_FEATURE_WIDGET").is_some();
    write(INSTRUMENT, "json", if fetched { indonesian(&lines)? } else { lines })?;
    let order = catalog("id")?;
    for language in LANGUAGES {
        let words = words(&order, &catalog(language)?, wasm, is_light()?)?;
        write(&file_of(language), "txt", words)?;
    }
    write(SHEET, "css", bare(&fs::read_to_string(SHEET)?, is_light()?))
}

/// The questionnaire in Indonesian alone: the widget fetches other languages.
fn indonesian(json: &str) -> Result<String, serde_json::Error> {
    let mut json: serde_json::Value = serde_json::from_str(json)?;
    only_indonesian(&mut json);
    Ok(json.to_string())
}

fn only_indonesian(json: &mut serde_json::Value) {
    match json {
        serde_json::Value::Object(map) => match (map.get("id"), map.contains_key("en")) {
            (Some(words), true) => *json = words.clone(),
            _ => map.values_mut().for_each(only_indonesian),
        },
        serde_json::Value::Array(values) => values.iter_mut().for_each(only_indonesian),
        _ => {}
    }
}

/// As `WHOLE` has it.
fn is_light() -> Result<bool, env::VarError> {
    let has = |feature: &str| env::var_os(feature).is_some();
    let widget = has("CARGO_FEATURE_WIDGET") && !has("CARGO_FEATURE_WHOLE");
    Ok(widget && env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32")
}

type Catalog = serde_json::Map<String, serde_json::Value>;

fn file_of(language: &str) -> String {
    format!("src/survey/locale/data/{language}.json")
}

/// The words of a language by their names, in the order of its file.
fn catalog(language: &str) -> Result<Catalog, Box<dyn std::error::Error>> {
    let file = file_of(language);
    println!("cargo::rerun-if-changed={file}");
    let mut json: serde_json::Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    match json.get_mut("words").map(serde_json::Value::take) {
        Some(serde_json::Value::Object(words)) => Ok(words),
        _ => Err("a language without words".into()),
    }
}

/// The words of a catalog without their names, a line each, in the order of the Indonesian file:
/// it is the order of `Key` as well, which a test sees to. Words that are not needed or not there
/// are empty.
fn words(
    order: &Catalog,
    catalog: &Catalog,
    wasm: bool,
    light: bool,
) -> Result<String, Box<dyn std::error::Error>> {
    let others = |name: &str| OF_OTHERS.iter().any(|other| name.starts_with(other));
    let needed = |name: &str| !(light && others(name) || wasm && name == OF_SERVERS);
    let words = order.keys().map(|name| match catalog.get(name) {
        Some(words) if needed(name) => words.as_str(),
        _ => Some(""),
    });
    let words: Option<Vec<&str>> = words.collect();
    let words = words.ok_or("something else than words")?;
    match words.iter().any(|words| words.contains('\n')) {
        true => Err("words of several lines".into()),
        false => Ok(words.join("\n")),
    }
}

/// The sheet without comments, line breaks, and the blanks that mean nothing.
fn bare(sheet: &str, light: bool) -> String {
    let needed =
        |line: &&str| !(light && STYLE_OF_OTHERS.iter().any(|other| line.starts_with(other)));
    let parts = sheet.split("/*").enumerate();
    let kept = parts.filter_map(|(place, part)| match place {
        0 => Some(part),
        _ => part.split_once("*/").map(|(_, rest)| rest),
    });
    let lines: String = kept.collect::<String>().lines().map(str::trim).filter(needed).collect();
    [("{ ", "{"), (" {", "{"), ("; }", "}"), (" }", "}"), (": ", ":"), ("; ", ";"), (", ", ",")]
        .iter()
        .fold(lines, |sheet, (from, to)| sheet.replace(from, to))
}
