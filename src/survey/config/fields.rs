//! The respondent fields: the instrument's, as the agency asks them.

use super::{AskedField, Config, FieldAnswer, Use, respondent};
use crate::survey::WHOLE;
use crate::survey::document::{Mistake, Object, Words, optional, required};
use crate::survey::instrument::{Field, FieldChoice, Instrument, field_choice, unique};
use crate::survey::privacy::randomised::{self, Epsilon};

/// One entry of `respondent`: which field, how, and with which choices.
pub(super) struct FieldSetting {
    pub(super) key: String,
    use_: Option<Use>,
    choices: Option<Vec<FieldChoice>>,
    answer: FieldAnswer,
    randomised: Option<Epsilon>,
}

pub(super) fn field<O: Object>(o: &mut O) -> FieldSetting {
    let key = o.identifier(required(
        "field",
        "Key of the field: jenis_kelamin, usia, pendidikan or pekerjaan; disabilitas and \
         jenis_disabilitas, which are not asked unless they are named here.",
    ));
    let use_ = o.one_of(
        optional("use", "Whether it is asked (default: required)."),
        &[("required", Use::Required), ("optional", Use::Optional), ("off", Use::Off)],
    );
    let choices = o.objects(
        optional("choices", "The agency's own choices instead of the usual ones."),
        field_choice,
    );
    unique(o, "choices", "code");
    let key = key.unwrap_or_default();
    let answer = respondent::answer(o, &key);
    respondent::check_disability(o, &key, use_);
    let randomised = randomised::describe(o);
    FieldSetting { key, use_, choices, answer, randomised }
}

/// The instrument's fields, changed by the agency's settings.
pub(super) fn fields<O: Object>(
    o: &mut O,
    instrument: &Instrument,
    settings: Vec<FieldSetting>,
) -> Vec<AskedField> {
    unique(o, "respondent", "field");
    let whole;
    let mut all: &[Field] = &instrument.fields;
    if WHOLE {
        whole = respondent::all(instrument);
        all = &whole;
    }
    let known: Vec<&str> = all.iter().map(|field| field.key.as_str()).collect();
    for (index, found) in o.entries("respondent", "field") {
        let taken = settings.iter().any(|setting| setting.key == found);
        if taken && !known.contains(&found.as_str()) {
            o.mistake(|| {
                let mistake = Mistake::UnknownReference { found, known: known.join(", ") };
                (format!("respondent[{index}].field"), mistake)
            });
        }
    }
    let asked = all.iter().map(|field| {
        let setting = settings.iter().find(|setting| setting.key == field.key);
        let choices = setting.and_then(|setting| setting.choices.clone());
        let usual = respondent::usual_use(&field.key, setting.is_some());
        let mut asked = AskedField {
            key: field.key.clone(),
            label: field.label.clone(),
            choices: choices.unwrap_or_else(|| field.choices.clone()),
            use_: setting.and_then(|setting| setting.use_).unwrap_or(usual),
            answer: setting.map(|setting| setting.answer).unwrap_or_default(),
            randomised: setting.and_then(|setting| setting.randomised),
        };
        respondent::relabel(&mut asked);
        asked
    });
    let asked: Vec<AskedField> = asked.filter(|field| field.use_ != Use::Off).collect();
    if WHOLE {
        respondent::check_off(o, instrument, &settings, &asked);
    }
    asked
}

impl Config {
    /// Every field that a response may carry: those of the instrument, asked or not, and those
    /// that the agency added. A key with its label and choices.
    #[must_use]
    pub fn known_fields(&self) -> Vec<(&str, &Words, &[FieldChoice])> {
        let own = self.instrument.fields.iter();
        let own = own.map(|field| match self.fields().find(|asked| asked.key == field.key) {
            Some(asked) => (asked.key.as_str(), &asked.label, asked.choices.as_slice()),
            None => (field.key.as_str(), &field.label, field.choices.as_slice()),
        });
        let known = |key: &str| self.instrument.fields.iter().any(|field| field.key == key);
        let added = self.fields().filter(|field| !known(&field.key));
        own.chain(added.map(|f| (f.key.as_str(), &f.label, f.choices.as_slice()))).collect()
    }

    /// The respondent fields that are asked, in order.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = &AskedField> {
        self.fields.iter()
    }

    /// The same for a plain form, which has no way to randomise: what is randomised is not asked.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn of_forms(&self) -> Config {
        let mut config = self.clone();
        config.fields.retain(|field| field.randomised.is_none());
        config
    }
}
