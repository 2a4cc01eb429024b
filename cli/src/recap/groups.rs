//! One tally a group, found without an allocation a row.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use survei_publik::survey::instrument::{Grouping, Instrument};
use survei_publik::survey::score::Tally;

use crate::console::Failure;

/// How many groups there may be.
pub const GROUP_LIMIT: usize = 20_000;

/// The longest text that names a group, in bytes.
const LONGEST: usize = 200;

/// Between the parts of a key; no text for people has it.
const BETWEEN: u8 = 0x1f;

/// Tallies by group.
#[derive(Debug)]
pub(crate) struct Groups {
    empty: Tally,
    tallies: Vec<Tally>,
    places: HashMap<Box<[u8]>, usize, BuildHasherDefault<Quick>>,
    /// The group of the row before: exports are often sorted, or of one unit.
    last: Option<usize>,
    last_key: Vec<u8>,
    key: Vec<u8>,
}

impl Groups {
    pub(crate) fn new(instrument: &Instrument, grouping: &Grouping) -> Groups {
        Groups {
            empty: Tally::new(instrument, grouping),
            tallies: Vec::new(),
            places: HashMap::default(),
            last: None,
            last_key: Vec::new(),
            key: Vec::new(),
        }
    }

    /// The tally of the group of these texts. `Ok(None)`: a text is too long to name one.
    pub(crate) fn tally<'a>(
        &mut self,
        parts: impl Iterator<Item = &'a [u8]>,
    ) -> Result<Option<&mut Tally>, Failure> {
        self.key.clear();
        for part in parts {
            if part.len() > LONGEST || part.contains(&BETWEEN) {
                return Ok(None);
            }
            self.key.extend_from_slice(part);
            self.key.push(BETWEEN);
        }
        let place = match self.last {
            Some(last) if self.key == self.last_key => last,
            _ => self.place()?,
        };
        Ok(self.tallies.get_mut(place))
    }

    fn place(&mut self) -> Result<usize, Failure> {
        let place = match self.places.get(self.key.as_slice()) {
            Some(place) => *place,
            None if self.tallies.len() >= GROUP_LIMIT => {
                return Err(Failure::new(format!(
                    "lebih dari {GROUP_LIMIT} kelompok. Pilih kolom lain untuk --by."
                )));
            }
            None => {
                let place = self.tallies.len();
                self.places.insert(self.key.clone().into_boxed_slice(), place);
                self.tallies.push(self.empty.clone());
                place
            }
        };
        self.last = Some(place);
        std::mem::swap(&mut self.last_key, &mut self.key);
        Ok(place)
    }

    /// All groups in the order of their texts.
    pub(crate) fn finish(self) -> BTreeMap<Vec<String>, Tally> {
        let mut groups: BTreeMap<Vec<String>, Tally> = BTreeMap::new();
        for (key, place) in self.places {
            let mut parts: Vec<String> = key
                .split(|byte| *byte == BETWEEN)
                .map(|part| String::from_utf8_lossy(part).into_owned())
                .collect();
            parts.pop();
            let Some(tally) = self.tallies.get(place) else { continue };
            // Two texts that differ only in what is no UTF-8 are one group.
            match groups.entry(parts) {
                Entry::Vacant(entry) => {
                    entry.insert(tally.clone());
                }
                Entry::Occupied(mut entry) => {
                    entry.get_mut().merge(tally);
                }
            }
        }
        groups
    }
}

/// Eight bytes at a time. Nobody gains by texts that collide: there are few groups, and the
/// file is the reader's own.
#[derive(Debug, Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let mut mix = |word: u64| {
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        };
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| mix(u64::from_le_bytes(*word)));
        mix(rest.iter().fold(1, |word, byte| (word << 8) | u64::from(*byte)));
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use survei_publik::survey::instrument::{SKM9_2017, UnsurOrder, read};

    use super::*;

    #[test]
    fn every_text_has_its_own_tally() {
        let instrument = read(SKM9_2017).usable().unwrap();
        let grouping = instrument.grouping_in(None, UnsurOrder::List).unwrap();
        let mut groups = Groups::new(&instrument, &grouping);
        let texts = ["a", "b", "a", "ab", "", "layanan-1", "layanan-2", "a"];
        for text in texts {
            let parts = [text.as_bytes(), b"x"];
            groups.tally(parts.into_iter()).unwrap().unwrap().add_row(&[Some(3); 9]);
        }
        let counted: Vec<(String, u64)> = groups
            .finish()
            .into_iter()
            .map(|(key, tally)| (key.join("/"), tally.respondents()))
            .collect();
        let expected = [
            ("/x", 1),
            ("a/x", 3),
            ("ab/x", 1),
            ("b/x", 1),
            ("layanan-1/x", 1),
            ("layanan-2/x", 1),
        ];
        assert_eq!(counted, expected.map(|(key, rows)| (key.to_owned(), rows)));
    }
}
