//! The questions about the respondent beyond coarse choices, in a real browser.

use anyhow::Result;
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Page, in_each_engine};

use crate::journey::{answer_items, begin, next, send, skip_comment, thanked};
use crate::layout::check;
use crate::office::{Office, plain};

in_each_engine! {
    disability_is_asked_of_who_agrees_and_forgotten_when_that_is_taken_back
    who_is_under_17_is_told_of_a_parent_or_guardian_at_once
    the_part_of_the_day_is_stored_only_where_the_agency_asks
    everything_that_may_be_asked_fits_on_the_screen
}

fn off(field: &str) -> Value {
    json!({ "field": field, "use": "off" })
}

/// Asks nothing of the usual, and these.
fn asking(fields: &[Value]) -> Value {
    let mut config = plain();
    let usual = ["jenis_kelamin", "usia", "pendidikan", "pekerjaan"];
    let asked = |key: &str| fields.iter().any(|field| field["field"] == key);
    let usual = usual.into_iter().filter(|key| !asked(key)).map(off);
    config["respondent"] = usual.chain(fields.iter().cloned()).collect();
    config
}

async fn open(office: &Office, engine: Engine) -> Result<Browser> {
    let browser = Browser::start(engine).await?;
    browser.resize(390, 800).await?;
    browser.client.goto(&office.url("")).await?;
    Ok(browser)
}

/// Waits until there are so many elements in the survey.
async fn count(page: &Page, css: &str, count: usize) -> Result<()> {
    page.wait_until(&format!(
        "return document.querySelector(arguments[0]).shadowRoot.querySelectorAll('{css}').length === {count}"
    ))
    .await
}

async fn finish(page: &Page) -> Result<()> {
    next(page).await?;
    answer_items(page, "333333333").await?;
    skip_comment(page).await?;
    send(page).await?;
    thanked(page).await
}

async fn disability_is_asked_of_who_agrees_and_forgotten_when_that_is_taken_back(
    engine: Engine,
) -> Result<()> {
    let fields = [json!({ "field": "disabilitas" }), json!({ "field": "jenis_disabilitas" })];
    let office = Office::open(&asking(&fields))?;
    let browser = open(&office, engine).await?;
    let page = browser.page();
    for taken_back in [false, true] {
        begin(&page).await?;
        page.in_shadow("#agreed-disability-0").await?;
        count(&page, "[name=field-disabilitas]", 0).await?;
        page.click_in_shadow("#agreed-disability-0").await?;
        page.click_in_shadow("#field-disabilitas-0").await?;
        page.click_in_shadow("#field-jenis_disabilitas-3").await?;
        if taken_back {
            page.click_in_shadow("#agreed-disability-0").await?;
            count(&page, "[name=field-disabilitas]", 0).await?;
            // Agreed to again, nothing of before is there.
            page.click_in_shadow("#agreed-disability-0").await?;
            page.in_shadow("#field-disabilitas-0").await?;
            count(&page, "[name=field-disabilitas]:checked", 0).await?;
        }
        finish(&page).await?;
        // With one service, the next citizen comes to the page anew.
        browser.client.refresh().await?;
    }
    let said: Vec<Value> =
        office.responses()?.into_iter().map(|response| response["respondent"].clone()).collect();
    assert_eq!(said.len(), 2);
    let netra = json!({ "disabilitas": "ya", "jenis_disabilitas": "sensorik-netra" });
    assert!(said.contains(&json!({})) && said.contains(&netra), "{said:?}");
    browser.quit().await
}

async fn who_is_under_17_is_told_of_a_parent_or_guardian_at_once(engine: Engine) -> Result<()> {
    let said = "const told = document.querySelector(arguments[0]).shadowRoot\
                .querySelector('[role=status] > .target');\
                return told ? told.textContent : ''";
    for (field, under, over, widget) in [
        (json!({ "field": "usia" }), "#field-usia-0", "#field-usia-1", "survei-publik_bg"),
        (json!({ "field": "usia", "as": "years" }), "16", "34", "survei-publik-whole_bg"),
    ] {
        let office = Office::open(&asking(&[field]))?;
        let browser = open(&office, engine).await?;
        let page = browser.page();
        begin(&page).await?;
        for (answer, told) in [(under, true), (over, false), (under, true)] {
            if answer.starts_with('#') {
                page.click_in_shadow(answer).await?;
            } else {
                page.in_shadow("#field-usia").await?;
                let select = "const root = document.querySelector(arguments[0]).shadowRoot;\
                              const box = root.querySelector('#field-usia');\
                              box.focus(); box.select()";
                page.eval(select).await?;
                page.press(answer).await?;
            }
            let wanted = if told { "includes('orang tua atau wali')" } else { "length === 0" };
            page.wait_until(&format!("return (() => {{ {said} }})().{wanted}")).await?;
        }
        // Again before it is sent.
        next(&page).await?;
        answer_items(&page, "333333333").await?;
        skip_comment(&page).await?;
        page.in_shadow(".review [role=status] > .target").await?;
        let fetched = page
            .eval(
                "return performance.getEntriesByType('resource').map((entry) => entry.name).join()",
            )
            .await?;
        assert!(fetched.as_str().is_some_and(|names| names.contains(widget)), "{fetched}");
        browser.quit().await?;
    }
    Ok(())
}

async fn the_part_of_the_day_is_stored_only_where_the_agency_asks(engine: Engine) -> Result<()> {
    // Whatever the clock of this machine says, it is nine in the morning.
    let nine = "Date.prototype.getHours = function () { window.asked = true; return 9; };";
    for (hour, slot) in [(None, ""), (Some("slot"), "08-12")] {
        let mut config = plain();
        if let Some(hour) = hour {
            config["hour"] = json!(hour);
        }
        let office = Office::open(&config)?;
        office.script(nine)?;
        let browser = open(&office, engine).await?;
        let page = browser.page();
        page.click_in_shadow(".notice summary").await?;
        let told = page.text_in_shadow(".notice").await?;
        assert_eq!(told.contains("jam pengisian"), hour.is_none(), "{told}");
        begin(&page).await?;
        answer_items(&page, "333333333").await?;
        skip_comment(&page).await?;
        send(&page).await?;
        thanked(&page).await?;
        assert_eq!(office.slots()?, [slot]);
        let asked = page.eval("return window.asked === true").await?;
        assert_eq!(asked, Value::Bool(hour.is_some()), "the clock is not looked at for nothing");
        browser.quit().await?;
    }
    Ok(())
}

async fn everything_that_may_be_asked_fits_on_the_screen(engine: Engine) -> Result<()> {
    let mut config = asking(&[
        json!({ "field": "jenis_kelamin" }),
        json!({ "field": "usia", "as": "years" }),
        json!({ "field": "pendidikan" }),
        json!({ "field": "pekerjaan", "as": "text" }),
        json!({ "field": "disabilitas" }),
        json!({ "field": "jenis_disabilitas" }),
    ]);
    config["hour"] = json!("slot");
    config["notice"] = json!({
        "consent": true, "purpose": "Jawaban dipakai untuk memperbaiki pelayanan.",
        "retention": "Jawaban disimpan dua tahun, lalu dihapus.",
    });
    let office = Office::open(&config)?;
    let browser = Browser::start(engine).await?;
    for width in [320, 390, 1280] {
        browser.resize(width, 800).await?;
        browser.client.goto(&office.url("")).await?;
        let page = browser.page();
        begin(&page).await?;
        page.in_shadow("#errors").await?;
        check(&browser, &page, width, "respondent-consent").await?;
        page.click_in_shadow("#agreed-notice-0").await?;
        begin(&page).await?;
        page.type_in_shadow("#field-usia", "16").await?;
        page.in_shadow("[role=status] > .target").await?;
        check(&browser, &page, width, "respondent-guardian").await?;
        page.type_in_shadow("#field-pekerjaan", "Pelajar").await?;
        page.click_in_shadow("#agreed-disability-0").await?;
        page.click_in_shadow("#field-disabilitas-0").await?;
        page.in_shadow("#field-jenis_disabilitas-0").await?;
        check(&browser, &page, width, "respondent-everything").await?;
        page.eval(
            "const root = document.querySelector(arguments[0]).shadowRoot;\
                   root.querySelector('#agreed-disability-0').scrollIntoView()",
        )
        .await?;
        check(&browser, &page, width, "respondent-disability").await?;
        // The next width begins anew.
        page.eval("localStorage.clear(); sessionStorage.clear()").await?;
    }
    browser.quit().await
}
