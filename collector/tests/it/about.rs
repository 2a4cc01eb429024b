//! What an agency asks about the respondent beyond coarse choices: what is taken, and what of it
//! is published.

use serde_json::{Value, json};

use crate::client::ask;
use crate::form::{ITEMS, config_with, filled};
use crate::server::{Options, Server};

/// Asks for everything there is.
fn everything() -> String {
    config_with(json!({
        "hour": "slot",
        "respondent": [
            { "field": "usia", "as": "years" },
            { "field": "pekerjaan", "as": "text" },
            { "field": "disabilitas" },
            { "field": "jenis_disabilitas" },
        ],
    }))
}

/// The columns of the table from the day to the last respondent field.
const COLUMNS: &str =
    "day slot jenis_kelamin usia pendidikan pekerjaan disabilitas jenis_disabilitas";

fn server_of(config: String) -> Server {
    Server::start_with(Options { config, ..Options::default() })
}

/// A response with this said about the respondent, besides the usual.
fn said(number: u128, about: &Value) -> Value {
    let mut body = filled(number, "433333334");
    body["respondent"] = json!({ "jenis_kelamin": "P", "pendidikan": "s1" });
    for (key, value) in about.as_object().unwrap() {
        body["respondent"][key] = value.clone();
    }
    body
}

/// Where the response is wrong, and how.
fn refused(server: &Server, body: &Value) -> Vec<(String, String)> {
    let reply = server.post(body);
    assert_eq!(reply.status, 422, "{}", reply.text());
    reply.violations()
}

fn one(path: &str, code: &str) -> Vec<(String, String)> {
    vec![(path.to_owned(), code.to_owned())]
}

#[test]
fn what_is_typed_keeps_its_rules_on_the_server_too() {
    let server = server_of(everything());
    let mut body = said(1, &json!({ "usia": "34", "pekerjaan": "Guru ngaji" }));
    body["slot"] = json!("08-12");
    let receipt = server.keep(&body);
    // Blanks that nobody meant make no other response of it.
    body["respondent"]["pekerjaan"] = json!(" Guru ngaji ");
    let again = server.post(&body);
    assert_eq!((again.status, again.receipt()), (200, receipt));
    let about =
        |usia: &str, pekerjaan: &str| said(2, &json!({ "usia": usia, "pekerjaan": pekerjaan }));
    for wrong in ["121", "26-34", "muda", "3.5"] {
        assert_eq!(refused(&server, &about(wrong, "Guru")), one("respondent.usia", "out_of_range"));
    }
    let long = "a".repeat(101);
    assert_eq!(refused(&server, &about("34", &long)), one("respondent.pekerjaan", "too_long"));
    assert_eq!(refused(&server, &about("34", " ")), one("respondent.pekerjaan", "missing"));
    let mut slot = about("34", "Guru");
    slot["slot"] = json!("09.15");
    assert_eq!(refused(&server, &slot), one("slot", "unknown"));
}

#[test]
fn an_agency_that_does_not_ask_gets_no_age_no_slot_and_nothing_about_disability() {
    let server = Server::start();
    let mut slot = filled(1, "433333334");
    slot["slot"] = json!("08-12");
    assert_eq!(refused(&server, &slot), one("slot", "not_asked"));
    let mut age = filled(1, "433333334");
    age["respondent"]["usia"] = json!("34");
    assert_eq!(refused(&server, &age), one("respondent.usia", "not_a_choice"));
    let mut disability = filled(1, "433333334");
    disability["respondent"]["disabilitas"] = json!("ya");
    assert_eq!(refused(&server, &disability), one("respondent.disabilitas", "not_asked"));
}

#[test]
fn a_kind_of_disability_without_a_yes_before_it_is_refused() {
    let server = server_of(everything());
    let about = |yes: &str| {
        let about = json!({ "usia": "34", "pekerjaan": "Guru", "disabilitas": yes, "jenis_disabilitas": "fisik" });
        said(1, &about)
    };
    assert_eq!(refused(&server, &about("tidak")), one("respondent.jenis_disabilitas", "not_asked"));
    server.keep(&about("ya"));
    let header = server.read("/api/responses.csv").text().to_string();
    assert!(header.contains(";day;slot;jenis_kelamin;usia;pendidikan;pekerjaan;disabilitas;jenis_disabilitas;persyaratan;"), "{header}");
    let recap = server.recap("");
    let kinds = recap["respondent"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&kinds["field"], &kinds["choices"][0]["count"]),
        (&json!("jenis_disabilitas"), &json!(1))
    );
}

#[test]
fn nobody_is_born_after_the_day_of_the_response() {
    let config = config_with(json!({ "respondent": [
        { "field": "usia", "as": "birth_year" }, { "field": "pekerjaan", "use": "off" }] }));
    let server = server_of(config);
    server.keep(&said(1, &json!({ "usia": "2026" })));
    assert_eq!(
        refused(&server, &said(2, &json!({ "usia": "2027" }))),
        one("respondent.usia", "out_of_range")
    );
}

#[test]
fn ages_are_published_by_band_and_occupations_only_as_how_many_wrote_one() {
    let server = server_of(everything());
    for (number, usia) in (1..).zip(["16", "34", "26", "70"]) {
        server.keep(&said(number, &json!({ "usia": usia, "pekerjaan": "Dukun Beranak RT 3" })));
    }
    let recap = server.recap("");
    let fields = recap["respondent"].as_array().unwrap();
    let counts = |field: &str| -> Vec<(String, u64)> {
        let field = fields.iter().find(|known| known["field"] == field).unwrap();
        let choices = field["choices"].as_array().unwrap().iter();
        let count = |choice: &Value| {
            (choice["code"].as_str().unwrap_or("-").to_owned(), choice["count"].as_u64().unwrap())
        };
        choices.map(count).filter(|(_, count)| *count > 0).collect()
    };
    let count = |code: &str, count| (code.to_owned(), count);
    assert_eq!(
        counts("usia"),
        [count("di-bawah-17", 1), count("26-34", 2), count("di-atas-65", 1)]
    );
    assert_eq!(counts("pekerjaan"), [count("tertulis", 4)]);
    let page = server.read("/recap").text().to_string();
    for figures in [recap.to_string(), page] {
        assert!(!figures.contains("Dukun"), "{figures}");
    }
    // The agency's own table has what was written.
    assert!(server.read("/api/responses.csv").text().contains("Dukun Beranak RT 3"));
    // And where it asks by choices again, the words of before are still in no published figure.
    let server = Server::start_in(server.stop(), Options::default());
    let recap = server.recap("").to_string();
    assert!(!recap.contains("Dukun") && recap.contains("\"26-34\""), "{recap}");
}

#[test]
fn a_year_of_birth_is_counted_under_the_age_in_the_year_of_the_response() {
    let asked = json!([
        { "field": "usia", "as": "birth_year" }, { "field": "pekerjaan", "use": "off" }]);
    let server = server_of(config_with(json!({ "respondent": asked })));
    // 34 and 35 in 2026.
    for (number, year) in (1..).zip(["1992", "1991", "1991"]) {
        server.keep(&said(number, &json!({ "usia": year })));
    }
    let recap = server.recap("");
    let choices = recap["respondent"][1]["choices"].as_array().unwrap().iter();
    let counts = choices.map(|choice| (choice["code"].as_str(), choice["count"].as_u64()));
    let counts: Vec<_> = counts.filter(|(_, count)| *count != Some(0)).collect();
    assert_eq!(counts, [(Some("26-34"), Some(1)), (Some("35-44"), Some(2))]);
}

/// Seven women who differ only in the year of their age, five men who differ in nothing, and one
/// more of whom everything is rare. Ages are told as `of_age` gives them.
fn thirteen(answer: &str, of_age: impl Fn(u16) -> String) -> Server {
    let mut config: Value = serde_json::from_str(&everything()).unwrap();
    config["privacy"] = json!({ "k": 5 });
    config["respondent"][0]["as"] = json!(answer);
    let server = server_of(config.to_string());
    for number in 1..=13 {
        let (sex, age) = if number <= 7 { ("P", 26 + number) } else { ("L", 50) };
        let common = json!({ "jenis_kelamin": sex, "usia": of_age(age), "pekerjaan": "Guru",
            "disabilitas": "tidak" });
        let rare = json!({ "usia": of_age(91), "pekerjaan": "Pawang Hujan",
            "disabilitas": "ya", "jenis_disabilitas": "fisik" });
        let (about, slot) = if number == 13 { (rare, "13-17") } else { (common, "08-12") };
        let mut body = said(number.into(), &about);
        body["slot"] = json!(slot);
        server.keep(&body);
    }
    server
}

fn rows(server: &Server, path: &str) -> Vec<Vec<String>> {
    let text = server.read(path).text().to_owned();
    let lines = text.trim_start_matches('\u{feff}').lines();
    lines.map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

#[test]
fn a_rare_age_occupation_disability_or_slot_is_told_nowhere_but_in_the_full_table() {
    let age = |age: u16| age.to_string();
    let born = |age: u16| (2026 - age).to_string();
    for (server, oldest) in [(thirteen("years", age), "91"), (thirteen("birth_year", born), "1935")]
    {
        let published = rows(&server, "/api/responses.csv");
        assert_eq!(published[0][7..15].join(" "), COLUMNS);
        let mut shared: std::collections::BTreeMap<String, u32> = Default::default();
        for row in &published[1..] {
            *shared.entry(row[7..15].join(";")).or_default() += 1;
        }
        // The one is told of together with the five, and nothing of either.
        let expected = [(";;;;;;;", 6), (";;P;26-34;s1;tertulis;tidak;", 7)];
        assert_eq!(shared, expected.map(|(told, people)| (told.to_owned(), people)).into());
        let recap = server.recap("");
        let fields = recap["respondent"].as_array().unwrap().iter();
        let choices = fields.flat_map(|field| field["choices"].as_array().unwrap());
        for people in choices.filter_map(|choice| choice["count"].as_u64()) {
            assert!(people == 0 || people >= 5, "{recap}");
        }
        let page = server.read("/recap").text().to_owned();
        for figures in [recap.to_string(), page] {
            for said in ["Pawang", "Guru", "08-12", "13-17"] {
                assert!(!figures.contains(said), "{said} in {figures}");
            }
        }
        // The officers' own table has all of it, as it was said.
        let full = rows(&server, "/api/responses.csv?full=1");
        let rare = full.iter().find(|row| row[8] == "13-17").unwrap();
        let expected = ["2026-11-25", "13-17", "P", oldest, "s1", "Pawang Hujan", "ya", "fisik"];
        assert_eq!(rare[7..15], expected);
    }
}

#[test]
fn a_form_says_the_slot_and_disability_only_with_its_consent() {
    let server = server_of(everything());
    let post = |more: &[(&str, &str)]| {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("service", "disdukcapil/ktp"),
            ("respondent.jenis_kelamin", "P"),
            ("respondent.usia", " 034"),
            ("respondent.pendidikan", "s1"),
            ("respondent.pekerjaan", "Guru"),
            ("respondent.disabilitas", "ya"),
        ] {
            form.append_pair(name, value);
        }
        for item in ITEMS {
            form.append_pair(&format!("answers.{item}"), "3");
        }
        form.extend_pairs(more);
        let headers =
            [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json")];
        let reply =
            ask(server.address, "POST", "/api/responses", &headers, form.finish().as_bytes());
        assert_eq!(reply.status, 201, "{}", reply.text());
    };
    post(&[]);
    let count = |what: &str| server.count(&format!("SELECT count(*) FROM {what}"));
    assert_eq!(count("respondent WHERE field = 'disabilitas'"), 0);
    assert_eq!(count("respondent WHERE field = 'usia' AND code = '34'"), 1);
    assert_eq!(count("responses WHERE slot IS NULL"), 1);
    post(&[("agreed.disability", "ya"), ("slot", "13-17")]);
    assert_eq!(count("respondent WHERE field = 'disabilitas'"), 1);
    assert_eq!(count("responses WHERE slot = '13-17'"), 1);
}

#[test]
fn a_form_whose_notice_must_be_agreed_to_is_not_taken_without() {
    let server = server_of(config_with(json!({ "notice": { "consent": true } })));
    let mut form = form_urlencoded::Serializer::new(String::new());
    for (name, value) in [
        ("service", "disdukcapil/ktp"),
        ("respondent.jenis_kelamin", "P"),
        ("respondent.usia", "26-34"),
        ("respondent.pendidikan", "s1"),
    ] {
        form.append_pair(name, value);
    }
    for item in ITEMS {
        form.append_pair(&format!("answers.{item}"), "3");
    }
    let form = form.finish();
    let post = |body: &str| {
        let headers = [("Content-Type", "application/x-www-form-urlencoded")];
        ask(server.address, "POST", "/api/responses", &headers, body.as_bytes())
    };
    let reply = post(&form);
    assert_eq!(reply.status, 422);
    assert!(reply.text().contains("beri tanda setuju"), "{}", reply.text());
    assert_eq!(post(&format!("{form}&agreed.notice=ya")).status, 303);
    // What the widget sends has it behind it.
    server.keep(&filled(1, "433333334"));
}
