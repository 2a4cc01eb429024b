//! What `POST /api/responses` takes, and what it refuses.

use serde_json::{Value, json};

use crate::client::ask;
use crate::form::{config_with, filled, filled_for};
use crate::server::{Options, Server};

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(path, code)| ((*path).to_owned(), (*code).to_owned())).collect()
}

#[test]
fn a_response_is_taken_once_and_gets_a_receipt_of_two_groups() {
    let server = Server::start();
    let receipt = server.keep(&filled(1, "433333334"));
    let groups: Vec<&str> = receipt.split('-').collect();
    assert_eq!(groups.len(), 2);
    for group in groups {
        assert_eq!(group.len(), 4);
        assert!(group.chars().all(|c| "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(c)), "{receipt}");
    }
}

#[test]
fn the_same_id_twice_is_stored_once_and_gets_the_same_receipt() {
    let server = Server::start();
    let body = filled(1, "433333334");
    let receipt = server.keep(&body);
    let again = server.post(&body);
    assert_eq!((again.status, again.receipt()), (200, receipt));
    // Blanks around a comment are not part of it; neither is an empty one.
    let mut blank = body.clone();
    blank["comment"] = json!("  ");
    assert_eq!(server.post(&blank).status, 200);
    assert_eq!(server.count("SELECT count(*) FROM responses"), 1);
    assert_eq!(server.count("SELECT count(*) FROM answers"), 9);
    assert_eq!(server.recap("")["respondents"], 1);
}

#[test]
fn another_response_under_a_known_id_is_refused_and_changes_nothing() {
    let server = Server::start();
    server.keep(&filled(1, "433333334"));
    let mut comment = filled(1, "433333334");
    comment["comment"] = json!("lain");
    let mut blank = filled(1, "433333334");
    blank["respondent"]["pekerjaan"] = json!("asn");
    for other in [filled(1, "433333333"), comment, blank] {
        let reply = server.post(&other);
        assert_eq!((reply.status, reply.code().as_str()), (409, "id_taken"));
    }
    assert_eq!(server.count("SELECT count(*) FROM answers WHERE score = 4"), 2);
    assert_eq!(server.count("SELECT count(comment) FROM responses"), 0);
}

#[test]
fn every_broken_rule_is_reported_at_once() {
    let server = Server::start();
    let mut body = filled(1, "333333333");
    body["format"] = json!(2);
    body["id"] = json!("K7");
    body["instrument"] = json!("skm14-2004");
    body["instrument_version"] = json!(7);
    body["day"] = json!("2026-12-24");
    body["period"] = json!("2026-TW3");
    body["unit"] = json!("bapenda");
    body["respondent"] = json!({"usia": "34", "agama": "x"});
    body["comment"] = json!("a".repeat(2001));
    body["score"]["indexes"] =
        json!({"ikm": {"value": "75.01", "mutu": "B"}, "ipak": {"value": "75.00"}});
    let reply = server.post(&body);
    assert_eq!((reply.status, reply.code().as_str()), (422, "rules_broken"));
    let expected = [
        ("format", "not_supported"),
        ("id", "not_an_id"),
        ("instrument", "not_configured"),
        ("instrument_version", "not_configured"),
        ("day", "in_the_future"),
        ("period", "not_the_period"),
        ("unit", "unknown"),
        ("respondent.jenis_kelamin", "missing"),
        ("respondent.usia", "not_a_choice"),
        ("respondent.pendidikan", "missing"),
        ("comment", "too_long"),
        ("respondent.agama", "not_asked"),
        ("score.indexes.ikm.value", "differs"),
        ("score.indexes.ikm.mutu", "differs"),
        ("score.indexes.ipak", "unknown"),
    ];
    assert_eq!(reply.violations(), pairs(&expected));
    assert_eq!(server.count("SELECT count(*) FROM responses"), 0);
}

#[test]
fn answers_that_are_missing_impossible_or_not_asked_are_each_named() {
    let server = Server::start();
    let mut body = filled(1, "333333333");
    let answers = body["answers"].as_object_mut().unwrap();
    answers.remove("sarana");
    answers.insert("biaya".into(), json!(5));
    answers.insert("waktu".into(), json!(0));
    answers.insert("U8".into(), json!(4));
    let expected = [
        ("answers.waktu", "not_a_choice"),
        ("answers.biaya", "not_a_choice"),
        ("answers.sarana", "missing"),
        ("answers.U8", "not_asked"),
    ];
    let reply = server.post(&body);
    assert_eq!((reply.status, reply.violations()), (422, pairs(&expected)));
}

#[test]
fn a_service_of_another_unit_is_refused() {
    let server = Server::start();
    let mut body = filled(1, "333333333");
    body["service"] = json!("umum");
    assert_eq!(server.post(&body).violations(), pairs(&[("service", "unknown")]));
}

#[test]
fn the_score_is_the_servers_own_under_the_profile_that_is_named() {
    // All answers 4 under weight 0,11: 99,00 (PermenPANRB 14/2017 with a rounded weight).
    let server = Server::start();
    let score = |profile: &str, ikm: &str| {
        let indexes = json!({"ikm": {"value": ikm, "mutu": "A"}});
        json!({"profile": profile, "grouping": "unsur", "indexes": indexes})
    };
    let mut body = filled(1, "444444444");
    body["score"] = score("2017-0.11", "99.00");
    server.keep(&body);
    let mut wrong = filled(2, "444444444");
    wrong["score"] = score("2017-0.11", "100.00");
    let reply = server.post(&wrong);
    assert_eq!(reply.violations(), pairs(&[("score.indexes.ikm.value", "differs")]));
    assert!(reply.text().contains("99.00"), "says what it computed: {}", reply.text());
    wrong["score"]["profile"] = json!("2014");
    wrong["score"]["grouping"] = json!("menpan-2026");
    let unknown = pairs(&[("score.profile", "unknown"), ("score.grouping", "unknown")]);
    assert_eq!(server.post(&wrong).violations(), unknown);
    let mut without = filled(2, "444444444");
    without["score"]["indexes"] = json!({});
    let missing = pairs(&[("score.indexes.ikm", "missing")]);
    assert_eq!(server.post(&without).violations(), missing);
    // The statutory index has a letter: leaving it out is no way round the check.
    let mut unlettered = filled(2, "444444444");
    unlettered["score"]["indexes"]["ikm"] = json!({"value": "100.00"});
    let differs = pairs(&[("score.indexes.ikm.mutu", "differs")]);
    assert_eq!(server.post(&unlettered).violations(), differs);
}

#[test]
fn a_body_of_another_shape_is_refused_with_everything_that_is_wrong_about_it() {
    let server = Server::start();
    let mut body = filled(1, "333333333");
    body["nik"] = json!("3374010101010001");
    body["answers"]["sarana"] = json!("3");
    body["answers"]["biaya"] = json!(3.5);
    body["score"].as_object_mut().unwrap().remove("grouping");
    body["score"]["indexes"]["ikm"] = json!({"mutu": 3});
    body["score"]["nrr"] = json!(3);
    body["respondent"] = json!(["P"]);
    body.as_object_mut().unwrap().remove("day");
    let reply = server.post(&body);
    assert_eq!((reply.status, reply.code().as_str()), (400, "wrong_shape"));
    let expected = [
        ("day", "missing"),
        ("respondent", "wrong_type"),
        ("answers.biaya", "wrong_type"),
        ("answers.sarana", "wrong_type"),
        ("score.grouping", "missing"),
        ("score.indexes.ikm.value", "missing"),
        ("score.indexes.ikm.mutu", "wrong_type"),
        ("score.nrr", "unknown_key"),
        ("nik", "unknown_key"),
    ];
    assert_eq!(reply.violations(), pairs(&expected));
    for body in [&b"{\"format\": 1,"[..], b"", b"format=1", b"\xff"] {
        let reply = server.post_bytes(body);
        assert_eq!((reply.status, reply.code().as_str()), (400, "not_json"));
    }
    let reply = server.post(&json!([]));
    assert_eq!((reply.status, reply.violations()), (400, pairs(&[("", "wrong_type")])));
}

#[test]
fn only_json_and_forms_of_at_most_32_kib_are_read() {
    let server = Server::start();
    let body = filled(1, "333333333").to_string();
    let types: [&[(&str, &str)]; 3] =
        [&[], &[("Content-Type", "text/plain")], &[("Content-Type", "application/x-www-form")]];
    for headers in types {
        let reply = ask(server.address, "POST", "/api/responses", headers, body.as_bytes());
        assert_eq!((reply.status, reply.code().as_str()), (415, "not_json_type"));
        assert!(reply.text().contains("application/json"));
    }
    let padded = |size: usize| format!("{body}{}", " ".repeat(size - body.len()));
    let reply = server.post_bytes(padded(32 * 1024 + 1).as_bytes());
    assert_eq!((reply.status, reply.code().as_str()), (413, "too_large"));
    assert_eq!(server.post_bytes(padded(32 * 1024).as_bytes()).status, 201);
    let charset = [("Content-Type", "Application/JSON; charset=utf-8")];
    let body = filled(2, "333333333").to_string();
    assert_eq!(
        ask(server.address, "POST", "/api/responses", &charset, body.as_bytes()).status,
        201
    );
}

#[test]
fn the_longest_comment_fits_however_it_is_written() {
    let server = Server::start();
    let mut body = filled(1, "333333333");
    body["comment"] = json!("KOMENTAR");
    // Twelve bytes a letter: a pair of escapes for one letter beyond the basic plane.
    let escaped = body.to_string().replace("KOMENTAR", &"\\ud83d\\ude00".repeat(2000));
    assert_eq!(server.post_bytes(escaped.as_bytes()).status, 201);
    assert_eq!(server.count("SELECT length(comment) FROM responses"), 2000);
}

#[test]
fn a_day_must_be_on_the_calendar_and_near_today() {
    let server = Server::start();
    let on = |number, day: &str, period: &str| -> Vec<(String, String)> {
        let mut body = filled(number, "333333333");
        body["day"] = json!(day);
        body["period"] = json!(period);
        let reply = server.post(&body);
        if reply.status == 201 { Vec::new() } else { reply.violations() }
    };
    assert_eq!(on(1, "2026-11-26", "2026-TW4"), []);
    assert_eq!(on(2, "2026-11-27", "2026-TW4"), pairs(&[("day", "in_the_future")]));
    assert_eq!(on(3, "2025-10-21", "2025-TW4"), []);
    assert_eq!(on(4, "2025-10-20", "2025-TW4"), pairs(&[("day", "too_old")]));
    assert_eq!(on(5, "2026-02-29", "2026-TW1"), pairs(&[("day", "not_a_day")]));
    assert_eq!(on(6, "2026-11-25T10:01", "2026-TW4"), pairs(&[("day", "not_a_day")]));
    assert_eq!(on(7, "2026-11-25", "2026-TW3"), pairs(&[("period", "not_the_period")]));
    assert_eq!(on(8, "2026-11-25", "2026-S2"), pairs(&[("period", "not_the_period")]));
    assert_eq!(on(9, "2026-11-25", "TW4"), pairs(&[("period", "not_a_period")]));
}

#[test]
fn under_a_fixed_period_that_one_and_the_days_own_are_taken() {
    let config = config_with(json!({"period": {"kind": "semester", "year": 2026, "number": 1}}));
    let server = Server::start_with(Options { config, ..Options::default() });
    let status = |number, period: &str| {
        let mut body = filled(number, "333333333");
        body["period"] = json!(period);
        server.post(&body).status
    };
    assert_eq!(status(1, "2026-S1"), 201);
    assert_eq!(status(2, "2026-S2"), 201);
    assert_eq!(status(3, "2025-S2"), 422);
    assert_eq!(status(4, "2026-TW4"), 422);
}

#[test]
fn a_comment_where_none_is_asked_for_is_refused() {
    let config = config_with(json!({"comment": "off"}));
    let server = Server::start_with(Options { config, ..Options::default() });
    let mut body = filled(1, "333333333");
    body["comment"] = json!("Terima kasih");
    assert_eq!(server.post(&body).violations(), pairs(&[("comment", "not_asked")]));
}

#[test]
fn a_response_that_is_kept_gets_its_receipt_again_after_the_rules_changed() {
    let server = Server::start();
    let body = filled(1, "433333334");
    let receipt = server.keep(&body);
    let moved = config_with(json!({"units": [
        {"id": "mpp", "name": "Mal Pelayanan Publik", "services": [{"id": "ktp", "name": "KTP"}]}]}));
    let options = Options { config: moved.clone(), ..Options::default() };
    let server = Server::start_in(server.stop(), options);
    let again = server.post(&body);
    assert_eq!((again.status, again.receipt()), (200, receipt));
    let other = server.post(&filled(2, "433333334"));
    assert_eq!(other.violations(), pairs(&[("unit", "unknown")]));
    server.keep(&filled_for(&moved, 3, "433333334", "mpp", "ktp", "2026-11-25"));
}

#[test]
fn every_refusal_under_api_is_json_with_code_and_sentence() {
    let server = Server::start();
    let ask = |method, path| ask(server.address, method, path, &[], b"");
    for (reply, status, code) in [
        (ask("GET", "/api/nothing"), 404, "not_found"),
        (ask("GET", "/api/responses"), 405, "method_not_allowed"),
        (ask("DELETE", "/api/recap"), 405, "method_not_allowed"),
        (ask("GET", "/api/recap"), 401, "token_needed"),
    ] {
        assert_eq!((reply.status, reply.code().as_str()), (status, code));
        assert!(matches!(reply.json()["error"]["message"], Value::String(_)));
    }
    assert_eq!(ask("GET", "/api/health").status, 200);
}
