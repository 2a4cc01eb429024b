//! The result as text: the statutory working table, and what there is to say about the rows.

use std::io::{self, Write};

use survei_publik::survey::instrument::Status;
use survei_publik::survey::score::{Decimal, Figures, IndexFigures, UnsurFigures, ranking};

use super::{Report, Scheme, mutu, value_words};
use crate::arguments::By;
use crate::console::{Out, grouped};
use crate::instruments::indonesian;
use crate::recap::quality::{Kind, MENTIONED};

/// The title of the statutory table.
const TITLE: &str =
    "PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN";

/// The column of headings before the unsur.
const HEADING: usize = 21;

pub(super) fn rows_head(out: &mut Out, unsur: usize, by: &[By]) -> io::Result<()> {
    out.line(TITLE)?;
    out.line("")?;
    write!(out, "No Resp    Baris")?;
    for number in 1..=unsur {
        write!(out, " {:>7}", format!("U{number}"))?;
    }
    for by in by {
        write!(out, "  {}", by.words())?;
    }
    out.line("")
}

pub(super) fn print(out: &mut Out, report: &Report<'_>) -> io::Result<()> {
    let scheme = report.scheme;
    if !report.follows_rows {
        out.line(TITLE)?;
        out.line("")?;
    }
    let instrument = scheme.instrument;
    let unconfirmed = match instrument.status {
        Status::Confirmed => "",
        Status::Unconfirmed => " (bunyinya belum dipastikan)",
    };
    out.line(&format!(
        "Kuesioner      : {} versi {}{unconfirmed}",
        instrument.id, instrument.version
    ))?;
    out.line(&format!("Pengelompokan  : {}", scheme.grouping.key))?;
    out.line(&format!("Profil         : {}", scheme.profile.name()))?;
    out.line(&format!("Urutan unsur   : {}", scheme.order_word()))?;
    let protection = match scheme.k {
        1 => "k = 1, tidak ada yang disembunyikan; jangan diterbitkan begitu saja".to_owned(),
        k => format!("k = {k}, angka tentang kurang dari {k} responden tidak dicetak"),
    };
    out.line(&format!("Perlindungan   : {protection}"))?;
    for (key, figures) in &report.groups {
        let parts = report.by.iter().zip(key);
        let words: Vec<String> = parts
            .map(|(by, part)| {
                let part = if part.is_empty() { "(kosong)" } else { part };
                format!("{} {part}", by.words())
            })
            .collect();
        table(out, scheme, &words.join(", "), figures.as_ref())?;
    }
    let all = if report.groups.is_empty() {
        "Semua responden".to_owned()
    } else {
        "Semua responden (gabungan menurut responden, bukan rata-rata kelompok)".to_owned()
    };
    table(out, scheme, &all, report.total.as_ref())?;
    legend(out, report)?;
    if let Some(main) = report.total.as_ref().and_then(Figures::main) {
        weakest(out, scheme, main)?;
    }
    options(out, report)?;
    printed(out, report)?;
    rows(out, report)
}

/// The table of one group.
fn table(
    out: &mut Out,
    scheme: &Scheme<'_>,
    title: &str,
    figures: Option<&Figures>,
) -> io::Result<()> {
    out.line("")?;
    let Some(figures) = figures else {
        return out.line(&format!("{title}: {}", scheme.withheld()));
    };
    out.line(&format!("{title}: {} responden", grouped(figures.respondents)))?;
    for (place, index) in figures.indexes.iter().enumerate() {
        let known = scheme.index(&index.index);
        if figures.indexes.len() > 1 {
            let name = known.map_or(index.index.as_str(), |index| indonesian(&index.name));
            out.line(&format!("{} ({})", name, index.index))?;
        }
        let columns = |out: &mut Out, heading: &str, cells: Vec<String>| {
            write!(out, "{heading:<HEADING$}")?;
            cells.iter().try_for_each(|cell| write!(out, " {cell:>8}"))?;
            Ok::<(), io::Error>(())
        };
        let figure = |figure: Option<Decimal>| figure.map_or("-".to_owned(), Decimal::indonesian);
        let numbers = (1..=index.unsur.len()).map(|number| format!("U{number}")).collect();
        columns(out, "", numbers)?;
        out.line("")?;
        let told = |unsur: &UnsurFigures, count| match unsur.is_withheld() {
            false => grouped(count),
            true => "-".to_owned(),
        };
        let totals = index.unsur.iter().map(|unsur| told(unsur, unsur.total)).collect();
        columns(out, "Σ Nilai/Unsur", totals)?;
        out.line("")?;
        let missing = index.unsur.iter().any(|unsur| unsur.answered != figures.respondents);
        if missing {
            let answered = index.unsur.iter().map(|unsur| told(unsur, unsur.answered)).collect();
            columns(out, "Kuesioner terisi", answered)?;
            out.line("")?;
        }
        columns(out, "NRR/Unsur", index.unsur.iter().map(|unsur| figure(unsur.nrr)).collect())?;
        out.line("")?;
        let weighted = index.unsur.iter().map(|unsur| figure(unsur.weighted)).collect();
        columns(out, "NRR tertimbang/Unsur", weighted)?;
        out.line(&format!("   *) {}", figure(index.weighted_sum)))?;
        value(out, scheme, place, index)?;
    }
    Ok(())
}

fn value(out: &mut Out, scheme: &Scheme<'_>, place: usize, index: &IndexFigures) -> io::Result<()> {
    let known = scheme.index(&index.index);
    let heading = value_words(place, known);
    let Some(value) = index.value else {
        return out.line(&format!("{heading:<HEADING$}  belum ada data"));
    };
    let letter = match (mutu(index), known) {
        (Some((letter, kinerja)), _) => format!("   mutu {letter}   kinerja {kinerja}"),
        (None, Some(known)) if !known.bands.table().is_empty() => {
            format!("   mutu tidak disebut: kurang dari {} responden", scheme.letter_from)
        }
        _ => String::new(),
    };
    out.line(&format!(
        "{heading:<HEADING$} **) {}{letter}   [profil {}, pengelompokan {}]",
        value.indonesian(),
        scheme.profile.name(),
        scheme.grouping.key
    ))
}

fn legend(out: &mut Out, report: &Report<'_>) -> io::Result<()> {
    let scheme = report.scheme;
    if scheme.grouping.indexes.is_empty() {
        return Ok(());
    }
    out.line("")?;
    out.line("Keterangan")?;
    for index in &scheme.grouping.indexes {
        if scheme.grouping.indexes.len() > 1 {
            out.line(&format!("  {} ({})", indonesian(&index.name), index.key))?;
        }
        for (number, unsur) in (1_usize..).zip(&index.unsur) {
            out.line(&format!("  {:<4} {}", format!("U{number}"), scheme.name(&unsur.key)))?;
        }
    }
    out.line(
        "  NRR  nilai rata-rata; per unsur = jumlah nilai dibagi jumlah kuesioner yang terisi",
    )?;
    if let Some(main) = scheme.grouping.indexes.first() {
        if main.conversion == 25 {
            out.line("  IKM  Indeks Kepuasan Masyarakat")?;
        }
        out.line(&format!(
            "  NRR tertimbang per unsur = NRR per unsur x {} (profil {})",
            scheme.weight(main),
            scheme.profile.name()
        ))?;
        out.line("  *)   jumlah NRR tertimbang, dihitung dari angka utuh lalu dibulatkan sekali")?;
        out.line(&format!("  **)  jumlah NRR tertimbang x {}", main.conversion))?;
    }
    Ok(())
}

fn weakest(out: &mut Out, scheme: &Scheme<'_>, main: &IndexFigures) -> io::Result<()> {
    let ranked = ranking(main);
    if ranked.is_empty() {
        return Ok(());
    }
    out.line("")?;
    out.line("Urutan perbaikan, dari NRR terendah")?;
    for (rank, unsur) in (1_usize..).zip(ranked) {
        let number = main.unsur.iter().position(|known| known.unsur == unsur.unsur);
        let number = format!("U{}", number.map_or(0, |place| place + 1));
        let nrr = unsur.nrr.map(Decimal::indonesian).unwrap_or_default();
        out.line(&format!("  {rank:>2}. {nrr}  {number:<4} {}", scheme.name(&unsur.unsur)))?;
    }
    Ok(())
}

/// How often each option without a score was chosen.
fn options(out: &mut Out, report: &Report<'_>) -> io::Result<()> {
    for question in report.options {
        out.line("")?;
        out.line(&format!("{} ({})", question.question, question.key))?;
        if !report.scheme.allows(question.answered) {
            out.line(&format!("  {}", report.scheme.withheld()))?;
            continue;
        }
        out.line(&format!("  dijawab {} responden", grouped(question.answered)))?;
        for (code, label, count) in &question.options {
            out.line(&format!("  {:>9}  {label} ({code})", grouped(*count)))?;
        }
        if question.others > 0 {
            out.line(&format!("  {:>9}  kode yang tidak dikenal", grouped(question.others)))?;
        }
    }
    Ok(())
}

fn printed(out: &mut Out, report: &Report<'_>) -> io::Result<()> {
    let Some(printed) = &report.printed else { return Ok(()) };
    let stated = printed.stated.indonesian();
    let profile = report.scheme.profile.name();
    out.line("")?;
    let Some(computed) = printed.computed else {
        return out
            .line(&format!("Nilai tercetak {stated}: tidak ada jawaban untuk dibandingkan."));
    };
    let computed = computed.indonesian();
    if printed.matches {
        return out.line(&format!(
            "Nilai tercetak {stated}: cocok dengan hitungan {computed} ({profile})."
        ));
    }
    out.line(&format!(
        "Nilai tercetak {stated} TIDAK COCOK dengan hitungan {computed} ({profile}). Cara hitung lain:"
    ))?;
    for way in &printed.ways {
        let rounding = match way.nrr_places {
            None => "nilai utuh".to_owned(),
            Some(places) => format!("NRR dibulatkan {places} angka"),
        };
        let mark = if way.matches { "  <- sama dengan yang tercetak" } else { "" };
        out.line(&format!(
            "  {:<11} {rounding:<24} {:>6} {}{mark}",
            way.profile.name(),
            way.value.indonesian(),
            way.letter.unwrap_or_default()
        ))?;
    }
    if !printed.ways.iter().any(|way| way.matches) {
        out.line("Tidak ada cara hitung di atas yang menghasilkan nilai tercetak itu.")?;
    }
    Ok(())
}

/// How many rows were read, counted and set aside, and why.
fn rows(out: &mut Out, report: &Report<'_>) -> io::Result<()> {
    let quality = report.quality;
    out.line("")?;
    out.line(&format!(
        "Baris: dibaca {}, dihitung {}, tidak dihitung {}",
        grouped(quality.read),
        grouped(quality.counted),
        grouped(quality.set_aside())
    ))?;
    for file in report.files {
        let Some(form) = &file.form else { continue };
        let preamble = match form.preamble {
            0 => String::new(),
            lines => format!("; {lines} baris keterangan sebelum judul"),
        };
        let ids = if form.ids { "" } else { "; tanpa kolom id, jadi baris ganda tidak diperiksa" };
        out.line(&format!("  {}: {}{preamble}{ids}", file.name, form.words))?;
    }
    for (kind, count) in quality.some() {
        match kind {
            Kind::NotCompared => {
                out.line(&format!(
                    "  Id {} baris terakhir tidak dibandingkan (pakai --duplicates)",
                    grouped(count)
                ))?;
                continue;
            }
            kind if kind.set_aside() => {
                out.line(&format!("  Tidak dihitung: {} baris, {}", grouped(count), kind.words()))?;
            }
            kind => out.line(&format!(
                "  Dihitung, tetapi perlu dilihat: {} dari {} baris, {}",
                grouped(count),
                grouped(quality.counted),
                kind.words()
            ))?,
        }
        lines(out, report, kind, count)?;
    }
    for (number, unsur) in report.uniform() {
        out.line(&format!(
            "  Perlu dilihat: {number} {}, semua {} responden memberi nilai yang sama",
            report.scheme.name(&unsur.unsur),
            grouped(unsur.answered)
        ))?;
    }
    Ok(())
}

/// Where the rows of a kind are: the first few.
fn lines(out: &mut Out, report: &Report<'_>, kind: Kind, count: u64) -> io::Result<()> {
    let mut last = None;
    let mut line = String::new();
    let mentions = || report.mentions.iter().filter(|mention| mention.kind == kind);
    for mention in mentions() {
        if last.replace(mention.file) != Some(mention.file) {
            if !line.is_empty() {
                out.line(&line)?;
            }
            let name = report.files.get(mention.file).map(|file| file.name.as_str());
            line = format!("    {} baris", name.unwrap_or_default());
        }
        line.push_str(if line.ends_with("baris") { " " } else { ", " });
        line.push_str(&mention.line.to_string());
        if !mention.detail.is_empty() {
            line.push_str(&format!(" ({})", mention.detail));
        }
    }
    let more = count.saturating_sub(u64::try_from(MENTIONED).unwrap_or(u64::MAX));
    if more > 0 && !line.is_empty() {
        line.push_str(&format!(", dan {} lagi", grouped(more)));
    }
    if line.is_empty() { Ok(()) } else { out.line(&line) }
}
