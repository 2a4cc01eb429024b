//! What an agency may ask about the respondent beside the instrument's coarse choices: finer
//! answers, which the notice then tells of, and disability, with a consent of its own.

use super::fields::FieldSetting;
use super::{AskedField, Use};
use crate::survey::WHOLE;
use crate::survey::document::{Mistake, Object, Translation, optional, read_plainly, required};
use crate::survey::instrument::{Condition, Field, Instrument, Source, field_choice};

/// The fields and labels that no instrument has.
const EXTRA: &str = include_str!("data/respondent.json");

/// Key of the field with the age.
pub const AGE: &str = "usia";

/// Key of the field with the occupation.
pub const JOB: &str = "pekerjaan";

/// Key of the question whether the respondent has a disability.
pub const DISABILITY: &str = "disabilitas";

/// Key of the question which kind of disability it is.
pub const DISABILITY_KIND: &str = "jenis_disabilitas";

/// How a field is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldAnswer {
    /// By one of its choices.
    #[default]
    Choice,
    /// By the age in whole years.
    Years,
    /// By the year of birth.
    BirthYear,
    /// In the respondent's own words.
    Text,
}

impl FieldAnswer {
    /// The words for those that are no choice.
    const WORDS: [(&'static str, FieldAnswer); 3] = [
        ("years", FieldAnswer::Years),
        ("birth_year", FieldAnswer::BirthYear),
        ("text", FieldAnswer::Text),
    ];

    /// The highest age that is taken.
    pub const OLDEST: u16 = 120;

    /// The numbers that are taken, where numbers are.
    #[must_use]
    pub fn range(self) -> Option<(u16, u16)> {
        match self {
            FieldAnswer::Years => Some((0, FieldAnswer::OLDEST)),
            FieldAnswer::BirthYear => Some((1900, 2100)),
            FieldAnswer::Choice | FieldAnswer::Text => None,
        }
    }
}

/// Whether a field is about disability: off until the agency asks for it, never required, and
/// only shown to who agreed to be asked.
#[must_use]
pub fn is_of_disability(key: &str) -> bool {
    WHOLE && (key == DISABILITY || key == DISABILITY_KIND)
}

/// Reads how a field is answered, and reports what does not go with the field.
pub(super) fn answer<O: Object>(o: &mut O, field: &str) -> FieldAnswer {
    if !WHOLE {
        return FieldAnswer::Choice;
    }
    let answer = o.one_of(
        optional(
            "as",
            "A finer answer than the choices, which the notice tells citizens of: for usia years \
             or birth_year, for pekerjaan text.",
        ),
        &FieldAnswer::WORDS,
    );
    let allowed = match field {
        AGE => "years, birth_year",
        JOB => "text",
        _ => "",
    };
    let Some(answer) = answer else { return FieldAnswer::Choice };
    let word = FieldAnswer::WORDS.iter().find(|(_, known)| *known == answer);
    let word = word.map(|(word, _)| *word).unwrap_or_default();
    // A field that is none was told of already.
    if !O::SCHEMA && !field.is_empty() && !allowed.split(", ").any(|known| known == word) {
        let (found, allowed) = match allowed {
            "" => (field.to_owned(), [AGE, JOB].join(", ")),
            allowed => (word.to_owned(), allowed.to_owned()),
        };
        o.mistake(|| ("as", Mistake::NotOneOf { found, allowed }));
    }
    if !O::SCHEMA && o.has("choices") {
        o.mistake(|| ("choices", Mistake::NotTogether { first: "as" }));
    }
    answer
}

/// Reports a setting of a disability field that citizens must not be asked by: they may always
/// pass these questions over, and what the first one's answers mean is fixed.
pub(super) fn check_disability<O: Object>(o: &mut O, field: &str, use_: Option<Use>) {
    if !is_of_disability(field) || O::SCHEMA {
        return;
    }
    if use_ == Some(Use::Required) {
        let (found, allowed) = ("required".to_owned(), "optional, off".to_owned());
        o.mistake(|| ("use", Mistake::NotOneOf { found, allowed }));
    }
    if field == DISABILITY && o.has("choices") {
        o.mistake(|| ("choices", Mistake::NotTogether { first: DISABILITY }));
    }
}

/// The fields that there may be: the instrument's own, and those about disability.
pub(super) fn all(instrument: &Instrument) -> Vec<Field> {
    let own = |key: &str| instrument.fields.iter().any(|field| field.key == key);
    let wanted = |field: &Field| is_of_disability(&field.key) && !own(&field.key);
    instrument.fields.iter().cloned().chain(extra().into_iter().filter(wanted)).collect()
}

/// How a field is used where the agency does not say; the questions about disability are not
/// asked unless it names them.
pub(super) fn usual_use(key: &str, named: bool) -> Use {
    match (is_of_disability(key), named) {
        (false, _) => Use::Required,
        (true, true) => Use::Optional,
        (true, false) => Use::Off,
    }
}

/// Whoever is asked for a year of birth must not read "age" above it.
pub(super) fn relabel(field: &mut AskedField) {
    if WHOLE && field.answer == FieldAnswer::BirthYear {
        let found = extra().into_iter().find(|extra| extra.key == "birth_year");
        found.into_iter().for_each(|found| field.label = found.label);
    }
}

fn extra() -> Vec<Field> {
    let fields = read_plainly(EXTRA, Translation::default(), |o| {
        o.objects(required("respondent", ""), |o| Field {
            key: o.identifier(required("key", "")).unwrap_or_default(),
            label: o.words(required("label", "")).unwrap_or_default(),
            choices: o.objects(optional("choices", ""), field_choice).unwrap_or_default(),
        })
    });
    fields.value.flatten().unwrap_or_default()
}

/// Reports fields that are off although something hangs on them: the kind of disability on the
/// question before it, and items on conditions that then never hold.
pub(super) fn check_off<O: Object>(
    o: &mut O,
    instrument: &Instrument,
    settings: &[FieldSetting],
    fields: &[AskedField],
) {
    let is_asked = |key: &str| fields.iter().any(|field| field.key == key);
    let place = |key: &str| settings.iter().position(|setting| setting.key == key);
    if is_asked(DISABILITY_KIND) && !is_asked(DISABILITY) {
        let index = place(DISABILITY_KIND).unwrap_or_default();
        let (found, known) = (DISABILITY.to_owned(), String::new());
        o.mistake(|| (place_of(index, "field"), Mistake::UnknownReference { found, known }));
    }
    for field in instrument.fields.iter().filter(|field| !is_asked(&field.key)) {
        let Some(index) = place(&field.key) else { continue };
        let items = instrument.items.iter().flat_map(|item| [item].into_iter().chain(item.entry()));
        let never = items.filter(|item| {
            item.relevant.iter().any(|condition| never_holds(condition, &|key| is_asked(key)))
        });
        let never: Vec<&str> = never
            .filter(|item| item.relevant.iter().any(|condition| looks_at(condition, &field.key)))
            .map(|item| item.key.as_str())
            .collect();
        if !never.is_empty() {
            let found = never.join(", ");
            o.warning(|| (place_of(index, "use"), Mistake::NeverAsked { found }));
        }
    }
}

fn place_of(index: usize, key: &str) -> String {
    ["respondent[", &index.to_string(), "].", key].concat()
}

/// Whether every way in which a condition could hold leads to a field that is not asked.
fn never_holds(condition: &Condition, is_asked: &dyn Fn(&str) -> bool) -> bool {
    condition.0.iter().all(|test| match &test.source {
        Source::Field(key) => !is_asked(key),
        Source::Item(_) => false,
    })
}

fn looks_at(condition: &Condition, field: &str) -> bool {
    condition.0.iter().any(|test| test.source == Source::Field(field.to_owned()))
}
