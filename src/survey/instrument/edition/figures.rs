//! Whether the figures of two editions are made by the same rules.

use super::{ChangeKind, Comparison};
use crate::survey::instrument::{Grouping, Index, Instrument, UnsurGroup};

/// A grouping's name stands beside every figure, so the rules under that name stay.
pub(super) fn groupings(found: &mut Comparison, old: &Instrument, new: &Instrument) {
    for (place, before) in old.groupings.iter().enumerate() {
        let path = format!("groupings[{place}]");
        match new.groupings.iter().position(|known| known.key == before.key) {
            None => found.raise(&path, ChangeKind::Removed(before.key.clone())),
            Some(place) => {
                let path = format!("groupings[{place}]");
                let now = new.groupings.get(place);
                now.into_iter().for_each(|now| grouping(found, &path, before, now));
            }
        }
    }
}

fn grouping(found: &mut Comparison, path: &str, old: &Grouping, new: &Grouping) {
    for (place, before) in old.indexes.iter().enumerate() {
        let now = new.indexes.iter().enumerate().find(|(_, known)| known.key == before.key);
        let Some((place, now)) = now else {
            let path = format!("{path}.indexes[{place}]");
            found.raise(&path, ChangeKind::Removed(before.key.clone()));
            continue;
        };
        index(found, &format!("{path}.indexes[{place}]"), before, now);
    }
}

fn index(found: &mut Comparison, path: &str, old: &Index, new: &Index) {
    found.words(&format!("{path}.name"), Some(&old.name), Some(&new.name));
    let other_weight = |before: &UnsurGroup| {
        let now = new.unsur.iter().find(|unsur| unsur.key == before.key);
        now.is_some_and(|now| !same_weight(before.weight, now.weight))
    };
    let rule = |index: &Index| (index.conversion, index.bands);
    if rule(old) != rule(new) || old.unsur.iter().any(other_weight) {
        found.refuse(path, ChangeKind::OtherRule);
    }
    let home = |index: &Index, item: &String| {
        let unsur = index.unsur.iter().find(|unsur| unsur.items.contains(item));
        unsur.map(|unsur| unsur.key.clone())
    };
    let members = |index: &Index| {
        let mut items: Vec<String> =
            index.unsur.iter().flat_map(|unsur| unsur.items.iter().cloned()).collect();
        items.sort_unstable();
        items
    };
    for item in members(old) {
        if let (Some(then), Some(now)) = (home(old, &item), home(new, &item))
            && then != now
        {
            let kind = ChangeKind::OtherUnsur(then, now);
            // The item may have named its unsur itself.
            if !found.changes.iter().any(|change| change.kind == kind) {
                found.refuse(path, kind);
            }
        }
    }
    if members(old) != members(new) {
        found.weigh(path, ChangeKind::OtherMembers);
    }
}

fn same_weight(one: Option<(u64, u64)>, other: Option<(u64, u64)>) -> bool {
    match (one, other) {
        (Some((a, b)), Some((c, d))) => a.saturating_mul(d) == c.saturating_mul(b),
        (one, other) => one == other,
    }
}
