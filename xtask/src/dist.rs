//! Building what ships: cargo, wasm-bindgen, wasm-opt and esbuild, into dist/.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use wasm_bindgen_cli_support::Bindgen;
use xshell::{Shell, cmd};

use crate::old_phones::{self, LOWERING};
use crate::scripts::{self, Kind};
use crate::{events, glue, panics, printing, publish, report, schema, setup, shorten, unused};

/// The folder that an agency copies to its server.
pub(crate) const DIST: &str = "dist";

/// A module that ships: its package, and what its files are called.
struct Module {
    package: &'static str,
    /// With these features of the package, and no others.
    features: &'static [&'static str],
    /// Name of the glue and, with `_bg.wasm`, of the module.
    name: &'static str,
    /// Every visitor of a survey fetches it, and it is given its module.
    widget: bool,
    /// Its panics say nothing, and it prints nothing.
    quiet: bool,
    /// A script in whose place the glue is written, where it has one of its own.
    entry: Option<&'static str>,
    /// The glue is for a page's own scripts and has types.
    public: bool,
}

/// The widget for the questionnaire that is compiled in, which is what most pages show.
const WIDGET: Module = Module {
    package: "survei-publik",
    features: &["widget"],
    name: "survei-publik",
    widget: true,
    quiet: true,
    entry: Some("src/embed/glue.js"),
    public: false,
};

/// The widget for every questionnaire; the loader takes it where the other does not do.
const WHOLE: Module = Module { features: &["whole"], name: "survei-publik-whole", ..WIDGET };

/// What is wrong in a configuration, in words; fetched only where something is.
const CHECKER: Module = Module {
    package: "survei-checker",
    features: &[],
    name: "checker",
    widget: false,
    quiet: false,
    entry: None,
    public: false,
};

/// What a mapping makes of a response; fetched only where a configuration has one.
const COURIER: Module =
    Module { package: "survei-courier", name: "courier", features: &[], ..CHECKER };

/// Where personal data stand in what is typed; fetched where there is a box for it.
const GUARD: Module = Module {
    package: "survei-guard",
    name: "guard",
    quiet: true,
    entry: Some("src/embed/guard.js"),
    ..CHECKER
};

/// Counting and scoring for a page's own scripts; the widget never fetches it.
const TALLY: Module = Module { package: "survei-tally", name: "tally", public: true, ..CHECKER };

/// Less inlining than wasm-opt likes: the module grows, but repeats itself more, and what
/// counts is its size in brotli (4 kB less).
const INLINING: &[&str] =
    &["--one-caller-inline-max-function-size=30", "--always-inline-max-function-size=1"];

/// What wasm-opt must not do: a repeated expression in a variable of its own is shorter, but no
/// longer looks like its like elsewhere.
const SKIPPED: &[&str] = &["--skip-pass=local-cse"];

/// Builds dist/ anew.
pub(crate) fn dist(shell: &Shell) -> anyhow::Result<()> {
    report::step("dist: tools");
    setup::wasm_target(shell)?;
    let tools = setup::node_tools(shell)?;

    report::step("dist: WebAssembly");
    let (widgets, others) = ([WIDGET, WHOLE], [CHECKER, COURIER, GUARD, TALLY]);
    let compiled = |modules: &[Module]| {
        let built = modules.iter().map(|module| compile(shell, module));
        built.collect::<anyhow::Result<Vec<PathBuf>>>()
    };
    let (built_widgets, built_others) = (compiled(&widgets)?, compiled(&others)?);
    shell.remove_path(DIST)?;
    shell.create_dir(DIST)?;
    for (module, built) in others.iter().zip(&built_others) {
        bind(shell, &tools, module, built, &[])?;
    }
    let later = publish::later(shell, &tools)?;
    let later: Vec<(&str, &str)> =
        later.iter().map(|(name, file)| (*name, file.as_str())).collect();
    for (module, built) in widgets.iter().zip(&built_widgets) {
        bind(shell, &tools, module, built, &later)?;
    }

    report::step("dist: JavaScript");
    instruments(shell)?;
    schema::copy(shell, DIST)?;
    publish::publish(shell, &tools, [WIDGET.name, WHOLE.name])
}

/// Makes module and glue of what was compiled; `constants` are names that the glue knows as texts.
fn bind(
    shell: &Shell,
    tools: &Path,
    module: &Module,
    built: &Path,
    constants: &[(&str, &str)],
) -> anyhow::Result<()> {
    let name = module.name;
    let mut compiled = old_phones::without_permission(built)?;
    if module.widget {
        // Before the glue is made, so that it has nothing for what is taken out.
        unused::take_out(&mut compiled)?;
        events::take_out(&mut compiled)?;
    }
    if module.quiet {
        panics::silence(&mut compiled)?;
        printing::take_out(&mut compiled)?;
        unused::forget(&mut compiled);
    }
    let mut output = Bindgen::new()
        .input_bytes(name, compiled.emit_wasm())
        .out_name(name)
        .web(true)?
        .typescript(module.public)
        .omit_default_module_path(module.widget)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen")?;
    let mut glue_text = shorten::shorten(&mut output)?;
    if module.widget {
        glue_text = own_window(&glue::for_the_loader(&glue_text)?)?;
    } else {
        glue_text = glue::discreet(&glue_text)?;
    }
    output.emit(shell.current_dir().join(DIST))?;
    let wasm = Path::new(DIST).join(format!("{name}_bg.wasm"));
    let wasm_opt = tools.join("wasm-opt");
    cmd!(
        shell,
        "{wasm_opt} {LOWERING...} {INLINING...} -Oz --converge {SKIPPED...} {wasm} -o {wasm}"
    )
    .run()?;
    old_phones::validate(&shell.read_binary_file(&wasm)?)?;
    let glue = Path::new(DIST).join(format!("{name}.js"));
    shell.write_file(&glue, publish::naming(shell, &wasm, &glue_text)?)?;
    let entry = module.entry.map_or(glue.as_path(), Path::new);
    scripts::minify(shell, tools, Kind::Module, constants, [entry, &glue])?;
    if !module.widget {
        publish::versioned(shell, &format!("{name}.js"))?;
    }
    // The types of the module itself are nobody's business.
    shell.remove_path(Path::new(DIST).join(format!("{name}_bg.wasm.d.ts")))?;
    Ok(())
}

/// Lets the glue know the window by itself. It asks for an `instanceof Window`, and libraries that
/// put something of their own under that name (MooTools) would leave the page without a survey.
fn own_window(glue: &str) -> anyhow::Result<String> {
    shorten::renamed(glue, "instanceof Window", "=== window")
}

/// Compiles a module. The places of panics are part of the module, so they are told from the
/// repository and from the registry, not from this machine's folders.
fn compile(shell: &Shell, module: &Module) -> anyhow::Result<PathBuf> {
    let target = "wasm32-unknown-unknown";
    let root = shell.current_dir();
    let mut flags = vec![format!("--remap-path-prefix={}=.", root.display())];
    for registry in
        shell.read_dir(setup::cargo_home(shell)?.join("registry/src")).unwrap_or_default()
    {
        flags.push(format!("--remap-path-prefix={}=", registry.display()));
    }
    flags.push(old_phones::COMPILER.to_owned());
    // More inlining than `z` has: the module is smaller with it, in brotli as well.
    flags.push("-Cllvm-args=-inline-threshold=30".to_owned());
    let _flags = shell.push_env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    let (package, features) = (module.package, module.features.join(","));
    // Both widgets are the same package, and cargo writes both to the same file.
    let folder = root.join("target").join(module.name);
    let folder = if module.name == package { folder } else { root.join("target") };
    cmd!(
        shell,
        "cargo build --quiet --package {package} --no-default-features --features {features} --lib
         --profile widget --target {target} --target-dir {folder}"
    )
    .run()?;
    let file = format!("widget/{}.wasm", package.replace('-', "_"));
    Ok(folder.join(target).join(file))
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
