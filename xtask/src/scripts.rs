//! The JavaScript that ships: without what only people read, in the language of old phones.

use std::path::Path;

use anyhow::Context as _;
use xshell::{Shell, cmd};

use crate::setup;

/// How a script is included in a page.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// By `<script>`. Wrapped in a function, so that it leaves no names on the page and may stand
    /// there twice; it runs as a module as well.
    Classic,
    /// By `import`.
    Module,
    /// As a style sheet.
    Style,
}

/// Shortens a script; `constants` are names that it knows as these texts.
pub(crate) fn minify(
    shell: &Shell,
    tools: &Path,
    kind: Kind,
    constants: &[(&str, &str)],
    [from, to]: [&Path; 2],
) -> anyhow::Result<()> {
    let esbuild = tools.join("esbuild");
    let format = match kind {
        Kind::Classic => "--format=iife",
        Kind::Module | Kind::Style => "--format=esm",
    };
    let constants = constants.iter().map(|(name, text)| format!("--define:{name}={text:?}"));
    let glue = format!("--alias:wasm-bindgen-glue={}", shell.current_dir().join(to).display());
    let options = [
        format,
        // The loader is written in several files; a part of it comes with the glue, in whose
        // place it is written.
        "--bundle",
        &glue,
        "--minify",
        "--target=es2017",
        "--supported:dynamic-import=true",
        "--supported:import-meta=true",
        "--legal-comments=none",
        "--log-level=warning",
        "--allow-overwrite",
    ];
    cmd!(shell, "{esbuild} {from} {options...} {constants...} --outfile={to}").run()?;
    Ok(())
}

/// Puts the loader where the development server has put its own glue.
pub(crate) fn for_trunk(shell: &Shell) -> anyhow::Result<()> {
    let tools = setup::node_tools(shell)?;
    let folder = shell.var("TRUNK_STAGING_DIR").context("this is a hook of Trunk.toml")?;
    let [loader, glue] =
        ["element.js", "survei-publik.js"].map(|name| Path::new(&folder).join(name));
    minify(shell, &tools, Kind::Classic, &[], [Path::new("src/embed/element.js"), &loader])?;
    minify(shell, &tools, Kind::Module, &[], [Path::new("src/embed/glue.js"), &glue])
}

/// Fails if a shipped script uses what is newer than old phones know (xtask/npm/language.mjs).
pub(crate) fn check_language(shell: &Shell, folder: &str) -> anyhow::Result<()> {
    cmd!(shell, "node xtask/npm/language.mjs {folder}").run()?;
    Ok(())
}
