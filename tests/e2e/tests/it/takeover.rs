//! The survey takes the place of the form that a citizen is filling in.

use std::time::Duration;

use anyhow::{Result, ensure};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::faults::{Fault, Faulty};
use crate::journey::{ITEMS, begin, next, pick, send, skip_comment, thanked, to_review};
use crate::office::{Office, plain};
use crate::snippet::{answer, click, control, snippet};

in_each_engine! {
    what_was_filled_in_is_taken_over_with_the_focus_and_nothing_jumps
    a_text_is_taken_over_with_its_caret
    a_form_that_nobody_touched_gives_way_without_a_jump
    a_form_does_not_give_way_under_the_finger
    a_response_that_waits_is_not_lost_to_a_form_that_is_filled_in
}

/// How long the module takes to come.
const LATE: Fault = Fault::Late(Duration::from_secs(4));

/// An agency whose page has the form in the middle of other things, and whose module is slow.
async fn slow(browser: &Browser) -> Result<(Office, Faulty)> {
    let office = Office::open(&plain())?;
    let body = format!("<p>Atas<br><br></p>{}<p id=below>Bawah</p>", snippet(&office)?);
    office.page("index.html", "id", &body)?;
    let server = Faulty::before(office.address(), &[(".wasm", LATE)])?;
    browser.resize(390, 800).await?;
    browser.client.goto(&server.url("")).await?;
    Ok((office, server))
}

const TOP: &str = "return Math.round(TARGET.getBoundingClientRect().top)";

/// The control with the keyboard focus, in the form or in the survey.
const FOCUS: &str = "
    const host = document.querySelector(arguments[0]);
    return (host.shadowRoot.activeElement ?? document.activeElement).id";

async fn what_was_filled_in_is_taken_over_with_the_focus_and_nothing_jumps(
    engine: Engine,
) -> Result<()> {
    let browser = Browser::start(engine).await?;
    let (office, _server) = slow(&browser).await?;
    let page = browser.page();
    answer(&browser, "3214").await?;
    page.eval("document.querySelector(\"form [data-survei='answers.biaya'][value='4']\").focus()")
        .await?;
    let old = control("biaya", 4).replace('"', "'");
    let before =
        page.eval(&TOP.replace("TARGET", &format!("document.querySelector(\"{old}\")"))).await?;
    page.in_shadow("#item-biaya-3:checked").await?;
    assert_eq!(page.eval(FOCUS).await?, "item-biaya-3");
    let now = "document.querySelector(arguments[0]).shadowRoot.getElementById('item-biaya-3')";
    let after = page.eval(&TOP.replace("TARGET", now)).await?;
    assert_eq!(before, after, "the control that was in use jumped");
    // What is there is kept on the device as well.
    let kept = page.eval("return Object.values(localStorage).join()").await?;
    ensure!(kept.as_str().unwrap().contains(r#""biaya":4"#), "{kept}");
    next(&page).await?;
    for item in &ITEMS[4..] {
        page.click_in_shadow(&format!("#item-{item}-1")).await?;
        next(&page).await?;
    }
    skip_comment(&page).await?;
    send(&page).await?;
    thanked(&page).await?;
    assert_eq!(office.stored(&ITEMS)?, ["321422222"]);
    browser.quit().await
}

async fn a_text_is_taken_over_with_its_caret(engine: Engine) -> Result<()> {
    let browser = Browser::start(engine).await?;
    let (_office, _server) = slow(&browser).await?;
    let page = browser.page();
    click(&browser, "form textarea").await?;
    page.press("Kursi tunggu").await?;
    page.eval("document.querySelector('form textarea').setSelectionRange(5, 5)").await?;
    page.in_shadow("#comment").await?;
    assert_eq!(page.eval(FOCUS).await?, "comment");
    page.press(" di ruang").await?;
    page.wait_until("return document.querySelector(arguments[0]).shadowRoot.getElementById('comment').value === 'Kursi di ruang tunggu'").await?;
    browser.quit().await
}

async fn a_form_that_nobody_touched_gives_way_without_a_jump(engine: Engine) -> Result<()> {
    let browser = Browser::start(engine).await?;
    let (_office, _server) = slow(&browser).await?;
    let page = browser.page();
    let below = TOP.replace("TARGET", "document.getElementById('below')");
    let before = page.eval(&below).await?.as_i64().unwrap();
    page.in_shadow(".opening .primary").await?;
    let after = page.eval(&below).await?.as_i64().unwrap();
    ensure!(
        before == after || before.min(after) >= 800,
        "what is below moved from {before} to {after}"
    );
    ensure!(page.eval("return scrollY").await? == 0, "the page scrolled");
    begin(&page).await?;
    page.in_shadow("#item-persyaratan-0").await?;
    browser.quit().await
}

async fn a_form_does_not_give_way_under_the_finger(engine: Engine) -> Result<()> {
    let browser = Browser::start(engine).await?;
    let (_office, _server) = slow(&browser).await?;
    let page = browser.page();
    answer(&browser, "3").await?;
    // A key every 100 ms for longer than the module takes: the form stays, and nothing is lost.
    click(&browser, "form textarea").await?;
    page.eval(TYPING).await?;
    page.wait_until("return window.typed.length === 80").await?;
    page.in_shadow("#comment").await?;
    let text = "document.querySelector(arguments[0]).shadowRoot.getElementById('comment').value";
    page.wait_until(&format!("return {text} === window.typed && window.stayed")).await?;
    browser.quit().await
}

/// Types like a person with much to say.
const TYPING: &str = "
    const area = document.querySelector('form textarea');
    window.typed = '';
    window.stayed = true;
    const typing = setInterval(() => {
      window.stayed = window.stayed && document.activeElement === area;
      window.typed += 'x';
      area.value = window.typed;
      area.dispatchEvent(new Event('input', { bubbles: true }));
      if (window.typed.length === 80) clearInterval(typing);
    }, 100);";

async fn a_response_that_waits_is_not_lost_to_a_form_that_is_filled_in(
    engine: Engine,
) -> Result<()> {
    let browser = Browser::start(engine).await?;
    let (mut office, server) = slow(&browser).await?;
    let page = browser.page();
    to_review(&page, "111111111").await?;
    office.kill()?;
    send(&page).await?;
    page.in_shadow(".waiting").await?;
    office.start()?;
    browser.client.goto(&server.url("")).await?;
    answer(&browser, "44").await?;
    // The survey goes on with the form, and the outbox with what waits.
    page.in_shadow("#item-prosedur-3").await?;
    for _ in 0..100 {
        if office.count()? == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert_eq!(office.stored(&ITEMS)?, ["111111111"]);
    next(&page).await?;
    for item in &ITEMS[2..] {
        pick(&page, item, 4).await?;
        next(&page).await?;
    }
    skip_comment(&page).await?;
    send(&page).await?;
    thanked(&page).await?;
    let mut rows = office.stored(&ITEMS)?;
    rows.sort_unstable();
    assert_eq!(rows, ["111111111", "444444444"]);
    browser.quit().await
}
