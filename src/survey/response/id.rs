//! The random number by which a server recognises a response that arrives twice.

use std::fmt;

/// A random 128-bit identifier, new for every response and tied to nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ResponseId(pub [u8; 16]);

impl ResponseId {
    /// Reads 32 hexadecimal digits in lower case; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<ResponseId> {
        let digits = text.len() == 32 && text.bytes().all(|b| b"0123456789abcdef".contains(&b));
        let number = digits.then(|| u128::from_str_radix(text, 16).ok()).flatten()?;
        Some(ResponseId(number.to_be_bytes()))
    }
}

/// 32 hexadecimal digits.
impl fmt::Display for ResponseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
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
