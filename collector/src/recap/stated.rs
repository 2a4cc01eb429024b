//! What was said at the items that do not score, counted.

use std::collections::BTreeMap;

use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::{Ask, Item};
use survei_publik::survey::response::Statement;
use survei_publik::survey::score::Decimal;

use super::crowd::Crowd;
use super::mean::mean;
use crate::store::{Filter, Place, Reader};

/// The counts of one item that does not score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) key: String,
    pub(crate) question: String,
    /// How many respondents said something; within an item that repeats, how many entries do.
    pub(crate) answered: u64,
    pub(crate) counts: Counts,
    /// Too few said something for any of it to be shown.
    pub(crate) withheld: bool,
}

/// What is counted, by the kind of answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Counts {
    /// How often each option was chosen.
    Options {
        /// A respondent may choose more than one.
        several: bool,
        /// Every option there is, and whatever else was chosen under an older edition.
        options: Vec<OptionCount>,
    },
    /// Whole numbers. The figures are `None` where there is none.
    Numbers { mean: Option<Decimal>, smallest: Option<u16>, largest: Option<u16> },
    /// Texts, which are for reading one by one.
    Texts,
    /// The entries of an item that repeats.
    Entries {
        /// How many in all.
        entries: u64,
        /// The questions of each entry.
        questions: Vec<Stated>,
    },
}

/// How often an option was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OptionCount {
    pub(crate) code: String,
    pub(crate) label: String,
    pub(crate) count: u64,
}

/// Counts the statements at every item that does not score, in the questionnaire's order.
pub(super) fn count(
    config: &Config,
    reader: &Reader,
    crowd: &Crowd,
    filter: &Filter,
) -> anyhow::Result<Vec<Stated>> {
    let instrument = &config.instrument;
    let mut tallies = Tally::each(&instrument.items);
    if tallies.is_empty() {
        return Ok(Vec::new());
    }
    reader.each_statement(filter, |key, said| add(&mut tallies, key, said))?;
    let cells = reader.statement_cells(&instrument.id)?;
    let counted = tallies.into_iter().map(|tally| {
        let mut counted = tally.counted();
        counted.withheld = !allowed(crowd, filter, &counted.key, &cells);
        counted
    });
    Ok(counted.collect())
}

/// Whether enough people said something at an item.
fn allowed(crowd: &Crowd, filter: &Filter, key: &str, cells: &[(Place, String, u64)]) -> bool {
    let said = |place: &Place| {
        let of_item = cells.iter().filter(|(at, item, _)| at == place && item == key);
        of_item.map(|(.., count)| count).sum()
    };
    crowd.allows(filter, said)
}

/// Adds a statement to the tally of its item. One that the questionnaire no longer has is
/// passed over.
fn add(tallies: &mut [Tally<'_>], key: &str, said: &Statement) {
    let tally = tallies.iter_mut().find(|tally| tally.item.key == key);
    tally.into_iter().for_each(|tally| tally.add(said));
}

/// What was said at one item so far.
struct Tally<'a> {
    item: &'a Item,
    answered: u64,
    codes: BTreeMap<String, u64>,
    total: u64,
    smallest: Option<u16>,
    largest: Option<u16>,
    entries: u64,
    questions: Vec<Tally<'a>>,
}

impl<'a> Tally<'a> {
    /// An empty tally for each item that does not score.
    fn each(items: &'a [Item]) -> Vec<Tally<'a>> {
        let stated = items.iter().filter(|item| !matches!(item.ask, Ask::Choice { .. }));
        let tally = |item: &'a Item| Tally {
            item,
            answered: 0,
            codes: BTreeMap::new(),
            total: 0,
            smallest: None,
            largest: None,
            entries: 0,
            questions: Tally::each(item.entry()),
        };
        stated.map(tally).collect()
    }

    fn add(&mut self, said: &Statement) {
        match (&self.item.ask, said) {
            (Ask::One(_), Statement::Text(code)) => self.choose(code),
            (Ask::Several(_), Statement::Several(codes)) => {
                codes.iter().for_each(|code| self.choose(code));
            }
            (Ask::Number(..), Statement::Text(digits)) => {
                let Ok(number) = digits.parse::<u16>() else { return };
                self.total += u64::from(number);
                self.smallest = Some(self.smallest.map_or(number, |known| known.min(number)));
                self.largest = Some(self.largest.map_or(number, |known| known.max(number)));
            }
            (Ask::Text { .. }, Statement::Text(_)) => {}
            (Ask::Repeat(_), Statement::Entries(entries)) => {
                for (key, said) in entries.iter().flat_map(|entry| entry.iter()) {
                    add(&mut self.questions, key, said);
                }
                self.entries += u64::try_from(entries.len()).unwrap_or(u64::MAX);
            }
            // No answer to this question: not counted as one.
            _ => return,
        }
        self.answered += 1;
    }

    fn choose(&mut self, code: &str) {
        *self.codes.entry(code.to_owned()).or_default() += 1;
    }

    fn counted(self) -> Stated {
        let counts = match &self.item.ask {
            Ask::Number(..) => Counts::Numbers {
                mean: mean(self.total, self.answered),
                smallest: self.smallest,
                largest: self.largest,
            },
            Ask::Repeat(_) => Counts::Entries {
                entries: self.entries,
                questions: self.questions.into_iter().map(Tally::counted).collect(),
            },
            Ask::One(_) | Ask::Several(_) => Counts::Options {
                several: matches!(self.item.ask, Ask::Several(_)),
                options: options(self.item, self.codes),
            },
            Ask::Text { .. } | Ask::Choice { .. } => Counts::Texts,
        };
        Stated {
            key: self.item.key.clone(),
            question: self.item.question.text(Language::Indonesian).to_owned(),
            answered: self.answered,
            counts,
            withheld: false,
        }
    }
}

/// Every option in its order, then the codes that are no option any more.
fn options(item: &Item, mut codes: BTreeMap<String, u64>) -> Vec<OptionCount> {
    let known = item.options().iter().map(|option| OptionCount {
        count: codes.remove(&option.code).unwrap_or_default(),
        label: option.label.text(Language::Indonesian).to_owned(),
        code: option.code.clone(),
    });
    let mut options: Vec<OptionCount> = known.collect();
    let others = codes.into_iter();
    options.extend(others.map(|(code, count)| OptionCount { label: code.clone(), code, count }));
    options
}
