//! How an instrument is written as JSON.

mod grouping;
mod item;
mod references;

use self::grouping::grouping;
use self::item::{item, page, scale};
use self::references::references;
use super::{COMPILED_IN, Field, FieldChoice, Grouping, Instrument, Mode, Status, Unsur};
use crate::survey::WHOLE;
use crate::survey::document::{
    self, Mistake, Object, Plainly, Reading, Translation, optional, read_plainly, required,
};

/// The newest instrument format understood.
const FORMAT: u16 = 1;

/// Reads an instrument; every mistake is reported with its path.
#[must_use]
pub fn read(text: &str) -> Reading<Instrument> {
    document::read(text, |o| describe(o))
}

/// Reads an instrument as the widget does: see [`read_plainly`]. What its parts say of one another
/// is not looked at; that is for those who write instruments, at their desk.
#[must_use]
pub fn plainly(text: &str) -> Plainly<Instrument> {
    translated(text, Translation::default())
}

/// The same, with its words in one more language.
#[must_use]
pub fn translated(text: &str, translation: Translation<'_>) -> Plainly<Instrument> {
    read_plainly(text, translation, |o| parts(o))
}

/// The description of an instrument document.
pub fn describe<O: Object>(o: &mut O) -> Instrument {
    let instrument = parts(o);
    // 2 kB that no phone needs.
    if cfg!(not(target_arch = "wasm32")) && o.sound() {
        references(o, &instrument);
    }
    instrument
}

/// The description of an instrument document, each part by itself.
pub fn parts<O: Object>(o: &mut O) -> Instrument {
    if !WHOLE {
        return compiled_in(o);
    }
    let format = o.number(required("format", "Version of this file format: 1."), 1..=u16::MAX);
    if let Some(found) = format.filter(|found| *found > FORMAT) {
        o.mistake(|| ("format", Mistake::NewerFormat { found, known: FORMAT }));
    }
    let id = o.identifier(required("id", "Stable name of the questionnaire."));
    let version = o
        .number(required("version", "Edition of the wording, from 1; answers carry it."), 1..=9999);
    let title = o.words(required("title", "What the survey is called."));
    let source = o.text(required("source", "Where the wording comes from."));
    let status = o.one_of(
        optional("status", "Whether the wording is confirmed by the official text (default)."),
        &[("confirmed", Status::Confirmed), ("unconfirmed", Status::Unconfirmed)],
    );
    let scales = o.objects(optional("scales", "Answers that several items share."), scale);
    let scales = scales.unwrap_or_default();
    let unsur = o.objects(optional("unsur", "The dimensions, in list order."), unsur);
    let pages = o.objects(optional("pages", "Screens that show several items together."), page);
    let items = o.objects(required("items", "The questions, in questionnaire order."), |o| {
        item(o, &scales, false)
    });
    let consultation = o.flag(optional(
        "consultation",
        "It asks about a topic that the configuration names, such as a draft (default: false).",
    ));
    let modes = o.objects(optional("modes", "Kinds of service that some items are for."), mode);
    let groupings = o.objects(
        optional("groupings", "Ways to group items into unsur and indexes, the usual one first."),
        grouping,
    );
    let fields = o.objects(optional("respondent", "What is asked about the respondent."), field);
    check(o);
    let (unsur, items) = (unsur.unwrap_or_default(), items.unwrap_or_default());
    Instrument {
        id: id.unwrap_or_default(),
        version: version.unwrap_or_default(),
        title: title.unwrap_or_default(),
        source: source.unwrap_or_default(),
        status: status.unwrap_or_default(),
        groupings: groupings.unwrap_or_else(|| vec![Grouping::usual(&unsur, &items)]),
        unsur,
        items,
        pages: pages.unwrap_or_default(),
        consultation: consultation.unwrap_or_default(),
        modes: modes.unwrap_or_default(),
        fields: fields.unwrap_or_default(),
    }
}

/// What the questionnaire that is compiled in has, which is known to be right.
fn compiled_in<O: Object>(o: &mut O) -> Instrument {
    let version = o.number(required("version", ""), 1..=9999);
    let title = o.words(required("title", ""));
    let unsur = o.objects(required("unsur", ""), unsur).unwrap_or_default();
    let items = o.objects(required("items", ""), |o| item(o, &[], false)).unwrap_or_default();
    let fields = o.objects(required("respondent", ""), field);
    ["format", "id", "source"].into_iter().for_each(|name| o.pass_over(name));
    Instrument {
        id: COMPILED_IN.to_owned(),
        version: version.unwrap_or_default(),
        title: title.unwrap_or_default(),
        source: String::new(),
        status: Status::Confirmed,
        groupings: vec![Grouping::usual(&unsur, &items)],
        unsur,
        items,
        pages: Vec::new(),
        consultation: false,
        modes: Vec::new(),
        fields: fields.unwrap_or_default(),
    }
}

fn unsur<O: Object>(o: &mut O) -> Unsur {
    let key = o.identifier(required("key", "Stable key."));
    let name = o.words(required("name", "Official name."));
    Unsur { key: key.unwrap_or_default(), name: name.unwrap_or_default() }
}

fn mode<O: Object>(o: &mut O) -> Mode {
    let key = o.identifier(required("key", "Stable key."));
    let name = o.words(required("name", "What it is called."));
    Mode { key: key.unwrap_or_default(), name: name.unwrap_or_default() }
}

fn field<O: Object>(o: &mut O) -> Field {
    let key = o.identifier(required("key", "Stable key."));
    let label = o.words(required("label", "What the respondent reads."));
    let choices = o.objects(required("choices", "Coarse choices."), field_choice);
    unique(o, "choices", "code");
    Field {
        key: key.unwrap_or_default(),
        label: label.unwrap_or_default(),
        choices: choices.unwrap_or_default(),
    }
}

/// The description of one choice of a respondent field; configurations use it as well.
pub(in crate::survey) fn field_choice<O: Object>(o: &mut O) -> FieldChoice {
    let code = o.text(required("code", "Stable code that is stored and sent."));
    let label = o.words(required("label", "What the respondent reads."));
    FieldChoice { code: code.unwrap_or_default(), label: label.unwrap_or_default() }
}

/// What only a look at the whole shows: references that lead nowhere, keys used twice.
fn check<O: Object>(o: &mut O) {
    for list in ["unsur", "items", "respondent", "scales", "pages", "modes", "groupings"] {
        unique(o, list, "key");
    }
    let known: Vec<String> = o.entries("unsur", "key").into_iter().map(|(_, key)| key).collect();
    for (index, found) in o.entries("items", "unsur") {
        if !known.contains(&found) {
            o.mistake(|| {
                let mistake = Mistake::UnknownReference { found, known: known.join(", ") };
                (format!("items[{index}].unsur"), mistake)
            });
        }
    }
}

/// Reports identifiers that occur twice among the entries of a list.
pub(in crate::survey) fn unique<O: Object>(o: &mut O, list: &str, key: &str) {
    let mut seen: Vec<(usize, String)> = Vec::new();
    for (index, found) in o.entries(list, key) {
        if let Some((first, _)) = seen.iter().find(|(_, known)| *known == found) {
            o.mistake(|| {
                let (found, first) = (found.clone(), format!("{list}[{first}]"));
                (format!("{list}[{index}].{key}"), Mistake::Duplicate { found, first })
            });
        }
        seen.push((index, found));
    }
}
