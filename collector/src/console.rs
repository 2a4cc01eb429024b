//! The one place that writes to the terminal.

use std::io::{self, Write};

/// A line for the operator, or for a program that started this one.
pub(crate) fn say(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

/// A line about something that went wrong. If nobody can hear it, nothing is lost.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
