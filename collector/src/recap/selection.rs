//! What is asked for: `unit`, `service`, `period`, `topic`, `profile`, `grouping`, `order` in
//! the address, and `personal`.

use survei_publik::survey::config::Config;
use survei_publik::survey::instrument::{Grouping, Instrument, UnsurOrder};
use survei_publik::survey::response::Period;
use survei_publik::survey::score::Profile;

use super::{Known, KnownUnit};
use crate::mask::{Mask, SHOW};
use crate::problem::Problem;
use crate::store::Filter;

const PARAMETERS: [&str; 8] =
    ["unit", "service", "period", "topic", "profile", "grouping", "order", "personal"];

/// The word for responses about any topic, and about none. No identifier has this sign.
pub(crate) const ALL_TOPICS: &str = "*";

/// What is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Selection {
    pub(crate) unit: Option<String>,
    pub(crate) service: Option<String>,
    pub(crate) period: Option<Period>,
    /// `None`: about any topic, and about none.
    pub(crate) topic: Option<String>,
    pub(crate) profile: Profile,
    /// In the order of `order`.
    pub(crate) grouping: Grouping,
    pub(crate) order: UnsurOrder,
    /// Whether personal data in texts is covered.
    pub(crate) mask: Mask,
}

impl Selection {
    /// Reads the parameters of an address; an empty one is one that is not there.
    ///
    /// A service is named by its identifier, which selects it in the unit given or else in
    /// every unit, or as `unit/service`, which selects exactly one. Without a topic it is the
    /// configured one: figures about two drafts say nothing about either.
    pub(crate) fn read(
        config: &Config,
        known: &Known,
        parameters: &[(String, String)],
    ) -> Result<Selection, Problem> {
        for (name, _) in parameters {
            if !PARAMETERS.contains(&name.as_str()) {
                let known = PARAMETERS.map(str::to_owned).to_vec();
                return Err(Problem::parameter("parameter", name, known));
            }
        }
        let unit = value(parameters, "unit");
        if let Some(id) = unit.filter(|id| known.unit(id).is_none()) {
            let units = known.units.iter().map(|unit| unit.id.clone());
            return Err(Problem::parameter("unit", id, units.collect()));
        }
        let (unit, service) = service(known, unit, value(parameters, "service"))?;
        let period = value(parameters, "period").map(|text| {
            let periods = known.periods.iter().map(Period::to_string);
            Period::parse(text).ok_or_else(|| Problem::parameter("period", text, periods.collect()))
        });
        let shown = word(parameters, "personal", &[(SHOW, true)])?.unwrap_or(false);
        let order = word(parameters, "order", &UnsurOrder::WORDS)?.unwrap_or(config.order);
        let grouping = value(parameters, "grouping").unwrap_or(&config.grouping.key);
        Ok(Selection {
            unit,
            service,
            period: period.transpose()?,
            topic: topic(config, known, value(parameters, "topic"))?,
            profile: word(parameters, "profile", &Profile::NAMES)?.unwrap_or(config.profile),
            grouping: grouping_in(&config.instrument, grouping, order)?,
            order,
            mask: Mask::of(config, shown),
        })
    }

    /// The same for a person who chose a unit after a service of another: the unit counts.
    /// Tells the service that was dropped.
    pub(crate) fn read_forgiving(
        config: &Config,
        known: &Known,
        parameters: &[(String, String)],
    ) -> Result<(Selection, Option<String>), Problem> {
        match Selection::read(config, known, parameters) {
            Err(problem) if problem.error.parameter == Some("service") => {
                let (dropped, rest): (Vec<_>, Vec<_>) =
                    parameters.iter().cloned().partition(|(name, _)| name == "service");
                let selection = Selection::read(config, known, &rest)?;
                Ok((selection, dropped.into_iter().map(|(_, service)| service).next_back()))
            }
            result => result.map(|selection| (selection, None)),
        }
    }

    /// Which responses these are.
    pub(crate) fn filter(&self, config: &Config) -> Filter {
        Filter {
            instrument: config.instrument.id.clone(),
            unit: self.unit.clone(),
            service: self.service.clone(),
            period: self.period.map(|period| period.to_string()),
            topic: self.topic.clone(),
        }
    }

    /// The word for the order of unsur.
    pub(crate) fn order_word(&self) -> &'static str {
        let word = UnsurOrder::WORDS.into_iter().find(|(_, order)| *order == self.order);
        word.map(|(word, _)| word).unwrap_or_default()
    }
}

fn value<'a>(parameters: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = parameters.iter().rev().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
}

fn word<T: Copy>(
    parameters: &[(String, String)],
    name: &'static str,
    words: &[(&'static str, T)],
) -> Result<Option<T>, Problem> {
    let Some(text) = value(parameters, name) else { return Ok(None) };
    match words.iter().find(|(word, _)| *word == text) {
        Some((_, found)) => Ok(Some(*found)),
        None => {
            let known = words.iter().map(|(word, _)| (*word).to_owned());
            Err(Problem::parameter(name, text, known.collect()))
        }
    }
}

fn grouping_in(instrument: &Instrument, key: &str, order: UnsurOrder) -> Result<Grouping, Problem> {
    instrument.grouping_in(Some(key), order).ok_or_else(|| {
        let known = instrument.groupings.iter().map(|grouping| grouping.key.clone());
        Problem::parameter("grouping", key, known.collect())
    })
}

/// The topic, if one is meant.
fn topic(config: &Config, known: &Known, text: Option<&str>) -> Result<Option<String>, Problem> {
    match text {
        None => Ok(config.topic.as_ref().map(|topic| topic.id.clone())),
        Some(ALL_TOPICS) => Ok(None),
        Some(id) if known.topics.iter().any(|(known, _)| known == id) => Ok(Some(id.to_owned())),
        Some(id) => {
            let topics = known.topics.iter().map(|(id, _)| id.clone());
            let all = ALL_TOPICS.to_owned();
            Err(Problem::parameter("topic", id, topics.chain([all]).collect()))
        }
    }
}

/// Unit and service of the two parameters.
fn service(
    known: &Known,
    unit: Option<&str>,
    text: Option<&str>,
) -> Result<(Option<String>, Option<String>), Problem> {
    let Some(text) = text else { return Ok((unit.map(str::to_owned), None)) };
    // Identifiers have no slash in them.
    let (within, id) = match text.split_once('/') {
        Some((within, id)) => (Some(within), id),
        None => (unit, text),
    };
    let fits = |known: &&KnownUnit| {
        unit.is_none_or(|unit| known.id == unit) && within.is_none_or(|within| known.id == within)
    };
    if known.units.iter().filter(fits).any(|known| known.has(id)) {
        return Ok((within.map(str::to_owned), Some(id.to_owned())));
    }
    let mut services: Vec<String> = Vec::new();
    for known in known.units.iter().filter(|known| unit.is_none_or(|unit| known.id == unit)) {
        services.extend(known.services.iter().map(|(id, _)| id.clone()));
    }
    services.sort_unstable();
    services.dedup();
    Err(Problem::parameter("service", text, services))
}
