//! *Jumlah NRR tertimbang*, exactly.

use survei_publik::survey::score::{Decimal, Figures};

/// How many places are printed, as many as of each weighted NRR.
const PLACES: u8 = 3;

/// The sum of the weighted NRR of all unsur, rounded once, half up: the exact number that IKM
/// is 25 times of. Adding the rounded figures of the table may differ in the last place.
/// `None` without any answer.
pub(super) fn sum(figures: &Figures) -> Option<Decimal> {
    let unsur = u64::try_from(figures.unsur.len()).ok()?;
    let (numerator, denominator) = figures.profile.weight(unsur);
    let answered = figures.unsur.iter().filter(|unsur| unsur.answered > 0);
    let filled = u128::try_from(answered.clone().count()).ok()?;
    // Over one denominator, as a rule the number of responses: all of them answer every unsur.
    let mut common: u128 = 1;
    for unsur in answered.clone() {
        common = least_common_multiple(common, unsur.answered.into())?;
    }
    let mut total: u128 = 0;
    for unsur in answered {
        let times = common.checked_div(unsur.answered.into())?;
        total = total.checked_add(times.checked_mul(unsur.total.into())?)?;
    }
    // The weight of an unsur that nobody answered goes to the others, as in the core.
    let dividend = total.checked_mul(numerator.into())?.checked_mul(unsur.into())?;
    let divisor = common.checked_mul(denominator.into())?.checked_mul(filled)?;
    let scaled = dividend.checked_mul(2 * 10_u128.pow(PLACES.into()))?;
    let units = scaled.checked_add(divisor)?.checked_div(divisor.checked_mul(2)?)?;
    Some(Decimal::new(u64::try_from(units).ok()?, PLACES))
}

fn least_common_multiple(left: u128, right: u128) -> Option<u128> {
    let (mut a, mut b) = (left, right);
    while b != 0 {
        (a, b) = (b, a.checked_rem(b)?);
    }
    left.checked_div(a)?.checked_mul(right)
}

#[cfg(test)]
mod tests {
    use survei_publik::survey::instrument::{SKM9_2017, UnsurOrder, read};
    use survei_publik::survey::score::{Profile, Tally};

    use super::*;

    fn sum_of(rows: &[[u8; 9]], profile: Profile) -> Option<String> {
        let instrument = read(SKM9_2017).value.unwrap();
        let mut tally = Tally::new(&instrument, UnsurOrder::Questionnaire);
        for row in rows {
            let keys = instrument.items.iter().map(|item| item.key.clone());
            let answers = keys.zip(*row).filter(|(_, score)| *score > 0).collect();
            tally.add(&instrument, &answers);
        }
        sum(&Figures::of(&tally, profile)).map(|sum| sum.to_string())
    }

    #[test]
    fn the_sum_is_the_exact_one_and_not_that_of_rounded_figures() {
        // 1/9 of 4 is 0,444; nine times that is 3,996.
        assert_eq!(sum_of(&[[4; 9]], Profile::Exact).unwrap(), "4.000");
        assert_eq!(sum_of(&[[4; 9]], Profile::W0_11).unwrap(), "3.960");
        assert_eq!(sum_of(&[[4; 9]], Profile::W0_111).unwrap(), "3.996");
    }

    #[test]
    fn nobody_gives_no_sum_and_a_blank_unsur_does_not_lower_it() {
        assert_eq!(sum_of(&[], Profile::Exact), None);
        assert_eq!(sum_of(&[[0; 9]], Profile::Exact), None);
        assert_eq!(sum_of(&[[4, 4, 4, 4, 4, 4, 4, 4, 0]], Profile::Exact).unwrap(), "4.000");
        let halves = [[3, 3, 3, 3, 3, 3, 3, 3, 3], [4, 0, 0, 0, 0, 0, 0, 0, 0]];
        // (3,5 + 8 × 3) ÷ 9 = 3,0556
        assert_eq!(sum_of(&halves, Profile::Exact).unwrap(), "3.056");
    }
}
