//! A sealed response: sent until the agency has it, unchanged, and once.

use serde_json::json;
use survei_publik::survey::payload::{Refusal, Reply};
use survei_publik::survey::response::Target;
use survei_publik::survey::session::{Delivery, Effect, Event, Focus, Notice, Screen, State};

use crate::filling::{Filling, id, received, today};
use crate::office::with;

fn answered(status: u16) -> Reply {
    Reply::answered(status, "")
}

fn sending() -> Filling {
    let mut filling = Filling::complete(&with(json!({ "layout": "one-page" })));
    filling.send(1);
    filling
}

fn waiting() -> Filling {
    let mut filling = sending();
    filling.reply(Reply::default());
    filling
}

#[test]
fn a_response_is_kept_on_the_device_before_it_is_sent() {
    let mut filling = Filling::complete(&with(json!({})));
    let effects = filling.send(1);
    let [Effect::Keep, Effect::Send(request), Effect::Focus(Focus::Delivery)] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(request.url, "/survei/kirim");
    assert!(filling.kept.unwrap().contains(&id(1).to_string()));
}

#[test]
fn a_double_press_of_send_sends_once() {
    let filling = sending();
    filling.assert_nothing_comes_of(Event::Send { id: id(2), day: today() });
    filling.assert_nothing_comes_of(Event::Retry);
    assert_eq!(filling.sent.len(), 1);
}

#[test]
fn nothing_changes_the_answers_once_they_are_sealed() {
    for filling in [sending(), waiting()] {
        for event in [
            Event::Answer { item: "waktu".to_owned(), score: 1 },
            Event::Fill { field: "usia".to_owned(), code: "17-25".to_owned() },
            Event::Write("Lain".to_owned()),
            Event::Choose(Target { unit: "puskesmas".to_owned(), service: "poli".to_owned() }),
            Event::Pick(1),
            Event::Edit(Screen::Items),
            Event::Back,
            Event::Next,
            Event::Begin,
            Event::Resume,
            Event::Again,
        ] {
            filling.assert_nothing_comes_of(event);
        }
    }
}

#[test]
fn an_incomplete_response_is_not_sealed() {
    let mut filling = Filling::complete(&with(json!({ "layout": "one-page" })));
    filling.state.draft.answers.retain(|key, _| key != "waktu");
    assert_eq!(filling.send(1), [Effect::Focus(Focus::Errors)]);
    assert_eq!((filling.state.violations.len(), filling.sealed()), (1, None));
}

#[test]
fn without_a_connection_the_response_waits_on_the_device() {
    let mut filling = sending();
    let effects = filling.reply(Reply::default());
    let told = Effect::Notify(Notice::NotSent { status: None });
    assert_eq!(effects, [Effect::Focus(Focus::Delivery), told]);
    let Delivery::Waiting(_, refusal) = &filling.state.delivery else {
        panic!("{:?}", filling.state.delivery);
    };
    assert_eq!((*refusal, filling.state.screen), (Some(Refusal::Unreachable), Screen::Review));
    assert!(filling.kept.is_some(), "what was kept before the request stays");
}

#[test]
fn what_the_outbox_sends_by_itself_later_ends_the_waiting() {
    let mut filling = waiting();
    filling.reply(received(r#"{"receipt":"K7QM-42XP"}"#));
    assert_eq!((filling.state.screen, filling.kept.as_deref()), (Screen::Sent, None));
}

#[test]
fn what_the_outbox_tries_in_vain_by_itself_moves_no_focus_and_tells_the_page_nothing() {
    let mut filling = waiting();
    assert_eq!(filling.reply(answered(503)), []);
    let Delivery::Waiting(_, refusal) = &filling.state.delivery else {
        panic!("{:?}", filling.state.delivery);
    };
    assert_eq!(*refusal, Some(Refusal::ServerFault(503)));
}

#[test]
fn a_reply_to_another_response_changes_nothing() {
    for filling in [sending(), waiting()] {
        filling.assert_nothing_comes_of(Event::Replied(id(2), received("")));
    }
}

#[test]
fn another_response_can_be_given_once_the_outbox_has_the_one_that_waits() {
    let mut filling = sending();
    filling.reply(Reply { queued: true, ..Reply::default() });
    let first = filling.sealed().unwrap().id;
    let effects = filling.tell(Event::Again);
    assert_eq!((&effects[0], filling.state.screen), (&Effect::Forget, Screen::Opening));
    assert_eq!((filling.sealed(), filling.kept.as_deref()), (None, None));
    // What the outbox hears of the first is not taken for the second.
    filling.go_to(Screen::Review);
    filling.send(2);
    filling.assert_nothing_comes_of(Event::Replied(first, received("")));
}

#[test]
fn whoever_comes_next_at_a_counter_finds_nothing_wherever_the_one_before_stopped() {
    let mut half = Filling::new(&with(json!({})));
    half.go_to(Screen::Item(4));
    half.tell(Event::Write("Rahasia".to_owned()));
    let mut back = Filling::new(&with(json!({})));
    back.go_to(Screen::Item(1));
    while back.state.screen != Screen::Opening {
        back.tell(Event::Back);
    }
    let complete = Filling::complete(&with(json!({})));
    let mut sent = sending();
    sent.reply(received(r#"{"receipt":"ABCD-1234"}"#));
    for mut filling in [half, back, complete, sending(), waiting(), sent] {
        let under_way = filling.sealed().map(|sealed| sealed.id);
        let effects = filling.tell(Event::Reset);
        assert_eq!((&effects[0], filling.kept.as_deref()), (&Effect::Forget, None));
        let fresh =
            State { storage: filling.state.storage, ..Filling::new(&with(json!({}))).state };
        assert_eq!(filling.state, fresh);
        // What the outbox still hears of is not told to the next one.
        if let Some(id) = under_way {
            filling.assert_nothing_comes_of(Event::Replied(id, received("")));
        }
    }
}

#[test]
fn a_response_that_only_this_page_has_is_not_left_for_another() {
    let mut filling = sending();
    filling.reply(Reply { queued: false, ..Reply::default() });
    filling.assert_nothing_comes_of(Event::Again);
}

#[test]
fn what_is_tried_again_is_not_kept_again_as_another_tab_may_have_sent_it() {
    let mut filling = waiting();
    assert!(!filling.tell(Event::Retry).contains(&Effect::Keep));
}

#[test]
fn sent_without_an_answer_that_can_be_read_is_never_called_received() {
    let mut filling = sending();
    let effects = filling.reply(answered(Reply::OPAQUE));
    assert_eq!(effects.last(), Some(&Effect::Notify(Notice::Sent { confirmed: false })));
    assert_eq!(filling.state.delivery, Delivery::Unconfirmed);
    assert_eq!((filling.state.screen, filling.kept.as_deref()), (Screen::Sent, None));
}

#[test]
fn the_servers_own_words_are_kept_for_the_respondent() {
    let mut filling = sending();
    filling.reply(Reply { said: "Usia wajib diisi.".to_owned(), ..answered(422) });
    assert_eq!(filling.state.said, "Usia wajib diisi.");
    filling.tell(Event::Retry);
    filling.reply(answered(503));
    assert_eq!(filling.state.said, "", "words of an earlier reply");
}

#[test]
fn a_refusal_and_a_fault_of_the_server_keep_the_response_too() {
    let denied = Reply::answered(200, r#"{"success":false}"#);
    for (reply, status) in [
        (answered(422), 422),
        (answered(503), 503),
        (answered(404), 404),
        (answered(302), 302),
        (denied, 200),
    ] {
        let mut filling = sending();
        let effects = filling.reply(reply);
        let told = Effect::Notify(Notice::NotSent { status: Some(status) });
        assert!(effects.contains(&told), "{effects:?}");
        assert!(matches!(filling.state.delivery, Delivery::Waiting(..)));
        assert!(filling.kept.is_some());
    }
}

#[test]
fn trying_again_sends_the_same_bytes() {
    let mut filling = waiting();
    for attempts in 2..5 {
        filling.tell(Event::Retry);
        assert!(matches!(filling.state.delivery, Delivery::Sending(_)));
        filling.reply(answered(500));
        assert_eq!(filling.sent.len(), attempts);
    }
    assert!(filling.sent.iter().all(|body| *body == filling.sent[0]));
}

#[test]
fn the_reply_that_it_was_received_forgets_what_was_kept() {
    let mut filling = waiting();
    filling.tell(Event::Retry);
    let effects = filling.reply(received(""));
    assert_eq!(effects[0], Effect::Forget);
    assert_eq!(effects.last(), Some(&Effect::Notify(Notice::Sent { confirmed: true })));
    assert_eq!((filling.state.screen, filling.kept.as_deref()), (Screen::Sent, None));
    assert_eq!(filling.state.draft, Filling::new(&with(json!({}))).state.draft);
}

#[test]
fn once_received_nothing_is_sent_again() {
    let mut filling = sending();
    filling.reply(received(""));
    for event in [
        Event::Retry,
        Event::Send { id: id(2), day: today() },
        Event::Replied(id(1), Reply::default()),
        Event::Replied(id(1), received("")),
        Event::Back,
        Event::Next,
        Event::Edit(Screen::Items),
    ] {
        filling.assert_nothing_comes_of(event);
    }
}

#[test]
fn a_server_without_receipts_gets_one_from_the_beginning_of_the_identifier() {
    let mut filling = Filling::complete(&with(json!({})));
    filling.send(0xab);
    filling.reply(received("<html>Terima kasih</html>"));
    let Delivery::Received { receipt, .. } = &filling.state.delivery else {
        panic!("{:?}", filling.state.delivery);
    };
    assert_eq!(receipt, "ABAB-ABAB");
}

#[test]
fn the_score_is_shown_only_where_the_agency_shows_it() {
    for shown in [true, false] {
        let mut filling = Filling::complete(&with(json!({ "show_score": shown })));
        filling.send(1);
        filling.reply(received(""));
        let Delivery::Received { figures, .. } = &filling.state.delivery else {
            panic!("{:?}", filling.state.delivery);
        };
        let ikm =
            figures.as_ref().and_then(|figures| figures.main()?.value).map(|ikm| ikm.to_string());
        assert_eq!(ikm.as_deref(), shown.then_some("75.00"));
    }
}

#[test]
fn a_device_that_cannot_keep_anything_still_sends() {
    let mut filling = Filling::complete(&with(json!({})));
    filling.tell(Event::Stored(false));
    assert!(!filling.state.storage);
    filling.send(1);
    filling.reply(received(""));
    assert_eq!(filling.state.screen, Screen::Sent);
}
