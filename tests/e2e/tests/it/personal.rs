//! Personal data in a comment: marked under the very letters, told in words, and sent or not as the
//! citizen and the agency want.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use fantoccini::actions::{InputSource as _, MouseActions, PointerAction};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Key, Page, in_each_engine};

use crate::journey::{answer_items, begin, next, send, thanked};
use crate::layout::check;
use crate::office::{Office, plain};

in_each_engine! {
    a_nik_is_marked_while_it_is_typed_and_sent_if_the_citizen_wants
    a_mark_lies_exactly_under_the_letters_that_it_marks
    where_the_agency_refuses_it_the_comment_is_not_left_before_it_is_changed
    what_came_as_far_as_the_review_is_not_sent_either
    without_its_files_the_collector_refuses
    nothing_is_fetched_before_a_text_is_written_and_nothing_where_nobody_looks
    without_its_files_the_survey_goes_on
    typing_2000_characters_has_no_lag
}

const TELLING: &str = "Nama saya Budi Santoso, NIK 3273014503850002. AC mati.";

/// Numbers fetched of the files that look for personal data.
const FETCHED: &str = "return performance.getEntriesByType('resource')
    .filter((entry) => /\\/guard/.test(entry.name)).length";

const BOX: &str = "const root = document.querySelector(arguments[0]).shadowRoot;
    const box = root.querySelector('#comment');";

fn config(rule: Option<&str>) -> Value {
    let mut config = plain();
    if let Some(rule) = rule {
        config["personal_data"] = json!(rule);
    }
    config
}

/// At the comment, with nothing written.
async fn at_comment(office: &Office, browser: &Browser) -> Result<Page> {
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    begin(&page).await?;
    answer_items(&page, "433333334").await?;
    page.in_shadow("#comment").await?;
    Ok(page)
}

async fn a_nik_is_marked_while_it_is_typed_and_sent_if_the_citizen_wants(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&config(None))?;
    let browser = Browser::start(engine).await?;
    browser.resize(390, 844).await?;
    let page = at_comment(&office, &browser).await?;
    page.click_in_shadow("#comment").await?;
    page.wait_until(&format!("{BOX} return !!root.querySelector('[part=personal]')")).await?;
    // How long after the last key the mark is there, by the page's own clock.
    let watch = "window.took = null;
        let typed = 0;
        box.addEventListener('input', () => { typed = performance.now(); }, true);
        new MutationObserver(() => {
            const marks = root.querySelectorAll('mark');
            if (window.took === null && marks.length === 2) window.took = performance.now() - typed;
        }).observe(root, { childList: true, subtree: true });";
    page.eval(&[BOX, watch].concat()).await?;
    page.press(TELLING).await?;
    page.wait_until("return window.took !== null").await?;
    let took = page.eval("return window.took").await?;
    ensure!(took.as_f64().context("no time")? < 1000.0, "marked after {took} ms");
    let marks = "return Array.from(root.querySelectorAll('mark'), (mark) => mark.textContent)";
    let marks = page.eval(&[BOX, marks].concat()).await?;
    assert_eq!(marks, json!(["Budi Santoso", "3273014503850002"]));
    let told = page.text_in_shadow("[part=personal]").await?;
    for words in
        ["nama orang: Budi Santoso", "NIK: 3273014503850002", "Jawaban tetap bisa dikirim."]
    {
        ensure!(told.contains(words), "{told}");
    }
    // A screen reader finds it at the box, and hears of it once typing has come to rest.
    let described = "return box.getAttribute('aria-describedby').split(' ')
        .every((id) => root.getElementById(id)) && box.getAttribute('aria-describedby').includes('-personal')";
    assert_eq!(page.eval(&[BOX, described].concat()).await?, true);
    let said = "return /nama orang, NIK/.test(box.parentNode.querySelector('.unseen[role=status]').textContent)";
    page.wait_until(&[BOX, said].concat()).await?;
    for width in [320, 390, 1280] {
        browser.resize(width, 844).await?;
        check(&browser, &page, width, "personal").await?;
    }
    next(&page).await?;
    page.in_shadow(".review").await?;
    send(&page).await?;
    thanked(&page).await?;
    assert_eq!(office.responses()?[0]["comment"], TELLING);
    browser.quit().await
}

/// The middle of the left and of the right edge of a mark, a pixel within.
async fn edges(page: &Page, place: usize) -> Result<[(i64, i64); 2]> {
    let script = format!(
        "{BOX} const {{ left, right, top, bottom }} = root.querySelectorAll('mark')[{place}].getClientRects()[0];
        return [left + 1, right - 1, (top + bottom) / 2].map(Math.round);"
    );
    let told: [i64; 3] = serde_json::from_value(page.eval(&script).await?)?;
    let [left, right, middle] = told;
    Ok([(left, middle), (right, middle)])
}

async fn a_mark_lies_exactly_under_the_letters_that_it_marks(engine: Engine) -> Result<()> {
    let office = Office::open(&config(None))?;
    // Text that wraps, scrolls and has other scripts; the number is in its last lines.
    let filler = "Pelayanan di loket depan lambat, tolong ditambah petugas. 🙏 é\n".repeat(6);
    let text = format!("{filler}Hubungi 081234567890 atau budi@gmail.com ya.");
    for width in [320, 390, 1280] {
        // Each with nothing kept from before.
        let browser = Browser::start(engine).await?;
        browser.resize(width, 844).await?;
        let page = at_comment(&office, &browser).await?;
        page.click_in_shadow("#comment").await?;
        page.wait_until(&format!("{BOX} return !!root.querySelector('[part=personal]')")).await?;
        let write = format!(
            "{BOX} box.value = {};
            box.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));
            box.style.flex = 'none'; box.style.height = '150px';",
            json!(text)
        );
        page.eval(&write).await?;
        page.in_shadow("mark").await?;
        page.eval(&format!(
            "{BOX} box.scrollIntoView({{ block: 'center' }}); box.scrollTop = 1e6;"
        ))
        .await?;
        // Chromium rounds what may be scrolled, and not alike in a box and beside it.
        let same = "const layer = root.querySelector('mark').parentNode;
            const frame = box.getBoundingClientRect();
            const over = layer.getBoundingClientRect();
            return layer.scrollTop === box.scrollTop && Math.abs(layer.scrollHeight - box.scrollHeight) <= 1
                && Math.abs(over.left - frame.left - box.clientLeft) < 1
                && Math.abs(over.top - frame.top - box.clientTop) < 1
                && over.width === box.clientWidth;";
        page.wait_until(&[BOX, same].concat()).await?;
        // A click at either edge of the mark sets the caret where the number begins and ends.
        for (place, part) in ["081234567890", "budi@gmail.com"].into_iter().enumerate() {
            let units = |text: &str| text.encode_utf16().count() as u64;
            let start = units(text.split(part).next().context("not there")?);
            let carets = [start, start + units(part)];
            for ((x, y), caret) in edges(&page, place).await?.into_iter().zip(carets) {
                let click = MouseActions::new("mouse".to_owned())
                    .then(PointerAction::MoveTo { duration: None, x: x as _, y: y as _ })
                    .then(PointerAction::Down { button: 0 })
                    .then(PointerAction::Up { button: 0 });
                browser.client.perform_actions(click).await?;
                let at = page.eval(&format!("{BOX} return box.selectionStart")).await?;
                ensure!(at == caret, "{part} at {width} px: {at} and not {caret}");
            }
        }
        browser.quit().await?;
    }
    Ok(())
}

async fn where_the_agency_refuses_it_the_comment_is_not_left_before_it_is_changed(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&config(Some("refuse")))?;
    let browser = Browser::start(engine).await?;
    browser.resize(390, 844).await?;
    let page = at_comment(&office, &browser).await?;
    let whole = "return performance.getEntriesByType('resource')
        .filter((entry) => /-whole/.test(entry.name)).length";
    assert_eq!(page.eval(whole).await?, 0, "the light widget does");
    // It is there before anything is typed.
    page.wait_until(&FETCHED.replace(".length", ".length === 2")).await?;
    page.type_in_shadow("#comment", TELLING).await?;
    next(&page).await?;
    let stays = "return root.activeElement === box
        && /tidak bisa dikirim/.test(box.parentNode.querySelector('.unseen[role=status]').textContent)";
    page.wait_until(&[BOX, stays].concat()).await?;
    let told = page.text_in_shadow("[part=personal]").await?;
    ensure!(told.contains("Hapus dulu. Jawaban dengan data pribadi tidak bisa dikirim."), "{told}");
    check(&browser, &page, 390, "personal-refused").await?;
    page.eval(&format!("{BOX} box.select()")).await?;
    page.press(&Key::Delete).await?;
    page.press("AC mati.").await?;
    page.wait_until(&format!("{BOX} return root.querySelector('[part=personal]').hidden")).await?;
    next(&page).await?;
    page.in_shadow(".review").await?;
    send(&page).await?;
    thanked(&page).await?;
    assert_eq!(office.responses()?[0]["comment"], "AC mati.");
    browser.quit().await
}

/// Takes the files that look for personal data away, as a network does that fails; gives them.
fn lose(office: &Office) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut lost = Vec::new();
    for entry in fs::read_dir(office.site())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("guard") {
            lost.push((path.clone(), fs::read(&path)?));
            fs::remove_file(path)?;
        }
    }
    ensure!(!lost.is_empty(), "no such files");
    Ok(lost)
}

async fn what_came_as_far_as_the_review_is_not_sent_either(engine: Engine) -> Result<()> {
    let office = Office::open(&config(Some("refuse")))?;
    let lost = lose(&office)?;
    let browser = Browser::start(engine).await?;
    browser.resize(390, 844).await?;
    let page = at_comment(&office, &browser).await?;
    page.type_in_shadow("#comment", TELLING).await?;
    next(&page).await?;
    page.in_shadow(".review").await?;
    for (path, bytes) in lost {
        fs::write(path, bytes)?;
    }
    browser.client.refresh().await?;
    page.in_shadow(".resume").await?;
    begin(&page).await?;
    page.in_shadow(".review").await?;
    page.wait_until(&FETCHED.replace(".length", ".length === 2")).await?;
    let stopped = "const root = document.querySelector(arguments[0]).shadowRoot;
        const said = root.querySelector('[role=alert]');
        return !!said && root.activeElement.matches('.change button')
            && root.activeElement.closest('.answer').querySelector('.typed') !== null
            && said.textContent !== ''";
    // Fetched is not yet ready.
    tokio::time::sleep(Duration::from_secs(1)).await;
    send(&page).await?;
    page.wait_until(stopped).await?;
    let told = page.text_in_shadow("[role=alert]").await?;
    assert_eq!(
        told,
        "Sepertinya ada data pribadi: nama orang, NIK. Hapus dulu. \
         Jawaban dengan data pribadi tidak bisa dikirim."
    );
    check(&browser, &page, 390, "personal-review").await?;
    assert_eq!(office.responses()?.len(), 0);
    page.press(&Key::Enter).await?;
    page.in_shadow("#comment").await?;
    page.eval(&format!("{BOX} box.focus(); box.select()")).await?;
    page.press(&Key::Delete).await?;
    page.press("AC mati.").await?;
    next(&page).await?;
    page.in_shadow(".review").await?;
    send(&page).await?;
    thanked(&page).await?;
    assert_eq!(office.responses()?[0]["comment"], "AC mati.");
    browser.quit().await
}

async fn without_its_files_the_collector_refuses(engine: Engine) -> Result<()> {
    let office = Office::open(&config(Some("refuse")))?;
    lose(&office)?;
    let browser = Browser::start(engine).await?;
    let page = at_comment(&office, &browser).await?;
    page.type_in_shadow("#comment", TELLING).await?;
    next(&page).await?;
    page.in_shadow(".review").await?;
    send(&page).await?;
    page.in_shadow("[part=not-sent]").await?;
    assert_eq!(office.responses()?.len(), 0);
    assert_eq!(page.eval("return window.mishaps").await?, json!([]));
    browser.quit().await
}

async fn nothing_is_fetched_before_a_text_is_written_and_nothing_where_nobody_looks(
    engine: Engine,
) -> Result<()> {
    for (rule, files) in [(None, 2), (Some("off"), 0)] {
        let office = Office::open(&config(rule))?;
        let browser = Browser::start(engine).await?;
        let page = at_comment(&office, &browser).await?;
        assert_eq!(page.eval(FETCHED).await?, 0, "{rule:?} before");
        page.click_in_shadow("#comment").await?;
        page.press("NIK 3273014503850002").await?;
        if files > 0 {
            page.in_shadow("mark").await?;
        } else {
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        assert_eq!(page.eval(FETCHED).await?, files, "{rule:?}");
        browser.quit().await?;
    }
    Ok(())
}

async fn without_its_files_the_survey_goes_on(engine: Engine) -> Result<()> {
    let office = Office::open(&config(None))?;
    lose(&office)?;
    let browser = Browser::start(engine).await?;
    let page = at_comment(&office, &browser).await?;
    page.type_in_shadow("#comment", TELLING).await?;
    next(&page).await?;
    page.in_shadow(".review").await?;
    send(&page).await?;
    thanked(&page).await?;
    assert_eq!(page.eval("return window.mishaps").await?, json!([]));
    browser.quit().await
}

/// 1 959 characters of personal data, and then some.
const FILLED: &str =
    "'NIK 3273014503850002, nama saya Budi Santoso, di Jl. Merdeka No. 12, WA 0812-3456-7890. '
    .repeat(30).slice(0, 1959)";

async fn typing_2000_characters_has_no_lag(engine: Engine) -> Result<()> {
    let office = Office::open(&config(None))?;
    let browser = Browser::start(engine).await?;
    browser.resize(390, 844).await?;
    let page = at_comment(&office, &browser).await?;
    page.click_in_shadow("#comment").await?;
    page.wait_until(&format!("{BOX} return !!root.querySelector('[part=personal]')")).await?;
    // With marks in the text from the beginning.
    let filled = format!(
        "{BOX} box.value = {FILLED};
        box.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));"
    );
    page.eval(&filled).await?;
    let marked = "return root.querySelectorAll('mark').length > 80";
    page.wait_until(&[BOX, marked].concat()).await?;
    // All that a key does, up to the layout of what it changed; the slowest of forty but two.
    let script = format!(
        "{BOX}
        const text = {FILLED};
        const times = [];
        for (let key = 0; key < 40; key += 1) {{
            box.value = text + 'Tolong ditambah petugas di loket depan ya.'.slice(0, key);
            const began = performance.now();
            box.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));
            box.parentNode.getBoundingClientRect();
            times.push(performance.now() - began);
        }}
        return times.sort((a, b) => a - b)[37];"
    );
    let slowest = page.eval(&script).await?.as_f64().context("no time")?;
    ensure!(slowest < 16.0, "a key takes {slowest} ms");
    browser.quit().await
}
