//! What a text looks like: an identifier, an address, a misspelt key.

/// Lower-case letters, digits, `-`, `_` and `.`, at most 64 of them.
pub(super) fn is_identifier(text: &str) -> bool {
    let allowed = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_' | '.');
    text.len() <= 64 && text.chars().all(allowed)
}

/// An http(s) address, or a path without a scheme. `javascript:` and friends are refused.
pub(super) fn is_address(text: &str) -> bool {
    if text.contains(char::is_whitespace) {
        return false;
    }
    match text.split_once(':') {
        Some(("http" | "https", rest)) => rest.len() > 2 && rest.starts_with("//"),
        Some((before, _)) => before.contains(['/', '?', '#']),
        None => true,
    }
}

/// The known key that differs from `found` in at most two letters.
pub(super) fn nearest(found: &str, known: &[&'static str]) -> Option<&'static str> {
    known
        .iter()
        .map(|key| (distance(found, key), *key))
        .filter(|(distance, key)| *distance <= 2 && *distance < key.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, key)| key)
}

/// Levenshtein distance in bytes.
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, l) in left.bytes().enumerate() {
        let mut diagonal = i;
        let mut before = i + 1;
        if let Some(first) = row.first_mut() {
            *first = before;
        }
        for (cell, r) in row.iter_mut().skip(1).zip(right.bytes()) {
            let substituted = diagonal + usize::from(l != r);
            diagonal = *cell;
            before = substituted.min(diagonal + 1).min(before + 1);
            *cell = before;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_key_is_named_with_the_one_that_was_meant() {
        let keys = ["units", "agency", "unit"];
        assert_eq!(nearest("agenci", &keys), Some("agency"));
        assert_eq!(nearest("unitss", &keys), Some("units"));
        assert_eq!(nearest("warna", &keys), None);
    }

    #[test]
    fn an_address_that_would_run_script_is_refused() {
        assert!(is_address("https://contoh.go.id/kirim"));
        assert!(is_address("/api/responses"));
        assert!(is_address("api?next=a:b"));
        assert!(!is_address("javascript:alert(1)"));
        assert!(!is_address("data:text/html,x"));
        assert!(!is_address("http:/salah"));
        assert!(!is_address("ada spasi"));
    }

    #[test]
    fn distance_counts_single_letter_edits() {
        assert_eq!(distance("", ""), 0);
        assert_eq!(distance("abc", ""), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
