//! Whatever happens, in whatever order: nothing that makes no sense changes anything, and no
//! sequence of events loses answers, sends twice or thanks for what has not arrived.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use survei_publik::survey::payload::Reply;
use survei_publik::survey::response::{ResponseId, Target};
use survei_publik::survey::session::{Delivery, Effect, Event, Screen};

use crate::filling::{Filling, id, received, today};
use crate::office::{minimal, with};
use crate::rows::cases;

fn target(unit: &str, service: &str) -> Event {
    Event::Choose(Target { unit: unit.to_owned(), service: service.to_owned() })
}

fn fill(field: &str, code: &str) -> Event {
    Event::Fill { field: field.to_owned(), code: code.to_owned() }
}

fn item(item: &str, score: u8) -> Event {
    Event::Answer { item: item.to_owned(), score }
}

fn send() -> Event {
    Event::Send { id: id(1), day: today() }
}

#[test]
fn events_that_make_no_sense_on_the_opening_change_nothing() {
    let filling = Filling::new(&with(json!({})));
    let replied = Event::Replied(received(""));
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
    let replied = Event::Replied(received(""));
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

/// Something happens to a filling.
#[derive(Clone, Debug)]
enum Act {
    Tell(Event),
    /// The screen is answered, and left.
    Answer(u8),
    /// One of the screens, by chance, is opened from the review.
    Edit(Index),
    /// Sent under a new identifier.
    Send,
    /// The page is loaded again.
    Reload,
}

fn any_event() -> impl Strategy<Value = Event> {
    let reply = prop_oneof![
        3 => Just(received("")),
        2 => Just(Reply::Unreachable),
        1 => (200..600_u16).prop_map(|status| Reply::Answered { status, body: String::new() }),
    ];
    let unit = prop::sample::select(vec!["dukcapil", "puskesmas", "dinkes"]);
    let service = prop::sample::select(vec!["ktp", "akta", "poli"]);
    let field = prop::sample::select(vec!["usia", "pekerjaan", "nik"]);
    let code = prop::sample::select(vec!["17-25", "asn", ""]);
    let key = prop::sample::select(vec!["waktu", "biaya", "nama"]);
    prop_oneof![
        2 => Just(Event::Begin),
        2 => Just(Event::Resume),
        3 => Just(Event::Next),
        3 => Just(Event::Back),
        2 => Just(Event::Retry),
        1 => Just(Event::Again),
        1 => Just(Event::ShowMore),
        1 => any::<bool>().prop_map(Event::Stored),
        1 => ".{0,4}".prop_map(Event::Search),
        1 => ".{0,4}".prop_map(Event::Write),
        3 => reply.prop_map(Event::Replied),
        1 => any::<u8>().prop_map(Event::Pick),
        1 => (key, 0..6_u8).prop_map(|(key, score)| item(key, score)),
        1 => (field, code).prop_map(|(field, code)| fill(field, code)),
        1 => (unit, service).prop_map(|(unit, service)| target(unit, service)),
    ]
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => any_event().prop_map(Act::Tell),
        6 => (1..=4_u8).prop_map(Act::Answer),
        1 => any::<Index>().prop_map(Act::Edit),
        2 => Just(Act::Send),
        1 => Just(Act::Reload),
    ]
}

fn any_office() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        minimal(),
        with(json!({})),
        with(json!({ "layout": "one-page" })),
        with(json!({ "layout": "one-page", "comment": "off", "show_score": false })),
    ])
}

/// What must hold at every moment.
fn assert_sound(filling: &Filling) -> Result<(), TestCaseError> {
    let state = &filling.state;
    prop_assert!(filling.setup.screens().contains(&state.screen), "{:?}", state.screen);
    let arrived = matches!(state.delivery, Delivery::Received { .. });
    prop_assert_eq!(state.screen == Screen::Sent, arrived, "thanks only for what has arrived");
    if let Some(sealed) = filling.sealed() {
        prop_assert_eq!(state.screen, Screen::Review);
        let reloaded = filling.reload();
        prop_assert_eq!(reloaded.sealed(), Some(sealed), "a sealed response is on the device");
    }
    if !arrived {
        prop_assert_eq!(&filling.reload().state.draft, &state.draft, "a reload loses nothing");
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn no_sequence_of_events_loses_an_answer_or_sends_a_response_twice(
        office in any_office(),
        acts in prop::collection::vec(any_act(), 0..90),
    ) {
        let mut filling = Filling::new(&office);
        let mut fresh = 0_u32;
        let mut bodies: BTreeSet<String> = BTreeSet::new();
        for act in acts {
            let before = filling.clone();
            let mut effects = Vec::new();
            match &act {
                Act::Tell(event) => effects = filling.tell(event.clone()),
                Act::Answer(choice) => {
                    filling.answer(*choice);
                    effects = filling.tell(Event::Next);
                }
                Act::Edit(place) => {
                    let screens = filling.setup.screens();
                    effects = filling.tell(Event::Edit(*place.get(&screens)));
                }
                Act::Send => {
                    fresh += 1;
                    let id = ResponseId(u128::from(fresh).to_be_bytes());
                    effects = filling.tell(Event::Send { id, day: today() });
                }
                Act::Reload => filling = filling.reload(),
            }
            assert_sound(&filling)?;
            if let Some(sealed) = before.sealed() {
                prop_assert_eq!(&filling.state.draft == &before.state.draft, filling.sealed().is_some());
                let unchanged = filling.sealed().is_none_or(|after| after == sealed);
                prop_assert!(unchanged, "a sealed response does not change");
            }
            for effect in &effects {
                if let Effect::Send(request) = effect {
                    let sealed = filling.sealed().map(|sealed| sealed.body.as_str());
                    prop_assert_eq!(Some(request.body.as_str()), sealed);
                    bodies.insert(request.body.clone());
                }
            }
            prop_assert!(bodies.len() <= 1, "one response under two identifiers");
            if matches!(filling.state.delivery, Delivery::Received { .. }) {
                bodies.clear();
            }
        }
    }

    #[test]
    fn whatever_happened_before_the_survey_can_be_finished(
        office in any_office(),
        acts in prop::collection::vec(any_event(), 0..60),
    ) {
        let mut filling = Filling::new(&office);
        acts.into_iter().for_each(|event| drop(filling.tell(event)));
        if filling.state.screen == Screen::Sent {
            filling.tell(Event::Again);
        }
        if filling.sealed().is_none() {
            if filling.state.resumable {
                filling.tell(Event::Resume);
            }
            filling.go_to(Screen::Review);
            filling.send(1);
        }
        filling.tell(Event::Retry);
        filling.tell(Event::Replied(received("")));
        prop_assert_eq!(filling.state.screen, Screen::Sent, "{:?}", filling.state);
    }
}
