//! A running sample.

use std::sync::RwLock;

use serde_json::Value;
use survei_adapters::client::{Reply, ask};
use survei_adapters::database::Database;
use survei_adapters::service::Service;

/// What the samples' own limit is set to, so that no other promise meets it.
pub(crate) const PER_MINUTE: u32 = 5000;

/// A sample that runs, and where its rows are.
#[derive(Debug)]
pub(crate) struct Adapter {
    pub(crate) server: Service,
    /// Where responses are sent to.
    pub(crate) path: &'static str,
    pub(crate) database: Database,
    /// The table of the responses; that of the limit has `_laju` behind it.
    pub(crate) table: &'static str,
    /// Methods that are refused.
    pub(crate) refused: &'static [&'static str],
    /// Who tries the limit is alone.
    pub(crate) alone: RwLock<()>,
}

impl Adapter {
    /// Sends a body as the widget does.
    pub(crate) fn post(&self, body: &Value) -> Reply {
        self.post_bytes("application/json", body.to_string().as_bytes())
    }

    /// Sends anything.
    pub(crate) fn post_bytes(&self, kind: &str, body: &[u8]) -> Reply {
        ask(self.server.address, "POST", self.path, &[("Content-Type", kind)], body)
    }

    /// How many rows have this id.
    pub(crate) fn rows(&self, id: &Value) -> u32 {
        self.of("count(*)", id).parse().unwrap()
    }

    /// Something of the row with this id.
    pub(crate) fn of(&self, what: &str, id: &Value) -> String {
        let (table, id) = (self.table, id.as_str().unwrap());
        self.database.ask(&format!("SELECT {what} FROM {table} WHERE id = '{id}'"))
    }

    /// All rows of all tables of the sample, as text.
    pub(crate) fn everything(&self) -> String {
        let table = self.table;
        self.database.ask(&format!("SELECT * FROM {table}"))
            + &self.database.ask(&format!("SELECT * FROM {table}_laju"))
    }
}
