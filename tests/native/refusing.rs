//! What an agency makes of personal data: a warning, a refusal, or nothing.

use serde_json::json;
use survei_publik::survey::config::is_plain;
use survei_publik::survey::document::Language;
use survei_publik::survey::locale::{Catalog, violation_words};
use survei_publik::survey::response::{At, Place, ViolationKind};
use survei_publik::survey::session::{Effect, Event, Focus, Screen};

use crate::filling::Filling;
use crate::office::with;

const TELLING: &str = "NIK saya 3273014503850002";

#[test]
fn personal_data_stops_nobody_unless_the_agency_refuses_it() {
    for rule in [json!({}), json!({ "personal_data": "warn" }), json!({ "personal_data": "off" })] {
        let mut filling = Filling::new(&with(rule));
        filling.go_to(Screen::Comment);
        filling.tell(Event::Write(TELLING.to_owned()));
        filling.tell(Event::Next);
        assert_eq!(filling.state.screen, Screen::Review);
    }
}

#[test]
fn where_it_is_refused_the_citizen_is_led_back_to_the_comment() {
    let mut filling = Filling::new(&with(json!({ "personal_data": "refuse" })));
    filling.go_to(Screen::Comment);
    filling.tell(Event::Write(TELLING.to_owned()));
    assert_eq!(filling.state.violations, [], "nobody is reproached while typing");
    assert_eq!(filling.tell(Event::Next), [Effect::Focus(Focus::Errors)]);
    assert_eq!(filling.state.screen, Screen::Comment);
    let violation = filling.state.violation(&Place::Comment).unwrap();
    assert_eq!(violation.kind, ViolationKind::Personal);
    let said = |language| violation_words(&Catalog::of(language), &filling.setup.config, violation);
    assert_eq!(said(Language::Indonesian), "Hapus data pribadi: Saran atau masukan");
    assert!(said(Language::English).starts_with("Remove personal data: "));
    filling.tell(Event::Write("NIK saya belum aktif".to_owned()));
    assert_eq!(filling.state.violations, [], "what is mended is no longer complained of");
    filling.tell(Event::Next);
    assert_eq!(filling.state.screen, Screen::Review);
}

#[test]
fn every_free_text_is_looked_at_and_nothing_else() {
    use survei_publik::survey::response::{Draft, Statement, check};
    let changes = json!({ "personal_data": "refuse" });
    let setup = crate::kinds::setup_of(&crate::kinds::every_kind(), &changes);
    let config = &setup.config;
    let mut draft = Draft::default();
    // Asked only of those who are not satisfied.
    draft.answers.insert("puas".to_owned(), 1);
    for item in config.all_items().iter().filter(|item| item.scale().is_none()) {
        draft.statements.insert(item.key.clone(), Statement::Text("081234567890".to_owned()));
    }
    let wrong = check(config, &draft).unwrap_err();
    let personal: Vec<&Place> = wrong
        .iter()
        .filter(|wrong| wrong.kind == ViolationKind::Personal)
        .map(|wrong| &wrong.place)
        .collect();
    let texts = config
        .all_items()
        .into_iter()
        .filter(|item| matches!(item.ask, survei_publik::survey::instrument::Ask::Text { .. }));
    let texts: Vec<Place> = texts.map(|item| Place::Item(At::item(&item.key))).collect();
    assert!(!texts.is_empty());
    assert_eq!(personal, texts.iter().collect::<Vec<_>>());
}

#[test]
fn no_rule_takes_the_whole_widget() {
    for rule in ["warn", "off", "refuse"] {
        assert!(is_plain(&with(json!({ "personal_data": rule })).to_string()), "{rule}");
    }
}
