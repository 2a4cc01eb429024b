//! The chance that an answer is the true one.

/// How much an answer may tell, in thousandths: 1100 for an ε of 1.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Epsilon(u16);

/// The chances of one randomised question, as whole numbers out of 2^32.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance {
    /// In so many of 2^32 cases the true code is kept.
    pub kept: u32,
    /// How many codes there are.
    pub choices: u32,
}

/// What is left of ε's digits after the point.
const PLACES: usize = 3;

impl Epsilon {
    /// Reads a decimal from 0.1 to 10 with at most three places, such as `1.1`; `None` for
    /// anything else. Each value is written in one way only.
    #[must_use]
    pub fn parse(text: &str) -> Option<Epsilon> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let mut thousandths: u16 = whole.parse().ok().filter(|whole| *whole <= 10)?;
        let mut digits = part.bytes();
        for _ in 0..PLACES {
            let digit = digits.next().unwrap_or(b'0');
            if !digit.is_ascii_digit() {
                return None;
            }
            thousandths = thousandths * 10 + u16::from(digit - b'0');
        }
        let epsilon = Epsilon(thousandths);
        let same = epsilon.text() == text;
        (same && (100..=10_000).contains(&thousandths)).then_some(epsilon)
    }

    /// The decimal: `1.1`, `0.125`, `2`.
    #[must_use]
    pub fn text(self) -> String {
        let whole = (self.0 / 1000).to_string();
        let digits = (self.0 % 1000 + 1000).to_string();
        let part = digits.get(1..).unwrap_or_default().trim_end_matches('0');
        if part.is_empty() { whole } else { [&whole, ".", part].concat() }
    }

    /// The same the Indonesian way: `1,1`.
    #[must_use]
    pub fn indonesian(self) -> String {
        self.text().replace('.', ",")
    }

    /// The chances among this many choices. Every step rounds down, so that an answer never
    /// tells more than ε allows.
    #[must_use]
    pub fn chance(self, choices: u32) -> Chance {
        // e^ε with 64 binary places, by its series: x^i / i! until nothing is left of it.
        let one = 1_u128 << 64;
        let (mut power, mut term) = (0_u128, one);
        let mut i = 0_u128;
        while term > 0 {
            power += term;
            i += 1;
            term = term * u128::from(self.0) / (1000 * i);
        }
        let others = u128::from(choices.saturating_sub(1)) * one;
        let kept = (power << 32) / (power + others).max(1);
        // One less: the others are drawn from 2^64 cases, which their number may not divide.
        let kept = u32::try_from(kept).unwrap_or(u32::MAX).saturating_sub(1);
        Chance { kept, choices }
    }
}
