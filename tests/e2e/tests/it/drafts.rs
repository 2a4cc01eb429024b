//! Unfinished answers survive a reload, and nothing survives the sending.

use anyhow::{Result, ensure};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::journey::{ITEMS, begin, next, pick, send, skip_comment, thanked};
use crate::office::{Office, plain};

in_each_engine! {
    a_reload_goes_on_where_the_citizen_stopped_and_sending_leaves_nothing_behind
    starting_over_forgets_the_draft
    a_draft_older_than_a_day_is_forgotten_and_removed_from_the_device
}

async fn a_reload_goes_on_where_the_citizen_stopped_and_sending_leaves_nothing_behind(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    begin(&page).await?;
    for item in &ITEMS[..3] {
        pick(&page, item, 2).await?;
        next(&page).await?;
    }
    page.in_shadow("#item-biaya-0").await?;

    browser.client.refresh().await?;
    page.in_shadow(".resume").await?;
    begin(&page).await?;
    page.in_shadow("#item-biaya-0").await?;
    for item in &ITEMS[3..] {
        pick(&page, item, 4).await?;
        next(&page).await?;
    }
    skip_comment(&page).await?;
    send(&page).await?;
    thanked(&page).await?;
    assert_eq!(office.stored(&ITEMS)?, ["222444444"]);
    let left = page
        .eval("return Object.keys(localStorage).length + Object.keys(sessionStorage).length + document.cookie.length")
        .await?;
    assert_eq!(left, 0);
    browser.quit().await
}

async fn starting_over_forgets_the_draft(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    begin(&page).await?;
    pick(&page, ITEMS[0], 1).await?;
    next(&page).await?;
    page.in_shadow("#item-prosedur-0").await?;
    browser.client.refresh().await?;
    page.in_shadow(".resume").await?;
    page.click_in_shadow(".opening .button:not(.primary)").await?;
    page.in_shadow("#item-persyaratan-0").await?;
    let checked = page
        .eval("return document.querySelector(arguments[0]).shadowRoot.querySelectorAll('input:checked').length")
        .await?;
    ensure!(checked == 0, "an answer of the forgotten draft is still there");
    browser.quit().await
}

async fn a_draft_older_than_a_day_is_forgotten_and_removed_from_the_device(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    begin(&page).await?;
    pick(&page, ITEMS[0], 1).await?;
    page.wait_until("return localStorage.length === 1").await?;
    page.eval(
        "const key = localStorage.key(0), kept = JSON.parse(localStorage.getItem(key));\
         kept.saved_at -= 24 * 60 * 60 * 1000;\
         localStorage.setItem(key, JSON.stringify(kept));",
    )
    .await?;
    browser.client.refresh().await?;
    page.in_shadow(".opening").await?;
    let offered =
        "return document.querySelector(arguments[0]).shadowRoot.querySelector('.resume') !== null";
    assert_eq!(page.eval(offered).await?, false);
    assert_eq!(page.eval("return localStorage.length").await?, 0);
    browser.quit().await
}
