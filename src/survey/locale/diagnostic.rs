//! Diagnostics in words, for the web admin. The widget has none of it.

use super::Catalog;
use super::catalog::fill;
use crate::survey::document::{Diagnostic, Language, Mistake};
use crate::survey::json::Json;

/// One sentence: the place, what is wrong there, and how to mend it.
#[must_use]
pub fn explain(catalog: &Catalog, diagnostic: &Diagnostic) -> String {
    let words = words(catalog.language());
    // What has no words stands for itself.
    let named = |name: &str| words.get(name).and_then(Json::text).unwrap_or(name).to_owned();
    let mistake = &diagnostic.mistake;
    let mut name = mistake.code().to_owned();
    let mut values: Vec<(&str, String)> = Vec::new();
    match mistake {
        Mistake::NotJson { line, column } => {
            values.push(("line", line.to_string()));
            values.push(("column", column.to_string()));
        }
        Mistake::WrongType { wanted } => {
            values.push(("wanted", named(&["type_", wanted].concat())));
        }
        Mistake::UnknownKey { meant } => {
            if let Some(meant) = meant {
                name.push_str("_meant");
                values.push(("meant", (*meant).to_owned()));
            }
        }
        Mistake::NotOneOf { found, allowed } => {
            values.push(("found", found.clone()));
            values.push(("allowed", allowed.clone()));
        }
        Mistake::OutOfRange { found, low, high } => {
            values.push(("found", found.clone()));
            values.push(("low", low.to_string()));
            values.push(("high", high.to_string()));
        }
        Mistake::NotAnIdentifier { found }
        | Mistake::NotAnAddress { found }
        | Mistake::NotEarlier { found }
        | Mistake::NotAFraction { found }
        | Mistake::NotAColour { found }
        | Mistake::Personal { found }
        | Mistake::NotAPath { found }
        | Mistake::NotAPattern { found }
        | Mistake::MisplacedHole { found }
        | Mistake::Unused { found }
        | Mistake::NeverAsked { found }
        | Mistake::PublicKey { found } => {
            values.push(("found", found.clone()));
        }
        Mistake::Duplicate { found, first }
        | Mistake::ValueAndGroup { found, first }
        | Mistake::NotYetCaptured { found, first } => {
            values.push(("found", found.clone()));
            values.push(("first", first.clone()));
        }
        Mistake::UnknownReference { found, known } => {
            values.push(("found", found.clone()));
            values.push(("known", if known.is_empty() { "–".to_owned() } else { known.clone() }));
        }
        Mistake::WrongCount { found, wanted } => {
            values.push(("found", found.to_string()));
            values.push(("wanted", wanted.to_string()));
        }
        Mistake::SideEffects { accepted } => {
            if *accepted {
                name.push_str("_accepted");
            }
        }
        Mistake::NotTold { what } => {
            name.push('_');
            name.push_str(what);
        }
        Mistake::Placeholders { wanted } => {
            values
                .push(("wanted", if wanted.is_empty() { "–".to_owned() } else { wanted.clone() }));
        }
        Mistake::NotTogether { first } => values.push(("first", (*first).to_owned())),
        Mistake::TooMany { found, most } => {
            values.push(("found", found.to_string()));
            values.push(("most", most.to_string()));
        }
        Mistake::WeightsNotOne { sum } => values.push(("sum", sum.clone())),
        Mistake::NewerFormat { found, known } => {
            values.push(("found", found.to_string()));
            values.push(("known", known.to_string()));
        }
        Mistake::Missing
        | Mistake::Empty
        | Mistake::RepeatedKey
        | Mistake::MixedScales
        | Mistake::ScoresNotDistinct
        | Mistake::NoIndonesian
        | Mistake::InSteps => {}
    }
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let place = match diagnostic.path.as_str() {
        "" => named("at_root"),
        path => path.to_owned(),
    };
    [&place, ": ", &fill(&named(&name), &values)].concat()
}

/// The words of a language for each kind of mistake, by its code; Indonesian where it has none.
fn words(language: Language) -> Json {
    let text = match language {
        Language::English => include_str!("data/mistakes-en.json"),
        _ => include_str!("data/mistakes-id.json"),
    };
    Json::of(text).unwrap_or(Json::Null)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each kind of mistake with its placeholders.
    fn kinds(language: Language) -> Vec<(String, Vec<String>)> {
        let words = words(language);
        let kind = |(name, words): &(String, Json)| {
            let words = words.text().unwrap();
            assert!(!words.trim().is_empty(), "{name} in {language:?}");
            let names = words.split('{').skip(1).filter_map(|part| part.split('}').next());
            // The braces of { … } are an example.
            let mut names: Vec<String> =
                names.filter(|name| *name != " … ").map(str::to_owned).collect();
            names.sort_unstable();
            (name.clone(), names)
        };
        words.entries().iter().map(kind).collect()
    }

    #[test]
    fn every_language_has_words_for_the_same_mistakes_with_the_same_placeholders() {
        let indonesian = kinds(Language::Indonesian);
        assert!(indonesian.len() > 20, "{indonesian:?}");
        for language in Language::COMPLETE {
            assert_eq!(kinds(language), indonesian, "{language:?}");
        }
    }
}
