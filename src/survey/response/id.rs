//! The random number by which a server recognises a response that arrives twice.

use std::fmt;

/// A random 128-bit identifier, new for every response and tied to nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ResponseId(pub [u8; 16]);

impl ResponseId {
    /// 32 hexadecimal digits, without the machinery of formatting, which phones do without.
    #[must_use]
    pub fn text(self) -> String {
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
    }

    /// Reads 32 hexadecimal digits in lower case; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<ResponseId> {
        if text.len() != 32 {
            return None;
        }
        let mut bytes = [0_u8; 16];
        for (place, digit) in text.bytes().enumerate() {
            let value = match digit {
                b'0'..=b'9' => digit - b'0',
                b'a'..=b'f' => digit - b'a' + 10,
                _ => return None,
            };
            let byte = bytes.get_mut(place / 2)?;
            *byte = *byte << 4 | value;
        }
        Some(ResponseId(bytes))
    }
}

/// 32 hexadecimal digits.
impl fmt::Display for ResponseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_read_back_as_it_was_written() {
        let id = ResponseId([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255]);
        assert_eq!(id.to_string(), "000102030405060708090a0b0c0d0eff");
        assert_eq!(ResponseId::parse(&id.to_string()), Some(id));
        assert_eq!(ResponseId::parse("000102030405060708090A0B0C0D0EFF"), None);
        assert_eq!(ResponseId::parse("+00102030405060708090a0b0c0d0eff"), None);
        assert_eq!(ResponseId::parse("12"), None);
    }
}
