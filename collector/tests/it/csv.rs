//! `GET /api/responses.csv`: what opens in a spreadsheet.

use serde_json::json;

use crate::form::{CONFIG, filled, filled_for, id};
use crate::server::Server;

const HEAD: &str = "\u{feff}id;receipt;instrument;instrument_version;period;unit;service;day;\
    jenis_kelamin;usia;pendidikan;pekerjaan;\
    persyaratan;prosedur;waktu;biaya;produk;kompetensi;perilaku;sarana;pengaduan;\
    comment;profile;grouping;ikm;mutu\r\n";

#[test]
fn a_response_is_one_row_under_stable_columns() {
    let server = Server::start();
    let mut body = filled(1, "433333124");
    body["comment"] = json!("Cepat; \"ramah\"\nTerima kasih");
    let receipt = server.keep(&body);
    let reply = server.read("/api/responses.csv");
    assert_eq!(reply.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(
        reply.header("content-disposition"),
        Some("attachment; filename=\"jawaban-survei.csv\"")
    );
    // 26 ÷ 9 × 25 = 72,2222
    let row = format!(
        "{};{receipt};skm9-2017;1;2026-TW4;disdukcapil;ktp;2026-11-25;P;26-34;s1;;\
         4;3;3;3;3;3;1;2;4;\"Cepat; \"\"ramah\"\"\nTerima kasih\";2017-exact;unsur;72,22;C\r\n",
        id(1)
    );
    assert_eq!(reply.text(), format!("{HEAD}{row}"));
}

#[test]
fn csv_cells_cannot_run_as_formulas() {
    let server = Server::start();
    let comments = ["=HYPERLINK(\"http://x\")", "+62811", "-1", "@SUM(A1)", "biasa"];
    for (number, comment) in (1..).zip(comments) {
        let mut body = filled(number, "333333333");
        body["comment"] = json!(comment);
        server.keep(&body);
    }
    let reply = server.read("/api/responses.csv");
    for cell in
        [";\"'=HYPERLINK(\"\"http://x\"\")\";", ";'+62811;", ";'-1;", ";'@SUM(A1);", ";biasa;"]
    {
        assert!(reply.text().contains(cell), "{cell} in {}", reply.text());
    }
}

#[test]
fn without_responses_there_is_the_head_alone() {
    assert_eq!(Server::start().read("/api/responses.csv").text(), HEAD);
}

#[test]
fn rows_are_in_order_of_day_and_id_and_filtered_like_the_recap() {
    let server = Server::start();
    for (number, unit, service, day) in [
        (9, "disdukcapil", "ktp", "2026-11-25"),
        (4, "puskesmas", "umum", "2026-11-25"),
        (7, "disdukcapil", "ktp", "2026-08-01"),
    ] {
        server.keep(&filled_for(CONFIG, number, "333333333", unit, service, day));
    }
    let ids = |query: &str| -> Vec<String> {
        let reply = server.read(&format!("/api/responses.csv{query}"));
        let rows = reply.text().lines().skip(1);
        rows.map(|row| row.split(';').next().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(""), [id(7), id(4), id(9)]);
    assert_eq!(ids("?unit=disdukcapil"), [id(7), id(9)]);
    assert_eq!(ids("?unit=disdukcapil&period=2026-TW4"), [id(9)]);
}

#[test]
fn a_long_table_arrives_whole() {
    let server = Server::start();
    server.keep(&filled(1, "343433334"));
    // Straight into the file: the point is what comes out.
    let copies = "INSERT INTO responses
            SELECT printf('%032x', value), 'R' || value, instrument, instrument_version, period,
                   unit, service, day, profile, grouping, 'Komentar nomor ' || value, topic, slot
            FROM responses, generate_series WHERE id NOT NULL";
    let numbers = "WITH RECURSIVE generate_series (value) AS
            (SELECT 2 UNION ALL SELECT value + 1 FROM generate_series WHERE value < 5000) ";
    let database = server.database();
    database.execute(&format!("{numbers} {copies}"), []).unwrap();
    database
        .execute_batch(
            "INSERT INTO answers SELECT responses.id, item, score FROM responses, answers
             WHERE responses.receipt NOT LIKE '%-%';
             INSERT INTO scores SELECT responses.id, index_key, value, mutu FROM responses, scores
             WHERE responses.receipt NOT LIKE '%-%'",
        )
        .unwrap();
    let reply = server.read("/api/responses.csv");
    assert_eq!(reply.header("transfer-encoding"), Some("chunked"));
    assert_eq!(reply.text().lines().count(), 5001);
    let last = format!("{};R5000;", id(5000));
    assert!(reply.text().lines().last().unwrap().starts_with(&last));
    assert!(reply.text().ends_with(";Komentar nomor 5000;2017-exact;unsur;83,33;B\r\n"));
    assert_eq!(server.recap("")["respondents"], 5000);
}
