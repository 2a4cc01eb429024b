//! Questions whose answers have codes and no score, and which codes a row has.

use survei_publik::survey::instrument::{Ask, FieldChoice, Instrument, Item};
use survei_publik::survey::response::{Statement, Statements};

/// What may stand between the codes of a cell, the likeliest first.
const BETWEEN: [char; 5] = [';', ',', '|', '\n', ' '];

/// A question with options.
#[derive(Debug)]
pub(crate) struct Coded<'a> {
    /// Key of the item, or of the item that repeats.
    item: &'a str,
    /// Key of the question in each of its entries.
    inner: Option<&'a str>,
    pub(crate) question: &'a Item,
    pub(crate) options: &'a [FieldChoice],
}

impl Coded<'_> {
    /// The name in exports and reports: `masukan.komponen` within an item that repeats.
    pub(crate) fn key(&self) -> String {
        match self.inner {
            None => self.item.to_owned(),
            Some(inner) => format!("{}.{inner}", self.item),
        }
    }

    /// What its column may be called; an item that repeats may have one for all its questions.
    pub(crate) fn columns(&self) -> Vec<(String, Cell)> {
        match self.inner {
            None => vec![(self.key(), Cell::Codes)],
            Some(_) => vec![(self.key(), Cell::Codes), (self.item.to_owned(), Cell::Entries)],
        }
    }

    /// The place of a code; behind the last one for a code that is not known.
    fn place(&self, code: &str) -> usize {
        let known = self.options.iter().position(|option| option.code == code);
        known.unwrap_or(self.options.len())
    }
}

/// What stands in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Codes.
    Codes,
    /// Entries with their codes, or only how many there are, as the collector writes it.
    Entries,
}

/// The questions with options of an instrument.
pub(crate) fn coded(instrument: &Instrument) -> Vec<Coded<'_>> {
    let mut all = Vec::new();
    for item in &instrument.items {
        match &item.ask {
            Ask::One(_) | Ask::Several(_) => all.push(of(item, None, item)),
            Ask::Repeat(entry) => {
                let inner = entry.iter().filter(|inner| !inner.options().is_empty());
                all.extend(inner.map(|inner| of(item, Some(&inner.key), inner)));
            }
            _ => {}
        }
    }
    all
}

fn of<'a>(item: &'a Item, inner: Option<&'a str>, question: &'a Item) -> Coded<'a> {
    Coded { item: &item.key, inner, question, options: question.options() }
}

/// What a row says: for each code the place of its question and of its option, by question.
#[derive(Debug, Default)]
pub(crate) struct Codes(pub(crate) Vec<(usize, usize)>);

impl Codes {
    /// A code, unless the question has it already: nobody chooses an option twice.
    fn once(&mut self, question: usize, option: usize) {
        if !self.0.contains(&(question, option)) {
            self.0.push((question, option));
        }
    }

    /// Adds what a cell says at a question.
    pub(crate) fn read(&mut self, place: usize, question: &Coded<'_>, kind: Cell, cell: &[u8]) {
        let cell = cell.trim_ascii();
        let number = kind == Cell::Entries && cell.iter().all(u8::is_ascii_digit);
        if cell.is_empty() || number {
            return;
        }
        if cell.starts_with(b"[") {
            // A list as in JSON Lines.
            if let Ok(statement) = serde_json::from_slice::<Statement>(cell) {
                return self.state(place, question, &statement);
            }
        }
        let text = String::from_utf8_lossy(cell);
        // Exports put an apostrophe before what a spreadsheet would run as a formula.
        let plain = text.strip_prefix('\'').unwrap_or(&text);
        let whole = [&text, plain].into_iter().map(|code| question.place(code)).min();
        let whole = whole.unwrap_or(question.options.len());
        let several = matches!(question.question.ask, Ask::Several(_)) || question.inner.is_some();
        if whole < question.options.len() || !several {
            return self.once(place, whole);
        }
        let parts = |between: &char| -> Vec<usize> {
            let parts = plain.split(*between).map(str::trim).filter(|part| !part.is_empty());
            parts.map(|part| question.place(part)).collect()
        };
        let known =
            |parts: &Vec<usize>| parts.iter().filter(|p| **p < question.options.len()).count();
        // Codes may hold blanks and commas: what separates them is what makes most sense of it.
        let mut best = vec![whole];
        for parts in BETWEEN.iter().map(parts) {
            if known(&parts) > known(&best) {
                best = parts;
            }
        }
        for option in best {
            // Several entries may be about the same thing.
            match question.inner {
                Some(_) => self.0.push((place, option)),
                None => self.once(place, option),
            }
        }
    }

    /// Adds what the statements of a response say.
    pub(crate) fn statements(&mut self, questions: &[Coded<'_>], statements: &Statements) {
        for (place, question) in questions.iter().enumerate() {
            if let Some(statement) = statements.get(question.item) {
                self.state(place, question, statement);
            }
        }
    }

    fn state(&mut self, place: usize, question: &Coded<'_>, statement: &Statement) {
        match (statement, question.inner) {
            (Statement::Text(code), None) if !code.is_empty() => {
                self.once(place, question.place(code));
            }
            (Statement::Several(codes), None) => {
                codes.iter().for_each(|code| self.once(place, question.place(code)));
            }
            (Statement::Entries(entries), Some(inner)) => {
                for said in entries.iter().filter_map(|entry| entry.get(inner)) {
                    match said {
                        Statement::Text(code) => self.0.push((place, question.place(code))),
                        Statement::Several(codes) => {
                            self.0.extend(codes.iter().map(|code| (place, question.place(code))));
                        }
                        Statement::Entries(_) => {}
                    }
                }
            }
            _ => {}
        }
    }
}
