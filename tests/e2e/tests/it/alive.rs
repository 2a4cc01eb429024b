//! Whatever a page, a server or a network does: the citizen can answer and send, and nothing that
//! was said is lost.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use survei_e2e::{Browser, Engine, Page, in_each_engine};

use crate::faults::{Fault, Faulty};
use crate::journey::{
    ITEMS, answer_items, begin, next, pick, send, skip_comment, thanked, to_review,
};
use crate::office::{Office, plain};
use crate::snippet::{answer, answered, post, snippet};

in_each_engine! {
    where_the_survey_cannot_start_the_form_serves
    where_the_survey_starts_all_the_same_it_serves
    a_panic_at_any_step_gives_the_answers_back_to_the_form
    a_page_that_breaks_fetch_later_has_the_form_send_what_was_said
    a_bare_tag_that_cannot_start_says_so_and_leads_on
}

/// The widget's own policy, without the permission for WebAssembly.
const NO_WASM: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     connect-src 'self'; form-action 'self'; require-trusted-types-for 'script'";

const NO_SCRIPT: &str = "script-src 'none'";

/// In the page's head, before anything of the survey.
const STRANGE_FETCH: &str = "window.fetch = () => Promise.reject('blocked');";
const THROWING_FETCH: &str = "window.fetch = () => { throw undefined; };";
const NO_STORAGE: &str = "
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    }";

/// What is wrong, by name; a script of the page, and faults of the server.
type Row = (&'static str, &'static str, &'static [(&'static str, Fault)]);

const STALL: Fault = Fault::Late(Duration::from_secs(30));

/// In each of these the form is what the citizen has, from the beginning to the end.
const FORM: &[Row] = &[
    ("scripts are off", "", &[("/", Fault::Policy(NO_SCRIPT))]),
    ("the loader is not there", "", &[("element.js", Fault::Missing)]),
    ("the glue is not there", "", &[("survei-publik.*.js", Fault::Missing)]),
    ("the glue is another file", "", &[("survei-publik.*.js", Fault::Body("<!doctype html>"))]),
    ("what takes over from the form is not there", "", &[("form.*.js", Fault::Missing)]),
    ("the module is not there", "", &[(".wasm", Fault::Missing)]),
    ("the module breaks off", "", &[(".wasm", Fault::Half)]),
    ("the module is damaged", "", &[(".wasm", Fault::Flip)]),
    ("the module is another file", "", &[(".wasm", Fault::Body("<!doctype html>"))]),
    ("the policy forbids WebAssembly", "", &[("/", Fault::Policy(NO_WASM))]),
    ("the module stalls for 30 s", "", &[(".wasm", STALL)]),
    ("the page rejects every fetch", STRANGE_FETCH, &[]),
    ("the page throws at every fetch", THROWING_FETCH, &[]),
    ("the configuration is not there", "", &[("survei.json", Fault::Missing)]),
    ("the configuration breaks off", "", &[("survei.json", Fault::Half)]),
    ("the configuration is another file", "", &[("survei.json", Fault::Body("<!doctype html>"))]),
    ("the configuration has a mistake", "", &[("survei.json", Fault::Body("{\"units\": []}"))]),
];

/// In each of these the survey itself is there.
const WIDGET: &[Row] = &[
    ("nothing is wrong", "", &[]),
    ("the module has a wrong type", "", &[(".wasm", Fault::Type("text/plain"))]),
    ("the module has no known type", "", &[(".wasm", Fault::Type("application/octet-stream"))]),
    ("the device keeps nothing", NO_STORAGE, &[]),
];

/// Opens the page of the survey under what is wrong.
async fn open(browser: &Browser, row: &Row) -> Result<(Office, Faulty)> {
    let (_, script, faults) = row;
    let office = Office::open(&plain())?;
    office.page("index.html", "id", &snippet(&office)?)?;
    office.script(script)?;
    let server = Faulty::before(office.address(), faults)?;
    browser.client.goto(&server.url("")).await?;
    Ok((office, server))
}

async fn where_the_survey_cannot_start_the_form_serves(engine: Engine) -> Result<()> {
    let browser = Browser::start(engine).await?;
    for row in FORM {
        form_serves(&browser, row).await.with_context(|| format!("where {}", row.0))?;
    }
    browser.quit().await
}

async fn form_serves(browser: &Browser, row: &Row) -> Result<()> {
    let (office, _server) = open(browser, row).await?;
    let page = browser.page();
    // Half of it before anything can have failed, the other half after.
    answer(browser, "4321").await?;
    if !matches!(row.2, [(_, Fault::Late(_) | Fault::Policy(NO_SCRIPT))] | [("element.js", _)]) {
        page.wait_until(GIVEN_UP).await?;
    }
    assert_eq!(answered(&page).await?, "4321.....");
    answer(browser, "....12341").await?;
    let said = page
        .eval("return document.querySelector('survei-publik').shadowRoot?.textContent.trim() ?? ''")
        .await?;
    ensure!(said == "", "the form is there and the page says {said}");
    post(browser).await?;
    assert_eq!(office.stored(&ITEMS)?, ["432112341"]);
    Ok(())
}

const GIVEN_UP: &str =
    "return document.querySelector(arguments[0]).getAttribute('state') === 'form'";

async fn where_the_survey_starts_all_the_same_it_serves(engine: Engine) -> Result<()> {
    let browser = Browser::start(engine).await?;
    for row in WIDGET {
        widget_serves(&browser, row).await.with_context(|| format!("where {}", row.0))?;
    }
    browser.quit().await
}

async fn widget_serves(browser: &Browser, row: &Row) -> Result<()> {
    let (office, _server) = open(browser, row).await?;
    let page = browser.page();
    to_review(&page, "123412341").await?;
    send(&page).await?;
    thanked(&page).await?;
    assert_eq!(office.stored(&ITEMS)?, ["123412341"]);
    Ok(())
}

/// From now on the module cannot put anything on the page, and panics or throws over it.
const SABOTAGE: &str = "
    const fail = () => { throw new Error('sabotage'); };
    for (const name of ['createElement', 'createElementNS', 'createTextNode']) document[name] = fail;
    for (const name of ['cloneNode', 'insertBefore', 'appendChild']) Node.prototype[name] = fail;";

async fn a_panic_at_any_step_gives_the_answers_back_to_the_form(engine: Engine) -> Result<()> {
    let browser = Browser::start(engine).await?;
    for answers in [0, 1, 5, 9] {
        let told = async || -> Result<()> {
            let (office, _server) = open(&browser, &("nothing", "", &[])).await?;
            let page = browser.page();
            begin(&page).await?;
            for item in &ITEMS[..answers] {
                pick(&page, item, 2).await?;
                next(&page).await?;
            }
            match ITEMS.get(answers) {
                Some(item) => {
                    page.in_shadow(&format!("#item-{item}-0")).await?;
                    page.eval(SABOTAGE).await?;
                    pick(&page, item, 3).await?;
                }
                None => {
                    page.type_in_shadow("#comment", "Kursi").await?;
                    page.eval(SABOTAGE).await?;
                }
            }
            next(&page).await?;
            page.wait_until(GIVEN_UP).await?;
            let said = page.text_in_shadow(".failure").await?;
            ensure!(said.starts_with("Lanjutkan di formulir ini"), "{said}");
            let mut row = "2".repeat(answers);
            row.push_str(if answers < 9 { "3" } else { "" });
            assert_eq!(answered(&page).await?, format!("{row:.<9}"));
            if answers == 9 {
                assert_eq!(
                    page.eval("return document.querySelector('form textarea').value").await?,
                    "Kursi"
                );
            }
            let rest = format!("{:.<width$}{}", "", "1".repeat(9 - row.len()), width = row.len());
            answer(&browser, &rest).await?;
            post(&browser).await?;
            assert_eq!(office.stored(&ITEMS)?, [format!("{row:1<9}")]);
            Ok(())
        };
        told().await.with_context(|| format!("after {answers} answers"))?;
    }
    browser.quit().await
}

async fn a_page_that_breaks_fetch_later_has_the_form_send_what_was_said(
    engine: Engine,
) -> Result<()> {
    let browser = Browser::start(engine).await?;
    for script in [STRANGE_FETCH, THROWING_FETCH, "window.fetch = () => Promise.resolve('no');"] {
        let (office, _server) = open(&browser, &("nothing", "", &[])).await?;
        let page = browser.page();
        begin(&page).await?;
        answer_items(&page, "123443211").await?;
        skip_comment(&page).await?;
        page.eval(script).await?;
        send(&page).await?;
        page.wait_until(GIVEN_UP).await?;
        assert_eq!(answered(&page).await?, "123443211");
        post(&browser).await?;
        assert_eq!(office.stored(&ITEMS)?, ["123443211"]);
    }
    browser.quit().await
}

async fn a_bare_tag_that_cannot_start_says_so_and_leads_on(engine: Engine) -> Result<()> {
    let browser = Browser::start(engine).await?;
    let office = Office::open(&plain())?;
    office.page(
        "index.html",
        "id",
        "<survei-publik src=survei.json page=lain.html></survei-publik>",
    )?;
    let server = Faulty::before(office.address(), &[(".wasm", Fault::Missing)])?;
    browser.client.goto(&server.url("")).await?;
    let page: Page = browser.page();
    let said = page.text_in_shadow("[role=alert]").await?;
    ensure!(said.starts_with("Survei belum bisa dimuat"), "{said}");
    let link = page.text_in_shadow("[role=alert] a[href='lain.html']").await?;
    assert_eq!(link, "Buka halaman survei");
    browser.quit().await
}
