//! The main job on one machine: the demo page, the widget as it ships, and the collector.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use xshell::{Shell, cmd};

use crate::dist::{DIST, dist};
use crate::report;

/// Builds everything and serves it until interrupted.
pub(crate) fn demo(shell: &Shell, listen: &str) -> anyhow::Result<()> {
    dist(shell)?;
    let site = site(shell)?;
    report::step("demo: collector (Ctrl-C ends it)");
    let data = shell.current_dir().join("target/demo.sqlite");
    cmd!(shell, "cargo run --quiet --package survei-collector -- --config demo/survei.json --data {data} --site {site} --listen {listen}")
        .quiet()
        .run()?;
    Ok(())
}

/// The demo site: the host page of an invented city, with dist/ beside it.
pub(crate) fn site(shell: &Shell) -> anyhow::Result<PathBuf> {
    let site = shell.current_dir().join("target/demo-site");
    shell.remove_path(&site)?;
    shell.create_dir(site.join("demo"))?;
    shell.copy_file("index.html", &site)?;
    copy_folder(shell, "demo", &site.join("demo"))?;
    copy_folder(shell, DIST, &site)?;
    examples(shell, &site.join("demo/contoh"))?;
    Ok(site)
}

/// The examples of backends, with a list of them, for the page that shows what would be sent.
fn examples(shell: &Shell, to: &Path) -> anyhow::Result<()> {
    shell.create_dir(to)?;
    let mut names = Vec::new();
    for file in shell.read_dir("examples/backends")? {
        let name = file.file_name().and_then(|name| name.to_str()).context("no file name")?;
        if !name.ends_with(".json") {
            continue;
        }
        shell.copy_file(&file, to)?;
        if name != "satu-pertanyaan.json" {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(shell.write_file(to.join("daftar.json"), serde_json::to_string(&names)?)?)
}

/// Copies a folder with everything in it.
fn copy_folder(shell: &Shell, from: impl AsRef<Path>, to: &Path) -> anyhow::Result<()> {
    shell.create_dir(to)?;
    for file in shell.read_dir(from.as_ref())? {
        let name = file.file_name().context("a file without a name")?;
        match file.is_dir() {
            true => copy_folder(shell, &file, &to.join(name))?,
            false => shell.copy_file(&file, to)?,
        }
    }
    Ok(())
}
