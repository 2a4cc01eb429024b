//! What there is to choose from.

use survei_publik::survey::document::{Language, Words};
use survei_publik::survey::response::Period;

use crate::app::App;
use crate::store::Reader;

/// What there is to choose from: the configuration, and what responses still name.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) units: Vec<KnownUnit>,
    /// Newest first.
    pub(crate) periods: Vec<Period>,
    /// Identifier and title of each topic, the configured one first.
    pub(crate) topics: Vec<(String, String)>,
}

/// A unit, by identifier, with what people call it.
#[derive(Debug)]
pub(crate) struct KnownUnit {
    pub(crate) id: String,
    pub(crate) name: String,
    /// Identifier and name of each service.
    pub(crate) services: Vec<(String, String)>,
}

impl Known {
    /// Looks into configuration, database and calendar.
    pub(crate) fn of(app: &App, reader: &Reader) -> anyhow::Result<Known> {
        let name = |words: &Words| words.text(Language::Indonesian).to_owned();
        let mut units: Vec<KnownUnit> = Vec::new();
        for unit in &app.config.units {
            let services =
                unit.services.iter().map(|service| (service.id.clone(), name(&service.name)));
            let services = services.collect();
            units.push(KnownUnit { id: unit.id.clone(), name: name(&unit.name), services });
        }
        for (unit, service) in reader.targets()? {
            add(&mut units, unit, service);
        }
        let mut periods: Vec<Period> =
            reader.periods()?.iter().filter_map(|period| Period::parse(period)).collect();
        periods.extend(app.calendar.today().map(|today| app.config.period.on(today)));
        periods.sort_unstable();
        periods.dedup();
        periods.reverse();
        let configured = app.config.topic.as_ref();
        let mut topics: Vec<(String, String)> =
            configured.map(|topic| (topic.id.clone(), name(&topic.title))).into_iter().collect();
        for id in reader.topics(&app.config.instrument.id)? {
            if !topics.iter().any(|(known, _)| *known == id) {
                topics.push((id.clone(), id));
            }
        }
        Ok(Known { units, periods, topics })
    }

    /// The unit with this identifier.
    pub(super) fn unit(&self, id: &str) -> Option<&KnownUnit> {
        self.units.iter().find(|unit| unit.id == id)
    }
}

/// Adds what the configuration no longer has, under its identifier.
fn add(units: &mut Vec<KnownUnit>, unit: String, service: String) {
    let place = units.iter().position(|known| known.id == unit);
    let entry = (service.clone(), service);
    match place.and_then(|place| units.get_mut(place)) {
        Some(known) if known.has(&entry.0) => {}
        Some(known) => known.services.push(entry),
        None => units.push(KnownUnit { name: unit.clone(), id: unit, services: vec![entry] }),
    }
}

impl KnownUnit {
    /// Whether the unit gives this service.
    pub(crate) fn has(&self, service: &str) -> bool {
        self.services.iter().any(|(id, _)| id == service)
    }
}
