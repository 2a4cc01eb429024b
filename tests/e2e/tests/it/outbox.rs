//! What is sealed arrives once, whatever becomes of the tab, the network and the server.

use std::time::Duration;

use anyhow::{Result, ensure};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::faults::{Fault, Faulty};
use crate::journey::{ITEMS, send, thanked, to_review};
use crate::office::{Office, plain};

in_each_engine! {
    a_tab_closed_between_press_and_reply_neither_loses_nor_doubles_the_response
    a_tab_closed_before_the_server_has_it_leaves_it_to_the_next_visit
    a_firewall_that_refuses_is_told_and_the_response_arrives_once_it_lets_through
    others_can_answer_while_one_response_waits_and_all_arrive
    what_the_server_refuses_for_good_can_be_saved_or_removed
}

/// The address that responses are sent to.
const API: &str = "/api/responses";

/// Closes the tab, and opens another.
async fn another_tab(browser: &Browser) -> Result<()> {
    let fresh = browser.client.new_window(true).await?;
    browser.client.close_window().await?;
    browser.client.switch_to_window(fresh.handle).await?;
    Ok(())
}

async fn stored(office: &Office, wanted: i64) -> Result<()> {
    for _ in 0..100 {
        if office.count()? == wanted {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("{} stored, not {wanted}", office.count()?)
}

async fn a_tab_closed_between_press_and_reply_neither_loses_nor_doubles_the_response(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&plain())?;
    let server = Faulty::before(office.address(), &[(API, Fault::Unanswered)])?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&server.url("")).await?;
    let page = browser.page();
    to_review(&page, "123412341").await?;
    send(&page).await?;
    stored(&office, 1).await?;
    another_tab(&browser).await?;
    server.heal();
    browser.client.goto(&server.url("")).await?;
    thanked(&page).await?;
    assert_eq!(office.stored(&ITEMS)?, ["123412341"]);
    browser.quit().await
}

async fn a_tab_closed_before_the_server_has_it_leaves_it_to_the_next_visit(
    engine: Engine,
) -> Result<()> {
    let mut office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    to_review(&page, "432143214").await?;
    office.kill()?;
    send(&page).await?;
    another_tab(&browser).await?;
    office.start()?;
    browser.client.goto(&office.url("")).await?;
    thanked(&page).await?;
    assert_eq!(office.stored(&ITEMS)?, ["432143214"]);
    browser.quit().await
}

async fn a_firewall_that_refuses_is_told_and_the_response_arrives_once_it_lets_through(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&plain())?;
    let server = Faulty::before(office.address(), &[(API, Fault::Forbidden)])?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&server.url("")).await?;
    let page = browser.page();
    to_review(&page, "111122223").await?;
    send(&page).await?;
    let said = page.text_in_shadow(".waiting").await?;
    ensure!(said.contains("Tersimpan di HP, belum terkirim"), "{said}");
    ensure!(said.contains("403") && !said.contains("Forbidden"), "{said}");
    // On the next visit it is still there.
    browser.client.goto(&server.url("")).await?;
    let said = page.text_in_shadow(".waiting").await?;
    ensure!(said.contains("belum terkirim"), "{said}");
    assert_eq!(office.count()?, 0);
    server.heal();
    page.click_in_shadow(".review .primary").await?;
    thanked(&page).await?;
    assert_eq!(office.stored(&ITEMS)?, ["111122223"]);
    browser.quit().await
}

async fn others_can_answer_while_one_response_waits_and_all_arrive(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    let server = Faulty::before(office.address(), &[(API, Fault::Forbidden)])?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&server.url("")).await?;
    let page = browser.page();
    to_review(&page, "111111111").await?;
    send(&page).await?;
    page.in_shadow(".waiting").await?;
    page.click_in_shadow(".review .nav .button:not(.primary)").await?;
    let said = page.text_in_shadow(".unsent").await?;
    ensure!(said.contains("Tersimpan di HP, belum terkirim: 1 jawaban"), "{said}");
    to_review(&page, "444444444").await?;
    server.heal();
    send(&page).await?;
    thanked(&page).await?;
    assert_eq!(office.stored(&ITEMS)?, ["444444444"]);
    page.click_in_shadow(".unsent .primary").await?;
    page.wait_until(
        "return /sudah diterima/.test(document.querySelector(arguments[0])
                                       .shadowRoot.querySelector('.unsent').textContent)",
    )
    .await?;
    let mut rows = office.stored(&ITEMS)?;
    rows.sort_unstable();
    assert_eq!(rows, ["111111111", "444444444"]);
    browser.quit().await
}

async fn what_the_server_refuses_for_good_can_be_saved_or_removed(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    to_review(&page, "222222222").await?;
    // As a server does that has another questionnaire now.
    page.eval(
        "const real = window.fetch;
         window.fetch = (url, init) => (init && init.method === 'POST'
           ? Promise.resolve(new Response('{}', { status: 422 })) : real(url, init));
         URL.createObjectURL = (blob) => { window.saved = blob; return 'data:,'; };
         HTMLAnchorElement.prototype.click = () => {};",
    )
    .await?;
    send(&page).await?;
    let said = page.text_in_shadow(".waiting").await?;
    ensure!(said.contains("422"), "{said}");
    page.click_in_shadow(".review .nav .button:not(.primary)").await?;
    let said = page.text_in_shadow(".unsent").await?;
    ensure!(said.contains("Ditolak server (kode 422): 1 jawaban"), "{said}");
    page.click_in_shadow(".unsent .nav .button:first-child").await?;
    page.wait_until("return !!window.saved").await?;
    page.eval("window.saved.text().then((text) => { window.saved = JSON.parse(text); })").await?;
    page.wait_until("return Array.isArray(window.saved)").await?;
    let body = page.eval("return JSON.parse(window.saved[0].body).answers.waktu").await?;
    assert_eq!(body, 2, "the copy holds what was answered");
    // Removed only when asked twice.
    page.click_in_shadow(".unsent .nav .button:nth-child(2)").await?;
    let said = page.text_in_shadow(".unsent").await?;
    ensure!(said.contains("1 jawaban") && said.contains("Ya, hapus"), "{said}");
    page.click_in_shadow(".unsent .nav .button:nth-child(2)").await?;
    page.wait_until(
        "return !/1 jawaban/.test(document.querySelector(arguments[0])
                                   .shadowRoot.querySelector('.unsent').textContent)",
    )
    .await?;
    assert_eq!(office.count()?, 0);
    browser.quit().await
}
