//! `GET /api/responses.csv` and `/api/entries.csv`, for a spreadsheet. Written while they are
//! sent, so that a million responses need no more memory than one.

mod cell;
mod channel;
mod entries;
mod responses;
mod told;

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
use self::told::Told;
use crate::app::App;
use crate::guard::Allowed;
use crate::mask::Mask;
use crate::problem::Problem;
use crate::recap::{Known, Selection};
use crate::store::{Filter, Reader};

/// Without it Excel takes UTF-8 for Windows-1252.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A table on its way.
type Sheet<'a> = Writer<&'a mut Channel>;

/// The parameter that asks for everything, for the officers' own work.
const FULL: &str = "full";

/// `GET /api/responses.csv`: all responses that are selected, as they may be published; with
/// `full=1` all that is kept of them. Profile, grouping and order say
/// nothing about rows: each row keeps the score that it came with, and the rules it was
/// computed by. An index that the row's grouping does not know is left blank.
pub(crate) async fn responses(
    _: Allowed,
    State(app): State<Arc<App>>,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let fields = app.config.known_fields().into_iter().map(|(key, ..)| key.to_owned()).collect();
    download(app, parameters, "jawaban-survei", fields, responses::table).await
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
    let fields = entries::group(&app.config.instrument).into_iter().map(str::to_owned).collect();
    download(app, rest, "isian-survei", fields, move |sheet, config, reader, filter, told, mask| {
        entries::table(sheet, config, &item, reader, filter, told, mask)
    })
    .await
}

/// Selects, then sends what `table` writes. `fields` are those that a row tells.
async fn download(
    app: Arc<App>,
    parameters: Vec<(String, String)>,
    name: &str,
    fields: Vec<String>,
    table: impl FnOnce(&mut Sheet<'_>, &Config, &Reader, &Filter, &Told, Mask) -> anyhow::Result<()>
    + Send
    + 'static,
) -> Result<Response, Problem> {
    let (full, parameters): (Vec<_>, Vec<_>) =
        parameters.into_iter().partition(|(name, _)| name == FULL);
    if let Some((_, wrong)) = full.iter().find(|(_, value)| value != "1") {
        return Err(Problem::parameter(FULL, wrong, vec!["1".to_owned()]));
    }
    let full = !full.is_empty() || !app.config.privacy.withhold();
    // The file says by its name what it is.
    let name = match full {
        true => format!("{name}.csv"),
        false => format!("{name}-k{}.csv", app.config.privacy.k),
    };
    let opening = {
        let app = Arc::clone(&app);
        move || -> Result<(Reader, Filter, Told, Mask), Problem> {
            let reader = app.store.reader()?;
            let known = Known::of(&app, &reader)?;
            let selection = Selection::read(&app.config, &known, &parameters)?;
            let filter = selection.filter(&app.config);
            let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
            let told = match full {
                true => Told::Everything,
                false => Told::published(&app.config, &reader, &filter, &fields)?,
            };
            Ok((reader, filter, told, selection.mask))
        }
    };
    let opened = tokio::task::spawn_blocking(opening).await;
    let (reader, filter, told, mask) = opened.map_err(anyhow::Error::from)??;
    let (sender, receiver) = mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        let mut channel = Channel::new(sender);
        let written =
            write(&mut channel, |sheet| table(sheet, &app.config, &reader, &filter, &told, mask));
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
