//! No screen and no state of the survey has a barrier: every one is looked at by axe and by looks
//! of our own, in each engine, in every way that it may be shown.

mod pages;
pub(crate) mod site;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use crate::note::note;
use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, in_each_engine};

in_each_engine! {
    no_state_of_the_survey_has_a_barrier_however_it_is_shown
    no_page_beside_the_survey_has_a_barrier
}

/// What was looked at, and what was found.
#[derive(Default)]
pub(crate) struct Findings {
    states: BTreeSet<String>,
    runs: usize,
    rings: usize,
    /// What axe cannot decide by itself, by rule, with one example.
    incomplete: BTreeMap<String, (usize, String)>,
    barriers: Vec<String>,
}

/// How the survey is shown: what the page does about it, and whether colours are the system's.
type Look = (&'static str, bool);

/// In a window of a desk: by day, by night, with more space, from right to left, in forced colours.
const WIDE: [Look; 5] =
    [("light", false), ("dark", false), ("spacing", false), ("leftward", false), ("plain", true)];

/// On a narrow phone, where what changes is the room, not the colours.
const NARROW: [Look; 3] = [("light", false), ("spacing", false), ("leftward", false)];

/// Magnified four times, where what is in the window is what matters.
const MAGNIFIED: [Look; 2] = [("light", false), ("spacing", false)];

impl Findings {
    /// Looks at what is shown in one way.
    pub(crate) async fn look(
        &mut self,
        browser: &Browser,
        state: &str,
        how: &str,
        (variant, forced): Look,
    ) -> Result<()> {
        let (can_force, can_calm) = browser.prefer(forced, true).await?;
        if forced && !can_force {
            return Ok(());
        }
        let place =
            format!("{state}, {how}, {variant}{}", if forced { " in forced colours" } else { "" });
        let script = format!(
            "const done = arguments[0]; audit.run('{variant}').then(done, (error) => done(String(error.stack || error)));"
        );
        let told = browser.client.execute_async(&script, Vec::new()).await?;
        if let Value::String(error) = &told {
            bail!("{place}: {error}");
        }
        ensure!(
            !can_force || told["forced"] == json!(forced),
            "{place}: the colours are not forced"
        );
        ensure!(!can_calm || told["calm"] == json!(true), "{place}: movement is not unwelcome");
        self.states.insert(state.to_owned());
        self.runs += 1;
        self.rings +=
            told["rings"].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
        for found in told["violations"].as_array().context("no findings")? {
            self.barriers
                .push(format!("{place}: {} ({}): {}", found["id"], found["count"], found["nodes"]));
        }
        for fault in told["faults"].as_array().context("no faults")? {
            self.barriers.push(format!("{place}: {fault}"));
        }
        for open in told["incomplete"].as_array().context("no findings")? {
            let id = open["id"].as_str().unwrap_or_default().to_owned();
            let entry = self
                .incomplete
                .entry(id)
                .or_insert_with(|| (0, format!("{place}: {}", open["nodes"])));
            entry.0 += 1;
        }
        Ok(())
    }

    /// The numbers, and every barrier at once.
    pub(crate) fn tell(&self, what: &str, engine: Engine, start: Instant) -> Result<()> {
        let open: usize = self.incomplete.values().map(|(count, _)| count).sum();
        note(&format!(
            "axe, {what}, {}: {} runs, {} states, {} violations, {open} incomplete, {} rings, {} s",
            engine.name(),
            self.runs,
            self.states.len(),
            self.barriers.len(),
            self.rings,
            start.elapsed().as_secs(),
        ));
        for (rule, (count, example)) in &self.incomplete {
            note(&format!(
                "  incomplete {rule} ({count}): {}",
                example.chars().take(600).collect::<String>()
            ));
        }
        ensure!(
            self.barriers.is_empty(),
            "{} barriers:\n{}",
            self.barriers.len(),
            self.barriers.join("\n")
        );
        Ok(())
    }
}

async fn no_state_of_the_survey_has_a_barrier_however_it_is_shown(engine: Engine) -> Result<()> {
    let start = Instant::now();
    let office = site::open()?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("index.html")).await?;
    let listed = "return journeys.map(({ name, page, keep, states }) => [name, page, !!keep, states.map(([state]) => state)])";
    let journeys = browser.page().eval(listed).await?;
    let mut findings = Findings::default();
    let only = std::env::var("SURVEI_JOURNEY").unwrap_or_default();
    for (how, looks) in [("wide", &WIDE[..]), ("320 px", &NARROW[..]), ("400 %", &MAGNIFIED[..])] {
        match how {
            "wide" => {}
            "320 px" => browser.resize(320, 640).await?,
            _ => {
                browser.resize(1280, 720).await?;
                if !browser.zoom(4).await? {
                    continue;
                }
            }
        }
        for (place, journey) in journeys.as_array().context("no journeys")?.iter().enumerate() {
            let (name, page) =
                (journey[0].as_str().context("no name")?, journey[1].as_str().context("no page")?);
            if !name.contains(&only) {
                continue;
            }
            if journey[2] == json!(false) {
                let forget = "localStorage.clear(); indexedDB.deleteDatabase('survei-publik');";
                browser.page().eval(forget).await?;
            }
            browser.client.goto(&office.url(page)).await?;
            for (step, state) in journey[3].as_array().context("no states")?.iter().enumerate() {
                let state = state.as_str().context("no state")?;
                let script = format!(
                    "const done = arguments[0]; journeys[{place}].states[{step}][1]()
                     .then(() => done(null), (error) => done(String(error)));"
                );
                let said = browser.client.execute_async(&script, Vec::new()).await?;
                if !said.is_null() {
                    findings
                        .barriers
                        .push(format!("{name}, {state}, {how} is not reached: {said}"));
                    break;
                }
                for look in looks {
                    findings.look(&browser, state, how, *look).await?;
                }
                if how == "wide" && browser.zoom_text(200).await? {
                    findings.look(&browser, state, "text at 200 %", ("plain", false)).await?;
                    browser.zoom_text(100).await?;
                }
            }
        }
    }
    browser.quit().await?;
    findings.tell("survey", engine, start)
}

async fn no_page_beside_the_survey_has_a_barrier(engine: Engine) -> Result<()> {
    pages::look(engine).await
}
