//! Asking the three databases, by their own clients.

use std::path::PathBuf;
use std::process::Command;

use crate::service::run;
use crate::{mariadb, postgres};

/// Where rows are.
#[derive(Clone, Debug)]
pub enum Database {
    /// A file.
    Sqlite(PathBuf),
    /// A database of the MariaDB server that these tests share.
    MariaDb(String),
    /// A database of the PostgreSQL server that these tests share.
    Postgres(String),
}

impl Database {
    /// An empty database of this name on the MariaDB server.
    pub fn mariadb(name: &str) -> Database {
        mariadb::create(name);
        Database::MariaDb(name.to_owned())
    }

    /// An empty database of this name on the PostgreSQL server.
    pub fn postgres(name: &str) -> Database {
        postgres::create(name);
        Database::Postgres(name.to_owned())
    }

    /// The client that runs this SQL.
    pub fn client(&self, sql: &str) -> Command {
        let mut client = match self {
            Database::Sqlite(file) => {
                let mut client = Command::new("sqlite3");
                client.args(["-batch", "-separator", "\t", "-cmd", ".timeout 10000"]).arg(file);
                client
            }
            Database::MariaDb(name) => {
                let mut client = mariadb::client();
                client.args(["--batch", "--skip-column-names", name, "--execute"]);
                client
            }
            Database::Postgres(name) => {
                let mut client = postgres::client();
                let quiet = ["--no-align", "--tuples-only", "--field-separator=\t", "--quiet"];
                client.args(["--set=ON_ERROR_STOP=1", "--dbname", name]).args(quiet);
                client.arg("--command");
                client
            }
        };
        // SQLite's client takes what begins with a comment for an option.
        client.arg(format!("\n{sql}"));
        client
    }

    /// Runs SQL, and gives what it printed: a line for each row, tabs between the columns.
    pub fn ask(&self, sql: &str) -> String {
        run(&mut self.client(sql)).trim_end_matches('\n').to_owned()
    }

    /// SQL for the bytes of a text column in hexadecimal digits.
    pub fn hex(&self, column: &str) -> String {
        match self {
            Database::Sqlite(_) | Database::MariaDb(_) => format!("hex({column})"),
            Database::Postgres(_) => {
                format!("upper(encode(convert_to({column}, 'UTF8'), 'hex'))")
            }
        }
    }

    /// The columns of a table, in order.
    pub fn columns(&self, table: &str) -> String {
        let sql = match self {
            Database::Sqlite(_) => format!("SELECT name FROM pragma_table_info('{table}')"),
            Database::MariaDb(_) | Database::Postgres(_) => {
                let schema = match self {
                    Database::Postgres(_) => "current_schema()",
                    _ => "database()",
                };
                format!(
                    "SELECT column_name FROM information_schema.columns WHERE table_name = \
                     '{table}' AND table_schema = {schema} ORDER BY ordinal_position"
                )
            }
        };
        self.ask(&sql).replace('\n', " ")
    }
}
