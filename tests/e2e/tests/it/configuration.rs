//! A configuration with mistakes: the web admin learns all of them, the citizen reads a sentence.

use anyhow::{Result, ensure};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::office::{Office, plain};

in_each_engine! {
    ten_mistakes_are_ten_diagnostics_and_one_plain_sentence
    a_configuration_that_cannot_be_fetched_is_said_plainly
}

/// Ten mistakes of ten kinds.
const BROKEN: &str = r#"{
  "agency": { "name": " ", "logo": "javascript:alert(1)" },
  "units": [
    { "id": "Dinas A", "name": "Dinas A", "services": [{ "id": "ktp", "name": "KTP" }] },
    { "id": "b", "name": { "en": "Office B" }, "services": [] },
    { "id": "c", "name": "C", "services": [{ "id": "kk", "name": 5 }] }
  ],
  "unsur_ordre": "daftar",
  "profile": "2017",
  "period": { "kind": "triwulan", "year": 2026, "number": 5 }
}"#;

async fn ten_mistakes_are_ten_diagnostics_and_one_plain_sentence(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    let body =
        format!("<survei-publik><script type=application/json>{BROKEN}</script></survei-publik>");
    office.page("salah.html", "id", &body)?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("salah.html")).await?;
    let page = browser.page();
    let sentence = page.text_in_shadow(".failure").await?;
    ensure!(sentence.starts_with("Survei ini belum bisa ditampilkan"), "{sentence}");
    // The citizen's sentence does not wait for the words for the web admin.
    page.wait_until("return heard.length > 0").await?;
    let told = page.eval("return heard[0].detail.diagnostics").await?;
    let mut found: Vec<String> = told
        .as_array()
        .unwrap()
        .iter()
        .map(|d| format!("{} {}", d["path"].as_str().unwrap(), d["code"].as_str().unwrap()))
        .collect();
    found.sort();
    let mut expected = [
        "agency.name empty",
        "agency.logo not_an_address",
        "units[0].id not_an_identifier",
        "units[1].name no_indonesian",
        "units[1].services empty",
        "units[2].services[0].name wrong_type",
        "unsur_ordre unknown_key",
        "profile not_one_of",
        "period.number out_of_range",
        "submit missing",
    ];
    expected.sort_unstable();
    assert_eq!(found, expected);
    for diagnostic in told.as_array().unwrap() {
        let message = diagnostic["message"].as_str().unwrap();
        ensure!(message.contains(diagnostic["path"].as_str().unwrap()), "{message}");
    }
    browser.quit().await
}

async fn a_configuration_that_cannot_be_fetched_is_said_plainly(engine: Engine) -> Result<()> {
    let office = Office::open(&plain())?;
    office.page("hilang.html", "id", "<survei-publik src=tidak-ada.json></survei-publik>")?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("hilang.html")).await?;
    let page = browser.page();
    let sentence = page.text_in_shadow("[role=alert]").await?;
    ensure!(sentence.contains("belum bisa dimuat"), "{sentence}");
    let kind = page.eval("return heard[0].detail.kind").await?;
    assert_eq!(kind, "load");
    browser.quit().await
}
