//! What the agency sets. Defaults give way to the JSON document, the document to attributes.

mod attributes;
mod fields;
#[cfg(not(target_arch = "wasm32"))] // For servers and for those who make pages.
mod form;
mod given;
mod languages;
mod notice;
mod outside;
mod personal;
mod read;
mod respondent;
mod submit;
mod wanted;

pub use attributes::{Attributes, apply, apply_plainly};
#[cfg(not(target_arch = "wasm32"))]
pub use form::{Constant, Form, Names};
pub use given::Given;
#[cfg(not(target_arch = "wasm32"))] // For web admins, at their desk.
pub use notice::advice;
pub use personal::PersonalData;
pub use read::{describe, plainly, read};
pub use respondent::{AGE, DISABILITY, DISABILITY_KIND, FieldAnswer, JOB, is_of_disability};
pub use wanted::{instrument_wanted, is_plain};

use std::sync::Arc;

use super::WHOLE;
use super::document::Words;
use super::instrument::{FieldChoice, Grouping, Instrument, Item, UnsurOrder};
#[cfg(mapping)]
use super::payload::mapping::Mapping;
#[cfg(mapping)]
use super::privacy::cells::Rules;
use super::privacy::randomised::Epsilon;
use super::response::{Answers, Day, Period, PeriodKind, Target};
use super::score::{Figures, Profile, Tally};

/// A configuration in which every reference leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The questionnaire.
    pub instrument: Arc<Instrument>,
    /// Who asks.
    pub agency: Agency,
    /// What is consulted about; there for every instrument that is a consultation.
    pub topic: Option<Topic>,
    /// The service units with their services; at least one of each.
    pub units: Vec<Unit>,
    /// In which official order items are shown and unsur numbered.
    pub order: UnsurOrder,
    /// Which survey period responses count for.
    pub period: PeriodSetting,
    /// Whether there is a comment box.
    pub comment: Comment,
    /// What happens when a comment or another free text seems to hold personal data.
    pub personal_data: PersonalData,
    /// One question per screen, or all on one page.
    pub layout: Layout,
    /// The rule for weights.
    pub profile: Profile,
    /// How items are grouped into unsur and indexes, in the order of [`Config::order`].
    pub grouping: Grouping,
    /// Which kind of service is asked about, for instruments that know several.
    pub mode: Option<String>,
    /// No letter is published below this many responses.
    pub letter_from: u64,
    /// Whether the respondent sees the score of the response.
    pub show_score: bool,
    /// Whether a face stands beside each scored choice.
    pub faces: bool,
    /// Where responses go.
    pub submit: Submit,
    /// What the respondent is told about data.
    pub notice: Notice,
    /// Responses carry the statutory hour slot.
    pub slot: bool,
    /// How small a published cell may be.
    #[cfg(mapping)]
    pub privacy: Rules,
    fields: Vec<AskedField>,
}

/// Who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agency {
    /// Name of the agency.
    pub name: Words,
    /// Address of a logo, shown beside the name.
    pub logo: Option<String>,
    /// Where a citizen can ask: a phone number, an e-mail or a counter.
    pub contact: Option<String>,
}

/// A service unit (*unit penyelenggara pelayanan*, UPP).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Stable identifier, sent with the response.
    pub id: String,
    /// What citizens call it.
    pub name: Words,
    /// The services it gives.
    pub services: Vec<Service>,
}

/// What a consultation is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    /// Stable identifier, sent with the response.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// The draft or the results themselves.
    pub text: Option<Words>,
    /// Address of the document.
    pub document: Option<String>,
}

/// A kind of service that a unit gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Stable identifier, sent with the response; unique within its unit.
    pub id: String,
    /// What citizens call it.
    pub name: Words,
    /// How it is given, such as `daring`, where the questionnaire asks differently for each.
    pub mode: Option<String>,
}

/// A respondent field as this agency asks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedField {
    /// Stable key of the instrument's field.
    pub key: String,
    /// What the respondent reads.
    pub label: Words,
    /// The agency's own choices, or the instrument's.
    pub choices: Vec<FieldChoice>,
    /// Never [`Use::Off`] here.
    pub use_: Use,
    /// How it is answered.
    pub answer: FieldAnswer,
    /// The answer is randomised on the phone before it is sealed.
    pub randomised: Option<Epsilon>,
}

/// Whether a respondent field is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Not asked.
    Off,
    /// Asked; may be left blank.
    Optional,
    /// Asked; must be answered.
    Required,
}

/// Whether there is a comment box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Comment {
    /// There is one; it may stay empty.
    #[default]
    Optional,
    /// There is none.
    Off,
}

/// How the items are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// One item per screen.
    #[default]
    Stepwise,
    /// All items on one page.
    OnePage,
}

impl Layout {
    /// The words for the two in documents and attributes.
    pub const WORDS: [(&'static str, Layout); 2] =
        [("stepwise", Layout::Stepwise), ("one-page", Layout::OnePage)];
}

/// The survey period: fixed, or the one that the day of the response falls in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodSetting {
    /// Always this one.
    Fixed(Period),
    /// By the calendar.
    Current(PeriodKind),
}

impl Default for PeriodSetting {
    fn default() -> PeriodSetting {
        PeriodSetting::Current(PeriodKind::Tahun)
    }
}

impl PeriodSetting {
    /// The period that a response of this day counts for.
    #[must_use]
    pub fn on(self, day: Day) -> Period {
        match self {
            PeriodSetting::Fixed(period) => period,
            PeriodSetting::Current(kind) => Period::of(kind, day),
        }
    }
}

/// Where responses go, and what the browser adds to the request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submit {
    /// Address, absolute or relative to the page.
    pub url: String,
    /// Which cookies the browser sends along.
    pub credentials: Credentials,
    /// Whether the browser says which site the request comes from (never the page).
    pub referrer: Referrer,
    /// What a plain HTML form posts instead.
    #[cfg(not(target_arch = "wasm32"))]
    pub form: Form,
    /// Responses are put for a backend that wants another shape.
    pub mapped: bool,
    /// How they are.
    #[cfg(mapping)]
    pub mapping: Option<Mapping>,
}

/// Which cookies go with the request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Credentials {
    /// None.
    #[default]
    Omit,
    /// Those of the page's own site.
    SameOrigin,
    /// Those of the receiving site, even another one.
    Include,
}

/// What the request says about where it comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Referrer {
    /// Nothing.
    #[default]
    None,
    /// The site, without path or query.
    Origin,
}

/// What the respondent is told about data, beside the standard sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// Why the agency asks.
    pub purpose: Option<Words>,
    /// How long answers are kept.
    pub retention: Option<Words>,
    /// More, in the agency's words: for instance what its server logs.
    pub more: Option<Words>,
    /// What is said to a respondent under 17, instead of the usual sentence.
    pub guardian: Option<Words>,
    /// The respondent must agree to the notice before beginning.
    pub consent: bool,
}

impl Config {
    /// All items, for every kind of service, in the order in which they are shown. Those that are
    /// asked are a choice among them: see [`asked`](super::response::asked).
    #[must_use]
    pub fn all_items(&self) -> Vec<&Item> {
        self.instrument.items_in(self.order, None)
    }

    /// Which kind of service is asked about: the service's own, or the usual one.
    #[must_use]
    pub fn mode_of(&self, target: Option<&Target>) -> Option<&str> {
        if !WHOLE {
            return None;
        }
        let own = target.and_then(|target| self.service(target)?.1.mode.as_deref());
        own.or(self.mode.as_deref())
    }

    /// An empty tally for this instrument and grouping.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally::new(&self.instrument, &self.grouping)
    }

    /// The figures of a tally, under the configured profile.
    #[must_use]
    pub fn figures(&self, tally: &Tally) -> Figures {
        Figures::of(tally, &self.grouping, self.profile)
    }

    /// The figures of a single response.
    #[must_use]
    pub fn figures_of(&self, answers: &Answers) -> Figures {
        let mut tally = self.tally();
        tally.add(&self.instrument, answers);
        self.figures(&tally)
    }

    /// Unit and service of a target, if both exist.
    #[must_use]
    pub fn service(&self, target: &Target) -> Option<(&Unit, &Service)> {
        let unit = self.units.iter().find(|unit| unit.id == target.unit)?;
        let service = unit.services.iter().find(|service| service.id == target.service)?;
        Some((unit, service))
    }

    /// Every service with its unit, in the document's order.
    pub fn services(&self) -> impl Iterator<Item = (&Unit, &Service)> {
        self.units.iter().flat_map(|unit| unit.services.iter().map(move |service| (unit, service)))
    }

    /// The only service there is to choose, if there is but one.
    #[must_use]
    pub fn only_service(&self) -> Option<Target> {
        let mut services = self.services();
        let (unit, service) = services.next()?;
        let only = services.next().is_none();
        only.then(|| Target { unit: unit.id.clone(), service: service.id.clone() })
    }
}
