//! The figures of the responses that are selected.

mod json;
mod respondents;
mod selection;
mod weighted;

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use survei_publik::survey::config::Config;
use survei_publik::survey::score::{Decimal, Figures};

use crate::app::App;
use crate::guard::Allowed;
use crate::problem::Problem;
use crate::store::Reader;

pub(crate) use respondents::FieldCount;
pub(crate) use selection::{Known, KnownUnit, Selection};

/// What an agency reports about a set of responses.
#[derive(Debug)]
pub(crate) struct Recap {
    pub(crate) selection: Selection,
    pub(crate) figures: Figures,
    /// *Jumlah NRR tertimbang*: the IKM before it is multiplied by 25.
    pub(crate) weighted: Option<Decimal>,
    pub(crate) fields: Vec<FieldCount>,
}

impl Recap {
    /// Counts and computes.
    pub(crate) fn of(
        config: &Config,
        reader: &Reader,
        selection: Selection,
    ) -> anyhow::Result<Recap> {
        let filter = selection.filter(config);
        let tally = reader.tally(&filter, &config.instrument, selection.order)?;
        let figures = Figures::of(&tally, selection.profile);
        let counts = reader.respondents(&filter)?;
        Ok(Recap {
            weighted: weighted::sum(&figures),
            fields: respondents::count(config, counts, figures.respondents),
            selection,
            figures,
        })
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
