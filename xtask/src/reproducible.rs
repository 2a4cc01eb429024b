//! Whether dist/ comes out the same, byte for byte, in another folder, for another user.

use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::{Context as _, bail};
use xshell::{Shell, cmd};

use crate::dist::{self, DIST};
use crate::{publish, setup};

/// Where the sources are built a second time. What was compiled there stays for the next time.
const ELSEWHERE: &str = "target/elsewhere/sources";

/// Cargo's folder under another name, as another user has one.
const CARGO_HOME: &str = "target/elsewhere/cargo-home";

/// Builds the sources, as they are now, elsewhere, and compares with dist/.
///
/// # Errors
/// Names the first file that differs, and where it begins to.
pub(crate) fn compare(shell: &Shell) -> anyhow::Result<()> {
    let root = shell.current_dir();
    let elsewhere = root.join(ELSEWHERE);
    copy_sources(shell, &elsewhere)?;
    let home = root.join(CARGO_HOME);
    shell.remove_path(&home)?;
    shell.create_dir(&home)?;
    link_all(shell, &setup::cargo_home(shell)?, &home)?;
    // The tools are not what is tried here.
    setup::node_tools(shell)?;
    let modules = elsewhere.join("xtask/npm/node_modules");
    shell.remove_path(&modules)?;
    symlink(root.join("xtask/npm/node_modules"), &modules)?;

    let other = Shell::new()?;
    other.change_dir(&elsewhere);
    other.set_var("CARGO_HOME", &home);
    dist::dist(&other)?;
    same(shell, Path::new(DIST), &elsewhere.join(DIST))
}

/// Copies every file that git knows or would take, and removes those that are gone.
fn copy_sources(shell: &Shell, to: &Path) -> anyhow::Result<()> {
    if shell.path_exists(to) {
        for old in shell.read_dir(to)?.iter().filter(|old| !old.ends_with("target")) {
            shell.remove_path(old)?;
        }
    }
    let files = cmd!(shell, "git ls-files -z --cached --others --exclude-standard").read()?;
    for file in files.split_terminator('\0').filter(|file| shell.path_exists(file)) {
        let copy = to.join(file);
        shell.create_dir(copy.parent().context("a file in no folder")?)?;
        shell.copy_file(file, copy)?;
    }
    Ok(())
}

/// Links everything in a folder into another.
fn link_all(shell: &Shell, from: &Path, to: &Path) -> anyhow::Result<()> {
    for entry in shell.read_dir(from)? {
        symlink(&entry, to.join(entry.file_name().context("no name")?))?;
    }
    Ok(())
}

/// Compares two folders: the same files with the same bytes.
fn same(shell: &Shell, one: &Path, other: &Path) -> anyhow::Result<()> {
    let files = publish::files(shell, one)?;
    let others = publish::files(shell, other)?;
    // Content first: a file that differs has another versioned name as well.
    for file in files.iter().filter(|file| others.contains(file)) {
        let [a, b] = [one, other].map(|folder| shell.read_binary_file(folder.join(file)));
        let (a, b) = (a?, b?);
        if a != b {
            let equal = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
            let sizes = [a.len(), b.len()];
            bail!("{} differs from byte {equal} on (sizes {sizes:?})", file.display());
        }
    }
    if let Some(only) = files.iter().find(|file| !others.contains(file)) {
        bail!("{} is in {} only", only.display(), one.display());
    }
    if let Some(only) = others.iter().find(|file| !files.contains(file)) {
        bail!("{} is in {} only", only.display(), other.display());
    }
    eprintln!("{} files are the same", files.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use xshell::Shell;

    use super::same;

    #[test]
    fn one_byte_or_one_file_more_is_a_difference() {
        let shell = Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        let [one, other] = ["one", "other"].map(|name| folder.path().join(name));
        let write = |folder: &Path, name: &str, text: &str| {
            shell.write_file(folder.join(name), text).unwrap();
        };
        for folder in [&one, &other] {
            write(folder, "a.js", "alpha");
            write(folder, "sub/b.json", "{}");
        }
        same(&shell, &one, &other).unwrap();
        write(&other, "sub/b.json", "{ }");
        let told = same(&shell, &one, &other).unwrap_err().to_string();
        assert_eq!(told, "sub/b.json differs from byte 1 on (sizes [2, 3])");
        write(&other, "sub/b.json", "{}");
        write(&other, "c.js", "");
        assert!(same(&shell, &one, &other).unwrap_err().to_string().starts_with("c.js is in "));
        assert!(same(&shell, &other, &one).unwrap_err().to_string().starts_with("c.js is in "));
    }
}
