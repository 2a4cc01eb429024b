//! How a field is written as JSON.

use super::dates;
use crate::survey::document::{Key, Mistake, Object, optional, required};
use crate::survey::payload::mapping::{Each, Field, Kind, WhenEmpty};

/// A field; only an outer one holds others.
pub(super) fn field<O: Object>(o: &mut O, outer: bool) -> Field {
    let name = o.text(required("name", "Name or path, with placeholders."));
    let each = o.one_of(
        optional(
            "each",
            "What it is sent once for: answers, respondent, statements, comment (if there is \
             one), or none (default).",
        ),
        &Each::WORDS,
    );
    let kind =
        o.one_of(optional("type", "What the value is in JSON (default: string)."), &Kind::WORDS);
    let when_empty = o.one_of(
        optional(
            "when_empty",
            "What becomes of it without a value, or where a placeholder in it has none: omit \
             (default), empty or null.",
        ),
        &WhenEmpty::WORDS,
    );
    let mut fields = None;
    if outer {
        fields = o.objects(
            optional("fields", "Instead of value: a JSON text of these, with names as paths."),
            |o| field(o, false),
        );
    }
    let (has_value, has_fields) = (o.has("value"), outer && o.has("fields"));
    let key = optional("value", "The value, with placeholders; left out, with when_empty: none.");
    let needed = !O::SCHEMA && !has_fields && when_empty.unwrap_or_default() == WhenEmpty::Omit;
    let value = o.text(Key { required: needed, ..key });
    if has_value && has_fields {
        let (found, first) = ("value".to_owned(), "fields".to_owned());
        o.mistake(|| ("value", Mistake::ValueAndGroup { found, first }));
    }
    dates(o, "name", name.as_deref());
    dates(o, "value", value.as_deref());
    Field {
        name: name.unwrap_or_default(),
        value: value.unwrap_or_default(),
        each: each.unwrap_or_default(),
        kind: kind.unwrap_or_default(),
        when_empty: when_empty.unwrap_or_default(),
        fields: fields.unwrap_or_default(),
    }
}
