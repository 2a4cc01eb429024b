//! Which groups are large enough to be printed, and to be subtracted from one another.

use std::collections::BTreeSet;

use survei_publik::survey::privacy::cells::{Blocks, Leaf, is_safe};
use survei_publik::survey::score::{Figures, thinned};

use crate::console::Failure;

/// What may be printed of figures by group.
#[derive(Debug)]
pub(crate) struct Published {
    groups: BTreeSet<Vec<String>>,
    total: bool,
    k: u64,
}

impl Published {
    /// Decides for all groups at once, by how many respondents each has.
    pub(crate) fn of<'a>(
        counts: impl Iterator<Item = (&'a Vec<String>, u64)>,
        k: u64,
    ) -> Published {
        let leaf =
            |(key, count): (&Vec<String>, u64)| Leaf { path: key.clone(), cells: vec![count] };
        let leaves: Vec<Leaf> = counts.map(leaf).collect();
        let blocks = Blocks::of(&leaves, k);
        let shown = leaves.iter().enumerate().filter(|(own, _)| blocks.allow(|leaf| leaf == *own));
        let people: u64 = leaves.iter().flat_map(|leaf| &leaf.cells).sum();
        Published {
            groups: shown.map(|(_, leaf)| leaf.path.clone()).collect(),
            total: is_safe(&[people], k),
            k,
        }
    }

    /// The figures of a group, unless they are withheld.
    pub(crate) fn group(
        &self,
        key: &[String],
        figures: impl FnOnce() -> Figures,
    ) -> Option<Figures> {
        self.groups.contains(key).then(figures).map(|figures| self.thinned(figures))
    }

    /// The figures of all respondents, unless they are withheld.
    pub(crate) fn total(&self, figures: impl FnOnce() -> Figures) -> Option<Figures> {
        self.total.then(figures).map(|figures| self.thinned(figures))
    }

    fn thinned(&self, figures: Figures) -> Figures {
        thinned(figures, self.k)
    }

    /// A figure that is withheld is not compared with one that is printed elsewhere either.
    pub(crate) fn compare(&self, wanted: bool) -> Result<(), Failure> {
        match wanted && !self.total {
            false => Ok(()),
            true => Err(Failure::new(format!(
                "--printed-total: kurang dari {} responden, jadi nilainya tidak dicetak. Untuk kerja \
                 petugas sendiri: --k 1.",
                self.k
            ))),
        }
    }
}
