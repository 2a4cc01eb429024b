//! Which responses are meant.

use rusqlite::ToSql;

/// Which responses are meant; what is `None` does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    /// The questionnaire. Responses to different ones are never mixed.
    pub(crate) instrument: String,
    /// The service unit.
    pub(crate) unit: Option<String>,
    /// The service, by its identifier within the unit.
    pub(crate) service: Option<String>,
    /// The survey period as written on the wire.
    pub(crate) period: Option<String>,
    /// What was consulted about.
    pub(crate) topic: Option<String>,
}

/// The condition on `responses` that a filter is, with its [parameters](Filter::parameters).
macro_rules! matching {
    () => {
        "responses.instrument = ?1
         AND (?2 IS NULL OR responses.unit = ?2)
         AND (?3 IS NULL OR responses.service = ?3)
         AND (?4 IS NULL OR responses.period = ?4)
         AND (?5 IS NULL OR responses.topic = ?5)"
    };
}
pub(super) use matching;

impl Filter {
    /// Whether a place is meant: topic, period, unit and service.
    pub(crate) fn takes(&self, place: &[String]) -> bool {
        let wanted = [&self.topic, &self.period, &self.unit, &self.service];
        wanted.iter().zip(place).all(|(wanted, is)| wanted.as_ref().is_none_or(|one| one == is))
    }

    /// The parameters of the condition, in order.
    pub(super) fn parameters(&self) -> [&dyn ToSql; 5] {
        [&self.instrument, &self.unit, &self.service, &self.period, &self.topic]
    }
}
