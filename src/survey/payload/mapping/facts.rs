//! What there is to say about one response, and what a field can be sent once for.

use super::holes::Holes;
use super::{Each, Mapping, WhenEmpty};
use crate::survey::config::{AskedField, Config};
use crate::survey::document::Language;
use crate::survey::instrument::Item;
use crate::survey::payload::Submission;
use crate::survey::response::{Statement, Target};

/// A response with all that is needed to put it in a backend's words.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    pub(super) config: &'a Config,
    pub(super) mapping: &'a Mapping,
    pub(super) submission: &'a Submission,
    /// In which the survey was filled in.
    pub(super) language: Language,
    /// What only the backend can tell.
    pub(super) holes: &'a Holes,
    /// The items that are asked of this service, with their place among all there are.
    items: Vec<(usize, &'a Item)>,
}

/// What a template is filled in for.
#[derive(Clone, Copy, Debug)]
pub(super) enum At<'a> {
    /// The response.
    All,
    /// A scored item.
    Answer(&'a Item, Place, Option<u8>),
    /// A respondent field.
    Field(&'a AskedField, Option<&'a str>),
    /// An item that does not score.
    Statement(&'a Item, Place, Option<&'a Statement>),
}

/// Where an item stands, from 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Among all items, in the shown order.
    pub(super) item: usize,
    /// Among those that the field is sent for.
    pub(super) sent: usize,
}

impl<'a> Facts<'a> {
    pub(super) fn new(
        config: &'a Config,
        mapping: &'a Mapping,
        submission: &'a Submission,
        language: Language,
        holes: &'a Holes,
    ) -> Facts<'a> {
        let target = target(submission);
        let mode = config.mode_of(Some(&target));
        let asked = config.instrument.items_in(config.order, mode);
        let asks = |item: &&Item| asked.iter().any(|known| known.key == item.key);
        let items = config.all_items().into_iter().enumerate();
        let items = items.filter(|(_, item)| asks(item)).collect();
        Facts { config, mapping, submission, language, holes, items }
    }

    /// What a field is sent once for. Where nothing is sent without a value, what was not answered
    /// is left out from the start.
    pub(super) fn each(&self, each: Each, outer: At<'a>, when_empty: WhenEmpty) -> Vec<At<'a>> {
        let blank_too = when_empty != WhenEmpty::Omit;
        match each {
            Each::None => vec![outer],
            Each::Answers => self.answers(blank_too),
            Each::Respondent => {
                let field = |field: &'a AskedField| {
                    let code = self.submission.respondent.get(&field.key).map(String::as_str);
                    (blank_too || code.is_some()).then_some(At::Field(field, code))
                };
                self.config.fields().filter_map(field).collect()
            }
            Each::Statements => self.statements(blank_too),
            Each::Comment => {
                let some = self.submission.comment.is_some() || self.mapping.filler.is_some();
                if some || blank_too { vec![outer] } else { Vec::new() }
            }
        }
    }

    /// The scored items.
    pub(super) fn answers(&self, blank_too: bool) -> Vec<At<'a>> {
        let scored = self.items.iter().copied().filter(|(_, item)| item.scale().is_some());
        let with_score = scored
            .map(|(place, item)| (place, item, self.submission.answers.get(&item.key).copied()));
        let sent = with_score.filter(|(_, _, score)| blank_too || score.is_some());
        let at = |(sent, (item, of, score))| At::Answer(of, Place { item, sent }, score);
        sent.enumerate().map(at).collect()
    }

    fn statements(&self, blank_too: bool) -> Vec<At<'a>> {
        let stated = self.items.iter().copied().filter(|(_, item)| item.scale().is_none());
        let said =
            stated.map(|(place, item)| (place, item, self.submission.statements.get(&item.key)));
        let sent = said.filter(|(_, _, said)| blank_too || said.is_some());
        let at = |(sent, (item, of, said))| At::Statement(of, Place { item, sent }, said);
        sent.enumerate().map(at).collect()
    }

    /// An item by its key, answered or not.
    pub(super) fn answer(&self, key: &str) -> Option<At<'a>> {
        let all = self.answers(true);
        all.into_iter().find(|at| matches!(at, At::Answer(item, ..) if item.key == key))
    }
}

/// The service that a response is about.
pub(super) fn target(Submission { unit, service, .. }: &Submission) -> Target {
    Target { unit: unit.clone(), service: service.clone() }
}
