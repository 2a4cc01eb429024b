//! Drawing what is told instead of the truth.

use super::Epsilon;
use crate::survey::WHOLE;
use crate::survey::config::{AskedField, Config};
use crate::survey::keyed::Keyed;
use crate::survey::response::{Draft, Respondent, ResponseId};

/// The place that is told where the true one is `place`, among `choices`; `noise` is random and
/// used for nothing else.
///
/// Noise that is all zeros, which a broken generator gives, never tells the truth.
#[must_use]
pub fn randomise(epsilon: Epsilon, choices: usize, place: usize, noise: ResponseId) -> usize {
    let number = |bytes: &[u8]| bytes.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    let (first, rest) = noise.0.split_at_checked(4).unwrap_or_default();
    let second = rest.get(4..).unwrap_or_default();
    let many = u32::try_from(choices).unwrap_or(u32::MAX);
    let lies = (1_u64 << 32) - u64::from(epsilon.chance(many).kept);
    let others = u64::from(many.saturating_sub(1));
    if others == 0 || number(first) >= lies {
        return place;
    }
    let other = usize::try_from(number(second) % others).unwrap_or_default();
    if other < place { other } else { other + 1 }
}

/// The draft with every randomised field as it may leave the phone, with noise for each of them;
/// `None` where nothing is randomised. A field for which there is none, or whose code is no choice, is left out: the truth is never
/// told for want of noise.
#[must_use]
pub fn scattered(config: &Config, draft: &Draft, noise: &[ResponseId]) -> Option<Draft> {
    if !WHOLE || config.fields().all(|field| field.randomised.is_none()) {
        return None;
    }
    let mut draft = draft.clone();
    let asked = config.fields().filter_map(|field| Some((field, field.randomised?)));
    for (number, (field, epsilon)) in asked.enumerate() {
        let place = draft.respondent.get(&field.key).and_then(|code| of_code(field, code));
        let told = place.zip(noise.get(number)).and_then(|(place, noise)| {
            let told = randomise(epsilon, field.choices.len(), place, *noise);
            field.choices.get(told)
        });
        draft.respondent.retain(|key, _| key != field.key);
        if let Some(told) = told {
            draft.respondent.insert(field.key.clone(), told.code.clone());
        }
    }
    Some(draft)
}

/// Under which ε the fields of a respondent were randomised.
pub fn told(config: &Config, respondent: &Respondent) -> Keyed<String> {
    if !WHOLE {
        return Keyed::default();
    }
    let told = config.fields().filter(|field| respondent.get(&field.key).is_some());
    told.filter_map(|field| Some((field.key.clone(), field.randomised?.text()))).collect()
}

fn of_code(field: &AskedField, code: &str) -> Option<usize> {
    field.choices.iter().position(|choice| choice.code == code)
}
