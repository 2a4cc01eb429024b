//! Answers of every kind: what is asked when, what is complaint-free, and what is sent of it.

use std::sync::Arc;

use serde_json::{Value, json};
use survei_publik::survey::config;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::read;
use survei_publik::survey::outbox;
use survei_publik::survey::payload::Submission;
use survei_publik::survey::response::{
    At, COMMENT_LIMIT, ENTRY_LIMIT, LINE_LIMIT, Place, ViolationKind, asked, check,
};
use survei_publik::survey::session::{Effect, Event, Focus, Screen, Setup};

use crate::events::{fill, item};
use crate::filling::{Filling, NOW, received};
use crate::office::{minimal, with};

/// A questionnaire with every kind of answer and every kind of condition.
pub(crate) fn every_kind() -> Value {
    let options = json!([
        { "code": "loket", "label": "Di loket" },
        { "code": "daring", "label": { "id": "Daring", "en": "Online" } },
        { "code": "rumah", "label": "Di rumah" },
    ]);
    json!({
        "format": 1, "id": "semua-jenis", "version": 3,
        "title": "Survei semua jenis", "source": "Disusun untuk pengujian.",
        "scales": [
            { "key": "puas", "choices": [
                { "score": 1, "label": "Tidak puas" }, { "score": 2, "label": "Puas" },
            ] },
            { "key": "tempat", "options": options },
        ],
        "unsur": [{ "key": "layanan", "name": "Layanan" }],
        "pages": [{ "key": "tempat", "title": "Tempat", "hint": "Semua di satu layar." }],
        "items": [
            { "key": "puas", "unsur": "layanan", "scale": "puas", "question": "Puaskah Anda?" },
            { "key": "mengapa", "type": "long_text", "question": "Mengapa tidak puas?",
              "hint": "Ceritakan singkat.",
              "relevant": [{ "item": "puas", "is": ["1"] }] },
            { "key": "di-mana", "type": "select_one", "scale": "tempat", "page": "tempat",
              "question": "Di mana Anda dilayani?" },
            { "key": "alat", "type": "select_multiple", "page": "tempat", "required": false,
              "question": "Alat apa yang dipakai?", "options": [
                { "code": "hp", "label": "HP" }, { "code": "laptop", "label": "Laptop" },
              ],
              "relevant": [{ "any": [
                { "item": "di-mana", "is": ["daring"] },
                { "field": "pekerjaan", "not": ["tni", "polri"] },
              ] }] },
            { "key": "antre", "type": "number", "from": 0, "to": 600,
              "question": "Berapa menit Anda antre?",
              "relevant": [{ "item": "di-mana", "not": ["daring", "rumah"] }] },
            { "key": "lapor", "type": "yes_no", "question": "Pernah melapor karena antre?",
              "relevant": [{ "item": "antre", "from": 60 }] },
            { "key": "kejadian", "type": "repeat", "required": false, "question": "Apa yang terjadi?",
              "items": [
                { "key": "apa", "question": "Kejadiannya" },
                { "key": "diganti", "type": "yes_no", "question": "Ada ganti rugi?" },
                { "key": "jumlah", "type": "number", "question": "Berapa hari kemudian?",
                  "relevant": [{ "item": "diganti", "is": ["ya"] }] },
              ] },
            { "key": "sebutan", "type": "text", "required": false, "question": "Sebutan unit ini" },
        ],
        "respondent": [{ "key": "pekerjaan", "label": "Pekerjaan", "choices": [
            { "code": "tni", "label": "TNI" }, { "code": "polri", "label": "POLRI" },
            { "code": "swasta", "label": "Swasta" },
        ] }],
    })
}

/// A survey of an instrument of one's own, under the minimal configuration with these changes.
pub(crate) fn setup_of(instrument: &Value, changes: &Value) -> Setup {
    let reading = read(&instrument.to_string());
    assert_eq!(reading.diagnostics, []);
    let mut document = minimal();
    document["instrument"] = json!("kuesioner.json");
    for (key, value) in changes.as_object().unwrap() {
        document[key] = value.clone();
    }
    let reading = config::read(&document.to_string(), &Arc::new(reading.value.unwrap()));
    assert_eq!(reading.diagnostics, []);
    Setup { config: reading.value.unwrap(), language: Language::Indonesian }
}

fn filling() -> Filling {
    let mut filling = Filling::over(setup_of(&every_kind(), &json!({})));
    filling.tell(Event::Begin);
    filling.tell(fill("pekerjaan", "tni"));
    filling.tell(Event::Next);
    filling
}

pub(crate) fn say(item: &str, text: &str) -> Event {
    Event::Say { at: At::item(item), text: text.to_owned() }
}

fn say_in(place: usize, key: &str, text: &str) -> Event {
    Event::Say { at: At::entry("kejadian", place, key), text: text.to_owned() }
}

fn toggle(item: &str, code: &str) -> Event {
    Event::Toggle { at: At::item(item), code: code.to_owned() }
}

fn keys(filling: &Filling) -> Vec<&str> {
    let asked = asked(&filling.setup.config, &filling.state.draft);
    asked.into_iter().map(|item| &*item.key).collect()
}

/// What is wrong at one place, if anything is.
fn wrong(filling: &Filling, at: &At) -> Option<ViolationKind> {
    let violations = check(&filling.setup.config, &filling.state.draft).err()?;
    violations.into_iter().find(|v| v.place == Place::Item(at.clone())).map(|v| v.kind)
}

/// What would be sent.
fn sent(filling: &Filling) -> Value {
    let mut filling = filling.clone();
    filling.go_on();
    filling.send(7);
    serde_json::from_str(&filling.sent[0]).unwrap()
}

#[test]
fn an_item_is_asked_only_while_its_conditions_hold() {
    let mut filling = filling();
    let always = ["puas", "di-mana", "kejadian", "sebutan"];
    assert_eq!(keys(&filling), always, "unanswered, no condition holds");
    filling.tell(item("puas", 1));
    assert_eq!(keys(&filling), ["puas", "mengapa", "di-mana", "kejadian", "sebutan"]);
    filling.tell(item("puas", 2));
    assert_eq!(keys(&filling), always);
    // `any`: either test is enough.
    filling.tell(say("di-mana", "daring"));
    assert_eq!(keys(&filling), ["puas", "di-mana", "alat", "kejadian", "sebutan"]);
    filling.tell(say("di-mana", "loket"));
    assert_eq!(keys(&filling), ["puas", "di-mana", "antre", "kejadian", "sebutan"]);
    filling.tell(fill("pekerjaan", "swasta"));
    assert_eq!(keys(&filling), ["puas", "di-mana", "alat", "antre", "kejadian", "sebutan"]);
    // Numbers.
    filling.tell(say("antre", "59"));
    assert!(!keys(&filling).contains(&"lapor"));
    filling.tell(say("antre", " 60 "));
    assert!(keys(&filling).contains(&"lapor"));
}

#[test]
fn what_hangs_on_an_item_that_is_no_longer_asked_is_not_asked_either() {
    let mut filling = filling();
    filling.tell(item("puas", 2));
    filling.tell(say("di-mana", "loket"));
    filling.tell(say("antre", " 090"));
    filling.tell(say("lapor", "ya"));
    assert!(keys(&filling).contains(&"lapor"));
    filling.tell(say("di-mana", "rumah"));
    assert_eq!(keys(&filling), ["puas", "di-mana", "kejadian", "sebutan"]);
    let statements = &sent(&filling)["statements"];
    assert_eq!(statements["di-mana"], "rumah");
    assert!(statements.get("antre").is_none() && statements.get("lapor").is_none());
    // Nothing typed is lost while the citizen goes back and forth.
    filling.tell(say("di-mana", "loket"));
    assert_eq!(sent(&filling)["statements"]["antre"], "90");
}

#[test]
fn a_score_of_an_item_that_is_not_asked_does_not_count() {
    let mut instrument = every_kind();
    instrument["items"][1] = json!({
        "key": "ulang", "unsur": "layanan", "scale": "puas", "question": "Puas dengan ulangan?",
        "relevant": [{ "item": "puas", "is": ["1"] }],
    });
    let mut filling = Filling::over(setup_of(&instrument, &json!({})));
    filling.tell(Event::Begin);
    filling.tell(item("puas", 1));
    filling.tell(item("ulang", 1));
    filling.tell(item("puas", 2));
    filling.tell(fill("pekerjaan", "tni"));
    let sent = sent(&filling);
    assert_eq!(sent["answers"], json!({ "puas": 2 }));
    // One answer, 2 on a scale of 1 to 2: 2 · 25.
    assert_eq!(sent["score"]["indexes"]["ikm"]["value"], "50.00");
}

#[test]
fn each_kind_of_answer_is_held_to_its_own_rule() {
    use ViolationKind::*;
    let mut filling = filling();
    let at = |key: &str| At::item(key);
    filling.tell(item("puas", 1));
    for (key, text, wanted) in [
        ("mengapa", "  ".to_owned(), Some(Missing)),
        ("mengapa", "ü".repeat(COMMENT_LIMIT), None),
        ("mengapa", "ü".repeat(COMMENT_LIMIT + 1), Some(TooLong)),
        ("di-mana", "loket".to_owned(), None),
        ("antre", "600".to_owned(), None),
        ("antre", " 007 ".to_owned(), None),
        ("antre", ["0"; 5000].concat(), Some(OutOfRange)),
        ("antre", "601".to_owned(), Some(OutOfRange)),
        ("antre", "-1".to_owned(), Some(OutOfRange)),
        ("antre", "+5".to_owned(), Some(OutOfRange)),
        ("antre", "1,5".to_owned(), Some(OutOfRange)),
        ("antre", "lama".to_owned(), Some(OutOfRange)),
        ("antre", String::new(), Some(Missing)),
        ("sebutan", "x".repeat(LINE_LIMIT), None),
        ("sebutan", "x".repeat(LINE_LIMIT + 1), Some(TooLong)),
        ("sebutan", String::new(), None),
    ] {
        filling.tell(say(key, &text));
        assert_eq!(wrong(&filling, &at(key)), wanted, "{key}: {text:?}");
    }
    // What no control could have said changes nothing.
    filling.assert_nothing_comes_of(say("di-mana", "bulan"));
    filling.assert_nothing_comes_of(say("puas", "1"));
    filling.assert_nothing_comes_of(item("sebutan", 1));
    filling.assert_nothing_comes_of(say("tidak-ada", "x"));
    filling.tell(say("di-mana", "daring"));
    filling.assert_nothing_comes_of(toggle("alat", "tablet"));
}

#[test]
fn several_options_are_chosen_and_taken_back_one_by_one() {
    let mut filling = filling();
    filling.tell(item("puas", 2));
    filling.tell(say("di-mana", "daring"));
    let chosen = |filling: &Filling| sent(filling)["statements"].get("alat").cloned();
    // Nothing chosen: nothing is sent, and nothing is missing, since it may be skipped.
    assert_eq!(wrong(&filling, &At::item("alat")), None);
    filling.tell(toggle("alat", "laptop"));
    filling.tell(toggle("alat", "hp"));
    assert_eq!(filling.state.draft.said(&At::item("alat")).unwrap().codes(), ["laptop", "hp"]);
    filling.tell(toggle("alat", "laptop"));
    assert_eq!(chosen(&filling), Some(json!(["hp"])));
}

#[test]
fn entries_are_added_filled_and_removed_and_the_focus_follows() {
    let mut filling = filling();
    let add = || Event::AddEntry("kejadian".to_owned());
    let focus = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|effect| match effect {
            Effect::Focus(Focus::Place(Place::Item(at))) => Some(at),
            _ => None,
        })
    };
    assert_eq!(focus(filling.tell(add())), Some(At::entry("kejadian", 0, "apa")));
    assert_eq!(focus(filling.tell(add())), Some(At::entry("kejadian", 1, "apa")));
    filling.tell(say_in(0, "apa", "Berkas hilang"));
    filling.tell(say_in(0, "diganti", "ya"));
    filling.tell(say_in(0, "jumlah", "3"));
    filling.tell(say_in(1, "apa", "Salah panggil"));
    assert_eq!(wrong(&filling, &At::entry("kejadian", 1, "diganti")), Some(ViolationKind::Missing));
    // Typed before "tidak" was chosen: no longer asked, so not sent.
    filling.tell(say_in(1, "diganti", "ya"));
    filling.tell(say_in(1, "jumlah", "9"));
    filling.tell(say_in(1, "diganti", "tidak"));
    assert_eq!(wrong(&filling, &At::entry("kejadian", 1, "jumlah")), None);
    filling.tell(item("puas", 2));
    filling.tell(say("di-mana", "rumah"));
    let entries = sent(&filling)["statements"]["kejadian"].clone();
    assert_eq!(
        entries,
        json!([
            { "apa": "Berkas hilang", "diganti": "ya", "jumlah": "3" },
            { "apa": "Salah panggil", "diganti": "tidak" },
        ])
    );
    let removed = filling.tell(Event::RemoveEntry("kejadian".to_owned(), 0));
    assert_eq!(focus(removed), Some(At::item("kejadian")));
    assert_eq!(
        sent(&filling)["statements"]["kejadian"],
        json!([{ "apa": "Salah panggil", "diganti": "tidak" }])
    );
    filling.assert_nothing_comes_of(say_in(0, "nama", "x"));
    let before = filling.state.clone();
    filling.tell(say_in(5, "apa", "x"));
    assert_eq!(filling.state, before, "an entry that is not there stays so");
    for _ in 0..ENTRY_LIMIT + 5 {
        filling.tell(add());
    }
    let said = filling.state.draft.said(&At::item("kejadian")).unwrap();
    assert_eq!(said.entries().len(), ENTRY_LIMIT);
}

#[test]
fn an_item_that_repeats_and_is_required_wants_one_entry() {
    let mut instrument = every_kind();
    instrument["items"][6]["required"] = json!(true);
    let mut filling = Filling::over(setup_of(&instrument, &json!({})));
    filling.tell(Event::Begin);
    assert_eq!(wrong(&filling, &At::item("kejadian")), Some(ViolationKind::Missing));
    filling.tell(Event::AddEntry("kejadian".to_owned()));
    assert_eq!(wrong(&filling, &At::item("kejadian")), None);
    assert_eq!(wrong(&filling, &At::entry("kejadian", 0, "apa")), Some(ViolationKind::Missing));
}

#[test]
fn the_items_of_a_page_share_a_screen_and_the_others_have_their_own() {
    let mut filling = filling();
    filling.tell(fill("pekerjaan", "swasta"));
    filling.tell(item("puas", 2));
    let names = |screen| {
        let items = filling.setup.items_on(screen, &filling.state.draft);
        items.iter().map(|item| &*item.key).collect::<Vec<_>>()
    };
    let screens = filling.setup.screens(&filling.state.draft);
    let items: Vec<_> = screens
        .iter()
        .filter(|screen| matches!(screen, Screen::Item(_)))
        .map(|screen| names(*screen))
        .collect();
    assert_eq!(items, [vec!["puas"], vec!["di-mana", "alat"], vec!["kejadian"], vec!["sebutan"]]);
    let page = filling.setup.page_on(screens[3]).unwrap();
    assert_eq!(page.key, "tempat");
}

#[test]
fn a_change_from_the_review_leads_through_what_it_makes_relevant() {
    let mut filling = filling();
    filling.tell(item("puas", 2));
    filling.tell(say("di-mana", "rumah"));
    filling.go_on();
    filling.tell(Event::Edit(Screen::Item(0)));
    filling.tell(item("puas", 1));
    filling.tell(Event::Next);
    assert_eq!(filling.state.screen, Screen::Item(1), "why, was not asked before");
    filling.tell(say("mengapa", "Lama"));
    filling.tell(Event::Next);
    assert_eq!(filling.state.screen, Screen::Review);
    assert!(!filling.state.editing);
}

#[test]
fn a_statement_is_kept_over_a_reload_and_forgotten_after_sending() {
    let mut filling = filling();
    filling.tell(item("puas", 1));
    filling.tell(say("mengapa", "Lama"));
    filling.tell(Event::AddEntry("kejadian".to_owned()));
    filling.tell(say_in(0, "apa", "Berkas hilang"));
    let reloaded = filling.reload();
    assert!(reloaded.state.resumable);
    assert_eq!(reloaded.state.draft.statements, filling.state.draft.statements);
    filling.go_on();
    filling.send(1);
    filling.reply(received(""));
    assert_eq!(filling.state.screen, Screen::Sent);
    assert!(filling.state.draft.statements.is_empty() && filling.kept.is_none());
}

#[test]
fn what_earlier_versions_kept_is_still_read() {
    let mut filling = Filling::new(&with(json!({})));
    filling.go_to(Screen::Item(3));
    let kept = filling.kept.clone().unwrap();
    let mut old: Value = serde_json::from_str(&kept).unwrap();
    assert!(old.as_object_mut().unwrap().remove("statements").is_some());
    let instrument = &filling.setup.config.instrument;
    let read = outbox::read(&old.to_string(), instrument, NOW).unwrap();
    assert_eq!(read.draft, filling.state.draft);
}

#[test]
fn the_bytes_of_statements_are_these_and_are_read_back() {
    let mut filling = filling();
    filling.tell(item("puas", 1));
    filling.tell(say("mengapa", " Lama \n"));
    filling.tell(say("di-mana", "daring"));
    filling.tell(toggle("alat", "hp"));
    filling.tell(Event::AddEntry("kejadian".to_owned()));
    filling.tell(say_in(0, "apa", "Macet"));
    filling.tell(say_in(0, "diganti", "tidak"));
    filling.tell(say("sebutan", "   "));
    filling.go_on();
    filling.send(1);
    let body = &filling.sent[0];
    let expected = concat!(
        r#""answers":{"puas":1},"statements":{"alat":["hp"],"di-mana":"daring","#,
        r#""kejadian":[{"apa":"Macet","diganti":"tidak"}],"mengapa":"Lama"},"score":"#,
    );
    assert!(body.contains(expected), "{body}");
    let submission: Submission = serde_json::from_str(body).unwrap();
    let response = check(&filling.setup.config, &submission.draft()).unwrap();
    assert_eq!(*response.statements(), submission.statements);
    assert_eq!(serde_json::to_string(&submission).unwrap(), *body);
}
