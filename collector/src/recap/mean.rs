//! Means and shares with two places, exact and rounded once, half up. No floats.

use survei_publik::survey::score::Decimal;

/// `total` over `count` with two places; `None` of nothing.
pub(crate) fn mean(total: u64, count: u64) -> Option<Decimal> {
    let (total, count) = (u128::from(total), u128::from(count));
    // floor(100 total / count + 1/2) = floor((200 total + count) / (2 count))
    let units = (200 * total + count).checked_div(2 * count)?;
    Some(Decimal::new(u64::try_from(units).ok()?, 2))
}

/// How many of a hundred `part` is of `whole`, with two places; `None` of nothing.
pub(crate) fn percent(part: u64, whole: u64) -> Option<Decimal> {
    mean(part.checked_mul(100)?, whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_hundredth_is_rounded_up() {
        let indonesian = |total, count| mean(total, count).unwrap().indonesian();
        // 0,125 and 2,675: the second is the one that floats print as 2,67.
        assert_eq!(indonesian(1, 8), "0,13");
        assert_eq!(indonesian(107, 40), "2,68");
        assert_eq!(indonesian(1, 3), "0,33");
        assert_eq!(indonesian(0, 7), "0,00");
        assert_eq!(mean(0, 0), None);
        // 2 of 3 and 1 of 8 in a hundred.
        assert_eq!(percent(2, 3).unwrap().indonesian(), "66,67");
        assert_eq!(percent(1, 8).unwrap().indonesian(), "12,50");
        assert_eq!(percent(1, 0), None);
    }
}
