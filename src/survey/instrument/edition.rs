//! What may change from one edition of a questionnaire to the next. Answers are kept for years
//! under keys, codes and scores, so none of these may ever come to mean something else:
//! another meaning takes another key.
//!
//! What is removed stays readable as long as the edition that asked it is kept: every answer
//! carries its edition's number. So a removal, like all that changes what an edition asks,
//! takes a higher number.

mod figures;

use super::{Ask, Field, FieldChoice, Instrument, Item, Page};
use crate::survey::document::{Language, Words};

/// One difference that matters for answers that are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where, such as `items[3].choices`: in the new edition, or in the old one if it is removed.
    pub path: String,
    /// What.
    pub kind: ChangeKind,
    /// What follows from it.
    pub verdict: Verdict,
}

/// What follows from a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Stored answers would be misread: it takes another key.
    NewKey,
    /// It takes a higher version.
    Raise,
    /// The version is higher; only a person can tell whether the meaning is the same.
    Compare,
}

/// How editions differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Not an edition of the same questionnaire.
    OtherId(String, String),
    /// The version went down.
    LowerVersion(u16, u16),
    /// A topic was asked about and is no longer, or the other way round.
    Consultation,
    /// Another kind of answer.
    OtherAnswer(&'static str, &'static str),
    /// Another set of scores.
    OtherScores(String, String),
    /// Which end of the scale is the worst.
    Reversed,
    /// Another unsur.
    OtherUnsur(String, String),
    /// Moved into a repeated item, out of it, or to another.
    Moved,
    /// An option that was there is not.
    CodeRemoved(String),
    /// A code or score has the label that another one had.
    LabelOf(String, String),
    /// Numbers or texts that could be given before, and now cannot.
    Narrower,
    /// Another weight, conversion or table of values under the same name.
    OtherRule,
    /// The index counts other items than before.
    OtherMembers,
    /// Other people are asked: another kind of service, or other conditions.
    OtherAudience,
    /// An answer is demanded where there was none, or silence was allowed.
    Required,
    /// No longer there.
    Removed(String),
    /// Another Indonesian wording.
    Wording(String, String),
}

/// What the new edition changes, in the order of the document.
#[must_use]
pub fn changes(old: &Instrument, new: &Instrument) -> Vec<Change> {
    let mut found = Comparison { raised: new.version > old.version, changes: Vec::new() };
    if old.id != new.id {
        found.refuse("id", ChangeKind::OtherId(old.id.clone(), new.id.clone()));
        return found.changes;
    }
    if new.version < old.version {
        found.refuse("version", ChangeKind::LowerVersion(old.version, new.version));
    }
    for (place, unsur) in new.unsur.iter().enumerate() {
        let before = old.unsur(&unsur.key);
        found.words(&format!("unsur[{place}].name"), before.map(|b| &b.name), Some(&unsur.name));
    }
    for (place, page) in new.pages.iter().enumerate() {
        let place = format!("pages[{place}]");
        let before = page_of(old, Some(&page.key));
        found.words(&format!("{place}.title"), before.map(|b| &b.title), Some(&page.title));
        let hint = before.map(|before| before.hint.as_ref());
        found.hint(&format!("{place}.hint"), hint, page.hint.as_ref());
    }
    items(&mut found, old, new);
    if old.consultation != new.consultation {
        found.weigh("consultation", ChangeKind::Consultation);
    }
    figures::groupings(&mut found, old, new);
    fields(&mut found, &old.fields, &new.fields);
    found.changes
}

/// What was found so far.
struct Comparison {
    raised: bool,
    changes: Vec<Change>,
}

impl Comparison {
    fn add(&mut self, path: &str, kind: ChangeKind, verdict: Verdict) {
        self.changes.push(Change { path: path.to_owned(), kind, verdict });
    }

    /// Never right under the same key.
    fn refuse(&mut self, path: &str, kind: ChangeKind) {
        self.add(path, kind, Verdict::NewKey);
    }

    /// Takes a higher version, and then a look.
    fn weigh(&mut self, path: &str, kind: ChangeKind) {
        let verdict = if self.raised { Verdict::Compare } else { Verdict::Raise };
        self.add(path, kind, verdict);
    }

    /// Takes a higher version, and that is all.
    fn raise(&mut self, path: &str, kind: ChangeKind) {
        if !self.raised {
            self.add(path, kind, Verdict::Raise);
        }
    }

    /// Another wording of what is in both. A translation is no wording: Indonesian is binding.
    fn words(&mut self, path: &str, old: Option<&Words>, new: Option<&Words>) {
        let (Some(old), Some(new)) = (old, new) else { return };
        let (old, new) = (indonesian(old), indonesian(new));
        if old != new {
            self.weigh(path, ChangeKind::Wording(old.to_owned(), new.to_owned()));
        }
    }

    /// Another hint of what is in both; to add or take one away changes the question too.
    fn hint(&mut self, path: &str, old: Option<Option<&Words>>, new: Option<&Words>) {
        let Some(old) = old else { return };
        let none = Words::default();
        self.words(path, Some(old.unwrap_or(&none)), Some(new.unwrap_or(&none)));
    }

    /// Labels under codes or scores.
    fn labels(&mut self, path: &str, old: &[(String, &Words)], new: &[(String, &Words)]) {
        for (code, label) in old {
            let now = new.iter().find(|(known, _)| known == code).map(|(_, label)| *label);
            let Some(now) = now else {
                self.refuse(path, ChangeKind::CodeRemoved(code.clone()));
                continue;
            };
            let same = |(_, known): &&(String, &Words)| indonesian(known) == indonesian(now);
            let other = old.iter().find(same).filter(|_| indonesian(label) != indonesian(now));
            match other {
                Some((other, _)) => {
                    self.refuse(path, ChangeKind::LabelOf(code.clone(), other.clone()));
                }
                None => self.words(path, Some(label), Some(now)),
            }
        }
    }
}

fn indonesian(words: &Words) -> &str {
    words.text(Language::Indonesian)
}

fn page_of<'a>(instrument: &'a Instrument, key: Option<&String>) -> Option<&'a Page> {
    instrument.pages.iter().find(|page| Some(&page.key) == key)
}

/// An item where it stands: in which repeated one, if in any.
struct Standing<'a> {
    within: Option<&'a str>,
    path: String,
    item: &'a Item,
}

fn standing(instrument: &Instrument) -> Vec<Standing<'_>> {
    let mut all = Vec::new();
    for (place, item) in instrument.items.iter().enumerate() {
        let path = format!("items[{place}]");
        for (place, inner) in item.entry().iter().enumerate() {
            let path = format!("{path}.items[{place}]");
            all.push(Standing { within: Some(&item.key), path, item: inner });
        }
        all.push(Standing { within: None, path, item });
    }
    all
}

fn find<'a, 'b>(all: &'b [Standing<'a>], at: &Standing<'_>) -> Option<&'b Standing<'a>> {
    all.iter().find(|known| known.within == at.within && known.item.key == at.item.key)
}

fn items(found: &mut Comparison, old: &Instrument, new: &Instrument) {
    let (before, after) = (standing(old), standing(new));
    for now in &after {
        let Some(then) = find(&before, now) else {
            let gone = |then: &&Standing<'_>| {
                then.item.key == now.item.key && find(&after, then).is_none()
            };
            if before.iter().any(|then| gone(&then)) {
                found.refuse(&now.path, ChangeKind::Moved);
            } else if now.item.required {
                found.raise(&now.path, ChangeKind::Required);
            }
            continue;
        };
        item(found, &now.path, then.item, now.item);
        let was = page_of(old, then.item.page.as_ref());
        let is = page_of(new, now.item.page.as_ref());
        if was.map(|page| &page.key) != is.map(|page| &page.key) {
            // The heading of its page is part of the question.
            let none = Words::default();
            let title = |page: Option<&Page>| page.map_or(none.clone(), |page| page.title.clone());
            let path = format!("{}.page", now.path);
            found.words(&path, Some(&title(was)), Some(&title(is)));
        }
    }
    for then in &before {
        if !after.iter().any(|now| now.item.key == then.item.key) {
            found.raise(&then.path, ChangeKind::Removed(then.item.key.clone()));
        }
    }
}

fn item(found: &mut Comparison, path: &str, old: &Item, new: &Item) {
    found.words(&format!("{path}.question"), Some(&old.question), Some(&new.question));
    found.hint(&format!("{path}.hint"), Some(old.hint.as_ref()), new.hint.as_ref());
    ask(found, path, &old.ask, &new.ask);
    if old.unsur != new.unsur {
        let name = |unsur: &Option<String>| unsur.clone().unwrap_or_default();
        let kind = ChangeKind::OtherUnsur(name(&old.unsur), name(&new.unsur));
        found.refuse(&format!("{path}.unsur"), kind);
    }
    if old.mode != new.mode {
        found.weigh(&format!("{path}.mode"), ChangeKind::OtherAudience);
    }
    if new.required && !old.required {
        found.weigh(&format!("{path}.required"), ChangeKind::Required);
    }
    if old.relevant != new.relevant {
        found.weigh(&format!("{path}.relevant"), ChangeKind::OtherAudience);
    }
}

fn ask(found: &mut Comparison, path: &str, old: &Ask, new: &Ask) {
    match (old, new) {
        (
            Ask::Choice { choices: then, reversed: was },
            Ask::Choice { choices: now, reversed: is },
        ) => {
            let scores = |choices: &[super::Choice]| {
                let mut scores: Vec<u8> = choices.iter().map(|choice| choice.score).collect();
                scores.sort_unstable();
                scores.iter().map(u8::to_string).collect::<Vec<_>>().join(", ")
            };
            let path_of_choices = format!("{path}.choices");
            if scores(then) == scores(now) {
                let label = |choice: &'_ super::Choice| choice.score.to_string();
                let then: Vec<_> = then.iter().map(|c| (label(c), &c.label)).collect();
                let now: Vec<_> = now.iter().map(|c| (label(c), &c.label)).collect();
                found.labels(&path_of_choices, &then, &now);
            } else {
                let kind = ChangeKind::OtherScores(scores(then), scores(now));
                found.refuse(&path_of_choices, kind);
            }
            if was != is {
                found.refuse(&format!("{path}.reversed"), ChangeKind::Reversed);
            }
        }
        (Ask::One(then), Ask::One(now)) | (Ask::Several(then), Ask::Several(now)) => {
            found.labels(&format!("{path}.options"), &labelled(then), &labelled(now));
        }
        (Ask::Number(low, high), Ask::Number(from, to)) if from > low || to < high => {
            found.refuse(path, ChangeKind::Narrower);
        }
        (Ask::Text { long: true }, Ask::Text { long: false }) => {
            found.refuse(path, ChangeKind::Narrower);
        }
        (old, new) if word(old) != word(new) => {
            let kind = ChangeKind::OtherAnswer(word(old), word(new));
            found.refuse(&format!("{path}.type"), kind);
        }
        _ => {}
    }
}

fn labelled(options: &[FieldChoice]) -> Vec<(String, &Words)> {
    options.iter().map(|option| (option.code.clone(), &option.label)).collect()
}

/// The kind of answer, as documents say it.
fn word(ask: &Ask) -> &'static str {
    match ask {
        Ask::Choice { .. } => "choice",
        Ask::One(_) => "select_one",
        Ask::Several(_) => "select_multiple",
        Ask::Number(..) => "number",
        Ask::Text { .. } => "text",
        Ask::Repeat(_) => "repeat",
    }
}

fn fields(found: &mut Comparison, old: &[Field], new: &[Field]) {
    for (place, field) in new.iter().enumerate() {
        let path = format!("respondent[{place}]");
        // A field is asked unless a configuration says otherwise.
        let Some(before) = old.iter().find(|known| known.key == field.key) else {
            found.raise(&path, ChangeKind::Required);
            continue;
        };
        found.words(&format!("{path}.label"), Some(&before.label), Some(&field.label));
        let (then, now) = (labelled(&before.choices), labelled(&field.choices));
        found.labels(&format!("{path}.choices"), &then, &now);
    }
    for (place, field) in old.iter().enumerate() {
        if !new.iter().any(|known| known.key == field.key) {
            found.raise(&format!("respondent[{place}]"), ChangeKind::Removed(field.key.clone()));
        }
    }
}
