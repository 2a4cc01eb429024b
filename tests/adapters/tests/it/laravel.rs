//! `adapters/laravel`, in a project of Debian's Laravel, on MariaDB.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{LazyLock, RwLock};

use survei_adapters::client::ask;
use survei_adapters::database::Database;
use survei_adapters::service::{adapters, edited, folder, free_address, run};
use survei_adapters::{mariadb, php};

use crate::adapter::{Adapter, PER_MINUTE};
use crate::figures;
use crate::promises::HARD;
use crate::response::response;

static ADAPTER: LazyLock<Adapter> = LazyLock::new(|| {
    let folder = folder("laravel");
    let project = folder.join("proyek");
    let bare = Path::new(env!("CARGO_MANIFEST_DIR")).join("laravel");
    run(Command::new("cp").arg("-r").arg(bare).arg(&project));
    // As the sample's README says.
    run(Command::new("cp").arg("-r").arg(adapters().join("laravel/.")).arg(&project));
    let limit = format!("'per_minute' => {PER_MINUTE}");
    let origins = "'origins' => ['https://kota.go.id']";
    let edits = [("'per_minute' => 120", limit.as_str()), ("'origins' => []", origins)];
    let settings = edited(&project.join("config/survei.php"), &edits);
    fs::write(project.join("config/survei.php"), settings).unwrap();
    for name in ["bootstrap/cache", "storage/framework/sessions", "storage/framework/views"] {
        fs::create_dir_all(project.join(name)).unwrap();
    }
    let database = Database::mariadb("laravel");
    let port = mariadb::address().port().to_string();
    let told = [("UJI_PORT", port.as_str()), ("UJI_PASSWORD", mariadb::PASSWORD)];
    run(Command::new("php").arg(project.join("migrate.php")).envs(told));
    let site = project.join("public");
    let router = site.join("index.php");
    Adapter {
        server: php::serve_at(free_address(), &site, &folder, &[&router], &told),
        path: "/survei/jawaban",
        database,
        table: "survei_jawaban",
        refused: &["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"],
        alone: RwLock::new(()),
    }
});

crate::promises::kept_by!(ADAPTER);

#[test]
fn the_recap_is_for_whom_the_gate_lets_in_and_shows_comments_escaped() {
    let _shared = ADAPTER.alone.read();
    let mut sent = response();
    sent["comment"] = HARD.into();
    assert_eq!(ADAPTER.post(&sent).status, 201);
    let recap =
        |user: &[(&str, &str)]| ask(ADAPTER.server.address, "GET", "/survei/rekap", user, b"");
    assert_eq!(recap(&[]).status, 403);
    assert_eq!(recap(&[("X-Uji", "penulis")]).status, 403);
    let page = recap(&[("X-Uji", "kepala")]);
    assert_eq!(page.status, 200);
    let shown = "Kursi 😀 &quot;tunggu&quot; &#039;rusak&#039; &lt;script&gt;alert(1)";
    assert!(page.text().contains(shown), "{}", page.text());
    assert!(!page.text().contains("<script"), "{}", page.text());
}

#[test]
fn the_recap_is_counted_as_the_core_counts() {
    figures::the_recap_is_counted_as_the_core_counts(&ADAPTER, || {
        let head = [("X-Uji", "kepala")];
        ask(ADAPTER.server.address, "GET", "/survei/rekap", &head, b"").text().to_owned()
    });
}

#[test]
fn a_header_does_not_make_another_method_of_a_post() {
    let _shared = ADAPTER.alone.read();
    let sent = response();
    let headers = [("Content-Type", "application/json"), ("X-HTTP-Method-Override", "DELETE")];
    let body = sent.to_string();
    let reply = ask(ADAPTER.server.address, "POST", ADAPTER.path, &headers, body.as_bytes());
    assert_eq!(reply.status, 201, "{}", reply.text());
}

#[test]
fn only_a_listed_site_may_send_from_its_pages() {
    let preflight = |origin| {
        let headers = [("Origin", origin), ("Access-Control-Request-Method", "POST")];
        ask(ADAPTER.server.address, "OPTIONS", ADAPTER.path, &headers, b"")
    };
    let reply = preflight("https://kota.go.id");
    assert_eq!(reply.status, 204);
    assert_eq!(reply.header("Access-Control-Allow-Origin"), Some("https://kota.go.id"));
    let reply = preflight("https://lain.go.id");
    assert_eq!(reply.status, 405);
    assert_eq!(reply.header("Access-Control-Allow-Origin"), None);
}
