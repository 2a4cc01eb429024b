//! Counting and scoring for JavaScript: `tally.js` and `tally_bg.wasm`, which no page with
//! the widget fetches. The arithmetic is that of the core, so figures are exact and tallies
//! of several machines add up to the same text in any order.
//!
//! ```js
//! import init, { Tally } from "/survei/tally.js";
//! await init();
//! const instrument = await (await fetch("/survei/instruments/skm9-2017.json")).text();
//! const tally = new Tally(instrument);
//! tally.add({ persyaratan: 4, prosedur: 3, waktu: 3 });
//! tally.figures().indexes[0].value; // "83.33"
//! ```

mod answers;
mod fault;
mod figures;
mod setup;
mod sound;
mod told;

use survei_publik::survey::score;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use fault::text_of;
use setup::Setup;
use told::AllTold;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** How to count and show; every key may be left out. */
export interface TallyOptions {
  /** A grouping of the instrument; the first one if left out. */
  grouping?: string;
  /** Numbers of unsur: "kuesioner" (U8 sarana, the default) or "daftar" (U8 pengaduan). */
  order?: "kuesioner" | "daftar";
  /** Weights: "2017-exact" (the default), "2017-0.11", "2017-0.111" or "2004". */
  profile?: string;
  /** Figures about fewer respondents are null (default: 5). 1: nothing is withheld. */
  k?: number;
  /** The agency's own choices of respondent fields that are randomised, by key. */
  choices?: Record<string, string[]>;
}

/** What an agency publishes. Figures are texts, so that no digit is lost. */
export interface Figures {
  instrument: string;
  instrument_version: number;
  grouping: string;
  profile: string;
  order: "kuesioner" | "daftar";
  /** null: fewer than k; and so is every other figure. */
  respondents: number | null;
  k: number;
  /** The main one first. */
  indexes: IndexFigures[];
  /** What was said at randomised fields, by unbiased estimate. */
  randomised: RandomisedFigures[];
}

/** A respondent field that was randomised on the phone; no choices where fewer than k told any. */
export interface RandomisedFigures {
  field: string;
  respondents: number | null;
  /** estimate: "123.45"; may be below zero for a choice that few have. */
  choices: { code: string; estimate: string; standard_error: string }[];
}

/** One index; null where there is no answer at all, or no letter. */
export interface IndexFigures {
  index: string;
  name: string;
  /** "82.78" */
  value: string | null;
  /** "82,78" */
  value_indonesian: string | null;
  mutu: string | null;
  kinerja: string | null;
  weighted_sum: string | null;
  unsur: UnsurFigures[];
}

/** One unsur of an index. */
export interface UnsurFigures {
  /** "U1", in the order that was asked for. */
  number: string;
  unsur: string;
  name: string;
  answered: number | null;
  total: number | null;
  /** How many answers of each score. */
  counts: Record<string, number> | null;
  nrr: string | null;
  weighted: string | null;
}
"#;

/// Answers counted so far. Every method that is given something wrong throws an `Error` that
/// says where and what to do, and leaves the tally as it was.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Tally {
    setup: Setup,
    counted: score::Tally,
    told: AllTold,
}

#[wasm_bindgen]
impl Tally {
    /// An empty tally of an instrument: its JSON document as text or as an object.
    ///
    /// # Errors
    /// A mistake in the instrument or the options.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "string | object")] instrument: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "TallyOptions")] options: &JsValue,
    ) -> Result<Tally, JsError> {
        let setup = Setup::read(&text_of(instrument, "instrument")?, options)?;
        Ok(Tally { counted: setup.empty(), setup, told: AllTold::default() })
    }

    /// A tally that `toText` wrote, here or elsewhere.
    ///
    /// # Errors
    /// It is none of this instrument, edition and grouping.
    #[wasm_bindgen(js_name = ofText)]
    pub fn of_text(
        text: &str,
        #[wasm_bindgen(unchecked_param_type = "string | object")] instrument: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "TallyOptions")] options: &JsValue,
    ) -> Result<Tally, JsError> {
        let setup = Setup::read(&text_of(instrument, "instrument")?, options)?;
        let mut told = AllTold::default();
        told.merge(text, |field| setup.codes(field))?;
        Ok(Tally { counted: setup.tally(text)?, setup, told })
    }

    /// Counts one response: scores by item key, as an object or as JSON. What was not answered
    /// is left out, or null.
    ///
    /// # Errors
    /// A key that is no item with a score, or a score that is none of the item's.
    pub fn add(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string | Record<string, number | null>")]
        answers: &JsValue,
    ) -> Result<(), JsError> {
        let answers = answers::read(&text_of(answers, "answers")?, &self.setup.instrument)?;
        self.counted.add(&self.setup.instrument, &answers);
        Ok(())
    }

    /// Counts what one response told at a respondent field that is randomised: the code, and the
    /// ε under `randomised` in the response; none where that has none.
    ///
    /// # Errors
    /// A field, code or ε that there is not.
    #[wasm_bindgen(js_name = addRandomised)]
    pub fn add_randomised(
        &mut self,
        field: &str,
        code: &str,
        epsilon: Option<String>,
    ) -> Result<(), JsError> {
        let epsilon = told::epsilon(epsilon.as_deref())?;
        let codes = self.setup.codes(field)?;
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        Ok(self.told.add(field, &codes, epsilon, code, 1)?)
    }

    /// Adds the counts of another tally, as `toText` wrote it.
    ///
    /// # Errors
    /// It is none of this instrument, edition and grouping.
    pub fn merge(&mut self, text: &str) -> Result<(), JsError> {
        let more = self.setup.tally(text)?;
        self.setup.room(&self.counted, &more)?;
        self.told.merge(text, |field| self.setup.codes(field))?;
        self.counted.merge(&more);
        Ok(())
    }

    /// The tally as text: the same counts give the same text, in whatever order they came.
    #[must_use]
    #[wasm_bindgen(js_name = toText)]
    pub fn to_text(&self) -> String {
        let text = self.counted.to_json(&self.setup.instrument, &self.setup.stored);
        self.told.written(text, |field| self.setup.codes(field).unwrap_or_default())
    }

    /// The figures of what was counted.
    ///
    /// # Errors
    /// None that a tally can cause.
    #[wasm_bindgen(unchecked_return_type = "Figures")]
    pub fn figures(&self) -> Result<JsValue, JsError> {
        let text = figures::json(&self.setup, &self.counted, &self.told)?;
        js_sys::JSON::parse(&text).map_err(|_| JsError::new("figures: not readable as JSON"))
    }
}
