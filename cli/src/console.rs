//! The one place that writes to the terminal.

use std::fmt;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::time::{Duration, Instant};

/// Why a command could not do its work, as a sentence for the person who ran it.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something the person can mend.
    Sentence(String),
    /// The output could not be written.
    Output(io::Error),
}

impl Failure {
    /// A failure in these words.
    pub(crate) fn new(sentence: impl Into<String>) -> Failure {
        Failure::Sentence(sentence.into())
    }

    pub(crate) fn is_broken_pipe(&self) -> bool {
        matches!(self, Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Sentence(sentence) => f.write_str(sentence),
            Failure::Output(error) => write!(f, "Hasil tidak bisa ditulis: {error}"),
        }
    }
}

/// Only writing a result gives a bare `io::Error`; reading says which file it was.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

/// Standard output, locked and buffered.
#[derive(Debug)]
pub(crate) struct Out(BufWriter<StdoutLock<'static>>);

impl Out {
    pub(crate) fn stdout() -> Out {
        Out(BufWriter::with_capacity(64 * 1024, io::stdout().lock()))
    }

    pub(crate) fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.0, "{line}")
    }

    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A line about something that went wrong. If nobody can hear it, nothing is lost.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// How many rows pass between two looks at the clock.
const PACE: u64 = 1 << 16;

/// A line that grows old on the terminal while rows are read; silent anywhere else.
#[derive(Debug)]
pub(crate) struct Progress {
    shown: Option<Instant>,
    terminal: bool,
    rows: u64,
}

impl Progress {
    pub(crate) fn new() -> Progress {
        Progress { shown: None, terminal: io::stderr().is_terminal(), rows: 0 }
    }

    /// One more row.
    pub(crate) fn row(&mut self) {
        self.rows += 1;
        if self.rows.is_multiple_of(PACE) && self.terminal {
            self.show();
        }
    }

    fn show(&mut self) {
        let recent = Duration::from_millis(300);
        if self.shown.is_none_or(|shown| shown.elapsed() > recent) {
            self.shown = Some(Instant::now());
            let _ = write!(io::stderr().lock(), "\r{} baris dibaca …", grouped(self.rows));
        }
    }

    /// Clears the line.
    pub(crate) fn done(&self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr().lock(), "\r{:40}\r", "");
        }
    }
}

/// A number the Indonesian way: `1.234.567`.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}
