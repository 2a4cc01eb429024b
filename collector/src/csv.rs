//! `GET /api/responses.csv`: every response as a row, for a spreadsheet. Written while it is
//! sent, so that a million responses need no more memory than one.

use std::io::{self, Write};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use csv::{Terminator, Writer, WriterBuilder};
use survei_publik::survey::config::Config;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::app::App;
use crate::console::complain;
use crate::guard::Allowed;
use crate::problem::Problem;
use crate::recap::{Known, Selection};
use crate::store::{Filter, Reader, Stored};

/// How much is written before it is sent on.
const CHUNK: usize = 16 * 1024;

/// Without it Excel takes UTF-8 for Windows-1252.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The columns before the respondent fields.
const FIRST: [&str; 8] =
    ["id", "receipt", "instrument", "instrument_version", "period", "unit", "service", "day"];

/// The columns after the items; then come value and letter of each index.
const LAST: [&str; 3] = ["comment", "profile", "grouping"];

/// All responses that are selected. Profile, grouping and order say nothing about rows: each
/// row keeps the score that it came with, and the rules it was computed by. An index that the
/// row's grouping does not know is left blank.
pub(crate) async fn download(
    _: Allowed,
    State(app): State<Arc<App>>,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let opening = {
        let app = Arc::clone(&app);
        move || -> Result<(Reader, Filter), Problem> {
            let reader = app.store.reader()?;
            let known = Known::of(&app, &reader)?;
            let selection = Selection::read(&app.config, &known, &parameters)?;
            Ok((reader, selection.filter(&app.config)))
        }
    };
    let opened = tokio::task::spawn_blocking(opening).await;
    let (reader, filter) = opened.map_err(anyhow::Error::from)??;
    let (sender, receiver) = mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        let mut channel = Channel { sender, chunk: Vec::with_capacity(CHUNK) };
        if let Err(error) = table(&mut channel, &app.config, &reader, &filter) {
            channel.fail(&error);
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"jawaban-survei.csv\""),
    ];
    Ok((headers, Body::from_stream(ReceiverStream::new(receiver))).into_response())
}

fn table(
    out: &mut Channel,
    config: &Config,
    reader: &Reader,
    filter: &Filter,
) -> anyhow::Result<()> {
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    let mut writer =
        WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(out);
    let fields = config.instrument.fields.iter().map(|field| field.key.as_str());
    let items = config.instrument.items.iter().map(|item| item.key.as_str());
    let head = FIRST.into_iter().chain(fields).chain(items).chain(LAST).map(str::to_owned);
    writer.write_record(head.chain(indexes(config)))?;
    reader.each(filter, |stored| row(&mut writer, config, stored))?;
    writer.flush()?;
    Ok(())
}

/// The columns of the configured indexes. The first letter is just `mutu`.
fn indexes(config: &Config) -> Vec<String> {
    let mut columns = Vec::new();
    for (place, index) in config.grouping.indexes.iter().enumerate() {
        columns.push(index.key.clone());
        columns.push(if place == 0 { "mutu".to_owned() } else { format!("{}_mutu", index.key) });
    }
    columns
}

fn row(writer: &mut Writer<&mut Channel>, config: &Config, stored: &Stored) -> anyhow::Result<()> {
    let submission = &stored.submission;
    let version = submission.instrument_version.to_string();
    let first = [
        &submission.id,
        &stored.receipt,
        &submission.instrument,
        &version,
        &submission.period,
        &submission.unit,
        &submission.service,
        &submission.day,
    ];
    for text in first {
        writer.write_field(cell(text))?;
    }
    for field in &config.instrument.fields {
        let code = submission.respondent.get(&field.key);
        writer.write_field(cell(code.map_or("", String::as_str)))?;
    }
    for item in &config.instrument.items {
        let score = submission.answers.get(&item.key);
        writer.write_field(score.map(u8::to_string).unwrap_or_default())?;
    }
    let score = &submission.score;
    let comment = submission.comment.as_deref().unwrap_or("");
    for text in [comment, &score.profile, &score.grouping] {
        writer.write_field(cell(text))?;
    }
    for index in &config.grouping.indexes {
        let figure = score.indexes.get(&index.key);
        let value = figure.map(|figure| figure.value.replace('.', ",")).unwrap_or_default();
        let mutu = figure.and_then(|figure| figure.mutu.as_deref()).unwrap_or_default();
        writer.write_field(cell(&value))?;
        writer.write_field(cell(mutu))?;
    }
    writer.write_record(None::<&[u8]>)?;
    Ok(())
}

/// A text as it is, or behind an apostrophe where a spreadsheet would run it as a formula.
/// (Full-width signs count too: East Asian editions of Excel take them for the plain ones.)
fn cell(text: &str) -> String {
    let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let guard = if text.starts_with(formula) { "'" } else { "" };
    [guard, text].concat()
}

/// The way from the thread that reads the database to the connection.
struct Channel {
    sender: mpsc::Sender<io::Result<Bytes>>,
    chunk: Vec<u8>,
}

impl Channel {
    /// Breaks the download off, so that nobody takes a part for the whole.
    fn fail(&self, error: &anyhow::Error) {
        if !self.sender.is_closed() {
            complain(&format!("CSV terputus: {error:#}"));
            let _ = self.sender.blocking_send(Err(io::Error::other("interrupted")));
        }
    }

    fn send(&mut self) -> io::Result<()> {
        let chunk = std::mem::replace(&mut self.chunk, Vec::with_capacity(CHUNK));
        let sent = self.sender.blocking_send(Ok(chunk.into()));
        sent.map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

impl Write for Channel {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.chunk.extend_from_slice(bytes);
        if self.chunk.len() >= CHUNK {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.chunk.is_empty() { Ok(()) } else { self.send() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_begins_like_a_formula_begins_with_an_apostrophe() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"] {
            assert_eq!(cell(text), format!("'{text}"));
        }
        for text in ["", "baik", "1-1", "'=1", "a=b"] {
            assert_eq!(cell(text), text);
        }
    }
}
