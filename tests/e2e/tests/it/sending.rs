//! A response arrives once, or the citizen sees that it has not arrived.

use anyhow::{Result, ensure};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::journey::{ITEMS, send, thanked, to_review};
use crate::office::{Office, plain};

in_each_engine! {
    without_a_server_the_response_is_kept_and_the_next_visit_stores_exactly_one_row
    a_double_tap_sends_once
    the_request_carries_no_cookie_and_no_referrer
    a_device_that_keeps_nothing_asks_not_to_close_the_page
    all_surveys_of_a_page_share_one_style_sheet_and_leave_the_page_none
}

async fn without_a_server_the_response_is_kept_and_the_next_visit_stores_exactly_one_row(
    engine: Engine,
) -> Result<()> {
    let mut office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    to_review(&page, "123412341").await?;
    office.kill()?;
    send(&page).await?;
    let state = page.text_in_shadow(".waiting").await?;
    ensure!(state.contains("Tersimpan di HP, belum terkirim"), "{state}");
    assert_eq!(office.count()?, 0);

    // Still without a server: nothing changes.
    page.click_in_shadow(".review .primary").await?;
    page.in_shadow(".waiting").await?;

    // The next visit sends it by itself.
    office.start()?;
    browser.client.goto(&office.url("")).await?;
    thanked(&page).await?;
    assert_eq!(office.stored(&ITEMS)?, ["123412341"]);

    // Once it has arrived, nothing is left to send again.
    browser.client.goto(&office.url("")).await?;
    page.in_shadow(".opening").await?;
    page.wait_until("return Object.keys(localStorage).length === 0").await?;
    browser.quit().await
}

async fn a_double_tap_sends_once(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    to_review(&page, "444444444").await?;
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

async fn the_request_carries_no_cookie_and_no_referrer(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    to_review(&page, "333333333").await?;
    page.eval(
        "const real = window.fetch;
         window.fetch = (url, init) => {
           const request = new Request(url, init);
           if (request.method === 'POST') window.sent = [request.method, request.credentials,
             request.referrerPolicy, [...request.headers.keys()].sort().join('+'),
             request.headers.get('content-type')].join(' ');
           return real(url, init);
         };",
    )
    .await?;
    send(&page).await?;
    thanked(&page).await?;
    let sent = page.eval("return window.sent").await?;
    assert_eq!(sent, "POST omit no-referrer accept+content-type application/json");
    browser.quit().await
}

async fn a_device_that_keeps_nothing_asks_not_to_close_the_page(engine: Engine) -> Result<()> {
    let mut office = Office::open(&plain())?;
    let deny = "for (const name of ['localStorage', 'indexedDB']) {
         Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
       }";
    office.script(deny)?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    to_review(&page, "333333333").await?;
    office.kill()?;
    send(&page).await?;
    let said = page.text_in_shadow(".waiting").await?;
    ensure!(said.contains("Belum terkirim") && said.contains("Jangan tutup halaman ini"), "{said}");
    ensure!(!said.contains("Tersimpan"), "{said}");
    // As long as it stays open, it is sent all the same.
    office.start()?;
    thanked(&page).await?;
    assert_eq!(office.stored(&ITEMS)?, ["333333333"]);
    browser.quit().await
}

async fn all_surveys_of_a_page_share_one_style_sheet_and_leave_the_page_none(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&plain())?;
    let one = "<survei-publik src=survei.json></survei-publik>";
    let head = "<script src=element.js defer></script>";
    office.page_with("dua.html", "id", head, &[one, one].concat())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("dua.html")).await?;
    let page = browser.page();
    page.wait_until(
        "return [...document.querySelectorAll('survei-publik')]
           .every((host) => host.shadowRoot && host.shadowRoot.querySelector('.opening'))",
    )
    .await?;
    let shared = page
        .eval(
            "const [one, two] = [...document.querySelectorAll('survei-publik')]
               .map((host) => host.shadowRoot.adoptedStyleSheets[0]);
             return one === two && !!one && document.adoptedStyleSheets.length === 0
               && !document.querySelector('style')",
        )
        .await?;
    assert_eq!(shared, true);
    browser.quit().await
}
