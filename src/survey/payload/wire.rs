//! Wire format 1: everything that leaves the phone, and nothing else.

use serde::{Deserialize, Serialize};

use crate::survey::WHOLE;
use crate::survey::config::Config;
use crate::survey::json::Writer;
use crate::survey::keyed::Keyed;
use crate::survey::privacy::randomised;
use crate::survey::response::{
    Agreed, Answers, Day, Draft, Period, Respondent, Response, ResponseId, Slot, Statement,
    Statements, Target,
};
use crate::survey::score::{Figures, IndexFigures};

/// The version of the wire format that is written.
pub const WIRE_FORMAT: u16 = 1;

/// A response on its way to the agency. The fields of this struct are the allow-list: what
/// has no field here cannot leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// Version of this format: [`WIRE_FORMAT`].
    pub format: u16,
    /// Random identifier, 32 hexadecimal digits; the same when a request is repeated.
    pub id: String,
    /// Instrument, such as `skm9-2017`.
    pub instrument: String,
    /// Edition of the instrument's wording.
    pub instrument_version: u16,
    /// Survey period: `2026-TW4`, `2026-S2` or `2026`.
    pub period: String,
    /// Identifier of what is consulted about; absent where there is no topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Identifier of the unit.
    pub unit: String,
    /// Identifier of the service within the unit.
    pub service: String,
    /// Day of the response, `2026-11-25`; no finer time.
    pub day: String,
    /// The part of the day: `08-12`, `13-17` or `other`; absent unless the agency wants it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// Codes by respondent field, or a number or text where the agency asks for one; fields left
    /// blank are absent.
    pub respondent: Respondent,
    /// Scores by item key.
    pub answers: Answers,
    /// Under which ε a field of `respondent` was randomised, by its key; absent where none was.
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    pub randomised: Keyed<String>,
    /// Answers that do not score, by item key; absent where there is none.
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    pub statements: Statements,
    /// The comment; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The score of this response as the respondent may have seen it.
    pub score: WireScore,
}

/// The score of one response, with the rules it was computed by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WireScore {
    /// Name of the scoring profile.
    pub profile: String,
    /// Name of the grouping of items into unsur and indexes.
    pub grouping: String,
    /// By key of the index, such as `ikm`; an index without any answer is absent.
    pub indexes: Keyed<WireIndex>,
}

/// One index of one response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WireIndex {
    /// The index with two places and a decimal point, as text so that no digit is lost.
    pub value: String,
    /// Its letter; absent where the index has no table of values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mutu: Option<String>,
}

impl WireScore {
    /// The score of these figures.
    #[must_use]
    pub fn of(grouping: &str, figures: &Figures) -> WireScore {
        let index = |figures: &IndexFigures| {
            let mutu = figures.mutu.map(|mutu| mutu.letter().to_owned());
            let index = WireIndex { value: figures.value?.text(), mutu };
            Some((figures.index.clone(), index))
        };
        WireScore {
            profile: figures.profile.name().to_owned(),
            grouping: grouping.to_owned(),
            indexes: figures.indexes.iter().filter_map(index).collect(),
        }
    }
}

impl Submission {
    /// The submission of a response.
    #[must_use]
    pub fn of(config: &Config, response: &Response, id: ResponseId, day: Day) -> Submission {
        let figures = config.figures_of(response.answers());
        Submission {
            format: WIRE_FORMAT,
            id: id.text(),
            instrument: config.instrument.id.clone(),
            instrument_version: config.instrument.version,
            period: config.period.on(day).text(),
            topic: config.topic.as_ref().map(|topic| topic.id.clone()),
            unit: response.target().unit.clone(),
            service: response.target().service.clone(),
            day: day.text(),
            slot: response.slot().map(|slot| slot.name().to_owned()),
            respondent: response.respondent().clone(),
            randomised: randomised::told(config, response.respondent()),
            answers: response.answers().clone(),
            statements: response.statements().clone(),
            comment: response.comment().map(str::to_owned),
            score: WireScore::of(&config.grouping.key, &figures),
        }
    }

    /// The submission as JSON, with the same bytes as serde's, which is not on the phone.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Every field by name, so that none can be forgotten.
        let Submission {
            format,
            id,
            instrument,
            instrument_version,
            period,
            topic,
            unit,
            service,
            day,
            slot,
            respondent,
            randomised,
            answers,
            statements,
            comment,
            score: WireScore { profile, grouping, indexes },
        } = self;
        Writer::object(|o| {
            o.key("format").number((*format).into());
            o.key("id").text(Some(id));
            o.key("instrument").text(Some(instrument));
            o.key("instrument_version").number((*instrument_version).into());
            o.key("period").text(Some(period));
            if WHOLE && topic.is_some() {
                o.key("topic").text(topic.as_deref());
            }
            o.key("unit").text(Some(unit));
            o.key("service").text(Some(service));
            o.key("day").text(Some(day));
            if WHOLE && slot.is_some() {
                o.key("slot").text(slot.as_deref());
            }
            Statement::write_said(o, respondent, answers);
            if WHOLE && !randomised.is_empty() {
                o.key("randomised").braced(|o| {
                    for (key, epsilon) in randomised.iter() {
                        o.key(key).text(Some(epsilon));
                    }
                });
            }
            if WHOLE && !statements.is_empty() {
                o.key("statements");
                Statement::write_entries(o, statements);
            }
            if comment.is_some() {
                o.key("comment").text(comment.as_deref());
            }
            o.key("score").braced(|o| {
                o.key("profile").text(Some(profile));
                o.key("grouping").text(Some(grouping));
                o.key("indexes").braced(|o| {
                    for (key, WireIndex { value, mutu }) in indexes.iter() {
                        o.key(key).braced(|o| {
                            o.key("value").text(Some(value));
                            if mutu.is_some() {
                                o.key("mutu").text(mutu.as_deref());
                            }
                        });
                    }
                });
            });
        })
    }

    /// The answers as a draft again, for a server to check with
    /// [`check`](crate::survey::response::check).
    #[must_use]
    pub fn draft(&self) -> Draft {
        Draft {
            target: Some(Target { unit: self.unit.clone(), service: self.service.clone() }),
            respondent: self.respondent.clone(),
            answers: self.answers.clone(),
            statements: self.statements.clone(),
            comment: self.comment.clone().unwrap_or_default(),
            agreed: Agreed::ALL,
            slot: self.slot.as_deref().and_then(Slot::of_name),
        }
    }

    /// The period, if it is written as one.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        Period::parse(&self.period)
    }
}
