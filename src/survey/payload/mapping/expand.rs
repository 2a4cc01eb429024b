//! From fields to what is sent: every template filled in for everything it is sent for.

use super::facts::{At, Facts};
use super::holes::Holes;
use super::template::{Filled, fill};
use super::tree::Tree;
use super::{Field, Kind, WhenEmpty};
use crate::survey::json::{Json, Writer};

/// A value as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Text.
    Text(String),
    /// A number, as written.
    Number(String),
    /// `true` or `false`.
    Flag(bool),
    /// A marker for what only the backend can tell, and that is no text.
    Open(String),
    /// None.
    Null,
}

impl Value {
    /// As a form posts it.
    pub(super) fn text(&self) -> &str {
        match self {
            Value::Text(text) | Value::Number(text) | Value::Open(text) => text,
            Value::Flag(true) => "true",
            Value::Flag(false) => "false",
            Value::Null => "",
        }
    }

    /// A text as the wanted kind; as itself where it is nothing of that kind.
    fn of(text: String, kind: Kind) -> Value {
        match kind {
            Kind::Number if matches!(Json::of(&text), Some(Json::Number(_))) => Value::Number(text),
            Kind::Flag if text == "true" || text == "false" => Value::Flag(text == "true"),
            _ => Value::Text(text),
        }
    }

    pub(super) fn is(&self, kind: Kind) -> bool {
        match self {
            Value::Text(_) => kind == Kind::Text,
            Value::Number(_) => kind == Kind::Number,
            Value::Flag(_) => kind == Kind::Flag,
            Value::Open(_) | Value::Null => true,
        }
    }
}

/// One name with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    pub(super) name: String,
    pub(super) value: Value,
    /// There is nothing to say.
    pub(super) empty: bool,
    /// It is sent at all.
    pub(super) sent: bool,
    /// Where its field stands in the list.
    pub(super) field: usize,
    /// What it was filled in for.
    pub(super) at: At<'a>,
}

impl<'a> Facts<'a> {
    /// Everything that these fields say, in their order.
    pub(super) fn expand(&self, fields: &'a [Field], outer: At<'a>) -> Vec<Entry<'a>> {
        let mut entries = Vec::new();
        for (place, field) in fields.iter().enumerate() {
            for at in self.each(field.each, outer, field.when_empty) {
                entries.push(self.entry(place, field, at));
            }
        }
        entries
    }

    fn entry(&self, place: usize, field: &'a Field, at: At<'a>) -> Entry<'a> {
        let filled = if field.fields.is_empty() {
            self.filled(&field.value, at)
        } else {
            let inner = self.expand(&field.fields, at);
            let text = Writer::value(|o| tree(&inner).write_json(o));
            Filled { empty: inner.iter().all(|entry| !entry.sent), text }
        };
        let value = match (filled.empty, field.when_empty) {
            (false, _) if field.kind != Kind::Text && self.holes.is_marker(&filled.text) => {
                Value::Open(Holes::bare(&filled.text))
            }
            (false, _) => Value::of(filled.text, field.kind),
            (true, WhenEmpty::Null) => Value::Null,
            (true, _) => Value::Text(String::new()),
        };
        Entry {
            name: self.filled(&field.name, at).text,
            value,
            empty: filled.empty,
            sent: !filled.empty || field.when_empty != WhenEmpty::Omit,
            field: place,
            at,
        }
    }

    /// A template filled in.
    pub(super) fn filled(&self, template: &str, at: At<'a>) -> Filled {
        fill(template, |name| self.find(at, name).unwrap_or_default())
    }
}

/// What is sent, with its names.
pub(super) fn sent<'b>(entries: &'b [Entry<'_>]) -> impl Iterator<Item = (&'b str, &'b Value)> {
    entries.iter().filter(|entry| entry.sent).map(|entry| (entry.name.as_str(), &entry.value))
}

/// The names read as paths.
pub(super) fn tree(entries: &[Entry<'_>]) -> Tree {
    Tree::of(sent(entries))
}
