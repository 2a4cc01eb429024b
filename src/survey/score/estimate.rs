//! Estimating what was said from what was told, where answers were randomised.
//!
//! Of `n` respondents with chance `p` for the truth and `q` for each other choice, `c` told a
//! choice; then `(c − n q) / (p − q)` said it, on average: the estimate is unbiased. For a choice
//! that few people have it may be negative. That is no mistake, and it must not be set to zero
//! before it is added to others: zero would be too much on average. Whoever prints it alone may
//! write "about zero".

use crate::survey::privacy::randomised::{Chance, Epsilon};

/// One in the whole numbers that chances are parts of.
const ONE: i128 = 1 << 32;

/// So many parts of one an estimate is counted in, before it is rounded.
const PARTS: i128 = 1_000_000;

/// What was told at one randomised field, counted by the ε it was told under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// How many choices there are.
    choices: usize,
    /// By ε, from the smallest, the counts by choice. `None`: told as it was said.
    strata: Vec<(Option<Epsilon>, Vec<u64>)>,
}

/// How many said one choice, by estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// In hundredths; may be negative.
    pub hundredths: i64,
    /// Its standard error, in hundredths.
    pub error: u64,
}

impl Told {
    /// Nothing yet, of a field with so many choices.
    #[must_use]
    pub fn new(choices: usize) -> Told {
        Told { choices, strata: Vec::new() }
    }

    /// Counts what was told; a choice that there is none of is passed over.
    pub fn add(&mut self, epsilon: Option<Epsilon>, choice: usize, times: u64) {
        if choice >= self.choices {
            return;
        }
        let place = match self.strata.binary_search_by_key(&epsilon, |(known, _)| *known) {
            Ok(place) => place,
            Err(place) => {
                self.strata.insert(place, (epsilon, vec![0; self.choices]));
                place
            }
        };
        let counts = self.strata.get_mut(place).map(|(_, counts)| counts);
        if let Some(count) = counts.and_then(|counts| counts.get_mut(choice)) {
            *count = count.saturating_add(times);
        }
    }

    /// Adds what was told elsewhere, at the same field.
    pub fn merge(&mut self, other: &Told) {
        for (epsilon, counts) in &other.strata {
            for (choice, count) in counts.iter().enumerate() {
                self.add(*epsilon, choice, *count);
            }
        }
    }

    /// By ε, the counts by choice.
    #[must_use]
    pub fn strata(&self) -> &[(Option<Epsilon>, Vec<u64>)] {
        &self.strata
    }

    /// How many told anything.
    #[must_use]
    pub fn respondents(&self) -> u64 {
        self.strata.iter().flat_map(|(_, counts)| counts).fold(0, |sum, n| sum.saturating_add(*n))
    }

    /// How many said each choice, by estimate; `None` where the numbers are too large to tell.
    #[must_use]
    pub fn estimates(&self) -> Option<Vec<Estimate>> {
        (0..self.choices).map(|choice| self.estimate(choice)).collect()
    }

    fn estimate(&self, choice: usize) -> Option<Estimate> {
        let (mut people, mut variance) = (0_i128, 0_i128);
        for (epsilon, counts) in &self.strata {
            let of: i128 = counts.get(choice).copied()?.into();
            let all: i128 = counts.iter().copied().map(i128::from).sum();
            let Some(epsilon) = epsilon else {
                people = people.checked_add(of.checked_mul(PARTS)?)?;
                continue;
            };
            let (number, spread, over) = ratio(epsilon.chance(self.choices()?), of, all)?;
            people = people.checked_add(halves_up(number.checked_mul(PARTS)?, over)?)?;
            // Variances are counted in parts of 10^4, so that their root is in hundredths.
            let over = over.checked_mul(over)?;
            variance = variance.checked_add(spread.max(0).checked_mul(10_000)? / over)?;
        }
        Some(Estimate {
            hundredths: i64::try_from(halves_up(people, PARTS / 100)?).ok()?,
            error: u64::try_from(variance.isqrt()).ok()?,
        })
    }

    fn choices(&self) -> Option<u32> {
        u32::try_from(self.choices).ok()
    }
}

/// The estimate as a fraction: numerator and denominator; and between them the numerator of its
/// variance, over the square of the same denominator.
///
/// With `p = P/A` and `q = Q/A` the estimate is `(cA − nQ)/(P − Q)`. Given what was said, its
/// variance is that of the drawing alone, `n q (1 − q) + x (p − q)(1 − p − q)` over `(p − q)²`
/// where `x` said the choice, for which the estimate stands in: the variance is unbiased too.
#[must_use]
pub fn ratio(chance: Chance, of: i128, all: i128) -> Option<(i128, i128, i128)> {
    let others = i128::from(chance.choices).checked_sub(1)?;
    let one = ONE.checked_mul(others)?;
    let (kept, other) = (i128::from(chance.kept) * others, ONE - i128::from(chance.kept));
    let over = kept - other;
    let number = of.checked_mul(one)?.checked_sub(all.checked_mul(other)?)?;
    let drawn = all.checked_mul(other)?.checked_mul(one - other)?;
    let spread = drawn.checked_add(number.checked_mul(one - kept - other)?)?;
    (over > 0).then_some((number, spread, over))
}

/// A fraction rounded to a whole number, halves away from zero.
fn halves_up(number: i128, over: i128) -> Option<i128> {
    let twice = number.checked_mul(2)?;
    let half = if number < 0 { -over } else { over };
    twice.checked_add(half)?.checked_div(over.checked_mul(2)?)
}

impl Estimate {
    /// With a decimal point, for machines: `-3.25`.
    #[must_use]
    pub fn text(self) -> String {
        let sign = if self.hundredths < 0 { "-" } else { "" };
        let figure = super::Decimal::new(self.hundredths.unsigned_abs(), 2);
        [sign, &figure.text()].concat()
    }

    /// Its standard error, with a decimal point.
    #[must_use]
    pub fn error_text(self) -> String {
        super::Decimal::new(self.error, 2).text()
    }
}
