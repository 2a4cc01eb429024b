//! The way in by iframe: a page of one site shows the survey of another.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::frames::{
    HTML, content, enter, enter_other, has_height, height, html, leave, sites, still,
};
use crate::host::Host;
use crate::journey::{answer_items, begin, send, skip_comment, thanked};

in_each_engine! {
    a_frame_is_as_tall_as_the_survey_in_it_within_bounds
    a_page_that_is_as_tall_as_its_frame_does_not_grow_with_it
    a_page_that_is_taller_in_a_lower_frame_comes_to_rest
    a_browser_without_an_observer_of_sizes_follows_as_well
    only_the_framed_page_sets_the_height_and_only_to_a_height
    the_framed_page_tells_its_height_to_the_page_that_asked_and_to_no_other
    without_a_script_the_survey_is_completed_in_a_frame_of_320_by_480
}

async fn a_frame_is_as_tall_as_the_survey_in_it_within_bounds(engine: Engine) -> Result<()> {
    let (_office, host) = sites()?;
    let browser = Browser::start(engine).await?;
    let page = browser.page();
    browser.client.goto(&format!("{}/survei.html", host.origin)).await?;
    enter(&browser).await?;
    begin(&page).await?;
    page.in_shadow("#item-persyaratan-3").await?;
    let survey = content(&page).await?;
    ensure!((201..4000).contains(&survey) && survey != 480, "{survey} shows nothing");
    leave(&browser).await?;
    has_height(&page, survey).await?;
    // It grows and shrinks with what is in it, each time by just so much, and not beyond bounds.
    for (block, expected) in [
        ("900px", survey + 900),
        ("0px", survey),
        ("300px", survey + 300),
        ("600px", survey + 600),
        ("1200px", survey + 1200),
        ("9000px", 4000),
        ("10px", survey + 10),
    ] {
        enter(&browser).await?;
        let script = format!(
            "window.block = window.block || document.body.appendChild(document.createElement('div'));\
             block.style.height = '{block}'"
        );
        page.eval(&script).await?;
        leave(&browser).await?;
        has_height(&page, expected).await?;
    }
    enter(&browser).await?;
    page.eval("document.body.textContent = ''").await?;
    leave(&browser).await?;
    has_height(&page, 200).await?;
    // Loaded again, it is asked again.
    enter(&browser).await?;
    page.eval("setTimeout(() => location.reload(), 100)").await?;
    leave(&browser).await?;
    page.wait_until("return document.querySelector('iframe').clientHeight > 200").await?;
    browser.quit().await
}

async fn a_page_that_is_as_tall_as_its_frame_does_not_grow_with_it(engine: Engine) -> Result<()> {
    follows_and_settles(engine, "penuh.html").await
}

async fn a_page_that_is_taller_in_a_lower_frame_comes_to_rest(engine: Engine) -> Result<()> {
    let (_office, host) = sites()?;
    let browser = Browser::start(engine).await?;
    let page = browser.page();
    browser.client.goto(&format!("{}/goyang.html", host.origin)).await?;
    page.wait_until("return document.querySelector('iframe').clientHeight !== 480").await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let rest = height(&page).await?;
    for _ in 0..30 {
        tokio::time::sleep(Duration::from_millis(70)).await;
        assert_eq!(height(&page).await?, rest);
    }
    browser.quit().await
}

async fn a_browser_without_an_observer_of_sizes_follows_as_well(engine: Engine) -> Result<()> {
    follows_and_settles(engine, "lama.html").await
}

async fn follows_and_settles(engine: Engine, name: &str) -> Result<()> {
    let (_office, host) = sites()?;
    let browser = Browser::start(engine).await?;
    let page = browser.page();
    browser.client.goto(&format!("{}/{name}", host.origin)).await?;
    // It is always 16 px taller than its frame. The frame follows once, and a few times more.
    let (first, most) = (480 + 16, 480 + 4 * 16);
    page.wait_until(&format!("return document.querySelector('iframe').clientHeight >= {first}"))
        .await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let settled = height(&page).await?;
    ensure!(settled <= most, "it went on to {settled}");
    // What grows by itself is still followed.
    enter(&browser).await?;
    page.eval("document.querySelector('p').style.height = '1500px'").await?;
    leave(&browser).await?;
    page.wait_until("return document.querySelector('iframe').clientHeight >= 1516").await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let settled = height(&page).await?;
    ensure!(settled <= 1516 + 3 * 16, "it went on to {settled}");
    browser.quit().await
}

async fn only_the_framed_page_sets_the_height_and_only_to_a_height(engine: Engine) -> Result<()> {
    let (office, host) = sites()?;
    let stranger = Host::open(|_| vec![("/", HTML, html("Orang lain."))])?;
    let browser = Browser::start(engine).await?;
    let page = browser.page();
    browser.client.goto(&format!("{}/kosong.html", host.origin)).await?;
    // What is not a height, from the right page.
    enter(&browser).await?;
    for message in [
        "{ surveiPublik: NaN }",
        "{ surveiPublik: Infinity }",
        "{ surveiPublik: 1e9 }",
        "{ surveiPublik: -5 }",
        "{ surveiPublik: 0 }",
        "{ surveiPublik: '900' }",
        "{ surveiPublik: { valueOf: 900 } }",
        "{ surveiPublik: [900] }",
        "{ surveiPublik: true }",
        "{ height: 900 }",
        "900",
        "null",
    ] {
        page.eval(&format!("parent.postMessage({message}, '*')")).await?;
    }
    leave(&browser).await?;
    // A height, from the host page itself, and from other frames: a stranger's, and one of the
    // right site that is not the one to be adjusted.
    page.eval("postMessage({ surveiPublik: 900 }, '*')").await?;
    let right = office.url("kosong.html");
    for (url, shows) in [(&*stranger.origin, "Orang lain"), (&right, "Tanpa skrip")] {
        enter_other(&browser, url, shows).await?;
        page.eval("parent.postMessage({ surveiPublik: 900 }, '*')").await?;
        leave(&browser).await?;
    }
    still(&page, 480).await?;
    // The right page with a right one: all before has been heard and passed over.
    enter(&browser).await?;
    page.eval("parent.postMessage({ surveiPublik: 333 }, '*')").await?;
    leave(&browser).await?;
    has_height(&page, 333).await?;
    // The right frame, gone to a strange page.
    let gone =
        "document.querySelector('iframe').addEventListener('load', () => { window.gone = true })";
    page.eval(gone).await?;
    enter(&browser).await?;
    // Not at once: the driver waits for an answer from this page.
    page.eval(&format!("setTimeout(() => {{ location.href = '{}/' }}, 100)", stranger.origin))
        .await?;
    leave(&browser).await?;
    page.wait_until("return window.gone === true").await?;
    enter(&browser).await?;
    page.wait_until("return !!document.body && document.body.innerText.includes('Orang lain')")
        .await?;
    page.eval("parent.postMessage({ surveiPublik: 900 }, '*')").await?;
    leave(&browser).await?;
    still(&page, 333).await?;
    browser.quit().await
}

async fn the_framed_page_tells_its_height_to_the_page_that_asked_and_to_no_other(
    engine: Engine,
) -> Result<()> {
    let (_office, host) = sites()?;
    let stranger = Host::open(|_| vec![("/", HTML, html("Orang lain."))])?;
    let browser = Browser::start(engine).await?;
    let page = browser.page();
    let listen = "window.told = []; addEventListener('message', (event) => told.push(event.data))";
    let ask = "postMessage({ surveiPublik: 'height' }, '*')";
    browser.client.goto(&format!("{}/sendiri.html", host.origin)).await?;
    page.eval(listen).await?;
    enter(&browser).await?;
    page.in_shadow(".opening").await?;
    leave(&browser).await?;
    // Other frames ask the survey's, a stranger's and one of the host's own site: it answers
    // neither them nor the page round it.
    let own = format!("{}/lain.html", host.origin);
    for url in [&stranger.origin, &own] {
        enter_other(&browser, url, "Orang lain").await?;
        page.eval(listen).await?;
        page.eval(&format!("parent.frames[0].{ask}")).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(page.eval("return told").await?, json!([]));
        leave(&browser).await?;
        assert_eq!(page.eval("return told").await?, json!([]), "after {url} asked");
    }
    // The page round it asks.
    page.eval(&format!("frames[0].{ask}")).await?;
    page.wait_until("return told.length > 0").await?;
    enter(&browser).await?;
    let survey = content(&page).await?;
    leave(&browser).await?;
    let told = page.eval("return told").await?;
    let expected = json!({ "surveiPublik": survey });
    let told = told.as_array().and_then(|told| told.last());
    ensure!(told == Some(&expected), "{told:?} instead of {expected}");
    browser.quit().await
}

async fn without_a_script_the_survey_is_completed_in_a_frame_of_320_by_480(
    engine: Engine,
) -> Result<()> {
    let (office, host) = sites()?;
    let browser = Browser::start(engine).await?;
    let page = browser.page();
    browser.client.goto(&format!("{}/sendiri.html", host.origin)).await?;
    page.eval("document.querySelector('iframe').width = 320").await?;
    enter(&browser).await?;
    assert_eq!(page.eval("return [innerWidth, innerHeight]").await?, json!([320, 480]));
    begin(&page).await?;
    answer_items(&page, "433333334").await?;
    skip_comment(&page).await?;
    send(&page).await?;
    thanked(&page).await?;
    let sideways =
        "return document.scrollingElement.scrollWidth > document.documentElement.clientWidth";
    assert_eq!(page.eval(sideways).await?, Value::Bool(false));
    leave(&browser).await?;
    assert_eq!(height(&page).await?, 480);
    assert_eq!(office.count()?, 1);
    assert_eq!(office.recap("")?["respondents"], 1);
    browser.quit().await
}
