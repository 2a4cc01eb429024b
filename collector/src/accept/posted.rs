//! A response from a plain form: the same rules, told to a person on a page.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use survei_publik::survey::config::{AGE, Config};
use survei_publik::survey::document::Language;
use survei_publik::survey::form::{Filled, read};
use survei_publik::survey::locale::{Catalog, Key, violation_words};
use survei_publik::survey::payload::Submission;
use survei_publik::survey::response::{
    self, At, Place, ResponseId, Violation as Rule, ViolationKind,
};

use super::{answers, broken, taken, unread, wants};
use crate::app::App;
use crate::page;
use crate::problem::{Problem, Violation};
use crate::store::Kept;

/// A problem, with what is to be done in the words of the form's language.
struct Refused {
    problem: Box<Problem>,
    todo: Vec<String>,
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Refused {
        Refused { problem: Box::new(problem), todo: Vec::new() }
    }
}

impl From<anyhow::Error> for Refused {
    fn from(error: anyhow::Error) -> Refused {
        Problem::from(error).into()
    }
}

/// Takes one form, once.
pub(super) async fn receive(
    app: Arc<App>,
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let wants_json = wants::json(headers);
    let body = match body {
        Ok(body) => body,
        Err(rejection) => {
            let problem = unread(rejection.status(), app.limit);
            return answer(&app, wants_json, Language::Indonesian, Err(problem.into()));
        }
    };
    let posted: Vec<_> = form_urlencoded::parse(&body).into_owned().collect();
    let filled = read(&app.config.of_forms(), &posted);
    let language = filled.language;
    let keeper = Arc::clone(&app);
    let kept = tokio::task::spawn_blocking(move || take(&keeper, filled)).await;
    let kept = kept.map_err(anyhow::Error::from).map_err(Refused::from).flatten();
    answer(&app, wants_json, language, kept)
}

/// Refuses a form that was sent as files are: nobody can mend that but who made the page.
pub(super) fn multipart(app: &App, headers: &HeaderMap) -> Response {
    let sentence = "Formulir ini belum dipasang dengan benar; tolong beri tahu petugas. Untuk \
                    petugas: formulir dikirim sebagai multipart/form-data. Hapus atribut enctype \
                    dari tag form.";
    let problem = Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_urlencoded", sentence);
    answer(app, wants::json(headers), Language::Indonesian, Err(problem.into()))
}

fn answer(
    app: &App,
    wants_json: bool,
    language: Language,
    kept: Result<(StatusCode, String), Refused>,
) -> Response {
    match kept {
        Ok((status, receipt)) if wants_json => {
            (status, Json(json!({ "receipt": receipt }))).into_response()
        }
        // Another address, so that a reload posts nothing again.
        Ok((_, receipt)) => {
            let lang = match language {
                Language::Indonesian => String::new(),
                other => format!("&lang={}", other.tag()),
            };
            let address = format!("../received?receipt={receipt}{lang}");
            (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
        }
        Err(refused) if wants_json => refused.problem.into_response(),
        Err(Refused { problem, todo }) => page::refused(&app.config, language, &problem, &todo),
    }
}

fn take(app: &App, filled: Filled) -> Result<(StatusCode, String), Refused> {
    let config = &app.config.of_forms();
    let version = edition(config, &filled)?;
    let checked = response::check(config, &filled.draft);
    let mut rules = filled.violations.clone();
    let missed = checked.as_ref().err().into_iter().flatten();
    // What was answered twice may be missed too; once is enough to say so.
    rules.extend(
        missed.filter(|rule| !filled.violations.iter().any(|v| v.place == rule.place)).cloned(),
    );
    let response = match checked {
        Ok(response) if rules.is_empty() => response,
        _ => return Err(refused(config, &filled, &rules)),
    };
    let id = filled.id.map_or_else(random, Ok)?;
    let today = app.calendar.today_here();
    let today = today.ok_or_else(|| anyhow::anyhow!("jam server tidak masuk akal"))?;
    if response::is_unborn(config, response.respondent(), today.year()) {
        let kind = ViolationKind::OutOfRange;
        let rule = Rule { place: Place::Field(AGE.to_owned()), kind };
        return Err(refused(config, &filled, &[rule]));
    }
    let mut submission = Submission::of(config, &response, id, today);
    submission.instrument_version = version;
    // The same form again, perhaps after midnight: what was kept once stays as it is.
    if let Some(stored) = app.store.find(&submission.id)?
        && is_same(&stored.submission, &submission)
    {
        return Ok((StatusCode::OK, stored.receipt));
    }
    match app.store.keep(&submission)? {
        Kept::New(receipt) => Ok((StatusCode::CREATED, receipt)),
        Kept::Again(receipt) => Ok((StatusCode::OK, receipt)),
        Kept::Differs => Err(taken().into()),
    }
}

fn random() -> anyhow::Result<ResponseId> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(ResponseId(bytes))
}

/// Whether two forms say the same, whatever the server added on its day.
fn is_same(kept: &Submission, given: &Submission) -> bool {
    let said = |s: &Submission| {
        (
            (s.instrument.clone(), s.instrument_version, s.topic.clone()),
            (s.unit.clone(), s.service.clone(), s.respondent.clone()),
            (s.answers.clone(), s.statements.clone(), s.comment.clone(), s.slot.clone()),
        )
    };
    said(kept) == said(given)
}

/// The edition that the form was made from, if it asks what is asked today.
fn edition(config: &Config, filled: &Filled) -> Result<u16, Refused> {
    let instrument = &config.instrument;
    let mut violations = Vec::new();
    let mut report = |path: &str, message: String| {
        violations.push(Violation { path: path.to_owned(), code: "not_configured", message });
    };
    if filled.instrument.as_ref().is_some_and(|given| *given != instrument.id) {
        report("instrument", format!("Kuesioner yang dipakai: {}.", instrument.id));
    }
    let version = match &filled.version {
        None => Some(instrument.version),
        Some(given) => given.parse().ok().filter(|given| (1..=instrument.version).contains(given)),
    };
    if version.is_none() {
        let version = instrument.version;
        let message = format!("Versi kuesioner yang dipakai: {version}, atau yang lebih lama.");
        report("instrument_version", message);
    }
    let topic = config.topic.as_ref().map(|topic| &topic.id);
    if filled.topic.is_some() && filled.topic.as_ref() != topic {
        let message = match topic {
            Some(topic) => format!("Topik yang dibahas: {topic}."),
            None => "Survei ini tidak punya topik.".to_owned(),
        };
        report("topic", message);
    }
    match version {
        Some(version) if violations.is_empty() => Ok(version),
        _ => Err(Refused {
            problem: Box::new(broken(violations)),
            todo: vec![page::outdated(filled.language).to_owned()],
        }),
    }
}

/// Every broken rule: for programs as for JSON, for people in words.
fn refused(config: &Config, filled: &Filled, rules: &[Rule]) -> Refused {
    let catalog = Catalog::of(filled.language);
    let violation = |rule: &Rule| {
        let (path, item) = match &rule.place {
            Place::Service => ("service".to_owned(), None),
            Place::Field(key) => {
                let (code, message) = answers::explain_field(config, key, rule.kind);
                return Violation { path: format!("respondent.{key}"), code, message };
            }
            Place::Comment => ("comment".to_owned(), None),
            Place::Slot => ("slot".to_owned(), None),
            Place::Consent(consent) => (format!("agreed.{}", consent.name()), None),
            Place::Item(at) => (answers::path(&config.instrument, at), config.instrument.at(at)),
        };
        let (code, message) = answers::explain(rule.kind, item);
        Violation { path, code, message }
    };
    let todo = |rule: &Rule| {
        let words = violation_words(&catalog, config, rule);
        let Place::Item(At { item, entry: Some((place, _)) }) = &rule.place else { return words };
        // Counted as on the form, where empty entries stand between.
        let numbers = filled.numbers.iter().find(|(known, _)| known == item);
        let number = numbers.and_then(|(_, numbers)| numbers.get(*place)).unwrap_or(place);
        let entry = catalog.fill(Key::EntryNumber, &[("n", &(number + 1).to_string())]);
        format!("{entry}: {words}")
    };
    Refused {
        problem: Box::new(broken(rules.iter().map(violation).collect())),
        todo: rules.iter().map(todo).collect(),
    }
}
