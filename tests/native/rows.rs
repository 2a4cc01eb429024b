//! Respondents as rows of nine digits, such as `433333334`: U1 to U9, `-` for no answer.

use std::sync::Arc;

use proptest::test_runner::Config as Cases;
use survei_publik::survey::instrument::{Grouping, Instrument, SKM9_2017, UnsurOrder, read};
use survei_publik::survey::response::Answers;
use survei_publik::survey::score::{Figures, IndexFigures, Profile, Tally};

/// The statutory questionnaire.
pub(crate) fn skm9() -> Arc<Instrument> {
    Arc::new(read(SKM9_2017).usable().expect("the built-in questionnaire is broken"))
}

/// The usual grouping of an instrument, unsur in questionnaire order.
pub(crate) fn usual(instrument: &Instrument) -> Grouping {
    instrument.grouping_in(None, UnsurOrder::Questionnaire).expect("an instrument has a grouping")
}

/// The figures of the main index of a tally of nine unsur (or of those of `instrument`).
pub(crate) fn figures_of(instrument: &Instrument, tally: &Tally, profile: Profile) -> IndexFigures {
    let figures = Figures::of(tally, &usual(instrument), profile);
    figures.main().expect("there is an index").clone()
}

/// The figures of the main index of a tally of the statutory questionnaire.
pub(crate) fn figures(tally: &Tally, profile: Profile) -> IndexFigures {
    figures_of(&skm9(), tally, profile)
}

/// The answers of one row, in the order in which `instrument` asks.
pub(crate) fn answers(instrument: &Instrument, row: &str) -> Answers {
    assert_eq!(row.len(), instrument.items.len(), "{row}");
    let asked = instrument.items.iter().zip(row.chars());
    let answered = asked.filter_map(|(item, digit)| Some((item, digit.to_digit(10)?)));
    answered.map(|(item, score)| (item.key.clone(), u8::try_from(score).unwrap())).collect()
}

/// Counts rows of an instrument, answer by answer.
pub(crate) fn tally_of<R: AsRef<str>>(
    instrument: &Instrument,
    rows: impl IntoIterator<Item = R>,
) -> Tally {
    let mut tally = Tally::new(instrument, &usual(instrument));
    for row in rows {
        tally.add(instrument, &answers(instrument, row.as_ref()));
    }
    tally
}

/// Counts rows of the statutory questionnaire.
pub(crate) fn tally<R: AsRef<str>>(rows: impl IntoIterator<Item = R>) -> Tally {
    tally_of(&skm9(), rows)
}

/// So many respondents who give the same answer nine times, for each pair (how many, score).
pub(crate) fn straight(groups: &[(usize, u8)]) -> Tally {
    let row = |(count, score): &(usize, u8)| vec![score.to_string().repeat(9); *count];
    tally(groups.iter().flat_map(row))
}

/// `n` respondents whose 9n scores sum to `total`, as even as can be.
pub(crate) fn summing_to(n: usize, total: usize) -> Tally {
    let answers = 9 * n;
    let (low, higher) = (total / answers, total % answers);
    let digits: Vec<String> = (0..answers)
        .map(|place| if place < higher { (low + 1).to_string() } else { low.to_string() })
        .collect();
    let tally = tally(digits.chunks(9).map(|row| row.concat()));
    let reached: u64 = tally.indexes()[0].unsur.iter().map(|unsur| unsur.total()).sum();
    assert_eq!(reached, u64::try_from(total).unwrap(), "{n} respondents cannot sum to {total}");
    tally
}

/// IKM and letter as they are printed: `88.33 A`; empty where there is no figure.
pub(crate) fn printed(tally: &Tally, profile: Profile) -> String {
    printed_of(&figures(tally, profile))
}

/// Value and letter of an index as they are printed.
pub(crate) fn printed_of(figures: &IndexFigures) -> String {
    match (figures.value, figures.mutu) {
        (Some(ikm), Some(mutu)) => format!("{ikm} {}", mutu.letter()),
        (None, None) => String::new(),
        one_without_the_other => panic!("{one_without_the_other:?}"),
    }
}

/// IKM and letter under the exact profile.
pub(crate) fn exact(tally: &Tally) -> String {
    printed(tally, Profile::Exact)
}

/// How many cases a property test tries: so many, or times `SURVEI_CASES` for a long run. No file
/// is written when one fails.
pub(crate) fn cases(cases: u32) -> Cases {
    let times = std::env::var("SURVEI_CASES").ok().and_then(|times| times.parse().ok());
    let cases = cases.saturating_mul(times.unwrap_or(1));
    Cases { cases, failure_persistence: None, ..Cases::default() }
}
