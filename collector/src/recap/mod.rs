//! The figures of the responses that are selected.

mod json;
mod known;
mod mean;
mod minutes;
mod respondents;
mod selection;
mod stated;

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use survei_publik::survey::config::Config;
use survei_publik::survey::instrument::Index;
use survei_publik::survey::score::{Figures, IndexFigures};

use crate::app::App;
use crate::guard::Allowed;
use crate::problem::Problem;
use crate::store::Reader;

pub(crate) use known::{Known, KnownUnit};
pub(crate) use mean::percent;
pub(crate) use minutes::Minutes;
pub(crate) use respondents::FieldCount;
pub(crate) use selection::{ALL_TOPICS, Selection};
pub(crate) use stated::{Counts, Stated};

/// What an agency reports about a set of responses.
#[derive(Debug)]
pub(crate) struct Recap {
    pub(crate) selection: Selection,
    pub(crate) figures: Figures,
    pub(crate) fields: Vec<FieldCount>,
    /// By item that does not score.
    pub(crate) stated: Vec<Stated>,
}

impl Recap {
    /// Counts and computes.
    pub(crate) fn of(
        config: &Config,
        reader: &Reader,
        selection: Selection,
    ) -> anyhow::Result<Recap> {
        let filter = selection.filter(config);
        let grouping = &selection.grouping;
        let tally = reader.tally(&filter, &config.instrument, grouping)?;
        let figures = Figures::of(&tally, grouping, selection.profile);
        let figures = figures.lettered_from(config.letter_from);
        let counts = reader.respondents(&filter)?;
        Ok(Recap {
            stated: stated::count(&config.instrument, reader, &filter)?,
            fields: respondents::count(config, counts, figures.respondents),
            selection,
            figures,
        })
    }

    /// Every index with its figures, the main one first.
    pub(crate) fn indexes(&self) -> impl Iterator<Item = (&Index, &IndexFigures)> {
        self.selection.grouping.indexes.iter().zip(&self.figures.indexes)
    }
}

/// `GET /api/recap`.
pub(crate) async fn json(
    _: Allowed,
    State(app): State<Arc<App>>,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let recap = tokio::task::spawn_blocking(move || -> Result<Response, Problem> {
        let reader = app.store.reader()?;
        let known = Known::of(&app, &reader)?;
        let selection = Selection::read(&app.config, &known, &parameters)?;
        let recap = Recap::of(&app.config, &reader, selection)?;
        Ok(Json(json::body(&app.config, &recap)).into_response())
    });
    recap.await.map_err(anyhow::Error::from)?
}
