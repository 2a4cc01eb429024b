//! The whole journey without a pointer.

use anyhow::{Result, bail};
use survei_e2e::{Browser, Engine, Key, Page, in_each_engine};

use crate::journey::{ITEMS, thanked};
use crate::office::{Office, plain};

in_each_engine! {
    the_keys_1_to_4_and_enter_are_enough
    going_on_without_an_answer_moves_the_focus_to_what_is_missing
}

const FOCUS: &str =
    "return (document.querySelector(arguments[0]).shadowRoot.activeElement?.id ?? null)";

async fn the_keys_1_to_4_and_enter_are_enough(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    page.in_shadow(".opening .primary").await?;
    page.wait_until("return document.hasFocus()").await?;
    // Past the language and the listening above the survey.
    to_primary(&page, 4).await?;
    page.press(&Key::Enter).await?;
    for (item, digit) in ITEMS.into_iter().zip("432143214".chars()) {
        page.in_shadow(&format!("#item-{item}-0")).await?;
        page.wait_until(&format!("{FOCUS} === 'heading'")).await?;
        page.press(&digit.to_string()).await?;
        let place = digit.to_digit(10).unwrap() - 1;
        page.wait_until(&format!("return document.querySelector(arguments[0]).shadowRoot.querySelector('#item-{item}-{place}').checked")).await?;
        // From the heading to the choices, and from a choice Enter submits the form.
        page.press(&Key::Tab).await?;
        page.press(&Key::Enter).await?;
    }
    page.in_shadow("#comment").await?;
    page.wait_until(&format!("{FOCUS} === 'heading'")).await?;
    page.press(&Key::Tab).await?;
    page.press(&Key::Tab).await?;
    page.press(&Key::Tab).await?;
    page.press(&Key::Enter).await?;
    page.in_shadow(".review").await?;
    page.wait_until(&format!("{FOCUS} === 'heading'")).await?;
    page.press(&(Key::Shift + &Key::Tab)).await?;
    // Past the ten links to change an answer and the way back, to the sending.
    to_primary(&page, 30).await?;
    page.press(&Key::Enter).await?;
    thanked(&page).await?;
    assert_eq!(office.stored(&ITEMS)?, ["432143214"]);
    browser.quit().await
}

/// Tabs, so often at most, to the button that leads on.
async fn to_primary(page: &Page, most: u32) -> Result<()> {
    let there = "return document.querySelector(arguments[0]).shadowRoot.activeElement?.matches('.primary') ?? false";
    for _ in 0..most {
        page.press(&Key::Tab).await?;
        if page.eval(there).await? == true {
            return Ok(());
        }
    }
    bail!("{most} times Tab and no way on")
}

async fn going_on_without_an_answer_moves_the_focus_to_what_is_missing(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    crate::journey::begin(&page).await?;
    crate::journey::next(&page).await?;
    page.wait_until(&format!("{FOCUS} === 'errors'")).await?;
    page.click_in_shadow("#errors .link").await?;
    page.wait_until(&format!("{FOCUS} === 'item-persyaratan-0'")).await?;
    browser.quit().await
}
