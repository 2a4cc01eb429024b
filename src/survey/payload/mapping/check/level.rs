//! The lists of names that must not collide: that of the request, and that of each JSON text in it.

use crate::survey::payload::mapping::expand::Entry;
use crate::survey::payload::mapping::facts::{At, Facts};
use crate::survey::payload::mapping::{Field, Step};

/// One list of names, with the fields it comes from.
pub(super) struct Level<'a> {
    /// Where the fields stand, such as `fields[2].`; empty for those of the only request.
    above: String,
    /// Names are taken as they are.
    pub(super) flat: bool,
    pub(super) fields: &'a [Field],
    pub(super) entries: Vec<Entry<'a>>,
}

impl Level<'_> {
    /// Where a key of an entry's field stands.
    pub(super) fn place(&self, entry: &Entry<'_>, key: &str) -> String {
        [&self.above, "fields[", &entry.field.to_string(), "].", key].concat()
    }
}

/// Every list of every request.
pub(super) fn levels<'a>(facts: &Facts<'a>) -> Vec<Level<'a>> {
    let mut levels = Vec::new();
    for (number, step) in facts.mapping.steps.iter().enumerate() {
        let above = facts.mapping.place(number);
        for at in facts.requests(step) {
            of_request(&mut levels, facts, step, at, &above);
        }
    }
    levels
}

fn of_request<'a>(
    levels: &mut Vec<Level<'a>>,
    facts: &Facts<'a>,
    step: &'a Step,
    at: At<'a>,
    above: &str,
) {
    let entries = facts.expand(&step.fields, at);
    for entry in &entries {
        let Some(field) = step.fields.get(entry.field) else { continue };
        if !field.fields.is_empty() {
            let above = [above, "fields[", &entry.field.to_string(), "]."].concat();
            let entries = facts.expand(&field.fields, entry.at);
            levels.push(Level { above, flat: false, fields: &field.fields, entries });
        }
    }
    let (above, flat) = (above.to_owned(), step.encoding.is_flat());
    levels.push(Level { above, flat, fields: &step.fields, entries });
}
