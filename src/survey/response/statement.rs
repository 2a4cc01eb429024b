//! What is said in words, codes or numbers, and does not score.

use serde::{Deserialize, Serialize};

use super::{Answers, Respondent};
use crate::survey::WHOLE;
use crate::survey::json::{Json, Writer};
use crate::survey::keyed::Keyed;

/// Statements by item key.
pub type Statements = Keyed<Statement>;

/// An answer that does not score. As JSON: a text, a list of texts, or a list of objects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Statement {
    /// A text, a whole number in digits, or the code of the chosen option.
    Text(String),
    /// The codes of the chosen options.
    Several(Vec<String>),
    /// The entries of an item that repeats, each with its statements by key.
    Entries(Vec<Statements>),
}

impl Statement {
    /// Reads a statement from JSON; `None` for anything of another shape.
    #[must_use]
    pub fn of_json(json: &Json) -> Option<Statement> {
        match json {
            _ if !WHOLE => None,
            Json::Text(text) => Some(Statement::Text(text.clone())),
            Json::List(list) => match list.first() {
                Some(Json::Object(_)) => {
                    Some(Statement::Entries(list.iter().map(Statement::entries_of_json).collect()))
                }
                _ => {
                    let code = |code: &Json| code.text().map(str::to_owned);
                    Some(Statement::Several(list.iter().filter_map(code).collect()))
                }
            },
            _ => None,
        }
    }

    /// Reads statements by key; those of another shape are passed over.
    #[must_use]
    pub fn entries_of_json(json: &Json) -> Statements {
        if !WHOLE {
            return Statements::default();
        }
        let entry = |(key, value): &(String, Json)| Some((key.clone(), Statement::of_json(value)?));
        json.entries().iter().filter_map(entry).collect()
    }

    /// Writes what is said in codes and scores, as two objects.
    pub(in crate::survey) fn write_said(
        o: &mut Writer,
        respondent: &Respondent,
        answers: &Answers,
    ) {
        o.key("respondent").braced(|o| {
            respondent.iter().for_each(|(key, code)| o.key(key).text(Some(code)));
        });
        o.key("answers").braced(|o| {
            answers.iter().for_each(|(key, score)| o.key(key).number((*score).into()));
        });
    }

    /// Writes statements by key, as an object.
    pub(in crate::survey) fn write_entries(o: &mut Writer, statements: &Statements) {
        o.braced(|o| {
            if !WHOLE {
                return;
            }
            for (key, statement) in statements.iter() {
                o.key(key);
                match statement {
                    Statement::Text(text) => o.text(Some(text)),
                    Statement::Several(codes) => o.list(codes, |o, code| o.text(Some(code))),
                    Statement::Entries(entries) => o.list(entries, Statement::write_entries),
                }
            }
        });
    }

    /// There is nothing at all, not even blanks.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().is_empty() && self.codes().is_empty() && self.entries().is_empty()
    }

    /// Nothing is said.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.is_empty() || matches!(self, Statement::Text(text) if text.trim().is_empty())
    }

    /// The text, number or code; empty where there are several.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Statement::Text(text) => text,
            _ => "",
        }
    }

    /// The codes; of a text, none.
    #[must_use]
    pub fn codes(&self) -> &[String] {
        match self {
            Statement::Several(codes) => codes,
            _ => &[],
        }
    }

    /// The entries; none where the item does not repeat.
    #[must_use]
    pub fn entries(&self) -> &[Statements] {
        match self {
            Statement::Entries(entries) => entries,
            _ => &[],
        }
    }
}
