//! What an agency publishes: NRR, weighted NRR, IKM, mutu.

use super::decimal::{Fraction, rounded_sum};
use super::{Decimal, Mutu, Profile, Tally};

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
    /// How many answers of score 1, 2, 3 and 4.
    pub counts: [u64; 4],
    /// *Nilai rata-rata*, 1 to 4, three places; `None` where nobody answered.
    pub nrr: Option<Decimal>,
    /// NRR times the weight of an unsur, three places; `None` where nobody answered.
    pub weighted: Option<Decimal>,
}

/// The figures of a set of responses, all under one [`Profile`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The rule for weights; its name belongs beside every figure.
    pub profile: Profile,
    /// How many responses.
    pub respondents: u64,
    /// By unsur, in the tally's order.
    pub unsur: Vec<UnsurFigures>,
    /// *Indeks Kepuasan Masyarakat*, two places, 25,00 to 100,00 under the exact profile;
    /// `None` where there is no answer at all.
    pub ikm: Option<Decimal>,
}

impl Figures {
    /// Computes the figures of a tally (PermenPANRB 14/2017: NRR per unsur = sum of scores ÷
    /// questionnaires that answered it; IKM = Σ NRR × weight × 25).
    ///
    /// An unsur that nobody answered does not count as zero: its weight goes to the others.
    #[must_use]
    pub fn of(tally: &Tally, profile: Profile) -> Figures {
        let unsur_count = count(tally.unsur().len());
        let filled = count(tally.unsur().iter().filter(|unsur| unsur.answered() > 0).count());
        let (numerator, denominator) = profile.weight(unsur_count);
        let mut parts = Vec::new();
        let mut unsur = Vec::new();
        for tally in tally.unsur() {
            let (answered, total) = (tally.answered(), tally.total());
            let mean = Fraction { numerator: [total, 1], denominator: [answered, 1, 1] };
            let weighted =
                Fraction { numerator: [total, numerator], denominator: [answered, denominator, 1] };
            if answered > 0 {
                parts.push(Fraction {
                    numerator: [total, numerator * unsur_count],
                    denominator: [answered, denominator, filled],
                });
            }
            unsur.push(UnsurFigures {
                unsur: tally.unsur.clone(),
                answered,
                total,
                counts: tally.counts,
                nrr: rounded_sum(&[mean], 1, 3),
                weighted: rounded_sum(&[weighted], 1, 3),
            });
        }
        let ikm = (filled > 0).then(|| rounded_sum(&parts, CONVERSION, 2)).flatten();
        Figures { profile, respondents: tally.respondents(), unsur, ikm }
    }

    /// The letter of the IKM; `None` without any answer.
    #[must_use]
    pub fn mutu(&self) -> Option<Mutu> {
        self.ikm.map(Mutu::of_ikm)
    }
}

/// The IKM of a printed table: from NRR as an agency rounded them, instead of from answers.
/// It may differ from the exact IKM in the last place, which is how a reader can tell at
/// which stage a published figure was rounded.
#[must_use]
pub fn ikm_of_nrr(nrr: &[Decimal], profile: Profile) -> Option<Decimal> {
    let (numerator, denominator) = profile.weight(count(nrr.len()));
    let part = |nrr: &Decimal| {
        let ten_to_places = 10_u64.checked_pow(u32::from(nrr.places()))?;
        let denominator = [ten_to_places, denominator, 1];
        Some(Fraction { numerator: [nrr.units(), numerator], denominator })
    };
    let parts: Vec<Fraction> = nrr.iter().map(part).collect::<Option<_>>()?;
    (!nrr.is_empty()).then(|| rounded_sum(&parts, CONVERSION, 2)).flatten()
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
