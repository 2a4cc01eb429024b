//! `survei check`: every mistake of a document, with its place and its mend.

use std::path::Path;
use std::sync::Arc;

use survei_publik::survey::config;
use survei_publik::survey::document::{Diagnostic, Language, Reading, Severity};
use survei_publik::survey::instrument::{self, Instrument, Status};
use survei_publik::survey::json::Json;
use survei_publik::survey::locale::{Catalog, Key, explain, read_language};

use crate::arguments::CheckArguments;
use crate::console::{Failure, Out};
use crate::instruments::{built_in, indonesian, text_of};
use crate::published::compare;

pub(crate) fn run(out: &mut Out, arguments: &CheckArguments) -> Result<u8, Failure> {
    let mut known = built_in();
    // A configuration may name a questionnaire that is checked beside it.
    let given = arguments.files.iter().filter_map(|file| {
        let text = text_of(file).ok()?;
        (kind(&text) == Some(Kind::Instrument)).then(|| instrument::read(&text).value).flatten()
    });
    known.splice(0..0, given.collect::<Vec<_>>());
    let published = arguments.published.as_deref();
    if published.is_some() && arguments.files.len() != 1 {
        return Err(Failure::new(
            "Dengan --published, sebutkan satu kuesioner: terbitan yang baru.",
        ));
    }
    let mut errors = 0;
    for file in &arguments.files {
        errors += check(out, file, &known, published)?;
    }
    Ok(if errors == 0 { 0 } else { 2 })
}

/// What a document is, by the list it must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Configuration,
    Instrument,
    Language,
}

fn kind(text: &str) -> Option<Kind> {
    let json = Json::parse(text.trim_start_matches('\u{feff}')).ok()?;
    match (json.get("units"), json.get("items"), json.get("language")) {
        (Some(_), ..) => Some(Kind::Configuration),
        (None, Some(_), _) => Some(Kind::Instrument),
        (None, None, Some(_)) => Some(Kind::Language),
        (None, None, None) => None,
    }
}

/// Checks one file and tells how many errors it has.
fn check(
    out: &mut Out,
    file: &Path,
    known: &[Instrument],
    published: Option<&Path>,
) -> Result<usize, Failure> {
    let name = file.display();
    let text = match text_of(file) {
        Ok(text) => text,
        Err(failure) => {
            out.line(&failure.to_string())?;
            return Ok(1);
        }
    };
    match kind(&text) {
        Some(Kind::Configuration | Kind::Language) | None if published.is_some() => {
            out.line(&format!("{name}: --published hanya untuk kuesioner (punya \"items\")"))?;
            Ok(1)
        }
        Some(Kind::Configuration) => check_configuration(out, file, &text, known),
        Some(Kind::Instrument) => check_instrument(out, file, &text, published),
        Some(Kind::Language) => check_language(out, file, &text),
        None => {
            let reading = instrument::read(&text);
            let broken = Json::parse(text.trim_start_matches('\u{feff}')).is_err();
            if broken {
                return listed(out, file, "berkas", &reading);
            }
            out.line(&format!(
                "{name}: bukan konfigurasi (tidak ada \"units\"), bukan kuesioner (tidak ada \"items\"), \
                 dan bukan berkas bahasa (tidak ada \"language\")"
            ))?;
            Ok(1)
        }
    }
}

fn check_instrument(
    out: &mut Out,
    file: &Path,
    text: &str,
    published: Option<&Path>,
) -> Result<usize, Failure> {
    let reading = instrument::read(text);
    let errors = listed(out, file, "kuesioner", &reading)?;
    let Some(instrument) = &reading.value else { return Ok(errors) };
    let (items, unsur) = (instrument.items.len(), instrument.unsur.len());
    let scored = instrument.items.iter().filter(|item| item.scale().is_some()).count();
    let scored = if scored == items { String::new() } else { format!(" ({scored} bernilai)") };
    let groupings: Vec<&str> = instrument.groupings.iter().map(|g| g.key.as_str()).collect();
    out.line(&format!(
        "  {} versi {}: {items} pertanyaan{scored}, {unsur} unsur, pengelompokan {}",
        instrument.id,
        instrument.version,
        groupings.join(", ")
    ))?;
    if instrument.status == Status::Unconfirmed {
        out.line(
            "  catatan: bunyi kuesioner ini belum dipastikan; cocokkan dulu dengan naskah resminya",
        )?;
    }
    match published {
        // What follows from a mistake is looked for once the mistake is mended.
        Some(published) if errors == 0 => compare(out, instrument, published),
        _ => Ok(errors),
    }
}

/// A language file: how much of it there is, and how much a speaker has read.
fn check_language(out: &mut Out, file: &Path, text: &str) -> Result<usize, Failure> {
    let reading = read_language(text);
    let errors = listed(out, file, "berkas bahasa", &reading)?;
    if let Some(file) = &reading.value {
        out.line(&format!(
            "  {}: {} dari {} kalimat; {} sudah diperiksa penutur",
            file.language,
            file.words.len(),
            Key::ALL.len(),
            file.reviewed.len()
        ))?;
    }
    Ok(errors)
}

fn check_configuration(
    out: &mut Out,
    file: &Path,
    text: &str,
    known: &[Instrument],
) -> Result<usize, Failure> {
    let named = config::instrument_wanted(text);
    let found = known.iter().find(|instrument| instrument.id == named);
    let Some(instrument) = found else {
        let names: Vec<&str> = known.iter().map(|instrument| instrument.id.as_str()).collect();
        out.line(&format!("{}: konfigurasi, 1 kesalahan", file.display()))?;
        out.line(&format!(
            "  kesalahan   instrument: \"{}\" tidak dikenal; yang ada: {}. Bila kuesionernya \
             berkas sendiri, sebutkan berkas itu juga di perintah ini.",
            named,
            names.join(", ")
        ))?;
        return Ok(1);
    };
    let mut reading = config::read(text, &Arc::new(instrument.clone()));
    let advice = reading.value.as_ref().map(config::advice).unwrap_or_default();
    reading.diagnostics.extend(advice);
    let errors = listed(out, file, "konfigurasi", &reading)?;
    if let Some(config) = &reading.value {
        out.line(&format!(
            "  {}: {} unit, {} layanan, kuesioner {}",
            indonesian(&config.agency.name),
            config.units.len(),
            config.services().count(),
            config.instrument.id
        ))?;
    }
    Ok(errors)
}

/// Prints the diagnostics of a document and tells how many of them are errors.
fn listed<T>(
    out: &mut Out,
    file: &Path,
    kind: &str,
    reading: &Reading<T>,
) -> Result<usize, Failure> {
    for line in told(file, kind, &reading.diagnostics) {
        out.line(&line)?;
    }
    Ok(reading.diagnostics.iter().filter(|d| d.severity() == Severity::Error).count())
}

/// The diagnostics of a document in words: how many there are, then each with place and mend.
pub(crate) fn told(file: &Path, kind: &str, diagnostics: &[Diagnostic]) -> Vec<String> {
    let catalog = Catalog::of(Language::Indonesian);
    let error = |diagnostic: &&Diagnostic| diagnostic.severity() == Severity::Error;
    let errors = diagnostics.iter().filter(error).count();
    let warnings = diagnostics.len() - errors;
    let found = match (errors, warnings) {
        (0, 0) => "tidak ada kesalahan".to_owned(),
        (0, warnings) => format!("{warnings} peringatan"),
        (errors, 0) => format!("{errors} kesalahan"),
        (errors, warnings) => format!("{errors} kesalahan, {warnings} peringatan"),
    };
    let mut lines = vec![format!("{}: {kind}, {found}", file.display())];
    for diagnostic in diagnostics {
        let severity = if error(&diagnostic) { "kesalahan  " } else { "peringatan " };
        lines.push(format!("  {severity} {}", explain(&catalog, diagnostic)));
    }
    lines
}
