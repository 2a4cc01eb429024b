//! Who answered: counts by respondent field, as fine as k allows.

use std::collections::BTreeMap;

use survei_publik::survey::config::{AskedField, Config, FieldAnswer};
use survei_publik::survey::document::{Language, Words};
use survei_publik::survey::instrument::FieldChoice;
use survei_publik::survey::privacy::cells::{Class, Stages};
use survei_publik::survey::privacy::randomised::Epsilon;
use survei_publik::survey::score::{Estimate, Told};

use super::crowd::Crowd;
use crate::store::{FieldCell, Filter, Reader, WRITTEN};

/// The counts of one respondent field.
#[derive(Debug)]
pub(crate) struct FieldCount {
    pub(crate) key: String,
    pub(crate) label: String,
    /// Empty: nothing of it can be shown.
    pub(crate) choices: Vec<ChoiceCount>,
    /// How many rules made it coarser.
    pub(crate) merged: usize,
    /// Where answers were randomised, by which ε; the choices then have estimates.
    pub(crate) randomised: Vec<Epsilon>,
}

/// How many respondents chose one code.
#[derive(Debug)]
pub(crate) struct ChoiceCount {
    /// `None`: left blank.
    pub(crate) code: Option<String>,
    pub(crate) label: String,
    /// `None`: withheld, or estimated.
    pub(crate) count: Option<u64>,
    pub(crate) estimate: Option<Estimate>,
}

/// Every field that is asked or was answered, with every choice there is, whatever else was
/// chosen when the configuration was another, and how many left it blank.
pub(super) fn count(
    config: &Config,
    reader: &Reader,
    crowd: &Crowd,
    filter: &Filter,
) -> anyhow::Result<Vec<FieldCount>> {
    let mut by_field: BTreeMap<String, Vec<FieldCell>> = BTreeMap::new();
    for cell in reader.field_cells(config)? {
        by_field.entry(cell.field.clone()).or_default().push(cell);
    }
    let mut fields = Vec::new();
    for (key, label, known) in config.known_fields() {
        let asked = config.fields().find(|asked| asked.key == key);
        let cells = by_field.remove(key).unwrap_or_default();
        let selected = || cells.iter().filter(|cell| filter.takes(&cell.place));
        if asked.is_none() && selected().next().is_none() {
            continue;
        }
        let randomised = selected().any(|cell| cell.epsilon.is_some());
        let table = Table::of(key, label, known, asked, &cells);
        fields.push(match randomised {
            true => table.estimated(selected()),
            false => table.counted(config, crowd, filter, &cells),
        });
    }
    Ok(fields)
}

/// A field with its choices.
struct Table {
    key: String,
    label: String,
    /// Codes with labels: those there are, and then those that there were.
    choices: Vec<(String, String)>,
    /// How many of them are asked today.
    known: usize,
}

impl Table {
    fn of(
        key: &str,
        label: &Words,
        known: &[FieldChoice],
        asked: Option<&AskedField>,
        cells: &[FieldCell],
    ) -> Table {
        let told = |code: &str| cells.iter().any(|cell| cell.code == code);
        // Where respondents write, the choices are those that were there before.
        let written = asked.is_some_and(|asked| asked.answer == FieldAnswer::Text);
        let mut choices: Vec<(String, String)> = known
            .iter()
            .filter(|choice| !written || told(&choice.code))
            .map(|choice| (choice.code.clone(), choice.label.text(Language::Indonesian).to_owned()))
            .collect();
        let known = choices.len();
        let mut others: Vec<&String> = cells.iter().map(|cell| &cell.code).collect();
        others.sort_unstable();
        others.dedup();
        others.retain(|code| !choices.iter().any(|(known, _)| known == *code));
        choices.extend(others.into_iter().map(|code| match code.as_str() {
            WRITTEN => (code.clone(), "Ditulis sendiri".to_owned()),
            _ => (code.clone(), code.clone()),
        }));
        let label = label.text(Language::Indonesian).to_owned();
        Table { key: key.to_owned(), label, choices, known }
    }

    fn position(&self, code: &str) -> Option<usize> {
        self.choices.iter().position(|(known, _)| known == code)
    }

    fn counted(
        self,
        config: &Config,
        crowd: &Crowd,
        filter: &Filter,
        cells: &[FieldCell],
    ) -> FieldCount {
        let blank = self.choices.len();
        let mut counts: Vec<Vec<u64>> = crowd.people().iter().map(|_| vec![0; blank + 1]).collect();
        for cell in cells {
            let leaf = crowd.position(&cell.place).and_then(|leaf| counts.get_mut(leaf));
            let count = leaf.zip(self.position(&cell.code));
            if let Some(count) = count.and_then(|(leaf, place)| leaf.get_mut(place)) {
                *count += cell.count;
            }
        }
        for (leaf, people) in counts.iter_mut().zip(crowd.people()) {
            let told: u64 = leaf.iter().sum();
            if let Some(last) = leaf.last_mut() {
                *last = people.saturating_sub(told);
            }
        }
        let codes: Vec<Option<String>> =
            self.choices.iter().map(|(code, _)| Some(code.clone())).chain([None]).collect();
        let rules = &config.privacy;
        let stages = Stages::of(rules, &self.key, &codes, &counts, crowd.blocks());
        let Some((merged, classes)) = stages.for_leaves(|leaf| crowd.within(filter, leaf)) else {
            return self.with(Vec::new(), 0, Vec::new());
        };
        let sum = |of: &[usize]| -> u64 {
            let all = counts.iter().enumerate();
            let leaves = all.filter(|(leaf, _)| crowd.within(filter, *leaf));
            leaves.flat_map(|(_, leaf)| of.iter().filter_map(|place| leaf.get(*place))).sum()
        };
        let choice = |class: &Class| {
            let own = class.of.first().and_then(|place| self.choices.get(*place));
            let own = own.map_or("Tidak diisi", |(_, label)| label);
            ChoiceCount {
                code: class.code.clone(),
                label: class.label.clone().unwrap_or_else(|| own.to_owned()),
                count: (!class.withheld).then(|| sum(&class.of)),
                estimate: None,
            }
        };
        let choices = classes.iter().map(choice).collect();
        self.with(choices, merged, Vec::new())
    }

    /// How many said each choice, by estimate. Who left it blank is not counted: that was not
    /// randomised.
    fn estimated<'a>(self, cells: impl Iterator<Item = &'a FieldCell>) -> FieldCount {
        let mut told = Told::new(self.known);
        let mut epsilons = Vec::new();
        let mut foreign = false;
        for cell in cells {
            let epsilon = cell.epsilon.as_deref().and_then(Epsilon::parse);
            epsilons.extend(epsilon);
            match self.position(&cell.code).filter(|place| *place < self.known) {
                Some(place) => told.add(epsilon, place, cell.count),
                // Of other choices the chances were others.
                None => foreign = true,
            }
        }
        epsilons.sort_unstable();
        epsilons.dedup();
        let estimates = told.estimates().filter(|_| !foreign).unwrap_or_default();
        let choice = |((code, label), estimate): (&(String, String), Estimate)| ChoiceCount {
            code: Some(code.clone()),
            label: label.clone(),
            count: None,
            estimate: Some(estimate),
        };
        let choices = self.choices.iter().zip(estimates).map(choice).collect();
        self.with(choices, 0, epsilons)
    }

    fn with(
        self,
        choices: Vec<ChoiceCount>,
        merged: usize,
        randomised: Vec<Epsilon>,
    ) -> FieldCount {
        FieldCount { key: self.key, label: self.label, choices, merged, randomised }
    }
}
