//! What is wrong in a mapping, found before anyone answers: by a look at its templates and tables,
//! and by trying it on made-up responses.

mod holes;
mod level;
mod names;
mod personal;
mod placeholders;
mod tables;

use level::{Level, levels};

use super::facts::Facts;
use super::holes::Holes;
use super::sample::answered;
use super::{Kind, Mapping};
use crate::survey::config::{Config, Use};
use crate::survey::document::{Language, Mistake, Object};
use crate::survey::payload::Submission;
use crate::survey::response::{Day, Target};

/// Reports what is wrong in the mapping of a configuration that is otherwise sound.
pub(in crate::survey) fn check<O: Object>(o: &mut O, config: &Config) {
    let Some(mapping) = &config.submit.mapping else { return };
    for (place, mistake) in mistakes(config, mapping) {
        let place = match place.as_str() {
            // What goes with every request stands beside the mapping.
            "credentials" => "submit.credentials".to_owned(),
            _ => ["submit.mapping.", &place].concat(),
        };
        match &mistake {
            Mistake::Unused { .. } => o.warning(|| (place, mistake)),
            _ => o.mistake(|| (place, mistake)),
        }
    }
}

/// Mistakes with their places, each once.
#[derive(Debug, Default)]
struct Found(Vec<(String, Mistake)>);

impl Found {
    fn tell(&mut self, place: impl Into<String>, mistake: Mistake) {
        let found = (place.into(), mistake);
        if !self.0.contains(&found) {
            self.0.push(found);
        }
    }
}

fn mistakes(config: &Config, mapping: &Mapping) -> Vec<(String, Mistake)> {
    let mut found = Found::default();
    let holes = Holes::new(mapping, "");
    let facts = |submission| Facts::new(config, mapping, submission, Language::Indonesian, &holes);
    let targets = targets(config);
    let samples: Vec<Submission> = targets
        .iter()
        .flat_map(|target| (0..turns(config)).map(move |turn| (target, turn)))
        .map(|(target, turn)| answered(config, target, Day::FIRST, turn))
        .collect();
    // The first of each kind of service is enough where it does not matter what was answered.
    let firsts = || samples.iter().step_by(turns(config).max(1));
    let bare: Vec<Submission> = firsts().map(|full| bare(config, full)).collect();
    let firsts: Vec<Facts<'_>> = firsts().map(facts).collect();
    tables::check(&mut found, config, mapping, &firsts);
    placeholders::check(&mut found, mapping, &firsts);
    holes::check(&mut found, config, mapping);
    // What follows from a mistake is looked for once the mistake is mended.
    if found.0.iter().any(|(_, mistake)| !matches!(mistake, Mistake::Unused { .. })) {
        return found.0;
    }
    for level in samples.iter().flat_map(|submission| levels(&facts(submission))) {
        names::check(&mut found, &level);
        kinds(&mut found, &level);
    }
    for level in bare.iter().flat_map(|submission| levels(&facts(submission))) {
        personal::check(&mut found, &level);
    }
    found.0
}

/// Reports values that are not what they are said to be.
fn kinds(found: &mut Found, level: &Level<'_>) {
    for entry in level.entries.iter().filter(|entry| !entry.empty) {
        let Some(field) = level.fields.get(entry.field) else { continue };
        let open = super::template::placeholders(&field.value);
        let open = open.into_iter().any(super::holes::is_hole);
        let wanted = if field.kind == Kind::Flag { "flag" } else { "number" };
        if !open && !entry.value.is(field.kind) {
            found.tell(level.place(entry, "value"), Mistake::WrongType { wanted });
        }
    }
}

/// A service of each kind that there is.
fn targets(config: &Config) -> Vec<Target> {
    let mut modes = Vec::new();
    let mut targets = Vec::new();
    for (unit, service) in config.services() {
        let target = Target { unit: unit.id.clone(), service: service.id.clone() };
        let mode = config.mode_of(Some(&target)).map(str::to_owned);
        if !modes.contains(&mode) {
            modes.push(mode);
            targets.push(target);
        }
    }
    targets
}

/// So many made-up responses choose everything once.
fn turns(config: &Config) -> usize {
    let fields = config.fields().map(|field| field.choices.len());
    let items = config.instrument.items.iter();
    let items = items.map(|item| item.choices().len().max(item.options().len()));
    fields.chain(items).max().unwrap_or_default()
}

/// A response in which nothing is said that need not be.
fn bare(config: &Config, submission: &Submission) -> Submission {
    let mut bare = submission.clone();
    let needed = |key: &str| config.instrument.item(key).is_some_and(|item| item.required);
    let asked =
        |key: &str| config.fields().any(|field| field.key == key && field.use_ == Use::Required);
    bare.comment = None;
    bare.respondent.retain(|key, _| asked(key));
    bare.answers.retain(|key, _| needed(key));
    bare.statements.retain(|key, _| needed(key));
    bare
}
