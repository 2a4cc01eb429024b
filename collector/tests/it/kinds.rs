//! Answers of every kind: what is taken, what is refused, and how it is written out.

use serde_json::{Value, json};

use crate::form::{About, id};
use crate::ragam::{body, everything, least, ragam, server_of};

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(path, code)| ((*path).to_owned(), (*code).to_owned())).collect()
}

#[test]
fn every_kind_of_answer_is_kept_as_it_was_given() {
    let server = server_of(&ragam());
    let given = body(1, everything());
    assert_eq!(given["statements"], everything().statements, "the widget sends it so");
    let receipt = server.keep(&given);
    let database = server.database();
    let mut rows = database.prepare("SELECT item, statement FROM statements").unwrap();
    let kept: Value = rows
        .query_map([], |row| {
            let (item, statement): (String, String) = (row.get(0)?, row.get(1)?);
            Ok((item, serde_json::from_str(&statement).unwrap()))
        })
        .unwrap()
        .collect::<Result<serde_json::Map<String, Value>, _>>()
        .unwrap()
        .into();
    assert_eq!(kept, given["statements"]);
    let again = server.post(&given);
    assert_eq!((again.status, again.receipt()), (200, receipt));
    let mut other = given.clone();
    other["statements"]["saran"] = json!("Tambah kursi");
    assert_eq!(server.post(&other).code(), "id_taken");
}

#[test]
fn blanks_that_nobody_meant_are_no_part_of_an_answer() {
    let server = server_of(&ragam());
    let receipt = server.keep(&body(1, least(4)));
    let mut blank = body(1, least(4));
    blank["statements"] = json!({
        "lewat": "web", "ulang": "tidak", "kali": " 1 ", "saran": "  ", "tahu": [],
        "hambatan": []});
    let again = server.post(&blank);
    assert_eq!((again.status, again.receipt()), (200, receipt));
    let mut new = blank.clone();
    new["id"] = json!(id(2));
    server.keep(&new);
    assert_eq!(server.count("SELECT count(*) FROM statements"), 6);
    assert_eq!(server.count("SELECT count(*) FROM statements WHERE statement = '\"1\"'"), 2);
}

#[test]
fn what_is_wrong_with_a_statement_is_named_with_its_place() {
    let server = server_of(&ragam());
    let mut body = body(1, everything());
    body["answers"]["ramah"] = json!(5);
    body["statements"] = json!({
    "alasan": "a".repeat(2001),
    "lewat": "kapal",
    "tahu": ["wa", "wa"],
    "kali": "21",
    "saran": "a".repeat(201),
    "hambatan": [
        {"bagian": "antre", "menit": "60"},
        {"menit": "tiga"},
        {"bagian": ["antre"], "sarana": "web"},
    ]});
    let reply = server.post(&body);
    let expected = [
        ("statements.alasan", "too_long"),
        ("answers.ramah", "not_a_choice"),
        ("statements.lewat", "not_a_choice"),
        ("statements.tahu", "not_a_choice"),
        ("statements.ulang", "missing"),
        ("statements.kali", "out_of_range"),
        ("statements.saran", "too_long"),
        ("statements.hambatan[0].sebab", "missing"),
        ("statements.hambatan[1].bagian", "missing"),
        ("statements.hambatan[1].menit", "out_of_range"),
        ("statements.hambatan[2].bagian", "not_a_choice"),
        ("statements.hambatan[2].sarana", "not_a_choice"),
    ];
    assert_eq!((reply.status, reply.violations()), (422, pairs(&expected)));
    for sentence in [
        "Tulis bilangan bulat 1 sampai 20.",
        "Tulis bilangan bulat 0 sampai 600.",
        "paling banyak 2000 huruf.",
        "paling banyak 200 huruf.",
    ] {
        assert!(reply.text().contains(sentence), "{sentence} in {}", reply.text());
    }
    let entry = json!({"bagian": "antre"});
    body["statements"] = json!({
        "alasan": "x", "lewat": "web", "ulang": "ya", "kali": "1", "hambatan": vec![entry; 51]});
    body["answers"]["ramah"] = json!(3);
    let reply = server.post(&body);
    assert_eq!(reply.violations(), pairs(&[("statements.hambatan", "too_long")]));
    assert!(reply.text().contains("paling banyak 50 isian"), "{}", reply.text());
}

#[test]
fn what_is_said_at_an_item_that_is_not_asked_is_refused() {
    let server = server_of(&ragam());
    let refused = |change: &dyn Fn(&mut Value), expected: &[(&str, &str)]| {
        let mut body = body(1, least(4));
        change(&mut body);
        let reply = server.post(&body);
        assert_eq!((reply.status, reply.violations()), (422, pairs(expected)));
    };
    // Only asked where the answer was 1 or 2.
    refused(
        &|body| body["statements"]["alasan"] = json!("x"),
        &[("statements.alasan", "not_asked")],
    );
    // Only asked at the counter; this service is online.
    refused(
        &|body| {
            body["service"] = json!("akta");
            body["answers"]["ramah"] = json!(4);
        },
        &[("answers.ramah", "not_asked")],
    );
    // Only asked where it took an hour; and never.
    refused(
        &|body| {
            body["statements"]["hambatan"] = json!([
                {"bagian": "antre", "menit": "60", "sebab": "x"},
                {"bagian": "antre", "menit": "59", "sebab": "x", "nik": "x"}])
        },
        &[
            ("statements.hambatan[1].nik", "not_asked"),
            ("statements.hambatan[1].sebab", "not_asked"),
        ],
    );
    // Each kind in its own place, and nothing that the questionnaire does not know.
    refused(
        &|body| {
            body["answers"]["kali"] = json!(1);
            body["answers"]["U1"] = json!(1);
            body["statements"]["ramah"] = json!("4");
            body["statements"]["nik"] = json!("x");
        },
        &[
            ("answers.U1", "not_asked"),
            ("answers.kali", "not_asked"),
            ("statements.nik", "not_asked"),
            ("statements.ramah", "not_asked"),
        ],
    );
    assert_eq!(server.count("SELECT count(*) FROM responses"), 0);
    server.keep(&body(1, least(4)));
}

#[test]
fn an_answer_that_was_left_out_or_not_asked_is_not_zero() {
    let server = server_of(&ragam());
    // At the counter, keramahan left out; online, not asked: 4 × 25 = 100.
    let counter = body(1, least(4));
    let online = body(2, About { service: "akta", ..least(4) });
    for body in [&counter, &online] {
        let index = json!({"ikm": {"value": "100.00", "mutu": "A"}});
        assert_eq!(body["score"]["indexes"], index);
        server.keep(body);
    }
    let mut zero = body(3, least(4));
    zero["score"]["indexes"]["ikm"] = json!({"value": "50.00", "mutu": "D"});
    let differs = [("score.indexes.ikm.value", "differs"), ("score.indexes.ikm.mutu", "differs")];
    assert_eq!(server.post(&zero).violations(), pairs(&differs));
    // A mistake elsewhere does not hide a wrong score.
    zero["statements"]["kali"] = json!("0");
    let both = [("statements.kali", "out_of_range"), differs[0], differs[1]];
    assert_eq!(server.post(&zero).violations(), pairs(&both));
    // Keramahan of one respondent: ((4 + 4 + 2) ÷ 3 + 3) ÷ 2 × 25 = 79,1667
    server.keep(&body(4, everything()));
    let recap = server.recap("");
    assert_eq!(recap["ikm"], "79.17");
    assert_eq!(recap["unsur"][1]["answered"], 1);
}

#[test]
fn a_statement_of_another_shape_is_refused_with_its_place() {
    let server = server_of(&ragam());
    let mut body = body(1, everything());
    body["topic"] = json!(3);
    body["statements"] = json!({
        "kali": 3, "lewat": null, "tahu": ["wa", 1], "saran": {"a": "b"},
        "hambatan": [{"bagian": 1}, {"sarana": [{"a": "b"}]}, {"menit": [true]}]});
    let reply = server.post(&body);
    let expected = [
        ("topic", "wrong_type"),
        ("statements.kali", "wrong_type"),
        ("statements.lewat", "wrong_type"),
        ("statements.tahu", "wrong_type"),
        ("statements.saran", "wrong_type"),
        ("statements.hambatan[0].bagian", "wrong_type"),
        ("statements.hambatan[1].sarana", "wrong_type"),
        ("statements.hambatan[2].menit", "wrong_type"),
    ];
    let mut found = reply.violations();
    found.sort_unstable();
    let mut expected = pairs(&expected);
    expected.sort_unstable();
    assert_eq!((reply.status, found), (400, expected));
    for other in [json!(null), json!([]), json!("x")] {
        body["topic"] = json!(null);
        body["statements"] = other;
        let reply = server.post(&body);
        assert_eq!(reply.violations(), pairs(&[("statements", "wrong_type")]));
    }
}

#[test]
fn the_csv_has_a_column_for_every_item_the_scored_ones_first() {
    let server = server_of(&ragam());
    let receipt = server.keep(&body(1, everything()));
    let other = server.keep(&body(2, least(4)));
    // (2 + 3) ÷ 2 × 25 = 62,50: D
    let expected = format!(
        "\u{feff}id;receipt;instrument;instrument_version;period;unit;service;day;cepat;ramah;\
         alasan;lewat;tahu;ulang;kali;saran;hambatan;comment;profile;grouping;ikm;mutu\r\n\
         {};{receipt};ragam;2;2026-TW4;disdukcapil;ktp;2026-11-25;2;3;\
         \"Antrean panjang;\n\"\"sistem\"\" mati\";loket;wa|web;ya;3;Tambah loket;2;;\
         2017-exact;unsur;62,50;D\r\n\
         {};{other};ragam;2;2026-TW4;disdukcapil;ktp;2026-11-25;4;;;web;;tidak;1;;;;\
         2017-exact;unsur;100,00;A\r\n",
        id(1),
        id(2)
    );
    assert_eq!(server.read("/api/responses.csv").text(), expected);
}

#[test]
fn statements_cannot_run_as_formulas_in_either_table() {
    let server = server_of(&ragam());
    for (number, text) in
        (1..).zip(["=HYPERLINK(\"http://x\")", "+62811", "-1", "@SUM(A1)", "＝1", "biasa"])
    {
        let mut about = everything();
        about.statements["saran"] = json!(text);
        about.statements["hambatan"][0]["sebab"] = json!(text);
        server.keep(&body(number, about));
    }
    for path in ["/api/responses.csv", "/api/entries.csv?item=hambatan"] {
        let reply = server.read(path);
        assert_eq!(reply.status, 200, "{}", reply.text());
        for cell in [
            ";\"'=HYPERLINK(\"\"http://x\"\")\";",
            ";'+62811;",
            ";'-1;",
            ";'@SUM(A1);",
            ";'＝1;",
            ";biasa;",
        ] {
            assert!(reply.text().contains(cell), "{cell} in {}", reply.text());
        }
    }
}

#[test]
fn entries_are_a_table_of_their_own_that_does_not_tell_whose_they_are() {
    let server = server_of(&ragam());
    let entries = |list: Value| {
        let mut about = least(4);
        about.statements["hambatan"] = list;
        about
    };
    // The second respondent's entry stands between those of the first.
    let first = json!([{"bagian": "bayar", "sarana": ["web", "wa"]}, {"bagian": "antre"}]);
    let receipt = server.keep(&body(1, entries(first)));
    server.keep(&body(2, entries(json!([{"bagian": "antre", "menit": "5"}]))));
    let earlier = entries(json!([{"bagian": "bayar", "menit": "75", "sebab": "EDC; rusak"}]));
    server.keep(&body(3, About { day: "2026-11-24", service: "akta", ..earlier }));
    server.keep(&body(4, least(3)));
    let reply = server.read("/api/entries.csv?item=hambatan");
    let expected = "\u{feff}day;unit;service;topic;bagian;menit;sebab;sarana\r\n\
        2026-11-24;disdukcapil;akta;;bayar;75;\"EDC; rusak\";\r\n\
        2026-11-25;disdukcapil;ktp;;antre;5;;\r\n\
        2026-11-25;disdukcapil;ktp;;antre;;;\r\n\
        2026-11-25;disdukcapil;ktp;;bayar;;;web|wa\r\n";
    assert_eq!(reply.text(), expected);
    assert_eq!(reply.header("content-type"), Some("text/csv; charset=utf-8"));
    let name = "attachment; filename=\"isian-survei.csv\"";
    assert_eq!(reply.header("content-disposition"), Some(name));
    for trace in [&id(1), &receipt] {
        assert!(!reply.text().contains(trace.as_str()), "{trace}");
    }
    let online = server.read("/api/entries.csv?item=hambatan&service=akta");
    assert_eq!(online.text().lines().count(), 2);
}

#[test]
fn entries_need_the_token_and_an_item_that_repeats() {
    let server = server_of(&ragam());
    let reply = server.get("/api/entries.csv?item=hambatan");
    assert_eq!((reply.status, reply.code().as_str()), (401, "token_needed"));
    for query in ["", "?item=", "?item=saran", "?item=bagian", "?item=x&unit=disdukcapil"] {
        let reply = server.read(&format!("/api/entries.csv{query}"));
        assert_eq!(reply.status, 400, "{query}");
        let error = &reply.json()["error"];
        let expected = (&json!("item"), &json!(["hambatan"]));
        assert_eq!((&error["parameter"], &error["known"]), expected);
    }
    let reply = server.read("/api/entries.csv?item=hambatan&unit=x");
    assert_eq!(reply.json()["error"]["parameter"], "unit");
}
