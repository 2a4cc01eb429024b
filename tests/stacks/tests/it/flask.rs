//! Flask with Flask-WTF, which wants its token in a header; JSON, on SQLite.

use std::process::Command;

use anyhow::Result;
use survei_adapters::database::Database;
use survei_adapters::service::{Service, free_address, run};

use crate::apps::{app, copied, named};
use crate::site::Site;
use crate::visit::Visit;

fn start() -> (Service, Database) {
    let (folder, project) = copied("flask");
    let flask = |arguments: &[&str]| {
        let mut command = Command::new(named("SURVEI_STACKS_PYTHON"));
        command.args(["-B", "-m", "flask"]).args(arguments).current_dir(&project);
        command
    };
    run(&mut flask(&["init-db"]));
    let address = free_address();
    let serve = flask(&["run", "--port", &address.port().to_string()]);
    (Service::start(&serve, &folder, address), Database::Sqlite(project.join("survei.db")))
}

#[tokio::test]
async fn flask_stores_one_row_though_its_session_ended_twice() -> Result<()> {
    let (server, database) = start();
    let site = Site::open(server.address, &app("flask"));
    let visit = Visit::filled(&site, "/halaman", "\"Bagus\" \\ cepat").await?;
    visit.forget().await?;
    // The session ends while it is sent, which Flask-WTF answers with 400.
    site.before_post("/api/survei", |request| request.change_cookie("session", "lain"));
    visit.is_refused(400, "").await?;
    assert_eq!(database.ask("SELECT count(*) FROM survei"), "0");
    visit.sends().await?;
    let rows = database.ask("SELECT * FROM survei");
    let row = "1\tPerempuan\tPegawai swasta\t4\t3\t2\t1\t4\t3\t2\t1\t4\t\"Bagus\" \\ cepat";
    assert_eq!(rows, row);
    visit.browser.quit().await
}

#[tokio::test]
async fn what_flask_refuses_in_a_good_reply_is_told_in_its_words() -> Result<()> {
    let (server, database) = start();
    let site = Site::open(server.address, &app("flask"));
    let visit = Visit::filled(&site, "/halaman", "").await?;
    visit.is_refused(422, "Saran wajib diisi").await?;
    assert_eq!(database.ask("SELECT count(*) FROM survei"), "0");
    visit.browser.quit().await
}
