//! What leaves the phone, byte by byte.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use survei_publik::survey::config::{Config, Credentials, Referrer};
use survei_publik::survey::document::Words;
use survei_publik::survey::instrument::Ask;
use survei_publik::survey::payload::{Request, Sealed, Submission, request};
use survei_publik::survey::response::{Day, Draft, Response, Target, check};
use survei_publik::survey::score::{Profile, Tally};

use crate::filling::{id, today};
use crate::office::{config, full, minimal, with};
use crate::rows::{answers, figures, usual};

/// A response with a row of answers, the first choice of each field, and a comment.
fn response(config: &Config, row: &str, comment: &str) -> Response {
    let (unit, service) = config.services().next().unwrap();
    let first = |field: &survei_publik::survey::config::AskedField| {
        (field.key.clone(), field.choices[0].code.clone())
    };
    let draft = Draft {
        target: Some(Target { unit: unit.id.clone(), service: service.id.clone() }),
        respondent: config.fields().map(first).collect(),
        answers: answers(&config.instrument, row),
        comment: comment.to_owned(),
        ..Draft::default()
    };
    check(config, &draft).unwrap()
}

fn body(config: &Config, row: &str, comment: &str) -> String {
    Sealed::seal(config, &response(config, row, comment), id(0x0a), today()).body
}

#[test]
fn the_bytes_of_a_submission_are_these() {
    let expected = concat!(
        r#"{"format":1,"id":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a","instrument":"skm9-2017","#,
        r#""instrument_version":1,"period":"2026-TW4","unit":"dukcapil","service":"ktp","#,
        r#""day":"2026-11-25","respondent":{"jenis_kelamin":"L","pekerjaan":"asn","#,
        r#""pendidikan":"tidak-sekolah","usia":"di-bawah-17"},"answers":{"biaya":4,"#,
        r#""kompetensi":3,"pengaduan":4,"perilaku":3,"persyaratan":3,"produk":4,"prosedur":4,"#,
        r#""sarana":3,"waktu":3},"comment":"Loket \"B\" ramah – cepat","#,
        r#""score":{"profile":"2017-exact","grouping":"unsur","#,
        r#""indexes":{"ikm":{"value":"86.11","mutu":"B"}}}}"#,
    );
    assert_eq!(body(&config(&minimal()), "343443334", "  Loket \"B\" ramah – cepat\n"), expected);
}

/// Every key of an object, with those above it.
fn keys(value: &Value, above: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (key, value) in value.as_object().into_iter().flatten() {
        let path = format!("{above}{key}");
        keys.extend(self::keys(value, &format!("{path}.")));
        keys.insert(path);
    }
    keys
}

#[test]
fn nothing_but_the_allow_list_leaves_the_phone() {
    let allowed = [
        "format",
        "id",
        "instrument",
        "instrument_version",
        "period",
        "unit",
        "service",
        "day",
        "respondent",
        "respondent.jenis_kelamin",
        "respondent.usia",
        "respondent.pendidikan",
        "respondent.pekerjaan",
        "answers",
        "answers.persyaratan",
        "answers.prosedur",
        "answers.waktu",
        "answers.biaya",
        "answers.produk",
        "answers.kompetensi",
        "answers.perilaku",
        "answers.pengaduan",
        "answers.sarana",
        "comment",
        "score",
        "score.profile",
        "score.grouping",
        "score.indexes",
        "score.indexes.ikm",
        "score.indexes.ikm.value",
        "score.indexes.ikm.mutu",
    ];
    let body: Value =
        serde_json::from_str(&body(&config(&minimal()), "343443334", "Saran")).unwrap();
    assert_eq!(keys(&body, ""), allowed.map(str::to_owned).into());
}

#[test]
fn a_request_has_no_other_part_than_what_the_outbox_needs() {
    let config = config(&minimal());
    let sealed = Sealed::seal(&config, &response(&config, "343443334", ""), id(1), today());
    // A new field of the request does not compile here: think of what it tells about citizens.
    let Request { id, mapped, pressed, url, credentials, referrer, body } =
        request(&config.submit, &sealed, true);
    assert_eq!((id, mapped, pressed), (sealed.id, false, true));
    assert_eq!((url.as_str(), &body), ("/survei/kirim", &sealed.body));
    assert_eq!((credentials, referrer), (Credentials::Omit, Referrer::None));
}

#[test]
fn no_name_label_or_address_of_the_configuration_leaves_the_phone() {
    let canary = "kenari";
    let mut config = config(&full());
    let word = || Words::indonesian(canary);
    let instrument = std::sync::Arc::make_mut(&mut config.instrument);
    instrument.title = word();
    instrument.source = canary.to_owned();
    instrument.unsur.iter_mut().for_each(|unsur| unsur.name = word());
    for item in &mut instrument.items {
        item.question = word();
        if let Ask::Choice { choices, .. } = &mut item.ask {
            choices.iter_mut().for_each(|choice| choice.label = word());
        }
    }
    for field in &mut instrument.fields {
        field.label = word();
        field.choices.iter_mut().for_each(|choice| choice.label = word());
    }
    config.agency.name = word();
    config.agency.logo = Some(canary.to_owned());
    config.agency.contact = Some(canary.to_owned());
    for unit in &mut config.units {
        unit.name = word();
        unit.services.iter_mut().for_each(|service| service.name = word());
    }
    config.submit.url = canary.to_owned();
    config.notice.purpose = Some(word());
    config.notice.retention = Some(word());
    config.notice.more = Some(word());
    let body = body(&config, "343443334", "");
    assert!(!body.contains(canary), "{body}");
    // And it would be found: identifiers do leave.
    assert!(body.contains("dukcapil"));
}

#[test]
fn labels_of_the_agencys_own_choices_stay_and_their_codes_leave() {
    let body = body(&config(&full()), "343443334", "");
    assert!(body.contains(r#""usia":"muda""#) && !body.contains("Di bawah 40"), "{body}");
}

#[test]
fn a_blank_comment_and_a_skipped_field_are_absent() {
    let optional = json!([{ "field": "usia", "use": "optional" }]);
    let config = config(&with(json!({ "respondent": optional })));
    for comment in ["", " \n\t "] {
        assert!(!body(&config, "343443334", comment).contains("comment"));
    }
    let full = response(&config, "343443334", "");
    let mut draft = Draft {
        target: Some(full.target().clone()),
        respondent: full.respondent().clone(),
        answers: full.answers().clone(),
        ..Draft::default()
    };
    draft.respondent.retain(|key, _| key != "usia");
    let response = check(&config, &draft).unwrap();
    let body = Sealed::seal(&config, &response, id(1), today()).body;
    assert!(!body.contains("usia") && body.contains("pekerjaan"), "{body}");
}

#[test]
fn day_and_period_are_written_without_any_finer_time() {
    let sent = |period: Value, year, month, day| {
        let config = config(&with(json!({ "period": period })));
        let response = response(&config, "343443334", "");
        let day = Day::new(year, month, day).unwrap();
        let submission = Submission::of(&config, &response, id(1), day);
        assert_eq!(submission.period().unwrap().to_string(), submission.period);
        format!("{} {}", submission.day, submission.period)
    };
    assert_eq!(sent(json!({ "kind": "triwulan" }), 2026, 1, 9), "2026-01-09 2026-TW1");
    assert_eq!(sent(json!({ "kind": "semester" }), 2026, 7, 1), "2026-07-01 2026-S2");
    assert_eq!(sent(json!({ "kind": "tahun" }), 2027, 12, 31), "2027-12-31 2027");
    let fixed = json!({ "kind": "triwulan", "year": 2026, "number": 4 });
    assert_eq!(sent(fixed, 2027, 1, 4), "2027-01-04 2026-TW4");
}

#[test]
fn the_score_that_leaves_is_the_score_of_the_core() {
    // PermenPANRB 14/2017, one respondent: the mean of nine answers times 25.
    for (name, profile) in Profile::NAMES {
        let config = config(&with(json!({ "profile": name, "unsur_order": "daftar" })));
        for row in ["111111111", "343443334", "444444443", "444444444"] {
            let response = response(&config, row, "");
            let score = Submission::of(&config, &response, id(1), today()).score;
            let mut tally = Tally::new(&config.instrument, &usual(&config.instrument));
            tally.add(&config.instrument, response.answers());
            let figures = figures(&tally, profile);
            let index = score.indexes.get("ikm").unwrap();
            assert_eq!((score.profile.as_str(), score.grouping.as_str()), (name, "unsur"));
            assert_eq!(index.value, figures.value.unwrap().to_string());
            assert_eq!(index.mutu.as_deref(), Some(figures.mutu.unwrap().letter()));
        }
    }
}

#[test]
fn a_submission_is_read_back_as_it_was_written_and_checks_out() {
    let config = config(&with(json!({})));
    let response = response(&config, "343443334", "Saran");
    let written = Submission::of(&config, &response, id(1), today());
    let read: Submission = serde_json::from_str(&serde_json::to_string(&written).unwrap()).unwrap();
    assert_eq!(read, written);
    assert_eq!(check(&config, &read.draft()), Ok(response));
}

#[test]
fn a_submission_with_a_field_that_is_not_on_the_list_is_refused() {
    let body = body(&config(&minimal()), "343443334", "");
    assert!(serde_json::from_str::<Submission>(&body).is_ok());
    let outside = body.replacen('{', r#"{"nik":"3273010101900001","#, 1);
    let inside = body.replacen(r#""score":{"#, r#""score":{"ip":"10.0.0.1","#, 1);
    for body in [outside, inside] {
        let error = serde_json::from_str::<Submission>(&body).unwrap_err().to_string();
        assert!(error.contains("unknown field"), "{error}");
    }
}
