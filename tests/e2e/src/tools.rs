//! Finds the programs that the browsers need.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The first of `names` on the `PATH`.
pub(crate) fn on_path(names: &[&str]) -> Result<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    names
        .iter()
        .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|candidate| candidate.is_file())
        .with_context(|| missing(&names.join(" or "), "on the PATH"))
}

/// `geckodriver`: where `SURVEI_GECKODRIVER` says, otherwise on the `PATH`.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    match env::var_os("SURVEI_GECKODRIVER").map(PathBuf::from) {
        Some(named) if named.is_file() => Ok(named),
        Some(named) => Err(anyhow::anyhow!(missing(
            "geckodriver",
            &format!("at {} (SURVEI_GECKODRIVER)", named.display())
        ))),
        None => on_path(&["geckodriver"]),
    }
}

/// WebKitGTK's own small browser, which is not on the `PATH`: the newest
/// `webkit2gtk-4.*/MiniBrowser` below the folders where distributions put it.
pub(crate) fn mini_browser() -> Result<PathBuf> {
    let lib = Path::new("/usr/lib");
    let mut found: Vec<PathBuf> = folders(lib)
        .into_iter()
        .chain([lib.to_owned(), PathBuf::from("/usr/libexec")])
        .flat_map(|parent| folders(&parent))
        .filter(|folder| {
            folder
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-4."))
        })
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|candidate| candidate.is_file())
        .collect();
    found.sort_by(|a, b| a.parent().cmp(&b.parent()));
    found.pop().with_context(|| missing("MiniBrowser (Debian: webkit2gtk-driver)", "installed"))
}

fn folders(parent: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

fn missing(tool: &str, place: &str) -> String {
    format!("{tool} is not {place}; run `cargo xtask test`, which installs it")
}
