//! The reader: takes values out of a JSON text and reports every mistake with its path.

use std::ops::RangeInclusive;

use super::shape::{is_address, is_identifier, nearest};
#[cfg(mapping)]
use super::table::{Table, table};
use super::{Diagnostic, Key, Language, Mistake, Object, Severity, Words};
use crate::survey::json::Json;

/// What came out of a document: the best value that could be made, and all that is wrong.
#[derive(Debug)]
pub struct Reading<T> {
    /// What could be made of the text; `None` if it is not an object at all. With an error among
    /// the diagnostics it is not to be used: see [`Reading::usable`].
    pub value: Option<T>,
    /// Every mistake, in the order of the document's description.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Reading<T> {
    /// The value, if nothing worse than a warning was found.
    #[must_use]
    pub fn usable(self) -> Option<T> {
        let broken = self.diagnostics.iter().any(|d| d.severity() == Severity::Error);
        self.value.filter(|_| !broken)
    }
}

/// Reads a JSON text by the description of its outermost object.
pub fn read<T>(text: &str, describe: impl FnOnce(&mut Reader<'_>) -> T) -> Reading<T> {
    // Windows editors put a byte order mark in front; JSON knows none.
    let text = text.trim_start_matches('\u{feff}');
    let broken = |mistake| Reading {
        value: None,
        diagnostics: vec![Diagnostic { path: String::new(), mistake }],
    };
    match Json::parse(text) {
        Ok(object @ Json::Object(_)) => {
            let mut reader = Reader::new(&object, String::new(), Vec::new());
            let value = describe(&mut reader);
            Reading { value: Some(value), diagnostics: reader.finish() }
        }
        Ok(_) => broken(Mistake::WrongType { wanted: "object" }),
        Err(error) => broken(Mistake::NotJson { line: error.line, column: error.column }),
    }
}

/// Reads one JSON object.
#[derive(Debug)]
pub struct Reader<'a> {
    object: &'a Json,
    path: String,
    known: Vec<&'static str>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn new(object: &'a Json, path: String, diagnostics: Vec<Diagnostic>) -> Self {
        Reader { object, path, known: Vec::new(), diagnostics }
    }

    /// Reports the keys nobody asked for, and hands all diagnostics back.
    fn finish(mut self) -> Vec<Diagnostic> {
        for (index, (key, _)) in self.object.entries().iter().enumerate() {
            let earlier = self.object.entries().iter().take(index);
            // `$schema` is how editors find the JSON Schema.
            if !self.known.contains(&key.as_str()) && key != "$schema" {
                let meant = nearest(key, &self.known);
                self.report(key, Mistake::UnknownKey { meant });
            } else if earlier.into_iter().any(|(known, _)| known == key) {
                self.report(key, Mistake::RepeatedKey);
            }
        }
        self.diagnostics
    }

    fn path_of(&self, key: &str) -> String {
        match (self.path.is_empty(), key.is_empty()) {
            (true, _) => key.to_owned(),
            (false, true) => self.path.clone(),
            (false, false) => [&self.path, ".", key].concat(),
        }
    }

    fn report(&mut self, place: &str, mistake: Mistake) {
        let path = self.path_of(place);
        self.diagnostics.push(Diagnostic { path, mistake });
    }

    /// The value of a key; `null` counts as left out.
    fn value(&mut self, key: Key) -> Option<&'a Json> {
        self.known.push(key.name);
        let value = self.object.get(key.name).filter(|value| **value != Json::Null);
        if value.is_none() && key.required {
            self.report(key.name, Mistake::Missing);
        }
        value
    }

    /// The value of a key, if `take` finds it to be of the wanted type.
    fn typed<T>(
        &mut self,
        key: Key,
        wanted: &'static str,
        take: impl FnOnce(&'a Json) -> Option<T>,
    ) -> Option<T> {
        let taken = take(self.value(key)?);
        if taken.is_none() {
            self.report(key.name, Mistake::WrongType { wanted });
        }
        taken
    }

    /// The place of the text among the words allowed.
    fn word_of(&mut self, key: Key, words: &[&'static str]) -> Option<usize> {
        let text = self.string(key)?;
        let place = words.iter().position(|word| *word == text);
        if place.is_none() {
            let allowed = words.join(", ");
            self.report(key.name, Mistake::NotOneOf { found: text.to_owned(), allowed });
        }
        place
    }

    fn number_at(&mut self, place: &str, value: &Json, range: RangeInclusive<u16>) -> Option<u16> {
        let Json::Number(number) = value else {
            self.report(place, Mistake::WrongType { wanted: "number" });
            return None;
        };
        let whole = value.whole().and_then(|number| u16::try_from(number).ok());
        let within = whole.filter(|number| range.contains(number));
        if within.is_none() {
            let (low, high) = range.into_inner();
            let found = number.clone();
            self.report(place, Mistake::OutOfRange { found, low, high });
        }
        within
    }

    fn string(&mut self, key: Key) -> Option<&'a str> {
        let text = self.typed(key, "text", Json::text)?.trim();
        if text.is_empty() {
            self.report(key.name, Mistake::Empty);
            return None;
        }
        Some(text)
    }

    /// Describes an object below this one.
    fn below<T>(
        &mut self,
        place: &str,
        object: &'a Json,
        describe: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let mut reader = self.enter(place, object);
        let value = describe(&mut reader);
        self.leave(reader);
        value
    }

    /// The reader of an object below, to which the diagnostics are lent meanwhile.
    fn enter(&mut self, place: &str, object: &'a Json) -> Self {
        let diagnostics = std::mem::take(&mut self.diagnostics);
        Reader::new(object, self.path_of(place), diagnostics)
    }

    fn leave(&mut self, below: Self) {
        self.diagnostics = below.finish();
    }

    fn words_by_language(&mut self, key: Key, object: &'a Json) -> Option<Words> {
        self.below(key.name, object, |reader| {
            let mut others = Vec::new();
            let mut indonesian = None;
            for language in Language::ALL {
                let text = reader.text(super::optional(language.tag(), ""));
                match language {
                    Language::Indonesian => indonesian = text,
                    _ => others.extend(text.map(|text| (language, text))),
                }
            }
            if !reader.has(Language::Indonesian.tag()) {
                reader.report("", Mistake::NoIndonesian);
            }
            indonesian.map(|indonesian| Words::new(indonesian, others))
        })
    }
}

impl Object for Reader<'_> {
    const SCHEMA: bool = false;

    fn has(&self, name: &str) -> bool {
        self.object.get(name).is_some_and(|value| *value != Json::Null)
    }

    fn text(&mut self, key: Key) -> Option<String> {
        self.string(key).map(str::to_owned)
    }

    fn identifier(&mut self, key: Key) -> Option<String> {
        let text = self.string(key)?;
        if is_identifier(text) {
            return Some(text.to_owned());
        }
        self.report(key.name, Mistake::NotAnIdentifier { found: text.to_owned() });
        None
    }

    fn address(&mut self, key: Key) -> Option<String> {
        let text = self.string(key)?;
        if is_address(text) {
            return Some(text.to_owned());
        }
        self.report(key.name, Mistake::NotAnAddress { found: text.to_owned() });
        None
    }

    fn words(&mut self, key: Key) -> Option<Words> {
        match self.value(key)? {
            object @ Json::Object(_) => self.words_by_language(key, object),
            _ => self.text(key).map(Words::indonesian),
        }
    }

    fn flag(&mut self, key: Key) -> Option<bool> {
        self.typed(key, "flag", Json::flag)
    }

    fn number(&mut self, key: Key, range: RangeInclusive<u16>) -> Option<u16> {
        let value = self.value(key)?;
        self.number_at(key.name, value, range)
    }

    fn one_of<T: Copy>(&mut self, key: Key, set: &[(&'static str, T)]) -> Option<T> {
        let words: Vec<&'static str> = set.iter().map(|(word, _)| *word).collect();
        let place = self.word_of(key, &words)?;
        set.get(place).map(|(_, value)| *value)
    }

    fn object<T>(&mut self, key: Key, describe: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let object = self.typed(key, "object", object_of)?;
        Some(self.below(key.name, object, describe))
    }

    fn objects<T>(&mut self, key: Key, describe: impl Fn(&mut Self) -> T) -> Option<Vec<T>> {
        let list = self.typed(key, "list", Json::list)?;
        if list.is_empty() {
            self.report(key.name, Mistake::Empty);
        }
        let mut values = Vec::with_capacity(list.len());
        for (index, entry) in list.iter().enumerate() {
            let place = entry_of(key.name, index);
            match object_of(entry) {
                Some(object) => values.push(self.below(&place, object, &describe)),
                None => self.report(&place, Mistake::WrongType { wanted: "object" }),
            }
        }
        Some(values)
    }

    fn texts_or_objects<T>(
        &mut self,
        key: Key,
        text: impl Fn(&str) -> T,
        describe: impl Fn(&mut Self) -> T,
    ) -> Option<Vec<T>> {
        let list = self.typed(key, "list", Json::list)?;
        let mut values = Vec::with_capacity(list.len());
        for (index, entry) in list.iter().enumerate() {
            let place = entry_of(key.name, index);
            match (entry.text(), object_of(entry)) {
                (Some(entry), _) => values.push(text(entry)),
                (None, Some(object)) => values.push(self.below(&place, object, &describe)),
                (None, None) => self.report(&place, Mistake::WrongType { wanted: "text" }),
            }
        }
        Some(values)
    }

    fn texts(&mut self, key: Key) -> Option<Vec<String>> {
        let list = self.typed(key, "list", Json::list)?;
        let mut values = Vec::with_capacity(list.len());
        for (index, entry) in list.iter().enumerate() {
            match entry.text() {
                Some(text) => values.push(text.to_owned()),
                None => {
                    self.report(&entry_of(key.name, index), Mistake::WrongType { wanted: "text" });
                }
            }
        }
        Some(values)
    }

    #[cfg(mapping)]
    fn numbers(&mut self, key: Key, range: RangeInclusive<u16>) -> Option<Vec<u16>> {
        let list = self.typed(key, "list", Json::list)?;
        if list.is_empty() {
            self.report(key.name, Mistake::Empty);
        }
        let number = |(index, value): (usize, &Json)| {
            self.number_at(&entry_of(key.name, index), value, range.clone())
        };
        Some(list.iter().enumerate().filter_map(number).collect())
    }

    #[cfg(mapping)]
    fn table(&mut self, key: Key) -> Option<Table> {
        let object = self.typed(key, "object", object_of)?;
        Some(table(object, &mut |place, mistake| {
            self.report(&[key.name, ".", place].concat(), mistake);
        }))
    }

    fn entries(&self, list: &str, key: &str) -> Vec<(usize, String)> {
        let list = self.object.get(list).and_then(Json::list).into_iter().flatten().enumerate();
        list.filter_map(|(index, entry)| Some((index, entry.get(key)?.text()?.trim().to_owned())))
            .collect()
    }

    fn sound(&self) -> bool {
        self.diagnostics.iter().all(|d| d.severity() == Severity::Warning)
    }

    fn pass_over(&mut self, name: &'static str) {
        self.known.push(name);
    }

    fn mistake<P: AsRef<str>>(&mut self, tell: impl FnOnce() -> (P, Mistake)) {
        let (place, mistake) = tell();
        self.report(place.as_ref(), mistake);
    }

    fn warning<P: AsRef<str>>(&mut self, tell: impl FnOnce() -> (P, Mistake)) {
        self.mistake(tell);
    }
}

fn object_of(value: &Json) -> Option<&Json> {
    matches!(value, Json::Object(_)).then_some(value)
}

/// The path of one entry of a list.
pub(super) fn entry_of(list: &str, index: usize) -> String {
    [list, "[", &index.to_string(), "]"].concat()
}
