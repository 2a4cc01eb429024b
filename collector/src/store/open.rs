//! Opening the file: only one that is new or our own.

use std::path::Path;
use std::time::Duration;

use anyhow::bail;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

const SCHEMA: &str = include_str!("schema.sql");

/// The version that [`SCHEMA`] makes.
const VERSION: i64 = 3;

/// What leads from each version, from the first, to the next.
const STEPS: [&str; 2] = [include_str!("to-2.sql"), include_str!("to-3.sql")];

/// "SRVP": tells our file from the SQLite file of another program.
const APPLICATION: i64 = 1_397_904_976;

/// How long to wait for another program that has the file.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection that may write. The tables are made if the file is empty, and brought up to
/// date if an older program made them: all in one transaction, or not at all.
pub(super) fn writer(path: &Path) -> anyhow::Result<Connection> {
    make_private(path)?;
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    match version(&transaction)? {
        Version::Ours => {}
        Version::Empty => transaction.execute_batch(SCHEMA)?,
        Version::Older(found) => {
            for (_, step) in (1..).zip(STEPS).filter(|(from, _)| *from >= found) {
                transaction.execute_batch(step)?;
            }
        }
        Version::Newer(found) => bail!(
            "berkas ini dibuat oleh survei-collector yang lebih baru (versi data {found}, \
             program ini mengenal sampai {VERSION}); perbarui program"
        ),
        Version::Foreign => bail!("berkas SQLite ini milik program lain; pakai berkas baru"),
    }
    transaction.commit()?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // A receipt is a promise: the response must be on the disk when it is given.
    connection.pragma_update(None, "synchronous", "full")?;
    Ok(connection)
}

/// A connection that only reads.
pub(super) fn reader(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

enum Version {
    Empty,
    Ours,
    Older(i64),
    Newer(i64),
    Foreign,
}

fn version(connection: &Connection) -> rusqlite::Result<Version> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let objects: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(match (application, version) {
        (APPLICATION, VERSION) => Version::Ours,
        (APPLICATION, newer) if newer > VERSION => Version::Newer(newer),
        (APPLICATION, older) if older > 0 => Version::Older(older),
        (0, 0) if objects == 0 => Version::Empty,
        _ => Version::Foreign,
    })
}

/// Makes the file for its owner alone; SQLite gives its companions the same rights.
#[cfg(unix)]
fn make_private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    // A file that is there keeps the rights its owner gave it.
    std::fs::OpenOptions::new().append(true).create(true).mode(0o600).open(path).map(drop)
}

#[cfg(not(unix))]
fn make_private(_path: &Path) -> std::io::Result<()> {
    Ok(())
}
