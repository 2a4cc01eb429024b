//! A figure that was printed elsewhere, compared with what the answers give.

use survei_publik::survey::score::{Decimal, Figures, Profile, UnsurFigures, ikm_of_nrr};

use super::Scheme;

/// The comparison.
#[derive(Debug)]
pub(crate) struct Printed {
    pub(crate) stated: Decimal,
    /// Under the profile that was asked for.
    pub(crate) computed: Option<Decimal>,
    pub(crate) matches: bool,
    pub(crate) ways: Vec<Way>,
}

/// A way in which agencies compute, and what it would give.
#[derive(Debug)]
pub(crate) struct Way {
    pub(crate) profile: Profile,
    /// To how many places NRR are rounded before they are added; `None`: not at all.
    pub(crate) nrr_places: Option<u8>,
    pub(crate) value: Decimal,
    pub(crate) letter: Option<&'static str>,
    pub(crate) matches: bool,
}

impl Printed {
    pub(crate) fn of(
        stated: Decimal,
        scheme: &Scheme<'_>,
        figures: impl Fn(Profile) -> Figures,
    ) -> Printed {
        let mut ways = Vec::new();
        for (_, profile) in Profile::NAMES {
            let figures = figures(profile);
            let Some(main) = figures.main() else { continue };
            let (Some(value), letter) = (main.value, main.mutu.map(|mutu| mutu.letter())) else {
                continue;
            };
            let matches = agrees(stated, value);
            ways.push(Way { profile, nrr_places: None, value, letter, matches });
            let index = scheme.index(&main.index);
            let plain = index.is_some_and(|index| {
                index.conversion == 25 && index.unsur.iter().all(|unsur| unsur.weight.is_none())
            });
            for places in [3, 2] {
                let nrr: Option<Vec<Decimal>> =
                    main.unsur.iter().map(|unsur| rounded_nrr(unsur, places)).collect();
                let value = nrr.filter(|_| plain).and_then(|nrr| ikm_of_nrr(&nrr, profile));
                let Some(value) = value else { continue };
                let letter = index.and_then(|index| index.bands.letter_of(value));
                ways.push(Way {
                    profile,
                    nrr_places: Some(places),
                    value,
                    letter: letter.map(|mutu| mutu.letter()),
                    matches: agrees(stated, value),
                });
            }
        }
        let computed = figures(scheme.profile).main().and_then(|main| main.value);
        let matches = computed.is_some_and(|computed| agrees(stated, computed));
        Printed { stated, computed, matches, ways }
    }
}

/// Whether a printed figure is the computed one, to as many places as it has.
fn agrees(stated: Decimal, computed: Decimal) -> bool {
    let to = |figure: Decimal, places: u8| {
        let ten = |places: u8| 10_u64.checked_pow(places.into()).unwrap_or(u64::MAX);
        match figure.places().checked_sub(places) {
            Some(more) => (figure.units() + ten(more) / 2) / ten(more),
            None => figure.units().saturating_mul(ten(places - figure.places())),
        }
    };
    let places = stated.places().min(computed.places());
    to(stated, places) == to(computed, places)
}

/// The NRR of an unsur of one item, rounded half up.
fn rounded_nrr(unsur: &UnsurFigures, places: u8) -> Option<Decimal> {
    let answers: u64 = unsur.counts.iter().sum();
    if answers != unsur.answered || answers == 0 {
        return None;
    }
    let scaled = u128::from(unsur.total) * 10_u128.checked_pow(places.into())?;
    let answers = u128::from(answers);
    let units = (2 * scaled + answers) / (2 * answers);
    Some(Decimal::new(u64::try_from(units).ok()?, places))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_figure_counts_to_as_many_places_as_it_has() {
        let computed = Decimal::new(8278, 2);
        assert!(agrees(Decimal::new(8278, 2), computed));
        assert!(agrees(Decimal::new(828, 1), computed));
        assert!(agrees(Decimal::new(83, 0), computed));
        assert!(agrees(Decimal::new(82778, 3), computed));
        assert!(!agrees(Decimal::new(827, 1), computed));
        assert!(!agrees(Decimal::new(8270, 2), computed));
    }
}
