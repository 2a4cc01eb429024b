//! What follows from figures: the order of mending, and the index of public service.

use super::decimal::{fraction, rounded_sum};
use super::{Bands, Decimal, IndexFigures, Mutu, UnsurFigures};

/// The unsur of an index from the weakest up, as the follow-up plan takes them; those that
/// nobody answered are left out. What counts is the printed NRR; equal ones keep their order.
#[must_use]
pub fn ranking(index: &IndexFigures) -> Vec<&UnsurFigures> {
    let mut ranked: Vec<&UnsurFigures> = Vec::with_capacity(index.unsur.len());
    for unsur in &index.unsur {
        let Some(nrr) = unsur.nrr else { continue };
        let better =
            |known: &&UnsurFigures| known.nrr.is_some_and(|known| known.units() > nrr.units());
        let place = ranked.iter().position(better).unwrap_or(ranked.len());
        ranked.insert(place, unsur);
    }
    ranked
}

/// The index of public service (IPP): evaluators' form F-02 and citizens' form F-03.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pekppp {
    /// 0,75 × F-02 + 0,25 × F-03, two places.
    pub ipp: Decimal,
    /// Its category.
    pub category: Option<Mutu>,
}

impl Pekppp {
    /// The index from both forms, each 0 to 5. F-03 counts as zero below the minimum number of
    /// responses. `None` for a figure beyond the scale.
    #[must_use]
    pub fn of(f02: Decimal, f03: &IndexFigures, responses: u64, minimum: u64) -> Option<Pekppp> {
        let f03 = f03.value.filter(|_| responses >= minimum).unwrap_or(Decimal::new(0, 2));
        let part = |figure: Decimal, quarters: u64| {
            let scale = figure.scale()?;
            (figure.units() <= scale.checked_mul(5)?)
                .then(|| fraction(figure.units(), scale).times((quarters, 4)))
        };
        let ipp = rounded_sum(&[part(f02, 3)?, part(f03, 1)?], 1, 2)?;
        Some(Pekppp { ipp, category: Bands::Pekppp.letter_of(ipp) })
    }
}
