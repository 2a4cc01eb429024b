//! One MariaDB server for all tests.

use std::net::SocketAddr;
use std::process::Command;
use std::sync::LazyLock;

use crate::service::{Service, folder, free_address, run};

/// Of a server that only these tests reach.
pub const PASSWORD: &str = "rahasia-uji";

static SERVER: LazyLock<Service> = LazyLock::new(|| {
    let folder = folder("mariadb");
    let data = format!("--datadir={}", folder.join("data").display());
    run(Command::new("mariadb-install-db")
        .args(["--no-defaults", "--user=root", "--auth-root-authentication-method=normal"])
        .args(["--skip-test-db", &data]));
    let address = free_address();
    let first = folder.join("first.sql");
    // Asked for by the programs at 127.0.0.1.
    let sql = format!(
        "CREATE USER 'uji'@'127.0.0.1' IDENTIFIED BY '{PASSWORD}';\n\
         GRANT ALL ON *.* TO 'uji'@'127.0.0.1';\n"
    );
    std::fs::write(&first, sql).unwrap();
    let mut command = Command::new("mariadbd");
    command
        .args(["--no-defaults", "--user=root", &data, "--bind-address=127.0.0.1"])
        .arg(format!("--port={}", address.port()))
        // In the folder of the data; a longer name than a hundred letters is not allowed.
        .args(["--socket=s", "--pid-file=pid", "--skip-name-resolve", "--innodb-fast-shutdown=2"])
        .args(["--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=64M"])
        .arg(format!("--init-file={}", first.display()));
    Service::start(&command, &folder, address)
});

/// Where the server listens.
pub fn address() -> SocketAddr {
    SERVER.address
}

/// An empty database, of four-byte letters.
pub fn create(name: &str) {
    let sql = format!("CREATE DATABASE {name} CHARACTER SET utf8mb4");
    run(client().args(["--execute", &sql]));
}

/// The client, as the user of the tests.
pub fn client() -> Command {
    let mut client = Command::new("mariadb");
    client
        .args(["--no-defaults", "--default-character-set=utf8mb4", "--host=127.0.0.1"])
        .args(["--user=uji", &format!("--password={PASSWORD}")])
        .arg(format!("--port={}", address().port()));
    client
}
