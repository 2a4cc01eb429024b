//! `adapters/sql`, on a table that was there before, in each of the three databases.

use std::fs;
use std::sync::Barrier;
use std::thread;

use survei_adapters::database::Database;
use survei_adapters::service::{adapters, folder};

/// An application's own table with two rows from before.
const OLD: &str = "
    CREATE TABLE jawaban_skm (u1 SMALLINT NOT NULL, u2 SMALLINT NOT NULL, saran VARCHAR(30));
    INSERT INTO jawaban_skm VALUES (1, 2, 'lama');
    INSERT INTO jawaban_skm VALUES (2, 1, 'lama');
";

/// Makes the table once-only by the sample's file, and stores as its other file does.
fn keeps_once(database: &Database, kind: &str) {
    let file =
        |name: &str| fs::read_to_string(adapters().join("sql").join(kind).join(name)).unwrap();
    database.ask(OLD);
    database.ask(&file("kunci.sql"));
    let store = file("simpan.sql");
    let start = Barrier::new(20);
    thread::scope(|scope| {
        for _ in 0..20 {
            scope.spawn(|| {
                start.wait();
                database.ask(&store)
            });
        }
    });
    // A repeat that says something else changes nothing.
    database.ask(&store.replace("3, 4, ", "1, 1, "));
    let rows = "SELECT u1, u2, saran, survei_id FROM jawaban_skm WHERE survei_id IS NOT NULL";
    let row = "3\t4\tKursi tunggu ditambah.\t8f0c3a52d19e4b7f9a0d6c5e21b84f37";
    assert_eq!(database.ask(rows), row);
    // Another id is another row; the old ones are still there.
    database.ask(&store.replace("8f0c", "0000"));
    assert_eq!(database.ask("SELECT count(*) FROM jawaban_skm"), "4");
    assert_eq!(database.ask("SELECT count(*) FROM jawaban_skm WHERE saran = 'lama'"), "2");
    // Only the repeat is passed over: what else is wrong is still refused.
    let wrong = store.replace("8f0c", "1111").replace("3, 4, ", "NULL, 4, ");
    assert!(!database.client(&wrong).output().unwrap().status.success());
    // Without the sample's clause the key itself refuses a second row.
    let plain = "INSERT INTO jawaban_skm (survei_id, u1, u2) \
                 VALUES ('8f0c3a52d19e4b7f9a0d6c5e21b84f37', 1, 1)";
    assert!(!database.client(plain).output().unwrap().status.success());
    assert_eq!(database.ask("SELECT count(*) FROM jawaban_skm"), "4");
}

#[test]
fn a_table_of_mariadb_keeps_each_response_once() {
    keeps_once(&Database::mariadb("tabel_lama"), "mysql");
}

#[test]
fn a_table_of_postgresql_keeps_each_response_once() {
    keeps_once(&Database::postgres("tabel_lama"), "postgresql");
}

#[test]
fn a_table_of_sqlite_keeps_each_response_once() {
    let folder = folder("sql-sqlite");
    keeps_once(&Database::Sqlite(folder.join("lama.sqlite")), "sqlite");
    fs::remove_dir_all(folder).unwrap();
}
