//! Which items are asked, given what was said so far.

use super::respondent::is_asked_field;
use super::{At, Draft, Statement, Statements};
use crate::survey::WHOLE;
use crate::survey::config::Config;
use crate::survey::instrument::{Item, Source, UnsurOrder};

/// The items that are asked, in the order in which they are shown: those for the kind of
/// service whose conditions hold. What was said at an item that is not asked counts for nothing.
#[must_use]
pub fn asked<'a>(config: &'a Config, draft: &Draft) -> Vec<&'a Item> {
    if !WHOLE {
        return config.all_items();
    }
    let mode = config.mode_of(draft.target.as_ref());
    let mut asked: Vec<&Item> = Vec::new();
    // Conditions look back in the questionnaire's order, whatever the order on screen.
    for item in config.instrument.items_in(UnsurOrder::Questionnaire, mode) {
        if is_relevant(item, &|source| said(draft, &asked, source)) {
            asked.push(item);
        }
    }
    if config.order == UnsurOrder::Questionnaire {
        return asked;
    }
    let is_asked = |item: &&Item| asked.iter().any(|known| known.key == item.key);
    config.all_items().into_iter().filter(is_asked).collect()
}

/// The questions that are asked in one entry of an item that repeats.
#[must_use]
pub fn asked_in<'a>(
    config: &Config,
    draft: &Draft,
    item: &'a Item,
    entry: &Statements,
) -> Vec<&'a Item> {
    let mut inner: Vec<&Item> = Vec::new();
    let outer = if item.entry().iter().all(|item| item.relevant.is_empty()) {
        Vec::new()
    } else {
        asked(config, draft)
    };
    for item in item.entry() {
        let within = |source: &Source| match source {
            Source::Item(key) if inner.iter().any(|known| known.key == *key) => {
                words(entry.get(key))
            }
            source => said(draft, &outer, source),
        };
        if is_relevant(item, &within) {
            inner.push(item);
        }
    }
    inner
}

/// Whether something can be said at a place just now.
#[must_use]
pub fn is_asked(config: &Config, draft: &Draft, at: &At) -> bool {
    let item = asked(config, draft).into_iter().find(|item| item.key == at.item);
    match (item, &at.entry) {
        (Some(item), Some((place, key))) if WHOLE => {
            let entries = draft.statements.get(&item.key).map(Statement::entries);
            let entry = entries.unwrap_or_default().get(*place);
            let inner = entry.map(|entry| asked_in(config, draft, item, entry));
            inner.is_some_and(|inner| inner.iter().any(|item| item.key == *key))
        }
        (item, _) => item.is_some(),
    }
}

fn is_relevant(item: &Item, said: &dyn Fn(&Source) -> Vec<String>) -> bool {
    item.relevant.iter().all(|condition| condition.holds(said))
}

fn said(draft: &Draft, asked: &[&Item], source: &Source) -> Vec<String> {
    match source {
        Source::Field(key) if is_asked_field(draft, key) => {
            draft.respondent.get(key).cloned().into_iter().collect()
        }
        Source::Item(key) if asked.iter().any(|known| known.key == *key) => {
            match draft.answers.get(key) {
                Some(score) => vec![score.to_string()],
                None => words(draft.statements.get(key)),
            }
        }
        Source::Field(_) | Source::Item(_) => Vec::new(),
    }
}

fn words(statement: Option<&Statement>) -> Vec<String> {
    match statement {
        Some(Statement::Several(codes)) => codes.clone(),
        Some(Statement::Text(text)) if !text.trim().is_empty() => vec![text.trim().to_owned()],
        _ => Vec::new(),
    }
}
