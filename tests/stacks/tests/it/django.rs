//! Django with a ModelForm, which shows itself again when something is wrong; on SQLite.

use std::process::Command;

use anyhow::Result;
use survei_adapters::database::Database;
use survei_adapters::service::{Service, free_address, run};

use crate::apps::{app, copied, named};
use crate::site::Site;
use crate::visit::Visit;

fn start() -> (Service, Database) {
    let (folder, project) = copied("django");
    let manage = |arguments: &[&str]| {
        let mut command = Command::new(named("SURVEI_DJANGO"));
        command.args(["-B", "-m", "django"]).args(arguments).current_dir(&project);
        command.env("DJANGO_SETTINGS_MODULE", "kota.settings").env("PYTHONPATH", &project);
        command
    };
    run(&mut manage(&["migrate"]));
    let address = free_address();
    let serve = manage(&["runserver", "--noreload", "--skip-checks", &address.to_string()]);
    (Service::start(&serve, &folder, address), Database::Sqlite(project.join("db.sqlite3")))
}

#[tokio::test]
async fn django_stores_one_row_though_the_token_was_lost_twice() -> Result<()> {
    let (server, database) = start();
    let site = Site::open(server.address, &app("django"));
    // The configuration says what stands for a comment that is left blank.
    let visit = Visit::filled(&site, "/halaman", "").await?;
    visit.forget().await?;
    // Somebody logs in in another tab.
    site.before_post("/survei/", |request| {
        request.change_cookie("csrftoken", "00000000000000000000000000000000");
    });
    visit.sends().await?;
    let rows = database.ask(
        "SELECT jenis_kelamin, strftime('%Y', tanggal) - tahun_lahir, q1, q2, q3, q4, q5, q6, q7, \
         q8, q9, saran FROM skm_responden",
    );
    assert_eq!(rows, "P\t30\t4\t3\t2\t1\t4\t3\t2\t1\t4\tTidak ada saran");
    // The one that met 403, and its repetition.
    assert_eq!(site.posts().len(), 2);
    visit.browser.quit().await
}
