//! `GET /api/responses.csv` and `/api/entries.csv`, for a spreadsheet. Written while they are
//! sent, so that a million responses need no more memory than one.

mod cell;
mod channel;
mod entries;
mod responses;

use std::io::Write;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use csv::{Terminator, Writer, WriterBuilder};
use survei_publik::survey::config::Config;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use self::channel::Channel;
use crate::app::App;
use crate::guard::Allowed;
use crate::problem::Problem;
use crate::recap::{Known, Selection};
use crate::store::{Filter, Reader};

/// Without it Excel takes UTF-8 for Windows-1252.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A table on its way.
type Sheet<'a> = Writer<&'a mut Channel>;

/// `GET /api/responses.csv`: all responses that are selected. Profile, grouping and order say
/// nothing about rows: each row keeps the score that it came with, and the rules it was
/// computed by. An index that the row's grouping does not know is left blank.
pub(crate) async fn responses(
    _: Allowed,
    State(app): State<Arc<App>>,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    download(app, parameters, "jawaban-survei.csv", responses::table).await
}

/// `GET /api/entries.csv?item=KEY`: all entries of an item that repeats.
pub(crate) async fn entries(
    _: Allowed,
    State(app): State<Arc<App>>,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let (item, rest): (Vec<_>, Vec<_>) =
        parameters.into_iter().partition(|(name, _)| name == "item");
    let wanted = item.into_iter().next_back().map(|(_, key)| key).unwrap_or_default();
    let repeated = || app.config.instrument.items.iter().filter(|item| !item.entry().is_empty());
    let Some(item) = repeated().find(|item| item.key == wanted).cloned() else {
        let known = repeated().map(|item| item.key.clone());
        return Err(Problem::parameter("item", &wanted, known.collect()));
    };
    download(app, rest, "isian-survei.csv", move |sheet, config, reader, filter| {
        entries::table(sheet, config, &item, reader, filter)
    })
    .await
}

/// Selects, then sends what `table` writes.
async fn download(
    app: Arc<App>,
    parameters: Vec<(String, String)>,
    name: &str,
    table: impl FnOnce(&mut Sheet<'_>, &Config, &Reader, &Filter) -> anyhow::Result<()> + Send + 'static,
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
        let mut channel = Channel::new(sender);
        let written = write(&mut channel, |sheet| table(sheet, &app.config, &reader, &filter));
        if let Err(error) = written {
            channel.fail(&error);
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, Body::from_stream(ReceiverStream::new(receiver))).into_response())
}

/// Writes a table as Excel in Indonesia reads it: semicolons between columns.
fn write(
    channel: &mut Channel,
    table: impl FnOnce(&mut Sheet<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    channel.write_all(BYTE_ORDER_MARK.as_bytes())?;
    let mut sheet =
        WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(channel);
    table(&mut sheet)?;
    sheet.flush()?;
    Ok(())
}
