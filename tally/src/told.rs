//! Answers that were randomised on the phone, counted and estimated.

use std::collections::BTreeMap;

use survei_publik::survey::instrument::Instrument;
use survei_publik::survey::json::{Json, Writer};
use survei_publik::survey::privacy::randomised::Epsilon;
use survei_publik::survey::score::Told;

use crate::fault::Fault;
use crate::sound::small_enough;

/// What was told, by respondent field.
#[derive(Clone, Debug, Default)]
pub(crate) struct AllTold(BTreeMap<String, Told>);

/// The codes of a field: the agency's own, or the instrument's.
pub(crate) fn codes<'a>(
    instrument: &'a Instrument,
    own: &'a BTreeMap<String, Vec<String>>,
    field: &str,
) -> Result<Vec<&'a str>, Fault> {
    if let Some(own) = own.get(field) {
        return Ok(own.iter().map(String::as_str).collect());
    }
    let known = instrument.fields.iter().find(|known| known.key == field);
    let known = known.map(|known| known.choices.iter().map(|choice| choice.code.as_str()));
    known.map(Iterator::collect).ok_or_else(|| {
        let keys: Vec<&str> = instrument.fields.iter().map(|field| field.key.as_str()).collect();
        Fault(format!("field: there is no \"{field}\". There are: {}.", keys.join(", ")))
    })
}

/// Reads an ε; nothing where the answer was told as it was said.
pub(crate) fn epsilon(text: Option<&str>) -> Result<Option<Epsilon>, Fault> {
    let wrong = || Fault("epsilon: give a decimal as text, from \"0.1\" to \"10\".".to_owned());
    text.map(|text| Epsilon::parse(text).ok_or_else(wrong)).transpose()
}

impl AllTold {
    /// Counts so many who told a code.
    pub(crate) fn add(
        &mut self,
        field: &str,
        codes: &[&str],
        epsilon: Option<Epsilon>,
        code: &str,
        times: u64,
    ) -> Result<(), Fault> {
        let Some(place) = codes.iter().position(|known| *known == code) else {
            return Err(Fault(format!(
                "code: no choice of {field}. Give one of: {}.",
                codes.join(", ")
            )));
        };
        let told = self.0.entry(field.to_owned()).or_insert_with(|| Told::new(codes.len()));
        match small_enough(told.respondents().saturating_add(times)) {
            true => told.add(epsilon, place, times),
            false => return Err(Fault("text: too many respondents together.".to_owned())),
        }
        Ok(())
    }

    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &Told)> {
        self.0.iter().map(|(field, told)| (field.as_str(), told))
    }

    /// The text of a tally with what was told, where there is any.
    pub(crate) fn written(&self, tally: String, codes: impl Fn(&str) -> Vec<String>) -> String {
        if self.0.is_empty() {
            return tally;
        }
        let told = Writer::object(|o| {
            for (field, told) in &self.0 {
                let codes = codes(field);
                o.key(field).braced(|o| {
                    for (epsilon, counts) in told.strata() {
                        let name = epsilon.map_or_else(|| "-".to_owned(), Epsilon::text);
                        o.key(&name).braced(|o| {
                            for (code, count) in codes.iter().zip(counts) {
                                o.key(code).number(*count);
                            }
                        });
                    }
                });
            }
        });
        let tally = tally.strip_suffix('}').unwrap_or(&tally);
        [tally, ",\"randomised\":", &told, "}"].concat()
    }

    /// Adds what stands in the text of a tally; all of it or nothing.
    pub(crate) fn merge(
        &mut self,
        text: &str,
        codes: impl Fn(&str) -> Result<Vec<String>, Fault>,
    ) -> Result<(), Fault> {
        let wrong = || Fault("text: no tally. Give what toText returned.".to_owned());
        let json = Json::of(text).ok_or_else(wrong)?;
        let mut sum = self.clone();
        for (field, strata) in json.get("randomised").map(Json::entries).unwrap_or_default() {
            let codes = codes(field)?;
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            for (name, counts) in strata.entries() {
                let epsilon = epsilon((name != "-").then_some(name.as_str()))?;
                for (code, count) in counts.entries() {
                    sum.add(field, &codes, epsilon, code, count.whole().ok_or_else(wrong)?)?;
                }
            }
        }
        *self = sum;
        Ok(())
    }
}
