//! A second, naive implementation of the regulation in fractions of any length. Both must
//! agree digit for digit.

use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use survei_publik::survey::score::{Profile, Tally};

use crate::rows::{cases, figures, skm9, tally, usual};

/// How often each of the scores 1 to 4 was given, unsur by unsur.
type Counts = Vec<[u64; 4]>;

fn whole(number: u64) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

fn ratio(numerator: u64, denominator: u64) -> BigRational {
    BigRational::new(numerator.into(), denominator.into())
}

/// What one of nine unsur weighs.
fn weight(profile: Profile) -> BigRational {
    match profile.name() {
        "2017-exact" => ratio(1, 9),
        "2017-0.11" => ratio(11, 100),
        "2017-0.111" => ratio(111, 1000),
        other => panic!("no second opinion on {other}"),
    }
}

/// Rounded half up: the largest whole number of last places that is at most half a place more.
fn round(value: &BigRational, places: usize) -> BigRational {
    let scale = whole(10_u64.pow(u32::try_from(places).unwrap()));
    (value * &scale + ratio(1, 2)).floor() / scale
}

fn digits(value: &BigRational, places: usize) -> String {
    let scale = whole(10_u64.pow(u32::try_from(places).unwrap()));
    let digits = (round(value, places) * scale).to_integer().to_string();
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (before, after) = digits.split_at(digits.len() - places);
    format!("{before}.{after}")
}

/// NRR of each unsur that somebody answered.
fn means(counts: &Counts) -> Vec<Option<BigRational>> {
    let mean = |counts: &[u64; 4]| {
        let answered: u64 = counts.iter().sum();
        let total = counts[0] + 2 * counts[1] + 3 * counts[2] + 4 * counts[3];
        (answered > 0).then(|| ratio(total, answered))
    };
    counts.iter().map(mean).collect()
}

/// An unsur that nobody answered gives its weight to the others.
fn ikm(counts: &Counts, profile: Profile) -> Option<BigRational> {
    let means: Vec<BigRational> = means(counts).into_iter().flatten().collect();
    let answered = u64::try_from(means.len()).unwrap();
    (answered > 0).then(|| {
        let mean: BigRational = means.into_iter().sum::<BigRational>() / whole(answered);
        mean * whole(9) * weight(profile) * whole(25)
    })
}

/// PermenPANRB 14/2017: D to 64,99, C to 76,60, B to 88,30, A above.
fn letter(ikm: &BigRational) -> &'static str {
    let printed = round(ikm, 2);
    let bands = [(6499, "D"), (7660, "C"), (8830, "B")];
    let band = bands.iter().find(|(highest, _)| printed <= ratio(*highest, 100));
    band.map_or("A", |(_, letter)| *letter)
}

/// The counts of a tally of the core, by another way than the core counts.
fn counts_of(rows: &[String]) -> Counts {
    let count = |unsur: usize, score: char| {
        let given = rows.iter().filter(|row| row.chars().nth(unsur) == Some(score));
        u64::try_from(given.count()).unwrap()
    };
    (0..9).map(|unsur| ['1', '2', '3', '4'].map(|score| count(unsur, score))).collect()
}

fn assert_agreement(tally: &Tally, counts: &Counts) -> Result<(), TestCaseError> {
    for profile in [Profile::Exact, Profile::W0_11, Profile::W0_111] {
        let figures = figures(tally, profile);
        for ((unsur, mean), counts) in figures.unsur.iter().zip(means(counts)).zip(counts) {
            prop_assert_eq!(&unsur.counts[..], &counts[..]);
            let weighted = mean.as_ref().map(|mean| digits(&(mean * weight(profile)), 3));
            prop_assert_eq!(unsur.nrr.map(|nrr| nrr.to_string()), mean.map(|nrr| digits(&nrr, 3)));
            prop_assert_eq!(unsur.weighted.map(|weighted| weighted.to_string()), weighted);
        }
        let expected = ikm(counts, profile);
        prop_assert_eq!(
            figures.value.map(|ikm| ikm.to_string()),
            expected.as_ref().map(|ikm| digits(ikm, 2))
        );
        prop_assert_eq!(figures.mutu.map(|mutu| mutu.letter()), expected.as_ref().map(letter));
    }
    Ok(())
}

/// Respondents who leave out some items, or many.
fn any_rows() -> impl Strategy<Value = Vec<String>> {
    let row = prop_oneof!["[1-4]{9}", "[-1-4]{9}", "[-34]{9}", "[-4]{9}"];
    prop::collection::vec(row, 0..40)
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn figures_of_any_answers_agree_with_a_naive_implementation(rows in any_rows()) {
        assert_agreement(&tally(&rows), &counts_of(&rows))?;
    }

    #[test]
    fn figures_of_millions_of_answers_agree_with_a_naive_implementation(
        groups in prop::collection::vec((any_rows(), 0..20_u32), 1..5),
    ) {
        // A tally merged with itself n times stands for 2^n as many respondents.
        let mut all = tally(&[] as &[String]);
        let mut counts = counts_of(&[]);
        for (rows, doublings) in &groups {
            let mut tally = tally(rows);
            (0..*doublings).for_each(|_| tally.merge(&tally.clone()));
            all.merge(&tally);
            let more = counts_of(rows);
            for (ours, theirs) in counts.iter_mut().flatten().zip(more.iter().flatten()) {
                *ours += theirs << doublings;
            }
        }
        assert_agreement(&all, &counts)?;
    }

    #[test]
    fn parts_merged_in_any_order_are_the_whole(
        (rows, parts) in any_rows().prop_flat_map(|rows| {
            let parts = prop::collection::vec(0..5_usize, rows.len());
            (Just(rows), parts)
        }),
        order in Just([0, 1, 2, 3, 4]).prop_shuffle(),
    ) {
        let part = |wanted: usize| {
            let rows = rows.iter().zip(&parts).filter(|(_, part)| **part == wanted);
            tally(rows.map(|(row, _)| row))
        };
        let mut merged = Tally::new(&skm9(), &usual(&skm9()));
        order.iter().for_each(|number| merged.merge(&part(*number)));
        prop_assert_eq!(merged, tally(&rows));
    }

    #[test]
    fn no_answers_give_a_figure_outside_the_statutory_table(rows in any_rows()) {
        // 25,00 to 100,00; a real application printed 113,64.
        if let Some(ikm) = figures(&tally(&rows), Profile::Exact).value {
            prop_assert!((2500..=10000).contains(&ikm.units()), "{}", ikm);
        }
    }
}
