//! A tablet at a counter: what one citizen has said, the next one cannot find.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Key, Page, in_each_engine};

use crate::journey::{ITEMS, answer_items, begin, next, pick, send, thanked};
use crate::layout::picture;
use crate::office::{Office, plain};

in_each_engine! {
    a_minute_without_a_touch_warns_and_then_begins_anew
    who_says_to_be_there_goes_on_with_the_same_answers
    after_the_thank_you_the_next_citizen_finds_nothing_of_the_one_before
    a_tablet_that_slept_past_the_deadline_wakes_up_at_a_fresh_survey
    the_first_touch_fills_the_screen_which_stays_on_after_sleep_as_well
}

/// Lets a test put the clock forward, and sees the module's memory and every request.
pub(crate) const CLOCK: &str = "
    window.ahead = 0;
    const clock = Date.now;
    Date.now = () => clock() + window.ahead;
    const make = WebAssembly.instantiate;
    WebAssembly.instantiate = (...given) => make(...given).then((made) => {
      window.module = (made.instance || made).exports;
      return made;
    });
    WebAssembly.instantiateStreaming = undefined;
    window.requests = 0;
    const ask = window.fetch;
    window.fetch = (url, options) => {
      if (options && options.method === 'POST') window.requests += 1;
      return ask(url, options);
    };
    Element.prototype.requestFullscreen = undefined;
";

/// The configuration of a tablet, with a comment box.
pub(crate) fn tablet(kiosk: Value) -> Value {
    let mut config = plain();
    config["kiosk"] = kiosk;
    config
}

pub(crate) async fn open(engine: Engine, office: &Office) -> Result<(Browser, Page)> {
    office.script(CLOCK)?;
    let browser = Browser::start(engine).await?;
    // As large as a tablet that stands on its short side.
    browser.resize(800, 1280).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    page.in_shadow(".opening .primary").await?;
    Ok((browser, page))
}

/// Whether a piece of JavaScript about the shadow `root` holds.
pub(crate) async fn holds(page: &Page, what: &str) -> Result<bool> {
    let told = page
        .eval(&format!(
            "const root = document.querySelector(arguments[0]).shadowRoot; return !!({what})"
        ))
        .await?;
    Ok(told == json!(true))
}

pub(crate) async fn until(page: &Page, what: &str) -> Result<()> {
    page.wait_until(&format!(
        "const root = document.querySelector(arguments[0]).shadowRoot; return !!({what})"
    ))
    .await
}

/// Puts the clock forward by so many seconds.
pub(crate) async fn later(page: &Page, seconds: u32) -> Result<()> {
    page.eval(&format!("window.ahead += {seconds}000")).await.map(drop)
}

pub(crate) const FRESH: &str =
    "root.querySelector('.opening .primary') && !root.querySelector('.resume')";
const WARNED: &str = "root.querySelector('[role=alertdialog]')";

/// Everything of the device and the page in which something of a citizen could be found.
pub(crate) async fn nothing_left(page: &Page, secrets: &[&str]) -> Result<()> {
    let told = page
        .eval(
            "const root = document.querySelector(arguments[0]).shadowRoot;
             return JSON.stringify([
               root.innerHTML, document.documentElement.outerHTML, location.href, document.title, history.length,
               history.state, document.cookie, Object.entries(localStorage), Object.entries(sessionStorage),
               [...root.querySelectorAll('input, textarea')].map(({ value, checked }) => [value, checked]),
               [...document.querySelectorAll('input, textarea')].map(({ value }) => value),
               String(getSelection()), window.name,
             ])",
        )
        .await?;
    let told = told.as_str().unwrap_or_default();
    for secret in secrets {
        ensure!(!told.contains(secret), "{secret} is still in {told}");
    }
    ensure!(!told.contains("true]"), "something is still chosen: {told}");
    Ok(())
}

async fn a_minute_without_a_touch_warns_and_then_begins_anew(engine: Engine) -> Result<()> {
    let office = Office::open(&tablet(json!({ "idle": 60, "warning": 15 })))?;
    let (browser, page) = open(engine, &office).await?;
    // Nothing is counted where nobody has begun.
    later(&page, 7200).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    ensure!(!holds(&page, WARNED).await?);
    begin(&page).await?;
    pick(&page, ITEMS[0], 2).await?;
    next(&page).await?;
    page.in_shadow("#item-prosedur-0").await?;
    later(&page, 50).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    ensure!(!holds(&page, WARNED).await?, "warned before its time");
    later(&page, 11).await?;
    until(&page, WARNED).await?;
    picture(&browser, "kiosk-warning").await?;
    let said = page.text_in_shadow("[role=alertdialog]").await?;
    ensure!(said.contains("Masih di sini?") && said.contains("detik"), "{said}");
    ensure!(holds(&page, "root.activeElement.textContent === 'Saya masih di sini'").await?);
    // Behind it nothing is to be seen or reached.
    let covered = "const root = document.querySelector(arguments[0]).shadowRoot;
        const box = root.querySelector('.choice').getBoundingClientRect();
        return !root.querySelector('.choice').contains(root.elementFromPoint(box.x + 5, box.y + 5))";
    ensure!(page.eval(covered).await? == json!(true));
    later(&page, 16).await?;
    until(&page, FRESH).await?;
    ensure!(!holds(&page, WARNED).await?);
    nothing_left(&page, &["saved_at"]).await?;
    // The next one finds the first question unanswered.
    begin(&page).await?;
    page.in_shadow("#item-persyaratan-0").await?;
    ensure!(!holds(&page, "root.querySelector('.choice :checked')").await?);
    assert_eq!(office.count()?, 0);
    browser.quit().await
}

async fn who_says_to_be_there_goes_on_with_the_same_answers(engine: Engine) -> Result<()> {
    let office = Office::open(&tablet(json!({ "idle": 60, "warning": 15, "reset": 120 })))?;
    let (browser, page) = open(engine, &office).await?;
    begin(&page).await?;
    pick(&page, ITEMS[0], 3).await?;
    later(&page, 61).await?;
    until(&page, WARNED).await?;
    page.press(&Key::Enter).await?;
    until(&page, &format!("!({WARNED})")).await?;
    ensure!(holds(&page, "root.querySelector('#item-persyaratan-2').checked").await?);
    later(&page, 50).await?;
    next(&page).await?;
    answer_rest(&page, "44444444").await?;
    send(&page).await?;
    thanked(&page).await?;
    assert_eq!(office.stored(&ITEMS)?, ["344444444"]);
    browser.quit().await
}

/// The questions after the first, and no comment.
async fn answer_rest(page: &Page, row: &str) -> Result<()> {
    for (item, digit) in ITEMS.into_iter().skip(1).zip(row.chars()) {
        pick(page, item, digit.to_digit(10).unwrap_or(1)).await?;
        next(page).await?;
    }
    page.in_shadow("#comment").await?;
    next(page).await?;
    page.in_shadow(".review").await.map(drop)
}

async fn after_the_thank_you_the_next_citizen_finds_nothing_of_the_one_before(
    engine: Engine,
) -> Result<()> {
    let mut office = Office::open(&tablet(json!({ "reset": 30 })))?;
    let (browser, page) = open(engine, &office).await?;
    let pages = page.eval("return history.length").await?;
    begin(&page).await?;
    answer_items(&page, "123412341").await?;
    page.type_in_shadow("#comment", "Rahasia saya").await?;
    ensure!(page.eval("return localStorage.length").await? == 0, "a draft is kept");
    next(&page).await?;
    send(&page).await?;
    thanked(&page).await?;
    let receipt = page.text_in_shadow(".receipt strong").await?;
    let strip = page.text_in_shadow(".strip").await?;
    ensure!(strip.contains("detik") && strip.contains("Selesai"), "{strip}");
    picture(&browser, "kiosk-thanks").await?;
    later(&page, 31).await?;
    until(&page, FRESH).await?;
    nothing_left(&page, &["Rahasia", &receipt]).await?;
    ensure!(page.eval("return history.length").await? == pages);

    // Without a network it is said that the answers are kept, and nothing of them is shown.
    begin(&page).await?;
    answer_items(&page, "111111111").await?;
    page.type_in_shadow("#comment", "Rahasia kedua").await?;
    next(&page).await?;
    office.kill()?;
    send(&page).await?;
    let said = page.text_in_shadow("[role=dialog]").await?;
    ensure!(said.contains("tersimpan di perangkat ini"), "{said}");
    picture(&browser, "kiosk-kept").await?;
    page.click_in_shadow("[role=dialog] .primary").await?;
    until(&page, FRESH).await?;
    nothing_left(&page, &["Rahasia kedua"]).await?;
    until(&page, "/Belum terkirim: 1 jawaban/.test(root.querySelector('.strip').textContent)")
        .await?;
    ensure!(
        !holds(&page, "root.querySelector('.unsent')").await?,
        "the list of what waits is shown"
    );
    office.start()?;
    page.eval("dispatchEvent(new Event('online'))").await?;
    until(&page, "root.querySelector('.strip').hidden").await?;
    assert_eq!(office.stored(&ITEMS)?, ["111111111", "123412341"]);
    // Sent, it lies nowhere.
    let kept = "return new Promise((done) => { indexedDB.open('survei-publik', 1).onsuccess = ({ target }) => {
        target.result.transaction('outbox').objectStore('outbox').count().onsuccess = ({ target }) => done(target.result); }; })";
    ensure!(page.eval(kept).await? == 0);
    browser.quit().await
}

async fn a_tablet_that_slept_past_the_deadline_wakes_up_at_a_fresh_survey(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&tablet(json!({ "idle": 60, "warning": 15 })))?;
    let (browser, page) = open(engine, &office).await?;
    let asleep =
        "Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
        document.dispatchEvent(new Event('visibilitychange'));";
    let awake = "delete document.hidden; document.dispatchEvent(new Event('visibilitychange'));";
    let shown = "const root = document.querySelector(arguments[0]).shadowRoot;
        const curtain = root.querySelector('.curtain');
        return [!curtain.hidden, !!root.querySelector('.opening'), !!root.querySelector('#item-persyaratan-1')]";
    begin(&page).await?;
    pick(&page, ITEMS[0], 2).await?;
    // A short sleep costs nothing, but for what is seen meanwhile.
    page.eval(asleep).await?;
    ensure!(page.eval(shown).await? == json!([true, false, true]));
    later(&page, 20).await?;
    page.eval(awake).await?;
    ensure!(page.eval(shown).await? == json!([false, false, true]));
    ensure!(holds(&page, "root.querySelector('#item-persyaratan-1').checked").await?);
    // A long one does; no timer has run when it wakes up, and the next frame is a fresh survey.
    let frame = format!(
        "window.frames_seen = []; window.ahead += 4000000; {awake}
         return new Promise((done) => requestAnimationFrame(() => {{
           {} }}))",
        shown.replace("return [", "done([").replace("-1')]", "-1')])")
    );
    page.eval(asleep).await?;
    ensure!(page.eval(&frame).await? == json!([false, true, false]));
    ensure!(!holds(&page, "root.querySelector('.resume')").await?);
    // Set back by hours, the clock neither warns nor hangs.
    begin(&page).await?;
    later(&page, 10).await?;
    page.eval("window.ahead -= 90000000").await?;
    tokio::time::sleep(Duration::from_millis(1200)).await;
    ensure!(!holds(&page, WARNED).await?);
    later(&page, 62).await?;
    until(&page, WARNED).await?;
    browser.quit().await
}

async fn the_first_touch_fills_the_screen_which_stays_on_after_sleep_as_well(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&tablet(json!({})))?;
    office.script(
        "window.locks = [];
         const ask = navigator.wakeLock.request;
         navigator.wakeLock.request = (kind) => ask.call(navigator.wakeLock, kind).then((lock) => {
           locks.push(lock);
           return lock;
         });",
    )?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    begin(&page).await?;
    page.in_shadow("#item-persyaratan-0").await?;
    page.wait_until("return document.fullscreenElement === document.documentElement").await?;
    page.wait_until("return locks.length === 1 && !locks[0].released").await?;
    // As a browser does when a tablet goes to sleep.
    page.eval("return locks[0].release().then(() => true)").await?;
    page.eval("document.dispatchEvent(new Event('visibilitychange'))").await?;
    page.wait_until("return locks.length === 2 && !locks[1].released").await?;
    browser.quit().await
}
