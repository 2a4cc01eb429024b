//! The page on which a web admin sees what would be sent, as `cargo xtask demo` serves it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Page, in_each_engine};

use crate::office::{Office, full};

in_each_engine! {
    a_web_admin_sees_exactly_what_the_command_prints
    a_web_admin_is_told_what_is_wrong_while_typing
}

/// Puts a value into a control as a person does, for the script that listens.
const FILL: &str = "
    const control = document.getElementById(arguments[0]);
    control.value = arguments[1];
    control.dispatchEvent(new Event(control.localName === 'select' ? 'change' : 'input'));
";

async fn fill(browser: &Browser, id: &str, value: &str) -> Result<()> {
    let given = vec![json!(id), json!(value)];
    browser.client.execute(FILL, given).await?;
    Ok(())
}

/// An agency with the page, in a browser as narrow as old phones.
async fn open(engine: Engine) -> Result<(Office, Browser)> {
    let office = Office::open(&full())?;
    let site = PathBuf::from(std::env::var("SURVEI_SITE").context("SURVEI_SITE")?);
    copy(&site.join("demo"), &office.site().join("demo"))?;
    let browser = Browser::start(engine).await?;
    browser.resize(320, 568).await?;
    browser.client.goto(&office.url("demo/uji.html")).await?;
    browser
        .page()
        .wait_until("return document.querySelectorAll('#example option').length > 25")
        .await?;
    Ok((office, browser))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

async fn fits(page: &Page) -> Result<()> {
    let sideways = "return document.scrollingElement.scrollWidth > innerWidth";
    ensure!(page.eval(sideways).await? == json!(false), "the page scrolls sideways");
    Ok(())
}

async fn a_web_admin_sees_exactly_what_the_command_prints(engine: Engine) -> Result<()> {
    let (office, browser) = open(engine).await?;
    let page = browser.page();
    fits(&page).await?;
    let examples = office.site().join("demo/contoh");
    for name in ["s01-u-bernomor", "s20-satu-permintaan-per-pertanyaan", "s21-get"] {
        let command = std::env::var("SURVEI_COMMAND").context("SURVEI_COMMAND")?;
        let file = examples.join(name).with_extension("json");
        let printed = Command::new(command).arg("dry-run").arg(&file).output()?.stdout;
        let printed = String::from_utf8(printed)?;
        ensure!(printed.contains("\n### permintaan 1 dari "), "{printed}");
        fill(&browser, "example", &format!("{name}.json")).await?;
        let shown = format!(
            "return document.getElementById('requests').textContent === {}",
            Value::from(printed)
        );
        page.wait_until(&shown).await.with_context(|| name.to_owned())?;
        fits(&page).await?;
    }
    browser.quit().await
}

async fn a_web_admin_is_told_what_is_wrong_while_typing(engine: Engine) -> Result<()> {
    let (office, browser) = open(engine).await?;
    let page = browser.page();
    let text = fs::read_to_string(office.site().join("demo/contoh/s01-u-bernomor.json"))?;
    fill(&browser, "configuration", &text.replace("{score}", "{skor}")).await?;
    let told = "const said = document.getElementById('mistakes').textContent;
        return said.startsWith('submit.mapping.fields[0].value: \"{skor}\" tidak ada')
            && document.getElementById('verdict').textContent.startsWith('1 kesalahan')
            && document.getElementById('result').hidden";
    page.wait_until(told).await?;
    fits(&page).await?;
    fill(&browser, "configuration", &text).await?;
    let sound = "return document.getElementById('mistakes').textContent === ''
        && document.getElementById('verdict').textContent === 'Tidak ada kesalahan.'
        && document.getElementById('requests').textContent.includes('u1=2&u2=3')";
    page.wait_until(sound).await?;
    browser.quit().await
}
