//! The figures of the responses that are selected.

mod crowd;
mod json;
mod known;
mod mean;
mod minutes;
mod personal;
mod privacy;
mod respondents;
mod selection;
mod stated;

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use survei_publik::survey::config::Config;
use survei_publik::survey::instrument::Index;
use survei_publik::survey::score::{
    Figures, IndexFigures, Tally, UnsurFigures, UnsurTally, thinned,
};

use crate::app::App;
use crate::guard::Allowed;
use crate::problem::Problem;
use crate::store::{Place, Reader};

pub(crate) use crowd::{Crowd, Verdict};
pub(crate) use known::{Known, KnownUnit};
pub(crate) use mean::percent;
pub(crate) use minutes::Minutes;
pub(crate) use privacy::Privacy;
pub(crate) use respondents::{ChoiceCount, FieldCount};
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
    /// How many texts seem to hold personal data.
    pub(crate) personal: u64,
    /// What of it is not to be shown; without [`Privacy::shown`] nothing is.
    pub(crate) privacy: Privacy,
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
        let rules = &config.privacy;
        let crowd = Crowd::of(config, reader)?;
        let verdict = crowd.verdict(rules, &filter);
        if verdict != Verdict::Shown {
            let nobody = Tally::new(&config.instrument, grouping);
            let figures = Figures::of(&nobody, grouping, selection.profile);
            let privacy = Privacy::of(rules, verdict, &figures, &[], &[]);
            let (fields, stated) = (vec![], vec![]);
            return Ok(Recap { selection, figures, fields, stated, personal: 0, privacy });
        }
        let tallies = reader.tallies(&config.instrument, grouping)?;
        let mut tally = Tally::new(&config.instrument, grouping);
        let selected = tallies.iter().filter(|(place, _)| filter.takes(&place[..]));
        selected.for_each(|(_, one)| tally.merge(one));
        let figures = Figures::of(&tally, grouping, selection.profile);
        let few = |index: &str, unsur: &UnsurFigures| {
            let said =
                |place: &Place| tallies.get(place).map_or(0, |tally| answered(tally, index, unsur));
            !crowd.allows(&filter, said)
        };
        let figures = thinned(figures.lettered_from(config.letter_from), few);
        let stated = stated::count(config, reader, &crowd, &filter)?;
        let fields = respondents::count(config, reader, &crowd, &filter)?;
        let privacy = Privacy::of(rules, verdict, &figures, &fields, &stated);
        let personal = personal::count(config, reader, &filter)?;
        Ok(Recap { selection, figures, fields, stated, personal, privacy })
    }

    /// Every index with its figures, the main one first.
    pub(crate) fn indexes(&self) -> impl Iterator<Item = (&Index, &IndexFigures)> {
        self.selection.grouping.indexes.iter().zip(&self.figures.indexes)
    }
}

/// How many people of a tally answered an unsur of an index.
fn answered(tally: &Tally, index: &str, unsur: &UnsurFigures) -> u64 {
    let index = tally.indexes().iter().filter(|known| known.index == index);
    let unsur = index.flat_map(|index| &index.unsur).filter(|known| known.unsur == unsur.unsur);
    unsur.map(UnsurTally::answered).sum()
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
