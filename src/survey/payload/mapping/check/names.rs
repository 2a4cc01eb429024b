//! Names that two values would have.

use super::{Found, Level};
use crate::survey::document::Mistake;
use crate::survey::payload::mapping::expand::Entry;
use crate::survey::payload::mapping::tree::{Step, Taken, Tree, steps};

pub(super) fn check(found: &mut Found, level: &Level<'_>) {
    let mut tree = Tree::default();
    let mut earlier: Vec<(&Entry<'_>, Vec<Step>)> = Vec::new();
    for entry in level.entries.iter().filter(|entry| entry.sent) {
        // Where names have no structure, each is one step; `[]` says that there are several.
        let path = match level.flat {
            true if entry.name.ends_with("[]") => continue,
            true => vec![Step::Key(entry.name.clone())],
            false => steps(&entry.name),
        };
        if let Err(taken) = tree.insert(&path, &entry.value) {
            let nearest = earlier.iter().max_by_key(|(_, other)| common(other, &path));
            let first = nearest.map(|(other, _)| level.place(other, "name")).unwrap_or_default();
            let (name, first) = (entry.name.clone(), ["submit.mapping.", &first].concat());
            let mistake = match taken {
                Taken::Twice => Mistake::Duplicate { found: name, first },
                Taken::ValueAndGroup => Mistake::ValueAndGroup { found: name, first },
            };
            found.tell(level.place(entry, "name"), mistake);
        }
        earlier.push((entry, path));
    }
}

/// So many steps two paths go together.
fn common(left: &[Step], right: &[Step]) -> usize {
    left.iter().zip(right).take_while(|(left, right)| left == right).count()
}
