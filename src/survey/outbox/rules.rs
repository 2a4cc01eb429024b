//! When a response in the outbox is sent, and what becomes of it after each try.
//!
//! Whoever sends reads the record, asks [`claim`], and writes what it says in the same transaction;
//! only then the request is made. After the reply it does the same with [`settle`]. So at every
//! moment the record says whether a request may be under way, and whoever is killed in between
//! leaves a record that says so.

use super::record::{Record, Stage};
use crate::survey::payload::{Outcome, Refusal, Reply, outcome};

/// A response is tried by itself for so long: 6 days, in seconds. Some browsers remove what a
/// page has stored after 7 days without a visit, so nothing may be promised beyond.
pub const LIFE: u32 = 6 * 24 * 60 * 60;

/// Who is sending has so long, in seconds, before another may think it dead. Longer than a
/// browser waits for one answer, and for the tokens before it.
pub const LEASE: u32 = 120;

/// The first wait after a try in vain, in seconds; each further one is twice as long.
const FIRST_WAIT: u32 = 4;

/// The longest wait that we choose: an hour.
const LONGEST_WAIT: u32 = 60 * 60;

/// The longest wait that a server may ask for: a day.
const LONGEST_HOLD: u32 = 24 * LONGEST_WAIT;

/// Why somebody looks at a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// Time has passed, or a page was opened.
    Due,
    /// The connection may be back.
    Online,
    /// The respondent asked for it.
    Pressed,
}

/// What may be done with a response now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Write this record, then send.
    Send(Record),
    /// Write this record; do not send.
    Keep(Record),
    /// Leave it alone.
    Leave,
}

impl Record {
    /// A response that was sealed at `now`.
    #[must_use]
    pub fn new(now: u32, repeatable: bool) -> Record {
        let (tries, due, status, held) = (0, 0, 0, false);
        Record { made: now, tries, due, held, repeatable, status, stage: Stage::Waiting }
    }

    fn at(self, stage: Stage) -> Record {
        Record { stage, ..self }
    }
}

/// Whether a response may be sent now. `alone`: the caller holds a lock that a dead tab cannot
/// hold, so whoever was sending before is dead.
#[must_use]
pub fn claim(record: Record, now: u32, occasion: Occasion, alone: bool) -> Claim {
    let pressed = occasion == Occasion::Pressed;
    let send = || Claim::Send(record.at(Stage::Sending(now + LEASE)));
    match record.stage {
        // A lease that ends later than any that begins now was written by another clock.
        Stage::Sending(until) if !alone && until > now && until <= now + LEASE => Claim::Leave,
        // Somebody died while sending.
        Stage::Sending(_) if record.repeatable => send(),
        Stage::Sending(_) => Claim::Keep(record.at(Stage::Unsure)),
        Stage::Waiting if now.saturating_sub(record.made) > LIFE && !pressed => {
            Claim::Keep(record.at(Stage::Expired))
        }
        Stage::Waiting if is_early(&record, now, occasion) => Claim::Leave,
        Stage::Waiting => send(),
        Stage::Unsure | Stage::Refused | Stage::Expired if pressed => send(),
        Stage::Unsure | Stage::Refused | Stage::Expired => Claim::Leave,
    }
}

/// Whether a waiting response is to wait on. A time further ahead than any wait was written by
/// another clock, and does not count.
fn is_early(record: &Record, now: u32, occasion: Occasion) -> bool {
    let ahead = record.due.saturating_sub(now);
    let longest = if record.held { LONGEST_HOLD } else { LONGEST_WAIT };
    let waits = ahead > 0 && ahead <= longest;
    waits && (record.held || occasion == Occasion::Due)
}

/// What becomes of a response after a reply; nothing where all is done and the record goes.
/// `retry_after`: seconds that the server asks to wait, 0 if it does not. `chance`: any number.
#[must_use]
pub fn settle(
    record: Record,
    reply: &Reply,
    now: u32,
    retry_after: u32,
    chance: u32,
) -> Option<Record> {
    let status = match reply.status {
        Reply::LOST => Reply::UNREACHED,
        // A server may say no with a status that means yes; whoever reads it later must not.
        200..=299 => 422,
        status => status,
    };
    let record = Record { status: status.into(), ..record };
    // After these it may have been stored all the same.
    let unsure = matches!(reply.status, Reply::LOST | 500 | 502 | 504);
    let refusal = match outcome(reply) {
        Outcome::Received { .. } | Outcome::Unconfirmed => return None,
        Outcome::NotSent(_) if unsure && !record.repeatable => {
            return Some(record.at(Stage::Unsure));
        }
        Outcome::NotSent(refusal) => refusal,
    };
    Some(match refusal {
        // What is wrong with this very response stays wrong. Any other refusal is of everything
        // that comes, and somebody may mend it.
        Refusal::Refused(200..=399 | 400 | 409 | 413 | 415 | 422) => record.at(Stage::Refused),
        Refusal::Refused(_) => later(record, now, LONGEST_WAIT / 4, retry_after, chance),
        Refusal::Unreachable | Refusal::ServerFault(_) => {
            later(record, now, FIRST_WAIT, retry_after, chance)
        }
    })
}

/// To be tried again after a while, which is longer each time and never quite the same: phones
/// that lost their network together do not come back together.
fn later(record: Record, now: u32, first: u32, retry_after: u32, chance: u32) -> Record {
    let wait = (first << record.tries.min(12)).min(LONGEST_WAIT);
    let wait = wait / 2 + chance % (wait / 2 + 1);
    let held = retry_after > 0;
    let due = now + wait.max(retry_after.min(LONGEST_HOLD));
    Record { tries: record.tries + 1, due, held, stage: Stage::Waiting, ..record }
}
