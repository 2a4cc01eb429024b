//! Takes out of the style sheet and the data what only people read, before they become part of
//! the widget, and out of the light widget the words that only other questionnaires need.

use std::path::Path;
use std::{env, fs};

const SHEET: &str = "src/ui/widget.css";

const INSTRUMENT: &str = "src/survey/instrument/data/skm9-2017.json";

const CATALOGS: [&str; 2] = ["src/survey/locale/data/en.json", "src/survey/locale/data/id.json"];

/// Words that the light widget does without (`WHOLE` in src/survey/mod.rs), by the beginning of
/// their name.
const OF_OTHERS: [&str; 6] =
    ["entry_", "several_hint", "topic_", "violation_entries", "violation_number", "violation_text"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // No citizen's phone has mappings but for the module that carries one out (`courier/`), and
    // the one that tells what is wrong in it (`checker/`).
    println!("cargo::rustc-check-cfg=cfg(mapping)");
    let wasm = env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32";
    if !wasm || env::var_os("CARGO_FEATURE_MAPPING").is_some() {
        println!("cargo::rustc-cfg=mapping");
    }
    for file in [SHEET, INSTRUMENT].iter().chain(&CATALOGS) {
        println!("cargo::rerun-if-changed={file}");
    }
    let folder = env::var("OUT_DIR")?;
    let write = |file: &str, extension: &str, text: String| {
        let name = Path::new(file).file_name().ok_or("no name")?;
        let path = Path::new(&folder).join(name).with_extension(extension);
        fs::write(path, text).map_err(Box::<dyn std::error::Error>::from)
    };
    // A line break within a JSON string is written as an escape, so lines can be joined.
    let lines = fs::read_to_string(INSTRUMENT)?.lines().map(str::trim).collect();
    write(INSTRUMENT, "json", lines)?;
    for file in CATALOGS {
        write(file, "txt", words(&fs::read_to_string(file)?, is_light()?)?)?;
    }
    write(SHEET, "css", bare(&fs::read_to_string(SHEET)?))
}

/// As `WHOLE` has it.
fn is_light() -> Result<bool, env::VarError> {
    let has = |feature: &str| env::var_os(feature).is_some();
    let widget = has("CARGO_FEATURE_WIDGET") && !has("CARGO_FEATURE_WHOLE");
    Ok(widget && env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32")
}

/// The words of a catalog without their names, a line each, in the order of the file: it is the
/// order of `Key` as well, which a test sees to. Words that are not needed are empty.
fn words(catalog: &str, light: bool) -> Result<String, Box<dyn std::error::Error>> {
    let catalog: serde_json::Map<String, serde_json::Value> = serde_json::from_str(catalog)?;
    let needed = |name: &str| !(light && OF_OTHERS.iter().any(|other| name.starts_with(other)));
    let words: Option<Vec<&str>> = catalog
        .iter()
        .map(|(name, words)| if needed(name) { words.as_str() } else { Some("") })
        .collect();
    let words = words.ok_or("something else than words")?;
    match words.iter().any(|words| words.contains('\n')) {
        true => Err("words of several lines".into()),
        false => Ok(words.join("\n")),
    }
}

/// The sheet without comments, line breaks, and the blanks that mean nothing.
fn bare(sheet: &str) -> String {
    let parts = sheet.split("/*").enumerate();
    let kept = parts.filter_map(|(place, part)| match place {
        0 => Some(part),
        _ => part.split_once("*/").map(|(_, rest)| rest),
    });
    let lines: String = kept.collect::<String>().lines().map(str::trim).collect();
    [("{ ", "{"), (" {", "{"), ("; }", "}"), (" }", "}"), (": ", ":"), ("; ", ";"), (", ", ",")]
        .iter()
        .fold(lines, |sheet, (from, to)| sheet.replace(from, to))
}
