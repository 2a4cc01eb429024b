//! A response arrives once, or the citizen sees that it has not arrived.

use anyhow::{Result, ensure};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::journey::{ITEMS, answer_items, begin, send, skip_comment, thanked};
use crate::office::{Office, plain};

in_each_engine! {
    without_a_server_the_response_is_kept_and_a_retry_stores_exactly_one_row
    a_double_tap_sends_once
}

async fn without_a_server_the_response_is_kept_and_a_retry_stores_exactly_one_row(
    engine: Engine,
) -> Result<()> {
    let mut office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    begin(&page).await?;
    answer_items(&page, "123412341").await?;
    skip_comment(&page).await?;
    office.kill()?;
    send(&page).await?;
    let state = page.text_in_shadow(".waiting").await?;
    ensure!(state.contains("Belum terkirim"), "{state}");
    ensure!(state.contains("tersimpan di perangkat ini"), "{state}");
    assert_eq!(office.count()?, 0);

    // Still without a server: nothing changes.
    page.click_in_shadow(".review .primary").await?;
    page.in_shadow(".waiting").await?;

    // The next visit remembers, and sends.
    office.start()?;
    browser.client.goto(&office.url("")).await?;
    let state = page.text_in_shadow(".waiting").await?;
    ensure!(state.contains("Belum terkirim"), "{state}");
    page.click_in_shadow(".review .primary").await?;
    thanked(&page).await?;
    assert_eq!(office.stored(&ITEMS)?, ["123412341"]);

    // Once it has arrived, nothing is left to send again.
    browser.client.goto(&office.url("")).await?;
    page.in_shadow(".opening").await?;
    let left = page.eval("return Object.keys(localStorage).length").await?;
    assert_eq!(left, 0);
    browser.quit().await
}

async fn a_double_tap_sends_once(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    begin(&page).await?;
    answer_items(&page, "444444444").await?;
    skip_comment(&page).await?;
    page.eval(
        "const send = document.querySelector(arguments[0]).shadowRoot.querySelector('.review .primary');\
         send.click(); send.click();",
    )
    .await?;
    thanked(&page).await?;
    // An entry may be listed after its reply has been read.
    let requests = "return performance.getEntriesByType('resource')\
                    .filter((entry) => entry.name.endsWith('/api/responses')).length";
    page.wait_until(&format!("{requests} > 0")).await?;
    assert_eq!(page.eval(requests).await?, 1);
    assert_eq!(office.count()?, 1);
    browser.quit().await
}
