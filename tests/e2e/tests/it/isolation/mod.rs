//! The widget and the page around it leave each other alone, on a corpus of hostile pages.
//!
//! `SURVEI_HOST` picks the pages with this in their names; the bare one is always there.

mod corpus;
mod picture;

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use fantoccini::Locator;
use fantoccini::actions::{InputSource as _, MouseActions, PointerAction};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Page, in_each_engine};

use self::corpus::{Host, corpus};
use self::picture::{Picture, difference};
use crate::journey::{ITEMS, begin, next, pick, send, thanked};
use crate::office::{Office, plain};
use crate::website;

in_each_engine! {
    the_widget_and_a_hostile_page_leave_each_other_alone
}

const PROBE: &str = include_str!("probe.js");

/// What a host page holds besides the survey. The survey has its place on top of all this, as
/// wide as a phone; what is inherited, and what rules hit the element, still reaches it.
const SAMPLE: &str = include_str!("sample.html");

/// The pixels that may differ from the bare page, in thousandths: rounded corners show the page.
const DIFFERENT: usize = 5;

/// What the survey looked like.
struct Pictures {
    opening: Picture,
    question: Picture,
}

async fn the_widget_and_a_hostile_page_leave_each_other_alone(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    fs::write(office.site().join("probe.js"), PROBE)?;
    let website = website::serve(office.site(), office.address().to_owned())?;
    let browser = Browser::start(engine).await?;
    // Room for a scroll bar beside the survey.
    browser.resize(420, 1100).await?;
    let only = std::env::var("SURVEI_HOST").unwrap_or_default();
    let hosts = corpus();
    let mut reference = None;
    let mut faults = Vec::new();
    for (number, host) in hosts.iter().enumerate() {
        if number > 0 && !host.name.contains(&only) {
            continue;
        }
        match visit(&browser, &office, &website, host, &row(number)).await {
            // The first page is bare: it says what the others are to look like.
            Ok(pictures) if number == 0 => reference = Some(pictures),
            Ok(pictures) => {
                let reference = reference.as_ref().context("the bare page failed")?;
                faults.extend(compare(engine, host, reference, &pictures)?);
            }
            Err(error) => faults.push(format!("{}: {error:#}", host.name)),
        }
    }
    browser.quit().await?;
    let (count, of) = (faults.len(), hosts.len());
    ensure!(faults.is_empty(), "{count} faults on {of} pages:\n{}", faults.join("\n"));
    Ok(())
}

/// The answers on one page: another row on each.
fn row(number: usize) -> String {
    (0..ITEMS.len()).map(|item| ((number >> item.min(4)) + item) % 4 + 1).map(digit).collect()
}

fn digit(score: usize) -> char {
    char::from_digit(u32::try_from(score).unwrap(), 10).unwrap()
}

/// Opens the page, answers the survey on it, and looks at the page before and after.
async fn visit(
    browser: &Browser,
    office: &Office,
    website: &str,
    host: &Host,
    row: &str,
) -> Result<Pictures> {
    let name = format!("{}.html", host.name);
    for (name, file) in &host.files {
        fs::copy(file, office.site().join(name)).with_context(|| missing(file))?;
    }
    fs::write(office.site().join(&name), host.page(SAMPLE))?;
    let before = office.stored(&ITEMS)?;
    browser.client.goto(&[website, &name].concat()).await?;
    let page = browser.page();
    // The driver leaves names of its own on `window` when it looks for something.
    browser.client.find(Locator::Css("#place")).await?;
    page.wait_until("return probe.still()").await?;
    page.eval("probe.start()").await?;
    if let Err(error) = page.in_shadow(".opening").await {
        let said = page.eval("return probe.said()").await?;
        bail!("{error}; {}", said.as_str().unwrap_or_default());
    }
    let opening = shot(browser, &page).await?;
    unchanged(&page, "once the survey is there").await?;
    let by_hand = !(host.stumbles && browser.engine() == Engine::WebKit);
    match by_hand {
        true => begin(&page).await?,
        false => page.eval("probe.click('.opening .primary')").await.map(drop)?,
    }
    page.in_shadow(&format!("#item-{}-0", ITEMS[0])).await?;
    let question = shot(browser, &page).await?;
    let mut answered = 0;
    if by_hand {
        let first = row.chars().next().and_then(|digit| digit.to_digit(10));
        pick(&page, ITEMS[0], first.context("no answers")?).await?;
        next(&page).await?;
        answered = 1;
    }
    answer(&page, row, answered).await?;
    match by_hand {
        true => send(&page).await?,
        false => page.eval("probe.click('.review .primary')").await.map(drop)?,
    }
    thanked(&page).await?;
    unchanged(&page, "after the survey").await?;
    let globals = page.eval("return probe.globals()").await?;
    ensure!(globals == "", "new on window:{globals}");
    let said = page.eval("return probe.said()").await?;
    ensure!(said == "", "the page was told: {}", said.as_str().unwrap_or_default());
    let mut wanted = before;
    wanted.push(row.to_owned());
    wanted.sort();
    let stored = office.stored(&ITEMS)?;
    ensure!(stored == wanted, "stored is {stored:?}, not {wanted:?}");
    Ok(Pictures { opening, question })
}

fn missing(file: &Path) -> String {
    format!("{} is missing; run `cargo xtask test`, which installs it", file.display())
}

/// Answers the items from this one on, inside the page, up to the review.
async fn answer(page: &Page, row: &str, from: usize) -> Result<()> {
    let items = json!(ITEMS);
    let script =
        format!("probe.answer({items}, '{row}', {from}, (late) => {{ probe.late = late; }})");
    page.eval(&script).await?;
    page.wait_until("return probe.late !== undefined").await?;
    let late = page.eval("return probe.late").await?;
    ensure!(late == "", "waiting in vain for {late}");
    Ok(())
}

async fn unchanged(page: &Page, when: &str) -> Result<()> {
    let changes = page.eval("return probe.changes()").await?;
    let Value::String(changes) = changes else { bail!("the probe said {changes}") };
    ensure!(changes.is_empty(), "the page is not as before {when}:{changes}");
    Ok(())
}

/// A picture of the survey with the pointer far from it and every transition over.
async fn shot(browser: &Browser, page: &Page) -> Result<Picture> {
    // Two steps: where WebKit's driver has moved the pointer before, it does not move it again.
    let away =
        [1080.0, 1090.0].into_iter().fold(MouseActions::new("mouse".to_owned()), |away, y| {
            away.then(PointerAction::MoveTo { duration: None, x: 415.0, y })
        });
    browser.client.perform_actions(away).await?;
    page.wait_until("return probe.alone()").await?;
    tokio::time::sleep(Duration::from_millis(200)).await;
    // WebKit's driver cuts off what it is asked to show of a single element.
    let place = page.eval("return probe.place()").await?;
    let place = place.as_str().context("no place")?.split(' ').map(str::parse);
    let place = place.collect::<Result<Vec<usize>, _>>()?;
    let [left, top, width, height] = place[..] else { bail!("a place is four numbers") };
    Picture::decode(browser.client.screenshot().await?)?.cut(left, top, width, height)
}

/// What differs between the pictures; those are kept for people to look at.
fn compare(
    engine: Engine,
    host: &Host,
    reference: &Pictures,
    pictures: &Pictures,
) -> Result<Vec<String>> {
    let pairs = [
        ("opening", &reference.opening, &pictures.opening),
        ("question", &reference.question, &pictures.question),
    ];
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
    let folder = folder.join(engine.name()).join("isolation");
    let mut faults = Vec::new();
    for (screen, expected, found) in pairs {
        let Some(fault) = difference(expected, found, DIFFERENT) else { continue };
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("bare-{screen}.png")), &expected.file)?;
        fs::write(folder.join(format!("{}-{screen}.png", host.name)), &found.file)?;
        faults.push(format!("{}: the {screen} looks different: {fault}", host.name));
    }
    Ok(faults)
}
