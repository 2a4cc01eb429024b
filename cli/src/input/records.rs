//! Splitting a stream into records, with one buffer however long the stream is.

use std::io::{self, Read};

use memchr::{memchr, memchr_iter, memchr2};

use super::fields::Scan;

/// How much is read at a time: little enough to be still in the cache when it is split.
const BUFFER: usize = 1 << 17;

/// A record longer than this has a quotation mark that nobody closed.
const LONGEST: usize = 1 << 20;

/// The buffer does not grow beyond twice this: such a line is no respondent's.
const LIMIT: usize = 4 << 20;

/// One record of a table, or one line of another text, without its line end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'a> {
    /// The line on which it begins, from 1.
    pub(crate) line: u64,
    pub(crate) bytes: &'a [u8],
    /// Whether there is a quotation mark in it.
    pub(crate) quoted: bool,
    /// A field begins with a quotation mark and never ends: this is the first line only.
    pub(crate) unclosed: bool,
}

/// Reads records one after the other.
#[derive(Debug)]
pub(crate) struct Records<R> {
    input: R,
    buffer: Vec<u8>,
    /// What of the buffer was given out.
    start: usize,
    /// What of the buffer is filled.
    end: usize,
    ended: bool,
    line: u64,
    /// Where the record that was given out begins, and on which line.
    last: (usize, u64),
    /// What separates fields; before the header is known, anything that might.
    separators: [u8; 3],
    /// Whether quotation marks hold records together, as in a table.
    quoting: bool,
}

impl<R: Read> Records<R> {
    pub(crate) fn new(input: R) -> Records<R> {
        Records {
            input,
            buffer: vec![0; BUFFER],
            start: 0,
            end: 0,
            ended: false,
            line: 1,
            last: (0, 1),
            separators: [b';', b',', b'\t'],
            quoting: true,
        }
    }

    /// From now on fields are separated by this.
    pub(crate) fn separated_by(&mut self, separator: u8) {
        self.separators = [separator; 3];
    }

    /// From now on every line is a record.
    pub(crate) fn by_line(&mut self) {
        self.quoting = false;
    }

    /// The first bytes, without taking them; a byte order mark is taken.
    pub(crate) fn peek(&mut self) -> io::Result<&[u8]> {
        while self.end < 4 && self.fill()? {}
        if self.rest().starts_with(b"\xef\xbb\xbf") {
            self.start += 3;
        }
        Ok(self.rest())
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// The next record; empty lines are passed over.
    pub(crate) fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        loop {
            // One search for both, as most lines have no quotation mark.
            let found = memchr2(b'\n', b'"', self.rest());
            let quick = found.filter(|place| self.rest().get(*place) == Some(&b'\n'));
            let (length, ended) = match quick {
                Some(place) => (place, true),
                None => match self.line_end(0)? {
                    Some(line) => line,
                    None => return Ok(None),
                },
            };
            let line = self.rest().get(..length).unwrap_or_default();
            if line.is_empty() || line == b"\r" {
                self.advance(length, ended, 1);
                continue;
            }
            let quoted = self.quoting && quick.is_none() && memchr(b'"', line).is_some();
            let (length, ended, unclosed) =
                if quoted { self.quoted(length, ended)? } else { (length, ended, false) };
            let start = self.start;
            let lines = if quoted { self.lines(length) } else { 1 };
            self.last = (start, self.line);
            let line = self.line;
            self.advance(length, ended, lines);
            let bytes = self.buffer.get(start..start + length).unwrap_or_default();
            let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
            return Ok(Some(Record { line, bytes, quoted, unclosed }));
        }
    }

    /// Goes back to the second line of the record that was given out last: it was none. Only
    /// before the next call of [`Records::next`]. Tells whether there is a second line.
    pub(crate) fn retry(&mut self) -> bool {
        let (start, line) = self.last;
        let record = self.buffer.get(start..self.start).unwrap_or_default();
        match memchr(b'\n', record) {
            Some(place) if start + place + 1 < self.start => {
                self.start = start + place + 1;
                self.line = line + 1;
                true
            }
            _ => false,
        }
    }

    fn lines(&self, length: usize) -> u64 {
        let record = self.rest().get(..length).unwrap_or_default();
        memchr_iter(b'\n', record).map(|_| 1).sum::<u64>() + 1
    }

    fn advance(&mut self, length: usize, ended: bool, lines: u64) {
        self.start += length + usize::from(ended);
        self.line += lines;
    }

    /// The length of the line that begins `from` after the start, counted from the start, and
    /// whether a line feed ends it.
    fn line_end(&mut self, from: usize) -> io::Result<Option<(usize, bool)>> {
        let mut searched = from;
        loop {
            let rest = self.rest();
            if let Some(place) = rest.get(searched..).and_then(|rest| memchr(b'\n', rest)) {
                return Ok(Some((searched + place, true)));
            }
            searched = rest.len();
            if !self.fill()? {
                let left = self.rest().len();
                return Ok((left > from || (from > 0 && left == from)).then_some((left, false)));
            }
        }
    }

    /// The end of a record with quotation marks, of which the first line is known.
    fn quoted(&mut self, length: usize, ended: bool) -> io::Result<(usize, bool, bool)> {
        let (mut length, mut ends) = (length, ended);
        let mut scan = Scan::Begin;
        // Text behind a closing mark: no program writes that, so one of the marks is stray.
        let mut stray = false;
        let mut scanned = 0;
        loop {
            let piece = self.rest().get(scanned..length).unwrap_or_default();
            for byte in piece {
                let next = scan.over(*byte, self.separators);
                stray |= scan == Scan::Half && next == Scan::Plain && *byte != b'\r';
                scan = next;
            }
            if scan != Scan::Quoted && stray && scanned > 0 {
                break;
            }
            if scan != Scan::Quoted {
                return Ok((length, ends, false));
            }
            scanned = length;
            if !ends || length > LONGEST {
                break;
            }
            match self.line_end(length + 1)? {
                Some((next, ended)) => (length, ends) = (next, ended),
                None => break,
            }
        }
        let first = memchr(b'\n', self.rest());
        Ok((first.unwrap_or(length), first.is_some(), true))
    }

    /// Reads more. Tells whether there was any.
    fn fill(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.start > 0 && self.end == self.buffer.len() {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.end == self.buffer.len() {
            if self.end > LIMIT {
                let sentence = format!("baris {} terlalu panjang", self.line);
                return Err(io::Error::other(sentence));
            }
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let free = self.buffer.get_mut(self.end..).unwrap_or_default();
        let read = loop {
            match self.input.read(free) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => break result?,
            }
        };
        self.end += read;
        self.ended = read == 0;
        Ok(read > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_that_nobody_closes_costs_one_line() {
        let mut records = Records::new("a\n\"b;c\nd;e\nf".as_bytes());
        let mut seen = Vec::new();
        while let Some(record) = records.next().unwrap() {
            seen.push((record.line, record.unclosed));
        }
        assert_eq!(seen, [(1, false), (2, true), (3, false), (4, false)]);
    }

    #[test]
    fn a_record_is_whole_wherever_the_reads_break() {
        struct Drip<'a>(&'a [u8]);
        impl Read for Drip<'_> {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                let take = self.0.len().min(3).min(into.len());
                into[..take].copy_from_slice(&self.0[..take]);
                self.0 = &self.0[take..];
                Ok(take)
            }
        }
        let mut records = Records::new(Drip(b"ab;cd\n\"x\ny\";z\nlast"));
        let mut seen = Vec::new();
        while let Some(record) = records.next().unwrap() {
            seen.push((record.line, String::from_utf8(record.bytes.to_vec()).unwrap()));
        }
        let expected = [(1, "ab;cd"), (2, "\"x\ny\";z"), (4, "last")];
        assert_eq!(seen, expected.map(|(line, text)| (line, text.to_owned())));
    }

    #[test]
    fn a_line_without_an_end_does_not_fill_the_memory() {
        let mut records = Records::new(io::repeat(b'x'));
        assert!(records.next().unwrap_err().to_string().contains("baris 1"));
        assert!(records.buffer.len() <= 2 * LIMIT);
    }
}
