//! The questionnaire as data: what is asked, in which words, and what each choice scores.

mod read;

pub use read::{describe, read};
pub(in crate::survey) use read::{field_choice, unique};

use super::document::Words;

/// The statutory questionnaire of PermenPANRB 14/2017 (nine unsur), as a JSON document.
pub const SKM9_2017: &str = include_str!("data/skm9-2017.json");

/// A questionnaire. Unsur stand in the order of the regulation's list, items in the order of
/// its sample questionnaire; the two orders differ in their last two places.
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
    /// The dimensions that are scored, in list order.
    pub unsur: Vec<Unsur>,
    /// The questions, in questionnaire order.
    pub items: Vec<Item>,
    /// What is asked about the respondent, coarse choices only.
    pub fields: Vec<Field>,
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

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Stable key under which the answer is stored.
    pub key: String,
    /// Key of the unsur that the answer counts for.
    pub unsur: String,
    /// The wording.
    pub question: Words,
    /// The answers to choose from, worst first as printed.
    pub choices: Vec<Choice>,
}

impl Item {
    /// The choice with this score.
    #[must_use]
    pub fn choice(&self, score: u8) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.score == score)
    }
}

/// One fixed answer with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Value, 1 (worst) to 4 (best).
    pub score: u8,
    /// The wording.
    pub label: Words,
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

    /// The items in the order in which they are shown.
    #[must_use]
    pub fn items_in(&self, order: UnsurOrder) -> Vec<&Item> {
        match order {
            UnsurOrder::Questionnaire => self.items.iter().collect(),
            UnsurOrder::List => self.unsur.iter().flat_map(|unsur| self.items_of(unsur)).collect(),
        }
    }

    /// The unsur in the order in which they are numbered U1, U2, …: in questionnaire order,
    /// an unsur stands where its first item does.
    #[must_use]
    pub fn unsur_in(&self, order: UnsurOrder) -> Vec<&Unsur> {
        if order == UnsurOrder::List {
            return self.unsur.iter().collect();
        }
        let mut ordered: Vec<&Unsur> = Vec::with_capacity(self.unsur.len());
        let asked = self.items.iter().filter_map(|item| self.unsur(&item.unsur));
        for unsur in asked.chain(&self.unsur) {
            if !ordered.iter().any(|known| known.key == unsur.key) {
                ordered.push(unsur);
            }
        }
        ordered
    }

    /// The unsur with this key.
    #[must_use]
    pub fn unsur(&self, key: &str) -> Option<&Unsur> {
        self.unsur.iter().find(|unsur| unsur.key == key)
    }

    fn items_of(&self, unsur: &Unsur) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.unsur == unsur.key)
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
            skm9.unsur_in(order).iter().skip(7).map(|unsur| unsur.key.clone()).collect()
        };
        assert_eq!(last_two(UnsurOrder::Questionnaire), ["sarana", "pengaduan"]);
        assert_eq!(last_two(UnsurOrder::List), ["pengaduan", "sarana"]);
        let items = skm9.items_in(UnsurOrder::List);
        assert_eq!(items.last().unwrap().key, "sarana");
        assert_eq!(skm9.items_in(UnsurOrder::Questionnaire).last().unwrap().key, "pengaduan");
    }

    #[test]
    fn each_question_counts_for_the_unsur_it_asks_about() {
        // A city portal swapped these two in its seed data; every report of it was wrong.
        let skm9 = skm9();
        for (key, word) in [("sarana", "sarana dan prasarana"), ("pengaduan", "pengaduan")] {
            let item = skm9.item(key).unwrap();
            assert_eq!(item.unsur, key);
            assert!(item.question.text(Language::Indonesian).contains(word));
        }
    }

    #[test]
    fn nine_items_have_four_choices_scored_one_to_four_in_their_own_words() {
        let skm9 = skm9();
        assert_eq!(skm9.items.len(), 9);
        for item in &skm9.items {
            let scores: Vec<u8> = item.choices.iter().map(|choice| choice.score).collect();
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
