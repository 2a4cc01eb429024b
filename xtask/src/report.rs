//! What the commands say while they work.

/// Says which step begins.
pub(crate) fn step(name: &str) {
    eprintln!("\n== {name}");
}
