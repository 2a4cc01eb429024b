//! Getting what a fresh machine lacks, each tool in a pinned version.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use xshell::{Shell, cmd};

/// Debian packages: what the three browsers need, and Node.js for the two JavaScript tools.
/// Debian serves one version of each; the versions tested with are in the README.
const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-driver",
    "firefox-esr",
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "dbus",
    "fonts-dejavu-core",
];

/// A voice for Chromium, which speaks Indonesian among others.
const VOICES: &[&str] = &["speech-dispatcher", "speech-dispatcher-espeak-ng"];

/// Looks into what browsers print.
const PAPER: &[&str] = &["poppler-utils"];

/// Libraries of host pages that npm has only parts of, for the isolation tests.
const HOST_LIBRARIES: &[&str] = &["libjs-mootools", "libjs-prototype"];

/// What agencies' servers run, as this Debian has it: for the samples in `adapters/` and for the
/// applications in `tests/stacks`.
const STACKS: &[&str] = &[
    "php-cli",
    "php-mysql",
    "php-pgsql",
    "php-sqlite3",
    "mariadb-server",
    "postgresql",
    "sqlite3",
    "wordpress",
    "php-laravel-framework",
    "php-symfony-framework-bundle",
    "php-symfony-form",
    "php-symfony-security-csrf",
    "php-symfony-twig-bundle",
    "php-symfony-validator",
    "apache2",
    "libapache2-mod-security2",
    "modsecurity-crs",
];

const PYTHON_IS_WHOLE: &str = "import ensurepip, venv";

const GECKODRIVER: &str = "0.37.1";
const TRUNK: &str = "0.21.14";

/// The compiler's standard library for WebAssembly.
pub(crate) fn wasm_target(shell: &Shell) -> anyhow::Result<()> {
    let installed = cmd!(shell, "rustup target list --installed").quiet().read()?;
    if !installed.lines().any(|line| line == "wasm32-unknown-unknown") {
        cmd!(shell, "rustup target add wasm32-unknown-unknown").run()?;
    }
    Ok(())
}

/// Cargo's own folder.
pub(crate) fn cargo_home(shell: &Shell) -> anyhow::Result<PathBuf> {
    let named = shell.var_os("CARGO_HOME").map(PathBuf::from);
    let usual = || shell.var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    named.or_else(usual).context("neither CARGO_HOME nor HOME is set")
}

/// wasm-opt, esbuild, acorn and fake-indexeddb, from the locked npm packages. Gives the folder of their programs.
pub(crate) fn node_tools(shell: &Shell) -> anyhow::Result<PathBuf> {
    Ok(npm(shell, "xtask/npm", &[])?.join(".bin"))
}

/// The libraries that host pages are made of. Nothing of them runs here, only in the browsers.
pub(crate) fn host_libraries(shell: &Shell) -> anyhow::Result<()> {
    debian(shell, HOST_LIBRARIES)?;
    npm(shell, "tests/e2e/npm", &["--ignore-scripts"])?;
    Ok(())
}

/// Installs the locked npm packages of a folder, unless they are there. Gives their folder.
fn npm(shell: &Shell, folder: &str, options: &[&str]) -> anyhow::Result<PathBuf> {
    if cmd!(shell, "node --version").quiet().ignore_stderr().read().is_err() {
        debian(shell, &["nodejs", "npm"])?;
    }
    let folder = shell.current_dir().join(folder);
    let lock = shell.read_file(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.survei-lock");
    if shell.read_file(&stamp).ok() != Some(lock.clone()) {
        let _in = shell.push_dir(&folder);
        cmd!(shell, "npm ci --no-audit --no-fund --loglevel=error {options...}").run()?;
        shell.write_file(&stamp, lock)?;
    }
    Ok(folder.join("node_modules"))
}

/// The three browsers with what drives them.
pub(crate) fn browsers(shell: &Shell) -> anyhow::Result<()> {
    debian(shell, BROWSERS)?;
    debian(shell, VOICES)?;
    debian(shell, PAPER)
}

/// PHP and the databases that the samples write to.
pub(crate) fn stacks(shell: &Shell) -> anyhow::Result<()> {
    debian(shell, STACKS)
}

/// Django, from the locked packages, in a folder of its own. Gives its Python.
pub(crate) fn django(shell: &Shell) -> anyhow::Result<PathBuf> {
    python(shell, "django", "tests/adapters/requirements.txt")
}

/// Flask and FastAPI, in the same way.
pub(crate) fn flask_and_fastapi(shell: &Shell) -> anyhow::Result<PathBuf> {
    python(shell, "stacks", "tests/stacks/requirements.txt")
}

/// Express, from the locked npm packages, beside the application that runs on it.
pub(crate) fn express(shell: &Shell) -> anyhow::Result<()> {
    npm(shell, "tests/stacks/apps/express", &["--ignore-scripts"]).map(drop)
}

/// A Python with the packages of a locked list, in a folder of its own in target/tools.
fn python(shell: &Shell, name: &str, list: &str) -> anyhow::Result<PathBuf> {
    let folder = shell.current_dir().join("target/tools").join(name);
    let python = folder.join("bin/python");
    let list = shell.current_dir().join(list);
    let lock = shell.read_file(&list)?;
    let stamp = folder.join("survei-lock.txt");
    if shell.read_file(&stamp).ok() != Some(lock.clone()) {
        // Debian's Python lacks what makes such a folder.
        if cmd!(shell, "python3 -c {PYTHON_IS_WHOLE}").quiet().ignore_stderr().run().is_err() {
            debian(shell, &["python3", "python3-venv"])?;
        }
        cmd!(shell, "python3 -m venv --clear {folder}").run()?;
        let options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"];
        cmd!(shell, "{python} -m pip install {options...} -r {list}").run()?;
        shell.write_file(&stamp, lock)?;
    }
    Ok(python)
}

/// Firefox's driver.
pub(crate) fn geckodriver(shell: &Shell) -> anyhow::Result<PathBuf> {
    cargo_tool(shell, "geckodriver", GECKODRIVER)
}

/// The development server of the demo page.
pub(crate) fn trunk(shell: &Shell) -> anyhow::Result<PathBuf> {
    cargo_tool(shell, "trunk", TRUNK)
}

/// wasm-bindgen's programs, of exactly the version in Cargo.lock. Gives their folder.
pub(crate) fn wasm_tools(shell: &Shell) -> anyhow::Result<PathBuf> {
    cmd!(shell, "cargo build --quiet --package survei-wasm-tools").run()?;
    Ok(shell.current_dir().join("target/debug"))
}

/// Installs a program into target/tools, unless that version is there. Unoptimised: they do little,
/// and to build an optimised Trunk takes ten minutes.
fn cargo_tool(shell: &Shell, name: &str, version: &str) -> anyhow::Result<PathBuf> {
    let tools = shell.current_dir().join("target/tools");
    let installed = cmd!(shell, "cargo install --list --root {tools}").quiet().read()?;
    if !installed.lines().any(|line| line == format!("{name} v{version}:")) {
        let options = ["--locked", "--debug", "--config", "profile.dev.debug=0"];
        cmd!(shell, "cargo install {name} --version ={version} {options...} --root {tools}")
            .run()?;
    }
    Ok(tools.join("bin").join(name))
}

/// Installs Debian packages that are missing.
fn debian(shell: &Shell, packages: &[&str]) -> anyhow::Result<()> {
    let missing: Vec<&str> =
        packages.iter().copied().filter(|package| !is_installed(shell, package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if cmd!(shell, "apt-get --version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        bail!("these programs are missing and this system has no apt-get to install them: {list}");
    }
    let _quiet = shell.push_env("DEBIAN_FRONTEND", "noninteractive");
    cmd!(shell, "apt-get update -qq").ignore_stdout().run()?;
    cmd!(shell, "apt-get install -y -qq --no-install-recommends {missing...}")
        .ignore_stdout()
        .run()
        .with_context(|| format!("run as root: apt-get install {list}"))
}

fn is_installed(shell: &Shell, package: &str) -> bool {
    let format = "${db:Status-Status}";
    let status = cmd!(shell, "dpkg-query -W -f={format} {package}").quiet().ignore_stderr().read();
    status.is_ok_and(|status| status == "installed")
}
