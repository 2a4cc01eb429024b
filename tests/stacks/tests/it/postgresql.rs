//! A table of PostgreSQL, by the sample in `adapters/php`: what a mapping is not needed for.

use std::fs;
use std::process::Command;

use anyhow::Result;
use survei_adapters::database::Database;
use survei_adapters::service::{Service, adapters, edited, folder, free_address, run};
use survei_adapters::{php, postgres};

use crate::apps::app;
use crate::site::Site;
use crate::visit::Visit;

/// The sample with the database named, as its README says.
fn start() -> (Service, Database) {
    let folder = folder("postgresql");
    let root = folder.join("site");
    fs::create_dir(&root).unwrap();
    for name in ["format1.php", "row.php"] {
        fs::copy(adapters().join("php").join(name), root.join(name)).unwrap();
    }
    let port = postgres::address().port();
    let dsn = format!("'dsn' => 'pgsql:host=127.0.0.1;port={port};dbname=survei'");
    let edits = [
        ("'dsn' => 'mysql:host=127.0.0.1;dbname=survei'", dsn.as_str()),
        ("'user' => 'survei'", "'user' => 'uji'"),
    ];
    let program = root.join("survei.php");
    fs::write(&program, edited(&adapters().join("php/survei.php"), &edits)).unwrap();
    let database = Database::postgres("survei");
    run(Command::new("php").arg(&program).arg("pasang"));
    (php::serve_at(free_address(), &root, &folder, &[], &[]), database)
}

#[tokio::test]
async fn postgresql_stores_one_row_without_a_mapping() -> Result<()> {
    let (server, database) = start();
    let site = Site::open(server.address, &app("postgresql"));
    let page = "/survei-publik/halaman.html";
    let visit = Visit::filled(&site, page, "Ruang tunggu sejuk.").await?;
    visit.sends().await?;
    let rows = database.ask(
        "SELECT unit, layanan, jenis_kelamin, usia, pendidikan, pekerjaan, u1, u2, u3, u4, u5, \
         u6, u7, u8, u9, saran FROM survei_jawaban",
    );
    assert_eq!(
        rows,
        "disdukcapil\tktp-el\tP\t26-34\tSMA\tSwasta\t4\t3\t2\t1\t4\t3\t2\t1\t4\t\
         Ruang tunggu sejuk."
    );
    visit.browser.quit().await
}
