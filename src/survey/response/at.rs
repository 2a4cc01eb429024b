//! Where an answer stands.

/// An item, or a question within one entry of an item that repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// Key of the item.
    pub item: String,
    /// Place of the entry, from 0, and key of the question in it.
    pub entry: Option<(usize, String)>,
}

impl At {
    /// The item with this key.
    #[must_use]
    pub fn item(key: &str) -> At {
        At { item: key.to_owned(), entry: None }
    }

    /// A question within an entry.
    #[must_use]
    pub fn entry(item: &str, place: usize, key: &str) -> At {
        At { item: item.to_owned(), entry: Some((place, key.to_owned())) }
    }
}
