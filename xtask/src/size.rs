//! What a citizen downloads, against the budget.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use xshell::Shell;

use crate::dist::DIST;
use crate::languages;

/// The most that the shipped files together may weigh in brotli, in bytes: 90 kB.
const BUDGET: usize = 90 * 1024;

/// The file that the page itself names; it fetches the others.
const LOADER: &str = "element.js";

/// The files that a page with one survey fetches. Each ships under two names with the same bytes
/// and is fetched under one of them, so it counts once.
const FILES: [&str; 3] = [LOADER, "survei-publik.js", "survei-publik_bg.wasm"];

/// What a page with another questionnaire fetches instead of the light widget.
const WHOLE: [&str; 2] = ["survei-publik-whole.js", "survei-publik-whole_bg.wasm"];

/// The most that those two may weigh together: 109 kB.
const WHOLE_BUDGET: usize = 109 * 1024;

/// The most that the loader may weigh by itself, which every page with the tag fetches at once.
const LOADER_BUDGET: usize = 3 * 1024;

/// What ships beside them: the plain form's look, for pages that frame a survey, for a page's own
/// scripts, for backends that want another shape, and for the web admin where something is wrong.
const BESIDE: &[&str] = &[
    "carry.js",
    "dictionary.js",
    "languages.js",
    "form.css",
    "form.js",
    "frame.js",
    "kiosk.js",
    "reader.js",
    "theme.js",
    "unsent.js",
    "checker.js",
    "checker_bg.wasm",
    "courier.js",
    "courier_bg.wasm",
    "guard.js",
    "guard_bg.wasm",
    "tally.js",
    "tally_bg.wasm",
];

/// Prints the table; fails above the budget.
pub(crate) fn size(shell: &Shell) -> anyhow::Result<()> {
    println!("{:<30} {:>10} {:>10} {:>10}", "bytes", "raw", "gzip 9", "brotli 11");
    let mut sum = [0; 3];
    let mut loader = 0;
    for file in FILES {
        let sizes = sizes(shell, file)?;
        row(file, sizes);
        if file == LOADER {
            [.., loader] = sizes;
        }
        sum.iter_mut().zip(sizes).for_each(|(sum, size)| *sum += size);
    }
    row("sum", sum);
    let [.., weight] = sum;
    println!("(each file once, though it ships under a versioned name as well)");
    println!("budget {BUDGET}, left {}", BUDGET.saturating_sub(weight));
    println!("of which {LOADER} {LOADER_BUDGET}, left {}", LOADER_BUDGET.saturating_sub(loader));
    println!("instead of the last two, for other questionnaires:");
    let mut whole = 0;
    for file in WHOLE {
        let sizes = sizes(shell, file)?;
        row(file, sizes);
        whole += sizes[2];
    }
    println!("budget {WHOLE_BUDGET}, left {}", WHOLE_BUDGET.saturating_sub(whole));
    println!("beside the survey, not part of it:");
    for file in BESIDE {
        row(file, sizes(shell, file)?);
    }
    languages::sizes(shell)?;
    if loader > LOADER_BUDGET {
        bail!("{LOADER} weighs {loader} bytes in brotli, {} too many", loader - LOADER_BUDGET);
    }
    if whole > WHOLE_BUDGET {
        bail!("the whole widget weighs {whole} bytes, {} too many", whole - WHOLE_BUDGET);
    }
    if weight > BUDGET {
        bail!("the shipped files weigh {weight} bytes in brotli, {} too many", weight - BUDGET);
    }
    Ok(())
}

/// Raw, gzip and brotli.
fn sizes(shell: &Shell, file: &str) -> anyhow::Result<[usize; 3]> {
    let bytes = shell
        .read_binary_file(format!("{DIST}/{file}"))
        .with_context(|| format!("{DIST}/{file} is missing: run `cargo xtask dist`"))?;
    Ok([bytes.len(), gzipped(&bytes)?.len(), brotlied(&bytes)?.len()])
}

/// Prints the row of one more file, and gives its weight in brotli.
pub(crate) fn row_of(shell: &Shell, file: &Path) -> anyhow::Result<usize> {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let bytes = shell.read_binary_file(file)?;
    let sizes = [bytes.len(), gzipped(&bytes)?.len(), brotlied(&bytes)?.len()];
    row(name, sizes);
    Ok(sizes[2])
}

fn row(name: &str, [raw, gzip, brotli]: [usize; 3]) {
    println!("{name:<30} {raw:>10} {gzip:>10} {brotli:>10}");
}

pub(crate) fn gzipped(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Brotli's blocks of input, as powers of two; 0: its own choice.
const BLOCKS: [i32; 2] = [0, 16];

/// The shortest of what brotli 11 makes with blocks of several sizes: which one that is hangs on how
/// the compiler happened to order its functions, and makes a difference of up to 200 bytes.
pub(crate) fn brotlied(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut shortest: Option<Vec<u8>> = None;
    for lgblock in BLOCKS {
        let options = BrotliEncoderParams { quality: 11, lgwin: 24, lgblock, ..Default::default() };
        let mut compressed = Vec::new();
        brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &options)?;
        if shortest.as_ref().is_none_or(|shortest| compressed.len() < shortest.len()) {
            shortest = Some(compressed);
        }
    }
    shortest.context("no block")
}
