//! How a configuration is written as JSON.

use std::sync::Arc;

use super::fields::{field, fields};
#[cfg(not(target_arch = "wasm32"))]
use super::form;
use super::languages::languages;
use super::{
    Agency, Comment, Config, Layout, PeriodSetting, Service, Topic, Unit, notice, outside,
    personal, submit,
};
use crate::survey::WHOLE;
use crate::survey::document::{
    self, Key, Mistake, Object, Plainly, Reading, Translation, optional, read_plainly, required,
};
use crate::survey::instrument::{Grouping, HYBRID, Instrument, UnsurOrder, unique};
#[cfg(mapping)]
use crate::survey::payload::mapping;
#[cfg(mapping)]
use crate::survey::privacy::cells;
use crate::survey::privacy::randomised;
use crate::survey::response::{Period, PeriodKind};
use crate::survey::score::Profile;

/// Reads a configuration; every mistake is reported with its path.
#[must_use]
pub fn read(text: &str, instrument: &Arc<Instrument>) -> Reading<Config> {
    document::read(text, |o| describe(o, instrument))
}

/// Reads a configuration as the widget does: see [`read_plainly`].
#[must_use]
pub fn plainly(text: &str, instrument: &Arc<Instrument>) -> Plainly<Config> {
    read_plainly(text, Translation::default(), |o| describe(o, instrument))
}

/// The description of a configuration document.
pub fn describe<O: Object>(o: &mut O, instrument: &Arc<Instrument>) -> Config {
    let agency = o.object(required("agency", "Who asks."), agency);
    let modes = modes(instrument);
    let units = o.objects(required("units", "The service units (UPP) and their services."), |o| {
        unit(o, &modes)
    });
    let topic = match WHOLE {
        true => o.object(
            Key {
                required: instrument.consultation,
                ..optional("topic", "What a consultation is about.")
            },
            topic,
        ),
        false => None,
    };
    let survey = survey(o, instrument, &modes);
    let period = o.object(required("period", "Which survey period responses count for."), period);
    let asked = o.objects(
        optional("respondent", "Changes to what is asked about the respondent, field by field."),
        field,
    );
    let fields = fields(o, instrument, asked.unwrap_or_default());
    let comment = o.one_of(
        optional("comment", "Whether there is a comment box (default: optional)."),
        &[("optional", Comment::Optional), ("off", Comment::Off)],
    );
    let personal_data = personal::describe(o);
    let slot = notice::slot(o);
    let submit = o.object(required("submit", "Where responses go."), submit::describe);
    let notice =
        o.object(optional("notice", "What the respondent is told about data."), notice::describe);
    listening(o);
    let faces = faces(o);
    #[cfg(mapping)]
    let privacy = o.object(
        optional("privacy", "How small the groups may be that anything is published about."),
        cells::describe,
    );
    // For those who publish: no phone needs it.
    #[cfg(not(mapping))]
    o.pass_over("privacy");
    unique(o, "units", "id");
    outside::describe(o);
    let config = Config {
        instrument: Arc::clone(instrument),
        agency: agency.unwrap_or_default(),
        topic,
        units: units.unwrap_or_default(),
        order: survey.order,
        grouping: survey.grouping.unwrap_or_default(),
        mode: survey.mode,
        letter_from: survey.letter_from,
        period: period.unwrap_or_default(),
        comment: comment.unwrap_or_default(),
        personal_data,
        layout: survey.layout,
        profile: survey.profile,
        show_score: survey.show_score,
        faces,
        submit: submit.unwrap_or_default(),
        notice: notice.unwrap_or_default(),
        slot,
        #[cfg(mapping)]
        privacy: privacy.unwrap_or_default(),
        fields,
    };
    let sound = o.sound();
    if sound {
        #[cfg(mapping)]
        cells::check(o, &config.privacy, &config.fields);
        randomised::check(o, &config);
    }
    #[cfg(not(target_arch = "wasm32"))]
    if sound {
        form::check(o, &config);
    }
    #[cfg(mapping)]
    if sound {
        mapping::check(o, &config);
    }
    // Last, as no mistake in it keeps anything else from being looked at.
    languages(o);
    config
}

/// The settings of the questionnaire itself.
struct Survey {
    order: UnsurOrder,
    profile: Profile,
    grouping: Option<Grouping>,
    mode: Option<String>,
    letter_from: u64,
    show_score: bool,
    layout: Layout,
}

fn survey<O: Object>(o: &mut O, instrument: &Instrument, modes: &[&str]) -> Survey {
    // Which one it is was settled before: see `instrument_wanted`. A file has its own name.
    let id = o.text(optional(
        "instrument",
        "The questionnaire (default: skm9-2017), or a file of the agency's own that ends in .json.",
    ));
    if id.as_ref().is_some_and(|id| !id.ends_with(".json")) {
        known(o, "instrument", id.as_deref(), &[&instrument.id]);
    }
    let order = o.one_of(
        optional(
            "unsur_order",
            "Number unsur as the sample questionnaire does (kuesioner: U8 sarana, U9 pengaduan, \
             default) or as the regulation's list does (daftar: U8 pengaduan, U9 sarana).",
        ),
        &UnsurOrder::WORDS,
    );
    let order = order.unwrap_or_default();
    let (mut grouping, mut mode, mut profile, mut letter_from) = (None, None, None, None);
    if WHOLE {
        let meaning = "Rule for the weight of an unsur: exactly 1/9 (default), 0.11, 0.111.";
        profile = o.one_of(optional("profile", meaning), &Profile::NAMES);
        grouping = o.identifier(optional(
            "grouping",
            "How items are grouped into unsur, where the questionnaire knows several ways.",
        ));
        mode = o.identifier(optional(
            "mode",
            "Kind of service, where the questionnaire knows several: tatap-muka (default), daring, \
             or hibrida for both.",
        ));
        let groupings: Vec<&str> =
            instrument.groupings.iter().map(|grouping| grouping.key.as_str()).collect();
        known(o, "grouping", grouping.as_deref(), &groupings);
        known(o, "mode", mode.as_deref(), modes);
        let meaning = "No letter is published below this many responses (default: 1).";
        letter_from = o.number(optional("letter_from", meaning), 1..=10_000);
    } else {
        // For those who publish.
        o.pass_over("letter_from");
    }
    let show_score = o.flag(optional(
        "show_score",
        "Whether the respondent sees the score of the response (default: true; in a \
         consultation false).",
    ));
    let layout = o.one_of(
        optional("layout", "One item per screen (stepwise, default) or all on one page."),
        &Layout::WORDS,
    );
    Survey {
        order,
        profile: profile.unwrap_or_default(),
        grouping: instrument.grouping_in(grouping.as_deref(), order),
        mode: mode.or_else(|| modes.first().map(|mode| (*mode).to_owned())),
        letter_from: letter_from.unwrap_or(1).into(),
        show_score: show_score.unwrap_or(!instrument.consultation),
        layout: layout.unwrap_or_default(),
    }
}

/// The words for the kinds of service that the questionnaire knows.
fn modes(instrument: &Instrument) -> Vec<&str> {
    if !WHOLE {
        return Vec::new();
    }
    let modes = instrument.modes.iter().map(|mode| mode.key.as_str());
    modes.chain(instrument.modes.first().map(|_| HYBRID)).collect()
}

/// Reports a reference to something that the questionnaire does not have.
fn known<O: Object>(o: &mut O, key: &str, found: Option<&str>, known: &[&str]) {
    if let Some(found) = found.filter(|found| !known.contains(found)) {
        o.mistake(|| {
            let (found, known) = (found.to_owned(), known.join(", "));
            (key, Mistake::UnknownReference { found, known })
        });
    }
}

fn agency<O: Object>(o: &mut O) -> Agency {
    let name = o.words(required("name", "Name of the agency."));
    let logo = o.address(optional("logo", "Address of a logo; a square picture fits best."));
    let contact =
        o.text(optional("contact", "Where a citizen can ask: phone, e-mail or a counter."));
    Agency { name: name.unwrap_or_default(), logo, contact }
}

fn topic<O: Object>(o: &mut O) -> Topic {
    let id = o.identifier(required("id", "Stable identifier, sent with the response."));
    let title = o.words(required("title", "What it is called."));
    let text = o.words(optional("text", "The draft or the results, to read on the spot."));
    let document = o.address(optional("document", "Address of the whole document."));
    Topic { id: id.unwrap_or_default(), title: title.unwrap_or_default(), text, document }
}

fn unit<O: Object>(o: &mut O, modes: &[&str]) -> Unit {
    let id = o.identifier(required("id", "Stable identifier, sent with the response."));
    let name = o.words(required("name", "What citizens call the unit."));
    let services =
        o.objects(required("services", "The services that the unit gives."), |o| service(o, modes));
    unique(o, "services", "id");
    Unit {
        id: id.unwrap_or_default(),
        name: name.unwrap_or_default(),
        services: services.unwrap_or_default(),
    }
}

fn service<O: Object>(o: &mut O, modes: &[&str]) -> Service {
    let id = o.identifier(required("id", "Stable identifier, unique within the unit."));
    let name = o.words(required("name", "What citizens call the service."));
    let mode = o.identifier(optional("mode", "How this service is given, where it differs."));
    known(o, "mode", mode.as_deref(), modes);
    Service { id: id.unwrap_or_default(), name: name.unwrap_or_default(), mode }
}

fn period<O: Object>(o: &mut O) -> PeriodSetting {
    let kind = o.one_of(
        required("kind", "How long a period is: triwulan, semester or tahun."),
        &PeriodKind::WORDS,
    );
    let year = o.number(
        optional("year", "The year. Left out: the period that the day of the response falls in."),
        2017..=9999,
    );
    let number = o.number(optional("number", "Which triwulan or semester of the year."), 1..=4);
    let Some(kind) = kind else { return PeriodSetting::default() };
    let Some(year) = year else {
        if number.is_some() && !o.has("year") {
            o.mistake(|| ("year", Mistake::Missing));
        }
        return PeriodSetting::Current(kind);
    };
    if kind != PeriodKind::Tahun && !o.has("number") {
        o.mistake(|| ("number", Mistake::Missing));
    }
    let number = number.unwrap_or(1);
    let period = u8::try_from(number).ok().and_then(|number| Period::new(kind, year, number));
    if period.is_none() {
        o.mistake(|| {
            let (found, high) = (number.to_string(), u16::from(kind.per_year()));
            ("number", Mistake::OutOfRange { found, low: 1, high })
        });
    }
    period.map_or(PeriodSetting::Current(kind), PeriodSetting::Fixed)
}

/// JavaScript reads it (`embed/aloud.js`).
fn listening<O: Object>(o: &mut O) {
    let meaning = "Whether there is a button that reads the screen aloud (default: true).";
    match WHOLE {
        true => drop(o.flag(optional("listen", meaning))),
        false => o.pass_over("listen"),
    }
}

fn faces<O: Object>(o: &mut O) -> bool {
    let faces = optional(
        "faces",
        "Whether a face stands beside each scored answer, with its words (default: false).",
    );
    WHOLE && o.flag(faces).unwrap_or_default()
}
