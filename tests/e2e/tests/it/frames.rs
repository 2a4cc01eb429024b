//! Two sites for the tests of the way in by iframe, and how to go into a frame and out of it.

use std::fs;
use std::time::Duration;

use anyhow::{Context as _, Result};
use fantoccini::Locator;
use survei_e2e::{Browser, Page};

use crate::host::Host;
use crate::office::{Office, plain};

pub(crate) const HTML: &str = "text/html";

pub(crate) fn html(body: &str) -> String {
    format!("<!doctype html><html lang=id><meta charset=utf-8><title>Uji</title><body>{body}")
}

fn script() -> Result<String> {
    let site = std::env::var("SURVEI_SITE").context("SURVEI_SITE is not set")?;
    Ok(fs::read_to_string(format!("{site}/frame.js"))?)
}

/// An agency with the pages to frame, and the site that frames them: each framed page with and
/// without the script on the host page.
pub(crate) fn sites() -> Result<(Office, Host)> {
    let mut office = Office::open(&plain())?;
    let scripts = "<script src=/element.js defer></script><script src=/frame.js defer></script>";
    let survey = "<survei-publik src=/survei.json></survei-publik>";
    office.page_with("survei.html", "id", scripts, survey)?;
    fs::write(
        office.site().join("penuh.css"),
        "body { min-height: 100vh; margin: 8px } p { margin: 0 }",
    )?;
    let full = "<link rel=stylesheet href=penuh.css><script src=frame.js defer></script>";
    office.page_with("penuh.html", "id", full, "<p>Setinggi bingkai.</p>")?;
    fs::write(office.site().join("lama.js"), "delete window.ResizeObserver;")?;
    let old = format!("<script src=lama.js></script>{full}");
    office.page_with("lama.html", "id", &old, "<p>Setinggi bingkai.</p>")?;
    fs::write(
        office.site().join("goyang.css"),
        "p { height: 700px } @media (min-height: 650px) { p { height: 500px } }",
    )?;
    let swings = "<link rel=stylesheet href=goyang.css><script src=frame.js defer></script>";
    office.page_with("goyang.html", "id", swings, "<p>Turun naik.</p>")?;
    office.page_with("kosong.html", "id", "", "<p>Tanpa skrip.</p>")?;
    let script = script()?;
    let address = office.url("");
    let host = Host::open(|_| {
        let framed = |name: &str, script: &str| {
            let frame = format!(
                "<iframe data-survei-publik src={address}{name} width=600 height=480></iframe>"
            );
            html(&[&frame, script].concat())
        };
        let adjusts = "<script src=/frame.js></script>";
        vec![
            ("/survei.html", HTML, framed("survei.html", adjusts)),
            ("/penuh.html", HTML, framed("penuh.html", adjusts)),
            ("/lama.html", HTML, framed("lama.html", adjusts)),
            ("/goyang.html", HTML, framed("goyang.html", adjusts)),
            ("/kosong.html", HTML, framed("kosong.html", adjusts)),
            ("/sendiri.html", HTML, framed("survei.html", "")),
            ("/lain.html", HTML, html("Orang lain.")),
            ("/frame.js", "text/javascript", script),
        ]
    })?;
    office.allow_frame(&host.origin)?;
    Ok((office, host))
}

/// Into the first frame of the page.
pub(crate) async fn enter(browser: &Browser) -> Result<()> {
    browser.client.find(Locator::Css("iframe")).await?.enter_frame().await?;
    Ok(())
}

/// Back to the page round it.
pub(crate) async fn leave(browser: &Browser) -> Result<()> {
    Ok(browser.client.clone().enter_parent_frame().await?)
}

/// How tall the frame is inside, seen from the page round it.
pub(crate) async fn height(page: &Page) -> Result<i64> {
    let height = page.eval("return document.querySelector('iframe').clientHeight").await?;
    height.as_i64().context("no height")
}

/// Waits, on the host page, until the frame has exactly this height.
pub(crate) async fn has_height(page: &Page, height: i64) -> Result<()> {
    let script = format!("return document.querySelector('iframe').clientHeight === {height}");
    page.wait_until(&script).await
}

/// In the frame: how tall the page in it is, once no more is to come.
pub(crate) async fn content(page: &Page) -> Result<i64> {
    let script = "return Math.ceil(document.documentElement.getBoundingClientRect().height)";
    page.eval(script).await?.as_i64().context("no height")
}

/// Puts another frame onto the host page and goes into it.
pub(crate) async fn enter_other(browser: &Browser, url: &str, shows: &str) -> Result<()> {
    let page = browser.page();
    let add =
        "document.body.append(Object.assign(document.createElement('iframe'), { id: 'other', src: ";
    page.eval("document.querySelectorAll('#other').forEach((other) => other.remove())").await?;
    page.eval(&format!("{add}'{url}' }}))")).await?;
    browser.client.find(Locator::Css("#other")).await?.enter_frame().await?;
    page.wait_until(&format!(
        "return !!document.body && document.body.innerText.includes('{shows}')"
    ))
    .await
}

/// The frame has this height, and a moment later as well.
pub(crate) async fn still(page: &Page, expected: i64) -> Result<()> {
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(height(page).await?, expected);
    Ok(())
}
