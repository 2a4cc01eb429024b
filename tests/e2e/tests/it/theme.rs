//! Colours of a page that nobody could read are mended in what is painted; good ones stay.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Page, in_each_engine};

use crate::journey::begin;
use crate::layout::picture;
use crate::office::{Office, plain};

in_each_engine! {
    no_colour_of_a_page_makes_text_or_controls_unreadable
    a_good_brand_colour_stays_byte_for_byte_and_is_there_from_the_first_picture
    a_page_that_changes_its_colours_is_followed
    without_the_file_that_mends_colours_the_widget_has_its_own
}

/// What pages have done, and worse: each as rules for the element.
const AWFUL: [&str; 7] = [
    "--survei-accent: yellow; --survei-accent-dark: #222",
    "--survei-surface: #000; --survei-tint: #fff; --survei-surface-dark: white; --survei-tint-dark: black",
    "--survei-accent: oklch(0.95 0.2 110); --survei-text: hsl(60 100% 90%); --survei-muted: #eee",
    "--survei-accent: color-mix(in srgb, white 90%, red); --survei-on-accent: white; --survei-error: pink",
    "--survei-surface: #777; --survei-border: #787878; --survei-line: #767676; --survei-surface-dark: #777",
    "--survei-accent: rgb(255 255 255 / 0.2); --survei-surface: rgba(0, 0, 0, .5); --survei-text: transparent",
    "--survei-accent: var(--tidak-ada, lime); --survei-border: white; --survei-error-tint: red; --survei-text-dark: #000",
];

/// What stands on what as it is painted: every text and control that is visible, with the contrast
/// that it has and the one that it needs.
const PAINTED: &str = r#"
    const root = document.querySelector(arguments[0]).shadowRoot;
    const bytes = (text) => (text.match(/[\d.]+/g) || []).map(Number);
    const linear = (byte) => (byte / 255 <= 0.03928 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
    const light = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    const contrast = (one, other) => { const [a, b] = [light(one), light(other)]; return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); };
    const isOpaque = (text) => !/^transparent$|^rgba\(.*, 0\)$/.test(text);
    const under = (element) => {
      for (let one = element; one; one = one.parentElement) {
        const { backgroundColor } = getComputedStyle(one);
        if (isOpaque(backgroundColor)) return backgroundColor;
      }
      return 'rgb(255, 255, 255)';
    };
    const low = [];
    let seen = 0;
    const judge = (element, what, over, below, wanted) => {
      seen += 1;
      const found = contrast(bytes(over), bytes(below));
      if (found < wanted) low.push([element.className || element.localName, what, over, below, found]);
    };
    for (const element of root.querySelectorAll('.survey, .survey *')) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (!box.width || !box.height || style.visibility === 'hidden') continue;
      const said = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      if (said) judge(element, 'text', style.color, under(element), 4.5);
      if (element.matches('.choice, input, textarea, .button')) {
        judge(element, 'border', style.borderTopColor, under(element.parentElement), 3);
      }
    }
    // The ring of whatever has the focus, around it and on it.
    const ring = root.querySelector('.primary');
    ring.focus();
    if (ring.matches(':focus-visible')) judge(ring, 'focus', getComputedStyle(ring).outlineColor, under(ring.parentElement), 3);
    return [seen, low];
"#;

const THEMES: [&str; 2] = ["light", "dark"];

async fn open(engine: Engine, office: &Office, css: &str) -> Result<(Browser, Page)> {
    std::fs::write(office.on_site("kota.css"), css)?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    page.in_shadow(".opening .primary").await?;
    Ok((browser, page))
}

fn office(config: &Value) -> Result<Office> {
    let office = Office::open(config)?;
    let head = "<link rel=stylesheet href=kota.css><script src=element.js defer></script>";
    office.page_with(
        "index.html",
        "id",
        head,
        "<survei-publik src=survei.json></survei-publik>",
    )?;
    Ok(office)
}

async fn theme(page: &Page, name: &str) -> Result<()> {
    let set = format!("document.querySelector(arguments[0]).setAttribute('theme', '{name}')");
    page.eval(&set).await?;
    // Colours fade where motion is liked.
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    Ok(())
}

async fn readable(page: &Page, told: &str) -> Result<()> {
    for name in THEMES {
        theme(page, name).await?;
        let painted = page.eval(PAINTED).await?;
        ensure!(painted[0].as_u64().is_some_and(|seen| seen > 4), "{painted}");
        ensure!(painted[1] == json!([]), "{told}, {name}: {}", painted[1]);
    }
    Ok(())
}

async fn no_colour_of_a_page_makes_text_or_controls_unreadable(engine: Engine) -> Result<()> {
    let office = office(&plain())?;
    let (browser, page) = open(engine, &office, "").await?;
    for (number, rules) in AWFUL.into_iter().enumerate() {
        std::fs::write(office.on_site("kota.css"), format!("survei-publik {{ {rules} }}"))?;
        browser.client.goto(&office.url(&format!("?{}", rules.len()))).await?;
        page.in_shadow(".opening .primary").await?;
        readable(&page, rules).await?;
        begin(&page).await?;
        page.click_in_shadow("#item-persyaratan-1").await?;
        readable(&page, rules).await?;
        // Something is missing on the next one.
        page.click_in_shadow("form button[type=submit]").await?;
        page.in_shadow("#item-prosedur-1").await?;
        page.click_in_shadow("form button[type=submit]").await?;
        page.in_shadow(".errors").await?;
        readable(&page, rules).await?;
        picture(&browser, &format!("awful-{number}-dark")).await?;
        theme(&page, "light").await?;
        picture(&browser, &format!("awful-{number}")).await?;
        page.eval("localStorage.clear()").await?;
    }
    browser.quit().await
}

async fn painted(page: &Page, css: &str) -> Result<String> {
    let script = format!(
        "return getComputedStyle(document.querySelector(arguments[0]).shadowRoot.querySelector('{css}')).backgroundColor"
    );
    Ok(page.eval(&script).await?.as_str().context("no colour")?.to_owned())
}

async fn a_good_brand_colour_stays_byte_for_byte_and_is_there_from_the_first_picture(
    engine: Engine,
) -> Result<()> {
    let mut config = plain();
    config["accent"] = json!("#7a1f2b");
    let office = office(&config)?;
    let (browser, page) = open(engine, &office, "").await?;
    theme(&page, "light").await?;
    assert_eq!(painted(&page, ".primary").await?, "rgb(122, 31, 43)");
    readable(&page, "#7a1f2b").await?;
    theme(&page, "dark").await?;
    let dark = painted(&page, ".primary").await?;
    ensure!(dark != "rgb(122, 31, 43)" && dark != "rgb(124, 192, 245)", "{dark}");
    // The page's own comes before it, and what it says for the dark before both.
    std::fs::write(
        office.on_site("kota.css"),
        "survei-publik { --survei-accent: RebeccaPurple; --survei-accent-dark: #f0a3ad }",
    )?;
    office.script(
        "document.addEventListener('survei-ready', ({ target }) => {
           window.first = getComputedStyle(target.shadowRoot.querySelector('.primary')).backgroundColor; });",
    )?;
    browser.client.goto(&office.url("?lagi")).await?;
    page.in_shadow(".opening .primary").await?;
    theme(&page, "light").await?;
    assert_eq!(painted(&page, ".primary").await?, "rgb(102, 51, 153)");
    let first = page
        .eval("return matchMedia('(prefers-color-scheme: dark)').matches ? '' : window.first")
        .await?;
    ensure!(first == "" || first == "rgb(102, 51, 153)", "{first}");
    theme(&page, "dark").await?;
    assert_eq!(painted(&page, ".primary").await?, "rgb(240, 163, 173)");
    browser.quit().await
}

async fn a_page_that_changes_its_colours_is_followed(engine: Engine) -> Result<()> {
    let office = office(&plain())?;
    let css = "survei-publik { --survei-accent: #7a1f2b } .kontras survei-publik { --survei-accent: #ffffe0; --survei-surface: #004d00 }";
    let (browser, page) = open(engine, &office, css).await?;
    theme(&page, "light").await?;
    assert_eq!(painted(&page, ".primary").await?, "rgb(122, 31, 43)");
    page.eval("document.body.className = 'kontras'").await?;
    page.wait_until(
        "return getComputedStyle(document.querySelector(arguments[0]).shadowRoot.querySelector('.survey')).backgroundColor === 'rgb(0, 77, 0)'",
    )
    .await?;
    readable(&page, "kontras").await?;
    browser.quit().await
}

async fn without_the_file_that_mends_colours_the_widget_has_its_own(engine: Engine) -> Result<()> {
    let office = office(&plain())?;
    for entry in std::fs::read_dir(office.site())? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("theme.")) {
            std::fs::remove_file(path)?;
        }
    }
    let css = "survei-publik { --survei-accent: yellow; --accent: yellow; --surface: yellow; --text: yellow }";
    let (browser, page) = open(engine, &office, css).await?;
    theme(&page, "light").await?;
    assert_eq!(painted(&page, ".primary").await?, "rgb(10, 92, 158)");
    readable(&page, "yellow").await?;
    browser.quit().await
}
