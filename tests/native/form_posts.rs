//! What a posted form says, whoever wrote it.

use std::sync::Arc;

use serde_json::json;
use survei_publik::survey::config::{self, Config};
use survei_publik::survey::document::Language;
use survei_publik::survey::form::{Filled, read};
use survei_publik::survey::instrument;
use survei_publik::survey::response::{
    At, ENTRY_LIMIT, Place, ResponseId, Statement, ViolationKind, check,
};

use crate::office::{config as nine, minimal, with};

fn posted(config: &Config, pairs: &[(&str, &str)]) -> Filled {
    let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    read(config, &pairs)
}

/// A questionnaire with a condition, several options, a number and entries.
fn visit() -> Config {
    let text = r#"{
      "format": 1, "id": "kunjungan", "version": 1, "title": "K", "source": "Sendiri",
      "unsur": [{ "key": "a", "name": "A" }],
      "items": [
        { "key": "puas", "unsur": "a", "question": "P", "choices": [
          { "score": 1, "label": "1" }, { "score": 2, "label": "2" } ] },
        { "key": "mengapa", "type": "text", "question": "M", "relevant": [{ "item": "puas", "is": ["1"] }] },
        { "key": "alat", "type": "select_multiple", "required": false, "question": "A", "options": [
          { "code": "hp", "label": "HP" }, { "code": "loket", "label": "L" } ] },
        { "key": "usul", "type": "repeat", "required": false, "question": "U", "items": [
          { "key": "apa", "question": "A" }, { "key": "hari", "type": "number", "required": false, "question": "H" } ] }
      ] }"#;
    let instrument = Arc::new(instrument::read(text).usable().unwrap());
    let mut document = minimal();
    document["instrument"] = json!("kunjungan.json");
    config::read(&document.to_string(), &instrument).usable().unwrap()
}

fn stated<'a>(filled: &'a Filled, key: &str) -> Option<&'a Statement> {
    filled.draft.statements.get(key)
}

#[test]
fn the_only_service_needs_no_control_and_any_other_is_none() {
    let one = nine(&minimal());
    assert_eq!(posted(&one, &[]).draft.target, one.only_service());
    let three = nine(&with(json!({})));
    assert_eq!(posted(&three, &[]).draft.target, None);
    let chosen = posted(&three, &[("service", "dukcapil/akta")]).draft.target.unwrap();
    assert_eq!((chosen.unit.as_str(), chosen.service.as_str()), ("dukcapil", "akta"));
    for wrong in ["akta", "puskesmas/akta", "dukcapil/", "/", "dukcapil/akta/"] {
        let draft = posted(&three, &[("service", wrong)]).draft;
        let violations = check(&three, &draft).unwrap_err();
        assert_eq!(violations[0].place, Place::Service);
        assert_eq!(violations[0].kind, ViolationKind::NotAChoice, "{wrong}");
    }
}

#[test]
fn only_a_score_as_the_form_has_it_is_a_score() {
    let config = nine(&minimal());
    let score = |text: &str| posted(&config, &[("answers.waktu", text)]).draft;
    assert_eq!(score("3").answers.get("waktu"), Some(&3));
    for wrong in ["03", "+3", " 3", "3.0", "tiga", "300", "-1", "255"] {
        let violations = check(&config, &score(wrong)).unwrap_err();
        let waktu = violations.iter().find(|v| v.place == Place::Item(At::item("waktu"))).unwrap();
        assert_eq!(waktu.kind, ViolationKind::NotAChoice, "{wrong}");
    }
    assert_eq!(score("").answers.get("waktu"), None);
}

#[test]
fn what_has_no_name_of_the_form_is_passed_over() {
    let config = nine(&minimal());
    let filled = posted(
        &config,
        &[("csrf", "x"), ("answers.tidak-ada", "4"), ("", ""), ("ANSWERS.waktu", "4")],
    );
    assert_eq!(filled, posted(&config, &[]));
}

#[test]
fn two_different_answers_to_one_question_are_told_and_the_same_twice_is_one() {
    let config = visit();
    let filled = posted(
        &config,
        &[("answers.puas", "1"), ("answers.puas", "2"), ("comment", "a"), ("comment", "b")],
    );
    let places: Vec<&Place> = filled.violations.iter().map(|violation| &violation.place).collect();
    assert_eq!(places, [&Place::Item(At::item("puas")), &Place::Comment]);
    let filled = posted(&config, &[("answers.puas", "2"), ("answers.puas", "2")]);
    assert_eq!(filled.violations, []);
    // At a question that is not asked nobody minds.
    let twice = [("answers.puas", "2"), ("statements.mengapa", "a"), ("statements.mengapa", "b")];
    assert_eq!(posted(&config, &twice).violations, []);
    let filled = posted(&config, &[("statements.usul.4.apa", "a"), ("statements.usul.4.apa", "b")]);
    assert_eq!(filled.violations[0].place, Place::Item(At::entry("usul", 0, "apa")));
}

#[test]
fn several_options_come_under_one_name() {
    let filled = posted(
        &visit(),
        &[("statements.alat", "hp"), ("statements.alat", "loket"), ("statements.alat", "hp")],
    );
    let both = Statement::Several(vec!["hp".to_owned(), "loket".to_owned()]);
    assert_eq!(stated(&filled, "alat"), Some(&both));
    assert_eq!(filled.violations, []);
}

#[test]
fn entries_keep_their_order_and_empty_ones_are_none() {
    let pairs = [
        ("statements.usul.10.apa", "c"),
        ("statements.usul.2.apa", "b"),
        ("statements.usul.0.apa", "  "),
        ("statements.usul.2.hari", "3"),
        ("statements.usul.x.apa", "d"),
        ("statements.usul.3.lain", "e"),
    ];
    let filled = posted(&visit(), &pairs);
    let entries = stated(&filled, "usul").unwrap().entries();
    let said = |place: usize, key: &str| entries[place].get(key).map(|s| s.text().to_owned());
    assert_eq!(entries.len(), 2);
    assert_eq!((said(0, "apa"), said(0, "hari")), (Some("b".to_owned()), Some("3".to_owned())));
    assert_eq!((said(1, "apa"), said(1, "hari")), (Some("c".to_owned()), None));
    assert_eq!(filled.numbers, [("usul".to_owned(), vec![2, 10])]);
    let none =
        posted(&visit(), &[("statements.usul.0.apa", ""), ("statements.usul.1.apa", "\r\n")]);
    assert_eq!(stated(&none, "usul"), None);
}

#[test]
fn fifty_entries_are_taken_and_fifty_one_are_too_many() {
    let config = visit();
    let names: Vec<String> =
        (0..=ENTRY_LIMIT).map(|n| format!("statements.usul.{n}.apa")).collect();
    let mut pairs: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "x")).collect();
    pairs.push(("answers.puas", "2"));
    let violations = check(&config, &posted(&config, &pairs).draft).unwrap_err();
    assert_eq!(violations.len(), 1);
    assert_eq!(violations[0].kind, ViolationKind::TooLong);
    pairs.remove(0);
    let response = check(&config, &posted(&config, &pairs).draft).unwrap();
    assert_eq!(response.statements().get("usul").unwrap().entries().len(), ENTRY_LIMIT);
}

#[test]
fn line_breaks_are_as_the_widget_has_them() {
    let filled = posted(&nine(&minimal()), &[("comment", "a\r\nb")]);
    assert_eq!(filled.draft.comment, "a\nb");
}

#[test]
fn what_the_form_says_of_itself_is_read() {
    let id = "8f0c3a52d19e4b7f9a0d6c5e21b84f37";
    let config = nine(&minimal());
    let filled = posted(
        &config,
        &[
            ("id", id),
            ("lang", "en"),
            ("instrument", "skm9-2017"),
            ("instrument_version", "1"),
            ("topic", "t"),
        ],
    );
    assert_eq!(filled.id, ResponseId::parse(id));
    assert_eq!(filled.language, Language::English);
    assert_eq!(filled.instrument.as_deref(), Some("skm9-2017"));
    assert_eq!((filled.version.as_deref(), filled.topic.as_deref()), (Some("1"), Some("t")));
    for wrong in ["", "1", &id.to_uppercase()] {
        assert_eq!(posted(&config, &[("id", wrong)]).id, None);
    }
}
