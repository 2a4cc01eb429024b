//! Values at the ends of paths: what becomes JSON or XML.

use super::expand::Value;

/// A tree that grows path by path; everything stays in the order in which it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Tree {
    /// Nothing yet.
    #[default]
    Empty,
    /// The end of a path.
    Value(Value),
    /// Children by key.
    Object(Vec<(String, Tree)>),
    /// Entries by the label that paths know them by. Only their order is written.
    List(Vec<(String, Tree)>),
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To a key of an object.
    Key(String),
    /// To the entry of a list with this label; an empty one makes a new entry.
    Entry(String),
}

/// A path such as `response[3].question_id`.
pub(super) fn steps(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        let bracketed = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        rest = if let Some((label, after)) = bracketed {
            steps.push(Step::Entry(label.to_owned()));
            after
        } else {
            let end = rest.char_indices().skip(1).find(|(_, c)| matches!(c, '.' | '['));
            let end = end.map_or(rest.len(), |(end, _)| end);
            let (key, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            steps.push(Step::Key(key.to_owned()));
            after
        };
        rest = rest.strip_prefix('.').unwrap_or(rest);
    }
    steps
}

/// Why a value found no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// There is one already.
    Twice,
    /// Something has a value and also others below it, or is an object as well as a list.
    ValueAndGroup,
}

impl Tree {
    /// The tree of these values. One that finds no place is left out.
    pub(super) fn of<'a>(values: impl IntoIterator<Item = (&'a str, &'a Value)>) -> Tree {
        let mut tree = Tree::default();
        for (path, value) in values {
            let _ = tree.insert(&steps(path), value);
        }
        tree
    }

    /// Puts a value at the end of a path.
    ///
    /// # Errors
    /// Why there is no place for it.
    pub(super) fn insert(&mut self, path: &[Step], value: &Value) -> Result<(), Taken> {
        let Some((step, rest)) = path.split_first() else {
            match self {
                Tree::Empty => *self = Tree::Value(value.clone()),
                Tree::Value(_) => return Err(Taken::Twice),
                _ => return Err(Taken::ValueAndGroup),
            }
            return Ok(());
        };
        if *self == Tree::Empty {
            *self = match step {
                Step::Key(_) => Tree::Object(Vec::new()),
                Step::Entry(_) => Tree::List(Vec::new()),
            };
        }
        let (children, label) = match (self, step) {
            (Tree::Object(children), Step::Key(label))
            | (Tree::List(children), Step::Entry(label)) => (children, label),
            _ => return Err(Taken::ValueAndGroup),
        };
        let known = |(known, _): &&mut (String, Tree)| known == label && !label.is_empty();
        if let Some((_, child)) = children.iter_mut().find(known) {
            return child.insert(rest, value);
        }
        let mut child = Tree::default();
        child.insert(rest, value)?;
        children.push((label.clone(), child));
        Ok(())
    }
}
