//! The statutory table of values: which letter a figure earns.

use super::Decimal;

/// *Mutu Pelayanan*, by the table of PermenPANRB 14/2017 for the converted interval value:
/// D 25,00-64,99, C 65,00-76,60, B 76,61-88,30, A 88,31-100,00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mutu {
    /// *Tidak Baik*.
    D,
    /// *Kurang Baik*.
    C,
    /// *Baik*.
    B,
    /// *Sangat Baik*.
    A,
}

impl Mutu {
    /// The letter of a figure with two places. The figure is the rounded one: the table has
    /// two places and no band for what lies between 76,60 and 76,61.
    #[must_use]
    pub fn of_ikm(ikm: Decimal) -> Mutu {
        match ikm.units() {
            8831.. => Mutu::A,
            7661.. => Mutu::B,
            6500.. => Mutu::C,
            _ => Mutu::D,
        }
    }

    /// The letter.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Mutu::A => "A",
            Mutu::B => "B",
            Mutu::C => "C",
            Mutu::D => "D",
        }
    }

    /// *Kinerja Unit Pelayanan*, the official word for the letter.
    #[must_use]
    pub fn kinerja(self) -> &'static str {
        match self {
            Mutu::A => "Sangat Baik",
            Mutu::B => "Baik",
            Mutu::C => "Kurang Baik",
            Mutu::D => "Tidak Baik",
        }
    }
}
