//! Tables: CSV with any of the usual separators.

use std::io::Read;

use super::coded::Codes;
use super::fields::Fields;
use super::header::Layout;
use super::records::{Record, Records};
use super::score::Wrong;
use super::{Coded, Fault, Remark, Row, Sink, Wanted, coded, unreadable};
use crate::console::Failure;

/// How many lines may stand before the header row.
const PREAMBLE: u64 = 60;

/// The separators, the likeliest first.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];

pub(crate) fn read<R: Read>(
    mut records: Records<R>,
    wanted: &Wanted<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Failure> {
    let mut fields = Fields::default();
    let (layout, preamble) = header(&mut records, &mut fields, wanted)?;
    sink.recognised(layout.form(preamble))?;
    let mut reader = Reader {
        scores: vec![None; wanted.instrument.items.len()],
        questions: coded(wanted.instrument),
        codes: Codes::default(),
        silent: wanted.may_be_silent(),
        version: wanted.instrument.version.to_string().into_bytes(),
        last: layout.last(),
        layout: &layout,
        wanted,
        fields,
    };
    loop {
        let Some(record) = records.next().map_err(unreadable)? else { return Ok(()) };
        let line = record.line;
        if let Err(fault) = reader.row(&record, sink)? {
            // What a stray quotation mark swallowed are rows of their own.
            if matches!(fault, Fault::Columns { .. }) && record.quoted {
                records.retry();
            }
            sink.fault(line, fault);
        }
    }
}

/// Finds the header row, and tells how many rows stand before it.
fn header<R: Read>(
    records: &mut Records<R>,
    fields: &mut Fields,
    wanted: &Wanted<'_>,
) -> Result<(Layout, u64), Failure> {
    for preamble in 0..PREAMBLE {
        let Some(record) = records.next().map_err(unreadable)? else { break };
        for separator in SEPARATORS {
            fields.split(&record, separator);
            let cell = |place| String::from_utf8_lossy(fields.get(&record, place)).into_owned();
            let cells: Vec<String> = (0..fields.len()).map(cell).collect();
            if let Some(layout) = Layout::of(&cells, separator, wanted) {
                records.separated_by(separator);
                return Ok((layout?, preamble));
            }
        }
    }
    // Nothing of what was found is told: without a header it may be a respondent's row.
    Err(Failure::new(
        "bentuk berkas ini tidak dikenal. Yang dikenal: ekspor survei-collector (kolom id, \
         instrument, period, unit, service, …), tabel dengan kolom U1, U2, …, templat SISUKMA 19 \
         kolom, ekspor SKM Online (baris judul dimulai \"No\"), dan JSON Lines format 1.",
    ))
}

/// Reads rows of one layout.
struct Reader<'a> {
    layout: &'a Layout,
    wanted: &'a Wanted<'a>,
    version: Vec<u8>,
    last: usize,
    fields: Fields,
    scores: Vec<Option<u8>>,
    questions: Vec<Coded<'a>>,
    codes: Codes,
    /// A row without a score may be a response.
    silent: bool,
}

impl Reader<'_> {
    /// Gives a row to the sink, or says why it is none.
    fn row(
        &mut self,
        record: &Record<'_>,
        sink: &mut dyn Sink,
    ) -> Result<Result<(), Fault>, Failure> {
        if record.unclosed {
            return Ok(Err(Fault::Quote));
        }
        self.fields.split(record, self.layout.separator);
        if let Err(fault) = self.scores(record) {
            return Ok(Err(fault));
        }
        let layout = self.layout;
        self.codes.0.clear();
        for (column, place, kind) in &layout.codes {
            if let Some(question) = self.questions.get(*place) {
                self.codes.read(*place, question, *kind, self.fields.get(record, *column));
            }
        }
        let cell = |place: Option<usize>| {
            place.map(|place| self.fields.get(record, place).trim_ascii()).unwrap_or_default()
        };
        let id = self.wanted.instrument.id.as_bytes();
        if layout.instrument.is_some() && cell(layout.instrument) != id {
            return Ok(Err(Fault::OtherInstrument));
        }
        let other_version = layout.version.is_some() && cell(layout.version) != self.version;
        let beyond = layout.beyond.iter().any(|place| !matches!(cell(Some(*place)), b"" | b"0"));
        let remark = match (beyond, other_version) {
            (true, _) => Some(Remark::UnknownAnswer),
            (_, true) => Some(Remark::OtherVersion),
            _ => None,
        };
        let row = Row {
            line: record.line,
            id: cell(layout.id),
            keys: layout.keys.map(cell),
            scores: &self.scores,
            codes: &self.codes.0,
            remark,
        };
        sink.row(&row).map(Ok)
    }

    fn scores(&mut self, record: &Record<'_>) -> Result<(), Fault> {
        let (found, wanted) = (self.fields.len(), self.layout.columns);
        let beyond = |place| !self.fields.get(record, place).trim_ascii().is_empty();
        let fits = found == wanted
            || (!self.layout.strict && found < wanted && found > self.last)
            || (!self.layout.strict && found > wanted && !(wanted..found).any(beyond));
        if !fits {
            return Err(Fault::Columns { found, wanted });
        }
        let mut answered = false;
        for answer in &self.layout.answers {
            let score = answer.scale.read(self.fields.get(record, answer.column));
            let score = score.map_err(|wrong| match wrong {
                Wrong::Number(found) => Fault::OutOfRange { column: answer.label.clone(), found },
                Wrong::Text => Fault::NotAnAnswer { column: answer.label.clone() },
            })?;
            answered |= score.is_some();
            if let Some(place) = self.scores.get_mut(answer.item) {
                *place = score;
            }
        }
        if answered {
            return Ok(());
        }
        let blank = !(0..found).any(beyond);
        match (blank, self.silent) {
            (true, _) => Err(Fault::Blank),
            (false, true) => Ok(()),
            (false, false) => Err(Fault::NoAnswer),
        }
    }
}
