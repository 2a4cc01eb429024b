//! Reading answers that do not score, apart from the responses they belong to.

use anyhow::Context;
use rusqlite::ToSql;
use survei_publik::survey::config::JOB;
use survei_publik::survey::response::{Statement, Statements};

use super::filter::matching;
use super::{Filter, Order, Reader, statement};

/// One entry of an item that repeats, with nothing that tells whose it is.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) day: String,
    pub(crate) period: String,
    pub(crate) unit: String,
    pub(crate) service: String,
    pub(crate) topic: Option<String>,
    /// What was said at the one respondent field that was asked for.
    pub(crate) group: Option<String>,
    pub(crate) said: Statements,
}

impl Reader {
    /// Hands every comment on, in no order that means anything.
    pub(crate) fn each_comment(
        &self,
        filter: &Filter,
        mut take: impl FnMut(&str),
    ) -> anyhow::Result<()> {
        let mut query = self.connection.prepare(concat!(
            "SELECT comment FROM responses WHERE comment IS NOT NULL AND ",
            matching!()
        ))?;
        let mut rows = query.query(&filter.parameters()[..])?;
        while let Some(row) = rows.next()? {
            take(row.get_ref(0)?.as_str()?);
        }
        Ok(())
    }

    /// Hands every occupation on that there is, with how many said it: some are words of their own.
    pub(crate) fn each_occupation(
        &self,
        filter: &Filter,
        mut take: impl FnMut(&str, u64),
    ) -> anyhow::Result<()> {
        let mut query = self.connection.prepare(concat!(
            "SELECT code, count(*) FROM responses JOIN respondent ON response_id = responses.id
             WHERE field = ?6 AND ",
            matching!(),
            " GROUP BY code"
        ))?;
        let parameters = filter.parameters().into_iter().chain([&JOB as &dyn ToSql]);
        let mut rows = query.query(rusqlite::params_from_iter(parameters))?;
        while let Some(row) = rows.next()? {
            take(row.get_ref(0)?.as_str()?, row.get::<_, u32>(1)?.into());
        }
        Ok(())
    }

    /// Hands every statement on with the key of its item, in no order that means anything.
    pub(crate) fn each_statement(
        &self,
        filter: &Filter,
        mut take: impl FnMut(&str, &Statement),
    ) -> anyhow::Result<()> {
        let mut query = self.connection.prepare(concat!(
            "SELECT statements.item, statements.statement
             FROM responses JOIN statements ON statements.response_id = responses.id
             WHERE ",
            matching!()
        ))?;
        let mut rows = query.query(&filter.parameters()[..])?;
        while let Some(row) = rows.next()? {
            take(row.get_ref(0)?.as_str()?, &statement::read(1, row.get_ref(1)?.as_str()?)?);
        }
        Ok(())
    }

    /// Hands every entry of an item on, with what its respondent said at the field `group`.
    ///
    /// They come by their own words, or first by day, unit, service, topic and group: where an
    /// entry stands tells neither who wrote it, nor which others are by the same hand, nor
    /// which came first.
    pub(crate) fn each_entry(
        &self,
        filter: &Filter,
        item: &str,
        group: Option<&str>,
        order: Order,
        mut take: impl FnMut(&Entry) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let mut query = self.connection.prepare(concat!(
            "SELECT responses.day, responses.unit, responses.service, responses.topic,
                    respondent.code, entry.value, responses.period
             FROM responses
             JOIN statements ON statements.response_id = responses.id AND statements.item = ?6
             JOIN json_each(statements.statement) AS entry ON entry.type = 'object'
             LEFT JOIN respondent
                 ON respondent.response_id = responses.id AND respondent.field = ?7
             WHERE ",
            matching!(),
            " ORDER BY iif(?8, responses.day, ''), iif(?8, responses.unit, ''),
                      iif(?8, responses.service, ''), iif(?8, responses.topic, ''),
                      iif(?8, respondent.code, ''), entry.value"
        ))?;
        let by_day = order == Order::Day;
        let more: [&dyn ToSql; 3] = [&item, &group, &by_day];
        let parameters: Vec<&dyn ToSql> = filter.parameters().into_iter().chain(more).collect();
        let mut rows = query.query(&parameters[..])?;
        while let Some(row) = rows.next()? {
            let said = serde_json::from_str(row.get_ref(5)?.as_str()?);
            take(&Entry {
                day: row.get(0)?,
                period: row.get(6)?,
                unit: row.get(1)?,
                service: row.get(2)?,
                topic: row.get(3)?,
                group: row.get(4)?,
                said: said.context("isian yang tersimpan tidak terbaca")?,
            })?;
        }
        Ok(())
    }
}
