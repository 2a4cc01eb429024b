//! What a row may tell of where and by whom it was given.

use survei_publik::survey::config::Config;
use survei_publik::survey::privacy::cells::{Ladder, Row, SERVICE};

use crate::recap::{Crowd, Verdict};
use crate::store::{Filter, Reader};

/// How rows are written.
#[derive(Debug)]
pub(crate) enum Told {
    /// Everything, for the officers' own work.
    Everything,
    /// What may be published: each row is told as coarsely as `k` people need.
    Published(Ladder),
    /// Nothing: the selection itself may not be told.
    Nothing,
}

impl Told {
    /// What may be published of rows that tell these respondent fields. Decided by all responses,
    /// so that what is downloaded in parts tells no more.
    pub(super) fn published(
        config: &Config,
        reader: &Reader,
        filter: &Filter,
        fields: &[&str],
    ) -> anyhow::Result<Told> {
        let rules = &config.privacy;
        if !rules.withhold() {
            return Ok(Told::Everything);
        }
        if Crowd::of(config, reader)?.verdict(rules, filter) != Verdict::Shown {
            return Ok(Told::Nothing);
        }
        let rows = reader.combinations(config, fields)?;
        Ok(Told::Published(Ladder::of(rules, fields, &rows)))
    }

    /// Whether everything is told.
    pub(super) fn everything(&self) -> bool {
        matches!(self, Told::Everything)
    }

    /// What is told of a row; `None`: the row is left out.
    pub(super) fn row(&self, filter: &Filter, row: Row) -> Option<Row> {
        match self {
            Told::Everything => Some(row),
            Told::Nothing => None,
            Told::Published(ladder) => {
                let mut told = ladder.told(&row, |other| filter.takes(&other.place))?.clone();
                told.place.resize(SERVICE, String::new());
                Some(told)
            }
        }
    }
}
