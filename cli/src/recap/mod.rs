//! `survei recap`: figures of exported answers.

mod counter;
mod groups;
mod options;
mod published;
pub(crate) mod quality;
mod seen;

use std::fs;
use std::path::Path;

use survei_publik::survey::instrument::{Grouping, Instrument, UnsurOrder};
use survei_publik::survey::score::{Figures, Profile, Tally};

use crate::arguments::{By, FiguresArguments, RecapArguments};
use crate::console::{Failure, Out};
use crate::input::{Wanted, read};
use crate::instruments::load;
use crate::ledger::{Ledger, Tallies};
use crate::report::{Printed, Report, Rows, Scheme};
use counter::Counter;

pub(crate) use counter::Source;
pub use groups::GROUP_LIMIT;
pub(crate) use options::Options;
pub(crate) use published::Published;
pub use seen::SEEN_LIMIT;

pub(crate) fn run(out: &mut Out, arguments: &RecapArguments) -> Result<u8, Failure> {
    let instrument = load(&arguments.instrument)?;
    let wanted = Wanted {
        instrument: &instrument,
        order: arguments.figures.order,
        mode: arguments.mode.as_deref(),
    };
    known_mode(&instrument, wanted.mode)?;
    let scheme = scheme(&instrument, arguments.grouping.as_deref(), &arguments.figures)?;
    // Counted in the document's own order, so that tallies do not depend on how they are shown.
    let stored = grouping(&instrument, arguments.grouping.as_deref(), UnsurOrder::List)?;
    let by = By::sorted(&arguments.by);
    let rows = arguments.per_respondent.then(|| Rows::new(&scheme, &by));
    let mut counter = Counter::new(&instrument, &stored, &by, arguments.duplicates);
    if let Some(rows) = &rows {
        rows.begin(out)?;
    }
    counter.show(rows.as_ref().map(|rows| (rows, &mut *out)));
    for file in &arguments.files {
        counter.file(file);
        read(file, &wanted, &mut counter)?;
    }
    let counted = counter.finish();
    if let Some(rows) = &rows {
        rows.end(out)?;
    }
    if let Some(path) = &arguments.tally_out {
        let ledgers = counted.groups.iter().map(|(key, tally)| (key.clone(), Ledger::of(tally)));
        let tallies = Tallies {
            instrument: instrument.id.clone(),
            instrument_version: instrument.version,
            grouping: stored.key.clone(),
            by: by.clone(),
            quality: counted.quality.clone(),
            groups: ledgers.collect(),
        };
        write(path, &tallies.to_json()?)?;
    }
    let shown = |tally: &Tally| {
        let mut shown = Tally::new(&instrument, &scheme.grouping);
        shown.merge(tally);
        shown
    };
    let mut total = Tally::new(&instrument, &scheme.grouping);
    counted.groups.values().for_each(|tally| total.merge(tally));
    let figures = |tally: &Tally, profile: Profile| Figures::of(tally, &scheme.grouping, profile);
    let lettered = |tally: &Tally| figures(tally, scheme.profile).lettered_from(scheme.letter_from);
    let groups = counted.groups.iter().map(|(key, tally)| (key.clone(), lettered(&shown(tally))));
    let published = Published::of(groups.collect(), lettered(&total), scheme.k);
    published.compare(arguments.figures.printed_total.is_some())?;
    let printed = arguments
        .figures
        .printed_total
        .map(|stated| Printed::of(stated, &scheme, |profile| figures(&total, profile)));
    let groups = published.groups.into_iter().filter(|_| !by.is_empty());
    let report = Report {
        groups: groups.collect(),
        total: published.total,
        options: &counted.options,
        scheme: &scheme,
        by: &by,
        quality: &counted.quality,
        mentions: &counted.mentions,
        files: &counted.files,
        printed,
        follows_rows: rows.is_some(),
    };
    report.print(out, arguments.figures.format)
}

fn known_mode(instrument: &Instrument, mode: Option<&str>) -> Result<(), Failure> {
    let known = |mode: &str| {
        mode == survei_publik::survey::instrument::HYBRID
            || instrument.modes.iter().any(|known| known.key == mode)
    };
    match mode.filter(|mode| instrument.modes.is_empty() || !known(mode)) {
        None => Ok(()),
        Some(mode) => {
            let names: Vec<&str> = instrument.modes.iter().map(|mode| mode.key.as_str()).collect();
            let names = if names.is_empty() { "tidak ada".to_owned() } else { names.join(", ") };
            Err(Failure::new(format!(
                "Jenis layanan {mode} tidak ada di kuesioner {}. Yang ada: {names}.",
                instrument.id
            )))
        }
    }
}

/// How figures are computed and shown.
pub(crate) fn scheme<'a>(
    instrument: &'a Instrument,
    key: Option<&str>,
    arguments: &FiguresArguments,
) -> Result<Scheme<'a>, Failure> {
    let order = arguments.order.unwrap_or_default();
    Ok(Scheme {
        instrument,
        grouping: grouping(instrument, key, order)?,
        order,
        profile: arguments.profile,
        letter_from: arguments.letter_from,
        k: arguments.k,
        format: arguments.format,
    })
}

/// A grouping of the instrument, or a sentence with those there are.
pub(crate) fn grouping(
    instrument: &Instrument,
    key: Option<&str>,
    order: UnsurOrder,
) -> Result<Grouping, Failure> {
    instrument.grouping_in(key, order).ok_or_else(|| {
        let known = instrument.groupings.iter().map(|grouping| grouping.key.as_str());
        Failure::new(format!(
            "Pengelompokan {} tidak ada di kuesioner {}. Yang ada: {}.",
            key.unwrap_or_default(),
            instrument.id,
            known.collect::<Vec<_>>().join(", ")
        ))
    })
}

/// Writes a file at once.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text)
        .map_err(|error| Failure::new(format!("{}: tidak bisa ditulis: {error}", path.display())))
}
