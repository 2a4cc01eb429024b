//! Short names for what the module imports, and for the closures it exports: wasm-bindgen's
//! carry sixteen random digits each, which no compression takes away, in the module and again in
//! the glue.

use anyhow::{Context as _, ensure};
use wasm_bindgen_cli_support::Output;

/// Shortens the names in the module, and in the glue, whose text comes back.
pub(crate) fn shorten(output: &mut Output) -> anyhow::Result<String> {
    let mut glue = output.js().to_owned();
    let mut modules: Vec<String> = Vec::new();
    for (number, import) in output.wasm_mut().imports.iter_mut().enumerate() {
        let short = format!("i{number}");
        glue = renamed(&glue, &import.name, &short)?;
        import.name = short;
        if !modules.contains(&import.module) {
            modules.push(import.module.clone());
        }
        import.module = "w".to_owned();
    }
    let module = output.wasm_mut();
    for (number, export) in module.exports.iter_mut().enumerate() {
        if export.name.starts_with("wasm_bindgen__convert__closures") {
            let short = format!("e{number}");
            glue = glue.replace(&export.name, &short);
            export.name = short;
        }
    }
    ensure!(modules.len() <= 1, "imports from {modules:?}, not from one");
    // A module without imports is given an object for them all the same.
    let is_module = |part: &&str| part.starts_with("./") && part.ends_with("_bg.js");
    let module = modules.first().map(String::as_str);
    let module = module.or_else(|| glue.split('"').find(is_module)).context("no imports")?;
    renamed(&glue, &format!("\"{module}\""), "\"w\"")
}

/// The text with its only occurrence of a name replaced.
pub(crate) fn renamed(text: &str, name: &str, short: &str) -> anyhow::Result<String> {
    let (before, after) =
        text.split_once(name).with_context(|| format!("no {name} in the glue"))?;
    ensure!(!after.contains(name), "{name} stands twice in the glue");
    Ok([before, short, after].concat())
}
