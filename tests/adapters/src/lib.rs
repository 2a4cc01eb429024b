//! Starts the software that agencies have, for tests: databases and web servers on loopback, in
//! folders of their own. All of it ends with the process that started it, however that ends.

// Only tests use this, and a test stops at what it did not expect.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]

pub mod client;
pub mod database;
pub mod mariadb;
pub mod php;
pub mod postgres;
pub mod service;
pub mod wordpress;
