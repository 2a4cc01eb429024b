//! Laravel (Debian's framework) with a form that a redirect follows, and one for axios; on MariaDB.

use std::fs;
use std::process::Command;
use std::sync::LazyLock;

use anyhow::Result;
use survei_adapters::client::ask;
use survei_adapters::database::Database;
use survei_adapters::service::{Service, free_address, run};
use survei_adapters::{mariadb, php};

use crate::apps::{app, copied, overlay};
use crate::request::Request;
use crate::site::Site;
use crate::visit::Visit;

static LARAVEL: LazyLock<(Service, Database)> = LazyLock::new(|| {
    let (folder, project) = copied("laravel");
    // What every project of Laravel has.
    overlay(&app("../../adapters/laravel"), &project);
    overlay(&app("laravel"), &project);
    for name in ["bootstrap/cache", "storage/framework/sessions", "storage/framework/views"] {
        fs::create_dir_all(project.join(name)).unwrap();
    }
    let database = Database::mariadb("laravel");
    let port = mariadb::address().port().to_string();
    let told = [("UJI_PORT", port.as_str()), ("UJI_PASSWORD", mariadb::PASSWORD)];
    run(Command::new("php").arg(project.join("migrate.php")).envs(told));
    let site = project.join("public");
    let router = site.join("index.php");
    (php::serve_at(free_address(), &site, &folder, &[&router], &told), database)
});

fn site() -> Site {
    Site::open(LARAVEL.0.address, &app("laravel"))
}

fn rows(sql: &str) -> String {
    LARAVEL.1.ask(sql)
}

/// Ends the session in another tab, with all its tokens.
fn logs_out(request: &mut Request) {
    let headers = [("Cookie", request.header("Cookie").unwrap())];
    let reply = ask(LARAVEL.0.address, "GET", "/keluar", &headers, b"");
    assert_eq!(reply.status, 302, "{}", reply.text());
}

#[tokio::test]
async fn laravel_stores_one_row_though_its_session_ended_twice() -> Result<()> {
    let site = site();
    let visit = Visit::filled(&site, "/halaman", "Antrean daring sudah membantu.").await?;
    visit.forget().await?;
    site.before_post("/survei/simpan", logs_out);
    visit.sends().await?;
    let row = "SELECT layanan_id, jk, umur, pendidikan, pekerjaan, u1, u2, u3, u4, u5, u6, u7, \
               u8, u9, saran FROM responden WHERE saran <> 'Sudah baik sekali.'";
    assert_eq!(
        rows(row),
        "12\tP\t30\tSMA/sederajat\tPegawai swasta\t4\t3\t2\t1\t4\t3\t2\t1\t4\t\
         Antrean daring sudah membantu."
    );
    // The one that met 419, and its repetition.
    assert_eq!(site.posts().len(), 2);
    visit.browser.quit().await
}

#[tokio::test]
async fn what_laravel_sends_back_to_its_form_is_told_as_not_sent_also_after_a_success() -> Result<()>
{
    let site = site();
    let visit = Visit::filled(&site, "/halaman", "Sudah baik sekali.").await?;
    visit.sends().await?;
    // From here on the session's last page is the thank-you, where Laravel may send people back to.
    let before = site.posts().len();
    visit.browser.client.goto(&site.url("/halaman")).await?;
    visit.fill("").await?;
    visit.is_refused(422, "").await?;
    assert_eq!(rows("SELECT count(*) FROM responden WHERE saran = ''"), "0");
    // Once more with another token, and never again by itself.
    assert_eq!(site.posts().len() - before, 2);
    visit.browser.quit().await
}

#[tokio::test]
async fn laravel_for_axios_stores_one_row_of_choices() -> Result<()> {
    let site = site();
    let visit = Visit::filled(&site, "/halaman-kuesioner", "Baik").await?;
    visit.forget().await?;
    visit.sends().await?;
    let row = "SELECT jenis_kelamin, kritik_saran, group_concat(pertanyaan_id, ':', pilihan_id \
               ORDER BY pertanyaan_id) FROM peserta JOIN jawaban ON peserta_id = peserta.id \
               GROUP BY peserta.id";
    let choices = crate::codeigniter::CHOICES;
    assert_eq!(rows(row), format!("2\tBaik\t{choices}"));
    visit.browser.quit().await
}

#[tokio::test]
async fn what_laravel_refuses_for_axios_is_told_in_its_words() -> Result<()> {
    let site = site();
    let visit = Visit::filled(&site, "/halaman-kuesioner", "").await?;
    visit.is_refused(422, "Kritik dan saran wajib diisi.").await?;
    assert_eq!(rows("SELECT count(*) FROM peserta WHERE kritik_saran = ''"), "0");
    visit.browser.quit().await
}
