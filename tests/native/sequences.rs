//! Whatever happens, in whatever order: no sequence of events loses answers, sends twice, or
//! thanks for what has not arrived.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;
use survei_publik::survey::payload::Reply;
use survei_publik::survey::response::{At, ResponseId};
use survei_publik::survey::session::{Delivery, Effect, Event, Screen, Setup};

use crate::events::{fill, item, target};
use crate::filling::{Filling, received, today};
use crate::kinds::{every_kind, setup_of};
use crate::office::{minimal, setup, with};
use crate::rows::cases;

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
        1 => Just(Reply::default()),
        1 => Just(Reply { queued: true, ..Reply::default() }),
        1 => Just(Reply::answered(Reply::OPAQUE, "")),
        1 => (200..600_u16).prop_map(|status| Reply::answered(status, "")),
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
        1 => "[a-z]{0,4}".prop_map(Event::Write),
        3 => (1..3_u128, reply).prop_map(|(id, reply)| {
            Event::Replied(ResponseId(id.to_be_bytes()), reply)
        }),
        1 => any::<u8>().prop_map(Event::Pick),
        1 => (key, 0..6_u8).prop_map(|(key, score)| item(key, score)),
        1 => (field, code).prop_map(|(field, code)| fill(field, code)),
        1 => any_saying(),
        1 => (unit, service).prop_map(|(unit, service)| target(unit, service)),
    ]
}

/// Something is said in the questionnaire that has every kind of answer.
fn any_saying() -> impl Strategy<Value = Event> {
    let key = ["mengapa", "di-mana", "alat", "antre", "lapor", "kejadian", "sebutan", "puas"];
    let at = prop_oneof![
        3 => prop::sample::select(key.to_vec()).prop_map(At::item),
        1 => (0..3_usize, prop::sample::select(vec!["apa", "diganti", "jumlah"]))
            .prop_map(|(place, key)| At::entry("kejadian", place, key)),
    ];
    let text = prop::sample::select(vec!["", "ya", "daring", "loket", "hp", "75", "Apa saja"]);
    let text = text.prop_map(str::to_owned);
    let repeated = || "kejadian".to_owned();
    prop_oneof![
        4 => (at.clone(), text.clone()).prop_map(|(at, text)| Event::Say { at, text }),
        2 => (at, text).prop_map(|(at, code)| Event::Toggle { at, code }),
        1 => (1..3_u8).prop_map(|score| item("puas", score)),
        1 => Just(Event::AddEntry(repeated())),
        1 => (0..3_usize).prop_map(move |place| Event::RemoveEntry(repeated(), place)),
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

fn any_office() -> impl Strategy<Value = Setup> {
    let documents = [
        minimal(),
        with(json!({})),
        with(json!({ "layout": "one-page" })),
        with(json!({ "layout": "one-page", "comment": "off", "show_score": false })),
    ];
    let mut offices: Vec<Setup> = documents.iter().map(setup).collect();
    for layout in ["stepwise", "one-page"] {
        offices.push(setup_of(&every_kind(), &json!({ "layout": layout })));
    }
    prop::sample::select(offices)
}

/// Nothing is left to send.
fn is_done(filling: &Filling) -> bool {
    matches!(filling.state.delivery, Delivery::Received { .. } | Delivery::Unconfirmed)
}

/// What must hold at every moment.
fn assert_sound(filling: &Filling) -> Result<(), TestCaseError> {
    let state = &filling.state;
    prop_assert!(
        filling.setup.screens(&filling.state.draft).contains(&state.screen),
        "{:?}",
        state.screen
    );
    let arrived = is_done(filling);
    prop_assert_eq!(state.screen == Screen::Sent, arrived, "thanks only for what is sent");
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
        let mut filling = Filling::over(office);
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
                    let screens = filling.setup.screens(&filling.state.draft);
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
            if let (Some(sealed), Some(after)) = (before.sealed(), filling.sealed()) {
                prop_assert_eq!(sealed, after, "a sealed response does not change");
                prop_assert_eq!(&before.state.draft, &filling.state.draft);
            }
            for effect in &effects {
                if let Effect::Send(request) = effect {
                    let sealed = filling.sealed().map(|sealed| sealed.body.as_str());
                    prop_assert_eq!(Some(request.body.as_str()), sealed);
                    bodies.insert(request.body.clone());
                }
            }
            prop_assert!(bodies.len() <= 1, "one response under two identifiers");
            // One that waits may be left to the outbox.
            let left = before.sealed().is_some() && before.state.queued && filling.sealed().is_none();
            if is_done(&filling) || left {
                bodies.clear();
            }
        }
    }

    #[test]
    fn whatever_happened_before_the_survey_can_be_finished(
        office in any_office(),
        acts in prop::collection::vec(any_event(), 0..60),
    ) {
        let mut filling = Filling::over(office);
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
        filling.reply(received(""));
        prop_assert_eq!(filling.state.screen, Screen::Sent, "{:?}", filling.state);
    }
}
