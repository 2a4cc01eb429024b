//! The main job: what citizens answer is what stands in the database and in the recap.

use anyhow::{Result, ensure};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::journey::{ITEMS, answer_items, begin, send, skip_comment, thanked};
use crate::office::{Office, full, plain};

in_each_engine! {
    ten_real_rows_give_82_78_b_and_stand_in_the_database_digit_for_digit
    a_whole_response_arrives_with_respondent_service_and_comment
}

/// The ten respondents of an office's fourth quarter of 2018 (DPMPTSP Kab. Pulang Pisau,
/// github.com/ariandodev/ikm-lama). By PermenPANRB 14/2017 with weight 1/9: 82,78, B.
const ROWS: [&str; 10] = [
    "433333334",
    "343433334",
    "343433334",
    "343434334",
    "343433334",
    "333333334",
    "433443333",
    "343433334",
    "343433334",
    "343433334",
];

async fn ten_real_rows_give_82_78_b_and_stand_in_the_database_digit_for_digit(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&plain())?;
    let browser = Browser::start(engine).await?;
    browser.resize(390, 800).await?;
    let page = browser.page();
    for row in ROWS {
        browser.client.goto(&office.url("")).await?;
        begin(&page).await?;
        answer_items(&page, row).await?;
        skip_comment(&page).await?;
        send(&page).await?;
        thanked(&page).await?;
    }

    let mut expected = ROWS.map(str::to_owned).to_vec();
    expected.sort();
    assert_eq!(office.stored(&ITEMS)?, expected);
    let recap = office.recap("unit=disdukcapil")?;
    assert_eq!(recap["respondents"], 10);
    assert_eq!(recap["ikm"], "82.78");
    assert_eq!(recap["mutu"], "B");
    assert_eq!(recap["profile"], "2017-exact");

    // Everything came from the page's own site, under a policy that allows nothing else.
    let foreign = "return performance.getEntriesByType('resource').map((entry) => entry.name)\
                   .filter((name) => new URL(name).origin !== location.origin).length === 0\
                   && breaches.length === 0";
    ensure!(page.eval(foreign).await? == true, "a request to another site, or a breach");
    browser.quit().await
}

async fn a_whole_response_arrives_with_respondent_service_and_comment(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&full())?;
    let browser = Browser::start(engine).await?;
    browser.resize(390, 800).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    begin(&page).await?;

    page.type_in_shadow("#search", "LAYANAN 32").await?;
    page.wait_until("return arguments.length && document.querySelector(arguments[0]).shadowRoot.querySelectorAll('.unit .choice').length === 1").await?;
    page.click_in_shadow("#service-0").await?;
    crate::journey::next(&page).await?;
    for field in ["jenis_kelamin", "usia", "pendidikan", "pekerjaan"] {
        page.click_in_shadow(&format!("#field-{field}-1")).await?;
    }
    crate::journey::next(&page).await?;
    answer_items(&page, "444333444").await?;
    page.type_in_shadow("#comment", "Kursi tunggu ditambah.").await?;
    crate::journey::next(&page).await?;
    send(&page).await?;
    thanked(&page).await?;

    // 33 of 36: 25 × 33 ÷ 9 = 91,67, from 88,31 on an A (PermenPANRB 14/2017).
    let figure = page.text_in_shadow(".figure").await?;
    assert_eq!(figure, "91,67 · A · Sangat Baik");
    let profile = page.text_in_shadow(".score .hint").await?;
    ensure!(profile.contains("2017-exact"), "no profile beside the score: {profile}");

    let recap = office.recap("unit=unit-3&service=layanan-2")?;
    assert_eq!(recap["respondents"], 1);
    assert_eq!(recap["ikm"], "91.67");
    let events = page.eval("return heard").await?;
    let names: Vec<&str> =
        events.as_array().unwrap().iter().map(|event| event["name"].as_str().unwrap()).collect();
    assert_eq!(names.first(), Some(&"survei-ready"));
    assert_eq!(names.last(), Some(&"survei-sent"));
    let told = events.to_string();
    for secret in ["Kursi", "layanan-2", "persyaratan", "score", "receipt", "26-34", "\"P\""] {
        ensure!(!told.contains(secret), "an event tells the page {secret}: {told}");
    }
    browser.quit().await
}
