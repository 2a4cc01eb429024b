//! The rules of the outbox for `outbox.js`: records go in and come out as rows of numbers.

use wasm_bindgen::prelude::*;

use crate::survey::outbox::{self, Claim, Occasion, Record};
use crate::survey::payload::Reply;

/// What is to be written about a response before anything is done with it; nothing where it is to
/// be left alone. It may be sent where the stage is then 1.
///
/// The row is empty for what was sealed just now. `occasion`: 0 time has passed, 1 the connection
/// may be back, 2 the respondent asked for it.
#[wasm_bindgen]
#[must_use]
pub fn outbox_claim(
    row: &[u32],
    now: u32,
    occasion: u8,
    alone: bool,
    repeatable: bool,
) -> Option<Vec<u32>> {
    let record = match row {
        [] => Record::new(now, repeatable),
        row => Record::of_row(row)?,
    };
    let occasion = match occasion {
        0 => Occasion::Due,
        1 => Occasion::Online,
        _ => Occasion::Pressed,
    };
    match outbox::claim(record, now, occasion, alone) {
        Claim::Send(record) | Claim::Keep(record) => Some(record.row().to_vec()),
        Claim::Leave => None,
    }
}

/// What is to be written about a response after a reply; nothing where it is done and goes.
/// Times are in seconds.
#[wasm_bindgen]
#[must_use]
pub fn outbox_settle(
    row: &[u32],
    status: u16,
    body: &str,
    now: u32,
    retry_after: u32,
    chance: u32,
) -> Option<Vec<u32>> {
    let reply = Reply::answered(status, body);
    let record = Record::of_row(row)?;
    let settled = outbox::settle(record, &reply, now, retry_after, chance)?;
    Some(settled.row().to_vec())
}
