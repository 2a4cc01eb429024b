//! The applications in `apps/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use survei_adapters::service::{folder, run};

/// An application's folder here.
pub(crate) fn app(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("apps").join(name)
}

/// A folder for a service, and a copy of the application in it.
pub(crate) fn copied(name: &str) -> (PathBuf, PathBuf) {
    let folder = folder(name);
    let project = folder.join("app");
    fs::create_dir(&project).unwrap();
    overlay(&app(name), &project);
    (folder, project)
}

/// Copies what is in a folder over another.
pub(crate) fn overlay(from: &Path, to: &Path) {
    run(Command::new("cp").arg("-rT").arg(from).arg(to));
}

/// A program that `cargo xtask test` installs and names in the environment.
pub(crate) fn named(variable: &str) -> PathBuf {
    let program = std::env::var_os(variable).map(PathBuf::from);
    program.unwrap_or_else(|| panic!("{variable} is not set; run `cargo xtask test`"))
}
