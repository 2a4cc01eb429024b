//! Finding one service among five hundred.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::journey::begin;
use crate::office::{Office, plain};

in_each_engine! {
    five_hundred_services_answer_each_key_press_at_once
}

/// A key press may take this long until the list is drawn, in milliseconds: what is called a
/// good response to an input (INP).
const PATIENCE: f64 = 200.0;

/// Types `query` letter by letter and gives the longest time from input to drawn list.
const TYPE: &str = "
    const done = arguments[arguments.length - 1];
    const box = document.querySelector('survei-publik').shadowRoot.querySelector('#search');
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    (async () => {
      let longest = 0;
      for (const letter of 'KESEHATAN 77') {
        await frame();
        const start = performance.now();
        box.value += letter;
        box.dispatchEvent(new Event('input', { bubbles: true }));
        await frame();
        longest = Math.max(longest, performance.now() - start);
      }
      done(longest);
    })();
";

async fn five_hundred_services_answer_each_key_press_at_once(engine: Engine) -> Result<()> {
    let mut config = plain();
    let services = |unit: usize| -> Vec<Value> {
        (0..50)
            .map(|n| json!({ "id": format!("s-{n}"), "name": format!("Pelayanan késehatan nomor {unit}{n}") }))
            .collect()
    };
    config["units"] = (0..10)
        .map(|n| json!({ "id": format!("u-{n}"), "name": format!("Puskesmas {n}"), "services": services(n) }))
        .collect();
    let office = Office::open(&config)?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    begin(&page).await?;
    ensure!(page.text_in_shadow(".count").await?.starts_with("500"), "not all are counted");
    let longest = browser.client.execute_async(TYPE, Vec::new()).await?;
    let longest = longest.as_f64().unwrap();
    ensure!(longest < PATIENCE, "{}: a key press took {longest} ms", engine.name());
    // Letters of another case and without the accent.
    assert_eq!(page.text_in_shadow(".count").await?, "1 layanan");
    browser.quit().await
}
