//! `GET /api/recap`: the statutory figures.

use rusqlite::types::Value as Cell;
use serde_json::{Value, json};

use crate::form::{CONFIG, ITEMS, config_with, filled, filled_for, id};
use crate::server::{Options, Server};

/// Ten real respondents (DPMPTSP Kab. Pulang Pisau, 2018 Q4), U1 to U9 in the order of the
/// questionnaire. Source: github.com/ariandodev/ikm-lama at c865e48, `ikmdpmpt_dbikm.sql`.
const V8_2018Q4: [&str; 10] = [
    "433333334",
    "343433334",
    "343433334",
    "343434334",
    "343433334",
    "333333334",
    "433443333",
    "343433334",
    "343433334",
    "343433334",
];

fn server_with(rows: &[&str]) -> Server {
    let server = Server::start();
    for (number, row) in (1..).zip(rows) {
        server.keep(&filled(number, row));
    }
    server
}

fn headline(recap: &Value) -> [&Value; 3] {
    ["ikm", "ikm_id", "mutu"].map(|key| &recap[key])
}

#[test]
fn the_ten_rows_of_v8_2018q4_give_82_78_b_and_stand_in_sqlite_digit_for_digit() {
    let server = server_with(&V8_2018Q4);
    let recap = server.recap("");
    assert_eq!(headline(&recap), ["82.78", "82,78", "B"]);
    assert_eq!(recap["kinerja"], "Baik");
    assert_eq!(recap["profile"], "2017-exact");
    assert_eq!(recap["respondents"], 10);
    assert_eq!(recap["weighted_sum"], "3.311");
    let column = |key: &str| -> Vec<Value> {
        recap["unsur"].as_array().unwrap().iter().map(|unsur| unsur[key].clone()).collect()
    };
    assert_eq!(column("number"), ["U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9"]);
    assert_eq!(column("key"), ITEMS);
    assert_eq!(column("total"), [32, 37, 30, 38, 31, 31, 30, 30, 39]);
    assert_eq!(
        column("nrr"),
        ["3.200", "3.700", "3.000", "3.800", "3.100", "3.100", "3.000", "3.000", "3.900"]
    );
    assert_eq!(
        column("weighted"),
        ["0.356", "0.411", "0.333", "0.422", "0.344", "0.344", "0.333", "0.333", "0.433"]
    );
    assert_eq!(recap["unsur"][8]["counts"], json!({"1": 0, "2": 0, "3": 1, "4": 9}));

    let database = server.database();
    for (number, row) in (1..).zip(V8_2018Q4) {
        for (item, digit) in ITEMS.into_iter().zip(row.chars()) {
            let sql = "SELECT score FROM answers WHERE response_id = ?1 AND item = ?2";
            let score: i64 = database.query_row(sql, (id(number), item), |row| row.get(0)).unwrap();
            assert_eq!(score.to_string(), digit.to_string(), "respondent {number}, {item}");
        }
    }
    assert_eq!(server.count("SELECT count(*) FROM answers"), 90);
    let sql = "SELECT instrument, instrument_version, period, unit, service, day, profile,
                      grouping, value, mutu, comment, index_key
               FROM responses JOIN scores ON response_id = id WHERE id = ?1";
    let stored: Vec<Cell> = database
        .query_row(sql, [id(1)], |row| (0..12).map(|column| row.get(column)).collect())
        .unwrap();
    let text = |text: &str| Cell::Text(text.to_owned());
    // 29 ÷ 9 × 25 = 80,5556
    let expected = [
        text("skm9-2017"),
        Cell::Integer(1),
        text("2026-TW4"),
        text("disdukcapil"),
        text("ktp"),
        text("2026-11-25"),
        text("2017-exact"),
        text("unsur"),
        text("80.56"),
        text("B"),
        Cell::Null,
        text("ikm"),
    ];
    assert_eq!(stored, expected);
    let sql = "SELECT group_concat(field || '=' || code, ' ' ORDER BY field) FROM respondent WHERE response_id = ?1";
    let said: String = database.query_row(sql, [id(10)], |row| row.get(0)).unwrap();
    assert_eq!(said, "jenis_kelamin=P pendidikan=s1 usia=26-34");
}

#[test]
fn two_profiles_differ_as_the_rule_says() {
    // The same ten rows under the rounded weights (vectors of the source).
    let server = server_with(&V8_2018Q4);
    for (profile, ikm, mutu) in
        [("2017-exact", "82.78", "B"), ("2017-0.111", "82.70", "B"), ("2017-0.11", "81.95", "B")]
    {
        let recap = server.recap(&format!("?profile={profile}"));
        assert_eq!([&recap["profile"], &recap["ikm"], &recap["mutu"]], [profile, ikm, mutu]);
    }
    // Two respondents with all 4 and 29 with all 3: the rounded weight costs a letter.
    let mut rows = ["333333333"; 31];
    rows[0] = "444444444";
    rows[1] = "444444444";
    let server = server_with(&rows);
    assert_eq!(headline(&server.recap("")), ["76.61", "76,61", "B"]);
    assert_eq!(headline(&server.recap("?profile=2017-0.11")), ["75.85", "75,85", "C"]);
}

#[test]
fn the_letter_is_read_off_the_printed_figure() {
    // 524 points of 19 respondents: 76,608 is printed 76,61, and 76,61 is B.
    let mut rows = vec!["333333333"; 17];
    rows.extend(["333333344", "444444333"]);
    rows[0] = "333333344";
    rows[1] = "333333334";
    assert_eq!(
        rows.iter().flat_map(|row| row.bytes()).map(|b| u32::from(b - b'0')).sum::<u32>(),
        524
    );
    assert_eq!(headline(&server_with(&rows).recap("")), ["76.61", "76,61", "B"]);
}

#[test]
fn the_two_official_orders_number_sarana_and_pengaduan_differently_and_agree_on_the_rest() {
    let server = server_with(&V8_2018Q4);
    let last = |order: &str| {
        let recap = server.recap(&format!("?order={order}"));
        assert_eq!((&recap["order"], &recap["ikm"]), (&json!(order), &json!("82.78")));
        [7, 8].map(|place| {
            let unsur = &recap["unsur"][place];
            (unsur["number"].clone(), unsur["key"].clone(), unsur["nrr"].clone())
        })
    };
    let row = |number: &str, key: &str, nrr: &str| (json!(number), json!(key), json!(nrr));
    assert_eq!(last("kuesioner"), [row("U8", "sarana", "3.000"), row("U9", "pengaduan", "3.900")]);
    assert_eq!(last("daftar"), [row("U8", "pengaduan", "3.900"), row("U9", "sarana", "3.000")]);
}

#[test]
fn filters_choose_responses_by_unit_service_and_period() {
    let server = Server::start();
    for (number, unit, service, day) in [
        (1, "disdukcapil", "ktp", "2026-11-25"),
        (2, "disdukcapil", "akta", "2026-11-25"),
        (3, "puskesmas", "akta", "2026-08-01"),
        (4, "puskesmas", "umum", "2026-08-01"),
    ] {
        server.keep(&filled_for(CONFIG, number, "333333333", unit, service, day));
    }
    for (query, respondents) in [
        ("", 4),
        ("?unit=", 4),
        ("?unit=disdukcapil", 2),
        ("?service=akta", 2),
        ("?service=disdukcapil/akta", 1),
        ("?unit=puskesmas&service=akta", 1),
        ("?unit=puskesmas&service=puskesmas%2Fakta", 1),
        ("?period=2026-TW4", 2),
        ("?period=2026-TW3&unit=disdukcapil", 0),
        ("?period=2030-TW1", 0),
    ] {
        assert_eq!(server.recap(query)["respondents"], respondents, "{query}");
    }
    let filters = &server.recap("?service=puskesmas/umum&period=2026-TW3")["filters"];
    assert_eq!(
        *filters,
        json!({"unit": "puskesmas", "service": "umum", "period": "2026-TW3", "topic": null})
    );
}

#[test]
fn a_unit_is_the_mean_of_its_respondents_and_not_of_its_services() {
    // A at 75 from three respondents and B at 100 from one: 81,25, not 87,50.
    let server = Server::start();
    for number in 1..=3 {
        server.keep(&filled(number, "333333333"));
    }
    server.keep(&filled_for(CONFIG, 4, "444444444", "disdukcapil", "akta", "2026-11-25"));
    assert_eq!(server.recap("?unit=disdukcapil")["ikm"], "81.25");
}

#[test]
fn without_responses_there_is_no_figure_and_no_letter() {
    let recap = Server::start().recap("");
    let flat = recap.as_object().unwrap();
    for key in ["ikm", "ikm_id", "mutu", "kinerja", "weighted_sum"] {
        assert_eq!(flat.get(key), Some(&Value::Null), "{key}");
    }
    assert_eq!(recap["respondents"], 0);
    assert_eq!(recap["unsur"][0]["nrr"], Value::Null);
}

#[test]
fn what_is_unknown_is_refused_with_what_there_is() {
    const PARAMETERS: [&str; 8] =
        ["unit", "service", "period", "topic", "profile", "grouping", "order", "personal"];
    let server = Server::start();
    for (query, parameter, known) in [
        ("?unit=bapenda", "unit", json!(["disdukcapil", "puskesmas"])),
        ("?service=sim", "service", json!(["akta", "ktp", "umum"])),
        ("?unit=puskesmas&service=ktp", "service", json!(["akta", "umum"])),
        ("?unit=puskesmas&service=disdukcapil/akta", "service", json!(["akta", "umum"])),
        ("?period=2026-TW5", "period", json!(["2026-TW4"])),
        ("?profile=2014", "profile", json!(["2017-exact", "2017-0.11", "2017-0.111", "2004"])),
        ("?grouping=menpan-2026", "grouping", json!(["unsur"])),
        ("?order=U8", "order", json!(["kuesioner", "daftar"])),
        ("?unti=puskesmas", "parameter", json!(PARAMETERS)),
    ] {
        for path in ["/api/recap", "/api/responses.csv"] {
            let reply = server.read(&format!("{path}{query}"));
            assert_eq!(reply.status, 400, "{query}");
            let error = &reply.json()["error"];
            assert_eq!((&error["parameter"], &error["known"]), (&json!(parameter), &known));
        }
    }
}

#[test]
fn every_choice_is_counted_and_so_is_who_left_it_blank() {
    let server = Server::start();
    server.keep(&filled(1, "333333333"));
    let mut body = filled(2, "333333333");
    body["respondent"] = json!({
        "jenis_kelamin": "L", "usia": "26-34", "pendidikan": "sma", "pekerjaan": "tani-nelayan"});
    server.keep(&body);
    let recap = server.recap("");
    let fields = recap["respondent"].as_array().unwrap();
    let keys: Vec<&Value> = fields.iter().map(|field| &field["field"]).collect();
    assert_eq!(keys, ["jenis_kelamin", "usia", "pendidikan", "pekerjaan"]);
    let count = |field: usize, code: Value| -> Value {
        let choices = fields[field]["choices"].as_array().unwrap();
        choices.iter().find(|choice| choice["code"] == code).unwrap()["count"].clone()
    };
    assert_eq!([count(0, json!("L")), count(0, json!("P")), count(0, Value::Null)], [1, 1, 0]);
    assert_eq!([count(1, json!("26-34")), count(1, json!("di-atas-65"))], [2, 0]);
    assert_eq!([count(3, json!("tani-nelayan")), count(3, Value::Null)], [1, 1]);
    assert_eq!(fields[3]["choices"][11]["label"], "Tidak diisi");
}

#[test]
fn what_was_answered_under_an_older_configuration_is_still_counted() {
    let server = Server::start();
    server.keep(&filled(1, "433333334"));
    let config = config_with(json!({
        "units": [{"id": "mpp", "name": "MPP", "services": [{"id": "ktp", "name": "KTP"}]}],
        "respondent": [
            {"field": "usia", "choices": [{"code": "muda", "label": "Muda"}]},
            {"field": "pendidikan", "use": "off"}, {"field": "pekerjaan", "use": "off"}]}));
    let server = Server::start_in(server.stop(), Options { config, ..Options::default() });
    assert_eq!(server.recap("")["respondents"], 1);
    assert_eq!(server.recap("?unit=disdukcapil&service=ktp")["respondents"], 1);
    let recap = server.recap("");
    let usia = recap["respondent"][1]["choices"].as_array().unwrap();
    let usia: Vec<_> = usia.iter().map(|c| (c["code"].clone(), c["count"].clone())).collect();
    let expected = [(json!("muda"), json!(0)), (json!("26-34"), json!(1)), (json!(null), json!(0))];
    assert_eq!(usia, expected);
    assert_eq!(recap["respondent"][2]["field"], "pendidikan");
    assert_eq!(recap["respondent"].as_array().unwrap().len(), 3);
}

#[test]
fn the_weighted_sum_is_the_exact_one_and_not_that_of_rounded_figures() {
    // 1/9 of 4 is 0,444; nine times that is 3,996.
    let server = server_with(&["444444444"]);
    for (profile, sum) in [("2017-exact", "4.000"), ("2017-0.11", "3.960"), ("2017-0.111", "3.996")]
    {
        assert_eq!(server.recap(&format!("?profile={profile}"))["weighted_sum"], sum);
    }
}

#[test]
fn a_blank_unsur_does_not_lower_the_weighted_sum() {
    // Blanks cannot be handed in, but an agency may have taken answers out of the file.
    let blank = |server: &Server, sql: &str| server.database().execute_batch(sql).unwrap();
    let server = server_with(&["444444444"]);
    blank(&server, "DELETE FROM answers WHERE item = 'pengaduan'");
    assert_eq!(server.recap("")["weighted_sum"], "4.000");
    blank(&server, "DELETE FROM answers");
    assert_eq!(server.recap("")["weighted_sum"], Value::Null);
    assert_eq!(server.recap("")["respondents"], 1);
    // (3,5 + 8 × 3) ÷ 9 = 3,0556
    let server = server_with(&["333333333", "433333333"]);
    let second = id(2);
    blank(
        &server,
        &format!("DELETE FROM answers WHERE response_id = '{second}' AND item <> 'persyaratan'"),
    );
    assert_eq!(server.recap("")["weighted_sum"], "3.056");
}
