//! The page is closed and opened again, at every moment of a filling.

use proptest::prelude::*;
use serde_json::{Value, json};
use survei_publik::survey::outbox::{self, DRAFT_LIFE};
use survei_publik::survey::payload::Reply;
use survei_publik::survey::response::{Draft, Statement, Target};
use survei_publik::survey::session::{Delivery, Event, Screen, State};

use crate::filling::{Filling, NOW, received};
use crate::office::{setup, with};
use crate::rows::{cases, skm9};

/// All items on one page, with every question the standard asks.
fn one_page() -> Value {
    with(json!({ "layout": "one-page" }))
}

#[test]
fn a_reload_on_any_screen_loses_no_answer_and_leads_to_the_first_that_is_missing() {
    let mut filling = Filling::new(&with(json!({})));
    filling.go_to(Screen::Respondent);
    filling.answer(2);
    while filling.state.screen != Screen::Review {
        filling.tell(Event::Next);
        let mut reloaded = filling.reload();
        assert_eq!(reloaded.state.draft, filling.state.draft, "{:?}", filling.state.screen);
        assert!(reloaded.state.resumable, "offered on {:?}", filling.state.screen);
        assert_eq!(reloaded.state.screen, Screen::Opening);
        reloaded.tell(Event::Resume);
        // A comment may be left out, so with all items answered the next is the review.
        let expected = match filling.state.screen {
            Screen::Comment => Screen::Review,
            screen => screen,
        };
        assert_eq!(reloaded.state.screen, expected);
        filling.answer(2);
    }
}

#[test]
fn a_chosen_service_alone_is_worth_resuming() {
    let mut filling = Filling::new(&with(json!({})));
    filling.go_to(Screen::Service);
    filling.answer(2);
    let mut reloaded = filling.reload();
    assert!(reloaded.state.resumable, "a service found among hundreds is kept but not offered");
    reloaded.tell(Event::Resume);
    assert_eq!(reloaded.state.screen, Screen::Respondent);
}

#[test]
fn a_reload_in_the_middle_of_a_screen_keeps_what_is_answered_on_it() {
    let mut filling = Filling::new(&one_page());
    filling.go_to(Screen::Items);
    filling.tell(Event::Answer { item: "biaya".to_owned(), score: 4 });
    let mut reloaded = filling.reload();
    reloaded.tell(Event::Resume);
    assert_eq!(reloaded.state.screen, Screen::Items);
    assert_eq!(reloaded.state.draft.answers.get("biaya"), Some(&4));
    filling.tell(Event::Write("Terima kasih".to_owned()));
    assert_eq!(filling.reload().state.draft.comment, "Terima kasih");
}

#[test]
fn a_visit_that_finds_an_unsent_response_sends_it_by_itself() {
    let mut filling = Filling::complete(&one_page());
    assert_eq!(filling.state.unsent(&filling.setup), None);
    filling.send(1);
    let reloaded = filling.reload();
    let request = reloaded.state.unsent(&reloaded.setup).unwrap();
    assert_eq!((request.body, request.pressed), (filling.sent[0].clone(), false));
}

#[test]
fn a_reload_while_sending_or_waiting_keeps_the_same_bytes_for_another_try() {
    let mut filling = Filling::complete(&one_page());
    filling.send(1);
    let sending = filling.clone();
    filling.reply(Reply::default());
    for filling in [sending, filling] {
        let mut reloaded = filling.reload();
        assert!(matches!(reloaded.state.delivery, Delivery::Waiting(_, None)));
        assert_eq!(reloaded.state.screen, Screen::Review);
        assert_eq!(reloaded.sealed(), filling.sealed());
        assert_eq!(reloaded.state.draft, filling.state.draft);
        reloaded.tell(Event::Retry);
        assert_eq!(reloaded.sent, [filling.sent[0].clone()]);
        reloaded.reply(received(""));
        assert_eq!((reloaded.state.screen, reloaded.kept), (Screen::Sent, None));
    }
}

#[test]
fn a_reload_after_the_receipt_starts_from_nothing() {
    let mut filling = Filling::complete(&one_page());
    filling.send(1);
    filling.reply(received(""));
    assert_eq!(filling.reload().state, Filling::new(&one_page()).state);
}

#[test]
fn a_draft_is_forgotten_after_24_hours_and_a_sealed_response_never() {
    let mut filling = Filling::complete(&one_page());
    assert_eq!(DRAFT_LIFE, 24 * 3600 * 1000);
    assert!(filling.reload_after(DRAFT_LIFE - 1).state.resumable);
    assert_eq!(filling.reload_after(DRAFT_LIFE).state, Filling::new(&one_page()).state);
    filling.send(1);
    let sealed = filling.sealed();
    assert_eq!(filling.reload_after(1000 * DRAFT_LIFE).sealed(), sealed);
}

#[test]
fn a_clock_that_was_set_back_forgets_nothing() {
    let filling = Filling::complete(&one_page());
    assert!(State::open(&filling.setup, filling.kept.as_deref(), 0).resumable);
}

#[test]
fn a_draft_of_another_questionnaire_is_not_taken_and_its_sealed_response_is() {
    let mut filling = Filling::complete(&one_page());
    let mut other = filling.setup.clone();
    std::sync::Arc::make_mut(&mut other.config.instrument).version += 1;
    let reopened = |filling: &Filling| State::open(&other, filling.kept.as_deref(), NOW);
    assert_eq!(reopened(&filling).draft, Draft::default());
    filling.send(1);
    let Delivery::Waiting(sealed, None) = reopened(&filling).delivery else {
        panic!("{:?}", reopened(&filling).delivery);
    };
    assert_eq!(Some(&sealed), filling.sealed());
}

#[test]
fn what_is_no_longer_asked_is_dropped_from_a_kept_draft() {
    let filling = Filling::complete(&one_page());
    let fields = json!([
        { "field": "usia", "use": "off" },
        { "field": "pekerjaan", "choices": [{ "code": "guru", "label": "Guru" }] },
    ]);
    let mut changed = with(json!({ "layout": "one-page", "respondent": fields }));
    changed["units"].as_array_mut().unwrap().remove(0);
    let state = State::open(&setup(&changed), filling.kept.as_deref(), NOW);
    let answered: Vec<&str> = state.draft.respondent.iter().map(|(key, _)| key).collect();
    assert_eq!(answered, ["jenis_kelamin", "pendidikan"]);
    let only = Target { unit: "puskesmas".to_owned(), service: "poli".to_owned() };
    assert_eq!(state.draft.target, Some(only));
}

#[test]
fn a_kept_comment_does_not_block_the_way_once_the_agency_asks_for_none() {
    let filling = Filling::complete(&one_page());
    assert!(!filling.state.draft.comment.is_empty());
    let setup = setup(&with(json!({ "layout": "one-page", "comment": "off" })));
    let state = State::open(&setup, filling.kept.as_deref(), NOW);
    let mut filling = Filling { setup, state, ..filling };
    filling.tell(Event::Resume);
    filling.send(1);
    assert_eq!(filling.sent.len(), 1, "the way ends with {:?}", filling.state.violations);
}

#[test]
fn kept_text_of_another_format_or_kind_is_ignored() {
    let filling = Filling::complete(&one_page());
    let kept = filling.kept.clone().unwrap();
    let newer = kept.replacen("\"format\":1", "\"format\":2", 1);
    let undated = kept.replacen("\"saved_at\":", "\"saved\":", 1);
    for text in ["", "null", "[]", "{}", "<html>", "{\"format\":1}", &newer, &undated] {
        let state = State::open(&filling.setup, Some(text), NOW);
        assert_eq!(state, Filling::new(&one_page()).state, "{text}");
    }
}

fn any_statement() -> impl Strategy<Value = Statement> {
    let flat = || {
        prop_oneof![
            ".{0,20}".prop_map(Statement::Text),
            prop::collection::vec("[a-z]{1,8}", 0..4).prop_map(Statement::Several),
        ]
    };
    let entry = prop::collection::btree_map("[a-z]{1,8}", flat(), 0..4);
    let entry = entry.prop_map(|entry| entry.into_iter().collect());
    prop_oneof![flat(), prop::collection::vec(entry, 1..4).prop_map(Statement::Entries)]
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn what_is_kept_is_read_back_as_it_was(
        comment in ".{0,60}",
        scores in prop::collection::btree_map("[a-z]{1,8}", 0..=255_u8, 0..9),
        codes in prop::collection::btree_map("[a-z]{1,8}", ".{0,8}", 0..4),
        target in prop::option::of((".{1,8}", ".{1,8}")),
        statements in prop::collection::btree_map("[a-z]{1,8}", any_statement(), 0..4),
    ) {
        let draft = Draft {
            target: target.map(|(unit, service)| Target { unit, service }),
            respondent: codes.into_iter().collect(),
            answers: scores.into_iter().collect(),
            statements: statements.into_iter().collect(),
            comment,
            ..Draft::default()
        };
        let kept = outbox::Kept { draft, sealed: None };
        let text = outbox::write(&kept, &skm9(), NOW);
        prop_assert_eq!(outbox::read(&text, &skm9(), NOW), Some(kept));
    }

    #[test]
    fn damaged_kept_text_never_blocks_the_survey(
        at in any::<prop::sample::Index>(),
        junk in r#"[\[\]{}:,"\\a-z0-9]{0,3}"#,
    ) {
        let filling = Filling::complete(&one_page());
        let kept: Vec<char> = filling.kept.clone().unwrap().chars().collect();
        let (before, after) = kept.split_at(at.index(kept.len()));
        let (before, after) = (before.iter().copied(), after.iter().copied().skip(1));
        let text: String = before.chain(junk.chars()).chain(after).collect();
        let state = State::open(&filling.setup, Some(&text), NOW);
        prop_assert_eq!(state.screen, Screen::Opening);
        let mut filling = Filling { state, sent: Vec::new(), ..filling };
        filling.tell(Event::Begin);
        filling.go_to(Screen::Review);
        filling.send(1);
        prop_assert_eq!(filling.sent.len(), 1);
    }
}
