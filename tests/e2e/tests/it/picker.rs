//! Finding one service among five hundred.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::journey::begin;
use crate::office::{Office, plain};

in_each_engine! {
    five_hundred_services_answer_each_key_press_at_once
}

/// From a key press until the list has changed may take this long, in milliseconds: what is
/// called a good response to an input (INP).
const PATIENCE: f64 = 200.0;

/// How often the query is typed at most. Whoever else uses the machine only ever adds time, so the
/// quickest round is the widget's own.
const ROUNDS: usize = 3;

/// Types a query letter by letter into the emptied box and gives the median time from input to
/// changed list, and the longest: on a busy machine single ones say more about the machine.
const TYPE: &str = "
    const done = arguments[arguments.length - 1];
    const root = document.querySelector('survei-publik').shadowRoot;
    const box = root.querySelector('#search');
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    (async () => {
      const times = [];
      box.value = '';
      box.dispatchEvent(new Event('input', { bubbles: true }));
      await frame();
      for (const letter of '7 KESEHATAN') {
        await frame();
        const changed = new Promise((next) => {
          const observer = new MutationObserver(() => { observer.disconnect(); next(); });
          observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
        });
        const start = performance.now();
        box.value += letter;
        box.dispatchEvent(new Event('input', { bubbles: true }));
        await Promise.race([changed, frame().then(frame)]);
        times.push(performance.now() - start);
      }
      times.sort((a, b) => a - b);
      done([times[times.length >> 1], times[times.length - 1]]);
    })();
";

fn is_quick(times: &Value) -> bool {
    times[0].as_f64().unwrap() < PATIENCE
}

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
    let mut times = Vec::new();
    while times.len() < ROUNDS && !times.iter().any(is_quick) {
        times.push(browser.client.execute_async(TYPE, Vec::new()).await?);
    }
    ensure!(
        times.iter().any(is_quick),
        "{}: median and longest time of a key press, round by round: {times:?}",
        engine.name()
    );
    // Letters of another case and without the accent; the digit begins 50 numbers.
    let count = "return document.querySelector(arguments[0]).shadowRoot.querySelector('.count').textContent === '50 layanan'";
    page.wait_until(count).await?;
    browser.quit().await
}
