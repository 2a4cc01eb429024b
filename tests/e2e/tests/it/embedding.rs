//! The element on a page that moves it about, or holds two of them.

use anyhow::{Result, ensure};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::journey::{ITEMS, answer_items, begin, next, pick, send, skip_comment, thanked};
use crate::office::{Office, full, plain};

in_each_engine! {
    moving_the_element_keeps_the_answers_and_the_screen
    two_surveys_on_one_page_do_not_mix
    changing_an_attribute_keeps_the_answers
    a_div_stands_for_the_element_where_an_editor_drops_unknown_tags
}

const CHECKED: &str = "return document.querySelector(arguments[0]).shadowRoot.querySelector('input:checked')?.id ?? null";

async fn moving_the_element_keeps_the_answers_and_the_screen(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    let body = "<div id=a><survei-publik src=survei.json></survei-publik></div><div id=b></div>";
    office.page("pindah.html", "id", body)?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("pindah.html")).await?;
    let page = browser.page();
    begin(&page).await?;
    pick(&page, ITEMS[0], 3).await?;
    next(&page).await?;
    pick(&page, ITEMS[1], 2).await?;
    for _ in 0..3 {
        page.eval("const survey = document.querySelector(arguments[0]); const [a, b] = ['a', 'b'].map((id) => document.getElementById(id)); (a.contains(survey) ? b : a).append(survey)").await?;
        assert_eq!(page.eval(CHECKED).await?, "item-prosedur-1");
    }
    // Taken out for a while, and put back.
    page.eval("window.taken = document.querySelector(arguments[0]); taken.remove()").await?;
    page.eval("document.getElementById('a').append(taken)").await?;
    assert_eq!(page.eval(CHECKED).await?, "item-prosedur-1");
    next(&page).await?;
    for item in &ITEMS[2..] {
        pick(&page, item, 4).await?;
        next(&page).await?;
    }
    skip_comment(&page).await?;
    send(&page).await?;
    thanked(&page).await?;
    assert_eq!(office.stored(&ITEMS)?, ["324444444"]);
    browser.quit().await
}

async fn two_surveys_on_one_page_do_not_mix(engine: Engine) -> Result<()> {
    let office = Office::open(&full())?;
    let survey = |id: &str, unit: &str| {
        format!(
            "<survei-publik id={id} src=survei.json unit={unit} service=layanan-1></survei-publik>"
        )
    };
    let body = [survey("satu", "unit-1"), survey("dua", "unit-2")].concat();
    office.page("dua.html", "id", &body)?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("dua.html")).await?;
    let (first, second) = (browser.page().host("#satu"), browser.page().host("#dua"));
    for page in [&first, &second] {
        begin(page).await?;
        for field in ["jenis_kelamin", "usia", "pendidikan", "pekerjaan"] {
            page.click_in_shadow(&format!("#field-{field}-0")).await?;
        }
        next(page).await?;
    }
    answer_items(&first, "111111111").await?;
    answer_items(&second, "444444444").await?;
    for page in [&second, &first] {
        skip_comment(page).await?;
        send(page).await?;
        thanked(page).await?;
    }
    assert_eq!(office.recap("unit=unit-1")?["ikm"], "25.00");
    assert_eq!(office.recap("unit=unit-2")?["ikm"], "100.00");
    browser.quit().await
}

async fn changing_an_attribute_keeps_the_answers(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    begin(&page).await?;
    pick(&page, ITEMS[0], 3).await?;
    page.eval("document.querySelector(arguments[0]).setAttribute('lang', 'en')").await?;
    page.wait_until("return document.querySelector(arguments[0]).shadowRoot.querySelector('.primary').textContent === 'Next'").await?;
    assert_eq!(page.eval(CHECKED).await?, "item-persyaratan-2");
    let heading = page.text_in_shadow("#heading").await?;
    ensure!(heading.starts_with("How well"), "{heading}");
    browser.quit().await
}

async fn a_div_stands_for_the_element_where_an_editor_drops_unknown_tags(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&full())?;
    let body = "<div id=kotak data-survei-publik=survei.json data-unit=unit-1 \
                data-service=layanan-1 data-lang=en data-layout=one-page></div>";
    office.page("kotak.html", "id", body)?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("kotak.html")).await?;
    let page = browser.page().host("#kotak");
    begin(&page).await?;
    for field in ["jenis_kelamin", "usia", "pendidikan", "pekerjaan"] {
        page.click_in_shadow(&format!("#field-{field}-0")).await?;
    }
    next(&page).await?;
    for item in ITEMS {
        pick(&page, item, 2).await?;
    }
    next(&page).await?;
    skip_comment(&page).await?;
    send(&page).await?;
    thanked(&page).await?;
    assert_eq!(office.recap("unit=unit-1")?["ikm"], "50.00");
    browser.quit().await
}
