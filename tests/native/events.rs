//! Events that make no sense where a filling stands change nothing.

use serde_json::json;
use survei_publik::survey::response::Target;
use survei_publik::survey::session::{Event, Screen};

use crate::filling::{Filling, id, received, today};
use crate::office::with;

/// A service is chosen.
pub(crate) fn target(unit: &str, service: &str) -> Event {
    Event::Choose(Target { unit: unit.to_owned(), service: service.to_owned() })
}

/// A field about the respondent is answered.
pub(crate) fn fill(field: &str, code: &str) -> Event {
    Event::Fill { field: field.to_owned(), code: code.to_owned() }
}

/// A question is answered.
pub(crate) fn item(item: &str, score: u8) -> Event {
    Event::Answer { item: item.to_owned(), score }
}

fn send() -> Event {
    Event::Send { id: id(1), day: today() }
}

#[test]
fn events_that_make_no_sense_on_the_opening_change_nothing() {
    let filling = Filling::new(&with(json!({})));
    let replied = Event::Replied(id(1), received(""));
    let edit = Event::Edit(Screen::Items);
    for event in [
        Event::Resume,
        Event::Next,
        Event::Back,
        Event::Retry,
        Event::Pick(1),
        send(),
        replied,
        edit,
    ] {
        filling.assert_nothing_comes_of(event);
    }
}

#[test]
fn going_back_from_the_opening_does_not_take_the_kept_draft_away() {
    let mut filling = Filling::new(&with(json!({})));
    filling.go_to(Screen::Item(1));
    filling.reload().assert_nothing_comes_of(Event::Back);
}

#[test]
fn events_that_make_no_sense_on_a_question_change_nothing() {
    let mut filling = Filling::new(&with(json!({})));
    filling.go_to(Screen::Item(1));
    let replied = Event::Replied(id(1), received(""));
    for event in [
        Event::Begin,
        Event::Resume,
        Event::Retry,
        Event::Pick(0),
        Event::Pick(5),
        Event::Edit(Screen::Item(0)),
        send(),
        replied,
    ] {
        filling.assert_nothing_comes_of(event);
    }
}

#[test]
fn another_response_is_not_begun_before_this_one_has_arrived() {
    let mut filling = Filling::new(&with(json!({})));
    filling.go_to(Screen::Item(1));
    filling.assert_nothing_comes_of(Event::Again);
    filling.go_to(Screen::Review);
    filling.assert_nothing_comes_of(Event::Again);
}

#[test]
fn only_a_screen_with_answers_can_be_changed_from_the_review() {
    let filling = Filling::complete(&with(json!({})));
    for screen in [Screen::Sent, Screen::Opening, Screen::Review, Screen::Items, Screen::Item(9)] {
        filling.assert_nothing_comes_of(Event::Edit(screen));
    }
}

#[test]
fn an_answer_that_nobody_can_give_is_not_taken() {
    let mut filling = Filling::new(&with(json!({ "comment": "off" })));
    filling.tell(Event::Begin);
    for event in [
        target("dinkes", "ktp"),
        target("puskesmas", "ktp"),
        fill("nik", "3273010101900001"),
        fill("usia", "35"),
        item("nama", 4),
        item("waktu", 0),
        item("waktu", 5),
        Event::Write("Tidak ditanyakan".to_owned()),
    ] {
        filling.assert_nothing_comes_of(event);
    }
}

#[test]
fn the_search_changes_nothing_but_the_list() {
    let mut filling = Filling::new(&with(json!({})));
    filling.go_to(Screen::Service);
    let before = filling.clone();
    let listed = filling.state.picker.shown;
    assert_eq!(filling.tell(Event::ShowMore), []);
    assert!(filling.state.picker.shown > listed);
    assert_eq!(filling.tell(Event::Search("ktp".to_owned())), []);
    assert_eq!((filling.state.picker.query.as_str(), filling.state.picker.shown), ("ktp", listed));
    filling.state.picker = before.state.picker.clone();
    assert_eq!(filling.state, before.state);
}
