//! A tree as JSON.

use crate::survey::json::Writer;
use crate::survey::payload::mapping::expand::Value;
use crate::survey::payload::mapping::tree::Tree;

impl Tree {
    pub(in crate::survey::payload::mapping) fn write_json(&self, o: &mut Writer) {
        match self {
            Tree::Empty => o.raw("{}"),
            Tree::Value(Value::Text(text)) => o.text(Some(text)),
            Tree::Value(Value::Null) => o.text(None),
            Tree::Value(Value::Number(value) | Value::Open(value)) => o.raw(value),
            Tree::Value(flag @ Value::Flag(_)) => o.raw(flag.text()),
            Tree::Object(children) => o.braced(|o| {
                children.iter().for_each(|(key, child)| child.write_json(o.key(key)));
            }),
            Tree::List(children) => o.list(children, |o, (_, child)| child.write_json(o)),
        }
    }
}
