//! How often each option without a score was chosen.

use survei_publik::survey::instrument::Instrument;

use crate::input::coded;
use crate::instruments::indonesian;

/// The counts of one question.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// `cara`, or `masukan.komponen` within an item that repeats.
    pub(crate) key: String,
    pub(crate) question: String,
    /// How many respondents chose any.
    pub(crate) answered: u64,
    /// Code, label, and how often it was chosen.
    pub(crate) options: Vec<(String, String, u64)>,
    /// How often a code was given that the questionnaire does not have.
    pub(crate) others: u64,
}

/// Empty counts of every question that has options.
pub(crate) fn options(instrument: &Instrument) -> Vec<Options> {
    let counts = |question: &crate::input::Coded<'_>| Options {
        key: question.key(),
        question: indonesian(&question.question.question).to_owned(),
        answered: 0,
        options: (question.options.iter())
            .map(|option| (option.code.clone(), indonesian(&option.label).to_owned(), 0))
            .collect(),
        others: 0,
    };
    coded(instrument).iter().map(counts).collect()
}

/// Counts what a row says; its codes stand together by question.
pub(crate) fn count(all: &mut [Options], codes: &[(usize, usize)]) {
    let mut last = None;
    for (question, option) in codes {
        let Some(counts) = all.get_mut(*question) else { continue };
        if last.replace(question) != Some(question) {
            counts.answered += 1;
        }
        match counts.options.get_mut(*option) {
            Some((_, _, count)) => *count += 1,
            None => counts.others += 1,
        }
    }
}
