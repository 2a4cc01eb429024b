//! The shipped folder as servers and caches make it: files of two builds side by side, a byte
//! that changed on the way, the loader included in more than one manner.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Page, in_each_engine};

use crate::journey::begin;
use crate::office::{Office, plain};

in_each_engine! {
    the_versioned_loader_with_its_hash_runs_the_survey
    a_module_with_one_changed_byte_is_refused
    a_loader_with_one_changed_byte_is_refused
    files_of_two_builds_work_wholly_or_not_at_all
    the_loader_finds_its_files_as_script_and_as_module_and_stands_twice_on_a_page
}

/// What the element holds until the survey is there.
const SURVEY: &str = "<survei-publik src=/survei.json><p id=isi>Isi di loket.</p></survei-publik>";

/// The versioned name of a shipped file.
fn versioned(office: &Office, name: &str) -> Result<String> {
    let (stem, extension) = name.rsplit_once('.').context("no extension")?;
    let is_it = |file: &str| {
        let digits = file.strip_prefix(&format!("{stem}."));
        let digits = digits.and_then(|rest| rest.strip_suffix(&format!(".{extension}")));
        digits.is_some_and(|digits| digits.len() == 10)
    };
    let mut names = fs::read_dir(office.site())?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|file| is_it(file));
    names.next().with_context(|| format!("no version of {name}"))
}

/// The tag of the versioned loader with its hash, as `snippet.html` has it.
fn tag(office: &Office) -> Result<String> {
    let name = versioned(office, "element.js")?;
    let listed: Value = serde_json::from_slice(&fs::read(office.site().join("integrity.json"))?)?;
    let hash = listed[&name]["integrity"].as_str().context("not listed")?.to_owned();
    Ok(format!("<script src=/{name} integrity={hash} crossorigin=anonymous defer></script>"))
}

/// Changes the last of these words in a file by one bit, so that the file still makes sense.
fn change(file: PathBuf, word: &[u8]) -> Result<()> {
    let mut bytes = fs::read(&file)?;
    let place = bytes.windows(word.len()).rposition(|window| window == word);
    bytes[place.context("no such word in the file")?] ^= 0x20;
    Ok(fs::write(file, bytes)?)
}

/// The survey says that it cannot be loaded, and what the element held is still to be seen.
async fn failed(page: &Page) -> Result<()> {
    let sentence = page.text_in_shadow("[role=alert]").await?;
    ensure!(sentence.contains("belum bisa dimuat"), "{sentence}");
    ensure!(page.eval("return isi.offsetHeight > 0").await? == true, "what it held is gone");
    ensure!(page.eval("return heard.map(({ name }) => name)").await? == json!(["survei-error"]));
    Ok(())
}

async fn the_versioned_loader_with_its_hash_runs_the_survey(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    office.page_with("versi.html", "id", &tag(&office)?, SURVEY)?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("versi.html")).await?;
    let page = browser.page();
    begin(&page).await?;
    page.in_shadow("#item-persyaratan-3").await?;
    assert_eq!(page.eval("return [breaches, mishaps]").await?, json!([[], []]));
    browser.quit().await
}

async fn a_module_with_one_changed_byte_is_refused(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    office.uncompressed()?;
    office.page_with("versi.html", "id", &tag(&office)?, SURVEY)?;
    office.page("tetap.html", "id", SURVEY)?;
    // A letter of a word that it shows: without the check the survey would run.
    change(office.site().join(versioned(&office, "survei-publik_bg.wasm")?), b"Survei")?;
    let browser = Browser::start(engine).await?;
    for name in ["versi.html", "tetap.html"] {
        browser.client.goto(&office.url(name)).await?;
        failed(&browser.page()).await?;
    }
    browser.quit().await
}

async fn a_loader_with_one_changed_byte_is_refused(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    office.uncompressed()?;
    office.page_with("versi.html", "id", &tag(&office)?, SURVEY)?;
    change(office.site().join(versioned(&office, "element.js")?), b"Memuat")?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("versi.html")).await?;
    let page = browser.page();
    // Deferred scripts have had their turn when the page is loaded.
    page.wait_until("return document.readyState === 'complete'").await?;
    let seen = page.eval("return [!!customElements.get('survei-publik'), isi.offsetHeight > 0]");
    assert_eq!(seen.await?, json!([false, true]));
    browser.quit().await
}

async fn files_of_two_builds_work_wholly_or_not_at_all(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    office.uncompressed()?;
    let site = office.site();
    office.page("tetap.html", "id", SURVEY)?;
    let browser = Browser::start(engine).await?;
    let page = browser.page();
    // The stable names hold another build, the loader is still the one before.
    fs::write(site.join("survei-publik.js"), "export default () => { throw 'another build' };")?;
    fs::write(site.join("survei-publik_bg.wasm"), b"\0asm\x01\0\0\0")?;
    browser.client.goto(&office.url("tetap.html")).await?;
    begin(&page).await?;
    page.in_shadow("#item-persyaratan-3").await?;
    browser.quit().await?;
    // A half of the build is gone, for a browser that has kept none.
    for half in ["survei-publik.js", "survei-publik_bg.wasm"] {
        let half = site.join(versioned(&office, half)?);
        let away = half.with_extension("away");
        fs::rename(&half, &away)?;
        let browser = Browser::start(engine).await?;
        browser.client.goto(&office.url("tetap.html")).await?;
        failed(&browser.page()).await?;
        browser.quit().await?;
        fs::rename(&away, &half)?;
    }
    Ok(())
}

async fn the_loader_finds_its_files_as_script_and_as_module_and_stands_twice_on_a_page(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&plain())?;
    let classic = "<script src=/element.js defer></script>";
    let module = "<script type=module src=/element.js></script>";
    let other = format!("<script src=/{} defer></script>", versioned(&office, "element.js")?);
    let browser = Browser::start(engine).await?;
    let page = browser.page();
    for (place, head) in [
        classic.to_owned(),
        module.to_owned(),
        // Before the tag, another script with a name much like it.
        format!("<script src=/custom-element.js></script>{module}"),
        [classic, classic, module, &other].concat(),
    ]
    .iter()
    .enumerate()
    {
        // Its files are beside it, not beside the page.
        fs::write(office.site().join("custom-element.js"), "window.before = true;")?;
        let name = format!("halaman/{place}.html");
        office.page_with(&name, "id", head, SURVEY)?;
        browser.client.goto(&office.url(&name)).await?;
        begin(&page).await?;
        page.in_shadow("#item-persyaratan-3").await?;
        let told = "return [mishaps, heard.filter(({ name }) => name === 'survei-ready').length]";
        assert_eq!(page.eval(told).await?, json!([[], 1]), "{head}");
    }
    browser.quit().await
}
