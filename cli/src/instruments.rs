//! Which questionnaire is meant: a built-in one by name, or a file.

use std::fs;
use std::path::Path;

use survei_publik::survey::document::{Language, Reading, Severity, Words};
use survei_publik::survey::instrument::{BUILT_IN, Instrument, read};
use survei_publik::survey::locale::{Catalog, explain};

use crate::console::Failure;

/// Every built-in questionnaire.
pub(crate) fn built_in() -> Vec<Instrument> {
    BUILT_IN.iter().filter_map(|(_, text)| read(text).usable()).collect()
}

/// The questionnaire of that name or in that file.
pub(crate) fn load(name: &str) -> Result<Instrument, Failure> {
    let known = built_in();
    let names: Vec<&str> = known.iter().map(|instrument| instrument.id.as_str()).collect();
    let names = names.join(", ");
    if let Some(found) = known.into_iter().find(|instrument| instrument.id == name) {
        return Ok(found);
    }
    let path = Path::new(name);
    if !path.exists() {
        return Err(Failure::new(format!(
            "Kuesioner {name} tidak ada. Yang bawaan: {names}; atau tulis nama berkasnya."
        )));
    }
    usable(name, read(&text_of(path)?))
}

/// What was read, unless there is an error in it.
pub(crate) fn usable(name: &str, reading: Reading<Instrument>) -> Result<Instrument, Failure> {
    let catalog = Catalog::of(Language::Indonesian);
    let mut sentence = format!("Kuesioner {name} tidak bisa dipakai:");
    for diagnostic in reading.diagnostics.iter().filter(|d| d.severity() == Severity::Error) {
        sentence.push_str("\n- ");
        sentence.push_str(&explain(&catalog, diagnostic));
    }
    reading.usable().ok_or(Failure::Sentence(sentence))
}

/// The text of a file, or a sentence about why there is none.
pub(crate) fn text_of(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path)
        .map_err(|error| Failure::new(format!("{}: tidak bisa dibaca: {error}", path.display())))?;
    String::from_utf8(bytes)
        .map_err(|_| Failure::new(format!("{}: simpan berkas ini sebagai UTF-8.", path.display())))
}

/// The Indonesian wording.
pub(crate) fn indonesian(words: &Words) -> &str {
    words.text(Language::Indonesian)
}
