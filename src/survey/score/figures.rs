//! What an agency publishes: NRR, weighted NRR, index, mutu.

use super::decimal::{Fraction, fraction, rounded_sum};
use super::{Decimal, IndexTally, Mutu, Profile, Tally, UnsurTally};
use crate::survey::WHOLE;
use crate::survey::instrument::{Grouping, Index, UnsurGroup};

/// IKM is stated on a scale of 25 to 100: the index of 1 to 4, times 25.
const CONVERSION: u64 = 25;

/// The figures of one unsur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsurFigures {
    /// Key of the unsur.
    pub unsur: String,
    /// How many respondents answered.
    pub answered: u64,
    /// Sum of their scores (*Σ Nilai/Unsur*).
    pub total: u64,
    /// The lowest score there is.
    pub low: u8,
    /// How many answers of the lowest score, the next one, and so on to the highest.
    pub counts: Vec<u64>,
    /// *Nilai rata-rata*, three places; `None` where nobody answered. Of several items, the
    /// mean over respondents of each respondent's mean.
    pub nrr: Option<Decimal>,
    /// NRR times the weight of the unsur, three places; `None` where nobody answered.
    pub weighted: Option<Decimal>,
}

impl UnsurFigures {
    /// Whether its figures were taken out, and the numbers that they are made of are not to be
    /// told either.
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        self.answered > 0 && self.nrr.is_none()
    }
}

/// The figures of one index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexFigures {
    /// Key of the index, such as `ikm`.
    pub index: String,
    /// By unsur, in the tally's order.
    pub unsur: Vec<UnsurFigures>,
    /// *Jumlah NRR tertimbang*, three places: the exact sum, rounded once. Adding up the
    /// rounded figures of a table may differ in the last place.
    pub weighted_sum: Option<Decimal>,
    /// The index, two places; IKM: 25,00 to 100,00 under the exact profile. `None` where there
    /// is no answer at all.
    pub value: Option<Decimal>,
    /// The letter of the value.
    pub mutu: Option<Mutu>,
}

/// The figures of a set of responses, all under one [`Profile`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The rule for weights; its name belongs beside every figure.
    pub profile: Profile,
    /// How many responses.
    pub respondents: u64,
    /// By index, the main one first.
    pub indexes: Vec<IndexFigures>,
}

impl Figures {
    /// Computes the figures of a tally (PermenPANRB 14/2017: NRR per unsur = sum of scores ÷
    /// questionnaires that answered it; IKM = Σ NRR × weight × 25).
    ///
    /// An unsur that nobody answered does not count as zero: its weight goes to the others, in
    /// proportion to theirs.
    #[must_use]
    pub fn of(tally: &Tally, grouping: &Grouping, profile: Profile) -> Figures {
        let pairs = grouping.indexes.iter().zip(tally.indexes());
        let indexes = pairs.map(|(index, tally)| index_figures(index, tally, profile)).collect();
        Figures { profile, respondents: tally.respondents(), indexes }
    }

    /// The figures without letters, if they rest on fewer than `letter_from` responses.
    #[must_use]
    pub fn lettered_from(mut self, letter_from: u64) -> Figures {
        if self.respondents < letter_from {
            self.indexes.iter_mut().for_each(|index| index.mutu = None);
        }
        self
    }

    /// The main index.
    #[must_use]
    pub fn main(&self) -> Option<&IndexFigures> {
        self.indexes.first()
    }
}

/// Takes out the figures of unsur that too few people answered, and those of their index, from
/// which they could be computed again. `few` says which, by the key of the index. One that nobody
/// answered is about nobody, and stays.
#[must_use]
pub fn thinned(mut figures: Figures, few: impl Fn(&str, &UnsurFigures) -> bool) -> Figures {
    for index in &mut figures.indexes {
        let mut thin = false;
        for unsur in &mut index.unsur {
            if unsur.answered > 0 && few(&index.index, unsur) {
                thin = true;
                (unsur.nrr, unsur.weighted) = (None, None);
            }
        }
        if thin {
            (index.value, index.weighted_sum, index.mutu) = (None, None, None);
        }
    }
    figures
}

fn index_figures(index: &Index, tally: &IndexTally, profile: Profile) -> IndexFigures {
    let weights = Weights::of(index, tally, profile);
    let mut parts = Vec::new();
    let mut unsur = Vec::new();
    for (group, tally) in index.unsur.iter().zip(&tally.unsur) {
        let mean = mean(tally);
        let weighted = scaled(&mean, weights.of_unsur(group));
        parts.extend(scaled(&weighted, weights.spread));
        let answered = tally.answered();
        let printed =
            |parts: &[Fraction]| (answered > 0).then(|| rounded_sum(parts, 1, 3)).flatten();
        unsur.push(UnsurFigures {
            unsur: tally.unsur.clone(),
            answered,
            total: tally.total(),
            low: tally.low,
            counts: tally.counts.clone(),
            nrr: printed(&mean),
            weighted: printed(&weighted),
        });
    }
    let some = !parts.is_empty();
    let value = some.then(|| rounded_sum(&parts, index.conversion, 2)).flatten();
    IndexFigures {
        index: index.key.clone(),
        unsur,
        weighted_sum: some.then(|| rounded_sum(&parts, 1, 3)).flatten(),
        value,
        mutu: value.and_then(|value| index.bands.under(profile).letter_of(value)),
    }
}

/// The mean over respondents of each respondent's mean, as parts of a sum; empty where nobody
/// answered.
fn mean(tally: &UnsurTally) -> Vec<Fraction> {
    let answered = tally.answered();
    let sums = (1..).zip(&tally.sums).filter(|(_, sum)| sum.respondents > 0);
    sums.map(|(items, sum)| fraction(sum.total, answered).times((1, items))).collect()
}

fn scaled(parts: &[Fraction], factor: (u64, u64)) -> Vec<Fraction> {
    parts.iter().map(|part| part.times(factor)).collect()
}

/// The weights of an index's unsur.
struct Weights {
    /// The same for all, by the profile's rule, where the index names none of its own.
    rule: (u64, u64),
    /// What all weights are multiplied by when some unsur have no answer.
    spread: (u64, u64),
}

impl Weights {
    fn of(index: &Index, tally: &IndexTally, profile: Profile) -> Weights {
        let pairs = || index.unsur.iter().zip(&tally.unsur);
        let filled = || pairs().filter(|(_, tally)| tally.answered() > 0).map(|(unsur, _)| unsur);
        let rule = profile.weight(count(index.unsur.len()));
        let own = WHOLE && index.unsur.iter().all(|unsur| unsur.weight.is_some());
        let spread = match own {
            false => (count(index.unsur.len()), count(filled().count()).max(1)),
            true => inverse_sum(filled().filter_map(|unsur| unsur.weight)),
        };
        Weights { rule, spread }
    }

    fn of_unsur(&self, unsur: &UnsurGroup) -> (u64, u64) {
        unsur.weight.filter(|_| WHOLE).unwrap_or(self.rule)
    }
}

/// One over the sum of some weights; 1 where that has no value.
fn inverse_sum(weights: impl Iterator<Item = (u64, u64)>) -> (u64, u64) {
    match sum_of_weights(weights) {
        Some((numerator, denominator)) if numerator > 0 => (denominator, numerator),
        _ => (1, 1),
    }
}

/// The sum of weights in lowest terms; `None` beyond what 64 bits hold.
pub(in crate::survey) fn sum_of_weights(
    mut weights: impl Iterator<Item = (u64, u64)>,
) -> Option<(u64, u64)> {
    weights.try_fold((0_u64, 1_u64), |(n, d), (a, b)| {
        let numerator = n.checked_mul(b)?.checked_add(a.checked_mul(d)?)?;
        let denominator = d.checked_mul(b)?;
        let common = greatest_common_divisor(numerator, denominator).max(1);
        Some((numerator / common, denominator / common))
    })
}

fn greatest_common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The IKM of a printed table: from NRR as an agency rounded them, instead of from answers.
/// It may differ from the exact IKM in the last place, which is how a reader can tell at
/// which stage a published figure was rounded.
#[must_use]
pub fn ikm_of_nrr(nrr: &[Decimal], profile: Profile) -> Option<Decimal> {
    let weight = profile.weight(count(nrr.len()));
    let part = |nrr: &Decimal| Some(fraction(nrr.units(), nrr.scale()?).times(weight));
    let parts: Vec<Fraction> = nrr.iter().map(part).collect::<Option<_>>()?;
    (!nrr.is_empty()).then(|| rounded_sum(&parts, CONVERSION, 2)).flatten()
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
