//! The responses on disk, in SQLite.

mod cells;
mod filter;
mod open;
mod read;
mod said;
mod statement;
mod write;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;
use survei_publik::survey::payload::Submission;

pub(crate) use cells::{FieldCell, Place, WRITTEN, told};
pub(crate) use filter::Filter;
pub(crate) use read::{Order, Reader};
pub(crate) use said::Entry;

/// The database: one connection that writes, and a new one for every reader.
#[derive(Debug)]
pub(crate) struct Store {
    path: PathBuf,
    writer: Mutex<Connection>,
}

/// A response as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) submission: Submission,
    pub(crate) receipt: String,
}

/// What became of a response that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is kept from now on, under this receipt.
    New(String),
    /// It was kept before, under this receipt.
    Again(String),
    /// Another response was kept under the same id.
    Differs,
}

impl Store {
    /// Opens the file, or makes it.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Store> {
        let writer = Mutex::new(open::writer(path)?);
        Ok(Store { path: path.to_owned(), writer })
    }

    /// The response with this id.
    pub(crate) fn find(&self, id: &str) -> anyhow::Result<Option<Stored>> {
        Ok(read::find(&self.writer(), id)?)
    }

    /// Keeps a response, once.
    pub(crate) fn keep(&self, submission: &Submission) -> anyhow::Result<Kept> {
        write::keep(&mut self.writer(), submission)
    }

    /// All responses as they are now; those that arrive meanwhile are not seen.
    pub(crate) fn reader(&self) -> anyhow::Result<Reader> {
        Reader::new(open::reader(&self.path)?)
    }

    fn writer(&self) -> MutexGuard<'_, Connection> {
        // A transaction that a panic cut short was rolled back: the connection is good.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
