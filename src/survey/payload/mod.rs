//! Response → the request that leaves the phone, and what the reply means.

#[cfg(mapping)]
pub mod mapping;
mod outcome;
mod request;
#[cfg(mapping)]
mod unseal;
mod wire;

pub use outcome::{Outcome, Refusal, Reply, outcome};
pub use request::{Request, Sealed, request};
pub use wire::{Submission, WIRE_FORMAT, WireIndex, WireScore};
