//! Indonesian first; every other language is a file that is fetched when it is wanted, and never
//! takes the place of the statutory wording.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Page, in_each_engine};

use crate::journey::{answer_items, begin, next, pick};
use crate::layout::check;
use crate::office::{Office, plain};

in_each_engine! {
    an_english_page_shows_english_with_the_statutory_wording_beside_it
    choosing_a_language_keeps_answers_screen_and_focus_and_is_remembered_nowhere
    jawi_runs_from_right_to_left_and_fits_on_a_small_phone
    a_language_that_cannot_be_fetched_leaves_indonesian_and_says_so
    an_agency_corrects_a_word_and_adds_a_language_by_a_file
    a_broken_language_file_is_told_to_the_web_admin_and_hurts_no_citizen
    with_one_language_there_is_nothing_to_choose
}

const IN_SHADOW: &str = "const root = document.querySelector(arguments[0]).shadowRoot;";

async fn eval(page: &Page, js: &str) -> Result<Value> {
    page.eval(&format!("{IN_SHADOW} {js}")).await
}

async fn wait(page: &Page, js: &str) -> Result<()> {
    page.wait_until(&format!("{IN_SHADOW} {js}")).await
}

/// The survey with these languages on offer, in a browser.
async fn open(
    engine: Engine,
    languages: Value,
    files: &[(&str, String)],
) -> Result<(Office, Browser)> {
    let mut config = plain();
    config["languages"] = languages;
    let office = Office::open_with(&config, files)?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("index.html")).await?;
    browser.page().in_shadow(".opening .primary").await?;
    Ok((office, browser))
}

/// Chooses as a citizen does, with the select in focus.
async fn choose(page: &Page, tag: &str) -> Result<()> {
    let js = format!(
        "const select = root.querySelector('.bar select'); select.focus(); select.value = '{tag}';
         select.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    );
    eval(page, &js).await.map(drop)
}

async fn speaks(page: &Page, tag: &str) -> Result<()> {
    page.in_shadow(".survey").await?;
    wait(page, &format!("return root.querySelector('.survey').lang === '{tag}'")).await
}

async fn an_english_page_shows_english_with_the_statutory_wording_beside_it(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&plain())?;
    office.page("english.html", "en-GB", "<survei-publik src=survei.json></survei-publik>")?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("english.html")).await?;
    let page = browser.page();
    // From the first moment on.
    ensure!(page.text_in_shadow("#heading").await? == "Public Satisfaction Survey");
    begin(&page).await?;
    let official = page.text_in_shadow("legend .official").await?;
    ensure!(official.starts_with("Bagaimana pendapat Saudara"), "{official}");
    let lang = "return document.querySelector(arguments[0]).shadowRoot.querySelector('legend .official').lang";
    assert_eq!(page.eval(lang).await?, "id");
    let choice = page.text_in_shadow("fieldset .choice:last-child .official").await?;
    assert_eq!(choice, "Sangat sesuai");
    ensure!(eval(&page, "return root.querySelector('.bar select').value").await? == "en");
    ensure!(page.text_in_shadow(".bar label span").await? == "Language");
    browser.quit().await
}

async fn choosing_a_language_keeps_answers_screen_and_focus_and_is_remembered_nowhere(
    engine: Engine,
) -> Result<()> {
    let (office, browser) = open(engine, json!(["id", "en", "jv"]), &[]).await?;
    let page = browser.page();
    begin(&page).await?;
    answer_items(&page, "321").await?;
    pick(&page, "biaya", 2).await?;
    let kept = "return JSON.stringify([localStorage, sessionStorage, document.cookie])";
    let before = page.eval(kept).await?;
    choose(&page, "jv").await?;
    speaks(&page, "jv").await?;
    ensure!(page.text_in_shadow("legend .overline").await? == "Pitakonan 4 saka 9");
    ensure!(page.in_shadow("#item-biaya-1").await?.is_selected().await?, "the answer is lost");
    let focused = "return root.activeElement === root.querySelector('.bar select')";
    ensure!(eval(&page, focused).await? == true, "the focus is lost");
    // No translation of the questionnaire: it is Indonesian, and is said to be.
    let marked = "return root.querySelector('fieldset h2').lang === 'id'
        && [...root.querySelectorAll('fieldset .choice-label')].every((label) => label.lang === 'id')";
    ensure!(eval(&page, marked).await? == true, "a fall-back is not marked");
    ensure!(page.eval(kept).await? == before, "something was written");
    // There and back, and on.
    choose(&page, "en").await?;
    speaks(&page, "en").await?;
    ensure!(page.text_in_shadow(".bar label span").await? == "Language");
    choose(&page, "id").await?;
    speaks(&page, "id").await?;
    next(&page).await?;
    ensure!(page.text_in_shadow("legend .overline").await? == "Pertanyaan 5 dari 9");
    // The page begins again in its own language.
    browser.client.goto(&office.url("index.html")).await?;
    speaks(&page, "id").await?;
    browser.quit().await
}

async fn jawi_runs_from_right_to_left_and_fits_on_a_small_phone(engine: Engine) -> Result<()> {
    let (_office, browser) = open(engine, json!(["id", "ms-Arab"]), &[]).await?;
    let page = browser.page();
    choose(&page, "ms-Arab").await?;
    speaks(&page, "ms-Arab").await?;
    for width in [1280, 390, 320] {
        browser.resize(width, 640).await?;
        check(&browser, &page, width, "jawi").await?;
    }
    let direction = "return getComputedStyle(root.querySelector('.survey')).direction";
    ensure!(eval(&page, direction).await? == "rtl");
    begin(&page).await?;
    pick(&page, "persyaratan", 3).await?;
    let sight = "
        const box = (css) => root.querySelector(css).getBoundingClientRect();
        const [input, label] = [box('fieldset .choice input'), box('fieldset .choice-label')];
        return [document.documentElement.scrollWidth <= innerWidth, input.left >= label.right,
          getComputedStyle(root.querySelector('fieldset h2')).direction,
          getComputedStyle(root.querySelector('progress')).direction]";
    assert_eq!(eval(&page, sight).await?, json!([true, true, "ltr", "rtl"]));
    browser.quit().await
}

async fn a_language_that_cannot_be_fetched_leaves_indonesian_and_says_so(
    engine: Engine,
) -> Result<()> {
    let (office, browser) = open(engine, json!(["id", "su"]), &[]).await?;
    let page = browser.page();
    begin(&page).await?;
    pick(&page, "persyaratan", 3).await?;
    page.eval("const { fetch } = window; window.before = fetch; window.fetch = () => Promise.reject(new Error('putus'));").await?;
    choose(&page, "su").await?;
    wait(&page, "return root.querySelector('.bar .error').textContent !== ''").await?;
    assert_eq!(page.text_in_shadow(".bar .error").await?, "Bahasa ini belum bisa dimuat.");
    ensure!(eval(&page, "return root.querySelector('.bar select').value").await? == "id");
    ensure!(page.text_in_shadow("legend .overline").await? == "Pertanyaan 1 dari 9");
    ensure!(page.in_shadow("#item-persyaratan-2").await?.is_selected().await?);
    // It is tried again.
    page.eval("window.fetch = window.before").await?;
    choose(&page, "su").await?;
    speaks(&page, "su").await?;
    ensure!(page.text_in_shadow(".bar .error").await?.is_empty());
    // A page in a language that has no file at all.
    office.page("lain.html", "fr", "<survei-publik src=survei.json></survei-publik>")?;
    browser.client.goto(&office.url("lain.html")).await?;
    speaks(&page, "id").await?;
    browser.quit().await
}

async fn an_agency_corrects_a_word_and_adds_a_language_by_a_file(engine: Engine) -> Result<()> {
    let javanese = json!({
        "language": "jv", "words": { "start": "Ayo miwiti" },
        "questions": { "persyaratan": "Piye syarate?", "persyaratan.4": "Cocog banget" },
    });
    let papuan = json!({ "language": "pmy", "words": { "start": "Mulai sudah" } });
    let languages = json!([
        "id",
        { "tag": "jv", "src": "jv.json" },
        { "tag": "pmy", "src": "pmy.json", "name": "Melayu Papua" },
    ]);
    let files = [("jv.json", javanese.to_string()), ("pmy.json", papuan.to_string())];
    let (_office, browser) = open(engine, languages, &files).await?;
    let page = browser.page();
    choose(&page, "pmy").await?;
    speaks(&page, "pmy").await?;
    ensure!(page.text_in_shadow(".opening .primary").await? == "Mulai sudah");
    let lead = "return root.querySelector('.lead span').lang";
    ensure!(eval(&page, lead).await? == "id", "what is missing is not marked");
    choose(&page, "jv").await?;
    speaks(&page, "jv").await?;
    ensure!(page.text_in_shadow(".opening .primary").await? == "Ayo miwiti");
    // The rest is as it ships.
    ensure!(page.text_in_shadow(".facts li").await? == "± 2 menit");
    begin(&page).await?;
    ensure!(page.text_in_shadow("legend .overline").await? == "Pitakonan 1 saka 9");
    ensure!(page.text_in_shadow("fieldset h2").await? == "Piye syarate?");
    let official = page.text_in_shadow("legend .official").await?;
    ensure!(official.starts_with("Bagaimana pendapat Saudara"), "{official}");
    ensure!(page.text_in_shadow("fieldset .choice:last-child .official").await? == "Sangat sesuai");
    ensure!(page.eval("return mishaps.length").await? == 0);
    browser.quit().await
}

async fn a_broken_language_file_is_told_to_the_web_admin_and_hurts_no_citizen(
    engine: Engine,
) -> Result<()> {
    let broken =
        json!({ "language": "jv", "words": { "start": 7, "progress": "Langkah", "next": "Nuli" } });
    let languages =
        json!(["id", { "tag": "jv", "src": "jv.json" }, { "tag": "su", "src": "su.json" }]);
    let files = [("jv.json", broken.to_string()), ("su.json", "{ bukan JSON".to_owned())];
    let (_office, browser) = open(engine, languages, &files).await?;
    let page = browser.page();
    page.eval(
        "window.told = [];
         for (const kind of ['error', 'warn']) console[kind] = (...words) => told.push(words.join(' '));",
    )
    .await?;
    choose(&page, "su").await?;
    // What ships serves in the place of a file that is none.
    speaks(&page, "su").await?;
    ensure!(page.text_in_shadow(".opening .primary").await? == "Mimitian");
    choose(&page, "jv").await?;
    speaks(&page, "jv").await?;
    ensure!(page.text_in_shadow(".opening .primary").await? == "Miwiti");
    page.wait_until("return told.length >= 3").await?;
    let told = page.eval("return told.join('\\n')").await?;
    let told = told.as_str().context("nothing is told")?;
    for words in ["su.json: ", "JSON", "jv.json: words.start: ", "jv.json: words.progress: ", "{n}"]
    {
        ensure!(told.contains(words), "{words} is not in {told}");
    }
    begin(&page).await?;
    pick(&page, "persyaratan", 4).await?;
    ensure!(page.text_in_shadow("form button[type=submit]").await? == "Nuli");
    ensure!(page.eval("return mishaps.length").await? == 0);
    browser.quit().await
}

async fn with_one_language_there_is_nothing_to_choose(engine: Engine) -> Result<()> {
    let (office, browser) = open(engine, json!(["id"]), &[]).await?;
    let page = browser.page();
    let choice = "return root.querySelectorAll('.bar select, .bar label').length";
    ensure!(eval(&page, choice).await? == 0);
    // Nor listened to, there is no bar at all.
    let mut config = plain();
    config["languages"] = json!(["id"]);
    config["listen"] = json!(false);
    std::fs::write(office.on_site("diam.json"), config.to_string())?;
    office.page("diam.html", "id", "<survei-publik src=diam.json></survei-publik>")?;
    browser.client.goto(&office.url("diam.html")).await?;
    page.in_shadow(".opening .primary").await?;
    ensure!(eval(&page, "return root.querySelectorAll('.bar *').length").await? == 0);
    ensure!(eval(&page, "return root.querySelector('.bar').offsetHeight").await? == 0);
    browser.quit().await
}
