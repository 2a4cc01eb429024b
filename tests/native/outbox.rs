//! When a response in the outbox is sent, and what becomes of it.

use proptest::prelude::*;
use survei_publik::survey::outbox::{Claim, LEASE, LIFE, Occasion, Record, Stage, claim, settle};
use survei_publik::survey::payload::Reply;

use crate::rows::cases;

const NOW: u32 = 1_795_000_000;

fn fresh() -> Record {
    Record::new(NOW, true)
}

fn once() -> Record {
    Record::new(NOW, false)
}

/// Claimed, and replied to with this status.
fn after(record: Record, status: u16, retry_after: u32) -> Option<Record> {
    let Claim::Send(record) = claim(record, NOW, Occasion::Pressed, true) else {
        panic!("{record:?} is not sent");
    };
    settle(record, &Reply::answered(status, ""), NOW, retry_after, 0)
}

fn is_sent(record: Record, now: u32, occasion: Occasion) -> bool {
    matches!(claim(record, now, occasion, true), Claim::Send(_))
}

#[test]
fn a_row_of_numbers_holds_the_whole_record() {
    let stages =
        [Stage::Waiting, Stage::Sending(NOW + 7), Stage::Unsure, Stage::Refused, Stage::Expired];
    for stage in stages {
        let record = Record { stage, tries: 3, due: NOW + 9, held: true, status: 503, ..once() };
        assert_eq!(Record::of_row(&record.row()), Some(record));
    }
}

/// What stands on phones. A change of this test is a change of what can be read: add a version.
#[test]
fn rows_of_version_2_are_read() {
    let row = [2, 1, 1_795_000_120, 1_795_000_000, 3, 1_795_000_009, 1, 0, 503];
    let record = Record {
        stage: Stage::Sending(1_795_000_120),
        made: 1_795_000_000,
        tries: 3,
        due: 1_795_000_009,
        held: true,
        repeatable: false,
        status: 503,
    };
    assert_eq!(Record::of_row(&row), Some(record));
}

#[test]
fn a_row_of_a_version_to_come_is_left_alone() {
    let row = fresh().row();
    let mut newer = row;
    newer[0] += 1;
    let mut longer = row.to_vec();
    longer.push(0);
    let mut stage = row;
    stage[1] = 9;
    for row in [&newer[..], &longer, &stage, &row[1..]] {
        assert_eq!(Record::of_row(row), None, "{row:?}");
    }
}

#[test]
fn whoever_else_sends_is_left_alone_until_the_lease_ends() {
    let Claim::Send(sending) = claim(fresh(), NOW, Occasion::Due, false) else { panic!() };
    assert_eq!(sending.stage, Stage::Sending(NOW + LEASE));
    for occasion in [Occasion::Due, Occasion::Online, Occasion::Pressed] {
        assert_eq!(claim(sending, NOW + LEASE - 1, occasion, false), Claim::Leave);
        let later = claim(sending, NOW + LEASE, occasion, false);
        assert!(matches!(later, Claim::Send(_)), "{later:?}");
    }
}

#[test]
fn with_a_lock_the_dead_need_not_be_waited_for() {
    let Claim::Send(sending) = claim(fresh(), NOW, Occasion::Due, true) else { panic!() };
    assert!(is_sent(sending, NOW, Occasion::Due));
}

#[test]
fn a_request_that_may_not_be_repeated_is_not_repeated_after_a_death() {
    let Claim::Send(sending) = claim(once(), NOW, Occasion::Pressed, true) else { panic!() };
    let Claim::Keep(unsure) = claim(sending, NOW, Occasion::Pressed, true) else { panic!() };
    assert_eq!(unsure.stage, Stage::Unsure);
    assert!(!is_sent(unsure, NOW + LIFE / 2, Occasion::Due));
    assert!(!is_sent(unsure, NOW, Occasion::Online));
    assert!(is_sent(unsure, NOW, Occasion::Pressed), "the respondent may");
}

#[test]
fn no_answer_is_unsure_only_where_a_request_may_not_be_repeated() {
    for status in [Reply::LOST, 500, 502, 504] {
        assert_eq!(after(once(), status, 0).unwrap().stage, Stage::Unsure, "{status}");
        assert_eq!(after(fresh(), status, 0).unwrap().stage, Stage::Waiting, "{status}");
    }
    for status in [Reply::UNREACHED, 503, 429, 408] {
        assert_eq!(after(once(), status, 0).unwrap().stage, Stage::Waiting, "{status}");
    }
}

#[test]
fn what_is_received_or_cannot_be_confirmed_leaves_the_outbox() {
    for status in [200, 201, 204, Reply::OPAQUE] {
        assert_eq!(after(fresh(), status, 0), None, "{status}");
    }
}

#[test]
fn a_refusal_of_this_response_is_set_aside_and_one_of_everything_tried_later() {
    for status in [400, 409, 413, 415, 422] {
        let aside = after(fresh(), status, 0).unwrap();
        assert_eq!((aside.stage, aside.status), (Stage::Refused, status.into()));
        assert!(!is_sent(aside, NOW + LIFE / 2, Occasion::Due));
        assert!(is_sent(aside, NOW, Occasion::Pressed));
    }
    for status in [401, 403, 404, 405, 410, 419, 451] {
        let later = after(fresh(), status, 0).unwrap();
        assert_eq!(later.stage, Stage::Waiting, "{status}");
        assert!(later.due > NOW + 60, "not at once: nobody mends a server in a minute");
    }
}

#[test]
fn a_no_with_a_status_that_means_yes_is_not_remembered_as_a_yes() {
    let no = Reply::answered(200, r#"{"success":false}"#);
    let aside = settle(fresh(), &no, NOW, 0, 0).unwrap();
    assert_eq!((aside.stage, aside.status), (Stage::Refused, 422));
}

#[test]
fn the_wait_grows_from_seconds_to_an_hour_and_is_never_the_same_for_all() {
    let mut record = fresh();
    let mut waits = Vec::new();
    for _ in 0..20 {
        record = settle(record, &Reply::answered(503, ""), NOW, 0, 0).unwrap();
        waits.push(record.due - NOW);
    }
    assert_eq!(waits[..4], [2, 4, 8, 16]);
    assert_eq!(waits[19], 1_800);
    let due = |chance| settle(record, &Reply::answered(503, ""), NOW, 0, chance).unwrap().due;
    assert!((0..1000).map(due).all(|due| (NOW + 1_800..=NOW + 3_600).contains(&due)));
    assert_ne!(due(1), due(2));
}

#[test]
fn the_servers_wish_is_honoured_even_when_the_respondent_is_impatient() {
    let held = after(fresh(), 429, 600).unwrap();
    assert_eq!((held.due, held.held), (NOW + 600, true));
    for occasion in [Occasion::Due, Occasion::Online, Occasion::Pressed] {
        assert!(!is_sent(held, NOW + 599, occasion), "{occasion:?}");
        assert!(is_sent(held, NOW + 600, occasion), "{occasion:?}");
    }
    let long = after(fresh(), 503, u32::MAX).unwrap();
    assert_eq!(long.due, NOW + 24 * 60 * 60, "a server may not ask for ever");
}

#[test]
fn our_own_wait_ends_when_the_connection_is_back_or_the_respondent_asks() {
    let mut waiting = after(fresh(), 503, 0).unwrap();
    waiting.due = NOW + 3_000;
    assert!(!is_sent(waiting, NOW, Occasion::Due));
    assert!(is_sent(waiting, NOW, Occasion::Online));
    assert!(is_sent(waiting, NOW, Occasion::Pressed));
}

#[test]
fn after_six_days_it_is_kept_aside_and_only_the_respondent_sends_it() {
    assert!(is_sent(fresh(), NOW + LIFE, Occasion::Due));
    let Claim::Keep(old) = claim(fresh(), NOW + LIFE + 1, Occasion::Online, true) else { panic!() };
    assert_eq!(old.stage, Stage::Expired);
    assert!(!is_sent(old, NOW + LIFE + 2, Occasion::Due));
    assert!(is_sent(old, NOW + LIFE + 2, Occasion::Pressed));
}

proptest! {
    #![proptest_config(cases(2000))]

    /// Phones lose their clocks: to 1970, or a century ahead.
    #[test]
    fn whatever_the_clock_does_a_waiting_response_is_sent_or_told_of_within_a_day(
        made in any::<u32>(),
        due in any::<u32>(),
        until in any::<u32>(),
        now in 0..u32::MAX - 200_000,
        held in any::<bool>(),
        sending in any::<bool>(),
    ) {
        let stage = if sending { Stage::Sending(until) } else { Stage::Waiting };
        let record = Record { stage, made, due, held, ..fresh() };
        let left = |now| claim(record, now, Occasion::Due, false) == Claim::Leave;
        prop_assert!(!left(now) || !left(now + 24 * 60 * 60), "{:?} at {}", record, now);
    }

    #[test]
    fn no_reply_makes_a_response_vanish_unless_it_is_received_or_cannot_be_known(
        status in any::<u16>(),
        repeatable in any::<bool>(),
        retry_after in any::<u32>(),
        chance in any::<u32>(),
    ) {
        let record = Record::new(NOW, repeatable);
        let left = settle(record, &Reply::answered(status, ""), NOW, retry_after, chance);
        let gone = (200..300).contains(&status) || status == Reply::OPAQUE;
        prop_assert_eq!(left.is_none(), gone);
    }
}
