//! PHP's own web server.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use crate::service::Service;

/// Serves a folder with eight workers; `options` may name a router, `told` is in the environment.
pub fn serve_at(
    address: SocketAddr,
    site: &Path,
    folder: &Path,
    options: &[&Path],
    told: &[(&str, &str)],
) -> Service {
    let mut command = Command::new("php");
    // A file that changes is read again at once.
    command.args(["-d", "opcache.revalidate_freq=0"]);
    command.args(["-d", "error_log=", "-S", &address.to_string(), "-t"]).arg(site).args(options);
    command.env("PHP_CLI_SERVER_WORKERS", "8").envs(told.iter().copied());
    Service::start(&command, folder, address)
}
