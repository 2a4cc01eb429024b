//! Writes a document's description down as a JSON Schema (draft 2020-12).

use std::ops::RangeInclusive;

use serde_json::{Map, Value, json};

use super::{Key, Language, Mistake, Object, Table, Words};

/// The JSON Schema of the document that `describe` describes.
#[must_use]
pub fn schema<T>(title: &str, describe: impl FnOnce(&mut Writer) -> T) -> Value {
    let mut writer = Writer::default();
    describe(&mut writer);
    let mut schema = writer.finish();
    if let Some(map) = schema.as_object_mut() {
        map.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        map.insert("title".into(), title.into());
        if let Some(properties) = map.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert("$schema".into(), json!({ "type": "string" }));
        }
    }
    schema
}

/// Collects the keys of one object.
#[derive(Debug, Default)]
pub struct Writer {
    properties: Map<String, Value>,
    required: Vec<Value>,
}

impl Writer {
    fn add(&mut self, key: Key, mut schema: Value) {
        if let Some(map) = schema.as_object_mut()
            && !key.meaning.is_empty()
        {
            map.insert("description".into(), key.meaning.into());
        }
        if key.required {
            self.required.push(key.name.into());
        }
        self.properties.insert(key.name.into(), schema);
    }

    fn finish(self) -> Value {
        json!({
            "type": "object",
            "properties": self.properties,
            "required": self.required,
            "additionalProperties": false,
        })
    }

    fn below<T>(describe: impl FnOnce(&mut Writer) -> T) -> (T, Value) {
        let mut writer = Writer::default();
        let value = describe(&mut writer);
        (value, writer.finish())
    }
}

impl Object for Writer {
    const SCHEMA: bool = true;

    fn has(&self, _name: &str) -> bool {
        false
    }

    fn text(&mut self, key: Key) -> Option<String> {
        self.add(key, json!({ "type": "string", "pattern": "\\S" }));
        None
    }

    fn identifier(&mut self, key: Key) -> Option<String> {
        self.add(key, json!({ "type": "string", "pattern": "^[a-z0-9_.-]{1,64}$" }));
        None
    }

    fn address(&mut self, key: Key) -> Option<String> {
        self.add(key, json!({ "type": "string", "format": "uri-reference" }));
        None
    }

    fn words(&mut self, key: Key) -> Option<Words> {
        let text = json!({ "type": "string", "pattern": "\\S" });
        let by_language = Language::ALL.map(|language| (language.tag().to_owned(), text.clone()));
        self.add(
            key,
            json!({ "anyOf": [
                text,
                {
                    "type": "object",
                    "properties": Map::from_iter(by_language),
                    "required": ["id"],
                    "additionalProperties": false,
                },
            ] }),
        );
        None
    }

    fn flag(&mut self, key: Key) -> Option<bool> {
        self.add(key, json!({ "type": "boolean" }));
        None
    }

    fn number(&mut self, key: Key, range: RangeInclusive<u16>) -> Option<u16> {
        let (low, high) = range.into_inner();
        self.add(key, json!({ "type": "integer", "minimum": low, "maximum": high }));
        None
    }

    fn one_of<T: Copy>(&mut self, key: Key, set: &[(&'static str, T)]) -> Option<T> {
        let words: Vec<&str> = set.iter().map(|(word, _)| *word).collect();
        self.add(key, json!({ "enum": words }));
        None
    }

    fn object<T>(&mut self, key: Key, describe: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let (value, schema) = Writer::below(describe);
        self.add(key, schema);
        Some(value)
    }

    fn objects<T>(&mut self, key: Key, describe: impl Fn(&mut Self) -> T) -> Option<Vec<T>> {
        let (_, schema) = Writer::below(describe);
        self.add(key, json!({ "type": "array", "items": schema, "minItems": 1 }));
        None
    }

    fn texts_or_objects<T>(
        &mut self,
        key: Key,
        _: impl Fn(&str) -> T,
        describe: impl Fn(&mut Self) -> T,
    ) -> Option<Vec<T>> {
        let (_, schema) = Writer::below(describe);
        let entry = json!({ "anyOf": [{ "type": "string" }, schema] });
        self.add(key, json!({ "type": "array", "items": entry }));
        None
    }

    fn texts(&mut self, key: Key) -> Option<Vec<String>> {
        self.add(key, json!({ "type": "array", "items": { "type": "string" } }));
        None
    }

    fn numbers(&mut self, key: Key, range: RangeInclusive<u16>) -> Option<Vec<u16>> {
        let (low, high) = range.into_inner();
        let number = json!({ "type": "integer", "minimum": low, "maximum": high });
        self.add(key, json!({ "type": "array", "items": number, "minItems": 1 }));
        None
    }

    fn table(&mut self, key: Key) -> Option<Table> {
        let text = json!({ "type": "string", "pattern": "\\S" });
        let list = json!({ "type": "array", "items": text, "minItems": 1 });
        let row = json!({ "type": "object", "additionalProperties": { "anyOf": [text, list] } });
        self.add(key, json!({ "type": "object", "additionalProperties": row }));
        None
    }

    fn entries(&self, _list: &str, _key: &str) -> Vec<(usize, String)> {
        Vec::new()
    }

    fn sound(&self) -> bool {
        true
    }

    fn pass_over(&mut self, _name: &'static str) {}

    fn mistake<P: AsRef<str>>(&mut self, _: impl FnOnce() -> (P, Mistake)) {}

    fn warning<P: AsRef<str>>(&mut self, _: impl FnOnce() -> (P, Mistake)) {}
}
