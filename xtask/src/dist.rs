//! Building what ships: cargo, wasm-bindgen, wasm-opt and esbuild, into dist/.

use std::path::Path;

use anyhow::Context as _;
use wasm_bindgen_cli_support::Bindgen;
use xshell::{Shell, cmd};

use crate::{report, schema, setup};

/// The folder that an agency copies to its server.
pub(crate) const DIST: &str = "dist";

/// Name of the glue and, with `_bg.wasm`, of the module.
const WIDGET: &str = "survei-publik";

/// The features that the module may use: those of the compiler's default target. Never
/// `--all-features`: browsers refuse what comes of it.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Less inlining than wasm-opt likes: the module grows, but repeats itself more, and what
/// counts is its size in brotli (4 kB less).
const INLINING: &[&str] =
    &["--one-caller-inline-max-function-size=30", "--always-inline-max-function-size=1"];

/// Builds dist/ anew.
pub(crate) fn dist(shell: &Shell) -> anyhow::Result<()> {
    report::step("dist: tools");
    setup::wasm_target(shell)?;
    let tools = setup::node_tools(shell)?;

    report::step("dist: WebAssembly");
    let target = "wasm32-unknown-unknown";
    cmd!(shell, "cargo build --quiet --lib --profile widget --target {target}").run()?;
    let built = shell.current_dir().join("target").join(target).join("widget/survei_publik.wasm");

    shell.remove_path(DIST)?;
    shell.create_dir(DIST)?;
    Bindgen::new()
        .input_path(&built)
        .out_name(WIDGET)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(DIST)
        .context("wasm-bindgen")?;
    let wasm = Path::new(DIST).join(format!("{WIDGET}_bg.wasm"));
    let wasm_opt = tools.join("wasm-opt");
    cmd!(shell, "{wasm_opt} {FEATURES...} {INLINING...} -Oz --converge {wasm} -o {wasm}").run()?;

    report::step("dist: JavaScript");
    let glue = Path::new(DIST).join(format!("{WIDGET}.js"));
    minify(shell, &tools, &glue, &glue)?;
    let loader = Path::new(DIST).join("element.js");
    minify(shell, &tools, Path::new("src/embed/element.js"), &loader)?;
    schema::copy(shell, DIST)
}

/// Takes away what only people read; the language level stays old phones'.
fn minify(shell: &Shell, tools: &Path, from: &Path, to: &Path) -> anyhow::Result<()> {
    let esbuild = tools.join("esbuild");
    let options = [
        "--minify",
        "--format=esm",
        "--target=es2017",
        "--supported:dynamic-import=true",
        "--supported:import-meta=true",
        "--legal-comments=none",
        "--log-level=warning",
        "--allow-overwrite",
    ];
    cmd!(shell, "{esbuild} {from} {options...} --outfile={to}").run()?;
    Ok(())
}
