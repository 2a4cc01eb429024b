//! What a page with a survey fetches, and when.

use std::fs;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Page, in_each_engine};

use crate::office::{Office, plain};

in_each_engine! {
    a_survey_far_below_fetches_nothing_and_near_the_screen_all_at_once
    another_questionnaire_fetches_the_whole_widget_instead_or_where_nobody_said_so_besides
}

/// At most so long may lie between the starts of what is fetched side by side.
const TOGETHER: f64 = 50.0;

/// Notes how each file is asked for.
const ASKED: &str = "
    const real = window.fetch;
    window.asked = new Set();
    window.fetch = (address, init) => {
      const { credentials, referrerPolicy } = new Request(address, init);
      asked.add(`${credentials} ${referrerPolicy}`);
      return real(address, init);
    };";

/// Every request so far but the page itself and the icon that browsers look for: the file's stable
/// name, and when it began. What a browser has taken from its memory in no time at all is no request:
/// WebKit lists a script once more that it has just asked for ahead of the parser.
async fn fetched(page: &Page) -> Result<Vec<(String, f64)>> {
    let script = r"return performance.getEntriesByType('resource')
        .filter((entry) => entry.duration > 0 || entry.transferSize > 0).map((entry) =>
        [new URL(entry.name).pathname.replace(/\.[0-9a-f]{10}\./, '.').replace(/\/[0-9a-f]{10}\//, '/'),
          entry.startTime])
        .filter(([name]) => name !== '/favicon.ico')";
    let told = page.eval(script).await?;
    let entry = |entry: &Value| Some((entry[0].as_str()?.to_owned(), entry[1].as_f64()?));
    let entries = told.as_array().context("no list")?.iter();
    entries.map(|told| entry(told).context("no entry")).collect()
}

fn names(entries: &[(String, f64)]) -> Vec<&str> {
    let mut names: Vec<&str> = entries.iter().map(|(name, _)| &**name).collect();
    names.sort_unstable();
    names
}

async fn a_survey_far_below_fetches_nothing_and_near_the_screen_all_at_once(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&plain())?;
    office.script(ASKED)?;
    fs::write(office.site().join("jauh.css"), ".jauh { height: 5000px }")?;
    let head = "<link rel=stylesheet href=jauh.css><script src=element.js defer></script>";
    let body = "<div class=jauh></div><survei-publik src=survei.json></survei-publik>";
    let at_once = ["/survei-publik.js", "/survei-publik_bg.wasm", "/survei.json"];
    // Indonesian is in the widget; English is a file, and beside it what fetches languages.
    let english = ["/languages.js", "/languages/en.json"];
    for (lang, besides) in [("id", &[][..]), ("en", &english)] {
        // Each with nothing kept from before.
        let browser = Browser::start(engine).await?;
        let page = browser.page();
        let name = format!("{lang}.html");
        office.page_with(&name, lang, head, body)?;
        browser.client.goto(&office.url(&name)).await?;
        page.in_shadow("[part=status]").await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let before = fetched(&page).await?;
        assert_eq!(names(&before), ["/element.js", "/jauh.css", "/listen.js"]);

        page.eval("scrollTo(0, document.documentElement.scrollHeight)").await?;
        page.in_shadow(".opening").await?;
        let mut after = fetched(&page).await?;
        after.retain(|entry| !before.contains(entry));
        let mut expected = [&at_once, besides].concat();
        expected.sort_unstable();
        assert_eq!(names(&after), expected, "on an {lang} page");
        after.retain(|(name, _)| at_once.contains(&&**name));
        let starts = || after.iter().map(|(_, start)| *start);
        let (first, last) = (starts().fold(f64::MAX, f64::min), starts().fold(0.0, f64::max));
        ensure!(last - first < TOGETHER, "one waits for another: {after:?}");
        // None with a cookie, and none that tells which page it was on.
        let asked = page.eval("return [...asked]").await?;
        assert_eq!(asked, json!(["omit no-referrer"]), "on an {lang} page");
        browser.quit().await?;
    }
    Ok(())
}

async fn another_questionnaire_fetches_the_whole_widget_instead_or_where_nobody_said_so_besides(
    engine: Engine,
) -> Result<()> {
    let mut config = plain();
    config["instrument"] = json!("pekppp-f03b");
    let office = Office::open(&config)?;
    let head = "<script src=element.js defer></script>";
    let light = ["/survei-publik.js", "/survei-publik_bg.wasm"];
    let whole = ["/survei-publik-whole.js", "/survei-publik-whole_bg.wasm"];
    let always = ["/element.js", "/listen.js", "/instruments/pekppp-f03b.json", "/survei.json"];
    for (attribute, widgets) in [("widget=whole", &[whole][..]), ("", &[light, whole])] {
        let browser = Browser::start(engine).await?;
        let page = browser.page();
        let body = format!("<survei-publik src=survei.json {attribute}></survei-publik>");
        office.page_with("lain.html", "id", head, &body)?;
        browser.client.goto(&office.url("lain.html")).await?;
        page.in_shadow(".opening").await?;
        let fetched = fetched(&page).await?;
        let mut expected = [&always[..], &widgets.concat()].concat();
        expected.sort_unstable();
        assert_eq!(names(&fetched), expected, "with {attribute}");
        browser.quit().await?;
    }
    Ok(())
}
