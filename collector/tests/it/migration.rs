//! A file of an older program: brought up to date in place, with all that is in it.

use std::path::Path;

use rusqlite::Connection;
use serde_json::json;
use survei_collector::{Calendar, Configuration, Origins, Settings, Token, router};
use tempfile::TempDir;

use crate::form::{CONFIG, config_with, filled, id};
use crate::server::{Options, Server, TODAY, TOKEN};

/// The tables as version 1 made them.
const VERSION_1: &str = include_str!("schema-1.sql");

/// What the response `filled(1, "433333334")` was kept as.
const KEPT: &str = "
    INSERT INTO responses VALUES
        ('00000000000000000000000000000001', 'K7QM-42XP', 'skm9-2017', 1, '2026-TW4',
         'disdukcapil', 'ktp', '2026-11-25', '2017-exact', 'unsur', NULL),
        ('00000000000000000000000000000002', 'AAAA-BBBB', 'skm9-2017', 1, '2026-TW4',
         'disdukcapil', 'ktp', '2026-11-25', '2017-exact', 'unsur', 'Terima kasih');
    WITH items (item) AS (VALUES ('persyaratan'), ('prosedur'), ('waktu'), ('biaya'), ('produk'),
        ('kompetensi'), ('perilaku'), ('sarana'), ('pengaduan'))
    INSERT INTO answers SELECT id, item,
        CASE WHEN receipt = 'K7QM-42XP' AND item IN ('persyaratan', 'pengaduan') THEN 4 ELSE 3 END
        FROM responses, items;
    INSERT INTO scores SELECT id, 'ikm', iif(receipt = 'K7QM-42XP', '80.56', '75.00'),
        iif(receipt = 'K7QM-42XP', 'B', 'C') FROM responses;
    INSERT INTO respondent SELECT id, column1, column2
        FROM responses, (VALUES ('jenis_kelamin', 'P'), ('usia', '26-34'), ('pendidikan', 's1'));
";

fn old_file() -> (TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let file = Connection::open(folder.path().join("responses.sqlite")).unwrap();
    file.pragma_update(None, "journal_mode", "wal").unwrap();
    file.execute_batch(VERSION_1).unwrap();
    file.execute_batch(KEPT).unwrap();
    (folder, file)
}

/// Every column with its type, by table.
fn columns(file: &Connection) -> Vec<(String, String, String, bool, bool)> {
    let sql = "SELECT t.name, c.name, c.type, c.\"notnull\", c.pk FROM pragma_table_list AS t
               JOIN pragma_table_info(t.name) AS c WHERE t.schema = 'main'
               AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, c.cid";
    let mut statement = file.prepare(sql).unwrap();
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

fn version(file: &Connection) -> i64 {
    file.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn a_file_of_version_1_is_brought_up_to_date_and_loses_nothing() {
    let (folder, file) = old_file();
    assert_eq!(version(&file), 1);
    drop(file);
    let server = Server::start_in(folder, Options::default());
    // (29 + 27) ÷ 18 × 25 = 77,7778
    let recap = server.recap("");
    assert_eq!((&recap["respondents"], &recap["ikm"]), (&2.into(), &"77.78".into()));
    assert_eq!(recap["respondent"][1]["choices"][2]["code"], "26-34");
    let csv = server.read("/api/responses.csv");
    let row = format!(
        "{};K7QM-42XP;skm9-2017;1;2026-TW4;disdukcapil;ktp;2026-11-25;P;26-34;s1;;\
         4;3;3;3;3;3;3;3;4;;2017-exact;unsur;80,56;B\r\n",
        id(1)
    );
    assert!(csv.text().contains(&row), "{}", csv.text());
    assert!(csv.text().contains(";3;3;3;Terima kasih;2017-exact;unsur;75,00;C\r\n"));
    // The very response that an older program kept.
    let again = server.post(&filled(1, "433333334"));
    assert_eq!((again.status, again.receipt().as_str()), (200, "K7QM-42XP"));
    server.keep(&filled(3, "433333334"));
    // No file tells any more that it was an old one.
    let new = Server::start();
    assert_eq!(columns(&server.database()), columns(&new.database()));
    assert_eq!((version(&server.database()), version(&new.database())), (3, 3));
    let folder = server.stop();
    let server = Server::start_in(folder, Options::default());
    assert_eq!(server.recap("")["respondents"], 3);
}

#[test]
fn a_file_of_version_2_keeps_its_responses_and_takes_the_part_of_the_day_from_then_on() {
    let folder = tempfile::tempdir().unwrap();
    let file = Connection::open(folder.path().join("responses.sqlite")).unwrap();
    file.execute_batch(include_str!("schema-2.sql")).unwrap();
    // As version 2 wrote them, with a column for the topic.
    file.execute_batch(
        &KEPT.replace("NULL),", "NULL, NULL),").replace("'Terima kasih')", "'Terima kasih', NULL)"),
    )
    .unwrap();
    assert_eq!(version(&file), 2);
    drop(file);
    let options = Options { config: config_with(json!({ "hour": "slot" })), ..Options::default() };
    let server = Server::start_in(folder, options);
    assert_eq!(
        (server.recap("")["respondents"].clone(), version(&server.database())),
        (2.into(), 3)
    );
    let again = server.post(&filled(1, "433333334"));
    assert_eq!((again.status, again.receipt().as_str()), (200, "K7QM-42XP"));
    let mut late = filled(3, "433333334");
    late["slot"] = json!("13-17");
    server.keep(&late);
    let csv = server.read("/api/responses.csv");
    assert!(csv.text().contains(";2026-11-25;13-17;"), "{}", csv.text());
    assert!(csv.text().contains(";K7QM-42XP;skm9-2017;1;2026-TW4;disdukcapil;ktp;2026-11-25;;P;"));
    assert_eq!(columns(&server.database()), columns(&Server::start().database()));
}

#[test]
fn a_file_that_cannot_be_brought_up_to_date_stays_as_it_was() {
    let (folder, file) = old_file();
    file.execute_batch("CREATE TABLE statements (x TEXT)").unwrap();
    let before = columns(&file);
    let settings = Settings {
        configuration: Configuration::read(CONFIG, Path::new("")).unwrap().0,
        data: folder.path().join("responses.sqlite"),
        site: None,
        origins: Origins::parse(&[]).unwrap(),
        frames: Origins::parse(&[]).unwrap(),
        token: Token::parse(TOKEN).unwrap(),
        calendar: Calendar::Fixed(TODAY),
    };
    assert!(router(settings).is_err());
    assert_eq!((columns(&file), version(&file)), (before, 1));
    let kept: i64 = file.query_row("SELECT count(*) FROM answers", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 18);
}
