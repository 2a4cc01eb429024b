//! What is counted, and how it is shown.

use std::collections::BTreeMap;

use survei_publik::survey::document::{Language, Severity};
use survei_publik::survey::instrument::{self, Grouping, Instrument, UnsurOrder};
use survei_publik::survey::json::Json;
use survei_publik::survey::locale::{Catalog, explain};
use survei_publik::survey::score::{NotATally, Profile, Tally};

use wasm_bindgen::JsValue;

use crate::fault::{Fault, text_of};
use crate::sound::{fits_together, is_sound, small_enough};
use crate::told;

/// Figures about fewer respondents are withheld where a page says nothing: as everywhere else.
const K: u64 = 5;

/// An instrument with the options of a tally.
#[derive(Debug)]
pub(crate) struct Setup {
    pub(crate) instrument: Instrument,
    /// In the document's order, so that texts do not depend on how figures are shown.
    pub(crate) stored: Grouping,
    /// In the order in which unsur are numbered.
    pub(crate) shown: Grouping,
    pub(crate) order: UnsurOrder,
    pub(crate) profile: Profile,
    /// Figures about fewer respondents are withheld.
    pub(crate) k: u64,
    /// An agency's own choices of respondent fields.
    choices: BTreeMap<String, Vec<String>>,
}

/// The options as they are written.
#[derive(Default)]
struct Options {
    grouping: Option<String>,
    order: UnsurOrder,
    profile: Profile,
    k: Option<u64>,
    choices: BTreeMap<String, Vec<String>>,
}

impl Setup {
    pub(crate) fn read(text: &str, options: &JsValue) -> Result<Setup, Fault> {
        let instrument = instrument_of(text)?;
        let options = match options.is_null() || options.is_undefined() {
            true => Options::default(),
            false => Options::read(&text_of(options, "options")?)?,
        };
        let key = options.grouping.as_deref();
        let find = |order| {
            instrument.grouping_in(key, order).ok_or_else(|| {
                let known: Vec<&str> =
                    instrument.groupings.iter().map(|grouping| grouping.key.as_str()).collect();
                not_one_of("grouping", key.unwrap_or_default(), &known)
            })
        };
        let (stored, shown) = (find(UnsurOrder::List)?, find(options.order)?);
        fits_together(&instrument, &stored)?;
        let Options { order, profile, k, choices, .. } = options;
        let k = k.unwrap_or(K);
        Ok(Setup { instrument, stored, shown, order, profile, k, choices })
    }

    pub(crate) fn empty(&self) -> Tally {
        Tally::new(&self.instrument, &self.stored)
    }

    /// Whether a number of people may be told: none, or enough.
    pub(crate) fn allows(&self, people: u64) -> bool {
        people == 0 || people >= self.k
    }

    /// The codes of a respondent field.
    pub(crate) fn codes(&self, field: &str) -> Result<Vec<String>, Fault> {
        let codes = told::codes(&self.instrument, &self.choices, field)?;
        Ok(codes.into_iter().map(str::to_owned).collect())
    }

    /// The tally of a text.
    pub(crate) fn tally(&self, text: &str) -> Result<Tally, Fault> {
        let Instrument { id, version, .. } = &self.instrument;
        let tally = Tally::of_json(text, &self.instrument, &self.stored).map_err(|why| {
            Fault(match why {
                NotATally::Unreadable => "text: no tally. Give what toText returned.".to_owned(),
                NotATally::NewerFormat => {
                    "text: written by a newer tally.js. Use the same one here.".to_owned()
                }
                NotATally::OfAnother => format!(
                    "text: of another instrument, edition or grouping. Wanted: {id} version \
                     {version}, grouping {}.",
                    self.stored.key
                ),
            })
        })?;
        match is_sound(&tally) {
            true => Ok(tally),
            false => Err(Fault(
                "text: its counts do not agree with one another. Give what toText returned, \
                 unchanged."
                    .to_owned(),
            )),
        }
    }

    /// Whether the sum of two tallies can still be counted.
    pub(crate) fn room(&self, one: &Tally, other: &Tally) -> Result<(), Fault> {
        match small_enough(one.respondents().saturating_add(other.respondents())) {
            true => Ok(()),
            false => Err(Fault("text: too many respondents together.".to_owned())),
        }
    }

    pub(crate) fn order_word(&self) -> &'static str {
        let word = UnsurOrder::WORDS.into_iter().find(|(_, order)| *order == self.order);
        word.map(|(word, _)| word).unwrap_or_default()
    }
}

/// The instrument, or every mistake in it.
fn instrument_of(text: &str) -> Result<Instrument, Fault> {
    let reading = instrument::read(text);
    let catalog = Catalog::of(Language::English);
    let mut sentence = "instrument: not usable.".to_owned();
    for diagnostic in reading.diagnostics.iter().filter(|d| d.severity() == Severity::Error) {
        sentence.push('\n');
        sentence.push_str(&explain(&catalog, diagnostic));
    }
    reading.usable().ok_or(Fault(sentence))
}

impl Options {
    fn read(text: &str) -> Result<Options, Fault> {
        let json = Json::parse(text).ok();
        let Some(Json::Object(entries)) = json else {
            return Err(Fault("options: give an object.".to_owned()));
        };
        let mut options = Options::default();
        for (key, value) in &entries {
            let given = value.text().unwrap_or_default();
            match key.as_str() {
                _ if *value == Json::Null => {}
                "grouping" => options.grouping = Some(given.to_owned()),
                "order" => {
                    let words = UnsurOrder::WORDS.map(|(word, _)| word);
                    let known = UnsurOrder::WORDS.into_iter().find(|(word, _)| *word == given);
                    let known = known.ok_or_else(|| not_one_of("order", given, &words))?;
                    options.order = known.1;
                }
                "profile" => {
                    let names = Profile::NAMES.map(|(name, _)| name);
                    let known = Profile::of_name(given);
                    options.profile = known.ok_or_else(|| not_one_of("profile", given, &names))?;
                }
                "k" => {
                    let k = value.whole().filter(|k| (1..=100).contains(k));
                    let wrong =
                        || Fault("options.k: give a whole number from 1 to 100.".to_owned());
                    options.k = Some(k.ok_or_else(wrong)?);
                }
                "choices" => {
                    for (field, codes) in value.entries() {
                        let codes = codes.list().unwrap_or_default().iter();
                        let codes = codes.filter_map(Json::text).map(str::to_owned).collect();
                        options.choices.insert(field.clone(), codes);
                    }
                }
                _ => {
                    let known = ["grouping", "order", "profile", "k", "choices"].join(", ");
                    return Err(Fault(format!("options.{key}: unknown. There are: {known}.")));
                }
            }
        }
        Ok(options)
    }
}

fn not_one_of(option: &str, found: &str, known: &[&str]) -> Fault {
    Fault(format!("options.{option}: there is no \"{found}\". Give one of: {}.", known.join(", ")))
}
