//! A page, and what a person does in the widget's open shadow root.

use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::click::{self, Outcome};

/// How long an element may take to appear; a busy machine needs many seconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many clicks may get lost on their way to one element.
const CLICKS: usize = 3;

/// What the host at `arguments[0]` shows, for messages.
const SHOWN: &str = "
    const host = document.querySelector(arguments[0]);
    if (!host) return `(no such element; the page says: ${document.body?.innerText})`;
    return host.shadowRoot?.textContent ?? '(no open shadow root)';
";

/// The open page with a host element whose shadow root is meant; the first `survei-publik` unless
/// [`Page::host`] names another.
#[derive(Clone, Debug)]
pub struct Page {
    client: Client,
    host: String,
    patience: Duration,
}

impl Page {
    pub(crate) fn new(client: Client) -> Self {
        Self { client, host: "survei-publik".to_owned(), patience: PATIENCE }
    }

    /// The same page with the host that this selector finds, for pages with several.
    #[must_use]
    pub fn host(mut self, css: &str) -> Self {
        css.clone_into(&mut self.host);
        self
    }

    /// The same page with another bound for every wait (30 s unless said).
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// The element in the shadow root, as soon as it is there.
    pub async fn in_shadow(&self, css: &str) -> Result<Element> {
        self.retry(css, async || self.find(css).await).await
    }

    /// The text of the element in the shadow root, as it is rendered.
    pub async fn text_in_shadow(&self, css: &str) -> Result<String> {
        self.retry(css, async || self.find(css).await?.text().await).await
    }

    /// Brings the element in the shadow root to the middle of the viewport, and, as soon as it
    /// stands still and nothing is in the way, moves the pointer onto it and clicks. A click that
    /// the driver loses on the way is repeated; one that reaches the element never is, whatever
    /// the page makes of it.
    pub async fn click_in_shadow(&self, css: &str) -> Result<()> {
        for _ in 0..CLICKS {
            let deadline = Instant::now() + self.patience;
            while let Some(reason) = self.retry(css, async || self.try_click(css).await).await? {
                self.pause(deadline, css, &reason).await?;
            }
            let outcome = click::outcome(&self.client, self.patience).await;
            match outcome.with_context(|| format!("clicking `{css}` in `{}`", self.host))? {
                Outcome::Arrived => return Ok(()),
                Outcome::Lost(how) => {
                    let told = format!("a click on `{css}` in `{}` was lost: {how}", self.host);
                    // Not captured by the test's runner: it is to be seen when the test passes.
                    let _ = writeln!(io::stderr().lock(), "{told}");
                }
            }
        }
        bail!("`{css}` in `{}`: {CLICKS} clicks were lost", self.host)
    }

    /// Types into the element in the shadow root, after what it holds already. WebKit's driver
    /// leaves out characters beyond U+FFFF here, such as most emoji; [`Page::press`] types them.
    pub async fn type_in_shadow(&self, css: &str, text: &str) -> Result<()> {
        self.retry(css, async || self.find(css).await?.send_keys(text).await).await
    }

    /// Presses and releases keys one after the other, wherever the focus is: text, or
    /// [`Key`](crate::Key)s. Shift, Control, Alt and Meta stay down until the last one:
    /// `page.press(&(Key::Shift + &Key::Tab))`.
    pub async fn press(&self, keys: &str) -> Result<()> {
        let mut actions = KeyActions::new("keyboard".to_owned());
        let mut held = Vec::new();
        for value in keys.chars() {
            actions = actions.then(KeyAction::Down { value });
            if is_modifier(value) {
                held.push(value);
            } else {
                actions = actions.then(KeyAction::Up { value });
            }
        }
        for value in held.into_iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.with_context(|| format!("pressing {keys:?}"))
    }

    /// Runs JavaScript in the page; what it `return`s comes back. `arguments[0]` is the selector
    /// of the host.
    pub async fn eval(&self, js: &str) -> Result<Value> {
        self.client
            .execute(js, vec![json!(self.host)])
            .await
            .with_context(|| format!("running {js}"))
    }

    /// Waits until JavaScript returns `true`.
    pub async fn wait_until(&self, js: &str) -> Result<()> {
        let deadline = Instant::now() + self.patience;
        while self.eval(js).await? != Value::Bool(true) {
            self.pause(deadline, js, &"it is not true").await?;
        }
        Ok(())
    }

    /// Aims at the element and clicks, or gives the reason why that is not possible yet.
    async fn try_click(&self, css: &str) -> Result<Option<String>, CmdError> {
        let element = self.find(css).await?;
        let reason = click::aim(&self.client, &element).await?;
        if reason.is_some() {
            return Ok(reason);
        }
        match element.click().await {
            // It may be gone just because of the click.
            Err(error) if is_not_ready(&error) && click::arrived(&self.client).await => Ok(None),
            clicked => clicked.map(|()| None),
        }
    }

    async fn find(&self, css: &str) -> Result<Element, CmdError> {
        let host = self.client.find(Locator::Css(&self.host)).await?;
        host.shadow_root().await?.find(Locator::Css(css)).await
    }

    /// Tries until it works, as long as what fails is that the element is not ready.
    async fn retry<T>(
        &self,
        css: &str,
        attempt: impl AsyncFn() -> Result<T, CmdError>,
    ) -> Result<T> {
        let deadline = Instant::now() + self.patience;
        loop {
            match attempt().await {
                Ok(value) => return Ok(value),
                Err(error) if is_not_ready(&error) => self.pause(deadline, css, &error).await?,
                Err(error) => return Err(error).with_context(|| format!("with `{css}`")),
            }
        }
    }

    /// A short wait; after the deadline the error that says what was awaited and what is shown.
    async fn pause(
        &self,
        deadline: Instant,
        awaited: &str,
        why: &dyn std::fmt::Display,
    ) -> Result<()> {
        if Instant::now() > deadline {
            let shown = self.eval(SHOWN).await?;
            bail!(
                "`{awaited}` in `{}`: {why} after {:?}; shown: {}",
                self.host,
                self.patience,
                shown.as_str().unwrap_or_default()
            );
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
        Ok(())
    }
}

/// Whether the element may yet appear, or be replaced, or come out from under another.
fn is_not_ready(error: &CmdError) -> bool {
    matches!(
        error,
        CmdError::Standard(answer) if matches!(
            answer.error,
            ErrorStatus::NoSuchElement
                | ErrorStatus::NoSuchShadowRoot
                | ErrorStatus::DetachedShadowRoot
                | ErrorStatus::StaleElementReference
                | ErrorStatus::ElementNotInteractable
                | ErrorStatus::ElementClickIntercepted
        )
    )
}

/// Shift, Control, Alt and Meta, left and right.
fn is_modifier(key: char) -> bool {
    matches!(
        key,
        '\u{e008}'..='\u{e00a}' | '\u{e03d}' | '\u{e050}'..='\u{e053}'
    )
}
