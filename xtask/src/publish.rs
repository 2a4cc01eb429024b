//! What makes dist/ safe to host: beside each stable name one that tells the content, so that it
//! may be kept for ever and two builds never mix, and the hashes by which browsers refuse what
//! was changed on the way.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest as _, Sha256, Sha384};
use xshell::Shell;

use crate::dist::DIST;
use crate::scripts::{self, Kind};
use crate::{languages, size};

/// How many hexadecimal digits of its SHA-256 stand in a file's name.
const DIGITS: usize = 10;

/// Style sheets of the plain form and of the pages that `survei site` writes.
const SHEETS: [&str; 2] = ["src/ui/form.css", "cli/src/site/page.css"];

/// The list of files; the only one that it does not name.
const LIST: &str = "integrity.json";

/// What `integrity.json` tells of a file.
#[derive(Serialize)]
struct Entry {
    size: usize,
    integrity: String,
}

/// Puts the loader and the frame's script beside the modules, a versioned name beside each, and
/// the list of it all.
pub(crate) fn publish(
    shell: &Shell,
    tools: &Path,
    [light, whole]: [&str; 2],
) -> anyhow::Result<()> {
    let [light, whole] = [build(shell, light)?, build(shell, whole)?];
    // The loader asks for exactly the files that it was built with, whatever else lies there.
    let checker = versioned(shell, "checker.js")?;
    let form = script(shell, tools, "form.js", &[])?;
    let constants = [
        ("__GLUE__", &*light.glue),
        ("__WASM__", &light.wasm),
        ("__WASM_INTEGRITY__", &light.integrity),
        ("__WHOLE_GLUE__", &whole.glue),
        ("__WHOLE_WASM__", &whole.wasm),
        ("__WHOLE_WASM_INTEGRITY__", &whole.integrity),
        ("__CHECKER__", &checker),
        ("__FORM__", &form),
    ];
    classic(shell, tools, "element.js", &constants)?;
    classic(shell, tools, "frame.js", &[])?;
    for sheet in SHEETS {
        let name = sheet.rsplit('/').next().unwrap_or(sheet);
        let to = Path::new(DIST).join(name);
        scripts::minify(shell, tools, Kind::Style, &[], [Path::new(sheet), &to])?;
        versioned(shell, name)?;
    }
    snippet(shell)?;
    compress(shell)?;
    list(shell)?;
    scripts::check_language(shell, DIST)
}

/// Puts the parts that few citizens need beside the modules among them, and tells the names of all:
/// the widget's glue asks for exactly these.
pub(crate) fn later(shell: &Shell, tools: &Path) -> anyhow::Result<Vec<(&'static str, String)>> {
    Ok(vec![
        ("__GUARD__", versioned(shell, "guard.js")?),
        ("__COURIER__", versioned(shell, "courier.js")?),
        ("__CARRY__", script(shell, tools, "carry.js", &[])?),
        ("__KIOSK__", script(shell, tools, "kiosk.js", &[])?),
        ("__LANGUAGES_JS__", languages::module(shell, tools)?),
        ("__READER__", script(shell, tools, "reader.js", &[])?),
        ("__THEME__", script(shell, tools, "theme.js", &[])?),
        ("__UNSENT__", script(shell, tools, "unsent.js", &[])?),
    ])
}

/// A build of the widget, as the loader knows it.
struct Build {
    glue: String,
    wasm: String,
    integrity: String,
}

fn build(shell: &Shell, name: &str) -> anyhow::Result<Build> {
    let wasm = format!("{name}_bg.wasm");
    let integrity = integrity(&shell.read_binary_file(Path::new(DIST).join(&wasm))?);
    let glue = versioned(shell, &format!("{name}.js"))?;
    Ok(Build { glue, wasm: versioned(shell, &wasm)?, integrity })
}

/// The text with the name of a file replaced by its versioned one, which is put beside it: a page
/// that imports a versioned module gets the WebAssembly of the same build.
pub(crate) fn naming(shell: &Shell, file: &Path, text: &str) -> anyhow::Result<String> {
    let name = file.file_name().and_then(|name| name.to_str()).context("a file without a name")?;
    if !text.contains(name) {
        return Ok(text.to_owned());
    }
    Ok(text.replace(name, &versioned(shell, name)?))
}

/// Copies a shipped file to a name with the first digits of its content's hash, and gives it.
pub(crate) fn versioned(shell: &Shell, name: &str) -> anyhow::Result<String> {
    let bytes = shell.read_binary_file(Path::new(DIST).join(name))?;
    let versioned = versioned_name(name, &bytes)?;
    shell.write_file(Path::new(DIST).join(&versioned), bytes)?;
    Ok(versioned)
}

/// `element.js` as `element.0123456789.js`.
fn versioned_name(name: &str, bytes: &[u8]) -> anyhow::Result<String> {
    let (stem, extension) = name.rsplit_once('.').context("a file name without an extension")?;
    let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let digits = hash.get(..DIGITS).context("a short hash")?;
    Ok(format!("{stem}.{digits}.{extension}"))
}

/// The hash as browsers check it: `sha384-…`.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// A script that is imported when it is needed; gives its versioned name.
pub(crate) fn script(
    shell: &Shell,
    tools: &Path,
    name: &str,
    constants: &[(&str, &str)],
) -> anyhow::Result<String> {
    let [from, to] = [Path::new("src/embed").join(name), Path::new(DIST).join(name)];
    scripts::minify(shell, tools, Kind::Module, constants, [&from, &to])?;
    versioned(shell, name)
}

/// A script that pages include by its tag, under both names.
fn classic(
    shell: &Shell,
    tools: &Path,
    name: &str,
    constants: &[(&str, &str)],
) -> anyhow::Result<()> {
    let [from, to] = [Path::new("src/embed").join(name), Path::new(DIST).join(name)];
    scripts::minify(shell, tools, Kind::Classic, constants, [&from, &to])?;
    versioned(shell, name)?;
    Ok(())
}

/// The lines to paste into a page.
fn snippet(shell: &Shell) -> anyhow::Result<()> {
    let loader = shell.read_binary_file(Path::new(DIST).join("element.js"))?;
    let name = versioned_name("element.js", &loader)?;
    let integrity = integrity(&loader);
    let text = format!(
        r#"<!-- Pilih salah satu baris script, lalu sesuaikan /survei/ dengan letak folder ini di server Anda. -->

<!-- Selalu versi yang ada di folder: isi folder boleh diganti kapan saja. -->
<script src="/survei/element.js" referrerpolicy="no-referrer" defer></script>

<!-- Hanya versi ini: peramban menolak berkas yang isinya berubah. Ganti baris ini bila isi folder diganti. -->
<script src="/survei/{name}" integrity="{integrity}" crossorigin="anonymous" referrerpolicy="no-referrer" defer></script>

<!-- Di tempat survei ditampilkan: -->
<survei-publik src="/survei/survei.json"></survei-publik>
"#
    );
    Ok(shell.write_file(Path::new(DIST).join("snippet.html"), text)?)
}

/// Puts a compressed file beside each that a visitor fetches, for servers that can send those and
/// would not, or not as well, compress by themselves.
fn compress(shell: &Shell) -> anyhow::Result<()> {
    for file in files(shell, Path::new(DIST))? {
        let extension = file.extension().and_then(|extension| extension.to_str());
        if !matches!(extension, Some("js" | "css" | "wasm" | "json")) {
            continue;
        }
        let path = Path::new(DIST).join(&file);
        let bytes = shell.read_binary_file(&path)?;
        for (end, bytes) in [("br", size::brotlied(&bytes)?), ("gz", size::gzipped(&bytes)?)] {
            shell.write_file(format!("{}.{end}", path.display()), bytes)?;
        }
    }
    Ok(())
}

/// Writes size and hash of every shipped file.
fn list(shell: &Shell) -> anyhow::Result<()> {
    let mut entries = BTreeMap::new();
    for file in files(shell, Path::new(DIST))? {
        let bytes = shell.read_binary_file(Path::new(DIST).join(&file))?;
        let path = file.to_str().context("a file name that is no text")?.replace('\\', "/");
        entries.insert(path, Entry { size: bytes.len(), integrity: integrity(&bytes) });
    }
    ensure!(!entries.contains_key(LIST), "{DIST} was not empty");
    let text = serde_json::to_string_pretty(&entries)? + "\n";
    Ok(shell.write_file(Path::new(DIST).join(LIST), text)?)
}

/// Every file below a folder, as a path from there, sorted.
pub(crate) fn files(shell: &Shell, folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let folder = shell.current_dir().join(folder);
    let (mut files, mut folders) = (Vec::new(), vec![folder.clone()]);
    while let Some(next) = folders.pop() {
        for entry in shell.read_dir(next)? {
            match entry.is_dir() {
                true => folders.push(entry),
                false => files.push(entry.strip_prefix(&folder)?.to_owned()),
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::{integrity, versioned_name};

    // Both hashes of "abc" as published with the standard (FIPS 180-4, examples).
    #[test]
    fn a_name_tells_the_content_and_nothing_else() {
        assert_eq!(versioned_name("element.js", b"abc").unwrap(), "element.ba7816bf8f.js");
        let module = versioned_name("tally_bg.wasm", b"abc").unwrap();
        assert_eq!(module, "tally_bg.ba7816bf8f.wasm");
    }

    #[test]
    fn a_hash_is_written_as_browsers_read_it() {
        // cb00753f45a35e8b b5a03d699ac65007 272c32ab0eded163 1a8b605a43ff5bed 8086072ba1e7cc23
        // 58baeca134c825a7
        assert_eq!(
            integrity(b"abc"),
            "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        );
    }
}
