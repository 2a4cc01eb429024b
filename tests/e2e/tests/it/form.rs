//! The plain form on a page whose policy lets no script run: filled in by hand, posted by the
//! browser itself.

use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use fantoccini::Locator;
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::journey::ITEMS;
use crate::layout::picture;
use crate::office::{Office, full};

in_each_engine! {
    the_pasted_snippet_is_filled_in_and_posted_without_any_script
    the_page_of_a_service_is_filled_in_and_posted_without_any_script
    what_is_missing_is_told_by_the_browser_or_on_a_page_and_nothing_is_lost
    no_form_overflows_or_has_a_small_target_at_320_390_and_1280
}

/// No script of the page, none of ours.
const NO_SCRIPT: &str =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\">";

/// What sheets of agencies do to everything.
const HOSTILE: &str = "
    html { font-size: 10px; }
    body { margin: 0; font: 22px/1 serif; color: #c00; text-align: center; text-transform: uppercase; }
    label, legend, input, select, textarea { float: left; display: inline; margin: 30px; }
    input, select, textarea, button { height: 20px; min-height: 0; border-radius: 0; background: #ff0; }
    input { opacity: .2; width: 10%; position: absolute; }
    fieldset { border: 5px solid #0f0; padding: 40px; }
    p, span, h2, h3 { color: #0f0; letter-spacing: .3em; background: #ccc; }
    .choice, .field, .button, .hint, .large { display: none; }
";

/// Waits, as slow machines need it.
const PATIENCE: Duration = Duration::from_secs(60);

struct Visit {
    office: Office,
    browser: Browser,
}

impl Visit {
    /// A page with the snippet that `survei html` prints, under a sheet that means no good.
    async fn start(engine: Engine, config: &Value, arguments: &[&str]) -> Result<Visit> {
        let office = Office::open(config)?;
        let arguments = [&["html", "survei.json", "--base", "/"], arguments].concat();
        let snippet = office.survei(&arguments)?;
        let page = format!(
            "<!doctype html><html lang=id><head><meta charset=utf-8>{NO_SCRIPT}\
             <meta name=viewport content='width=device-width, initial-scale=1'>\
             <title>Uji</title><link rel=stylesheet href=kota.css></head><body>\
             <h1>Kota</h1>{snippet}<p>Kaki halaman</p></body></html>"
        );
        fs::write(office.on_site("kota.css"), HOSTILE)?;
        fs::write(office.on_site("formulir.html"), page)?;
        let browser = Browser::start(engine).await?;
        Ok(Visit { office, browser })
    }

    async fn goto(&self, page: &str) -> Result<()> {
        Ok(self.browser.client.goto(&self.office.url(page)).await?)
    }

    /// Clicks the label round a radio button or box until it is checked: a driver may lose one.
    async fn choose(&self, name: &str, value: &str) -> Result<()> {
        let input = format!("input[name='{name}'][value='{value}']");
        let label = format!("//label[input[@name='{name}'][@value='{value}']]");
        for _ in 0..5 {
            self.browser.client.find(Locator::XPath(&label)).await?.click().await?;
            let start = Instant::now();
            while start.elapsed() < Duration::from_secs(2) {
                if self.browser.client.find(Locator::Css(&input)).await?.is_selected().await? {
                    return Ok(());
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
        bail!("{name}={value} is not checked")
    }

    async fn write(&self, name: &str, text: &str) -> Result<()> {
        let css = format!("[name='{name}']");
        Ok(self.browser.client.find(Locator::Css(&css)).await?.send_keys(text).await?)
    }

    async fn person(&self) -> Result<()> {
        for (field, code) in [
            ("jenis_kelamin", "P"),
            ("usia", "26-34"),
            ("pendidikan", "sma"),
            ("pekerjaan", "swasta"),
        ] {
            self.choose(&format!("respondent.{field}"), code).await?;
        }
        Ok(())
    }

    async fn answer(&self, row: &str) -> Result<()> {
        for (item, score) in ITEMS.into_iter().zip(row.chars()) {
            self.choose(&format!("answers.{item}"), &score.to_string()).await?;
        }
        Ok(())
    }

    async fn submit(&self) -> Result<()> {
        let button = self.browser.client.find(Locator::Css("form button[type=submit]")).await?;
        Ok(button.click().await?)
    }

    /// Sends, again where the click was lost, until another page is there; gives its address.
    async fn send(&self, expected: &str) -> Result<String> {
        let deadline = Instant::now() + PATIENCE;
        self.submit().await?;
        loop {
            let address = self.browser.client.current_url().await?.to_string();
            if address.contains(expected) {
                return Ok(address);
            }
            ensure!(Instant::now() < deadline, "still at {address}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn text(&self, css: &str) -> Result<String> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.browser.client.find(Locator::Css(css)).await {
                // A page that is just being laid out shows nothing yet.
                Ok(element) => match element.text().await {
                    Ok(text) if text.is_empty() && Instant::now() < deadline => {}
                    text => return Ok(text?),
                },
                Err(error) if Instant::now() > deadline => return Err(error.into()),
                Err(_) => {}
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// The thank-you with a receipt; one response, with these scores; a reload adds none.
    async fn thanked(&self, row: &str) -> Result<()> {
        let receipt = self.text(".receipt strong").await?;
        let shape = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
        ensure!(receipt.len() == 9 && receipt.chars().all(shape), "{receipt}");
        ensure!(self.text("h1").await?.contains("Terima kasih"));
        ensure!(self.office.stored(&ITEMS)? == [row]);
        self.browser.client.refresh().await?;
        ensure!(self.text(".receipt strong").await? == receipt);
        ensure!(self.office.count()? == 1);
        Ok(())
    }

    async fn shot(&self, name: &str) -> Result<()> {
        picture(&self.browser, &format!("form-{name}")).await
    }
}

async fn the_pasted_snippet_is_filled_in_and_posted_without_any_script(
    engine: Engine,
) -> Result<()> {
    let visit = Visit::start(engine, &full(), &[]).await?;
    visit.goto("formulir.html").await?;
    let select = visit.browser.client.find(Locator::Css("select[name=service]")).await?;
    select.select_by_value("unit-2/layanan-1").await?;
    visit.person().await?;
    visit.answer("433333334").await?;
    visit.write("comment", "Kursi & tunggu <b> né").await?;
    visit.send("/received?receipt=").await?;
    visit.thanked("433333334").await?;
    visit.browser.resize(390, 800).await?;
    visit.shot("received").await?;
    let recap = visit.office.recap("unit=unit-2&service=layanan-1")?;
    ensure!(recap.to_string().contains("80.56"), "{recap}");
    visit.browser.quit().await
}

async fn the_page_of_a_service_is_filled_in_and_posted_without_any_script(
    engine: Engine,
) -> Result<()> {
    let visit = Visit::start(engine, &full(), &[]).await?;
    let url = visit.office.url("s/");
    visit.office.survei(&[
        "site",
        "survei.json",
        "--out",
        "site/s",
        "--url",
        &url,
        "--base",
        "/",
    ])?;
    let file = visit.office.on_site("s/unit-1/layanan-3/index.html");
    let page = fs::read_to_string(&file)?;
    fs::write(&file, page.replacen("<head>", &format!("<head>{NO_SCRIPT}"), 1))?;
    visit.goto("s/unit-1/layanan-3/").await?;
    ensure!(visit.text(".survei-target").await?.contains("Layanan 13"));
    visit.person().await?;
    visit.answer("123412341").await?;
    visit.send("/received?receipt=").await?;
    visit.thanked("123412341").await?;
    for width in [390, 1280] {
        visit.browser.resize(width, 900).await?;
        for page in ["s/links.html", "s/unit-1/layanan-3/poster.html", "s/unit-1/layanan-3/"] {
            visit.goto(page).await?;
            let name = page.trim_end_matches(".html").replace('/', "-");
            visit.shot(&format!("{name}-{width}")).await?;
        }
    }
    visit.browser.quit().await
}

async fn what_is_missing_is_told_by_the_browser_or_on_a_page_and_nothing_is_lost(
    engine: Engine,
) -> Result<()> {
    let mut config = full();
    // Asked by a condition, which a browser knows nothing of.
    config["instrument"] = json!("kunjungan.json");
    let visit_json = json!({
        "format": 1, "id": "kunjungan", "version": 1, "title": "Kunjungan", "source": "Sendiri",
        "unsur": [{ "key": "a", "name": "A" }],
        "items": [
            { "key": "puas", "unsur": "a", "question": "Puaskah Anda?", "choices": [
                { "score": 1, "label": "Tidak" }, { "score": 2, "label": "Ya" } ] },
            { "key": "mengapa", "type": "text", "question": "Mengapa tidak puas?",
              "relevant": [{ "item": "puas", "is": ["1"] }] },
        ],
    });
    let office = Office::open_with(&config, &[("kunjungan.json", visit_json.to_string())])?;
    let snippet = office.survei(&[
        "html",
        "survei.json",
        "--base",
        "/",
        "--service",
        "layanan-1",
        "--unit",
        "unit-0",
    ])?;
    let page = format!(
        "<!doctype html><html lang=id><meta charset=utf-8>{NO_SCRIPT}<title>Uji</title><body>{snippet}"
    );
    fs::write(office.on_site("formulir.html"), page)?;
    let visit = Visit { office, browser: Browser::start(engine).await? };
    visit.goto("formulir.html").await?;
    // Nothing is answered: the browser itself stays.
    visit.submit().await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    ensure!(visit.browser.client.current_url().await?.as_str().ends_with("formulir.html"));
    visit.choose("answers.puas", "1").await?;
    visit.write("comment", "Tetap ada").await?;
    visit.send("/api/responses").await?;
    let told = visit.text("main").await?;
    ensure!(told.contains("Isi: Mengapa tidak puas?") && told.contains("Kembali"), "{told}");
    ensure!(visit.office.count()? == 0);
    visit.browser.resize(390, 800).await?;
    visit.shot("refused").await?;
    visit.browser.client.back().await?;
    visit.write("statements.mengapa", "Lama").await?;
    let comment = visit.browser.client.find(Locator::Css("[name=comment]")).await?;
    let kept = comment.prop("value").await?.context("no comment")?;
    ensure!(kept == "Tetap ada", "the comment is lost: {kept:?}");
    let radio = Locator::Css("[name='answers.puas'][value='1']");
    ensure!(visit.browser.client.find(radio).await?.is_selected().await?, "the answer is lost");
    visit.send("/received?receipt=").await?;
    ensure!(visit.office.statements()? == json!({ "mengapa": "Lama" }));
    visit.browser.quit().await
}

/// What sticks out of the form, and what is smaller than a finger (44 px).
const FAULTS: &str = "
    const form = document.querySelector('form');
    const faults = [];
    if (document.scrollingElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
    if (form.scrollWidth > form.clientWidth) faults.push('the form scrolls sideways');
    const targets = 'label.survei-choice, button, summary, a, select, textarea, input[type=text], input[type=number]';
    for (const target of form.querySelectorAll(targets)) {
      const { width, height, left, right } = target.getBoundingClientRect();
      if (width === 0) { if (target.localName !== 'a') faults.push(`${target.outerHTML} is not there`); continue; }
      if (height < 44 || width < 44) faults.push(`${target.className || target.localName} is ${width} × ${height}`);
      if (left < 0 || right > innerWidth) faults.push(`${target.className} sticks out`);
    }
    const box = form.getBoundingClientRect();
    if (box.height > 761) faults.push(`the form is ${box.height} tall where a widget may come`);
    return faults;
";

async fn no_form_overflows_or_has_a_small_target_at_320_390_and_1280(engine: Engine) -> Result<()> {
    let mut config = full();
    config["instrument"] = json!("fkp");
    config["topic"] = json!({
        "id": "sp", "title": "Rancangan Standar Pelayanan", "text": "1. Persyaratan", "document": "/sp.pdf",
    });
    for (name, config, language) in [("skm", full(), "id"), ("fkp", config, "en")] {
        let visit = Visit::start(engine, &config, &["--lang", language]).await?;
        for width in [320, 390, 1280] {
            visit.browser.resize(width, 900).await?;
            visit.goto("formulir.html").await?;
            let faults = visit.browser.client.execute(FAULTS, Vec::new()).await?;
            ensure!(faults == json!([]), "{name} at {width}: {faults}");
            visit.shot(&format!("{name}-{width}-top")).await?;
            // As it is where no script can come: as tall as it is.
            let open = "document.querySelector('survei-publik').setAttribute('state', 'failed'); \
                        return document.querySelector('form').getBoundingClientRect().height > 2000";
            ensure!(visit.browser.client.execute(open, Vec::new()).await? == json!(true));
            for (place, selector) in [
                ("fields", ".survei-section"),
                ("items", ".survei-section ~ .survei-section"),
                ("foot", ".survei-nav"),
            ] {
                let scroll = format!(
                    "document.querySelector('form > {selector}').scrollIntoView({{ block: '{}' }})",
                    if place == "foot" { "end" } else { "start" }
                );
                visit.browser.client.execute(&scroll, Vec::new()).await?;
                visit.shot(&format!("{name}-{width}-{place}")).await?;
            }
        }
        visit.browser.quit().await?;
    }
    Ok(())
}
