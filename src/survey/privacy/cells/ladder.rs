//! Rows of single responses: each as coarse as at least `k` others are.

use std::collections::BTreeMap;

use super::{Blocks, Leaf, Rules, Step};

/// How many parts a path has up to the service: topic, period, unit, service.
pub const SERVICE: usize = 4;

/// What singles a response out: where it was given, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// Topic, period, unit, service; from the end what is withheld is gone.
    pub place: Vec<String>,
    /// Codes in the order of the fields; what was left blank, or is withheld, is empty.
    pub codes: Vec<String>,
}

/// For each combination that there is, what is told of it. A combination is made coarser step
/// by step until at least `k` people share what is told; what no step helps is withheld.
#[derive(Clone, Debug, Default)]
pub struct Ladder {
    told: BTreeMap<Row, (usize, Row)>,
    blocks: Vec<Vec<Row>>,
}

impl Ladder {
    /// Decides for combinations of these fields, with how many people each has.
    #[must_use]
    pub fn of(rules: &Rules, fields: &[&str], rows: &BTreeMap<Row, u64>) -> Ladder {
        let rows: Vec<(&Row, u64)> = rows.iter().map(|(row, count)| (row, *count)).collect();
        let rungs: Vec<Vec<Vec<String>>> =
            rows.iter().map(|(row, _)| rungs(rules, fields, &row.codes)).collect();
        let leaf = |((row, count), rungs): (&(&Row, u64), &Vec<Vec<String>>)| {
            let coarse_first = rungs.iter().rev().map(|codes| codes.join("\u{1f}"));
            Leaf {
                path: row.place.iter().cloned().chain(coarse_first).collect(),
                cells: vec![*count],
            }
        };
        let leaves: Vec<Leaf> = rows.iter().zip(&rungs).map(leaf).collect();
        let mut ladder = Ladder::default();
        for (path, members) in Blocks::of(&leaves, rules.k).published() {
            let known = path.len();
            let block = ladder.blocks.len();
            let mut all = Vec::new();
            for (member, rungs) in members.iter().filter_map(|m| rows.get(*m).zip(rungs.get(*m))) {
                let (row, _) = member;
                let steps = (row.place.len() + rungs.len()).checked_sub(known);
                let codes = steps.and_then(|steps| rungs.get(steps)).cloned();
                let told = Row {
                    place: row.place.iter().take(known).cloned().collect(),
                    codes: codes.unwrap_or_else(|| vec![String::new(); row.codes.len()]),
                };
                all.push((*row).clone());
                ladder.told.insert((*row).clone(), (block, told));
            }
            ladder.blocks.push(all);
        }
        ladder
    }

    /// What is told of a combination where only those `within` are: `None` where nothing is, as
    /// some of those who are told about together with it are not among them.
    pub fn told(&self, row: &Row, within: impl Fn(&Row) -> bool) -> Option<&Row> {
        let (block, told) = self.told.get(row)?;
        let whole = self.blocks.get(*block)?.iter().all(within);
        whole.then_some(told)
    }
}

/// The codes as they are, and after each step.
fn rungs(rules: &Rules, fields: &[&str], codes: &[String]) -> Vec<Vec<String>> {
    let mut rungs = vec![codes.to_vec()];
    let mut codes = codes.to_vec();
    for step in &rules.steps {
        let place = fields.iter().position(|field| *field == step.field);
        if let Some(code) = place.and_then(|place| codes.get_mut(place)) {
            *code = coarser(step, code);
        }
        rungs.push(codes.clone());
    }
    rungs
}

fn coarser(step: &Step, code: &str) -> String {
    if step.merge.is_empty() {
        return String::new();
    }
    let merged = step.merge.iter().find(|merged| merged.of.iter().any(|of| of == code));
    merged.map_or(code, |merged| merged.code.as_str()).to_owned()
}
