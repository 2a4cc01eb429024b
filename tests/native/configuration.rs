//! What an agency writes, and what the survey makes of it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use survei_publik::survey::config::{
    Attributes, Comment, Config, Credentials, Layout, Notice, PeriodSetting, Referrer, Use, apply,
    is_plain, read,
};
use survei_publik::survey::document::{Diagnostic, Language, Severity};
use survei_publik::survey::instrument::UnsurOrder;
use survei_publik::survey::locale::{Catalog, explain};
use survei_publik::survey::response::{Day, PeriodKind};
use survei_publik::survey::score::Profile;

use crate::office::{config, full, large, minimal, reading, with};
use crate::rows::skm9;

/// Path and code of each diagnostic, sorted.
fn found(diagnostics: &[Diagnostic]) -> Vec<(&str, &str)> {
    let mut found: Vec<(&str, &str)> =
        diagnostics.iter().map(|d| (d.path.as_str(), d.mistake.code())).collect();
    found.sort_unstable();
    found
}

#[test]
fn ten_mistakes_are_told_in_one_reading_each_at_its_place() {
    let text = r#"{
        "agency": {"name": "Kota Contoh", "logo": "javascript:alert(1)"},
        "units": [
            {"id": "Dukcapil", "name": "Dukcapil", "services": [{"id": "ktp", "name": "KTP"}]},
            {"id": "puskesmas", "name": "Puskesmas", "services": [
                {"id": "poli", "name": "Poli umum"},
                {"id": "poli", "name": "Poli gigi"}
            ]}
        ],
        "profile": "2017-1/9",
        "show_score": "ya",
        "layout": "stepwise",
        "layout": "one-page",
        "period": {"kind": "triwulan", "year": 1999},
        "respondent": [{"field": "nik"}],
        "submit": {"address": "/kirim"}
    }"#;
    let reading = read(text, &skm9());
    let expected = [
        ("agency.logo", "not_an_address"),
        ("layout", "repeated_key"),
        ("period.year", "out_of_range"),
        ("profile", "not_one_of"),
        ("respondent[0].field", "unknown_reference"),
        ("show_score", "wrong_type"),
        ("submit.address", "unknown_key"),
        ("submit.url", "missing"),
        ("units[0].id", "not_an_identifier"),
        ("units[1].services[1].id", "duplicate"),
    ];
    assert_eq!(found(&reading.diagnostics), expected);
    assert!(reading.usable().is_none());
}

#[test]
fn a_service_used_twice_is_told_also_where_something_else_is_missing() {
    let mut document = with(json!({ "submit": {} }));
    document["units"][1]["id"] = "dukcapil".into();
    let expected = [("submit.url", "missing"), ("units[1].id", "duplicate")];
    assert_eq!(found(&reading(&document).diagnostics), expected);
}

#[test]
fn a_broken_entry_does_not_shift_the_places_of_those_behind_it() {
    let mut document = with(json!({ "respondent": [{ "use": "off" }, { "field": "nik" }] }));
    document["units"][0]["services"][0]["id"] = "KTP".into();
    document["units"][0]["services"][1]["id"] = "akta".into();
    let services = document["units"][0]["services"].as_array_mut().unwrap();
    services.push(json!({ "id": "akta", "name": "Akta kematian" }));
    let reading = reading(&document);
    let expected = [
        ("respondent[0].field", "missing"),
        ("respondent[1].field", "unknown_reference"),
        ("units[0].services[0].id", "not_an_identifier"),
        ("units[0].services[2].id", "duplicate"),
    ];
    assert_eq!(found(&reading.diagnostics), expected);
    let words = Catalog::of(Language::English);
    let duplicate = reading.diagnostics.iter().find(|d| d.mistake.code() == "duplicate").unwrap();
    let sentence = explain(&words, duplicate);
    assert!(sentence.contains("services[1]"), "names the first one: {sentence}");
}

#[test]
fn one_mistake_in_a_period_is_told_once() {
    let at = |period: Value| {
        let reading = reading(&with(json!({ "period": period })));
        let found = found(&reading.diagnostics).into_iter();
        found.map(|(path, code)| format!("{path} {code}")).collect::<Vec<_>>()
    };
    assert_eq!(at(json!({ "kind": "triwulan", "year": 2026 })), ["period.number missing"]);
    assert_eq!(at(json!({ "kind": "triwulan", "number": 2 })), ["period.year missing"]);
    let triwulan =
        |year: u16, number: u8| at(json!({ "kind": "triwulan", "year": year, "number": number }));
    assert_eq!(triwulan(2026, 5), ["period.number out_of_range"]);
    assert_eq!(triwulan(2016, 4), ["period.year out_of_range"]);
    let semester = json!({ "kind": "semester", "year": 2026, "number": 3 });
    assert_eq!(at(semester), ["period.number out_of_range"]);
}

#[test]
fn a_minimal_document_gives_the_statutory_defaults() {
    let Config {
        instrument,
        agency,
        units,
        order,
        period,
        comment,
        layout,
        profile,
        show_score,
        submit,
        notice,
        ..
    } = config(&minimal());
    assert_eq!(instrument, skm9());
    assert_eq!((agency.logo, agency.contact), (None, None));
    assert_eq!((units.len(), units[0].services.len()), (1, 1));
    assert_eq!(order, UnsurOrder::Questionnaire);
    assert_eq!(period, PeriodSetting::Current(PeriodKind::Triwulan));
    assert_eq!((comment, layout), (Comment::Optional, Layout::Stepwise));
    // PermenPANRB 14/2017: weight 1/9, the only one under which the table of values holds.
    assert_eq!(profile, Profile::Exact);
    assert!(show_score);
    assert_eq!((submit.credentials, submit.referrer), (Credentials::Omit, Referrer::None));
    assert_eq!(notice, Notice::default());
    let config = config(&minimal());
    let asked: Vec<_> = config.fields().map(|field| (&field.key, field.use_)).collect();
    let known: Vec<_> = instrument.fields.iter().map(|f| (&f.key, Use::Required)).collect();
    assert_eq!(asked, known);
}

#[test]
fn a_full_document_is_taken_at_its_word() {
    let config = config(&full());
    assert_eq!(config.agency.name.text(Language::English), "Example City");
    assert_eq!(config.agency.contact.as_deref(), Some("(0999) 123456"));
    assert_eq!(config.services().count(), 3);
    assert_eq!(config.order, UnsurOrder::List);
    assert_eq!((config.profile, config.show_score), (Profile::W0_11, false));
    assert_eq!((config.layout, config.comment), (Layout::OnePage, Comment::Off));
    assert_eq!(config.period.on(Day::new(2031, 1, 1).unwrap()).to_string(), "2026-S2");
    let asked: Vec<_> =
        config.fields().map(|f| (f.key.as_str(), f.use_, f.choices.len())).collect();
    let expected = [
        ("jenis_kelamin", Use::Optional, 2),
        ("usia", Use::Required, 2),
        ("pendidikan", Use::Required, 8),
    ];
    assert_eq!(asked, expected);
    assert_eq!(config.submit.credentials, Credentials::SameOrigin);
    assert_eq!(config.submit.referrer, Referrer::Origin);
    assert_eq!(config.notice.retention.unwrap().text(Language::English), "Lima tahun.");
}

#[test]
fn attributes_win_over_the_document_and_the_document_over_defaults() {
    let word = |word: &str| Some(word.to_owned());
    let mut config = config(&with(json!({ "layout": "one-page" })));
    assert_eq!((config.layout, config.show_score), (Layout::OnePage, true));
    let attributes = Attributes {
        unit: word("dukcapil"),
        service: word("akta"),
        layout: word("stepwise"),
        show_score: word("false"),
    };
    assert_eq!(apply(&mut config, &attributes), []);
    assert_eq!((config.layout, config.show_score), (Layout::Stepwise, false));
    let target = config.only_service().unwrap();
    assert_eq!((target.unit.as_str(), target.service.as_str()), ("dukcapil", "akta"));
}

#[test]
fn a_service_attribute_alone_leaves_no_unit_without_a_service() {
    let mut config = config(&with(json!({})));
    let attributes = Attributes { service: Some("poli".to_owned()), ..Attributes::default() };
    assert_eq!(apply(&mut config, &attributes), []);
    let units: Vec<&str> = config.units.iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!(units, ["puskesmas"]);
}

#[test]
fn an_attribute_that_names_nothing_is_told_and_leaves_the_document_as_it_is() {
    let before = config(&with(json!({})));
    let mut after = before.clone();
    let attributes = Attributes {
        unit: Some("dinkes".to_owned()),
        service: Some("paspor".to_owned()),
        layout: Some("dua".to_owned()),
        show_score: Some(String::new()),
    };
    let diagnostics = apply(&mut after, &attributes);
    let expected = [
        ("attribute layout", "not_one_of"),
        ("attribute service", "unknown_reference"),
        ("attribute show-score", "not_one_of"),
        ("attribute unit", "unknown_reference"),
    ];
    assert_eq!(found(&diagnostics), expected);
    assert_eq!(after, before);
    let sentence = explain(&Catalog::of(Language::Indonesian), &diagnostics[0]);
    assert!(sentence.contains("attribute unit") && sentence.contains("dukcapil, puskesmas"));
}

#[test]
fn a_byte_order_mark_from_a_windows_editor_is_no_mistake() {
    let text = format!("\u{feff}{}", minimal());
    assert_eq!(read(&text, &skm9()).usable(), Some(config(&minimal())));
}

#[test]
fn null_is_the_same_as_left_out() {
    let nothing = json!({
        "notice": null, "respondent": null, "comment": null, "layout": null, "profile": null,
        "show_score": null, "unsur_order": null, "instrument": null,
    });
    assert_eq!(config(&with(nothing)), config(&with(json!({}))));
    let reading = reading(&with(json!({ "submit": null })));
    assert_eq!(found(&reading.diagnostics), [("submit", "missing")]);
}

#[test]
fn an_unknown_key_is_only_a_warning_and_the_survey_runs() {
    let reading = reading(&with(json!({ "warna": "biru", "$schema": "config.schema.json" })));
    assert_eq!(found(&reading.diagnostics), [("warna", "unknown_key")]);
    assert_eq!(reading.diagnostics[0].severity(), Severity::Warning);
    assert_eq!(reading.usable(), Some(config(&with(json!({})))));
}

#[test]
fn five_hundred_services_are_read_within_a_second() {
    let start = Instant::now();
    let config = config(&large(500));
    assert_eq!(config.services().count(), 500);
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
}

#[test]
fn the_light_widget_is_enough_only_where_nothing_of_other_questionnaires_is_said() {
    for plain in [r#"{ "instrument": "skm9-2017", "units": [] }"#, "\u{feff}{}", "not JSON", ""] {
        assert!(is_plain(plain), "{plain}");
    }
    let beside = [
        r#"{ "hour": "slot" }"#,
        r#"{ "respondent": [{ "field": "usia", "as": "years" }] }"#,
        r#"{ "respondent": [{ "field": "usia" }, { "field": "disabilitas" }] }"#,
        r#"{ "respondent": [{ "field": "jenis_disabilitas" }] }"#,
        r#"{ "notice": { "guardian": "Bersama wali." } }"#,
        r#"{ "notice": { "consent": true } }"#,
    ];
    for other in beside {
        assert!(!is_plain(other), "{other}");
    }
    for plain in [
        r#"{ "respondent": [{ "field": "usia", "use": "optional" }] }"#,
        r#"{ "units": [{ "id": "dinsos", "name": "Layanan disabilitas" }] }"#,
        r#"{ "notice": { "purpose": "P", "retention": "R", "more": "M" } }"#,
    ] {
        assert!(is_plain(plain), "{plain}");
    }
    for other in [r#"{ "topic": {} }"#, r#"{ "mode": "daring" }"#, "\u{feff}{ \"grouping\": 1 }"] {
        assert!(!is_plain(other), "{other}");
    }
}
