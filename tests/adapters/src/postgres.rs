//! One PostgreSQL server for all tests.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::service::{Service, folder, free_address, run};

static SERVER: LazyLock<Service> = LazyLock::new(|| {
    let folder = folder("postgres");
    let data = folder.join("data");
    fs::create_dir(&data).unwrap();
    // PostgreSQL does not run as root.
    if root() {
        run(Command::new("chown").arg("-R").arg("postgres").arg(&folder));
    }
    run(server("initdb")
        .args(["--username=uji", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"])
        .arg(&data));
    let address = free_address();
    let mut command = server("postgres");
    command.arg("-D").arg(&data).args(["-h", "127.0.0.1", "-p", &address.port().to_string()]);
    for setting in ["unix_socket_directories=", "fsync=off", "synchronous_commit=off"] {
        command.args(["-c", setting]);
    }
    let mut service = Service::start(&command, &folder, address);
    service.wait_until("it answers", || {
        let mut client = client_at(address);
        client.args(["--dbname=postgres", "--command=SELECT 1"]);
        client.output().is_ok_and(|output| output.status.success())
    });
    service
});

/// Where the server listens.
pub fn address() -> SocketAddr {
    SERVER.address
}

/// An empty database.
pub fn create(name: &str) {
    let sql = format!("CREATE DATABASE {name}");
    run(client().args(["--dbname=postgres", "--command", &sql]));
}

/// The client.
pub fn client() -> Command {
    client_at(address())
}

fn client_at(address: SocketAddr) -> Command {
    let mut client = Command::new("psql");
    client.args(["--no-psqlrc", "--host=127.0.0.1", "--username=uji"]);
    client.arg(format!("--port={}", address.port()));
    client
}

/// One of the server's programs, not as root.
fn server(program: &str) -> Command {
    let program = programs().join(program);
    if !root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
    command.current_dir("/");
    command
}

/// Debian keeps them apart, by version.
fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    found.retain(|folder| folder.join("initdb").is_file());
    found.sort();
    found.pop().expect("PostgreSQL; `cargo xtask test` installs it")
}

fn root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(Path::new("/proc/self")).unwrap().uid() == 0
}
