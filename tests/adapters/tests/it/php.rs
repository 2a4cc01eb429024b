//! `adapters/php`, on PHP's own web server with each of the three databases.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{LazyLock, RwLock};

use survei_adapters::client::{Reply, ask};
use survei_adapters::database::Database;
use survei_adapters::service::{adapters, edited, folder, free_address, run};
use survei_adapters::{mariadb, php, postgres};

use crate::adapter::{Adapter, PER_MINUTE};
use crate::figures;
use crate::promises::HARD;
use crate::response::response;

/// `rahasia-rekap-uji` behind any user, as a browser sends it.
const OPEN: &str = "Basic dTpyYWhhc2lhLXJla2FwLXVqaQ==";

/// What the three samples in PHP have alike.
const SHARED: [&str; 2] = ["format1.php", "row.php"];

/// Copies the sample, edits what an admin edits, makes the tables and serves it.
fn start(folder: &Path, dsn: &str, database: Database) -> Adapter {
    let limit = format!("'per_minute' => {PER_MINUTE}");
    let text = edited(
        &adapters().join("php/survei.php"),
        &[
            ("'dsn' => 'mysql:host=127.0.0.1;dbname=survei'", &format!("'dsn' => '{dsn}'")),
            ("'user' => 'survei'", "'user' => 'uji'"),
            ("'password' => ''", &format!("'password' => '{}'", mariadb::PASSWORD)),
            ("'per_minute' => 120", &limit),
            ("'origins' => []", "'origins' => ['https://kota.go.id']"),
            ("'recap_password' => ''", "'recap_password' => 'rahasia-rekap-uji'"),
        ],
    );
    let site = folder.join("site");
    fs::create_dir(&site).unwrap();
    fs::write(site.join("survei.php"), text).unwrap();
    copy_what_is_beside(&site);
    // Twice: what is there already is no mistake.
    for _ in 0..2 {
        run(Command::new("php").arg(site.join("survei.php")).arg("pasang"));
    }
    Adapter {
        server: php::serve_at(free_address(), &site, folder, &[], &[]),
        path: "/survei.php",
        database,
        table: "survei_jawaban",
        refused: &["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"],
        alone: RwLock::new(()),
    }
}

fn copy_what_is_beside(site: &Path) {
    for name in SHARED {
        fs::copy(adapters().join("php").join(name), site.join(name)).unwrap();
    }
}

mod sqlite {
    use super::*;

    static ADAPTER: LazyLock<Adapter> = LazyLock::new(|| {
        let folder = folder("php-sqlite");
        let file = folder.join("survei.sqlite");
        start(&folder, &format!("sqlite:{}", file.display()), Database::Sqlite(file.clone()))
    });

    crate::promises::kept_by!(ADAPTER);
}

mod on_mariadb {
    use super::*;

    static ADAPTER: LazyLock<Adapter> = LazyLock::new(|| {
        let port = mariadb::address().port();
        let dsn = format!("mysql:host=127.0.0.1;port={port};dbname=php");
        start(&folder("php-mariadb"), &dsn, Database::mariadb("php"))
    });

    crate::promises::kept_by!(ADAPTER);

    fn get(headers: &[(&str, &str)]) -> Reply {
        ask(ADAPTER.server.address, "GET", ADAPTER.path, headers, b"")
    }

    /// For who can only paste it somewhere.
    #[test]
    fn the_printed_sql_makes_the_same_tables_however_often() {
        let database = Database::mariadb("php_sql");
        let sql = run(Command::new("php").arg(adapters().join("php/survei.php")).arg("sql"));
        for _ in 0..2 {
            database.ask(&sql);
        }
        let table = ADAPTER.table;
        assert_eq!(database.columns(table), ADAPTER.database.columns(table));
        assert_eq!(database.ask(&format!("SELECT * FROM {table}_laju")), "1\t0\t0");
    }

    #[test]
    fn the_recap_opens_with_the_password_only() {
        for headers in [&[][..], &[("Authorization", "Basic dTpzYWxhaA==")]] {
            let reply = get(headers);
            assert_eq!((reply.status, reply.text()), (401, ""));
            assert!(reply.header("WWW-Authenticate").is_some());
        }
        assert_eq!(get(&[("Authorization", OPEN)]).status, 200);
    }

    #[test]
    fn a_comment_is_shown_escaped() {
        let _shared = ADAPTER.alone.read();
        let mut sent = response();
        sent["comment"] = HARD.into();
        assert_eq!(ADAPTER.post(&sent).status, 201);
        let page = get(&[("Authorization", OPEN)]);
        assert!(!page.text().contains("<script"), "{}", page.text());
        let shown = "Kursi 😀 &quot;tunggu&quot; &#039;rusak&#039; &lt;script&gt;alert(1)";
        assert!(page.text().contains(shown), "{}", page.text());
    }

    #[test]
    fn the_recap_is_counted_as_the_core_counts() {
        figures::the_recap_is_counted_as_the_core_counts(&ADAPTER, || {
            get(&[("Authorization", OPEN)]).text().to_owned()
        });
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
        assert_eq!(reply.header("Access-Control-Allow-Headers"), Some("Content-Type"));
        for origin in ["https://lain.go.id", "https://kota.go.id.lain.id", "null"] {
            let reply = preflight(origin);
            assert_eq!(reply.status, 405);
            assert_eq!(reply.header("Access-Control-Allow-Origin"), None);
        }
    }
}

mod on_postgres {
    use super::*;

    static ADAPTER: LazyLock<Adapter> = LazyLock::new(|| {
        let port = postgres::address().port();
        let dsn = format!("pgsql:host=127.0.0.1;port={port};dbname=php");
        start(&folder("php-postgres"), &dsn, Database::postgres("php"))
    });

    crate::promises::kept_by!(ADAPTER);
}

#[test]
fn the_samples_in_php_have_the_same_files() {
    let file =
        |folder: &str, name: &str| fs::read_to_string(adapters().join(folder).join(name)).unwrap();
    for name in SHARED {
        for folder in ["wordpress/survei-publik", "laravel/app/Survei"] {
            assert_eq!(file(folder, name), file("php", name), "{folder}/{name}");
        }
    }
}

#[test]
fn a_name_that_is_no_name_of_a_table_makes_no_sql() {
    let folder = folder("php-name");
    let file = folder.join("survei.php");
    let edits = [("'table' => 'survei_jawaban'", "'table' => 'x; DROP TABLE y'")];
    fs::write(&file, edited(&adapters().join("php/survei.php"), &edits)).unwrap();
    copy_what_is_beside(&folder);
    let output = Command::new("php").arg(&file).arg("sql").output().unwrap();
    assert!(!output.status.success());
    assert!(!String::from_utf8_lossy(&output.stdout).contains("CREATE"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_fault_of_the_database_says_nothing_of_itself_and_no_password_opens_nothing() {
    let folder = folder("php-fault");
    let site = folder.join("site");
    fs::create_dir(&site).unwrap();
    // Nobody listens there.
    let dsn = format!("'dsn' => 'mysql:host=127.0.0.1;port={};dbname=x'", free_address().port());
    let edits = [("'dsn' => 'mysql:host=127.0.0.1;dbname=survei'", dsn.as_str())];
    let text = edited(&adapters().join("php/survei.php"), &edits);
    fs::write(site.join("survei.php"), text).unwrap();
    copy_what_is_beside(&site);
    let server = php::serve_at(free_address(), &site, &folder, &[], &[]);
    // Without a password there is no recap to open.
    let reply = ask(server.address, "GET", "/survei.php", &[("Authorization", "Basic dTo=")], b"");
    assert_eq!((reply.status, reply.header("Allow")), (405, Some("POST")));
    let body = response().to_string();
    let headers = [("Content-Type", "application/json")];
    let reply = ask(server.address, "POST", "/survei.php", &headers, body.as_bytes());
    assert_eq!((reply.status, reply.code()), (500, "server_fault".to_owned()));
    assert!(!reply.text().contains("SQLSTATE") && !reply.text().contains("127.0.0.1"));
    let id = body.split('"').nth(5).unwrap();
    assert!(server.log().contains("survei: PDOException 2002"), "{}", server.log());
    assert!(!server.log().contains("SQLSTATE") && !server.log().contains(id));
}
