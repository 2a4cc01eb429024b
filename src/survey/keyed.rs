//! A small map from stable keys.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// Values by key, in the order of the keys. For the dozen entries that a response has, a list
/// is as quick as a tree and a tenth of its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed<V>(Vec<(String, V)>);

impl<V> Default for Keyed<V> {
    fn default() -> Keyed<V> {
        Keyed(Vec::new())
    }
}

impl<V> Keyed<V> {
    /// Where a key stands, or where it would.
    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(key))
    }

    /// The value under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&V> {
        let place = self.place(key).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    /// Puts a value under a key, instead of the one that is there.
    pub fn insert(&mut self, key: String, value: V) {
        match self.place(&key) {
            Ok(place) => {
                if let Some(entry) = self.0.get_mut(place) {
                    entry.1 = value;
                }
            }
            Err(place) => self.0.insert(place, (key, value)),
        }
    }

    /// Keeps the entries for which `wanted` holds.
    pub fn retain(&mut self, mut wanted: impl FnMut(&str, &V) -> bool) {
        self.0.retain(|(key, value)| wanted(key, value));
    }

    /// The entries in the order of their keys.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &V)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<V> FromIterator<(String, V)> for Keyed<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(entries: I) -> Keyed<V> {
        let mut keyed = Keyed::default();
        entries.into_iter().for_each(|(key, value)| keyed.insert(key, value));
        keyed
    }
}

impl<V: Serialize> Serialize for Keyed<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Keyed<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Keyed<V>, D::Error> {
        struct Entries<V>(PhantomData<V>);

        impl<'de, V: Deserialize<'de>> Visitor<'de> for Entries<V> {
            type Value = Keyed<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Keyed<V>, M::Error> {
                let mut keyed = Keyed::default();
                while let Some((key, value)) = map.next_entry()? {
                    keyed.insert(key, value);
                }
                Ok(keyed)
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_kept_once_and_in_the_order_of_their_keys() {
        let mut keyed: Keyed<u8> = [("c", 1), ("a", 2), ("c", 3)]
            .map(|(key, value)| (key.to_owned(), value))
            .into_iter()
            .collect();
        keyed.insert("b".to_owned(), 4);
        assert_eq!(keyed.iter().collect::<Vec<_>>(), [("a", &2), ("b", &4), ("c", &3)]);
        assert_eq!(keyed.get("c"), Some(&3));
        assert_eq!(keyed.get("d"), None);
        keyed.retain(|_, value| *value > 2);
        assert_eq!(serde_json::to_string(&keyed).unwrap(), r#"{"b":4,"c":3}"#);
        assert_eq!(serde_json::from_str::<Keyed<u8>>(r#"{"c":3,"b":4}"#).unwrap(), keyed);
    }
}
