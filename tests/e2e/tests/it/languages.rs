//! Indonesian first; English on an English page, never without the statutory wording.

use anyhow::{Result, ensure};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::journey::begin;
use crate::office::{Office, plain};

in_each_engine! {
    an_english_page_shows_english_with_the_statutory_wording_beside_it
}

async fn an_english_page_shows_english_with_the_statutory_wording_beside_it(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&plain())?;
    office.page("english.html", "en-GB", "<survei-publik src=survei.json></survei-publik>")?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("english.html")).await?;
    let page = browser.page();
    ensure!(page.text_in_shadow("#heading").await? == "Public Satisfaction Survey");
    begin(&page).await?;
    let official = page.text_in_shadow("legend .official").await?;
    ensure!(official.starts_with("Bagaimana pendapat Saudara"), "{official}");
    let lang = "return document.querySelector(arguments[0]).shadowRoot.querySelector('legend .official').lang";
    assert_eq!(page.eval(lang).await?, "id");
    let choice = page.text_in_shadow("fieldset .choice:last-child .official").await?;
    assert_eq!(choice, "Sangat sesuai");
    browser.quit().await
}
