//! Whether a response keeps every rule. Nothing that a browser computed is believed.

use survei_publik::survey::config::{AGE, Config, PeriodSetting};
use survei_publik::survey::keyed::Keyed;
use survei_publik::survey::payload::{Submission, WIRE_FORMAT, WireIndex, WireScore};
use survei_publik::survey::privacy::randomised::Epsilon;
use survei_publik::survey::response::{Day, Period, ResponseId, Slot, is_unborn};
use survei_publik::survey::score::{Figures, Profile, Tally};

use super::answers;
use super::found::Found;
use crate::calendar::{AHEAD, BACK, Calendar, DayFault};
use crate::problem::Violation;

/// Every rule that a submission breaks, in the order of the wire format.
pub(super) fn check(
    config: &Config,
    calendar: Calendar,
    submission: &Submission,
) -> Vec<Violation> {
    let mut found = Found::default();
    kind(config, submission, &mut found);
    let day = day(calendar, submission, &mut found);
    period(config, day, submission, &mut found);
    topic(config, submission, &mut found);
    target(config, submission, &mut found);
    slot(config, submission, &mut found);
    born(config, day, submission, &mut found);
    let complete = answers::check(config, submission, &mut found);
    randomised(submission, &mut found);
    score(config, complete, submission, &mut found);
    found.0
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
    // An older edition is taken if its answers keep today's rules: editions never change what
    // a key means. The widget keeps a response until it is handed in, and pages are cached.
    if !(1..=instrument.version).contains(&submission.instrument_version) {
        let message =
            format!("Versi kuesioner yang dipakai: {}, atau yang lebih lama.", instrument.version);
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

/// The topic must be the one that is consulted about, or none where there is none.
fn topic(config: &Config, submission: &Submission, found: &mut Found) {
    match (&config.topic, &submission.topic) {
        (None, None) => {}
        (None, Some(_)) => found.report("topic", "not_asked", "Survei ini tidak punya topik."),
        (Some(topic), None) => {
            let message = format!("Wajib ada. Topik yang dibahas: {}.", topic.id);
            found.report("topic", "missing", message);
        }
        (Some(topic), Some(given)) if topic.id != *given => {
            found.report("topic", "not_configured", format!("Topik yang dibahas: {}.", topic.id));
        }
        (Some(_), Some(_)) => {}
    }
}

/// The part of the day must be one of the three, and nothing where the agency does not ask.
fn slot(config: &Config, submission: &Submission, found: &mut Found) {
    let Some(slot) = &submission.slot else { return };
    if !config.slot {
        found.report("slot", "not_asked", "Ini tidak ditanyakan.");
    } else if Slot::of_name(slot).is_none() {
        let known = Slot::ALL.map(Slot::name).join(", ");
        found.report("slot", "unknown", format!("Yang ada: {known}."));
    }
}

/// Nobody is born after the day of the response.
fn born(config: &Config, day: Option<Day>, submission: &Submission, found: &mut Found) {
    let Some(year) = day.map(Day::year) else { return };
    if is_unborn(config, &submission.respondent, year) {
        let message = format!("Tulis tahun lahir, paling besar {year}.");
        found.report(format!("respondent.{AGE}"), "out_of_range", message);
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

/// What was randomised must have been said, under an ε that there is. Whether it had to be is not
/// asked: it may have been sealed before the agency chose so, or chose otherwise.
fn randomised(submission: &Submission, found: &mut Found) {
    for (key, epsilon) in submission.randomised.iter() {
        let path = format!("randomised.{key}");
        if submission.respondent.get(key).is_none() {
            found.report(path, "not_asked", "Isian ini kosong.");
        } else if Epsilon::parse(epsilon).is_none() {
            let message = "Tulis desimal 0.1 sampai 10, misalnya 1.1.";
            found.report(path, "out_of_range", message);
        }
    }
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
