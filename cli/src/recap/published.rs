//! Which groups are large enough to be printed, and to be subtracted from one another.

use std::collections::{BTreeMap, BTreeSet};

use survei_publik::survey::privacy::cells::{Blocks, Leaf, is_safe};
use survei_publik::survey::score::{Figures, UnsurFigures, thinned};

use crate::console::Failure;

/// Figures by the texts of a group.
type Group<T> = (Vec<String>, T);

/// What may be printed of figures by group.
#[derive(Debug)]
pub(crate) struct Published {
    /// Without figures where they are withheld.
    pub(crate) groups: Vec<Group<Option<Figures>>>,
    /// The figures of all respondents, unless they are withheld.
    pub(crate) total: Option<Figures>,
    k: u64,
}

impl Published {
    /// Decides for all groups at once: by how many respondents each has, and by how many of them
    /// answered each unsur.
    pub(crate) fn of(groups: Vec<Group<Figures>>, total: Figures, k: u64) -> Published {
        let leaves = groups
            .iter()
            .map(|(key, figures)| Leaf { path: key.clone(), cells: vec![figures.respondents] });
        let blocks = Blocks::of(&leaves.collect::<Vec<_>>(), k);
        let shown = alone(&blocks);
        let enough: BTreeMap<(String, String), BTreeSet<usize>> = unsur(&total)
            .map(|(index, unsur)| {
                let counts =
                    groups.iter().map(|(_, figures)| vec![answered(figures, index, unsur)]);
                let blocks = blocks.coarser(&counts.collect::<Vec<_>>());
                ((index.to_owned(), unsur.unsur.clone()), alone(&blocks))
            })
            .collect();
        let told = |place: usize, figures: Figures| {
            thinned(figures, |index, unsur| {
                let enough = enough.get(&(index.to_owned(), unsur.unsur.clone()));
                !enough.is_some_and(|enough| enough.contains(&place))
            })
        };
        let groups = groups.into_iter().enumerate().map(|(place, (key, figures))| {
            (key, shown.contains(&place).then(|| told(place, figures)))
        });
        let groups = groups.collect();
        let all = is_safe(&[total.respondents], k);
        let total = all.then(|| thinned(total, |_, unsur| !is_safe(&[unsur.answered], k)));
        Published { groups, total, k }
    }

    /// A figure that is withheld is not compared with one that is printed elsewhere either.
    pub(crate) fn compare(&self, wanted: bool) -> Result<(), Failure> {
        match wanted && self.total.is_none() {
            false => Ok(()),
            true => Err(Failure::new(format!(
                "--printed-total: kurang dari {} responden, jadi nilainya tidak dicetak. Untuk kerja \
                 petugas sendiri: --k 1.",
                self.k
            ))),
        }
    }
}

/// The groups that may be told of each for itself.
fn alone(blocks: &Blocks) -> BTreeSet<usize> {
    let single = blocks.published().filter_map(|(_, leaves)| match leaves {
        [one] => Some(*one),
        _ => None,
    });
    single.collect()
}

/// Every unsur, with the key of its index.
fn unsur(figures: &Figures) -> impl Iterator<Item = (&str, &UnsurFigures)> {
    figures.indexes.iter().flat_map(|index| index.unsur.iter().map(|unsur| (&*index.index, unsur)))
}

/// How many of a group answered an unsur of an index.
fn answered(figures: &Figures, index: &str, wanted: &UnsurFigures) -> u64 {
    let same = unsur(figures).find(|(of, unsur)| *of == index && unsur.unsur == wanted.unsur);
    same.map_or(0, |(_, unsur)| unsur.answered)
}
