//! Reading answers that do not score, apart from the responses they belong to.

use anyhow::Context;
use rusqlite::ToSql;
use survei_publik::survey::response::{Statement, Statements};

use super::filter::matching;
use super::{Filter, Reader, statement};

/// One entry of an item that repeats, with nothing that tells whose it is.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) day: String,
    pub(crate) unit: String,
    pub(crate) service: String,
    pub(crate) topic: Option<String>,
    /// What was said at the one respondent field that was asked for.
    pub(crate) group: Option<String>,
    pub(crate) said: Statements,
}

impl Reader {
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
    /// They come by day, unit, service, topic and group, and then by their own words: where an
    /// entry stands tells neither who wrote it, nor which others are by the same hand, nor
    /// which came first.
    pub(crate) fn each_entry(
        &self,
        filter: &Filter,
        item: &str,
        group: Option<&str>,
        mut take: impl FnMut(&Entry) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let mut query = self.connection.prepare(concat!(
            "SELECT responses.day, responses.unit, responses.service, responses.topic,
                    respondent.code, entry.value
             FROM responses
             JOIN statements ON statements.response_id = responses.id AND statements.item = ?6
             JOIN json_each(statements.statement) AS entry ON entry.type = 'object'
             LEFT JOIN respondent
                 ON respondent.response_id = responses.id AND respondent.field = ?7
             WHERE ",
            matching!(),
            " ORDER BY responses.day, responses.unit, responses.service, responses.topic,
                      respondent.code, entry.value"
        ))?;
        let more: [&dyn ToSql; 2] = [&item, &group];
        let parameters: Vec<&dyn ToSql> = filter.parameters().into_iter().chain(more).collect();
        let mut rows = query.query(&parameters[..])?;
        while let Some(row) = rows.next()? {
            let said = serde_json::from_str(row.get_ref(5)?.as_str()?);
            take(&Entry {
                day: row.get(0)?,
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
