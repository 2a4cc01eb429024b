//! What is asked about the respondent beyond coarse choices, and what they are told and agree to.

use serde_json::{Value, json};
use survei_publik::survey::config::{Config, FieldAnswer, advice};
use survei_publik::survey::document::{Diagnostic, Language, Mistake, Severity};
use survei_publik::survey::form;
use survei_publik::survey::locale::{Catalog, explain, violation_words};
use survei_publik::survey::outbox;
use survei_publik::survey::payload::Submission;
use survei_publik::survey::response::{
    Agreed, Consent, Place, Slot, ViolationKind, asked_fields, coarse, is_minor,
};
use survei_publik::survey::session::{Effect, Event, Filled, Focus, Screen, State};

use crate::filling::{Filling, received, today};
use crate::office::{config, minimal, reading, setup, with};

fn asking(respondent: &Value) -> Value {
    with(json!({ "respondent": respondent }))
}

fn fine() -> Value {
    asking(&json!([
        { "field": "usia", "as": "years" },
        { "field": "pekerjaan", "as": "text", "use": "optional" },
    ]))
}

fn born() -> Value {
    asking(&json!([{ "field": "usia", "as": "birth_year" }]))
}

fn disability() -> Value {
    asking(&json!([{ "field": "disabilitas" }, { "field": "jenis_disabilitas" }]))
}

fn say(filling: &mut Filling, field: &str, said: &str) -> Vec<Effect> {
    filling.tell(Event::Fill { field: field.to_owned(), code: said.to_owned() })
}

/// On the screen of the respondent, with the usual questions answered.
fn respondent(document: &Value) -> Filling {
    let mut filling = Filling::new(document);
    filling.go_to(Screen::Respondent);
    for field in setup(document).config.fields() {
        if field.answer == FieldAnswer::Choice && !field.key.ends_with("disabilitas") {
            say(&mut filling, &field.key, &field.choices[0].code);
        }
    }
    filling
}

/// The body that goes once everything else is answered.
fn body(mut filling: Filling) -> Value {
    filling.tell(Event::Next);
    filling.go_to(Screen::Review);
    filling.send(1);
    serde_json::from_str(filling.sent.first().expect("it is sent")).unwrap()
}

fn kind(filling: &Filling, field: &str) -> Option<ViolationKind> {
    let place = Place::Field(field.to_owned());
    filling.state.violation(&place).map(|violation| violation.kind)
}

fn told(document: &Value) -> Vec<Diagnostic> {
    reading(document).diagnostics
}

#[test]
fn an_age_or_an_occupation_is_typed_only_where_the_agency_says_so() {
    let usual = config(&minimal());
    assert!(usual.fields().all(|field| field.answer == FieldAnswer::Choice));
    let mut filling = respondent(&fine());
    say(&mut filling, "usia", " 034 ");
    say(&mut filling, "pekerjaan", "  Guru ngaji  ");
    let body = body(filling);
    assert_eq!(body["respondent"]["usia"], "34");
    assert_eq!(body["respondent"]["pekerjaan"], "Guru ngaji");
    // What is coarse elsewhere takes nothing else.
    let mut filling = respondent(&minimal());
    filling.assert_nothing_comes_of(Event::Fill { field: "usia".into(), code: "34".into() });
    say(&mut filling, "usia", "26-34");
}

#[test]
fn what_is_typed_is_a_number_in_its_range_or_a_short_text() {
    for (wrong, why) in [
        ("", ViolationKind::Missing),
        ("  ", ViolationKind::Missing),
        ("121", ViolationKind::OutOfRange),
        ("-1", ViolationKind::OutOfRange),
        ("34,5", ViolationKind::OutOfRange),
        ("tiga", ViolationKind::OutOfRange),
    ] {
        let mut filling = respondent(&fine());
        say(&mut filling, "usia", wrong);
        filling.tell(Event::Next);
        assert_eq!(kind(&filling, "usia"), Some(why), "{wrong:?}");
        assert_eq!(filling.state.screen, Screen::Respondent, "{wrong:?}");
    }
    for (said, long) in [("é".repeat(100), false), ("é".repeat(101), true)] {
        let mut filling = respondent(&fine());
        say(&mut filling, "usia", "34");
        say(&mut filling, "pekerjaan", &said);
        filling.tell(Event::Next);
        assert_eq!(kind(&filling, "pekerjaan"), long.then_some(ViolationKind::TooLong));
    }
    let words = |document: &Value, field: &str, said: &str| {
        let mut filling = respondent(document);
        say(&mut filling, field, said);
        filling.tell(Event::Next);
        let violation = filling.state.violations.first().unwrap().clone();
        violation_words(&Catalog::of(Language::Indonesian), &filling.setup.config, &violation)
    };
    assert_eq!(words(&fine(), "usia", "200"), "Tulis angka 0–120: Usia");
    assert_eq!(words(&born(), "usia", "90"), "Tulis angka 1900–2100: Tahun lahir");
}

#[test]
fn nobody_is_born_after_the_day_of_the_response() {
    for (year, sent) in [("2026", 1), ("2027", 0)] {
        let mut filling = respondent(&born());
        say(&mut filling, "usia", year);
        filling.tell(Event::Next);
        filling.go_to(Screen::Review);
        filling.send(1);
        assert_eq!(filling.sent.len(), sent, "{year}");
        assert_eq!(kind(&filling, "usia"), (sent == 0).then_some(ViolationKind::OutOfRange));
    }
}

#[test]
fn what_is_typed_is_kept_with_the_draft_and_taken_over_from_a_form() {
    let mut filling = respondent(&fine());
    say(&mut filling, "usia", "34");
    say(&mut filling, "pekerjaan", "Guru");
    assert_eq!(filling.reload().state.draft, filling.state.draft);
    let draft = outbox::draft(r#"{ "respondent": { "usia": "34", "pekerjaan": "Guru" } }"#);
    let path = Some("respondent.usia".to_owned());
    let state = State::taken_over(&setup(&fine()), Filled { draft, path });
    assert_eq!(state.draft.respondent.get("pekerjaan").map(String::as_str), Some("Guru"));
    assert_eq!(state.screen, Screen::Respondent);
    // Where the agency asks for bands again, an age of before is none of them.
    let draft = outbox::draft(r#"{ "respondent": { "usia": "34" } }"#);
    let state = State::taken_over(&setup(&minimal()), Filled { draft, path: None });
    assert_eq!(state.draft.respondent.get("usia"), None);
}

#[test]
fn an_answer_finer_than_its_field_is_told_with_its_place() {
    let mistake = |field: Value| {
        let found = told(&asking(&json!([field])));
        assert_eq!(found.len(), 1, "{found:?}");
        (found[0].path.clone(), found[0].mistake.clone())
    };
    let one_of = |found: &str, allowed: &str| Mistake::NotOneOf {
        found: found.to_owned(),
        allowed: allowed.to_owned(),
    };
    let (path, what) = mistake(json!({ "field": "usia", "as": "text" }));
    assert_eq!((path.as_str(), what), ("respondent[0].as", one_of("text", "years, birth_year")));
    let (path, what) = mistake(json!({ "field": "pekerjaan", "as": "years" }));
    assert_eq!((path.as_str(), what), ("respondent[0].as", one_of("years", "text")));
    let (path, what) = mistake(json!({ "field": "pendidikan", "as": "text" }));
    assert_eq!(
        (path.as_str(), what),
        ("respondent[0].as", one_of("pendidikan", "usia, pekerjaan"))
    );
    let own = json!([{ "code": "a", "label": "A" }]);
    let (path, what) = mistake(json!({ "field": "usia", "as": "years", "choices": own }));
    assert_eq!(
        (path.as_str(), what),
        ("respondent[0].choices", Mistake::NotTogether { first: "as" })
    );
}

#[test]
fn only_bands_are_counted_whatever_was_asked_at_the_time() {
    let config = config(&fine());
    let band = |said| coarse(&config, "usia", said, 2026);
    for (said, expected) in [
        ("0", "di-bawah-17"),
        ("16", "di-bawah-17"),
        ("17", "17-25"),
        ("34", "26-34"),
        ("65", "55-65"),
        ("66", "di-atas-65"),
        ("120", "di-atas-65"),
        ("1990", "35-44"),
        ("2010", "di-bawah-17"),
        ("26-34", "26-34"),
    ] {
        assert_eq!(band(said).as_deref(), Some(expected), "{said}");
    }
    assert_eq!(band("2027"), None);
    assert_eq!(coarse(&config, "pekerjaan", "Guru ngaji di RT 3", 2026), None);
    assert_eq!(coarse(&config, "pekerjaan", "swasta", 2026).as_deref(), Some("swasta"));
}

#[test]
fn nobody_is_asked_about_disability_unless_the_agency_does_and_the_respondent_agrees() {
    assert!(config(&minimal()).fields().all(|field| !field.key.ends_with("disabilitas")));
    let mut filling = respondent(&disability());
    let shown = |filling: &Filling| -> Vec<String> {
        let asked = asked_fields(&filling.setup.config, &filling.state.draft);
        let keys = asked.map(|field| field.key.clone());
        keys.filter(|key| key.ends_with("disabilitas")).collect()
    };
    assert_eq!(shown(&filling), [""; 0]);
    filling.tell(Event::Agree(Consent::Disability));
    assert_eq!(shown(&filling), ["disabilitas"]);
    say(&mut filling, "disabilitas", "tidak");
    assert_eq!(shown(&filling), ["disabilitas"]);
    say(&mut filling, "disabilitas", "ya");
    assert_eq!(shown(&filling), ["disabilitas", "jenis_disabilitas"]);
    say(&mut filling, "jenis_disabilitas", "sensorik-netra");
    assert_eq!(filling.reload().state.draft, filling.state.draft);
    let sent = body(filling.clone());
    assert_eq!(sent["respondent"]["jenis_disabilitas"], "sensorik-netra");
    // Another answer takes the kind out, and the consent taken back takes both out.
    let mut other = filling.clone();
    say(&mut other, "disabilitas", "tidak-menjawab");
    assert_eq!(other.state.draft.respondent.get("jenis_disabilitas"), None);
    filling.tell(Event::Agree(Consent::Disability));
    let said = |key: &str| filling.state.draft.respondent.get(key);
    assert_eq!((said("disabilitas"), said("jenis_disabilitas")), (None, None));
    let sent = body(filling);
    assert!(!sent.to_string().contains("disab"), "{sent}");
}

#[test]
fn questions_about_disability_may_be_passed_over_with_the_consent_given() {
    let mut filling = respondent(&disability());
    filling.tell(Event::Agree(Consent::Disability));
    let sent = body(filling);
    assert!(!sent.to_string().contains("disab"), "{sent}");
}

#[test]
fn a_form_without_the_consent_says_nothing_about_disability() {
    let config = config(&disability());
    let post = |pairs: &[(&str, &str)]| {
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let draft = form::read(&config, &pairs).draft;
        asked_fields(&config, &draft).map(|field| field.key.clone()).collect::<Vec<_>>()
    };
    let said = [("respondent.disabilitas", "ya"), ("respondent.jenis_disabilitas", "fisik")];
    assert!(!post(&said).contains(&"disabilitas".to_owned()));
    let agreed = [said[0], said[1], ("agreed.disability", "ya")];
    assert!(post(&agreed).contains(&"jenis_disabilitas".to_owned()));
    let other = [said[0], said[1], ("agreed.disability", "tidak")];
    assert!(!post(&other).contains(&"disabilitas".to_owned()), "a box says yes or nothing");
    let places = form::places(&config, 0);
    let place = |wanted: &Place| places.iter().position(|place| place == wanted).unwrap();
    let first = place(&Place::Consent(Consent::Disability));
    assert!(first < place(&Place::Field("disabilitas".to_owned())));
}

#[test]
fn a_configuration_cannot_require_an_answer_about_disability_nor_ask_its_kind_alone() {
    let found = told(&asking(&json!([{ "field": "disabilitas", "use": "required" }])));
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].path.as_str(), found[0].mistake.code()),
        ("respondent[0].use", "not_one_of")
    );
    let found = told(&asking(&json!([{ "field": "jenis_disabilitas" }])));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].path, "respondent[0].field");
    let choices = json!([{ "code": "y", "label": "Y" }]);
    let found = told(&asking(&json!([{ "field": "disabilitas", "choices": choices }])));
    assert_eq!(found[0].path, "respondent[0].choices");
}

#[test]
fn a_respondent_under_17_is_known_by_band_by_age_and_by_year_of_birth() {
    let minor = |document: &Value, said: &str| {
        let mut filling = Filling::new(document);
        filling.go_to(Screen::Respondent);
        say(&mut filling, "usia", said);
        is_minor(&filling.setup.config, &filling.state.draft, || today().year())
    };
    for (said, expected) in [("di-bawah-17", true), ("17-25", false), ("di-atas-65", false)] {
        assert_eq!(minor(&minimal(), said), expected, "{said}");
    }
    for (said, expected) in [("16", true), ("0", true), ("17", false), ("", false), ("200", false)]
    {
        assert_eq!(minor(&fine(), said), expected, "{said}");
    }
    // In 2026 who was born in 2009 may still be 16.
    for (said, expected) in [("2010", true), ("2009", true), ("2008", false), ("20", false)] {
        assert_eq!(minor(&born(), said), expected, "{said}");
    }
    let own = json!([{ "code": "10-16", "label": "10–16" }, { "code": "15-20", "label": "15–20" }]);
    let own = asking(&json!([{ "field": "usia", "choices": own }]));
    assert_eq!((minor(&own, "10-16"), minor(&own, "15-20")), (true, false));
}

#[test]
fn the_slot_is_sent_only_where_the_agency_wants_it_and_never_the_hour() {
    for (document, expected) in
        [(minimal(), Value::Null), (with(json!({ "hour": "slot" })), json!("13-17"))]
    {
        let mut filling = Filling::complete(&document);
        filling.tell(Event::Slot(Slot::Afternoon));
        filling.send(1);
        let body: Value = serde_json::from_str(&filling.sent[0]).unwrap();
        assert_eq!(body["slot"], expected);
        let read: Submission = serde_json::from_str(&filling.sent[0]).unwrap();
        assert_eq!(read.to_json(), filling.sent[0]);
        assert_eq!(Submission::of_json(&filling.sent[0]), Some(read));
    }
    let found = told(&with(json!({ "hour": "minute" })));
    assert_eq!((found[0].path.as_str(), found[0].mistake.code()), ("hour", "not_one_of"));
}

fn agreeing() -> Value {
    with(json!({ "notice": { "consent": true } }))
}

#[test]
fn nobody_must_agree_to_a_notice_unless_the_agency_asks_for_it() {
    for notice in [json!({}), json!({ "purpose": "Untuk A." }), json!({ "consent": false })] {
        let mut filling = Filling::new(&with(json!({ "notice": notice })));
        assert!(!Consent::Notice.is_asked(&filling.setup.config));
        filling.tell(Event::Begin);
        assert_eq!(filling.state.screen, Screen::Service);
    }
}

#[test]
fn each_citizen_agrees_for_themselves() {
    let mut document = disability();
    document["notice"] = json!({ "consent": true });
    for end in [Event::Again, Event::Reset, Event::Begin] {
        let mut filling = Filling::new(&document);
        filling.tell(Event::Agree(Consent::Notice));
        filling.go_to(Screen::Respondent);
        filling.tell(Event::Agree(Consent::Disability));
        assert!(filling.state.draft.agreed.notice && filling.state.draft.agreed.disability);
        match end {
            Event::Reset => drop(filling.tell(Event::Reset)),
            Event::Again => {
                filling.go_to(Screen::Review);
                filling.send(1);
                filling.reply(received(""));
                filling.tell(Event::Again);
            }
            // On the same device a while later, and not by "go on".
            _ => {
                filling = filling.reload();
                assert!(filling.state.resumable);
                filling.tell(Event::Begin);
                let agreed = filling.state.draft.agreed;
                assert!(agreed.notice && !agreed.disability, "{agreed:?}");
                continue;
            }
        }
        assert_eq!(filling.state.screen, Screen::Opening);
        assert_eq!(filling.state.draft.agreed, Agreed::default());
    }
}

#[test]
fn who_must_agree_to_the_notice_cannot_begin_before() {
    let mut filling = Filling::new(&agreeing());
    let effects = filling.tell(Event::Begin);
    assert_eq!(effects, [Effect::Focus(Focus::Errors)]);
    assert_eq!(filling.state.screen, Screen::Opening);
    let violation = filling.state.violations[0].clone();
    assert_eq!(violation.place, Place::Consent(Consent::Notice));
    filling.tell(Event::Agree(Consent::Notice));
    assert_eq!(filling.state.violations, []);
    filling.tell(Event::Begin);
    assert_eq!(filling.state.screen, Screen::Service);
    filling.go_to(Screen::Review);
    filling.send(1);
    // Nothing of it is in the response.
    assert!(!filling.sent[0].contains("agreed") && !filling.sent[0].contains("consent"));
    assert!(filling.sent.len() == 1, "{:?}", filling.state.violations);
}

#[test]
fn answers_from_before_the_consent_are_not_lost_by_agreeing() {
    let draft = outbox::draft(r#"{ "answers": { "waktu": 3 } }"#);
    let mut filling = Filling::new(&agreeing());
    let path = None;
    filling.state = State::taken_over(&filling.setup, Filled { draft, path });
    assert_eq!((filling.state.screen, filling.state.resumable), (Screen::Opening, true));
    assert_eq!(filling.tell(Event::Resume), [Effect::Focus(Focus::Errors)]);
    assert_eq!(filling.state.screen, Screen::Opening);
    filling.tell(Event::Agree(Consent::Notice));
    filling.tell(Event::Resume);
    assert_ne!(filling.state.screen, Screen::Opening, "it goes on where it was");
    assert_eq!(filling.state.draft.answers.get("waktu"), Some(&3));
    assert_eq!(filling.reload().state.draft.agreed, filling.state.draft.agreed);
}

#[test]
fn citizens_are_owed_why_how_long_and_whom_to_ask() {
    let missing = |config: &Config| -> Vec<String> {
        advice(config).into_iter().map(|diagnostic| diagnostic.path).collect()
    };
    let none = config(&minimal());
    assert_eq!(missing(&none), ["notice.purpose", "notice.retention", "agency.contact"]);
    for diagnostic in advice(&none) {
        assert_eq!(diagnostic.severity(), Severity::Warning);
        for language in Language::ALL {
            let words = explain(&Catalog::of(language), &diagnostic);
            assert!(words.len() > 60, "{words}");
        }
    }
    let all = with(json!({
        "agency": { "name": "Kota Contoh", "contact": "loket 3" },
        "notice": { "purpose": "P.", "retention": "R." },
    }));
    assert_eq!(missing(&config(&all)), [""; 0]);
}

#[test]
fn an_item_that_hangs_on_a_field_that_is_off_is_told() {
    use survei_publik::survey::{config::read, instrument};
    let text = r#"{
      "format": 1, "id": "k", "version": 1, "title": "K", "source": "S",
      "respondent": [{ "key": "usia", "label": "U", "choices": [{ "code": "17-25", "label": "m" }] }],
      "items": [
        { "key": "muda", "type": "text", "question": "M", "relevant": [{ "field": "usia", "is": ["17-25"] }] },
        { "key": "semua", "type": "text", "question": "S" },
        { "key": "atau", "type": "text", "question": "A", "relevant": [
          { "any": [{ "field": "usia", "is": ["17-25"] }, { "item": "semua", "is": ["x"] }] }] }
      ] }"#;
    let k = std::sync::Arc::new(instrument::read(text).usable().unwrap());
    let found = |use_: &str| {
        let mut document = minimal();
        document["instrument"] = json!("k.json");
        document["respondent"] = json!([{ "field": "usia", "use": use_ }]);
        read(&document.to_string(), &k).diagnostics
    };
    assert_eq!(found("optional"), []);
    let found = found("off");
    let mistake = Mistake::NeverAsked { found: "muda".to_owned() };
    assert_eq!(found, [Diagnostic { path: "respondent[0].use".to_owned(), mistake }]);
    assert_eq!(found[0].severity(), Severity::Warning);
}

#[test]
fn only_a_mapping_that_names_it_tells_what_was_agreed_to() {
    use crate::mapping::{mapped, response};
    let fields = json!([
        { "name": "setuju", "value": "{consent}" },
        { "name": "jam", "value": "{slot}" },
        { "name": "umur", "value": "{age}" },
        { "name": "kerja", "value": "{respondent.pekerjaan}" },
    ]);
    let document = |purpose: &str, retention: &str| {
        let mut document = with(json!({
            "notice": { "consent": true, "purpose": purpose, "retention": retention },
            "hour": "slot",
            "respondent": [
                { "field": "usia", "as": "birth_year" },
                { "field": "pekerjaan", "as": "text" },
                { "field": "disabilitas" },
            ],
        }));
        document["submit"]["mapping"] =
            json!({ "encoding": "urlencoded", "fields": fields.clone(), "age": "midpoint" });
        document
    };
    let sent = |purpose: &str, retention: &str| {
        let config = config(&document(purpose, retention));
        format!("{:?}", mapped(&config, &response(&config)))
    };
    let one = sent("Untuk A.", "Dua tahun.");
    let digits = |text: &str| text.split("notice-").nth(1).unwrap()[..8].to_owned();
    assert!(one.contains("2026-11-25") && one.contains("disability"), "{one}");
    assert!(one.contains("jam=08-12") && one.contains("umur=36"), "{one}");
    assert!(one.contains("kerja=Guru"), "{one}");
    assert_eq!(digits(&one), digits(&sent("Untuk A.", "Dua tahun.")));
    assert_ne!(digits(&one), digits(&sent("Untuk B.", "Dua tahun.")), "other words, other digits");
    assert_ne!(digits(&one), digits(&sent("Untuk A.", "Selamanya.")), "kept for longer");
    // Who said nothing about disability is not said to have agreed to be asked.
    let config = config(&document("Untuk A.", "Dua tahun."));
    let mut silent = response(&config);
    silent.respondent.retain(|key, _| key != "disabilitas");
    let silent = format!("{:?}", mapped(&config, &silent));
    assert!(silent.contains("notice-") && !silent.contains("disability"), "{silent}");
    // Where nothing is asked for, there is nothing to say.
    let mut document = minimal();
    document["submit"]["mapping"] = json!({ "encoding": "urlencoded", "fields": fields });
    let found = told(&document);
    let paths: Vec<&str> = found.iter().map(|found| found.path.as_str()).collect();
    for place in ["fields[0].value", "fields[1].value"] {
        assert!(paths.contains(&&*format!("submit.mapping.{place}")), "{paths:?}");
    }
}

#[test]
fn the_parts_of_the_day_are_those_of_the_statutory_form() {
    assert_eq!(Slot::ALL.map(Slot::name), ["08-12", "13-17", "other"]);
    assert_eq!(Slot::of_name("08.00"), None);
}
