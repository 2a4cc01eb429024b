//! What a respondent reads about the questions on themselves, in the widget and on the plain form.

use std::rc::Rc;
use std::sync::Arc;

use scraper::Html;
use serde_json::{Value, json};
use survei_publik::survey::config;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::{self, SKM9_2017};
use survei_publik::survey::locale::Catalog;
use survei_publik::survey::outbox;
use survei_publik::survey::session::{Filled, Setup};
use survei_publik::ui::form::form;
use survei_publik::ui::{HostHandle, Survey, SurveyProps};
use yew::{Callback, LocalServerRenderer};

use crate::FakeHost;
use crate::form::all;

fn setup(changes: &Value) -> Rc<Setup> {
    let mut document = json!({
        "agency": { "name": "Kota Contoh", "contact": "loket 3" },
        "units": [{ "id": "a", "name": "Dinas A", "services": [{ "id": "ktp", "name": "KTP" }] }],
        "period": { "kind": "tahun" },
        "submit": { "url": "/kirim" },
    });
    for (key, value) in changes.as_object().unwrap() {
        document[key] = value.clone();
    }
    let skm9 = Arc::new(instrument::read(SKM9_2017).usable().unwrap());
    let config = config::read(&document.to_string(), &skm9).usable().unwrap();
    Rc::new(Setup { config, language: Language::Indonesian })
}

fn everything() -> Value {
    json!({
        "hour": "slot",
        "notice": { "purpose": "Untuk memperbaiki.", "retention": "Dua tahun.", "more": "Lainnya." },
        "respondent": [
            { "field": "usia", "as": "years" },
            { "field": "pekerjaan", "as": "text", "use": "optional" },
            { "field": "disabilitas" },
            { "field": "jenis_disabilitas" },
        ],
    })
}

/// The screen of a place, with this said before.
async fn screen(setup: &Rc<Setup>, path: &str, said: &Value) -> String {
    let filled = Filled { draft: outbox::draft(&said.to_string()), path: Some(path.to_owned()) };
    let props = SurveyProps {
        words: Catalog::of(setup.language),
        setup: Rc::clone(setup),
        host: HostHandle(Rc::new(FakeHost(None))),
        filled: Some(filled),
        on_notice: Callback::noop(),
    };
    LocalServerRenderer::<Survey>::with_props(props).hydratable(false).render().await
}

async fn opening(setup: &Rc<Setup>) -> String {
    crate::first_screen_of((**setup).clone(), None).await
}

const HOUR: &str = "Yang tidak dikirim: nama, NIK, nomor HP, lokasi, dan jam pengisian.";

#[tokio::test]
async fn the_notice_says_what_is_sent_besides_by_itself_and_only_then() {
    let also = [
        "umur Anda dalam tahun",
        "pekerjaan Anda, seperti",
        "siang (13–17)",
        "tentang disabilitas",
    ];
    let (plain, full) = (setup(&json!({})), setup(&everything()));
    for said in [opening(&plain).await, form(plain).await] {
        assert!(said.contains(HOUR), "{said}");
        for words in also {
            assert!(!said.contains(words), "{words}: {said}");
        }
    }
    for said in [opening(&full).await, form(full).await] {
        assert!(!said.contains(HOUR) && said.contains("nomor HP, dan lokasi."), "{said}");
        for words in also {
            assert!(said.contains(words), "{words}: {said}");
        }
    }
    // Of what is randomised so much is true only by chance.
    let words = "diacak di HP Anda sebelum dikirim";
    let randomised = json!({ "respondent": [
        { "field": "pekerjaan", "randomised": { "epsilon": "1.1" } }] });
    assert!(opening(&setup(&randomised)).await.contains(words));
    assert!(!opening(&setup(&json!({}))).await.contains(words));
    let born = json!({ "respondent": [{ "field": "usia", "as": "birth_year" }] });
    let said = opening(&setup(&born)).await;
    assert!(said.contains("tahun lahir Anda") && !said.contains("umur Anda"), "{said}");
}

#[tokio::test]
async fn the_notice_tells_who_why_what_how_long_and_whom_to_ask_in_this_order() {
    let full = setup(&everything());
    let order = [
        "dikirim ke Kota Contoh",
        "Untuk memperbaiki.",
        "Yang dikirim:",
        "Yang tidak dikirim:",
        "Dua tahun.",
        "Hubungi loket 3",
    ];
    for said in [opening(&full).await, form(full).await] {
        let places: Vec<_> = order.iter().map(|words| said.find(words).expect(words)).collect();
        assert!(places.is_sorted(), "{places:?}");
    }
}

#[tokio::test]
async fn an_age_is_typed_with_a_number_pad_under_a_hint_that_it_is_sent() {
    let html = screen(
        &setup(&everything()),
        "respondent.usia",
        &json!({ "respondent": { "usia": "34" } }),
    )
    .await;
    let html = Html::parse_fragment(&html);
    let age = all(&html, "#field-usia")[0];
    assert_eq!((age.attr("inputmode"), age.attr("value")), (Some("numeric"), Some("34")));
    let hint = all(&html, "#field-usia-hint")[0].text().collect::<String>();
    assert!(hint.contains("ikut dikirim"), "{hint}");
    assert!(age.attr("aria-describedby").unwrap().contains("field-usia-hint"));
    assert_eq!(all(&html, "label[for=field-usia]").len(), 1);
    let job = all(&html, "#field-pekerjaan")[0];
    assert_eq!((job.attr("inputmode"), job.attr("type")), (None, Some("text")));
}

#[tokio::test]
async fn disability_is_shown_only_after_its_own_consent_and_the_kind_only_after_yes() {
    let full = setup(&everything());
    let shown = async |said: Value| {
        let html = screen(&full, "respondent.usia", &said).await;
        assert!(html.contains("Saya setuju menjawab tentang disabilitas. Boleh dilewati."));
        (html.contains("field-disabilitas"), html.contains("field-jenis_disabilitas"))
    };
    let yes = json!({ "disabilitas": "ya" });
    let agreed = json!({ "disability": ["ya"] });
    assert_eq!(shown(json!({ "respondent": yes })).await, (false, false));
    assert_eq!(shown(json!({ "agreed": agreed })).await, (true, false));
    assert_eq!(shown(json!({ "agreed": agreed, "respondent": yes })).await, (true, true));
    let none = screen(&setup(&json!({})), "respondent.usia", &json!({})).await;
    assert!(!none.contains("isabilitas"), "{none}");
}

#[tokio::test]
async fn who_is_under_17_reads_of_a_parent_or_guardian_at_once_and_before_sending() {
    let plain = setup(&json!({}));
    let usual = "Kamu belum 17 tahun? Isilah bersama orang tua atau wali.";
    let own = json!({ "notice": { "guardian": "Ajak ibu atau ayahmu." } });
    let said = |usia: &str| json!({ "respondent": { "usia": usia } });
    for (path, setup, words) in [
        ("respondent.usia", &plain, usual),
        ("respondent.usia", &setup(&own), "Ajak ibu atau ayahmu."),
    ] {
        assert!(screen(setup, path, &said("di-bawah-17")).await.contains(words));
        assert!(!screen(setup, path, &said("17-25")).await.contains(words));
    }
    // At the review.
    let items = plain.config.instrument.items.iter().map(|item| (item.key.clone(), json!(3)));
    let answers: serde_json::Map<String, Value> = items.collect();
    let review = |usia: &str| {
        let respondent = json!({ "jenis_kelamin": "P", "usia": usia, "pendidikan": "sd", "pekerjaan": "pelajar" });
        json!({ "respondent": respondent, "answers": answers })
    };
    for (usia, there) in [("di-bawah-17", true), ("26-34", false)] {
        let html = screen(&plain, "nothing", &review(usia)).await;
        assert!(html.contains("Kirim jawaban"), "{html}");
        assert_eq!(html.contains(usual), there, "{usia}");
    }
    // A form cannot wait for the age.
    assert!(form(plain).await.contains(usual));
}

#[tokio::test]
async fn a_form_has_the_same_controls_under_the_same_paths() {
    let mut document = everything();
    document["notice"]["consent"] = json!(true);
    let html = form(setup(&document)).await;
    let html = Html::parse_fragment(&html);
    let one = |css: &str| {
        let found = all(&html, css);
        assert_eq!(found.len(), 1, "{css}");
        found[0]
    };
    let age = one("[data-survei='respondent.usia']");
    let attributes = ["type", "min", "max", "name"].map(|name| age.attr(name).unwrap());
    assert_eq!(attributes, ["number", "0", "120", "respondent.usia"]);
    assert!(age.attr("required").is_some());
    let job = one("[data-survei='respondent.pekerjaan']");
    assert_eq!((job.attr("maxlength"), job.attr("required")), (Some("100"), None));
    let consent = one("[data-survei='agreed.notice']");
    assert_eq!((consent.attr("type"), consent.attr("value")), (Some("checkbox"), Some("ya")));
    assert!(consent.attr("required").is_some());
    assert!(one("[data-survei='agreed.disability']").attr("required").is_none());
    let slot = one("select[data-survei=slot]");
    let values: Vec<_> = all(&html, "select[data-survei=slot] option")
        .iter()
        .map(|o| o.attr("value").unwrap())
        .collect();
    assert_eq!((values, slot.attr("required")), (vec!["", "08-12", "13-17", "other"], None));
    for choice in all(&html, "[data-survei='respondent.disabilitas']") {
        assert!(choice.attr("required").is_none());
    }
    assert_eq!(all(&html, "[data-survei='respondent.jenis_disabilitas']").len(), 6);
}

#[tokio::test]
async fn a_notice_that_must_be_agreed_to_is_open_and_stands_before_its_box() {
    let html = opening(&setup(&json!({ "notice": { "consent": true } }))).await;
    let place = |words: &str| html.find(words).expect(words);
    assert!(
        place("<details") < place("agreed-notice-0") && place("agreed-notice-0") < place(">Mulai")
    );
    let html = Html::parse_fragment(&html);
    assert!(all(&html, "details")[0].attr("open").is_some());
    let html = opening(&setup(&json!({}))).await;
    assert!(!html.contains("agreed-notice"));
    assert!(all(&Html::parse_fragment(&html), "details")[0].attr("open").is_none());
}
