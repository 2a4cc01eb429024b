//! The pasted snippet with its plain form, and what a citizen does in it.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use fantoccini::Locator;
use fantoccini::error::CmdError;
use survei_e2e::{Browser, Page};

use crate::journey::ITEMS;
use crate::office::Office;

/// How many clicks may get lost on their way to one radio button.
const CLICKS: usize = 4;

/// The lines to paste, as `survei html` prints them for the agency's configuration.
pub(crate) fn snippet(office: &Office) -> Result<String> {
    office.survei(&["html", "survei.json", "--base", "/"])
}

/// The control of the form with this score for an item.
pub(crate) fn control(item: &str, score: u32) -> String {
    format!("form [data-survei='answers.{item}'][value='{score}']")
}

/// Clicks in the page itself, not in the shadow root; again if it moved away just then, as a
/// choice that is made twice is made.
pub(crate) async fn click(browser: &Browser, css: &str) -> Result<()> {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        match try_click(browser, css).await {
            Ok(()) => return Ok(()),
            Err(error) if Instant::now() > deadline => {
                return Err(error).with_context(|| format!("clicking `{css}`"));
            }
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn try_click(browser: &Browser, css: &str) -> Result<(), CmdError> {
    let element = browser.client.find(Locator::Css(css)).await?;
    let middle = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
    browser.client.execute(middle, vec![serde_json::to_value(&element)?]).await?;
    element.click().await
}

/// Clicks a radio button of the form until it is checked: WebKit's driver loses a click now and
/// then, most often the first on a page.
pub(crate) async fn choose(browser: &Browser, css: &str) -> Result<()> {
    for _ in 0..CLICKS {
        click(browser, css).await?;
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(2) {
            if browser.client.find(Locator::Css(css)).await?.is_selected().await? {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }
    bail!("`{css}` is not checked after {CLICKS} clicks")
}

/// Answers the nine items in the form, in questionnaire order; `.` leaves one as it is.
pub(crate) async fn answer(browser: &Browser, row: &str) -> Result<()> {
    for (item, digit) in ITEMS.into_iter().zip(row.chars()) {
        if let Some(score) = digit.to_digit(10) {
            choose(browser, &control(item, score)).await?;
        }
    }
    Ok(())
}

/// The scores chosen in the form, `.` for none.
pub(crate) async fn answered(page: &Page) -> Result<String> {
    let mut row = String::new();
    for item in ITEMS {
        let script = format!(
            "return document.querySelector('form [data-survei=\"answers.{item}\"]:checked')?.value ?? '.'"
        );
        row.push_str(page.eval(&script).await?.as_str().unwrap());
    }
    Ok(row)
}

/// Sends the form and waits for the page that says thank you.
pub(crate) async fn post(browser: &Browser) -> Result<()> {
    click(browser, "form [type=submit]").await?;
    browser.page().wait_until("return /receipt=/.test(location.search)").await
}
