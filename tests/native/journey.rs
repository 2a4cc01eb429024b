//! From the opening to the thanks: which screens there are and how one moves between them.

use serde_json::json;
use survei_publik::survey::response::{At, Place, Violation, ViolationKind};
use survei_publik::survey::session::{Delivery, Effect, Event, Focus, Notice, Screen};

use crate::filling::{Filling, received};
use crate::office::{minimal, with};

fn names(filling: &Filling) -> Vec<&'static str> {
    filling.setup.screens(&filling.state.draft).into_iter().map(Screen::name).collect()
}

#[test]
fn the_whole_survey_one_question_a_screen_ends_with_the_agencys_receipt() {
    let mut filling = Filling::new(&with(json!({})));
    let mut seen = vec![filling.state.screen];
    filling.tell(Event::Begin);
    while filling.state.screen != Screen::Review {
        seen.push(filling.state.screen);
        filling.answer(4);
        let effects = filling.tell(Event::Next);
        assert_eq!(effects[0], Effect::Focus(Focus::Heading), "{:?}", filling.state);
    }
    seen.push(Screen::Review);
    filling.send(1);
    filling.reply(received(r#"{"receipt":"K7QM-42XP"}"#));
    seen.push(filling.state.screen);
    assert_eq!(seen, filling.setup.screens(&filling.state.draft));
    assert_eq!(seen.len(), 1 + 1 + 1 + 9 + 1 + 1 + 1);
    let Delivery::Received { receipt, figures } = &filling.state.delivery else {
        panic!("{:?}", filling.state.delivery);
    };
    assert_eq!(receipt, "K7QM-42XP");
    assert_eq!(figures.as_ref().unwrap().main().unwrap().value.unwrap().to_string(), "100.00");
}

#[test]
fn the_whole_survey_on_one_page_ends_with_the_thanks() {
    let mut filling = Filling::complete(&with(json!({ "layout": "one-page" })));
    assert_eq!(
        names(&filling),
        ["opening", "service", "respondent", "items", "comment", "review", "sent"]
    );
    filling.send(1);
    filling.reply(received(""));
    assert_eq!(filling.state.screen, Screen::Sent);
}

#[test]
fn every_screen_that_is_shown_is_announced_with_its_place() {
    let mut filling = Filling::new(&with(json!({ "layout": "one-page" })));
    let step = |name, number| Effect::Notify(Notice::Step { name, number, of: 7 });
    assert!(filling.tell(Event::Begin).contains(&step("service", 2)));
    filling.answer(1);
    assert!(filling.tell(Event::Next).contains(&step("respondent", 3)));
    assert!(filling.tell(Event::Back).contains(&step("service", 2)));
}

#[test]
fn the_only_service_there_is_is_not_asked() {
    let filling = Filling::complete(&minimal());
    assert!(!names(&filling).contains(&"service"));
    let target = filling.state.draft.target.unwrap();
    assert_eq!((target.unit.as_str(), target.service.as_str()), ("dukcapil", "ktp"));
}

#[test]
fn a_screen_without_a_question_is_not_shown() {
    let off = |field: &str| json!({ "field": field, "use": "off" });
    let fields = ["jenis_kelamin", "usia", "pendidikan", "pekerjaan"].map(off);
    let document = json!({ "respondent": fields, "comment": "off", "layout": "one-page" });
    let filling = Filling::complete(&with(document));
    assert_eq!(names(&filling), ["opening", "service", "items", "review", "sent"]);
}

#[test]
fn questions_stand_in_the_order_the_agency_chose() {
    // PermenPANRB 14/2017: the sample questionnaire asks sarana before pengaduan, the list of
    // unsur names them the other way round.
    let last = |order: &str| {
        let filling = Filling::new(&with(json!({ "unsur_order": order })));
        filling.setup.item_on(Screen::Item(8), &filling.state.draft).unwrap().key.clone()
    };
    assert_eq!((last("kuesioner").as_str(), last("daftar").as_str()), ("pengaduan", "sarana"));
}

#[test]
fn going_on_without_an_answer_says_what_is_missing_and_stays() {
    let mut filling = Filling::new(&with(json!({})));
    filling.tell(Event::Begin);
    let missing = |place| [Violation { place, kind: ViolationKind::Missing }];
    assert_eq!(filling.tell(Event::Next), [Effect::Focus(Focus::Errors)]);
    assert_eq!(filling.state.screen, Screen::Service);
    assert_eq!(filling.state.violations, missing(Place::Service));
    filling.go_to(Screen::Item(2));
    assert_eq!(filling.state.violations, [], "another screen starts without reproach");
    assert_eq!(filling.tell(Event::Next), [Effect::Focus(Focus::Errors)]);
    assert_eq!(filling.state.screen, Screen::Item(2));
    assert_eq!(filling.state.violations, missing(Place::Item(At::item("waktu"))));
    filling.tell(Event::Pick(1));
    filling.tell(Event::Next);
    assert_eq!(filling.state.screen, Screen::Item(3));
}

#[test]
fn one_page_names_every_question_that_is_missing_at_once() {
    let mut filling = Filling::new(&with(json!({ "layout": "one-page" })));
    filling.go_to(Screen::Items);
    filling.tell(Event::Answer { item: "waktu".to_owned(), score: 2 });
    filling.tell(Event::Next);
    assert_eq!(filling.state.violations.len(), 8);
    assert!(filling.state.violation(&Place::Item(At::item("waktu"))).is_none());
    filling.tell(Event::Answer { item: "biaya".to_owned(), score: 2 });
    assert_eq!(filling.state.violations.len(), 7, "what is answered is no longer complained of");
}

#[test]
fn an_optional_field_may_be_skipped_and_a_required_one_may_not() {
    let optional = json!([{ "field": "usia", "use": "optional" }]);
    let mut filling = Filling::new(&with(json!({ "respondent": optional })));
    filling.go_to(Screen::Respondent);
    filling.tell(Event::Next);
    let places: Vec<_> = filling.state.violations.iter().map(|v| v.place.clone()).collect();
    let expected = ["jenis_kelamin", "pendidikan", "pekerjaan"];
    assert_eq!(places, expected.map(|key| Place::Field(key.to_owned())));
}

#[test]
fn the_comment_may_be_empty_but_not_longer_than_2000_characters() {
    let mut filling = Filling::new(&with(json!({})));
    filling.go_to(Screen::Comment);
    filling.tell(Event::Write("é".repeat(2001)));
    filling.tell(Event::Next);
    assert_eq!(filling.state.violations[0].kind, ViolationKind::TooLong);
    filling.tell(Event::Write("é".repeat(2000)));
    filling.tell(Event::Next);
    assert_eq!(filling.state.screen, Screen::Review);
    filling.tell(Event::Edit(Screen::Comment));
    filling.tell(Event::Write(String::new()));
    filling.tell(Event::Next);
    assert_eq!(filling.state.screen, Screen::Review);
}

#[test]
fn going_back_keeps_every_answer() {
    let mut filling = Filling::new(&with(json!({})));
    filling.go_to(Screen::Item(4));
    filling.answer(1);
    let draft = filling.state.draft.clone();
    while filling.state.screen != Screen::Opening {
        filling.tell(Event::Back);
    }
    assert_eq!(filling.state.draft, draft);
    assert!(filling.state.resumable, "the opening offers to go on");
    filling.tell(Event::Resume);
    assert_eq!((filling.state.screen, &filling.state.draft), (Screen::Item(5), &draft));
}

#[test]
fn a_change_from_the_review_leads_back_to_the_review() {
    let mut filling = Filling::complete(&with(json!({})));
    for leave in [Event::Next, Event::Back] {
        filling.tell(Event::Edit(Screen::Item(4)));
        assert_eq!((filling.state.screen, filling.state.editing), (Screen::Item(4), true));
        filling.tell(Event::Pick(1));
        filling.tell(leave);
        assert_eq!((filling.state.screen, filling.state.editing), (Screen::Review, false));
        assert_eq!(filling.state.draft.answers.get("produk"), Some(&1));
    }
    filling.tell(Event::Back);
    assert_eq!(filling.state.screen, Screen::Comment, "and then one walks on as before");
}

#[test]
fn starting_over_forgets_what_was_answered_and_kept() {
    let mut filling = Filling::new(&with(json!({})));
    filling.go_to(Screen::Item(4));
    let mut filling = filling.reload();
    let effects = filling.tell(Event::Begin);
    assert_eq!(effects[0], Effect::Forget);
    assert_eq!((filling.state.screen, filling.state.draft.answers.len()), (Screen::Service, 0));
    assert!(!filling.state.resumable && filling.kept.is_none());
}

#[test]
fn another_response_starts_from_nothing() {
    let mut filling = Filling::complete(&with(json!({})));
    filling.send(1);
    filling.reply(received(""));
    filling.tell(Event::Again);
    assert_eq!(filling.state, Filling::new(&with(json!({}))).state);
}
