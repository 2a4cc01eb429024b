//! Apache with ModSecurity and the OWASP core rule set (Debian's packages) in front of what
//! CodeIgniter does: it answers 403 with a page to what looks like an attack.

use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use anyhow::Result;
use survei_adapters::service::{Service, folder, free_address};

use crate::apps::app;
use crate::codeigniter;
use crate::site::Site;
use crate::visit::Visit;

/// Starts the firewall of an application.
pub(crate) fn start(upstream: SocketAddr) -> Service {
    let folder = folder("firewall");
    // Its workers are not root.
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).unwrap();
    let address = free_address();
    let mut command = Command::new("apache2");
    command.arg("-f").arg(app("firewall/apache.conf")).arg("-DFOREGROUND");
    command.env("UJI_LISTEN", address.to_string()).env("UJI_UPSTREAM", upstream.to_string());
    command.env("UJI_FOLDER", &folder);
    Service::start(&command, &folder, address)
}

#[tokio::test]
async fn a_firewall_lets_a_response_through_once() -> Result<()> {
    let (server, database) = codeigniter::start("firewall");
    let firewall = start(server.address);
    let site = Site::open(firewall.address, &app("codeigniter"));
    let visit = Visit::filled(&site, "/halaman", "Mohon update jadwal, loket \"A\" lama.").await?;
    visit.sends().await?;
    let row = format!("7\tP\t1\tMohon update jadwal, loket \"A\" lama.\t{}", codeigniter::CHOICES);
    assert_eq!(codeigniter::rows(&database), row);
    visit.browser.quit().await
}

#[tokio::test]
async fn what_a_firewall_stops_is_told_as_not_sent_without_its_page() -> Result<()> {
    let (server, database) = codeigniter::start("firewall_tolak");
    let firewall = start(server.address);
    let site = Site::open(firewall.address, &app("codeigniter"));
    // To the rule set this is a command of Windows.
    let comment = "Mohon rapikan jadwal & select loket.";
    let visit = Visit::filled(&site, "/halaman", comment).await?;
    visit.is_refused(403, "").await?;
    assert_eq!(database.ask("SELECT count(*) FROM responden"), "0");
    // Once more with another token, and never again by itself.
    assert_eq!(site.posts().len(), 2);
    visit.browser.quit().await
}
