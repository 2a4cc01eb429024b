//! Splitting a record into fields.

use super::records::Record;

/// Where in a record the scan for quotation marks is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scan {
    /// At the beginning of a field.
    Begin,
    /// In a field without quotation marks, or behind the closing one.
    Plain,
    /// Between quotation marks.
    Quoted,
    /// Behind a quotation mark between quotation marks: the end, or half of a doubled one.
    Half,
}

impl Scan {
    pub(super) fn over(self, byte: u8, separators: [u8; 3]) -> Scan {
        match (self, byte) {
            (Scan::Begin | Scan::Half, b'"') => Scan::Quoted,
            (Scan::Quoted, b'"') => Scan::Half,
            (Scan::Quoted, _) => Scan::Quoted,
            (_, byte) if separators.contains(&byte) => Scan::Begin,
            _ => Scan::Plain,
        }
    }
}

/// The fields of a record. Made once, filled again and again.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    /// Where each field begins and ends, in the record or else in `plain`.
    bounds: Vec<(usize, usize)>,
    /// A record without its quotation marks.
    plain: Vec<u8>,
    quoted: bool,
}

impl Fields {
    /// Splits a record.
    pub(crate) fn split(&mut self, record: &Record<'_>, separator: u8) {
        self.bounds.clear();
        self.quoted = record.quoted;
        if record.quoted {
            return self.split_quoted(record.bytes, separator);
        }
        let mut start = 0;
        // Fields are a few bytes long, where eight bytes at a time beat a search for each.
        let (words, rest) = record.bytes.as_chunks::<8>();
        let pattern = u64::from_le_bytes([separator; 8]);
        for (word, place) in words.iter().zip((0..).step_by(8)) {
            let mut marks = zeros(u64::from_le_bytes(*word) ^ pattern);
            while marks != 0 {
                let end = place + usize::try_from(marks.trailing_zeros() / 8).unwrap_or_default();
                self.bounds.push((start, end));
                start = end + 1;
                marks &= marks - 1;
            }
        }
        for (byte, end) in rest.iter().zip(words.len() * 8..) {
            if *byte == separator {
                self.bounds.push((start, end));
                start = end + 1;
            }
        }
        self.bounds.push((start, record.bytes.len()));
    }

    fn split_quoted(&mut self, bytes: &[u8], separator: u8) {
        self.plain.clear();
        let mut start = 0;
        let mut scan = Scan::Begin;
        for byte in bytes {
            let next = scan.over(*byte, [separator; 3]);
            match (scan, next) {
                (Scan::Begin, Scan::Quoted) | (Scan::Quoted, Scan::Half) => {}
                (_, Scan::Begin) => {
                    self.bounds.push((start, self.plain.len()));
                    start = self.plain.len();
                }
                _ => self.plain.push(*byte),
            }
            scan = next;
        }
        self.bounds.push((start, self.plain.len()));
    }

    pub(crate) fn len(&self) -> usize {
        self.bounds.len()
    }

    /// A field of the record that was split last; empty where there is none.
    pub(crate) fn get<'a>(&'a self, record: &Record<'a>, place: usize) -> &'a [u8] {
        let (start, end) = self.bounds.get(place).copied().unwrap_or_default();
        let bytes = if self.quoted { &self.plain } else { record.bytes };
        bytes.get(start..end).unwrap_or_default()
    }
}

/// The highest bit of every byte that is zero, and no other bit.
fn zeros(word: u64) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    !(((word & LOW) + LOW) | word | LOW)
}

#[cfg(test)]
mod tests {
    use super::super::records::Records;
    use super::*;

    fn fields(text: &str) -> Vec<Vec<String>> {
        let mut records = Records::new(text.as_bytes());
        records.separated_by(b';');
        let mut fields = Fields::default();
        let mut all = Vec::new();
        while let Some(record) = records.next().unwrap() {
            fields.split(&record, b';');
            let text = |place| String::from_utf8_lossy(fields.get(&record, place)).into_owned();
            all.push((0..fields.len()).map(text).collect());
        }
        all
    }

    #[test]
    fn quoted_fields_may_hold_separators_quotes_and_newlines() {
        let table = fields("a;\"b;\"\"c\"\"\r\nd\";e\r\n\r\n1;\"\";3");
        assert_eq!(table, [["a", "b;\"c\"\r\nd", "e"], ["1", "", "3"]]);
    }

    #[test]
    fn fields_are_found_wherever_they_stand_among_eight_bytes() {
        let mut fields = Fields::default();
        for length in 0..40 {
            for pattern in 0..200_u32 {
                // Neighbours of the separator too: one bit more, one bit less.
                let byte = |place: u32| match (place * 7 + pattern * 13 + place * pattern) % 5 {
                    0 => b';',
                    1 => b':',
                    2 => b'\x3b' | 0x80,
                    3 => b'<',
                    _ => 0,
                };
                let bytes: Vec<u8> = (0..length).map(byte).collect();
                let record = Record { line: 1, bytes: &bytes, quoted: false, unclosed: false };
                fields.split(&record, b';');
                let found: Vec<&[u8]> =
                    (0..fields.len()).map(|place| fields.get(&record, place)).collect();
                let expected: Vec<&[u8]> = bytes.split(|byte| *byte == b';').collect();
                assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn a_quote_within_a_plain_field_is_a_letter() {
        assert_eq!(fields("a 5\" b;c\nd;e\n"), [["a 5\" b", "c"], ["d", "e"]]);
    }
}
