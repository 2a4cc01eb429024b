//! Thousands of answers from a day without a network, on one tablet.

use std::io::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde_json::json;
use survei_e2e::{Engine, in_each_engine};

use crate::journey::{ITEMS, pick, send, to_review};
use crate::kiosk::{open, tablet};
use crate::office::Office;

in_each_engine! {
    thousands_wait_for_the_network_and_arrive_once_while_the_next_citizen_answers
}

/// How many wait beside the one that was really answered.
const WAITING: i64 = 2000;

/// So many more in the outbox like the one that is there, each with an identifier of its own; then
/// the page begins to watch how long it is kept busy.
const QUEUE: &str = "
    const [times, done] = arguments;
    indexedDB.open('survei-publik', 1).onsuccess = ({ target: { result } }) => {
      const outbox = result.transaction('outbox', 'readwrite').objectStore('outbox');
      outbox.getAll().onsuccess = ({ target: { result: [first] } }) => {
        for (let number = 0; number < times; number += 1) {
          const id = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
          outbox.put({ ...first, id, body: first.body.replace(first.id, id) });
        }
        outbox.transaction.oncomplete = () => done(true);
      };
    };
";

const WATCH: &str = "
    window.longest = 0;
    let before = performance.now();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - before);
      before = now;
      setTimeout(() => channel.port2.postMessage(0), 0);
    };
    channel.port2.postMessage(0);
    window.requests = 0;
";

async fn thousands_wait_for_the_network_and_arrive_once_while_the_next_citizen_answers(
    engine: Engine,
) -> Result<()> {
    let mut office = Office::open(&tablet(json!({ "reset": 2, "idle": 600 })))?;
    let (browser, page) = open(engine, &office).await?;
    to_review(&page, "444444444").await?;
    office.kill()?;
    send(&page).await?;
    page.in_shadow("[role=dialog]").await?;
    page.in_shadow(".opening .primary").await?;
    browser.client.execute_async(QUEUE, vec![json!(WAITING)]).await?;
    page.eval(WATCH).await?;

    // Somebody says that the network is back, and it is not: one request finds that out for all.
    page.eval("window.ahead += 3600000; dispatchEvent(new Event('online'))").await?;
    page.wait_until("return window.requests > 0").await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let tried = page.eval("return window.requests").await?;
    ensure!(tried.as_u64().is_some_and(|tried| tried <= 3), "{tried} requests without a network");
    let strip = page.text_in_shadow(".strip").await?;
    ensure!(strip.contains(&format!("{} jawaban", WAITING + 1)), "{strip}");

    // It is back; the next citizen answers meanwhile.
    office.start()?;
    let begun = Instant::now();
    page.eval("window.longest = 0; dispatchEvent(new Event('online'))").await?;
    page.click_in_shadow(".opening .primary").await?;
    pick(&page, ITEMS[0], 2).await?;
    let busy = office.count()?;
    while office.count()? < WAITING + 1 {
        ensure!(begun.elapsed() < Duration::from_secs(240), "{} arrived", office.count()?);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let took = begun.elapsed();
    let longest = page.eval("return Math.round(window.longest)").await?;
    // Not captured by the test's runner: the figures are wanted when the test passes.
    let _ = writeln!(
        std::io::stderr().lock(),
        "{}: {} responses in {took:?}, {busy} of them when the next citizen had answered; \
         busy for at most {longest} ms",
        engine.name(),
        WAITING + 1
    );
    ensure!(busy < WAITING, "the next citizen had to wait for all others");
    // Each once: a response is stored under its own identifier, and a second try would be told.
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(office.count()?, WAITING + 1);
    let tried = page.eval("return window.requests").await?;
    ensure!(tried.as_i64().is_some_and(|tried| tried <= WAITING + 6), "{tried} requests");
    ensure!(longest.as_u64().is_some_and(|longest| longest < 400), "busy for {longest} ms");
    let left = "return new Promise((done) => { indexedDB.open('survei-publik', 1).onsuccess = ({ target }) => {
        target.result.transaction('outbox').objectStore('outbox').count().onsuccess = ({ target }) => done(target.result); }; })";
    ensure!(page.eval(left).await? == 0, "sent, and still on the device");
    browser.quit().await
}
