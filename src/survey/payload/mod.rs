//! Response → the request that leaves the phone, and what the reply means.

mod outcome;
mod request;
mod wire;

pub use outcome::{Outcome, Refusal, Reply, outcome};
pub use request::{Request, Sealed, request};
pub use wire::{Submission, WIRE_FORMAT, WireIndex, WireScore};
