//! The file: made once, never somebody else's, whole when the server has ended.

use std::path::Path;

use rusqlite::Connection;
use survei_collector::{Calendar, Configuration, Origins, Settings, Token, router};
use tempfile::TempDir;

use crate::form::{CONFIG, filled};
use crate::server::{Options, Server, TODAY, TOKEN};

fn refusal(folder: &TempDir) -> String {
    let settings = Settings {
        configuration: Configuration::read(CONFIG, Path::new("")).unwrap().0,
        data: folder.path().join("responses.sqlite"),
        site: None,
        origins: Origins::parse(&[]).unwrap(),
        frames: Origins::parse(&[]).unwrap(),
        token: Token::parse(TOKEN).unwrap(),
        calendar: Calendar::Fixed(TODAY),
    };
    format!("{:#}", router(settings).unwrap_err())
}

#[test]
fn responses_outlive_the_server_in_one_file() {
    let server = Server::start();
    server.keep(&filled(1, "433333334"));
    let folder = server.stop();
    let files: Vec<_> =
        folder.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, ["responses.sqlite"], "the write-ahead log is merged at the end");
    let server = Server::start_in(folder, Options::default());
    assert_eq!(server.recap("")["respondents"], 1);
}

#[test]
fn a_file_of_a_newer_program_is_left_alone() {
    let folder = Server::start().stop();
    let file = Connection::open(folder.path().join("responses.sqlite")).unwrap();
    file.pragma_update(None, "user_version", 4).unwrap();
    let refusal = refusal(&folder);
    assert!(refusal.contains("lebih baru") && refusal.contains("versi data 4"), "{refusal}");
}

#[test]
fn a_file_of_another_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("responses.sqlite");
    let file = Connection::open(&path).unwrap();
    file.execute_batch("CREATE TABLE responses (id TEXT)").unwrap();
    assert!(refusal(&folder).contains("milik program lain"));
    let tables: i64 =
        file.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 1);
    std::fs::write(&path, "ini bukan basis data, melainkan sebuah surat yang panjang").unwrap();
    assert!(refusal(&folder).contains("tidak bisa dipakai"));
}

#[cfg(unix)]
#[test]
fn a_new_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let server = Server::start();
    server.keep(&filled(1, "433333334"));
    for entry in server.folder.path().read_dir().unwrap() {
        let mode = entry.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{mode:o}");
    }
}
