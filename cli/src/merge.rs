//! `survei merge`: figures of tallies that were counted elsewhere.

use std::path::Path;

use survei_publik::survey::instrument::UnsurOrder;

use crate::arguments::{By, MergeArguments};
use crate::console::{Failure, Out};
use crate::instruments::{load, text_of};
use crate::ledger::{Ledger, Tallies};
use crate::recap::{Published, grouping, scheme, write};
use crate::report::{Printed, Report};

pub(crate) fn run(out: &mut Out, arguments: &MergeArguments) -> Result<u8, Failure> {
    let mut files = Vec::new();
    for file in &arguments.files {
        files.push((file, read(file)?));
    }
    let Some((_, first)) = files.first() else { return Ok(0) };
    let instrument = load(arguments.instrument.as_deref().unwrap_or(&first.instrument))?;
    let stored = grouping(&instrument, Some(&first.grouping), UnsurOrder::List)?;
    let mut merged: Option<Tallies> = None;
    for (file, mut tallies) in files {
        if let Some(by) = &arguments.by {
            tallies = coarsened(tallies, &By::sorted(by), file)?;
        }
        let same_edition =
            instrument.id == tallies.instrument && instrument.version == tallies.instrument_version;
        if !same_edition || !tallies.fits(&instrument, &stored) {
            return Err(Failure::new(format!(
                "{}: dihitung dari kuesioner {} versi {} dan tidak cocok dengan {} versi {}.",
                file.display(),
                tallies.instrument,
                tallies.instrument_version,
                instrument.id,
                instrument.version
            )));
        }
        match &mut merged {
            None => merged = Some(tallies),
            Some(known) => {
                same(known, &tallies, file)?;
                known.merge(tallies);
            }
        }
    }
    let Some(tallies) = merged else { return Ok(0) };
    if let Some(path) = &arguments.tally_out {
        write(path, &tallies.to_json()?)?;
    }
    let scheme = scheme(&instrument, Some(&tallies.grouping), &arguments.figures)?;
    let figures = |ledger: &Ledger, profile| ledger.figures(&instrument, &scheme.grouping, profile);
    let lettered =
        |ledger: &Ledger| figures(ledger, scheme.profile).lettered_from(scheme.letter_from);
    let total = tallies.total(&instrument, &stored);
    let printed = arguments.figures.printed_total;
    let groups = tallies.groups.iter().map(|(key, ledger)| (key.clone(), lettered(ledger)));
    let published = Published::of(groups.collect(), lettered(&total), scheme.k);
    published.compare(printed.is_some())?;
    let groups = published.groups.into_iter().filter(|_| !tallies.by.is_empty());
    let report = Report {
        groups: groups.collect(),
        total: published.total,
        options: &[],
        scheme: &scheme,
        by: &tallies.by,
        quality: &tallies.quality,
        mentions: &[],
        files: &[],
        printed: printed
            .map(|stated| Printed::of(stated, &scheme, |profile| figures(&total, profile))),
        follows_rows: false,
    };
    report.print(out, arguments.figures.format)
}

/// The same counts by less, if the file has them by that.
fn coarsened(tallies: Tallies, by: &[By], file: &Path) -> Result<Tallies, Failure> {
    match by.iter().find(|by| !tallies.by.contains(by)) {
        None => Ok(tallies.coarsened(by)),
        Some(missing) => {
            let (file, name) = (file.display(), missing.name());
            Err(Failure::new(format!("{file}: tidak dihitung per {name}.")))
        }
    }
}

fn read(file: &Path) -> Result<Tallies, Failure> {
    Tallies::of_json(&text_of(file)?).map_err(|failure| match failure {
        Failure::Sentence(sentence) => Failure::new(format!("{}: {sentence}", file.display())),
        failure => failure,
    })
}

/// Whether two files count the same thing.
fn same(known: &Tallies, read: &Tallies, file: &Path) -> Result<(), Failure> {
    let kind = |tallies: &Tallies| {
        let by: Vec<&str> = tallies.by.iter().map(|by| by.name()).collect();
        let by = if by.is_empty() { "tanpa kelompok".to_owned() } else { by.join(", ") };
        format!(
            "kuesioner {} versi {}, pengelompokan {}, per {by}",
            tallies.instrument, tallies.instrument_version, tallies.grouping
        )
    };
    let (known, read) = (kind(known), kind(read));
    if known == read {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{}: tidak bisa digabung.\n  berkas sebelumnya: {known}\n  berkas ini: {read}\nBila hanya \
         kelompoknya yang berbeda, pilih yang ada di semua berkas dengan --by.",
        file.display()
    )))
}
