//! Instruments of any shape, with answers of any kind, against a second implementation that
//! shares nothing with the core: it goes from rows straight to fractions of any length.

use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use survei_publik::survey::document::Words;
use survei_publik::survey::instrument::{
    Ask, Choice, Grouping, Index, Instrument, Item, Unsur, UnsurGroup,
};
use survei_publik::survey::score::{Bands, Figures, Profile, Tally};

use crate::rows::{cases, skm9};

/// One unsur: which of its items are reversed, and its share of all weights.
type Shape = (Vec<bool>, u64);

#[derive(Debug)]
struct Survey {
    low: u8,
    high: u8,
    unsur: Vec<Shape>,
    own_weights: bool,
    /// Answers by respondent, item after item; beyond the scale means none.
    rows: Vec<Vec<u8>>,
}

fn any_survey() -> impl Strategy<Value = Survey> {
    let unsur = (prop::collection::vec(any::<bool>(), 1..4), 1..20_u64);
    let unsur = prop::collection::vec(unsur, 1..8);
    (0..2_u8, 2..7_u8, unsur, any::<bool>()).prop_flat_map(|(low, high, unsur, own_weights)| {
        let items: usize = unsur.iter().map(|(items, _)| items.len()).sum();
        let row = prop::collection::vec(low..high + 3, items);
        prop::collection::vec(row, 0..12).prop_map(move |rows| Survey {
            low,
            high,
            unsur: unsur.clone(),
            own_weights,
            rows,
        })
    })
}

impl Survey {
    fn shares(&self) -> u64 {
        self.unsur.iter().map(|(_, share)| share).sum()
    }

    fn instrument(&self) -> (Instrument, Grouping) {
        let words = || Words::indonesian("x");
        let choices: Vec<Choice> = (self.low..=self.high)
            .map(|score| Choice { score, label: words(), picture: None })
            .collect();
        let (mut items, mut unsur, mut groups) = (Vec::new(), Vec::new(), Vec::new());
        for (place, (reversed, share)) in self.unsur.iter().enumerate() {
            let key = format!("u{place}");
            let mut keys = Vec::new();
            for (number, reversed) in reversed.iter().enumerate() {
                let key = format!("u{place}-{number}");
                keys.push(key.clone());
                let ask = Ask::Choice { choices: choices.clone(), reversed: *reversed };
                items.push(Item { ask, ..Item::scored(&key, words(), Vec::new()) });
            }
            unsur.push(Unsur { key: key.clone(), name: words() });
            let weight = self.own_weights.then(|| (*share, self.shares()));
            groups.push(UnsurGroup { key, items: keys, weight });
        }
        let bands = Bands::Ikm2017;
        let index =
            Index { key: "ikm".to_owned(), name: words(), conversion: 25, bands, unsur: groups };
        let grouping = Grouping { key: "acak".to_owned(), indexes: vec![index] };
        let instrument = Instrument { items, unsur, ..Instrument::clone(&skm9()) };
        (instrument, grouping)
    }

    /// The mean of an unsur: over respondents, of each one's mean.
    fn mean(&self, place: usize) -> Option<BigRational> {
        let first: usize = self.unsur[..place].iter().map(|(items, _)| items.len()).sum();
        let mut means = Vec::new();
        for row in &self.rows {
            let mut scores = Vec::new();
            for (number, reversed) in self.unsur[place].0.iter().enumerate() {
                let score = row[first + number];
                if score <= self.high {
                    let turned = self.low + self.high - score;
                    scores.push(whole(u64::from(if *reversed { turned } else { score })));
                }
            }
            if !scores.is_empty() {
                let count = whole(scores.len() as u64);
                means.push(scores.into_iter().sum::<BigRational>() / count);
            }
        }
        let count = whole(means.len() as u64);
        (!means.is_empty()).then(|| means.into_iter().sum::<BigRational>() / count)
    }

    fn weight(&self, place: usize, profile: Profile) -> BigRational {
        match (self.own_weights, profile) {
            (true, _) => whole(self.unsur[place].1) / whole(self.shares()),
            (false, Profile::W0_11) => whole(11) / whole(100),
            (false, Profile::W0_111) => whole(111) / whole(1000),
            (false, _) => whole(1) / whole(self.unsur.len() as u64),
        }
    }

    /// Missing unsur give their weight to the others, in proportion.
    fn value(&self, profile: Profile) -> Option<BigRational> {
        let answered = |place: &usize| self.mean(*place).is_some();
        let all = |places: &mut dyn Iterator<Item = usize>| -> BigRational {
            places.map(|place| self.weight(place, profile)).sum()
        };
        let filled = all(&mut (0..self.unsur.len()).filter(answered));
        let sum: BigRational = (0..self.unsur.len())
            .filter_map(|place| Some(self.mean(place)? * self.weight(place, profile)))
            .sum();
        let everything = all(&mut (0..self.unsur.len()));
        (filled > whole(0)).then(|| sum * everything / filled * whole(25))
    }
}

fn whole(number: u64) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

/// Rounded half up to so many places, as text.
fn digits(value: &BigRational, places: u32) -> String {
    let scale = BigRational::from_integer(BigInt::from(10).pow(places));
    let half = whole(1) / whole(2);
    let units = (value * &scale + half).floor().to_integer().to_string();
    let places = places as usize;
    let units = format!("{units:0>width$}", width = places + 1);
    let (before, after) = units.split_at(units.len() - places);
    format!("{before}.{after}")
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn figures_of_any_instrument_agree_digit_for_digit_with_a_second_implementation(
        survey in any_survey(),
    ) {
        let (instrument, grouping) = survey.instrument();
        let mut tally = Tally::new(&instrument, &grouping);
        for row in &survey.rows {
            tally.add_row(&row.iter().map(|score| Some(*score)).collect::<Vec<_>>());
        }
        for profile in [Profile::Exact, Profile::W0_11, Profile::W0_111] {
            let figures = Figures::of(&tally, &grouping, profile);
            let index = figures.main().unwrap();
            let value = survey.value(profile);
            prop_assert_eq!(
                index.value.map(|value| value.to_string()),
                value.as_ref().map(|value| digits(value, 2))
            );
            for (place, unsur) in index.unsur.iter().enumerate() {
                let mean = survey.mean(place);
                let weighted = mean.as_ref().map(|mean| mean * survey.weight(place, profile));
                prop_assert_eq!(
                    unsur.nrr.map(|nrr| nrr.to_string()),
                    mean.map(|mean| digits(&mean, 3))
                );
                prop_assert_eq!(
                    unsur.weighted.map(|weighted| weighted.to_string()),
                    weighted.map(|weighted| digits(&weighted, 3))
                );
            }
        }
    }
}
