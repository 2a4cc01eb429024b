//! What a citizen downloads, against the budget.

use std::io::Write as _;

use anyhow::{Context as _, bail};
use flate2::{Compression, write::GzEncoder};
use xshell::Shell;

use crate::dist::DIST;

/// The most that the shipped files together may weigh in brotli, in bytes: 110 kB.
const BUDGET: usize = 110 * 1024;

/// The files that a page with one survey fetches.
const FILES: [&str; 3] = ["element.js", "survei-publik.js", "survei-publik_bg.wasm"];

/// What ships beside them for a page's own scripts; no visitor of a survey fetches it.
const BESIDE: [&str; 2] = ["tally.js", "tally_bg.wasm"];

/// Prints the table; fails above the budget.
pub(crate) fn size(shell: &Shell) -> anyhow::Result<()> {
    println!("{:<30} {:>10} {:>10} {:>10}", "bytes", "raw", "gzip 9", "brotli 11");
    let mut sum = [0; 3];
    for file in FILES {
        let sizes = sizes(shell, file)?;
        row(file, sizes);
        sum.iter_mut().zip(sizes).for_each(|(sum, size)| *sum += size);
    }
    row("sum", sum);
    let [.., weight] = sum;
    println!("budget {BUDGET}, left {}", BUDGET.saturating_sub(weight));
    println!("beside the survey, not part of it:");
    for file in BESIDE {
        row(file, sizes(shell, file)?);
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
    Ok([bytes.len(), gzip(&bytes)?, brotli(&bytes)?])
}

fn row(name: &str, [raw, gzip, brotli]: [usize; 3]) {
    println!("{name:<30} {raw:>10} {gzip:>10} {brotli:>10}");
}

fn gzip(bytes: &[u8]) -> anyhow::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> anyhow::Result<usize> {
    let mut compressed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 24);
    encoder.write_all(bytes)?;
    drop(encoder);
    Ok(compressed.len())
}
