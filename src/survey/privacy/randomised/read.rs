//! How it is written in a configuration, and what it cannot go together with.

use super::Epsilon;
use crate::survey::WHOLE;
use crate::survey::config::{Config, FieldAnswer};
#[cfg(not(target_arch = "wasm32"))]
use crate::survey::config::{DISABILITY, DISABILITY_KIND};
use crate::survey::document::{Mistake, Object, optional, required};
#[cfg(not(target_arch = "wasm32"))]
use crate::survey::instrument::{Item, Source};

/// `randomised` of a respondent field.
pub fn describe<O: Object>(o: &mut O) -> Option<Epsilon> {
    if !WHOLE {
        return None;
    }
    let key = optional("randomised", "Randomise the answer on the phone before it is sent.");
    o.object(key, |o| {
        let text = o.text(required(
            "epsilon",
            "How much a single answer may tell, as a decimal in quotes from 0.1 to 10: the less, \
             the better it hides, and the more responses an estimate needs.",
        ))?;
        let found = Epsilon::parse(&text);
        if found.is_none() {
            let allowed = "0.1, 0.5, 1.1, 2, 10".to_owned();
            o.mistake(|| ("epsilon", Mistake::NotOneOf { found: text, allowed }));
        }
        found
    })
    .flatten()
}

/// Reports a randomised field that other answers would give away, or that hides nothing.
pub fn check<O: Object>(o: &mut O, config: &Config) {
    if !WHOLE {
        return;
    }
    for field in config.fields().filter(|field| field.randomised.is_some()) {
        let path = || {
            let settings = o.entries("respondent", "field");
            let place = settings.iter().find(|(_, key)| *key == field.key);
            let place = place.map_or(0, |(place, _)| *place);
            ["respondent[", &place.to_string(), "].randomised"].concat()
        };
        let path = path();
        if field.choices.len() < 2 {
            o.mistake(|| (path.clone(), Mistake::Empty));
        }
        // What is typed is none of the choices that are drawn from: it could never be sent.
        if field.answer != FieldAnswer::Choice {
            o.mistake(|| (path.clone(), Mistake::NotTogether { first: "as" }));
        }
        #[cfg(not(target_arch = "wasm32"))]
        if field.key == DISABILITY && config.fields().any(|other| other.key == DISABILITY_KIND)
            || config.instrument.items.iter().any(|item| hangs_on(item, &field.key))
        {
            // What is asked after it would tell the truth.
            let others = config.fields().filter(|other| other.key != field.key);
            let allowed = others.map(|other| other.key.as_str()).collect::<Vec<_>>().join(", ");
            o.mistake(|| (path, Mistake::NotOneOf { found: field.key.clone(), allowed }));
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn hangs_on(item: &Item, key: &str) -> bool {
    let mut tests = item.relevant.iter().flat_map(|condition| &condition.0);
    tests.any(|test| matches!(&test.source, Source::Field(field) if field == key))
        || item.entry().iter().any(|inner| hangs_on(inner, key))
}
