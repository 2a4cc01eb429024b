//! How soon the survey can be answered on a slow phone and a slow network, how quickly it answers
//! back, and whether anything moves; beside the plain form alone, as the floor.
//!
//! Chromium only: the others cannot be slowed down over WebDriver. The figures are printed.

use std::io::Write as _;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Page};

use crate::journey::{ITEMS, begin, next, pick};
use crate::office::{Office, plain};
use crate::snippet::{click, control, snippet};

/// 400 kb/s, 400 ms to the server and back, and a processor that is six times slower.
const BYTES_PER_SECOND: u32 = 400_000 / 8;
const ROUND_TRIP: u32 = 400;
const SLOWER: u32 = 6;

/// More than this is called poor by those who defined the two measures (web.dev/vitals), in
/// milliseconds and without a unit.
const SLOW_ANSWER: f64 = 500.0;
const GOOD_SHIFT: f64 = 0.1;

/// Notes what the browser measures from the beginning.
const WATCH: &str = "
    window.pace = { shift: 0, answers: [], ready: null };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) pace.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.interactionId) pace.answers.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
    document.addEventListener('survei-ready', () => { pace.ready = performance.now(); });";

/// One command of Chrome's own protocol.
#[derive(Debug)]
struct Chrome(&'static str, Value);

impl WebDriverCompatibleCommand for Chrome {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> std::result::Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.0, "params": self.1 }).to_string()))
    }
}

async fn slow_down(browser: &Browser) -> std::result::Result<(), CmdError> {
    let network = json!({
        "offline": false,
        "latency": ROUND_TRIP,
        "downloadThroughput": BYTES_PER_SECOND,
        "uploadThroughput": BYTES_PER_SECOND,
    });
    browser.client.issue_cmd(Chrome("Network.enable", json!({}))).await?;
    browser.client.issue_cmd(Chrome("Network.emulateNetworkConditions", network)).await?;
    let processor = json!({ "rate": SLOWER });
    browser.client.issue_cmd(Chrome("Emulation.setCPUThrottlingRate", processor)).await?;
    Ok(())
}

/// A page with something above and below the survey, as on a real site.
fn page_around(office: &Office, name: &str, snippet: &str) -> Result<()> {
    let body = format!("<h1>Layanan kami</h1><p>Pengantar.</p>{snippet}<p>Bawah</p><p>Kaki</p>");
    office.page(name, "id", &body)
}

#[tokio::test]
async fn chromium_on_a_slow_phone_answers_soon_and_moves_nothing() -> Result<()> {
    let office = Office::open(&plain())?;
    office.script(WATCH)?;
    let snippet = snippet(&office)?;
    page_around(&office, "survei.html", &snippet)?;
    // The form alone: the same lines without the script.
    let (before, after) = snippet.split_once("<script").context("no loader")?;
    let (_, after) = after.split_once("</script>").context("no loader")?;
    office.bare_page("formulir.html", &[before, after].concat())?;

    let form = form_alone(&office).await?;
    let survey = survey(&office).await?;
    // Not captured by the test's runner: these are the figures that are to be read.
    let _ =
        writeln!(std::io::stderr().lock(), "pace: the form alone: {form}; the survey: {survey}");
    ensure!(survey.shift <= GOOD_SHIFT, "things moved by {}", survey.shift);
    ensure!(survey.answer <= SLOW_ANSWER, "an answer took {} ms", survey.answer);
    ensure!(
        survey.readable <= form.readable * 1.5 + 500.0,
        "with the survey the form comes later: {} ms instead of {}",
        survey.readable,
        form.readable
    );
    Ok(())
}

/// What was measured: milliseconds from the first byte of the page, and how far things moved.
struct Pace {
    readable: f64,
    enhanced: Option<f64>,
    answer: f64,
    shift: f64,
}

impl std::fmt::Display for Pace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "answerable after {:.0} ms", self.readable)?;
        if let Some(enhanced) = self.enhanced {
            write!(f, ", enhanced after {enhanced:.0} ms")?;
        }
        write!(f, ", slowest answer (INP) {:.0} ms, moved (CLS) {:.4}", self.answer, self.shift)
    }
}

async fn form_alone(office: &Office) -> Result<Pace> {
    let browser = open(office, "formulir.html").await?;
    for item in ITEMS {
        click(&browser, &control(item, 3)).await?;
    }
    let pace = measured(&browser.page()).await?;
    browser.quit().await?;
    Ok(pace)
}

async fn survey(office: &Office) -> Result<Pace> {
    let browser = open(office, "survei.html").await?;
    let page = browser.page();
    begin(&page).await?;
    for item in ITEMS {
        pick(&page, item, 3).await?;
        next(&page).await?;
    }
    let pace = measured(&page).await?;
    browser.quit().await?;
    Ok(pace)
}

async fn open(office: &Office, page: &str) -> Result<Browser> {
    let browser = Browser::start(Engine::Chromium).await?;
    browser.resize(390, 800).await?;
    slow_down(&browser).await?;
    browser.client.goto(&office.url(page)).await?;
    browser.page().wait_until("return Boolean(window.pace)").await?;
    Ok(browser)
}

async fn measured(page: &Page) -> Result<Pace> {
    // The last answer is told with the next frame.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let told = page
        .eval(
            "const [visit] = performance.getEntriesByType('navigation');
             const [paint] = performance.getEntriesByName('first-contentful-paint');
             return { readable: paint.startTime - visit.responseStart,
                      enhanced: pace.ready && pace.ready - visit.responseStart,
                      answer: Math.max(0, ...pace.answers), shift: pace.shift }",
        )
        .await?;
    let number = |key: &str| told[key].as_f64().with_context(|| format!("no {key}: {told}"));
    Ok(Pace {
        readable: number("readable")?,
        enhanced: told["enhanced"].as_f64(),
        answer: number("answer")?,
        shift: number("shift")?,
    })
}
