//! The tables of values: which letter a figure earns.

use super::{Decimal, Profile};

/// A band of a table of values: the letter (*mutu*) with its official word (*kinerja*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mutu {
    from: u64,
    letter: &'static str,
    kinerja: &'static str,
}

impl Mutu {
    /// The lowest figure of the band.
    #[must_use]
    pub fn from(self) -> Decimal {
        Decimal::new(self.from, 2)
    }

    /// The letter.
    #[must_use]
    pub fn letter(self) -> &'static str {
        self.letter
    }

    /// *Kinerja Unit Pelayanan*, the official word for the letter.
    #[must_use]
    pub fn kinerja(self) -> &'static str {
        self.kinerja
    }
}

const fn band(from: u64, letter: &'static str, kinerja: &'static str) -> Mutu {
    Mutu { from, letter, kinerja }
}

/// PermenPANRB 14/2017, converted interval value: D 25,00-64,99, C 65,00-76,60, B 76,61-88,30,
/// A 88,31-100,00.
const IKM_2017: &[Mutu] = &[
    band(8831, "A", "Sangat Baik"),
    band(7661, "B", "Baik"),
    band(6500, "C", "Kurang Baik"),
    band(0, "D", "Tidak Baik"),
];

/// KEP/25/M.PAN/2/2004: D 25-43,75, C 43,76-62,50, B 62,51-81,25, A 81,26-100.
const IKM_2004: &[Mutu] = &[
    band(8126, "A", "Sangat Baik"),
    band(6251, "B", "Baik"),
    band(4376, "C", "Kurang Baik"),
    band(0, "D", "Tidak Baik"),
];

/// Index of public service, 0 to 5, in use with PermenPANRB 29/2022. The names of D, E and F
/// are not confirmed.
const PEKPPP: &[Mutu] = &[
    band(451, "A", "Pelayanan Prima"),
    band(401, "A-", "Sangat Baik"),
    band(351, "B", "Baik"),
    band(301, "B-", "Baik (Dengan Catatan)"),
    band(251, "C", "Cukup"),
    band(201, "C-", "Cukup (Dengan Catatan)"),
    band(151, "D", "Buruk"),
    band(101, "E", "Sangat Buruk"),
    band(0, "F", "Gagal"),
];

/// A table of values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bands {
    /// PermenPANRB 14/2017.
    #[default]
    Ikm2017,
    /// KEP/25/M.PAN/2/2004.
    Ikm2004,
    /// The index of public service, 0 to 5.
    Pekppp,
    /// No letters.
    None,
}

impl Bands {
    /// The words for the tables in instruments.
    pub const WORDS: [(&'static str, Bands); 4] = [
        ("ikm-2017", Bands::Ikm2017),
        ("ikm-2004", Bands::Ikm2004),
        ("pekppp", Bands::Pekppp),
        ("none", Bands::None),
    ];

    /// The table that holds under a profile: that of 2004 has its own for the IKM.
    #[must_use]
    pub fn under(self, profile: Profile) -> Bands {
        match (self, profile) {
            (Bands::Ikm2017, Profile::P2004) => Bands::Ikm2004,
            (bands, _) => bands,
        }
    }

    /// The bands from the best down.
    #[must_use]
    pub fn table(self) -> &'static [Mutu] {
        match self {
            Bands::Ikm2017 => IKM_2017,
            Bands::Ikm2004 => IKM_2004,
            Bands::Pekppp => PEKPPP,
            Bands::None => &[],
        }
    }

    /// The letter of a figure with two places. The figure is the rounded one: the tables have
    /// two places and no band for what lies between 76,60 and 76,61.
    #[must_use]
    pub fn letter_of(self, figure: Decimal) -> Option<Mutu> {
        self.table().iter().find(|band| figure.units() >= band.from).copied()
    }
}
