//! Everything that there is to do, with keys alone: real ones, and whatever has the focus shows it.

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use survei_e2e::{Browser, Engine, Key, Page, in_each_engine};

use crate::accessible::site;
use crate::office::Office;

in_each_engine! {
    a_whole_survey_is_answered_corrected_kept_and_sent_by_keyboard
    one_page_entries_and_an_earlier_draft_work_by_keyboard
}

/// The id or class of what has the focus, and whether anybody can see that.
const FOCUSED: &str = "
    const root = document.querySelector(arguments[0]).shadowRoot;
    const one = root && root.activeElement;
    // The browser's own buttons have it for a while when the page has been gone through.
    if (!one || !document.hasFocus() || !one.matches(':focus')) return null;
    const ringed = [one, one.closest('label')].filter(Boolean).map((shown) => getComputedStyle(shown))
      .some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
    const { top, bottom } = one.getBoundingClientRect();
    return [one.outerHTML.slice(0, 120), ringed || one.matches('h2'), bottom > 0 && top < innerHeight];
";

struct Keys {
    page: Page,
    browser: Browser,
    _office: Office,
}

impl Keys {
    async fn open(engine: Engine, page: &str) -> Result<Keys> {
        let office = site::open()?;
        let browser = Browser::start(engine).await?;
        browser.client.goto(&office.url(page)).await?;
        let page = browser.page();
        page.in_shadow(".opening").await?;
        page.wait_until("return document.hasFocus()").await?;
        Ok(Keys { page, browser, _office: office })
    }

    /// Tabs on until what the selector finds has the focus. Whatever has it on the way shows it.
    async fn to(&self, css: &str) -> Result<()> {
        self.walk(css, &Key::Tab).await
    }

    /// The same, backwards: past the end a page loses the focus to the browser's own buttons, and
    /// Firefox's driver does not give it back.
    async fn back_to(&self, css: &str) -> Result<()> {
        self.walk(css, &(Key::Shift + &Key::Tab)).await
    }

    async fn walk(&self, css: &str, key: &str) -> Result<()> {
        let there = format!(
            "const one = document.querySelector(arguments[0]).shadowRoot.activeElement; return !!one && one.matches({})",
            Value::from(css)
        );
        self.page.in_shadow(css).await?;
        for _ in 0..80 {
            if self.page.eval(&there).await? == true {
                return Ok(());
            }
            self.page.press(key).await?;
            let told = self.page.eval(FOCUSED).await?;
            if !told.is_null() {
                ensure!(told[1] == true, "the focus is not to be seen on {}", told[0]);
                ensure!(told[2] == true, "the focus is out of sight on {}", told[0]);
            }
        }
        bail!("no key leads to {css}")
    }

    /// Tabs to it, and presses a key.
    async fn press(&self, css: &str, key: &str) -> Result<()> {
        self.to(css).await.with_context(|| format!("pressing {key:?} on {css}"))?;
        self.page.press(key).await
    }

    async fn on(&self) -> Result<()> {
        self.press("form [type=submit]", &Key::Enter).await
    }

    async fn see(&self, css: &str) -> Result<()> {
        self.page.in_shadow(css).await.map(drop)
    }

    async fn focus(&self, css: &str) -> Result<()> {
        let there = format!(
            "const one = document.querySelector(arguments[0]).shadowRoot.activeElement; return !!one && one.matches({})",
            Value::from(css)
        );
        self.page.wait_until(&there).await
    }

    async fn choose(&self, css: &str) -> Result<()> {
        self.press(css, " ").await?;
        let checked = format!(
            "return document.querySelector(arguments[0]).shadowRoot.querySelector({}).checked",
            Value::from(css)
        );
        self.page.wait_until(&checked).await
    }

    async fn respondent(&self) -> Result<()> {
        for field in ["jenis_kelamin", "usia", "pendidikan", "pekerjaan"] {
            self.choose(&format!("#field-{field}-0")).await?;
        }
        Ok(())
    }

    /// What the agency's server does from now on with what is sent to it.
    async fn server(&self, answers: &str) -> Result<()> {
        self.page.eval(&format!("journeys.server({answers})")).await.map(drop)
    }
}

async fn a_whole_survey_is_answered_corrected_kept_and_sent_by_keyboard(
    engine: Engine,
) -> Result<()> {
    let keys = Keys::open(engine, "index.html").await?;
    keys.press(".opening summary", &Key::Enter).await?;
    keys.see(".notice[open]").await?;
    keys.back_to(".opening .primary").await?;
    keys.page.press(&Key::Enter).await?;
    // Nothing is chosen: the summary leads to the search.
    keys.see("#search").await?;
    keys.on().await?;
    keys.focus("#errors").await?;
    keys.press("#errors .link", &Key::Enter).await?;
    keys.focus("#search").await?;
    keys.page.press("layanan 23").await?;
    keys.page.wait_until("return document.querySelector(arguments[0]).shadowRoot.querySelectorAll('.unit input').length === 1").await?;
    keys.choose("#service-0").await?;
    keys.on().await?;
    keys.respondent().await?;
    keys.on().await?;
    for number in 0..9 {
        keys.see("fieldset.large").await?;
        keys.focus("h2").await?;
        keys.page.press("3").await?;
        let chosen = "return !!document.querySelector(arguments[0]).shadowRoot.querySelector('fieldset.large input:checked')";
        keys.page.wait_until(chosen).await.with_context(|| format!("question {number}"))?;
        let question = keys.page.text_in_shadow("h2").await?;
        keys.on().await?;
        let gone = format!(
            "const title = document.querySelector(arguments[0]).shadowRoot.querySelector('h2'); return !!title && title.innerText !== {}",
            Value::from(question)
        );
        keys.page.wait_until(&gone).await?;
    }
    keys.to("#comment").await?;
    keys.page.press("Kursi kurang").await?;
    keys.on().await?;
    // One answer is changed, and then everything is sent into a network that is not there.
    keys.see(".review").await?;
    keys.press(".answer .link", &Key::Enter).await?;
    keys.see("#search").await?;
    keys.on().await?;
    keys.see(".review").await?;
    keys.server("'down'").await?;
    keys.press(".review .primary", &Key::Enter).await?;
    keys.see(".waiting").await?;
    keys.focus("#delivery").await?;
    keys.press(".review .primary", &Key::Enter).await?;
    keys.see(".waiting").await?;
    keys.press(".review .nav .button:not(.primary)", &Key::Enter).await?;
    // Another may be answered; the panel above sends the first.
    keys.see(".unsent .primary").await?;
    keys.server("201").await?;
    keys.press(".unsent .primary", &Key::Enter).await?;
    keys.page.wait_until("return /sudah diterima/.test(document.querySelector(arguments[0]).shadowRoot.querySelector('.unsent').textContent)").await?;
    keys.browser.quit().await
}

async fn one_page_entries_and_an_earlier_draft_work_by_keyboard(engine: Engine) -> Result<()> {
    let keys = Keys::open(engine, "satu.html").await?;
    keys.press(".opening .primary", &Key::Enter).await?;
    keys.respondent().await?;
    keys.on().await?;
    keys.see("#item-waktu-0").await?;
    keys.on().await?;
    // The fourth line of the summary leads to the fourth question.
    keys.focus("#errors").await?;
    keys.press("#errors li:nth-child(4) .link", &Key::Enter).await?;
    keys.focus("#item-biaya-0").await?;
    keys.page.press(" ").await?;
    // Left, and taken up again.
    keys.browser.client.refresh().await?;
    keys.see(".resume").await?;
    keys.page.wait_until("return document.hasFocus()").await?;
    keys.press(".opening .primary", &Key::Enter).await?;
    keys.see("#item-waktu-0").await?;
    for item in crate::journey::ITEMS {
        keys.choose(&format!("#item-{item}-0")).await?;
    }
    keys.on().await?;
    keys.see("#comment").await?;
    keys.on().await?;
    keys.press(".review .primary", &Key::Enter).await?;
    keys.see(".sent .receipt").await?;
    keys.focus("h2").await?;
    // Entries are added and removed.
    keys.browser.client.goto(&keys._office.url("catatan.html")).await?;
    keys.page.wait_until("return document.hasFocus()").await?;
    keys.press(".opening .primary", &Key::Enter).await?;
    keys.choose("#item-puas-0").await?;
    keys.on().await?;
    keys.press("#item-kejadian", &Key::Enter).await?;
    keys.focus("#item-kejadian-0-apa").await?;
    keys.page.press("Berkas hilang").await?;
    keys.press("#item-kejadian", &Key::Enter).await?;
    keys.focus("#item-kejadian-1-apa").await?;
    keys.page.press("Salah panggil").await?;
    keys.page.press(&(Key::Shift + &Key::Tab)).await?;
    keys.focus(".entry .link").await?;
    keys.page.press(&Key::Enter).await?;
    keys.focus("#item-kejadian").await?;
    keys.on().await?;
    keys.see(".review").await?;
    keys.browser.quit().await
}
