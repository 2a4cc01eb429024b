//! The questionnaire as data: what is asked, in which words, and what each choice scores.

mod built_in;
mod condition;
#[cfg(not(target_arch = "wasm32"))] // For those who write instruments, at their desk.
pub mod edition;
mod item;
mod read;

pub use built_in::BUILT_IN;
pub use condition::{Accepts, Condition, Source, Test};
pub use item::{Ask, Choice, Item, Page};
pub use read::{describe, parts, plainly, read, translated};
pub(in crate::survey) use read::{field_choice, unique};

use super::WHOLE;
use super::document::Words;
use super::response::At;
use super::score::Bands;

/// The statutory questionnaire of PermenPANRB 14/2017 (nine unsur), as a JSON document. In the
/// widget it is Indonesian alone; what it is in another language comes with that language.
pub const SKM9_2017: &str = include_str!(concat!(env!("OUT_DIR"), "/skm9-2017.json"));

/// The instrument that is compiled into the widget; every other loads alone.
pub const COMPILED_IN: &str = "skm9-2017";

/// The ids of the built-in instruments.
pub const IDS: [&str; 9] =
    [COMPILED_IN, "skm16", "spkp", "spkp-6", "spak", "spak-6", "pekppp-f03a", "pekppp-f03b", "fkp"];

/// A questionnaire. Unsur stand in the order of the regulation's list, items in the order of
/// its sample questionnaire; in `skm9-2017` the two differ in their last two places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Stable name, such as `skm9-2017`.
    pub id: String,
    /// Edition of this file, from 1. Answers carry it.
    pub version: u16,
    /// What the survey is called.
    pub title: Words,
    /// Where the wording comes from, and what of it is not confirmed.
    pub source: String,
    /// Whether the wording is confirmed by the official text.
    pub status: Status,
    /// The names of the dimensions that are scored, in list order.
    pub unsur: Vec<Unsur>,
    /// The questions, in questionnaire order.
    pub items: Vec<Item>,
    /// Screens that show several items together.
    pub pages: Vec<Page>,
    /// It asks about a topic that the configuration names, such as a draft.
    pub consultation: bool,
    /// The kinds of service that some items are only asked for; empty where there is but one.
    pub modes: Vec<Mode>,
    /// Ways to group items into unsur and indexes, the usual one first; at least one. Where no
    /// answer scores, it has no index.
    pub groupings: Vec<Grouping>,
    /// What is asked about the respondent, coarse choices only.
    pub fields: Vec<Field>,
}

/// Whether an instrument's wording is confirmed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// As printed by many agencies, or read in the official text.
    #[default]
    Confirmed,
    /// From few sources, or inferred: the agency should compare it with the official text.
    Unconfirmed,
}

/// A statutory dimension of service quality (PermenPANRB 14/2017: nine *unsur*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsur {
    /// Stable key, such as `sarana`. Never a number: U8 and U9 trade places between the
    /// regulation's list and its sample questionnaire.
    pub key: String,
    /// Official name.
    pub name: Words,
}

/// A kind of service, such as `tatap-muka` (at a counter) or `daring` (online).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mode {
    /// Stable key.
    pub key: String,
    /// What it is called.
    pub name: Words,
}

/// The word for asking the items of every mode.
pub const HYBRID: &str = "hibrida";

/// A way to group items into unsur and indexes. Several are in use for the same items and give
/// different figures, so a grouping has a name and stands beside every figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouping {
    /// Stable key.
    pub key: String,
    /// The indexes, the main one first.
    pub indexes: Vec<Index>,
}

impl Grouping {
    /// The grouping of an instrument that names none: one index, IKM, of all unsur.
    #[must_use]
    pub fn usual(unsur: &[Unsur], items: &[Item]) -> Grouping {
        let group = |unsur: &Unsur| UnsurGroup {
            key: unsur.key.clone(),
            items: items
                .iter()
                .filter(|item| item.unsur.as_ref() == Some(&unsur.key))
                .map(|item| item.key.clone())
                .collect(),
            weight: None,
        };
        let ikm = Index {
            key: "ikm".to_owned(),
            name: Words::indonesian("Indeks Kepuasan Masyarakat"),
            conversion: 25,
            bands: Bands::Ikm2017,
            unsur: unsur.iter().map(group).collect(),
        };
        let scored = items.iter().any(|item| !item.choices().is_empty());
        let indexes = if scored { vec![ikm] } else { Vec::new() };
        Grouping { key: "unsur".to_owned(), indexes }
    }
}

/// A published figure with what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// Stable key, such as `ikm`.
    pub key: String,
    /// What it is called.
    pub name: Words,
    /// The mean is stated times this: 25 for IKM.
    pub conversion: u64,
    /// The table of values.
    pub bands: Bands,
    /// The unsur with their items.
    pub unsur: Vec<UnsurGroup>,
}

/// An unsur within an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsurGroup {
    /// Key of the unsur.
    pub key: String,
    /// Keys of the items that count for it.
    pub items: Vec<String>,
    /// The agency's own weight as numerator and denominator; all unsur of an index have one,
    /// and they sum to one, or none has, and the profile's rule holds.
    pub weight: Option<(u64, u64)>,
}

/// Something asked about the respondent, answered by a coarse choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Stable key, such as `usia`.
    pub key: String,
    /// What the respondent reads.
    pub label: Words,
    /// The choices; a band, never an exact age.
    pub choices: Vec<FieldChoice>,
}

/// One choice of a [`Field`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChoice {
    /// Stable code that is stored and sent.
    pub code: String,
    /// What the respondent reads.
    pub label: Words,
}

/// In which of the two official orders unsur are numbered and items are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnsurOrder {
    /// The sample questionnaire: 8 sarana, 9 pengaduan.
    #[default]
    Questionnaire,
    /// The list of unsur: 8 pengaduan, 9 sarana.
    List,
}

impl UnsurOrder {
    /// The words for the two orders in documents and exports.
    pub const WORDS: [(&'static str, UnsurOrder); 2] =
        [("kuesioner", UnsurOrder::Questionnaire), ("daftar", UnsurOrder::List)];
}

impl Instrument {
    /// The item with this key.
    #[must_use]
    pub fn item(&self, key: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.key == key)
    }

    /// The item at a place, or the question within an entry.
    #[must_use]
    pub fn at(&self, at: &At) -> Option<&Item> {
        let item = self.item(&at.item)?;
        match &at.entry {
            None => Some(item),
            Some((_, key)) => item.entry().iter().find(|inner| inner.key == *key),
        }
    }

    /// The items that are asked for a kind of service, in the order in which they are shown.
    #[must_use]
    pub fn items_in(&self, order: UnsurOrder, mode: Option<&str>) -> Vec<&Item> {
        let asked = |item: &&Item| match (&item.mode, mode) {
            (Some(only), Some(mode)) => mode == HYBRID || only == mode,
            _ => true,
        };
        match order {
            UnsurOrder::Questionnaire => self.items.iter().filter(asked).collect(),
            UnsurOrder::List => {
                let of = |unsur: &Unsur| {
                    let key = unsur.key.clone();
                    self.items.iter().filter(move |item| item.unsur.as_ref() == Some(&key))
                };
                let listed = self.unsur.iter().flat_map(of);
                if !WHOLE {
                    return listed.collect();
                }
                let others = self.items.iter().filter(|item| item.unsur.is_none());
                listed.chain(others).filter(asked).collect()
            }
        }
    }

    /// A grouping with its unsur in the order in which they are numbered U1, U2, …: in
    /// questionnaire order, an unsur stands where the first item that names it does. The usual grouping
    /// without a key.
    #[must_use]
    pub fn grouping_in(&self, key: Option<&str>, order: UnsurOrder) -> Option<Grouping> {
        let known = |grouping: &&Grouping| key.is_none_or(|key| grouping.key == key);
        let mut grouping = self.groupings.iter().find(known)?.clone();
        if order == UnsurOrder::Questionnaire {
            for index in &mut grouping.indexes {
                self.order_by_items(&mut index.unsur);
            }
        }
        Some(grouping)
    }

    fn order_by_items(&self, unsur: &mut Vec<UnsurGroup>) {
        let mut ordered = Vec::with_capacity(unsur.len());
        for item in &self.items {
            while let Some(place) =
                unsur.iter().position(|unsur| item.unsur.as_ref() == Some(&unsur.key))
            {
                ordered.push(unsur.remove(place));
            }
        }
        ordered.append(unsur);
        *unsur = ordered;
    }

    /// How an item is called where there is no room for its question: by its unsur, if no other
    /// item counts for that.
    #[must_use]
    pub fn label_of<'a>(&'a self, item: &'a Item) -> &'a Words {
        let alone = |key: &String| {
            self.items.iter().filter(|item| item.unsur.as_ref() == Some(key)).count() == 1
        };
        let unsur = self.unsur.iter().find(|unsur| item.unsur.as_ref() == Some(&unsur.key));
        unsur.filter(|unsur| alone(&unsur.key)).map_or(&item.question, |unsur| &unsur.name)
    }

    /// The unsur with this key.
    #[must_use]
    pub fn unsur(&self, key: &str) -> Option<&Unsur> {
        self.unsur.iter().find(|unsur| unsur.key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::document::Language;

    fn skm9() -> Instrument {
        let reading = read(SKM9_2017);
        assert_eq!(reading.diagnostics, []);
        reading.value.unwrap()
    }

    #[test]
    fn the_questionnaire_asks_sarana_eighth_and_the_list_numbers_it_ninth() {
        // PermenPANRB 14/2017: the list of unsur and the sample questionnaire differ.
        let skm9 = skm9();
        let last_two = |order| -> Vec<String> {
            let grouping = skm9.grouping_in(None, order).unwrap();
            grouping.indexes[0].unsur.iter().skip(7).map(|unsur| unsur.key.clone()).collect()
        };
        assert_eq!(last_two(UnsurOrder::Questionnaire), ["sarana", "pengaduan"]);
        assert_eq!(last_two(UnsurOrder::List), ["pengaduan", "sarana"]);
        let items = skm9.items_in(UnsurOrder::List, None);
        assert_eq!(items.last().unwrap().key, "sarana");
        let items = skm9.items_in(UnsurOrder::Questionnaire, None);
        assert_eq!(items.last().unwrap().key, "pengaduan");
    }

    #[test]
    fn each_question_counts_for_the_unsur_it_asks_about() {
        // A city portal swapped these two in its seed data; every report of it was wrong.
        let skm9 = skm9();
        for (key, word) in [("sarana", "sarana dan prasarana"), ("pengaduan", "pengaduan")] {
            let item = skm9.item(key).unwrap();
            assert_eq!(item.unsur.as_deref(), Some(key));
            assert!(item.question.text(Language::Indonesian).contains(word));
        }
    }

    #[test]
    fn nine_items_have_four_choices_scored_one_to_four_in_their_own_words() {
        let skm9 = skm9();
        assert_eq!(skm9.items.len(), 9);
        for item in &skm9.items {
            let scores: Vec<u8> = item.choices().iter().map(|choice| choice.score).collect();
            assert_eq!(scores, [1, 2, 3, 4], "{}", item.key);
        }
        let label = |key: &str, score| {
            let choice = skm9.item(key).unwrap().choice(score).unwrap();
            choice.label.text(Language::Indonesian).to_owned()
        };
        assert_eq!(label("biaya", 4), "Gratis");
        assert_eq!(label("biaya", 1), "Sangat mahal");
        assert_eq!(label("pengaduan", 4), "Dikelola dengan baik");
    }
}
