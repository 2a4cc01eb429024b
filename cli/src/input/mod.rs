//! Reading answers, whatever form they come in.

mod coded;
mod fields;
mod header;
mod lines;
mod names;
mod records;
mod score;
mod table;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use survei_publik::survey::instrument::{Instrument, Item, UnsurOrder};

use crate::console::Failure;
pub(crate) use coded::{Coded, coded};
use records::Records;

/// What the reader must know about the questionnaire.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    pub(crate) instrument: &'a Instrument,
    /// In which order U-numbers stand, if the person said so.
    pub(crate) order: Option<UnsurOrder>,
    pub(crate) mode: Option<&'a str>,
}

impl Wanted<'_> {
    /// Whether a response may have no score at all: for some kind of service every item that
    /// scores may be left out, or is asked only under a condition.
    fn may_be_silent(&self) -> bool {
        let demanded = |item: &Item, mode: Option<&str>| {
            let asked = item.mode.is_none() || item.mode.as_deref() == mode;
            asked && item.required && item.relevant.is_empty() && item.scale().is_some()
        };
        let silent = |mode| !self.instrument.items.iter().any(|item| demanded(item, mode));
        let modes = &self.instrument.modes;
        match modes.is_empty() {
            true => silent(None),
            false => modes.iter().any(|mode| silent(Some(mode.key.as_str()))),
        }
    }
}

/// One respondent's row. Everything in it is borrowed until the next row.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    /// The line on which it begins.
    pub(crate) line: u64,
    /// What tells it from others; empty where the file has no such column.
    pub(crate) id: &'a [u8],
    /// Unit, service and period, as far as the file has them.
    pub(crate) keys: [&'a [u8]; 3],
    /// Scores in the order of the instrument's items.
    pub(crate) scores: &'a [Option<u8>],
    /// Options without a score, as places in what [`coded`] gives: question and option.
    pub(crate) codes: &'a [(usize, usize)],
    /// What is worth a remark, though it is counted.
    pub(crate) remark: Option<Remark>,
}

/// Something about a row that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Remark {
    /// Another edition of the same questionnaire.
    OtherVersion,
    /// An answer to a question that the questionnaire does not have.
    UnknownAnswer,
}

/// Why a row cannot be counted. Never holds anything from a cell but a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// More or fewer columns than the header.
    Columns { found: usize, wanted: usize },
    /// A quotation mark that is never closed.
    Quote,
    /// Not JSON, or not a submission.
    Broken,
    /// A format of submissions that is not known.
    Format,
    /// An answer to another questionnaire.
    OtherInstrument,
    /// An answer off the scale.
    OutOfRange { column: String, found: u64 },
    /// An answer that is no number and no known word.
    NotAnAnswer { column: String },
    /// Nothing in any column.
    Blank,
    /// No answer at all.
    NoAnswer,
}

/// Takes rows as they are read.
pub(crate) trait Sink {
    /// A row.
    fn row(&mut self, row: &Row<'_>) -> Result<(), Failure>;
    /// A row that cannot be counted, and the line on which it begins.
    fn fault(&mut self, line: u64, fault: Fault);
    /// How the file was understood, before its first row.
    fn recognised(&mut self, form: Form) -> Result<(), Failure>;
}

/// How a file was understood.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// In words.
    pub(crate) words: String,
    /// Whether there is a column of unit, service, period.
    pub(crate) keys: [bool; 3],
    /// Whether there is a column that tells rows apart.
    pub(crate) ids: bool,
    /// Lines before the header, which say something about the survey.
    pub(crate) preamble: u64,
}

/// Reads a file, or standard input for `-`.
pub(crate) fn read(path: &Path, wanted: &Wanted<'_>, sink: &mut dyn Sink) -> Result<(), Failure> {
    let said = |failure: Failure| match failure {
        Failure::Sentence(sentence) => Failure::Sentence(format!("{}: {sentence}", path.display())),
        failure => failure,
    };
    let input: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(path);
        Box::new(file.map_err(unreadable).map_err(said)?)
    };
    read_from(input, wanted, sink).map_err(said)
}

fn unreadable(error: io::Error) -> Failure {
    Failure::new(format!("tidak bisa dibaca: {error}"))
}

fn read_from(
    input: Box<dyn Read>,
    wanted: &Wanted<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Failure> {
    let mut records = Records::new(input);
    let first = records.peek().map_err(unreadable)?;
    if first.starts_with(b"PK\x03\x04") || first.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Failure::new(
            "ini berkas Excel. Buka dengan Excel, lalu simpan sebagai \"CSV UTF-8\".",
        ));
    }
    if first.starts_with(b"\xff\xfe") || first.starts_with(b"\xfe\xff") || first.contains(&0) {
        return Err(Failure::new("simpan berkas ini sebagai \"CSV UTF-8\"."));
    }
    if first.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{') {
        return lines::read(records, wanted, sink);
    }
    table::read(records, wanted, sink)
}
