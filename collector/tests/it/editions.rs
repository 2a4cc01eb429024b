//! Editions of a questionnaire: what was sealed under an older one is good.

use serde_json::{Value, json};

use crate::form::{id, sealed};
use crate::ragam::{
    body, config_of, config_text, everything, least, ragam, server_of, with_reason,
};
use crate::server::{Options, Server};

/// The first edition: it did not ask for suggestions, and knew two channels.
fn first_edition() -> Value {
    let mut instrument = ragam();
    instrument["version"] = json!(1);
    instrument["items"].as_array_mut().unwrap().retain(|item| item["key"] != "saran");
    instrument["items"][3]["options"].as_array_mut().unwrap().truncate(2);
    instrument
}

#[test]
fn a_response_of_an_older_edition_is_taken_counted_and_written_out_with_the_others() {
    let server = server_of(&ragam());
    server.keep(&body(1, everything()));
    // A page that was opened before the new edition came.
    let old = sealed(&config_of(&first_edition()), 2, least(4));
    assert_eq!(old["instrument_version"], 1);
    server.keep(&old);
    let recap = server.recap("");
    assert_eq!(recap["respondents"], 2);
    // ((2 + 4) ÷ 2 + 3) ÷ 2 × 25 = 75
    assert_eq!(recap["ikm"], "75.00");
    let csv = server.read("/api/responses.csv");
    let versions: Vec<&str> =
        csv.text().lines().filter_map(|line| line.split(';').nth(3)).collect();
    assert_eq!(versions.iter().filter(|version| **version == "1").count(), 1);
    assert_eq!(versions.iter().filter(|version| **version == "2").count(), 1);
}

#[test]
fn what_was_kept_under_an_older_edition_is_counted_under_the_new_one() {
    let server = server_of(&first_edition());
    server.keep(&sealed(&config_of(&first_edition()), 1, least(4)));
    let folder = server.stop();
    std::fs::write(folder.path().join("ragam.json"), ragam().to_string()).unwrap();
    let options = Options { config: config_text(), ..Options::default() };
    let server = Server::start_in(folder, options);
    server.keep(&body(2, with_reason(2)));
    let recap = server.recap("");
    // (4 + 2) ÷ 2 × 25 = 75
    assert_eq!((&recap["respondents"], &recap["ikm"]), (&json!(2), &json!("75.00")));
    assert_eq!(recap["statements"][1]["options"][0]["count"], 2);
}

#[test]
fn an_option_that_a_newer_edition_dropped_is_counted_under_its_code() {
    let mut old = first_edition();
    old["items"][3]["options"].as_array_mut().unwrap().push(json!({"code": "kapal", "label": "x"}));
    let server = server_of(&old);
    let mut about = least(4);
    about.statements["lewat"] = json!("kapal");
    server.keep(&sealed(&config_of(&old), 1, about));
    let folder = server.stop();
    std::fs::write(folder.path().join("ragam.json"), ragam().to_string()).unwrap();
    let options = Options { config: config_text(), ..Options::default() };
    let recap = Server::start_in(folder, options).recap("");
    let dropped = json!({"code": "kapal", "label": "kapal", "count": 1});
    assert_eq!(recap["statements"][1]["options"][3], dropped);
}

#[test]
fn an_older_edition_keeps_the_rules_of_today() {
    let server = server_of(&ragam());
    let mut old = sealed(&config_of(&first_edition()), 1, least(4));
    old["statements"].as_object_mut().unwrap().remove("kali");
    let expected = [("statements.kali".to_owned(), "missing".to_owned())];
    assert_eq!(server.post(&old).violations(), expected);
}

#[test]
fn a_newer_edition_is_refused_and_so_is_one_before_the_first() {
    let server = server_of(&ragam());
    for version in [0, 3, 65_535] {
        let mut body = body(1, least(4));
        body["instrument_version"] = json!(version);
        let expected = [("instrument_version".to_owned(), "not_configured".to_owned())];
        assert_eq!(server.post(&body).violations(), expected, "{version}");
    }
    let mut body = body(1, least(4));
    assert_eq!(body["id"], id(1));
    body["instrument_version"] = json!(1);
    server.keep(&body);
}
