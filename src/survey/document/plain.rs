//! The plain reader: the same values as the [reader](super::read), and whether anything is
//! wrong, but not what. That is all a citizen's phone needs; the words for a web admin are in a
//! module of their own, which is fetched when there is something to tell.
//!
//! The functions of the trait only unpack the key, so that each call of a description is one
//! short call: there are many of them.

use std::ops::RangeInclusive;

use super::shape::{is_address, is_identifier};
#[cfg(mapping)]
use super::table::{Table, table};
use super::{Key, Language, Mistake, Object, Words};
use crate::survey::json::Json;

/// What came out of a document.
#[derive(Debug)]
pub struct Plainly<T> {
    /// The best value that could be made; `None` if the text is not an object at all.
    pub value: Option<T>,
    /// Something is wrong that stops the survey: the value is not to be used.
    pub broken: bool,
    /// There is something to tell the web admin, if only a warning.
    pub wrong: bool,
}

/// What the words of a document are in one more language: a line for each of them, in the order in
/// which they are read, and an empty one for what is not translated.
#[derive(Clone, Copy, Debug, Default)]
pub struct Translation<'a> {
    /// The language.
    pub language: Language,
    /// The lines.
    pub lines: &'a str,
}

/// Reads a JSON text by the description of its outermost object.
pub fn read_plainly<T>(
    text: &str,
    translation: Translation<'_>,
    describe: impl FnOnce(&mut Plain<'_>) -> T,
) -> Plainly<T> {
    let json = Json::of(text.trim_start_matches('\u{feff}'));
    let mut reader =
        Plain { object: &[], known: Vec::new(), translation, broken: false, wrong: false };
    let value = json.as_ref().and_then(|json| {
        let outer = reader.enter(json)?;
        let value = describe(&mut reader);
        reader.leave(outer);
        Some(value)
    });
    let broken = reader.broken || value.is_none();
    Plainly { value, broken, wrong: reader.wrong || broken }
}

/// Reads one JSON object.
#[derive(Debug)]
pub struct Plain<'a> {
    object: &'a [(String, Json)],
    known: Vec<&'static str>,
    translation: Translation<'a>,
    broken: bool,
    wrong: bool,
}

/// Where reading goes on after an object.
type Outer<'a> = (&'a [(String, Json)], Vec<&'static str>);

impl<'a> Plain<'a> {
    /// Goes into an object; into anything else there is no way.
    #[inline(never)]
    fn enter(&mut self, json: &'a Json) -> Option<Outer<'a>> {
        let Json::Object(entries) = json else {
            self.broken = true;
            return None;
        };
        let outer = std::mem::replace(&mut self.object, entries);
        Some((outer, std::mem::take(&mut self.known)))
    }

    /// Looks for keys that nobody asked for and keys that stand twice, and goes back out.
    #[inline(never)]
    fn leave(&mut self, (object, known): Outer<'a>) {
        for (index, (key, _)) in self.object.iter().enumerate() {
            if !self.known.contains(&key.as_str()) && key != "$schema" {
                self.wrong = true;
            } else if self.object.iter().take(index).any(|(known, _)| known == key) {
                self.broken = true;
            }
        }
        self.object = object;
        self.known = known;
    }

    #[inline(never)]
    fn get(&self, name: &str) -> Option<&'a Json> {
        let value = self.object.iter().rev().find(|(known, _)| known == name);
        value.map(|(_, value)| value).filter(|value| !matches!(value, Json::Null))
    }

    /// The value of a key.
    #[inline(never)]
    fn value(&mut self, name: &'static str, required: bool) -> Option<&'a Json> {
        self.known.push(name);
        let value = self.get(name);
        self.broken |= value.is_none() && required;
        value
    }

    /// What was made of a value, which is wrong if nothing was.
    fn made<T>(&mut self, made: Option<T>) -> Option<T> {
        self.broken |= made.is_none();
        made
    }

    #[inline(never)]
    fn string(&mut self, name: &'static str, required: bool) -> Option<&'a str> {
        let text = self.value(name, required)?.text();
        self.made(text.map(str::trim).filter(|text| !text.is_empty()))
    }

    #[inline(never)]
    fn string_that(
        &mut self,
        name: &'static str,
        required: bool,
        fits: fn(&str) -> bool,
    ) -> Option<String> {
        let text = self.string(name, required)?;
        self.made(fits(text).then(|| text.to_owned()))
    }

    #[inline(never)]
    fn list(&mut self, name: &'static str, required: bool) -> Option<&'a [Json]> {
        let list = self.value(name, required)?.list();
        self.made(list)
    }

    #[inline(never)]
    fn words_of(&mut self, name: &'static str, required: bool) -> Option<Words> {
        let value = self.value(name, required)?;
        let mut others = Vec::new();
        let Translation { language, lines } = &mut self.translation;
        let (line, rest) = lines.split_once('\n').unwrap_or((lines, ""));
        *lines = rest;
        if !line.is_empty() {
            others.push((*language, line.to_owned()));
        }
        if let Json::Text(_) = value {
            let text = self.string_that(name, required, |_| true);
            return text.map(|text| Words::new(text, others));
        }
        let outer = self.enter(value)?;
        let mut indonesian = None;
        for language in Language::ALL {
            let text = self.string_that(language.tag(), language == Language::Indonesian, |_| true);
            match language {
                Language::Indonesian => indonesian = text,
                _ => others.extend(text.map(|text| (language, text))),
            }
        }
        self.leave(outer);
        indonesian.map(|indonesian| Words::new(indonesian, others))
    }

    #[inline(never)]
    fn number_of(
        &mut self,
        name: &'static str,
        required: bool,
        low: u16,
        high: u16,
    ) -> Option<u16> {
        let number = self.value(name, required)?.whole();
        let number = number.and_then(|number| u16::try_from(number).ok());
        self.made(number.filter(|number| (low..=high).contains(number)))
    }

    #[inline(never)]
    fn flag_of(&mut self, name: &'static str, required: bool) -> Option<bool> {
        let flag = self.value(name, required)?.flag();
        self.made(flag)
    }

    #[inline(never)]
    fn texts_of(&mut self, name: &'static str, required: bool) -> Option<Vec<String>> {
        let list = self.list(name, required)?;
        let texts: Vec<String> =
            list.iter().filter_map(|entry| entry.text().map(str::to_owned)).collect();
        self.broken |= texts.len() < list.len();
        Some(texts)
    }
}

impl Object for Plain<'_> {
    const SCHEMA: bool = false;

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    #[inline(always)]
    fn text(&mut self, key: Key) -> Option<String> {
        self.string_that(key.name, key.required, |_| true)
    }

    #[inline(always)]
    fn identifier(&mut self, key: Key) -> Option<String> {
        self.string_that(key.name, key.required, is_identifier)
    }

    #[inline(always)]
    fn address(&mut self, key: Key) -> Option<String> {
        self.string_that(key.name, key.required, is_address)
    }

    #[inline(always)]
    fn words(&mut self, key: Key) -> Option<Words> {
        self.words_of(key.name, key.required)
    }

    #[inline(always)]
    fn flag(&mut self, key: Key) -> Option<bool> {
        self.flag_of(key.name, key.required)
    }

    #[inline(always)]
    fn number(&mut self, key: Key, range: RangeInclusive<u16>) -> Option<u16> {
        self.number_of(key.name, key.required, *range.start(), *range.end())
    }

    fn one_of<T: Copy>(&mut self, key: Key, set: &[(&'static str, T)]) -> Option<T> {
        let text = self.string(key.name, key.required)?;
        let found = set.iter().find(|(word, _)| *word == text);
        self.made(found.map(|(_, value)| *value))
    }

    fn object<T>(&mut self, key: Key, describe: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let object = self.value(key.name, key.required)?;
        let outer = self.enter(object)?;
        let value = describe(self);
        self.leave(outer);
        Some(value)
    }

    fn objects<T>(&mut self, key: Key, describe: impl Fn(&mut Self) -> T) -> Option<Vec<T>> {
        let list = self.list(key.name, key.required)?;
        self.broken |= list.is_empty();
        let mut values = Vec::with_capacity(list.len());
        for entry in list {
            if let Some(outer) = self.enter(entry) {
                values.push(describe(self));
                self.leave(outer);
            }
        }
        Some(values)
    }

    #[inline(always)]
    fn texts_or_objects<T>(
        &mut self,
        key: Key,
        _: impl Fn(&str) -> T,
        _: impl Fn(&mut Self) -> T,
    ) -> Option<Vec<T>> {
        self.pass_over(key.name);
        None
    }

    fn texts(&mut self, key: Key) -> Option<Vec<String>> {
        self.texts_of(key.name, key.required)
    }

    #[cfg(mapping)]
    fn numbers(&mut self, key: Key, range: RangeInclusive<u16>) -> Option<Vec<u16>> {
        let list = self.list(key.name, key.required)?;
        let within = |value: &Json| value.whole().and_then(|number| u16::try_from(number).ok());
        let numbers = list.iter().filter_map(within).filter(|number| range.contains(number));
        let numbers: Vec<u16> = numbers.collect();
        self.broken |= list.is_empty() || numbers.len() < list.len();
        Some(numbers)
    }

    #[cfg(mapping)]
    fn table(&mut self, key: Key) -> Option<Table> {
        let value = self.value(key.name, key.required)?;
        let object = self.made(matches!(value, Json::Object(_)).then_some(value))?;
        Some(table(object, &mut |_, _| self.broken = true))
    }

    #[inline(never)]
    fn entries(&self, list: &str, key: &str) -> Vec<(usize, String)> {
        let list = self.get(list).and_then(Json::list).into_iter().flatten().enumerate();
        list.filter_map(|(index, entry)| Some((index, entry.get(key)?.text()?.trim().to_owned())))
            .collect()
    }

    fn sound(&self) -> bool {
        !self.broken
    }

    fn pass_over(&mut self, name: &'static str) {
        self.known.push(name);
    }

    #[inline(always)]
    fn mistake<P: AsRef<str>>(&mut self, _: impl FnOnce() -> (P, Mistake)) {
        self.broken = true;
    }

    fn warning<P: AsRef<str>>(&mut self, _: impl FnOnce() -> (P, Mistake)) {
        self.wrong = true;
    }
}
