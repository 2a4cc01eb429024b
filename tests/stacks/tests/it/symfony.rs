//! Symfony (Debian's packages) with a form of its Form component, on SQLite.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use survei_adapters::database::Database;
use survei_adapters::php;
use survei_adapters::service::{Service, free_address};

use crate::apps::{app, copied};
use crate::site::Site;
use crate::visit::Visit;

fn start() -> (Service, Database, PathBuf) {
    let (folder, project) = copied("symfony");
    fs::create_dir_all(project.join("var/sessions")).unwrap();
    let database = Database::Sqlite(project.join("var/data.db"));
    database.ask(&fs::read_to_string(project.join("schema.sql")).unwrap());
    let site = project.join("public");
    let router = site.join("index.php");
    (php::serve_at(free_address(), &site, &folder, &[&router], &[]), database, project)
}

#[tokio::test]
async fn symfony_stores_one_row_though_its_session_ended_twice() -> Result<()> {
    let (server, database, project) = start();
    let site = Site::open(server.address, &app("symfony"));
    let visit = Visit::filled(&site, "/halaman", "").await?;
    visit.forget().await?;
    // The server forgets the session while it is sent, and shows its form again with 422.
    let sessions = project.join("var/sessions");
    site.before_post("/survei", move |_| {
        fs::remove_dir_all(&sessions).unwrap();
        fs::create_dir(sessions).unwrap();
    });
    visit.is_refused(422, "").await?;
    assert_eq!(database.ask("SELECT count(*) FROM survei_kepuasan"), "0");
    visit.sends().await?;
    let rows = database.ask("SELECT * FROM survei_kepuasan");
    assert_eq!(rows, "1\tPerempuan\t3\t4\t3\t2\t1\t4\t3\t2\t1\t4\t-");
    visit.browser.quit().await
}
