//! Every screen at the widths of old phones, phones and desks.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::Value;
use survei_e2e::{Browser, Engine, Page, in_each_engine};

use crate::journey::{ITEMS, begin, next, pick, send, thanked};
use crate::office::{Office, full};

in_each_engine! {
    the_states_off_the_main_road_fit_as_well
    no_screen_overflows_jumps_or_has_a_small_target_at_320_390_and_1280
}

/// What sticks out of the viewport, and what is smaller than a finger (44 px).
const FAULTS: &str = "
    const root = document.querySelector(arguments[0]).shadowRoot;
    const faults = [];
    if (document.scrollingElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
    for (const target of root.querySelectorAll('label.choice, button, summary, a, input[type=search], input[type=text], textarea')) {
        const { width, height, left, right } = target.getBoundingClientRect();
        if (width === 0) continue;
        if (height < 44 || width < 44) faults.push(`${target.className || target.id || target.localName} is ${width} × ${height}`);
        if (left < 0 || right > innerWidth) faults.push(`${target.className} sticks out`);
    }
    return faults;
";

const HEIGHT: &str =
    "return Math.round(document.querySelector(arguments[0]).getBoundingClientRect().height)";

async fn no_screen_overflows_jumps_or_has_a_small_target_at_320_390_and_1280(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&full())?;
    let browser = Browser::start(engine).await?;
    for width in [320, 390, 1280] {
        browser.resize(width, 800).await?;
        browser.client.goto(&office.url("")).await?;
        let page = browser.page();
        page.in_shadow(".opening").await?;
        check(&browser, &page, width, "opening").await?;
        begin(&page).await?;
        page.in_shadow("#search").await?;
        check(&browser, &page, width, "service").await?;
        page.click_in_shadow("#service-0").await?;
        next(&page).await?;
        page.in_shadow("#field-usia-0").await?;
        check(&browser, &page, width, "respondent").await?;
        next(&page).await?;
        page.in_shadow("#errors").await?;
        check(&browser, &page, width, "respondent-errors").await?;
        for field in ["jenis_kelamin", "usia", "pendidikan", "pekerjaan"] {
            page.click_in_shadow(&format!("#field-{field}-0")).await?;
        }
        next(&page).await?;
        let mut heights = Vec::new();
        for (index, item) in ITEMS.into_iter().enumerate() {
            pick(&page, item, 3).await?;
            check(&browser, &page, width, &format!("item-{}", index + 1)).await?;
            heights.push(page.eval(HEIGHT).await?);
            next(&page).await?;
        }
        ensure!(
            heights.iter().all(|height| *height == heights[0]),
            "{width} px: the page below jumps: {heights:?}"
        );
        page.in_shadow("#comment").await?;
        check(&browser, &page, width, "comment").await?;
        next(&page).await?;
        page.in_shadow(".review").await?;
        check(&browser, &page, width, "review").await?;
        send(&page).await?;
        thanked(&page).await?;
        check(&browser, &page, width, "sent").await?;
    }
    browser.quit().await
}

async fn the_states_off_the_main_road_fit_as_well(engine: Engine) -> Result<()> {
    let browser = Browser::start(engine).await?;
    for width in [320, 390, 1280] {
        let mut office = Office::open(&full())?;
        let body = "<survei-publik src=survei.json layout=one-page unit=unit-1 service=layanan-1></survei-publik>";
        office.page("satu.html", "id", body)?;
        let broken = "<survei-publik><script type=application/json>{}</script></survei-publik>";
        office.page("salah.html", "id", broken)?;
        browser.resize(width, 800).await?;
        let page = browser.page();

        browser.client.goto(&office.url("salah.html")).await?;
        page.in_shadow(".failure").await?;
        check(&browser, &page, width, "failure").await?;

        browser.client.goto(&office.url("satu.html")).await?;
        page.click_in_shadow("summary").await?;
        check(&browser, &page, width, "notice").await?;
        begin(&page).await?;
        for field in ["jenis_kelamin", "usia", "pendidikan", "pekerjaan"] {
            page.click_in_shadow(&format!("#field-{field}-0")).await?;
        }
        next(&page).await?;
        next(&page).await?;
        page.in_shadow("#errors").await?;
        check(&browser, &page, width, "items-errors").await?;
        for item in ITEMS {
            pick(&page, item, 4).await?;
        }
        check(&browser, &page, width, "items").await?;
        browser.client.refresh().await?;
        page.in_shadow(".resume").await?;
        check(&browser, &page, width, "resume").await?;
        begin(&page).await?;
        page.in_shadow(".review").await?;
        office.kill()?;
        send(&page).await?;
        page.in_shadow(".waiting").await?;
        check(&browser, &page, width, "not-sent").await?;
    }
    browser.quit().await
}

/// Looks for faults, and keeps a picture for people to look at.
pub(crate) async fn check(browser: &Browser, page: &Page, width: u32, screen: &str) -> Result<()> {
    picture(browser, &format!("{screen}-{width}")).await?;
    if width == 390 {
        page.eval("document.querySelector(arguments[0]).setAttribute('theme', 'dark')").await?;
        picture(browser, &format!("{screen}-{width}-dark")).await?;
        page.eval("document.querySelector(arguments[0]).removeAttribute('theme')").await?;
    }
    let faults = page.eval(FAULTS).await?;
    ensure!(faults == Value::Array(Vec::new()), "{screen} at {width} px: {faults}");
    Ok(())
}

/// Keeps a picture in `target/screenshots`, which `cargo clean` removes.
pub(crate) async fn picture(browser: &Browser, name: &str) -> Result<()> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
    let folder = folder.join(browser.engine().name());
    fs::create_dir_all(&folder)?;
    browser.screenshot(folder.join(format!("{name}.png"))).await
}
