//! Texts with placeholders in braces.

/// A template filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filled {
    pub(super) text: String,
    /// A placeholder had nothing to put in, or nothing came out at all: as a value, this is none.
    pub(super) empty: bool,
}

/// Fills a template in. What is put in is not searched again.
pub(super) fn fill(template: &str, mut find: impl FnMut(&str) -> String) -> Filled {
    let mut filled = Filled { text: String::new(), empty: false };
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        let value = find(name);
        filled.empty |= value.is_empty();
        filled.text.push_str(before);
        filled.text.push_str(&value);
        rest = tail;
    }
    filled.text.push_str(rest);
    filled.empty |= filled.text.trim().is_empty();
    filled
}

/// The names in braces. One that is not closed runs to the end.
pub(super) fn placeholders(template: &str) -> Vec<&str> {
    let parts = template.split('{').skip(1);
    parts.map(|part| part.split_once('}').map_or(part, |(name, _)| name)).collect()
}
