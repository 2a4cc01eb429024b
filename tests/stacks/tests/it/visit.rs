//! A citizen who fills in the survey.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use survei_e2e::{Browser, Engine, Page};

use crate::journey::{ITEMS, begin, next, pick, send};
use crate::site::Site;

/// The scores, in the order of the items.
pub(crate) const SCORES: &str = "432143214";

/// How long a reply may take to be shown.
const PATIENCE: Duration = Duration::from_secs(60);

/// A browser on the survey, which is filled in and about to be sent.
pub(crate) struct Visit {
    pub(crate) browser: Browser,
}

impl Visit {
    /// Opens the page and fills in everything: a woman of 26 to 34, with a school leaving
    /// certificate, in a company.
    pub(crate) async fn filled(site: &Site, page: &str, comment: &str) -> Result<Visit> {
        let visit = Visit { browser: Browser::start(Engine::Chromium).await? };
        visit.browser.client.goto(&site.url(page)).await?;
        visit.fill(comment).await?;
        Ok(visit)
    }

    /// Fills in everything on the page that is open.
    pub(crate) async fn fill(&self, comment: &str) -> Result<()> {
        let page = self.page();
        begin(&page).await?;
        for choice in ["jenis_kelamin-1", "usia-2", "pendidikan-3", "pekerjaan-3"] {
            page.click_in_shadow(&format!("#field-{choice}")).await?;
        }
        next(&page).await?;
        for (item, score) in ITEMS.into_iter().zip(SCORES.chars()) {
            pick(&page, item, score.to_digit(10).unwrap()).await?;
        }
        next(&page).await?;
        page.in_shadow("#comment").await?;
        if !comment.is_empty() {
            page.type_in_shadow("#comment", comment).await?;
        }
        next(&page).await?;
        page.in_shadow(".review").await.map(drop)
    }

    pub(crate) fn page(&self) -> Page {
        self.browser.page().patience(PATIENCE)
    }

    /// Loses what the visit was known by: its session and its tokens.
    pub(crate) async fn forget(&self) -> Result<()> {
        Ok(self.browser.client.delete_all_cookies().await?)
    }

    /// Sends, and waits for the thank-you.
    pub(crate) async fn sends(&self) -> Result<()> {
        send(&self.page()).await?;
        self.thanked().await
    }

    /// Waits for the thank-you.
    pub(crate) async fn thanked(&self) -> Result<()> {
        self.shows(".sent", &["Jawaban Anda sudah diterima"]).await
    }

    /// Sends, and waits for the words that nobody knows whether it has arrived.
    pub(crate) async fn sends_without_reply(&self) -> Result<()> {
        send(&self.page()).await?;
        self.shows(".sent", &["Sudah dikirim", "belum pasti"]).await
    }

    /// Sends, and waits for the message that it was refused with this status; `said` are the
    /// server's own words in it.
    pub(crate) async fn is_refused(&self, status: u16, said: &str) -> Result<()> {
        send(&self.page()).await?;
        let code = format!("(kode {status})");
        self.shows(".waiting", &["belum terkirim", "menolak", &code]).await?;
        let words = "return document.querySelector(arguments[0]).shadowRoot \
                     .querySelector('.waiting .said')?.textContent ?? ''";
        let shown = self.page().eval(words).await?;
        ensure!(shown == said, "{shown} is said");
        Ok(())
    }

    /// Waits until a part of the widget shows all these words.
    async fn shows(&self, part: &str, words: &[&str]) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let text = self.page().text_in_shadow(part).await?;
            let missing = words.iter().find(|word| !text.contains(**word));
            let Some(missing) = missing else { return Ok(()) };
            ensure!(Instant::now() < deadline, "{missing:?} is not in {text:?}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}
