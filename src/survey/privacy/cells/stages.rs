//! The table of one respondent field: in how many ways it can be told, from the finest.

use super::{Blocks, Rules};

/// Choices that are told as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// The code: a choice's own, or that of choices that became one; `None`: left blank.
    pub code: Option<String>,
    /// What it is called, where a rule gives it another name than the choice has.
    pub label: Option<String>,
    /// Which choices, by their places.
    pub of: Vec<usize>,
    /// Not told by itself: only what is left of the whole.
    pub withheld: bool,
}

/// The ways to tell the table of one field, from the finest, each with the blocks that it may be
/// told about.
#[derive(Clone, Debug)]
pub struct Stages(Vec<(Vec<Class>, Blocks)>);

impl Stages {
    /// The ways for a field with these choices (`None`: left blank). `counts` are how many of
    /// each leaf chose each; `blocks` are those that figures may be told about.
    #[must_use]
    pub fn of(
        rules: &Rules,
        field: &str,
        choices: &[Option<String>],
        counts: &[Vec<u64>],
        blocks: &Blocks,
    ) -> Stages {
        let mut classes: Vec<Class> = (choices.iter().enumerate())
            .map(|(place, code)| Class {
                code: code.clone(),
                label: None,
                of: vec![place],
                withheld: false,
            })
            .collect();
        let mut ways = vec![classes.clone()];
        let steps = rules.steps.iter().filter(|step| step.field == field && !step.merge.is_empty());
        for step in steps {
            for merged in &step.merge {
                let is_of = |class: &Class| {
                    class.code.as_ref().is_some_and(|code| merged.of.contains(code))
                };
                let (some, rest): (Vec<Class>, Vec<Class>) = classes.into_iter().partition(is_of);
                classes = rest;
                if some.is_empty() {
                    continue;
                }
                classes.push(Class {
                    code: Some(merged.code.clone()),
                    label: Some(merged.label.text(Default::default()).to_owned()),
                    of: some.into_iter().flat_map(|class| class.of).collect(),
                    withheld: false,
                });
                classes.sort_by_key(|class| class.of.first().copied());
            }
            ways.push(classes.clone());
        }
        ways.push(withheld(classes, counts, rules.k));
        // From the coarsest: the blocks of a finer way are made of those of a coarser one, so
        // that nothing can be learnt of two ways that neither tells.
        let mut stages = Vec::new();
        let mut blocks = blocks.clone();
        for classes in ways.into_iter().rev() {
            let cells: Vec<Vec<u64>> = counts.iter().map(|leaf| summed(&classes, leaf)).collect();
            blocks = blocks.coarser(&cells);
            stages.push((classes, blocks.clone()));
        }
        stages.reverse();
        Stages(stages)
    }

    /// The finest way that these leaves together may be told in, and how many merges it took;
    /// `None`: in none.
    #[must_use]
    pub fn for_leaves(&self, within: impl Fn(usize) -> bool) -> Option<(usize, &[Class])> {
        let found = self.0.iter().position(|(_, blocks)| blocks.allow(&within))?;
        self.0.get(found).map(|(classes, _)| (found, classes.as_slice()))
    }
}

/// The counts of a leaf by class; what is withheld counts as one.
fn summed(classes: &[Class], leaf: &[u64]) -> Vec<u64> {
    let sum = |class: &Class| -> u64 { class.of.iter().filter_map(|place| leaf.get(*place)).sum() };
    let mut cells: Vec<u64> = classes.iter().filter(|class| !class.withheld).map(sum).collect();
    cells.push(classes.iter().filter(|class| class.withheld).map(sum).sum());
    cells
}

/// The classes with those withheld that are too small in the whole: all of them, and as many
/// others, from the smallest, as it takes to have `k` people behind what is not told.
fn withheld(mut classes: Vec<Class>, counts: &[Vec<u64>], k: u64) -> Vec<Class> {
    let of = |class: &Class| -> u64 {
        let leaf =
            |leaf: &Vec<u64>| -> u64 { class.of.iter().filter_map(|place| leaf.get(*place)).sum() };
        counts.iter().map(leaf).sum()
    };
    let mut hidden = 0;
    for class in &mut classes {
        let people = of(class);
        class.withheld = (1..k).contains(&people);
        hidden += if class.withheld { people } else { 0 };
    }
    let mut others: Vec<(u64, usize)> = (classes.iter().enumerate())
        .filter(|(_, class)| !class.withheld)
        .map(|(place, class)| (of(class), place))
        .filter(|(people, _)| *people > 0)
        .collect();
    others.sort_unstable();
    let mut others = others.into_iter();
    while (1..k).contains(&hidden) {
        let Some((people, place)) = others.next() else { break };
        if let Some(class) = classes.get_mut(place) {
            class.withheld = true;
        }
        hidden += people;
    }
    classes
}
