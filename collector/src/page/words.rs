//! What indexes and weights are called on the page.

use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::{Index, Instrument};
use survei_publik::survey::score::Profile;

/// The name of an index, with its abbreviation where the key is one.
pub(super) fn title(index: &Index) -> String {
    let name = index.name.text(Language::Indonesian);
    abbreviation(index).map_or_else(|| name.to_owned(), |short| format!("{name} ({short})"))
}

/// The key in capitals, where it is the initials of the name: `IKM`, `IPAK`.
pub(super) fn abbreviation(index: &Index) -> Option<String> {
    let words = index.name.text(Language::Indonesian).split_whitespace();
    let initials: String = words.filter_map(|word| word.chars().next()).collect();
    initials.eq_ignore_ascii_case(&index.key).then(|| index.key.to_uppercase())
}

/// The weight that every unsur of an index has, as it is printed: `1/9`, `0,11`. `None` where
/// the index gives them different ones.
pub(super) fn weight(index: &Index, profile: Profile) -> Option<String> {
    let mut own = index.unsur.iter().filter_map(|unsur| unsur.weight);
    match own.next() {
        Some(first) => own.all(|other| other == first).then(|| fraction(first)),
        None => {
            let unsur = u64::try_from(index.unsur.len()).unwrap_or(u64::MAX);
            Some(fraction(profile.weight(unsur)))
        }
    }
}

/// A decimal fraction with a comma, any other with a stroke.
pub(super) fn fraction((numerator, denominator): (u64, u64)) -> String {
    match denominator {
        100 => format!("0,{numerator:02}"),
        1000 => format!("0,{numerator:03}"),
        _ => format!("{numerator}/{denominator}"),
    }
}

/// The lowest and the highest score of an index's items.
pub(super) fn scale(instrument: &Instrument, index: &Index) -> (u8, u8) {
    let items = index.unsur.iter().flat_map(|unsur| &unsur.items);
    let scales = items.filter_map(|key| instrument.item(key)?.scale());
    scales.reduce(|(low, high), other| (low.min(other.0), high.max(other.1))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_written_as_agencies_print_them() {
        assert_eq!(fraction(Profile::Exact.weight(9)), "1/9");
        assert_eq!(fraction(Profile::W0_11.weight(9)), "0,11");
        assert_eq!(fraction(Profile::W0_111.weight(9)), "0,111");
        assert_eq!(fraction(Profile::P2004.weight(14)), "0,071");
    }
}
