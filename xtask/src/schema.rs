//! The published JSON Schemas, written by the code that reads the documents.

use survei_publik::survey::document::schema::schema;
use survei_publik::survey::locale::describe_language;
use survei_publik::survey::{config, instrument};
use xshell::Shell;

const FOLDER: &str = "schema";

/// Writes the schemas into schema/.
pub(crate) fn write(shell: &Shell) -> anyhow::Result<()> {
    for (file, text) in schemas()? {
        shell.write_file(format!("{FOLDER}/{file}"), text)?;
    }
    Ok(())
}

/// Puts the schemas beside what ships.
pub(crate) fn copy(shell: &Shell, to: &str) -> anyhow::Result<()> {
    for (file, text) in schemas()? {
        shell.write_file(format!("{to}/{file}"), text)?;
    }
    Ok(())
}

fn schemas() -> anyhow::Result<[(&'static str, String); 3]> {
    let skm9 = instrument::read(instrument::SKM9_2017).value;
    let skm9 = skm9.ok_or_else(|| anyhow::anyhow!("the built-in questionnaire is broken"))?;
    let skm9 = std::sync::Arc::new(skm9);
    let config = schema("survei-publik configuration", |o| config::describe(o, &skm9));
    let instrument = schema("survei-publik instrument", instrument::describe);
    let language = schema("survei-publik language", describe_language);
    Ok([
        ("config.schema.json", serde_json::to_string_pretty(&config)? + "\n"),
        ("instrument.schema.json", serde_json::to_string_pretty(&instrument)? + "\n"),
        ("language.schema.json", serde_json::to_string_pretty(&language)? + "\n"),
    ])
}
