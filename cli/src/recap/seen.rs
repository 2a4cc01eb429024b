//! Which rows were read before, by what tells them apart.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, DefaultHasher, Hasher};

/// Up to how many rows identifiers are compared without being asked to. The set then takes
/// less than 27 MiB, the moment in which it grows included.
pub const SEEN_LIMIT: usize = 900_000;

/// Identifiers seen so far, each as a hash of 128 bits.
#[derive(Debug)]
pub(crate) struct Seen {
    known: HashSet<u128, BuildHasherDefault<Folded>>,
    limit: usize,
}

impl Seen {
    pub(crate) fn new(all: bool) -> Seen {
        let limit = if all { usize::MAX } else { SEEN_LIMIT };
        Seen { known: HashSet::default(), limit }
    }

    /// Whether an identifier is new. `None`: it was not compared.
    pub(crate) fn first(&mut self, id: &[u8]) -> Option<bool> {
        if self.known.len() >= self.limit {
            // What is never asked again need not be kept.
            self.limit = 0;
            self.known = HashSet::default();
            return None;
        }
        Some(self.known.insert(hash(id)))
    }
}

fn hash(id: &[u8]) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(salt);
        hasher.write(id);
        u128::from(hasher.finish())
    };
    (half(1) << 64) | half(2)
}

/// Of what is a hash already, half is enough to find its place.
#[derive(Debug, Default)]
struct Folded(u64);

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().take(8) {
            self.0 = (self.0 << 8) | u64::from(*byte);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_new_once() {
        let mut seen = Seen::new(false);
        assert_eq!(seen.first(b"a"), Some(true));
        assert_eq!(seen.first(b"b"), Some(true));
        assert_eq!(seen.first(b"a"), Some(false));
    }

    #[test]
    fn beyond_the_limit_nothing_is_claimed() {
        let mut seen = Seen { known: HashSet::default(), limit: 2 };
        assert_eq!(seen.first(b"a"), Some(true));
        assert_eq!(seen.first(b"b"), Some(true));
        assert_eq!(seen.first(b"a"), None);
        assert_eq!(seen.first(b"c"), None);
        assert!(seen.known.is_empty());
    }
}
