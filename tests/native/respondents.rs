//! Respondents of the built-in instruments, and their figures.

use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::{BUILT_IN, Grouping, Index, Instrument, UnsurOrder, read};
use survei_publik::survey::response::Answers;
use survei_publik::survey::score::{Figures, IndexFigures, Profile, Tally};

pub(crate) const COUNTER: Option<&str> = Some("tatap-muka");
pub(crate) const ONLINE: Option<&str> = Some("daring");

pub(crate) fn built_in(id: &str) -> Instrument {
    let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == id).expect(id);
    read(text).usable().expect(id)
}

pub(crate) fn every_built_in() -> impl Iterator<Item = Instrument> {
    BUILT_IN.iter().map(|(id, _)| built_in(id))
}

pub(crate) fn grouping(instrument: &Instrument, key: &str) -> Grouping {
    instrument.grouping_in(Some(key), UnsurOrder::Questionnaire).expect(key)
}

/// The figures under one grouping of an instrument (`None`: the usual one) and a profile.
pub(crate) fn figures_under(
    instrument: &Instrument,
    key: Option<&str>,
    respondents: &[Answers],
    profile: Profile,
) -> Vec<IndexFigures> {
    let grouping = instrument.grouping_in(key, UnsurOrder::Questionnaire).unwrap();
    let mut tally = Tally::new(instrument, &grouping);
    respondents.iter().for_each(|answers| tally.add(instrument, answers));
    Figures::of(&tally, &grouping, profile).indexes
}

pub(crate) fn figures(
    instrument: &Instrument,
    key: Option<&str>,
    respondents: &[Answers],
) -> Vec<IndexFigures> {
    figures_under(instrument, key, respondents, Profile::Exact)
}

/// The value with its letter, if the index has letters: `88.33 A`.
pub(crate) fn printed(index: &IndexFigures) -> String {
    let letter = index.mutu.map_or(String::new(), |mutu| format!(" {}", mutu.letter()));
    index.value.map_or(String::new(), |value| format!("{value}{letter}"))
}

/// Every index under one grouping, in the order of the grouping.
pub(crate) fn printed_under(
    instrument: &Instrument,
    key: &str,
    respondent: &Answers,
) -> Vec<String> {
    let respondents = std::slice::from_ref(respondent);
    figures(instrument, Some(key), respondents).iter().map(printed).collect()
}

/// A respondent who answers the questions with these numbers so (the first one asked is number
/// 1), and all others that are asked in this mode with `rest`.
pub(crate) fn respondent(
    instrument: &Instrument,
    mode: Option<&str>,
    numbered: &[(usize, u8)],
    rest: u8,
) -> Answers {
    let asked = instrument.items_in(UnsurOrder::Questionnaire, mode);
    let answer = |number| {
        let own = numbered.iter().find(|(known, _)| *known == number);
        own.map_or(rest, |(_, score)| *score)
    };
    (1..).zip(asked).map(|(number, item)| (item.key.clone(), answer(number))).collect()
}

/// A respondent who answers these items and leaves out all others.
pub(crate) fn answering(items: &[(&str, u8)]) -> Answers {
    items.iter().map(|(key, score)| ((*key).to_owned(), *score)).collect()
}

/// How often each item counts in an index, in the order of the instrument's items.
pub(crate) fn uses(instrument: &Instrument, indexes: &[Index]) -> Vec<usize> {
    let counted: Vec<&String> =
        indexes.iter().flat_map(|index| &index.unsur).flat_map(|unsur| &unsur.items).collect();
    let used = |key: &String| counted.iter().filter(|counted| **counted == key).count();
    instrument.items.iter().map(|item| used(&item.key)).collect()
}

pub(crate) fn items_of(index: &Index) -> Vec<(&str, Vec<&str>)> {
    let unsur = index.unsur.iter();
    unsur.map(|unsur| (&*unsur.key, unsur.items.iter().map(|key| &**key).collect())).collect()
}

pub(crate) fn question(instrument: &Instrument, item: &str) -> String {
    instrument.item(item).expect(item).question.text(Language::Indonesian).to_owned()
}

pub(crate) fn labels(instrument: &Instrument, item: &str) -> Vec<String> {
    let choices = instrument.item(item).expect(item).choices().iter();
    choices.map(|choice| choice.label.text(Language::Indonesian).to_owned()).collect()
}
