//! How the rules are written in a configuration.

use super::{K, Merged, Rules, Step, defaults};
use crate::survey::config::AskedField;
use crate::survey::document::{Mistake, Object, optional, required};

/// Reads the rules of `privacy`; what is not set is as usual.
pub fn describe<O: Object>(o: &mut O) -> Rules {
    let k = o.number(
        optional(
            "k",
            "Figures, counts and rows are published only about this many people or more \
             (default: 5). 1: nothing is withheld.",
        ),
        1..=100,
    );
    let steps = o.objects(
        optional(
            "coarsen",
            "What is made coarser, in order, before anything is withheld (default: fewer bands \
             of usia, pekerjaan and pendidikan, and then combinations without them).",
        ),
        step,
    );
    Rules { k: k.map_or(K, u64::from), steps: steps.unwrap_or_else(defaults::steps) }
}

fn step<O: Object>(o: &mut O) -> Step {
    let field = o.identifier(required("field", "Key of the respondent field."));
    let merge = o.objects(optional("merge", "Choices that become one."), merged);
    let drop = o.flag(optional("drop", "true: combinations leave the field out."));
    let neither = !o.has("merge") && (!o.has("drop") || drop == Some(false));
    if !O::SCHEMA && neither {
        o.mistake(|| ("merge", Mistake::Missing));
    }
    if !O::SCHEMA && merge.is_some() && drop == Some(true) {
        let (found, allowed) = ("true".to_owned(), "false".to_owned());
        o.mistake(|| ("drop", Mistake::NotOneOf { found, allowed }));
    }
    Step { field: field.unwrap_or_default(), merge: merge.unwrap_or_default() }
}

fn merged<O: Object>(o: &mut O) -> Merged {
    let code = o.identifier(required("code", "Code of what the choices become."));
    let label = o.words(required("label", "What it is called."));
    let of = o.texts(required("of", "Codes of the choices."));
    Merged {
        code: code.unwrap_or_default(),
        label: label.unwrap_or_default(),
        of: of.unwrap_or_default(),
    }
}

/// Reports fields and choices that are not asked.
pub fn check<O: Object>(o: &mut O, rules: &Rules, fields: &[AskedField]) {
    if !o.has("privacy") || *rules.steps == *defaults::steps() {
        return;
    }
    let joined = |known: &[&str]| known.join(", ");
    for (place, step) in rules.steps.iter().enumerate() {
        let owner = format!("privacy.coarsen[{place}]");
        let Some(field) = fields.iter().find(|field| field.key == step.field) else {
            let known: Vec<&str> = fields.iter().map(|field| field.key.as_str()).collect();
            let (found, known) = (step.field.clone(), joined(&known));
            let path = format!("{owner}.field");
            o.mistake(|| (path, Mistake::UnknownReference { found, known }));
            continue;
        };
        let mut known: Vec<&str> =
            field.choices.iter().map(|choice| choice.code.as_str()).collect();
        let before = rules.steps.iter().take(place).filter(|before| before.field == step.field);
        known.extend(before.flat_map(|step| &step.merge).map(|merged| merged.code.as_str()));
        for (at, merged) in step.merge.iter().enumerate() {
            for (of, code) in merged.of.iter().enumerate() {
                if !known.contains(&code.as_str()) {
                    let (found, known) = (code.clone(), joined(&known));
                    let path = format!("{owner}.merge[{at}].of[{of}]");
                    o.mistake(|| (path, Mistake::UnknownReference { found, known }));
                }
            }
        }
    }
}
