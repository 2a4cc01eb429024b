//! The weight of an unsur: one rule, three ways in which agencies print it.

use crate::survey::WHOLE;

/// How the weighted mean of an unsur is computed. The regulation weighs each of nine unsur by
/// 1/9; many agencies print and use a rounded weight, which lowers every figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// Weight exactly 1/n. All answers 4 give 100,00 and all 1 give 25,00, as the statutory
    /// table of values assumes.
    #[default]
    Exact,
    /// Weight 0,11: all answers 4 give 99,00.
    W0_11,
    /// Weight 0,111: all answers 4 give 99,90.
    W0_111,
    /// KEP/25/M.PAN/2/2004: weight 0,071 for its fourteen unsur (1/n for any other number), and
    /// its own table of values. For old reports only.
    P2004,
}

impl Profile {
    /// Every profile with the name that stands beside each figure.
    pub const NAMES: [(&'static str, Profile); 4] = [
        ("2017-exact", Profile::Exact),
        ("2017-0.11", Profile::W0_11),
        ("2017-0.111", Profile::W0_111),
        ("2004", Profile::P2004),
    ];

    /// The name that stands beside each figure.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            _ if !WHOLE => "2017-exact",
            Profile::Exact => "2017-exact",
            Profile::W0_11 => "2017-0.11",
            Profile::W0_111 => "2017-0.111",
            Profile::P2004 => "2004",
        }
    }

    /// The profile of that name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Profile> {
        Profile::NAMES.into_iter().find(|(known, _)| *known == name).map(|(_, profile)| profile)
    }

    /// The weight of each of `unsur` dimensions, as numerator and denominator.
    #[must_use]
    pub fn weight(self, unsur: u64) -> (u64, u64) {
        match self {
            _ if !WHOLE => (1, unsur),
            Profile::P2004 if unsur == 14 => (71, 1000),
            Profile::Exact | Profile::P2004 => (1, unsur),
            Profile::W0_11 => (11, 100),
            Profile::W0_111 => (111, 1000),
        }
    }
}
