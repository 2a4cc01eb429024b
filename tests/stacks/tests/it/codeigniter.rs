//! What CodeIgniter does: another token after every POST, a redirect after what is right and after
//! what is wrong; on MariaDB.

use std::fs;

use anyhow::Result;
use survei_adapters::database::Database;
use survei_adapters::service::{Service, free_address};
use survei_adapters::{mariadb, php};

use crate::apps::{app, copied};
use crate::site::Site;
use crate::visit::Visit;

/// Starts the application on an empty database of this name.
pub(crate) fn start(name: &str) -> (Service, Database) {
    let (folder, project) = copied("codeigniter");
    let database = Database::mariadb(name);
    database.ask(&fs::read_to_string(project.join("schema.sql")).unwrap());
    let port = mariadb::address().port().to_string();
    let told = [("UJI_PORT", &*port), ("UJI_PASSWORD", mariadb::PASSWORD), ("UJI_DB", name)];
    let router = project.join("index.php");
    (php::serve_at(free_address(), &project, &folder, &[&router], &told), database)
}

/// Every respondent with the nine choices.
pub(crate) fn rows(database: &Database) -> String {
    database.ask(
        "SELECT id_layanan, jenis_kelamin, tanggal = CURRENT_DATE, saran, \
         group_concat(id_soal, ':', id_jawaban ORDER BY id_soal) \
         FROM responden NATURAL JOIN jawaban_responden GROUP BY id_responden",
    )
}

/// What is stored of the scores.
pub(crate) const CHOICES: &str = "55:223,56:226,57:229,58:232,59:239,60:242,61:245,62:248,63:255";

#[tokio::test]
async fn codeigniter_stores_one_row_though_the_token_changed_before_and_while_it_was_sent()
-> Result<()> {
    let (server, database) = start("codeigniter");
    let site = Site::open(server.address, &app("codeigniter"));
    let visit = Visit::filled(&site, "/halaman", "Loket sudah ramah & cepat.").await?;
    visit.forget().await?;
    // Another tab posts something in the meantime.
    site.before_post("/skm/simpan", |request| {
        request.change_cookie("csrf_cookie_name", "00000000000000000000000000000000");
    });
    visit.sends().await?;
    let row = format!("7\tP\t1\tLoket sudah ramah & cepat.\t{CHOICES}");
    assert_eq!(rows(&database), row);
    // The one that met 403, and its repetition.
    assert_eq!(site.posts().len(), 2);
    visit.browser.quit().await
}

#[tokio::test]
async fn what_codeigniter_sends_back_to_its_form_is_told_as_not_sent() -> Result<()> {
    let (server, database) = start("codeigniter_kembali");
    let site = Site::open(server.address, &app("codeigniter"));
    // It wants eleven letters.
    let visit = Visit::filled(&site, "/halaman", "Bagus.").await?;
    visit.is_refused(422, "").await?;
    assert_eq!(database.ask("SELECT count(*) FROM responden"), "0");
    visit.browser.quit().await
}
