//! Building what ships: cargo, wasm-bindgen, wasm-opt and esbuild, into dist/.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use wasm_bindgen_cli_support::Bindgen;
use xshell::{Shell, cmd};

use crate::{report, schema, setup, shorten};

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
    let built = compile(shell)?;
    shell.remove_path(DIST)?;
    shell.create_dir(DIST)?;
    let mut output = Bindgen::new()
        .input_path(&built)
        .out_name(WIDGET)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen")?;
    let glue_text = shorten::shorten(&mut output)?;
    output.emit(DIST)?;
    let wasm = Path::new(DIST).join(format!("{WIDGET}_bg.wasm"));
    let wasm_opt = tools.join("wasm-opt");
    cmd!(shell, "{wasm_opt} {FEATURES...} {INLINING...} -Oz --converge {wasm} -o {wasm}").run()?;

    report::step("dist: JavaScript");
    let glue = Path::new(DIST).join(format!("{WIDGET}.js"));
    shell.write_file(&glue, glue_text)?;
    minify(shell, &tools, &glue, &glue)?;
    let loader = Path::new(DIST).join("element.js");
    minify(shell, &tools, Path::new("src/embed/element.js"), &loader)?;
    instruments(shell)?;
    schema::copy(shell, DIST)
}

/// Compiles the widget. The places of panics are part of the module, so they are told from the
/// repository and from the registry, not from this machine's folders.
fn compile(shell: &Shell) -> anyhow::Result<PathBuf> {
    let target = "wasm32-unknown-unknown";
    let root = shell.current_dir();
    let mut flags = vec![format!("--remap-path-prefix={}=.", root.display())];
    for registry in shell.read_dir(setup::cargo_home()?.join("registry/src")).unwrap_or_default() {
        flags.push(format!("--remap-path-prefix={}=", registry.display()));
    }
    let _flags = shell.push_env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    cmd!(shell, "cargo build --quiet --lib --profile widget --target {target}").run()?;
    Ok(root.join("target").join(target).join("widget/survei_publik.wasm"))
}

/// The questionnaires, each a file that is fetched alone.
fn instruments(shell: &Shell) -> anyhow::Result<()> {
    let to = Path::new(DIST).join("instruments");
    shell.create_dir(&to)?;
    for file in shell.read_dir("src/survey/instrument/data")? {
        let name = file.file_name().context("a file without a name")?;
        // Without the line breaks and blanks that people like.
        let json: serde_json::Value = serde_json::from_str(&shell.read_file(&file)?)?;
        shell.write_file(to.join(name), json.to_string())?;
    }
    Ok(())
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
