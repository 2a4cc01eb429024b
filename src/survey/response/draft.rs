//! An unfinished response.

use crate::survey::WHOLE;

use super::{Agreed, Answers, At, Respondent, Slot, Statement, Statements, Target};

/// The most entries that an item can be answered with.
pub const ENTRY_LIMIT: usize = 50;

/// An unfinished response: anything may still be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Unit and service, once chosen.
    pub target: Option<Target>,
    /// What was said about the respondent.
    pub respondent: Respondent,
    /// The scored answers so far.
    pub answers: Answers,
    /// The answers so far that do not score.
    pub statements: Statements,
    /// The comment, as typed.
    pub comment: String,
    /// What the respondent has agreed to.
    pub agreed: Agreed,
    /// The part of the day.
    pub slot: Option<Slot>,
}

impl Draft {
    /// What was stated at a place.
    #[must_use]
    pub fn said(&self, at: &At) -> Option<&Statement> {
        if !WHOLE {
            return None;
        }
        let statement = self.statements.get(&at.item)?;
        match &at.entry {
            None => Some(statement),
            Some((place, key)) => statement.entries().get(*place)?.get(key),
        }
    }

    /// States something; what is empty is taken out. An entry that is not there stays so.
    pub(in crate::survey) fn say(&mut self, at: At, statement: Statement) {
        match at.entry {
            None => put(&mut self.statements, at.item, statement),
            Some((place, key)) => self.change_entries(&at.item, |entries| {
                if let Some(entry) = entries.get_mut(place) {
                    put(entry, key, statement);
                }
            }),
        }
    }

    /// Chooses an option among several, or takes it back.
    pub(in crate::survey) fn toggle(&mut self, at: At, code: String) {
        let mut codes = self.said(&at).map(Statement::codes).unwrap_or_default().to_vec();
        match codes.iter().position(|known| *known == code) {
            Some(place) => drop(codes.remove(place)),
            None => codes.push(code),
        }
        self.say(at, Statement::Several(codes));
    }

    /// Adds an empty entry, up to [`ENTRY_LIMIT`], and tells its place.
    pub(in crate::survey) fn add_entry(&mut self, item: &str) -> usize {
        let mut place = 0;
        self.change_entries(item, |entries| {
            if entries.len() < ENTRY_LIMIT {
                entries.push(Statements::default());
            }
            place = entries.len().saturating_sub(1);
        });
        place
    }

    /// Removes an entry.
    pub(in crate::survey) fn remove_entry(&mut self, item: &str, place: usize) {
        self.change_entries(item, |entries| {
            if place < entries.len() {
                entries.remove(place);
            }
        });
    }

    fn change_entries(&mut self, item: &str, change: impl FnOnce(&mut Vec<Statements>)) {
        let mut entries = match self.statements.get(item) {
            Some(statement) => statement.entries().to_vec(),
            None => Vec::new(),
        };
        change(&mut entries);
        put(&mut self.statements, item.to_owned(), Statement::Entries(entries));
    }
}

fn put(statements: &mut Statements, key: String, statement: Statement) {
    if statement.is_empty() {
        statements.retain(|known, _| known != key);
    } else {
        statements.insert(key, statement);
    }
}
