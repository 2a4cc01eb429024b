//! Numbers as people write them: in one row, or in groups with blanks, dots, dashes or brackets.

use super::text::Text;

/// More digits than this belong to no number that is looked for.
const LIMIT: usize = 20;

/// What may lie between two groups.
const JOINTS: &str = ".-–—‑()";

/// Digits from a place on, as far as they may belong together.
pub(super) struct Number {
    /// Their values.
    pub(super) digits: Vec<u8>,
    /// Where it may end.
    pub(super) groups: Vec<Group>,
}

/// The end of a group of digits.
pub(super) struct Group {
    /// The place of its token.
    pub(super) at: usize,
    /// How many digits there are up to its end.
    pub(super) until: usize,
    /// How many it has itself.
    pub(super) own: usize,
    /// What lies before it: a blank or the first mark.
    pub(super) joint: char,
}

impl Number {
    /// Reads from a token on that consists of digits.
    #[inline(never)]
    pub(super) fn at(text: &Text<'_>, at: usize) -> Option<Number> {
        let mut number = Number { digits: Vec::new(), groups: Vec::new() };
        let (mut at, mut joint) = (at, ' ');
        while let Some(group) = text.free_digits(at) {
            if number.digits.len() + group.len() > LIMIT {
                break;
            }
            // An `o` stands for zero.
            number.digits.extend(group.bytes().map(|byte| match byte {
                b'0'..=b'9' => byte - b'0',
                _ => 0,
            }));
            let until = number.digits.len();
            number.groups.push(Group { at, until, own: group.len(), joint });
            let next = text.past(at + 1, JOINTS);
            let mark = text.get(at + 1).filter(|_| next > at + 1);
            joint = mark.and_then(|mark| mark.text.chars().next()).unwrap_or(' ');
            let lines = (at + 1..=next).any(|at| text.get(at).is_some_and(|token| token.line));
            if lines || next > at + 3 {
                break;
            }
            at = next;
        }
        (!number.digits.is_empty()).then_some(number)
    }

    /// The digits begin with these.
    pub(super) fn begins(&self, digits: &[u8]) -> bool {
        self.digits.starts_with(digits)
    }

    /// The group with which so many digits are complete.
    pub(super) fn ending(&self, until: usize) -> Option<&Group> {
        self.groups.iter().find(|group| group.until == until)
    }

    /// Two digits from a place on, as a number.
    #[inline(never)]
    pub(super) fn pair(&self, at: usize) -> u8 {
        self.digits.iter().skip(at).take(2).fold(0, |sum, digit| sum * 10 + digit)
    }

    /// One digit over and over.
    #[inline(never)]
    pub(super) fn is_flat(&self) -> bool {
        self.digits.iter().all(|digit| Some(digit) == self.digits.first())
    }

    /// Thousands set apart by dots: an amount of money.
    #[inline(never)]
    pub(super) fn is_amount(&self) -> bool {
        let mut groups = self.groups.iter();
        let first = groups.next().is_some_and(|group| group.own <= 3);
        first && self.groups.len() > 1 && groups.all(|group| group.own == 3 && group.joint == '.')
    }
}
