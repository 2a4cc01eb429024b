//! Kept things as text, with a version.

use super::{DRAFT_LIFE, Kept};
use crate::survey::WHOLE;
use crate::survey::instrument::Instrument;
use crate::survey::json::{Json, Writer};
use crate::survey::payload::Sealed;
use crate::survey::response::{Agreed, Consent, Draft, ResponseId, Slot, Statement, Target, YES};

/// The version of the kept text that is written.
const FORMAT: u16 = 1;

/// Writes what is to be kept; `now` in milliseconds since 1970.
#[must_use]
pub fn write(kept: &Kept, instrument: &Instrument, now: u64) -> String {
    let Kept { draft, sealed } = kept;
    let target = draft.target.as_ref();
    Writer::object(|o| {
        o.key("format").number(FORMAT.into());
        o.key("saved_at").number(now);
        o.key("instrument").text(Some(&instrument.id));
        o.key("instrument_version").number(instrument.version.into());
        o.key("unit").text(target.map(|target| target.unit.as_str()));
        o.key("service").text(target.map(|target| target.service.as_str()));
        Statement::write_said(o, &draft.respondent, &draft.answers);
        o.key("statements");
        Statement::write_entries(o, &draft.statements);
        o.key("comment").text(Some(&draft.comment));
        if WHOLE {
            write_agreed(o, draft.agreed);
        }
        o.key("id").text(sealed.as_ref().map(|sealed| sealed.id.text()).as_deref());
        o.key("body").text(sealed.as_ref().map(|sealed| sealed.body.as_str()));
    })
}

/// Reads what was kept. A draft that is too old, of another instrument, or unreadable is
/// nothing; a sealed submission is never dropped for its age.
#[must_use]
pub fn read(text: &str, instrument: &Instrument, now: u64) -> Option<Kept> {
    let kept = Json::of(text)?;
    let text = |key: &str| kept.get(key).and_then(Json::text);
    let number = |key: &str| kept.get(key).and_then(Json::whole);
    if number("format") != Some(FORMAT.into()) {
        return None;
    }
    let draft = draft_of(&kept);
    if let (Some(id), Some(body)) = (text("id").and_then(ResponseId::parse), text("body")) {
        return Some(Kept { draft, sealed: Some(Sealed { id, body: body.to_owned() }) });
    }
    let same = text("instrument") == Some(&instrument.id)
        && number("instrument_version") == Some(instrument.version.into());
    let fresh = now.saturating_sub(number("saved_at")?) < DRAFT_LIFE;
    (same && fresh).then_some(Kept { draft, sealed: None })
}

/// Reads what was said in a form before the survey was there: the draft of a kept text, whatever
/// its age and instrument.
#[must_use]
pub fn draft(text: &str) -> Draft {
    Json::of(text).map(|kept| draft_of(&kept)).unwrap_or_default()
}

fn draft_of(kept: &Json) -> Draft {
    let text = |key: &str| kept.get(key).and_then(Json::text).map(str::to_owned);
    let entries = |key: &str| kept.get(key).map(Json::entries).into_iter().flatten();
    let code = |(key, code): &(String, Json)| Some((key.clone(), code.text()?.to_owned()));
    let score =
        |(key, score): &(String, Json)| Some((key.clone(), u8::try_from(score.whole()?).ok()?));
    let target = text("unit").zip(text("service"));
    Draft {
        target: target.map(|(unit, service)| Target { unit, service }),
        respondent: entries("respondent").filter_map(code).collect(),
        answers: entries("answers").filter_map(score).collect(),
        // Earlier versions of the widget kept none.
        statements: kept.get("statements").map(Statement::entries_of_json).unwrap_or_default(),
        comment: text("comment").unwrap_or_default(),
        agreed: agreed_of(kept),
        slot: text("slot").filter(|_| WHOLE).and_then(|name| Slot::of_name(&name)),
    }
}

/// Each consent as a list, as a form has it.
fn write_agreed(o: &mut Writer, agreed: Agreed) {
    o.key("agreed").braced(|o| {
        for consent in Consent::ALL.into_iter().filter(|consent| agreed.has(*consent)) {
            o.key(consent.name()).list(&[YES], |o, yes| o.text(Some(yes)));
        }
    });
}

fn agreed_of(kept: &Json) -> Agreed {
    let mut agreed = Agreed::default();
    if WHOLE {
        let given = kept.get("agreed").map(Json::entries).into_iter().flatten();
        given.filter_map(|(name, _)| Consent::of_name(name)).for_each(|it| agreed.give(it));
    }
    agreed
}
