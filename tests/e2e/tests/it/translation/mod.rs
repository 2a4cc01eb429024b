//! A citizen answers while the page is being translated: what is read is what is stored.
//!
//! `SURVEI_SEED` and `SURVEI_STEPS` choose another run than the usual one.

mod plan;

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, in_each_engine};

use self::plan::{conditional, statutory};
use crate::office::Office;
use crate::website;

in_each_engine! {
    under_translation_the_citizen_reads_what_is_stored
}

/// The scripts of the page, in this order.
const SCRIPTS: [(&str, &str); 3] = [
    ("translator.js", include_str!("translator.js")),
    ("citizen.js", include_str!("citizen.js")),
    ("fuzz.js", include_str!("fuzz.js")),
];

/// How long one step may take; the page itself gives up earlier.
const STALL: Duration = Duration::from_secs(60);

async fn under_translation_the_citizen_reads_what_is_stored(engine: Engine) -> Result<()> {
    let usual = if engine == Engine::Chromium { 10_000 } else { 2_000 };
    let steps = number("SURVEI_STEPS")?.unwrap_or(usual);
    let seed = number("SURVEI_SEED")?.unwrap_or(20_170_014);
    for (plan, share) in [(statutory()?, 7), (conditional()?, 3)] {
        run(engine, &plan, seed, steps / 10 * share).await?;
    }
    Ok(())
}

fn number(name: &str) -> Result<Option<u64>> {
    let text = env::var(name).ok();
    text.map(|text| text.parse().with_context(|| format!("{name}={text}"))).transpose()
}

async fn run(engine: Engine, plan: &plan::Plan, seed: u64, steps: u64) -> Result<()> {
    let office = Office::open_with(&plan.config, &plan.files)?;
    for (name, text) in SCRIPTS {
        fs::write(office.site().join(name), text)?;
    }
    let scripts = SCRIPTS.map(|(name, _)| format!("<script src={name}></script>")).concat();
    let page = format!("<!doctype html><html lang=id><title>Uji</title><body>{scripts}");
    fs::write(office.site().join("fuzz.html"), page)?;
    let mut told = plan.told.clone();
    told["page"] = json!("index.html");
    // Firefox submits no form that it does not draw.
    told["hides"] = json!(engine != Engine::Firefox);
    let browser = Browser::start(engine).await?;
    // The collector's own pages may not be framed together.
    let website = website::serve(office.site(), office.address().to_owned())?;
    browser.client.goto(&[&website, "fuzz.html"].concat()).await?;
    let start = Instant::now();
    let arguments = vec![told, json!(seed), json!(steps)];
    browser.client.execute("begin(...arguments)", arguments).await?;
    let sent = finished(&browser, seed).await?;
    let (count, time) = (sent.len(), start.elapsed().as_secs());
    // Not captured by the test's runner: it is to be seen when the test passes.
    let _ = writeln!(
        io::stderr().lock(),
        "{}: seed {seed}, {steps} steps, {count} responses, {time} s",
        engine.name()
    );
    ensure!(count > 0, "nothing was sent");
    let (mut sent, mut stored) = (texts(&sent), texts(&office.responses()?));
    sent.sort();
    stored.sort();
    let apart = sent.iter().zip(&stored).find(|(one, other)| one != other);
    ensure!(apart.is_none(), "seed {seed}: chosen and stored: {apart:#?}");
    ensure!(sent.len() == stored.len(), "{} sent, {} stored", sent.len(), stored.len());
    browser.quit().await
}

fn texts(values: &[Value]) -> Vec<String> {
    values.iter().map(Value::to_string).collect()
}

/// What the citizen has sent, as soon as all steps are done.
async fn finished(browser: &Browser, seed: u64) -> Result<Vec<Value>> {
    let mut last = (Instant::now(), Value::Null);
    loop {
        let page = browser.page();
        let step =
            page.eval("return [window.fuzz.step || 0, Boolean(told.done || told.fault)]").await?;
        if step[1] == true {
            let told = page.eval("return window.told").await?;
            if let Some(fault) = told["fault"].as_str() {
                bail!("seed {seed}, step {}: {fault}", told["steps"]);
            }
            return told["sent"].as_array().cloned().context("nothing told");
        }
        if step != last.1 {
            last = (Instant::now(), step);
        }
        ensure!(last.0.elapsed() < STALL, "seed {seed}: it stalls at step {}", last.1);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}
