//! Attributes of the element: they win over the document.

use super::{Config, Layout};
use crate::survey::document::{Diagnostic, Mistake, Mistakes};

/// The attributes that change the configuration, as written in the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// `unit`: only this unit.
    pub unit: Option<String>,
    /// `service`: only this service (of the unit, where one is given).
    pub service: Option<String>,
    /// `layout`: `stepwise` or `one-page`.
    pub layout: Option<String>,
    /// `show-score`: `true` or `false`.
    pub show_score: Option<String>,
}

/// Applies attributes to a configuration and reports those that cannot be.
pub fn apply(config: &mut Config, attributes: &Attributes) -> Vec<Diagnostic> {
    applied(config, attributes)
}

/// The same; tells only whether there are any that cannot be.
pub fn apply_plainly(config: &mut Config, attributes: &Attributes) -> bool {
    applied(config, attributes)
}

fn applied<M: Mistakes + Default>(config: &mut Config, attributes: &Attributes) -> M {
    let mut mistakes = M::default();
    if let Some(id) = &attributes.unit {
        narrow_units(config, id, &mut mistakes);
    }
    if let Some(id) = &attributes.service {
        narrow_services(config, id, &mut mistakes);
    }
    if let Some(word) = &attributes.layout {
        set(&mut config.layout, "layout", word, &Layout::WORDS, &mut mistakes);
    }
    if let Some(word) = &attributes.show_score {
        let words = [("true", true), ("false", false)];
        set(&mut config.show_score, "show-score", word, &words, &mut mistakes);
    }
    mistakes
}

fn narrow_units(config: &mut Config, id: &str, mistakes: &mut impl Mistakes) {
    if config.units.iter().any(|unit| unit.id == id) {
        config.units.retain(|unit| unit.id == id);
    } else {
        mistakes.tell(|| unknown("unit", id, config.units.iter().map(|unit| unit.id.as_str())));
    }
}

fn narrow_services(config: &mut Config, id: &str, mistakes: &mut impl Mistakes) {
    if config.services().any(|(_, service)| service.id == id) {
        for unit in &mut config.units {
            unit.services.retain(|service| service.id == id);
        }
        config.units.retain(|unit| !unit.services.is_empty());
    } else {
        mistakes.tell(|| {
            unknown("service", id, config.services().map(|(_, service)| service.id.as_str()))
        });
    }
}

fn set<T: Copy>(
    value: &mut T,
    name: &str,
    word: &str,
    words: &[(&'static str, T)],
    mistakes: &mut impl Mistakes,
) {
    match words.iter().find(|(known, _)| *known == word) {
        Some((_, found)) => *value = *found,
        None => mistakes.tell(|| {
            let allowed = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
            let mistake = Mistake::NotOneOf { found: word.to_owned(), allowed };
            Diagnostic { path: place(name), mistake }
        }),
    }
}

/// A reference that leads nowhere; a few of the identifiers that exist help to mend it.
fn unknown<'a>(name: &str, found: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let known = known.take(8).collect::<Vec<_>>().join(", ");
    let mistake = Mistake::UnknownReference { found: found.to_owned(), known };
    Diagnostic { path: place(name), mistake }
}

fn place(attribute: &str) -> String {
    ["attribute ", attribute].concat()
}
