//! `survei check --published`: whether a new edition leaves stored answers their meaning.

use std::path::Path;

use survei_publik::survey::instrument::edition::{Change, ChangeKind, Verdict, changes};
use survei_publik::survey::instrument::{Instrument, read};

use crate::console::{Failure, Out};
use crate::instruments::{text_of, usable};

/// Compares an edition with the one that was published, and tells how many changes are refused.
pub(crate) fn compare(out: &mut Out, new: &Instrument, published: &Path) -> Result<usize, Failure> {
    let name = published.display();
    let old = usable(&name.to_string(), read(&text_of(published)?))?;
    let changes = changes(&old, new);
    let refused = |change: &&Change| change.verdict != Verdict::Compare;
    let errors = changes.iter().filter(refused).count();
    let found = match (errors, changes.len() - errors) {
        (0, 0) => "tidak ada yang mengubah arti jawaban lama".to_owned(),
        (0, looks) => format!("{looks} peringatan"),
        (errors, 0) => format!("{errors} kesalahan"),
        (errors, looks) => format!("{errors} kesalahan, {looks} peringatan"),
    };
    out.line(&format!("  dibandingkan dengan {name} (versi {}): {found}", old.version))?;
    for change in &changes {
        let severity = if refused(&change) { "kesalahan  " } else { "peringatan " };
        let (what, mend) = (what(&change.kind), mend(change));
        out.line(&format!("  {severity} {}: {what}. {mend}", change.path))?;
    }
    Ok(errors)
}

/// What is different.
fn what(kind: &ChangeKind) -> String {
    match kind {
        ChangeKind::OtherId(old, new) => format!("dulu \"{old}\", sekarang \"{new}\""),
        ChangeKind::LowerVersion(old, new) => format!("versi turun dari {old} menjadi {new}"),
        ChangeKind::Consultation => "ada atau tidaknya topik berubah".to_owned(),
        ChangeKind::OtherAnswer(old, new) => {
            format!("jenis jawaban berubah dari {old} menjadi {new}")
        }
        ChangeKind::OtherScores(old, new) => format!("nilai berubah dari {old} menjadi {new}"),
        ChangeKind::Reversed => "arah skala dibalik".to_owned(),
        ChangeKind::OtherUnsur(old, new) => {
            format!("unsur berubah dari \"{old}\" menjadi \"{new}\"")
        }
        ChangeKind::Moved => {
            "pindah ke dalam, ke luar, atau ke pertanyaan berulang lain".to_owned()
        }
        ChangeKind::CodeRemoved(code) => format!("pilihan \"{code}\" dihapus"),
        ChangeKind::LabelOf(code, other) => {
            format!("pilihan \"{code}\" sekarang berbunyi seperti pilihan \"{other}\" dulu")
        }
        ChangeKind::Narrower => "jawaban yang dulu boleh, sekarang tidak boleh".to_owned(),
        ChangeKind::OtherRule => "bobot, pengali, atau tabel nilai mutu berubah".to_owned(),
        ChangeKind::OtherMembers => "pertanyaan yang dihitung dalam indeks ini berubah".to_owned(),
        ChangeKind::OtherAudience => "ditanyakan kepada orang yang berbeda".to_owned(),
        ChangeKind::Required => "sekarang wajib dijawab".to_owned(),
        ChangeKind::Removed(key) => format!("\"{key}\" dihapus"),
        ChangeKind::Wording(old, new) => format!("bunyi berubah dari \"{old}\" menjadi \"{new}\""),
    }
}

/// What to do about it.
fn mend(change: &Change) -> &'static str {
    match (change.verdict, &change.kind) {
        (Verdict::NewKey, ChangeKind::OtherId(..)) => {
            "Bandingkan dengan terbitan kuesioner yang sama."
        }
        (Verdict::NewKey, ChangeKind::LowerVersion(..)) => "Versi hanya boleh naik.",
        (Verdict::NewKey, ChangeKind::OtherRule) => {
            "Angkanya jadi tidak sebanding: beri pengelompokan itu kunci baru."
        }
        (Verdict::NewKey, ChangeKind::CodeRemoved(_)) => {
            "Jawaban lama memakainya: kembalikan, atau pakai kunci baru untuk pertanyaan ini."
        }
        (Verdict::NewKey, _) => "Jawaban lama jadi salah dibaca: pakai kunci baru.",
        (Verdict::Raise, _) => "Naikkan \"version\".",
        (Verdict::Compare, ChangeKind::Wording(..)) => {
            "Bandingkan: perbaikan ejaan boleh, arti lain perlu kunci baru."
        }
        (Verdict::Compare, ChangeKind::OtherMembers) => {
            "Angka sebelum dan sesudahnya tidak sebanding langsung."
        }
        (Verdict::Compare, ChangeKind::Required) => {
            "Dulu boleh dikosongkan: jumlah jawaban sebelum dan sesudahnya tidak sebanding."
        }
        (Verdict::Compare, _) => "Bandingkan: bila arti jawabannya lain, pakai kunci baru.",
    }
}
