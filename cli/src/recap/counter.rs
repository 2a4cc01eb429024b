//! Counts rows as they come.

use std::collections::BTreeMap;
use std::path::Path;

use survei_publik::survey::instrument::{Grouping, Instrument};
use survei_publik::survey::score::Tally;

use super::groups::Groups;
use super::options::{self, Options};
use super::quality::{Kind, MENTIONED, Mention, Quality, detail};
use super::seen::Seen;
use crate::arguments::By;
use crate::console::{Failure, Out, Progress};
use crate::input::{Fault, Form, Row, Sink};
use crate::report::Rows;

/// How many equal answers are no coincidence any more.
const STRAIGHT_FROM: usize = 3;

/// A file that was read.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) form: Option<Form>,
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Counted {
    pub(crate) groups: BTreeMap<Vec<String>, Tally>,
    pub(crate) options: Vec<Options>,
    pub(crate) quality: Quality,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) files: Vec<Source>,
}

/// Counts rows.
pub(crate) struct Counter<'a> {
    by: &'a [By],
    groups: Groups,
    /// Of all respondents.
    options: Vec<Options>,
    /// Equal answers mean something: of two choices, many people take the same one everywhere.
    scaled: bool,
    seen: Seen,
    quality: Quality,
    mentions: Vec<Mention>,
    files: Vec<Source>,
    progress: Progress,
    rows: Option<(&'a Rows<'a>, &'a mut Out)>,
}

impl<'a> Counter<'a> {
    pub(crate) fn new(
        instrument: &Instrument,
        grouping: &Grouping,
        by: &'a [By],
        duplicates: bool,
    ) -> Counter<'a> {
        Counter {
            by,
            groups: Groups::new(instrument, grouping),
            options: options::options(instrument),
            scaled: instrument.items.iter().any(|item| item.choices().len() > 2),
            seen: Seen::new(duplicates),
            quality: Quality::default(),
            mentions: Vec::new(),
            files: Vec::new(),
            progress: Progress::new(),
            rows: None,
        }
    }

    /// Shows every row that is counted.
    pub(crate) fn show(&mut self, rows: Option<(&'a Rows<'a>, &'a mut Out)>) {
        self.rows = rows;
    }

    /// The file that is read next.
    pub(crate) fn file(&mut self, path: &Path) {
        let name = match path == Path::new("-") {
            true => "masukan standar".to_owned(),
            false => path.display().to_string(),
        };
        self.files.push(Source { name, form: None });
    }

    pub(crate) fn finish(self) -> Counted {
        self.progress.done();
        Counted {
            groups: self.groups.finish(),
            options: self.options,
            quality: self.quality,
            mentions: self.mentions,
            files: self.files,
        }
    }

    fn mention(&mut self, kind: Kind, line: u64, detail: impl FnOnce() -> String) {
        let before = self.quality.of(kind);
        self.quality.add(kind, 1);
        if usize::try_from(before).is_ok_and(|before| before < MENTIONED) {
            let file = self.files.len().saturating_sub(1);
            self.mentions.push(Mention { kind, file, line, detail: detail() });
        }
    }
}

impl Sink for Counter<'_> {
    fn row(&mut self, row: &Row<'_>) -> Result<(), Failure> {
        self.progress.row();
        self.quality.read += 1;
        if !row.id.is_empty() {
            match self.seen.first(row.id) {
                Some(true) => {}
                Some(false) => {
                    self.mention(Kind::Duplicate, row.line, String::new);
                    return Ok(());
                }
                None => self.quality.add(Kind::NotCompared, 1),
            }
        }
        let key = self.by.iter().map(|by| {
            let [unit, service, period] = row.keys;
            match by {
                By::Unit => unit,
                By::Service => service,
                By::Period => period,
            }
        });
        let Some(tally) = self.groups.tally(key)? else {
            self.mention(Kind::GroupText, row.line, String::new);
            return Ok(());
        };
        tally.add_row(row.scores);
        options::count(&mut self.options, row.codes);
        self.quality.counted += 1;
        if self.scaled && straight(row.scores) {
            self.mention(Kind::Straight, row.line, String::new);
        }
        if let Some(remark) = row.remark {
            self.mention(Kind::of_remark(remark), row.line, String::new);
        }
        if let Some((rows, out)) = &mut self.rows {
            rows.row(out, self.quality.counted, row)?;
        }
        Ok(())
    }

    fn fault(&mut self, line: u64, fault: Fault) {
        self.progress.row();
        self.quality.read += 1;
        self.mention(Kind::of_fault(&fault), line, || detail(&fault));
    }

    fn recognised(&mut self, form: Form) -> Result<(), Failure> {
        let missing = self.by.iter().find(|by| {
            let [unit, service, period] = form.keys;
            !match by {
                By::Unit => unit,
                By::Service => service,
                By::Period => period,
            }
        });
        if let Some(by) = missing {
            let name = by.name();
            return Err(Failure::new(format!(
                "berkas ini tidak punya kolom {name}, jadi --by {name} tidak bisa."
            )));
        }
        if let Some(file) = self.files.last_mut() {
            file.form = Some(form);
        }
        Ok(())
    }
}

/// Whether all answers are the same.
fn straight(scores: &[Option<u8>]) -> bool {
    let mut given = scores.iter().flatten();
    let Some(first) = given.next() else { return false };
    let mut same = 1;
    for score in given {
        if score != first {
            return false;
        }
        same += 1;
    }
    same >= STRAIGHT_FROM
}
