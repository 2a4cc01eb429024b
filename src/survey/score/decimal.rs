//! Exact sums of fractions, and the decimal figures they are rounded to.

use std::cmp::Ordering;
use std::fmt;

/// A non-negative decimal figure with a fixed number of places, as it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    units: u64,
    places: u8,
}

impl Decimal {
    /// The figure `units / 10^places`.
    #[must_use]
    pub const fn new(units: u64, places: u8) -> Decimal {
        Decimal { units, places }
    }

    /// The figure in units of its last place: 8831 for 88.31.
    #[must_use]
    pub const fn units(self) -> u64 {
        self.units
    }

    /// How many places are printed.
    #[must_use]
    pub const fn places(self) -> u8 {
        self.places
    }

    /// What the units are parts of: 100 for two places; `None` beyond what 64 bits hold.
    pub(super) fn scale(self) -> Option<u64> {
        10_u64.checked_pow(u32::from(self.places))
    }

    /// The figure the Indonesian way, with a decimal comma: `88,31`.
    #[must_use]
    pub fn indonesian(self) -> String {
        self.with(',')
    }

    /// The figure with a decimal point, for machines.
    #[must_use]
    pub fn text(self) -> String {
        self.with('.')
    }

    fn with(self, point: char) -> String {
        let places = usize::from(self.places);
        let mut digits = self.units.to_string();
        while digits.len() <= places {
            digits.insert(0, '0');
        }
        if places > 0 {
            digits.insert(digits.len() - places, point);
        }
        digits
    }
}

/// With a decimal point, for machines.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// A fraction. The numbers of a survey stay far below the limits: sums of scores, counts of
/// respondents and weights together take a hundred bits at most.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fraction {
    numerator: u128,
    denominator: u128,
}

/// The fraction of these two numbers.
pub(super) fn fraction(numerator: u64, denominator: u64) -> Fraction {
    Fraction { numerator: numerator.into(), denominator: denominator.into() }
}

impl Fraction {
    /// This fraction times another.
    pub(super) fn times(self, (numerator, denominator): (u64, u64)) -> Fraction {
        Fraction {
            numerator: self.numerator.saturating_mul(numerator.into()),
            denominator: self.denominator.saturating_mul(denominator.into()),
        }
    }
}

/// The sum of `fractions` times `factor`, rounded half up to `places`.
///
/// Exact however many different denominators there are: the sum is brought over the product
/// of all denominators in natural numbers of any length. A zero denominator has no value and
/// gives `None`, as does a figure too large to print.
pub(super) fn rounded_sum(fractions: &[Fraction], factor: u64, places: u8) -> Option<Decimal> {
    let denominator = |skip: Option<usize>| {
        let mut product = Natural::one();
        for (index, fraction) in fractions.iter().enumerate() {
            if Some(index) != skip {
                product.multiply(fraction.denominator);
            }
        }
        product
    };
    if fractions.iter().any(|fraction| fraction.denominator == 0) {
        return None;
    }
    let mut sum = Natural::default();
    for (index, fraction) in fractions.iter().enumerate() {
        let mut term = denominator(Some(index));
        term.multiply(fraction.numerator);
        sum.add(&term);
    }
    sum.multiply(factor.into());
    (0..places).for_each(|_| sum.multiply(10));
    let whole = denominator(None);
    // Half up: floor(sum / whole + 1/2) = floor((2 sum + whole) / (2 whole)).
    sum.multiply(2);
    sum.add(&whole);
    let mut twice = whole;
    twice.multiply(2);
    Some(Decimal { units: quotient(&sum, &twice)?, places })
}

/// `floor(dividend / divisor)` by halving the interval; the quotients here are small.
fn quotient(dividend: &Natural, divisor: &Natural) -> Option<u64> {
    let reaches = |candidate: u64| {
        let mut product = divisor.clone();
        product.multiply(candidate.into());
        product.cmp(dividend) != Ordering::Greater
    };
    let (mut low, mut high) = (0, u64::MAX >> 1);
    if reaches(high) {
        return None;
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if reaches(middle) { low = middle } else { high = middle }
    }
    Some(low)
}

/// A natural number of any length, least significant limb first, without leading zeros.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Natural(Vec<u64>);

impl Natural {
    fn one() -> Natural {
        Natural(vec![1])
    }

    fn multiply(&mut self, factor: u128) {
        let (low, high) = (low_limb(factor), low_limb(factor >> 64));
        let mut above = self.clone();
        self.multiply_by_limb(low);
        if high > 0 {
            above.multiply_by_limb(high);
            above.0.insert(0, 0);
            self.add(&above);
        }
    }

    fn multiply_by_limb(&mut self, factor: u64) {
        if factor == 0 {
            self.0.clear();
        }
        let mut carry = 0;
        for limb in &mut self.0 {
            let product = u128::from(*limb) * u128::from(factor) + carry;
            *limb = low_limb(product);
            carry = product >> 64;
        }
        if carry > 0 {
            self.0.push(low_limb(carry));
        }
    }

    fn add(&mut self, other: &Natural) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut carry = 0;
        let addends = other.0.iter().copied().chain(std::iter::repeat(0));
        for (limb, addend) in self.0.iter_mut().zip(addends) {
            let sum = u128::from(*limb) + u128::from(addend) + carry;
            *limb = low_limb(sum);
            carry = sum >> 64;
        }
        if carry > 0 {
            self.0.push(low_limb(carry));
        }
    }

    fn cmp(&self, other: &Natural) -> Ordering {
        let by_length = self.0.len().cmp(&other.0.len());
        by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

fn low_limb(wide: u128) -> u64 {
    // The mask makes the conversion exact.
    u64::try_from(wide & u128::from(u64::MAX)).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_hundredth_is_rounded_up_where_binary_floats_round_to_even() {
        // 88.125 and 76.625, the two figures that `{:.2}` prints as 88.12 and 76.62.
        assert_eq!(rounded_sum(&[fraction(705, 8)], 1, 2), Some(Decimal::new(8813, 2)));
        assert_eq!(rounded_sum(&[fraction(613, 8)], 1, 2), Some(Decimal::new(7663, 2)));
    }

    #[test]
    fn a_sum_over_many_large_denominators_is_exact() {
        // Nine times one third plus two thirds; the common denominator has 290 digits.
        let primes = [999_999_937, 999_999_893, 999_999_883, 999_999_797, 999_999_761];
        let mut parts = Vec::new();
        for prime in primes {
            parts.push(fraction(prime * 2, prime * 4));
        }
        assert_eq!(rounded_sum(&parts, 1, 3), Some(Decimal::new(2500, 3)));
    }

    #[test]
    fn factors_beyond_one_limb_are_exact() {
        let third = fraction(1 << 60, 3).times((1 << 60, 1 << 60)).times((1, 1 << 60));
        assert_eq!(rounded_sum(&[third, third, third], 7, 1), Some(Decimal::new(70, 1)));
    }

    #[test]
    fn nothing_over_nothing_is_no_figure() {
        assert_eq!(rounded_sum(&[fraction(0, 0)], 1, 2), None);
    }

    #[test]
    fn figures_are_printed_with_all_their_places() {
        assert_eq!(Decimal::new(8831, 2).indonesian(), "88,31");
        assert_eq!(Decimal::new(5, 2).to_string(), "0.05");
        assert_eq!(Decimal::new(10000, 2).indonesian(), "100,00");
        assert_eq!(Decimal::new(7, 0).to_string(), "7");
    }
}
