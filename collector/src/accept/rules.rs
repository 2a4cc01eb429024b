//! Whether a response keeps every rule. Nothing that a browser computed is believed.

use survei_publik::survey::config::{Config, PeriodSetting};
use survei_publik::survey::keyed::Keyed;
use survei_publik::survey::payload::{Submission, WIRE_FORMAT, WireIndex, WireScore};
use survei_publik::survey::response::{
    self, COMMENT_LIMIT, Day, Period, Place, ResponseId, ViolationKind,
};
use survei_publik::survey::score::{Figures, Profile, Tally};

use crate::calendar::{AHEAD, BACK, Calendar, DayFault};
use crate::problem::Violation;

/// Every rule that a submission breaks, in the order of the wire format.
pub(super) fn check(
    config: &Config,
    calendar: Calendar,
    submission: &Submission,
) -> Vec<Violation> {
    let mut found = Found(Vec::new());
    kind(config, submission, &mut found);
    let day = day(calendar, submission, &mut found);
    period(config, day, submission, &mut found);
    target(config, submission, &mut found);
    let complete = answers(config, submission, &mut found);
    score(config, complete, submission, &mut found);
    found.0
}

/// Collects violations.
struct Found(Vec<Violation>);

impl Found {
    fn report(&mut self, path: impl Into<String>, code: &'static str, message: impl Into<String>) {
        self.0.push(Violation { path: path.into(), code, message: message.into() });
    }
}

/// Format, id and questionnaire.
fn kind(config: &Config, submission: &Submission, found: &mut Found) {
    if submission.format != WIRE_FORMAT {
        found.report(
            "format",
            "not_supported",
            format!("Server ini mengenal format {WIRE_FORMAT}."),
        );
    }
    if ResponseId::parse(&submission.id).is_none() {
        found.report("id", "not_an_id", "Tulis 32 angka heksadesimal huruf kecil (0–9, a–f).");
    }
    let instrument = &config.instrument;
    if submission.instrument != instrument.id {
        let message = format!("Kuesioner yang dipakai: {}.", instrument.id);
        found.report("instrument", "not_configured", message);
    }
    if submission.instrument_version != instrument.version {
        let message = format!("Versi kuesioner yang dipakai: {}.", instrument.version);
        found.report("instrument_version", "not_configured", message);
    }
}

/// The day must be on the calendar and near today.
fn day(calendar: Calendar, submission: &Submission, found: &mut Found) -> Option<Day> {
    let Some(day) = Day::parse(&submission.day) else {
        found.report("day", "not_a_day", "Tulis tanggal yang ada, misalnya 2026-11-25.");
        return None;
    };
    match calendar.accepts(day) {
        Ok(()) => {}
        Err(DayFault::Ahead) => {
            let message = format!("Tanggal ini lebih dari {AHEAD} hari di depan tanggal server.");
            found.report("day", "in_the_future", message);
        }
        Err(DayFault::TooOld) => {
            let message = format!("Tanggal ini lebih dari {BACK} hari yang lalu.");
            found.report("day", "too_old", message);
        }
    }
    Some(day)
}

/// The period must be the one that the day counts for. Under a fixed period that is the fixed
/// one; the calendar's own period of the day, of the same length, is taken as well: the
/// response may have been sealed before the agency fixed the period or moved on.
fn period(config: &Config, day: Option<Day>, submission: &Submission, found: &mut Found) {
    let Some(given) = submission.period() else {
        let message = "Tulis periode seperti 2026-TW4, 2026-S2, atau 2026.";
        return found.report("period", "not_a_period", message);
    };
    let Some(day) = day else { return };
    let mut allowed = vec![config.period.on(day)];
    if let PeriodSetting::Fixed(fixed) = config.period {
        allowed.push(Period::of(fixed.kind(), day));
        allowed.dedup();
    }
    if !allowed.contains(&given) {
        let allowed: Vec<String> = allowed.iter().map(Period::to_string).collect();
        let message = format!("Periode untuk tanggal ini: {}.", allowed.join(" atau "));
        found.report("period", "not_the_period", message);
    }
}

/// Unit and service must exist, the service in the unit.
fn target(config: &Config, submission: &Submission, found: &mut Found) {
    match config.units.iter().find(|unit| unit.id == submission.unit) {
        None => found.report("unit", "unknown", "Unit ini tidak ada."),
        Some(unit) if !unit.services.iter().any(|service| service.id == submission.service) => {
            found.report("service", "unknown", "Layanan ini tidak ada di unit tersebut.");
        }
        Some(_) => {}
    }
}

/// The rules of the core for what a respondent says. Tells whether the answers are complete.
fn answers(config: &Config, submission: &Submission, found: &mut Found) -> bool {
    let violations = response::check(config, &submission.draft()).err().unwrap_or_default();
    let mut complete = true;
    for violation in violations {
        let path = match violation.place {
            // Said more exactly by `target`.
            Place::Service => continue,
            Place::Field(key) => format!("respondent.{key}"),
            Place::Item(key) => {
                complete = false;
                format!("answers.{key}")
            }
            Place::Comment => "comment".to_owned(),
        };
        let (code, message) = match violation.kind {
            ViolationKind::Missing => ("missing", "Wajib diisi, tetapi kosong.".to_owned()),
            ViolationKind::NotAChoice => {
                ("not_a_choice", "Jawaban ini bukan salah satu pilihan.".to_owned())
            }
            ViolationKind::TooLong => {
                ("too_long", format!("Terlalu panjang, paling banyak {COMMENT_LIMIT} huruf."))
            }
            ViolationKind::NotAsked => ("not_asked", "Ini tidak ditanyakan.".to_owned()),
        };
        found.report(path, code, message);
    }
    complete
}

/// The score must be what the answers give under profile and grouping as named, any of those
/// there are: the response may have been sealed before the agency chose others. Answers that
/// are not complete have no score to compare with.
fn score(config: &Config, complete: bool, submission: &Submission, found: &mut Found) {
    let score = &submission.score;
    let profile = Profile::of_name(&score.profile);
    if profile.is_none() {
        let names = Profile::NAMES.map(|(name, _)| name).join(", ");
        found.report("score.profile", "unknown", format!("Cara hitung yang ada: {names}."));
    }
    let grouping = config.instrument.grouping_in(Some(&score.grouping), config.order);
    if grouping.is_none() {
        let keys = config.instrument.groupings.iter().map(|grouping| grouping.key.as_str());
        let keys = keys.collect::<Vec<_>>().join(", ");
        found.report("score.grouping", "unknown", format!("Pengelompokan yang ada: {keys}."));
    }
    if let (true, Some(profile), Some(grouping)) = (complete, profile, grouping) {
        let mut tally = Tally::new(&config.instrument, &grouping);
        tally.add(&config.instrument, &submission.answers);
        let ours = WireScore::of(&grouping.key, &Figures::of(&tally, &grouping, profile));
        compare(&ours.indexes, &score.indexes, found);
    }
}

/// Every index must be there with its value and letter, and no other.
fn compare(ours: &Keyed<WireIndex>, theirs: &Keyed<WireIndex>, found: &mut Found) {
    for (key, ours) in ours.iter() {
        let path = format!("score.indexes.{key}");
        let mutu = |index: &WireIndex| index.mutu.clone().unwrap_or_else(|| "tanpa huruf".into());
        let Some(theirs) = theirs.get(key) else {
            let message = format!("Menurut hitungan server: {}, {}.", ours.value, mutu(ours));
            found.report(path, "missing", message);
            continue;
        };
        if theirs.value != ours.value {
            let message = format!("Menurut hitungan server: {}.", ours.value);
            found.report(format!("{path}.value"), "differs", message);
        }
        if theirs.mutu != ours.mutu {
            let message = format!("Menurut hitungan server: {}.", mutu(ours));
            found.report(format!("{path}.mutu"), "differs", message);
        }
    }
    for (key, _) in theirs.iter().filter(|(key, _)| ours.get(key).is_none()) {
        let known = ours.iter().map(|(key, _)| key).collect::<Vec<_>>().join(", ");
        let message = format!("Indeks dalam pengelompokan ini: {known}.");
        found.report(format!("score.indexes.{key}"), "unknown", message);
    }
}
