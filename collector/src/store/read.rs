//! Reading what is kept.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, ToSql};
use survei_publik::survey::instrument::{Grouping, Instrument};
use survei_publik::survey::keyed::Keyed;
use survei_publik::survey::payload::{Submission, WIRE_FORMAT, WireIndex, WireScore};
use survei_publik::survey::response::{Answers, Respondent, Statements};
use survei_publik::survey::score::Tally;

use super::cells::{place, place_columns};
use super::filter::matching;
use super::{Filter, Place, Stored, statement};

/// The columns of `responses` in the order that [`row`] takes them.
macro_rules! columns {
    () => {
        "id, receipt, instrument, instrument_version, period, unit, service, day,
         profile, grouping, comment, topic, slot"
    };
}

/// The order in which responses are handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// By day, and then by what says nothing more.
    Day,
    /// By what says nothing alone, such as random ids: where a row stands would tell what is
    /// withheld of it.
    None,
}

/// All responses as they were when it was made.
#[derive(Debug)]
pub(crate) struct Reader {
    pub(super) connection: Connection,
}

impl Reader {
    /// Starts a transaction that ends with the connection.
    pub(super) fn new(connection: Connection) -> anyhow::Result<Reader> {
        connection.execute_batch("BEGIN")?;
        Ok(Reader { connection })
    }

    /// All answers to a questionnaire, counted by place.
    pub(crate) fn tallies(
        &self,
        instrument: &Instrument,
        grouping: &Grouping,
    ) -> anyhow::Result<BTreeMap<Place, Tally>> {
        let mut statement = self.connection.prepare(concat!(
            "SELECT ",
            place_columns!(),
            ", responses.id, answers.item, answers.score
             FROM responses LEFT JOIN answers ON answers.response_id = responses.id
             WHERE responses.instrument = ?1 ORDER BY responses.id"
        ))?;
        let mut rows = statement.query([&instrument.id])?;
        let mut tallies = BTreeMap::new();
        let mut add = |(_, place, answers): (String, Place, Answers)| {
            let tally = tallies.entry(place).or_insert_with(|| Tally::new(instrument, grouping));
            tally.add(instrument, &answers);
        };
        let mut current: Option<(String, Place, Answers)> = None;
        while let Some(row) = rows.next()? {
            let id = row.get_ref(4)?.as_str()?;
            if current.as_ref().is_none_or(|(known, ..)| known != id) {
                let next = (id.to_owned(), place(row)?, Answers::default());
                current.replace(next).into_iter().for_each(&mut add);
            }
            if let (Some((.., answers)), Some(item)) = (&mut current, row.get(5)?) {
                answers.insert(item, row.get(6)?);
            }
        }
        current.into_iter().for_each(&mut add);
        Ok(tallies)
    }

    /// Every unit and service that responses name.
    pub(crate) fn targets(&self) -> anyhow::Result<Vec<(String, String)>> {
        let mut statement = self
            .connection
            .prepare("SELECT DISTINCT unit, service FROM responses ORDER BY unit, service")?;
        let targets = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(targets.collect::<Result<_, _>>()?)
    }

    /// Every period that responses name.
    pub(crate) fn periods(&self) -> anyhow::Result<Vec<String>> {
        let mut statement = self.connection.prepare("SELECT DISTINCT period FROM responses")?;
        let periods = statement.query_map([], |row| row.get(0))?;
        Ok(periods.collect::<Result<_, _>>()?)
    }

    /// Every topic that responses to this questionnaire name.
    pub(crate) fn topics(&self, instrument: &str) -> anyhow::Result<Vec<String>> {
        let mut statement = self.connection.prepare(
            "SELECT DISTINCT topic FROM responses
             WHERE instrument = ?1 AND topic IS NOT NULL ORDER BY topic",
        )?;
        let topics = statement.query_map([instrument], |row| row.get(0))?;
        Ok(topics.collect::<Result<_, _>>()?)
    }

    /// Hands every response on.
    pub(crate) fn each(
        &self,
        filter: &Filter,
        order: Order,
        mut take: impl FnMut(&Stored) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let mut statement = self.connection.prepare(concat!(
            "SELECT ",
            columns!(),
            " FROM responses WHERE ",
            matching!(),
            " ORDER BY iif(?6, day, ''), id"
        ))?;
        let by_day = order == Order::Day;
        let more: [&dyn ToSql; 1] = [&by_day];
        let parameters: Vec<&dyn ToSql> = filter.parameters().into_iter().chain(more).collect();
        let mut rows = statement.query(&parameters[..])?;
        while let Some(found) = rows.next()? {
            take(&complete(&self.connection, row(found)?)?)?;
        }
        Ok(())
    }
}

/// The response with this id.
pub(super) fn find(connection: &Connection, id: &str) -> rusqlite::Result<Option<Stored>> {
    let sql = concat!("SELECT ", columns!(), " FROM responses WHERE id = ?1");
    let found = connection.prepare_cached(sql)?.query_row([id], row).optional()?;
    found.map(|stored| complete(connection, stored)).transpose()
}

/// A response without its answers, statements and scores.
fn row(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let indexes = Keyed::default();
    let score = WireScore { profile: row.get(8)?, grouping: row.get(9)?, indexes };
    let submission = Submission {
        format: WIRE_FORMAT,
        id: row.get(0)?,
        instrument: row.get(2)?,
        instrument_version: row.get(3)?,
        period: row.get(4)?,
        topic: row.get(11)?,
        unit: row.get(5)?,
        service: row.get(6)?,
        day: row.get(7)?,
        slot: row.get(12)?,
        respondent: Respondent::default(),
        randomised: Keyed::default(),
        answers: Answers::default(),
        statements: Statements::default(),
        comment: row.get(10)?,
        score,
    };
    Ok(Stored { submission, receipt: row.get(1)? })
}

/// Adds the answers, statements and scores.
fn complete(connection: &Connection, mut stored: Stored) -> rusqlite::Result<Stored> {
    let submission = &mut stored.submission;
    let mut answers =
        connection.prepare_cached("SELECT item, score FROM answers WHERE response_id = ?1")?;
    let answers = answers.query_map([&submission.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    submission.answers = answers.collect::<Result<_, _>>()?;
    let mut said = connection
        .prepare_cached("SELECT item, statement FROM statements WHERE response_id = ?1")?;
    let said = said.query_map([&submission.id], |row| {
        Ok((row.get(0)?, statement::read(1, row.get_ref(1)?.as_str()?)?))
    })?;
    submission.statements = said.collect::<Result<_, _>>()?;
    let mut codes =
        connection.prepare_cached("SELECT field, code FROM respondent WHERE response_id = ?1")?;
    let codes = codes.query_map([&submission.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    submission.respondent = codes.collect::<Result<_, _>>()?;
    let mut randomised = connection.prepare_cached(
        "SELECT field, epsilon FROM respondent WHERE response_id = ?1 AND epsilon IS NOT NULL",
    )?;
    let randomised =
        randomised.query_map([&submission.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    submission.randomised = randomised.collect::<Result<_, _>>()?;
    let mut indexes = connection
        .prepare_cached("SELECT index_key, value, mutu FROM scores WHERE response_id = ?1")?;
    let indexes = indexes.query_map([&submission.id], |row| {
        Ok((row.get(0)?, WireIndex { value: row.get(1)?, mutu: row.get(2)? }))
    })?;
    submission.score.indexes = indexes.collect::<Result<_, _>>()?;
    Ok(stored)
}
