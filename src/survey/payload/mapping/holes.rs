//! Markers that stand in a plan for what only the backend can tell. No encoding alters them, and
//! nobody who answers can know them: they hold random digits.

use super::Mapping;

/// The random digits of a marker.
pub(super) const DIGITS: usize = 24;

/// There are no more than two digits can number.
pub(super) const MOST: usize = 100;

/// The holes of a mapping: its tokens, then what its steps capture.
#[derive(Clone, Debug, Default)]
pub(super) struct Holes {
    random: String,
    names: Vec<String>,
}

/// Whether a placeholder is a hole.
pub(super) fn is_hole(name: &str) -> bool {
    name.starts_with("token.") || name.starts_with("capture.")
}

impl Holes {
    /// `random` are hexadecimal digits; of more than are needed, the first.
    pub(super) fn new(mapping: &Mapping, random: &str) -> Holes {
        let tokens = mapping.tokens.iter().map(|token| ["token.", &token.name].concat());
        let captures = mapping.steps.iter().flat_map(|step| &step.captures);
        let captures = captures.map(|capture| ["capture.", &capture.name].concat());
        let random = random.chars().chain(std::iter::repeat('0')).take(DIGITS).collect();
        Holes { random, names: tokens.chain(captures).collect() }
    }

    /// What stands for a placeholder in text.
    pub(super) fn marker(&self, name: &str) -> Option<String> {
        let number = self.names.iter().position(|known| known == name)?;
        let tens = if number < 10 { "0" } else { "" };
        Some(["q", &self.random, tens, &number.to_string()].concat())
    }

    /// What stands in JSON for something that is no text, without quotes.
    pub(super) fn bare(marker: &str) -> String {
        ["n", marker.strip_prefix('q').unwrap_or(marker)].concat()
    }

    /// Whether a text is one marker and nothing else.
    pub(super) fn is_marker(&self, text: &str) -> bool {
        self.names.iter().any(|name| self.marker(name).as_deref() == Some(text))
    }

    /// A text for people: placeholders where markers stand.
    pub(super) fn readable(&self, text: &str) -> String {
        self.names.iter().fold(text.to_owned(), |text, name| {
            let marker = self.marker(name).unwrap_or_default();
            let placeholder = ["{", name, "}"].concat();
            text.replace(&marker, &placeholder).replace(&Holes::bare(&marker), &placeholder)
        })
    }
}
