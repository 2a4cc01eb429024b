//! The languages as they ship: each as people read and correct it, and as the widget fetches it,
//! without the names of the words.

use std::path::Path;

use anyhow::{Context as _, ensure};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use survei_publik::survey::document::{Language, Translation, Words};
use survei_publik::survey::instrument::{Instrument, SKM9_2017, translated};
use survei_publik::survey::locale::{Key, PLACES, built_in, placeholders};
use xshell::Shell;

use crate::dist::DIST;
use crate::{publish, size};

/// The folder of the languages.
const FOLDER: &str = "languages";

/// The most that a language may weigh in brotli as it is fetched, in bytes: 2 kB.
const BUDGET: usize = 2 * 1024;

/// Writes the languages, and gives the folder of those that are fetched: its name tells their
/// content, as the lines in them are in the order of one build's keys.
pub(crate) fn write(shell: &Shell) -> anyhow::Result<String> {
    let mut fetched = Vec::new();
    for (tag, text) in built_in::FILES {
        shell.write_file(format!("{DIST}/{FOLDER}/{tag}.json"), text)?;
        // Indonesian is compiled in.
        if tag != Language::Indonesian.tag() {
            fetched.push((tag, short(tag, text)?));
        }
    }
    let all: String = fetched.iter().map(|(_, text)| text.as_str()).collect();
    let hash: String =
        Sha256::digest(all).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    let folder = format!("{FOLDER}/{hash}");
    for (tag, text) in fetched {
        shell.write_file(format!("{DIST}/{folder}/{tag}.json"), text)?;
    }
    Ok(folder)
}

/// The names of all keys with their placeholders, in their order, for files with names.
pub(crate) fn keys() -> String {
    let indonesian = survei_publik::survey::locale::Catalog::default();
    let key = |key: &Key| [key.name(), &placeholders(indonesian.text(*key)).concat()].concat();
    Key::ALL.iter().map(key).collect::<Vec<String>>().join(" ")
}

/// The names of all texts of the compiled-in questionnaire in the order in which they are read; a
/// dash for those that no language file translates.
pub(crate) fn places() -> anyhow::Result<String> {
    let instrument = numbered()?;
    let names = texts(&instrument)?.into_iter().map(|(name, _)| match name {
        name if PLACES.contains(&name.as_str()) => name,
        _ => "-".to_owned(),
    });
    Ok(names.collect::<Vec<String>>().join(" "))
}

/// Tells what each language weighs; fails above the budget.
pub(crate) fn sizes(shell: &Shell) -> anyhow::Result<()> {
    println!("each language alone, of at most {BUDGET}:");
    let mut count = 0;
    for folder in shell.read_dir(format!("{DIST}/{FOLDER}"))? {
        for file in if folder.is_dir() { shell.read_dir(&folder)? } else { Vec::new() } {
            if file.extension().is_some_and(|extension| extension == "json") {
                let weight = size::row_of(shell, &file)?;
                ensure!(weight <= BUDGET, "{} weighs {weight} bytes", file.display());
                count += 1;
            }
        }
    }
    ensure!(count + 1 == Language::ALL.len(), "{count} languages are there");
    Ok(())
}

/// What the widget reads of a language.
fn short(tag: &str, text: &str) -> anyhow::Result<String> {
    let file: Map<String, Value> = serde_json::from_str(text)?;
    let language = Language::of_tag(tag).context("a language that does not ship")?;
    let mut words = built_in::words(language).to_owned();
    let mut short = Map::new();
    if file.get("dir").and_then(Value::as_str) == Some("rtl") {
        short.insert("dir".to_owned(), "rtl".into());
        words = isolated(&words);
    }
    short.insert("words".to_owned(), words.into());
    short.insert("tools".to_owned(), file.get("tools").cloned().unwrap_or_default());
    let questions = questions(language)?;
    if !questions.is_empty() {
        short.insert("questions".to_owned(), questions.into());
    }
    Ok(Value::Object(short).to_string())
}

/// Numbers and names keep their own direction in a sentence that runs from right to left; as in
/// `embed/dictionary.js`. The name of a question has an element of its own.
fn isolated(words: &str) -> String {
    let mut parts = words.split('{');
    let mut isolated = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('}') {
            Some((name, rest)) if name != "label" => {
                isolated.push_str(&format!("\u{2068}{{{name}}}\u{2069}{rest}"));
            }
            _ => isolated.push_str(&format!("{{{part}")),
        }
    }
    isolated
}

/// The compiled-in questionnaire in a language, a line for each of its texts; empty where it has
/// none.
fn questions(language: Language) -> anyhow::Result<String> {
    let instrument = numbered()?;
    let lines = texts(&instrument)?.into_iter().map(|(_, words)| match words.get(language) {
        (text, found) if found == language => text,
        _ => "",
    });
    Ok(lines.collect::<Vec<&str>>().join("\n").trim_end_matches('\n').to_owned())
}

/// A language that nobody speaks, in which each text of the questionnaire is its number.
const NUMBERS: Language = Language::named("zxx");

fn numbered() -> anyhow::Result<Instrument> {
    let numbers: Vec<String> = (0..1000).map(|number: u16| number.to_string()).collect();
    let translation = Translation { language: NUMBERS, lines: &numbers.join("\n") };
    translated(SKM9_2017, translation).value.context("the built-in questionnaire is broken")
}

/// Every text of the questionnaire with its name, in the order in which they are read.
fn texts(instrument: &Instrument) -> anyhow::Result<Vec<(String, &Words)>> {
    let mut texts = vec![("title".to_owned(), &instrument.title)];
    for unsur in &instrument.unsur {
        texts.push((format!("unsur.{}", unsur.key), &unsur.name));
    }
    for item in &instrument.items {
        texts.push((item.key.clone(), &item.question));
        for choice in item.choices() {
            texts.push((format!("{}.{}", item.key, choice.score), &choice.label));
        }
    }
    for field in &instrument.fields {
        texts.push((format!("respondent.{}", field.key), &field.label));
        for choice in &field.choices {
            texts.push((format!("respondent.{}.{}", field.key, choice.code), &choice.label));
        }
    }
    let number = |(_, words): &(String, &Words)| words.text(NUMBERS).parse::<usize>();
    texts.sort_by_key(|text| number(text).unwrap_or(usize::MAX));
    for (index, text) in texts.iter().enumerate() {
        ensure!(number(text).ok() == Some(index), "{} has no place of its own", text.0);
    }
    Ok(texts)
}

/// Puts the modules for languages beside the widget, whose glue must know the name of this one.
pub(crate) fn module(shell: &Shell, tools: &Path) -> anyhow::Result<String> {
    let (keys, places) = (keys(), places()?);
    let constants = [("__KEYS__", keys.as_str()), ("__PLACES__", &places)];
    let dictionary = publish::script(shell, tools, "dictionary.js", &constants)?;
    let folder = write(shell)?;
    let constants = [("__LANGUAGES__", folder.as_str()), ("__DICTIONARY__", &dictionary)];
    publish::script(shell, tools, "languages.js", &constants)
}

#[cfg(test)]
mod tests {
    use super::{isolated, places};

    #[test]
    fn values_in_a_sentence_from_right_to_left_are_isolated_but_for_the_name_of_a_question() {
        assert_eq!(isolated("a {n} b {label}"), "a \u{2068}{n}\u{2069} b {label}");
    }

    #[test]
    fn every_question_and_choice_has_its_place_and_nothing_else_has_one() {
        let places = places().unwrap();
        let named: Vec<&str> = places.split(' ').filter(|name| *name != "-").collect();
        assert_eq!(named.len(), 45, "{places}");
        assert!(places.contains("persyaratan persyaratan.1 persyaratan.2"), "{places}");
    }
}
