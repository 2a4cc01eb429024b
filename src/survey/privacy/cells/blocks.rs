//! Parting people into blocks of at least `k`.

use std::collections::BTreeMap;

/// People of whom one thing is known, such as those who used one service in one period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaf {
    /// What is known, from the widest to the narrowest: period, unit, service.
    pub path: Vec<String>,
    /// How many there are of each kind that is told apart: one number, or one for each choice
    /// of a respondent field.
    pub cells: Vec<u64>,
}

/// Leaves parted into blocks, each of which may be told about as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blocks {
    k: u64,
    blocks: Vec<Block>,
}

/// Some leaves, with what they have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Block {
    path: Vec<String>,
    cells: Vec<u64>,
    /// Which leaves, in order.
    leaves: Vec<usize>,
}

/// Whether every cell has nobody in it, or at least `k` people.
#[must_use]
pub fn is_safe(cells: &[u64], k: u64) -> bool {
    cells.iter().all(|count| *count == 0 || *count >= k)
}

impl Blocks {
    /// Parts leaves: one that is too small is put together with others of the same path but for
    /// the end, all that are too small first and then the smallest that is not; where that is
    /// not enough, with others of a shorter path.
    #[must_use]
    pub fn of(leaves: &[Leaf], k: u64) -> Blocks {
        let blocks = leaves.iter().enumerate().map(|(place, leaf)| Block {
            path: leaf.path.clone(),
            cells: leaf.cells.clone(),
            leaves: vec![place],
        });
        Blocks { k, blocks: gather(blocks.collect(), 0, k) }
    }

    /// The same blocks or larger ones, so that other counts of the same leaves may be told as
    /// well. Of what is published by both, nothing can be subtracted that is not a block here
    /// or there.
    #[must_use]
    pub fn coarser(&self, cells: &[Vec<u64>]) -> Blocks {
        let blocks = self.blocks.iter().map(|block| {
            let counts = block.leaves.iter().filter_map(|leaf| cells.get(*leaf));
            let sum = counts.fold(Vec::new(), |sum, counts| added(&sum, counts));
            Block { cells: sum, ..block.clone() }
        });
        Blocks { k: self.k, blocks: gather(blocks.collect(), 0, self.k) }
    }

    /// Whether what is about these leaves together may be published: they are whole blocks.
    #[must_use]
    pub fn allow(&self, within: impl Fn(usize) -> bool) -> bool {
        self.blocks.iter().all(|block| {
            let inside = block.leaves.iter().filter(|leaf| within(**leaf)).count();
            inside == 0 || (inside == block.leaves.len() && is_safe(&block.cells, self.k))
        })
    }

    /// For each block that may be published: what its leaves have in common, and which they are.
    pub fn published(&self) -> impl Iterator<Item = (&[String], &[usize])> {
        let safe = self.blocks.iter().filter(|block| is_safe(&block.cells, self.k));
        safe.map(|block| (block.path.as_slice(), block.leaves.as_slice()))
    }
}

/// Puts blocks together from the ends of their paths up to `depth`.
fn gather(blocks: Vec<Block>, depth: usize, k: u64) -> Vec<Block> {
    let mut here = Vec::new();
    let mut below: BTreeMap<String, Vec<Block>> = BTreeMap::new();
    for block in blocks {
        match block.path.get(depth) {
            Some(part) => below.entry(part.clone()).or_default().push(block),
            None => here.push(block),
        }
    }
    here.extend(below.into_values().flat_map(|blocks| gather(blocks, depth + 1, k)));
    pooled(here, k)
}

/// The blocks that are safe, and one of all that are not, with as many of the others, from the
/// smallest, as it needs.
fn pooled(blocks: Vec<Block>, k: u64) -> Vec<Block> {
    let (mut safe, small): (Vec<Block>, Vec<Block>) =
        blocks.into_iter().partition(|block| is_safe(&block.cells, k));
    let Some(mut pool) = small.into_iter().reduce(joined) else { return safe };
    // The smallest last. Of two that are equal it does not matter which, but for being the same.
    safe.sort_by_key(|block| std::cmp::Reverse((block.cells.iter().sum::<u64>(), first(block))));
    while !is_safe(&pool.cells, k) {
        match safe.pop() {
            Some(next) => pool = joined(pool, next),
            None => break,
        }
    }
    safe.push(pool);
    safe
}

fn first(block: &Block) -> usize {
    block.leaves.first().copied().unwrap_or_default()
}

fn joined(mut one: Block, other: Block) -> Block {
    let common = one.path.iter().zip(&other.path).take_while(|(a, b)| a == b).count();
    one.path.truncate(common);
    one.cells = added(&one.cells, &other.cells);
    one.leaves.extend(other.leaves);
    one.leaves.sort_unstable();
    one
}

fn added(one: &[u64], other: &[u64]) -> Vec<u64> {
    let cell = |cells: &[u64], place: usize| cells.get(place).copied().unwrap_or_default();
    let cells = 0..one.len().max(other.len());
    cells.map(|place| cell(one, place).saturating_add(cell(other, place))).collect()
}
