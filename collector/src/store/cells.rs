//! How many people there are of each kind: what small cells are decided by.

use std::collections::BTreeMap;

use survei_publik::survey::config::Config;
use survei_publik::survey::privacy::cells::Row;
use survei_publik::survey::response::coarse;

use super::Reader;

/// The code of what a respondent wrote in words of their own, which no table and no row tells.
pub(crate) const WRITTEN: &str = "tertulis";

/// Topic, period, unit and service of responses.
pub(crate) type Place = [String; 4];

/// How many of the people of a place told a code of a respondent field.
#[derive(Clone, Debug)]
pub(crate) struct FieldCell {
    pub(crate) place: Place,
    pub(crate) field: String,
    pub(crate) code: String,
    /// The ε it was told under; `None`: as it was said.
    pub(crate) epsilon: Option<String>,
    pub(crate) count: u64,
}

/// The columns of a [`Place`].
macro_rules! place_columns {
    () => {
        "coalesce(responses.topic, ''), responses.period, responses.unit, responses.service"
    };
}
pub(super) use place_columns;

impl Reader {
    /// How many responses there are of each place, whatever is selected.
    pub(crate) fn places(&self, instrument: &str) -> anyhow::Result<Vec<(Place, u64)>> {
        let mut statement = self.connection.prepare(concat!(
            "SELECT ",
            place_columns!(),
            ", count(*) FROM responses WHERE instrument = ?1 GROUP BY 1, 2, 3, 4"
        ))?;
        let rows = statement.query_map([instrument], |row| Ok((place(row)?, count(row, 4)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The same by code of each respondent field; finer answers count under the choice they fall in.
    pub(crate) fn field_cells(&self, config: &Config) -> anyhow::Result<Vec<FieldCell>> {
        let mut statement = self.connection.prepare(concat!(
            "SELECT ",
            place_columns!(),
            ", field, code, epsilon, count(*), CAST(substr(day, 1, 4) AS INTEGER) AS year
             FROM responses JOIN respondent ON response_id = responses.id
             WHERE instrument = ?1 GROUP BY 1, 2, 3, 4, 5, 6, 7, year"
        ))?;
        let rows = statement.query_map([&config.instrument.id], |row| {
            let field: String = row.get(4)?;
            let code = told(config, &field, row.get_ref(5)?.as_str()?, row.get(8)?);
            Ok(FieldCell {
                place: place(row)?,
                field,
                code,
                epsilon: row.get(6)?,
                count: count(row, 7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many people of each place stated something at each item.
    pub(crate) fn statement_cells(
        &self,
        instrument: &str,
    ) -> anyhow::Result<Vec<(Place, String, u64)>> {
        let mut statement = self.connection.prepare(concat!(
            "SELECT ",
            place_columns!(),
            ", item, count(*)
             FROM responses JOIN statements ON response_id = responses.id
             WHERE instrument = ?1 GROUP BY 1, 2, 3, 4, 5"
        ))?;
        let rows = statement
            .query_map([instrument], |row| Ok((place(row)?, row.get(4)?, count(row, 5)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many people there are of each combination of place and these respondent fields.
    pub(crate) fn combinations(
        &self,
        config: &Config,
        fields: &[&str],
    ) -> anyhow::Result<BTreeMap<Row, u64>> {
        let mut statement = self.connection.prepare(concat!(
            "SELECT ",
            place_columns!(),
            ", field, code, responses.id, CAST(substr(day, 1, 4) AS INTEGER)
             FROM responses LEFT JOIN respondent ON response_id = responses.id
             WHERE instrument = ?1 ORDER BY responses.id"
        ))?;
        let mut rows = statement.query([&config.instrument.id])?;
        let mut counts = BTreeMap::new();
        let mut current: Option<(String, Row)> = None;
        let mut add = |row: Row| *counts.entry(row).or_default() += 1;
        while let Some(found) = rows.next()? {
            let id = found.get_ref(6)?.as_str()?;
            if current.as_ref().is_none_or(|(known, _)| known != id) {
                let codes = vec![String::new(); fields.len()];
                let row = Row { place: place(found)?.to_vec(), codes };
                let before = current.replace((id.to_owned(), row));
                before.into_iter().for_each(|(_, row)| add(row));
            }
            let field: Option<String> = found.get(4)?;
            let field = field.unwrap_or_default();
            let known = fields.iter().position(|known| *known == field);
            if let (Some((_, row)), Some(known)) = (&mut current, known)
                && let Some(code) = row.codes.get_mut(known)
            {
                *code = told(config, &field, found.get_ref(5)?.as_str()?, found.get(7)?);
            }
        }
        current.into_iter().for_each(|(_, row)| add(row));
        Ok(counts)
    }
}

/// What of an answer about a respondent may be counted.
pub(crate) fn told(config: &Config, field: &str, said: &str, year: u16) -> String {
    coarse(config, field, said, year).unwrap_or_else(|| WRITTEN.to_owned())
}

/// The first columns of a row as a [`Place`].
pub(super) fn place(row: &rusqlite::Row<'_>) -> rusqlite::Result<Place> {
    Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
}

fn count(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<u64> {
    row.get::<_, u32>(column).map(u64::from)
}
