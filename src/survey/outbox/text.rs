//! Kept things as text, with a version.

use serde::{Deserialize, Serialize};

use super::{DRAFT_LIFE, Kept};
use crate::survey::instrument::Instrument;
use crate::survey::payload::Submission;
use crate::survey::response::{Answers, Draft, Respondent, Target};

/// The version of the kept text that is written.
const FORMAT: u16 = 1;

#[derive(Serialize, Deserialize)]
struct RawKept {
    format: u16,
    saved_at: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    draft: Option<RawDraft>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    submission: Option<Submission>,
}

#[derive(Serialize, Deserialize)]
struct RawDraft {
    instrument: String,
    instrument_version: u16,
    target: Option<(String, String)>,
    respondent: Respondent,
    answers: Answers,
    comment: String,
}

/// Writes what is to be kept; `now` in milliseconds since 1970.
#[must_use]
pub fn write(kept: &Kept, instrument: &Instrument, now: u64) -> String {
    let (draft, submission) = match kept {
        Kept::Draft(draft) => (Some(raw_draft(draft, instrument)), None),
        Kept::Submission(submission) => (None, Some(submission.clone())),
    };
    let raw = RawKept { format: FORMAT, saved_at: now, draft, submission };
    serde_json::to_string(&raw).unwrap_or_default()
}

/// Reads what was kept. A draft that is too old, of another instrument, or unreadable is
/// nothing; a submission is never dropped for its age.
#[must_use]
pub fn read(text: &str, instrument: &Instrument, now: u64) -> Option<Kept> {
    let raw: RawKept = serde_json::from_str(text).ok()?;
    if let Some(submission) = raw.submission {
        return Some(Kept::Submission(submission));
    }
    let draft = raw.draft?;
    let same = draft.instrument == instrument.id && draft.instrument_version == instrument.version;
    let fresh = now.saturating_sub(raw.saved_at) < DRAFT_LIFE;
    (same && fresh).then(|| Kept::Draft(of_raw(draft)))
}

fn raw_draft(draft: &Draft, instrument: &Instrument) -> RawDraft {
    RawDraft {
        instrument: instrument.id.clone(),
        instrument_version: instrument.version,
        target: draft.target.clone().map(|target| (target.unit, target.service)),
        respondent: draft.respondent.clone(),
        answers: draft.answers.clone(),
        comment: draft.comment.clone(),
    }
}

fn of_raw(raw: RawDraft) -> Draft {
    Draft {
        target: raw.target.map(|(unit, service)| Target { unit, service }),
        respondent: raw.respondent,
        answers: raw.answers,
        comment: raw.comment,
    }
}
