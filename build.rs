//! Takes out of the style sheet and the data what only people read, before they become part of
//! the widget.

use std::path::Path;
use std::{env, fs};

const SHEET: &str = "src/ui/widget.css";

const DATA: [&str; 3] = [
    "src/survey/instrument/data/skm9-2017.json",
    "src/survey/locale/data/en.json",
    "src/survey/locale/data/id.json",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed={SHEET}");
    let folder = env::var("OUT_DIR")?;
    for file in DATA {
        println!("cargo::rerun-if-changed={file}");
        let name = Path::new(file).file_name().ok_or("no name")?;
        // A line break within a JSON string is written as an escape, so lines can be joined.
        let lines: String = fs::read_to_string(file)?.lines().map(str::trim).collect();
        fs::write(Path::new(&folder).join(name), lines)?;
    }
    fs::write(Path::new(&folder).join("widget.css"), bare(&fs::read_to_string(SHEET)?))?;
    Ok(())
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
