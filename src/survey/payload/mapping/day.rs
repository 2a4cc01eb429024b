//! The day as a backend writes it.

/// The letters of a format, as PHP has them.
pub(super) const LETTERS: &str = "d, j, m, n, Y, y";

/// A day such as `2026-11-25` in a format such as `d/m/Y`.
pub(super) fn formatted(day: &str, format: &str) -> String {
    let mut parts = day.split('-');
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day) = (next(), next(), next());
    let bare = |part: &str| part.trim_start_matches('0').to_owned();
    let mut text = String::new();
    for letter in format.chars() {
        match letter {
            'd' => text.push_str(day),
            'j' => text.push_str(&bare(day)),
            'm' => text.push_str(month),
            'n' => text.push_str(&bare(month)),
            'Y' => text.push_str(year),
            'y' => text.extend(year.chars().skip(2)),
            other => text.push(other),
        }
    }
    text
}

/// A letter of a format that means nothing, and would be sent as it is.
pub(super) fn unknown_letter(format: &str) -> Option<char> {
    format.chars().find(|letter| letter.is_alphabetic() && !"djmnYy".contains(*letter))
}
