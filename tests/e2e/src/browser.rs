//! A browser from its start to its end.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tempfile::TempDir;
use tokio::time::timeout;

use crate::driver::Driver;
use crate::engine::{Engine, Launch};
use crate::page::Page;

/// How long a driver may take to answer.
const ANSWER: Duration = Duration::from_secs(30);

/// How long the browser may then take to start; on a busy machine Firefox needs half a minute.
const START: Duration = Duration::from_secs(90);

/// How long the browser may take to close.
const CLOSE: Duration = Duration::from_secs(30);

/// The viewport that every browser starts with.
const WIDTH: u32 = 1280;
const HEIGHT: u32 = 720;

/// How long a window may take to have a new size; a busy machine needs seconds.
const SETTLE: Duration = Duration::from_secs(10);

/// A running browser with a fresh profile. When it is dropped, all its processes end with it.
#[derive(Debug)]
pub struct Browser {
    /// The WebDriver session, for all that this crate does not wrap.
    pub client: Client,
    engine: Engine,
    driver: Driver,
    // Declared last, so removed last: after the processes that write into it.
    home: TempDir,
}

impl Browser {
    /// Starts the engine's driver on an unused loopback port, and the browser through it.
    pub async fn start(engine: Engine) -> Result<Self> {
        Self::launch(engine, |port, home| engine.launch(port, home)).await
    }

    /// Starts Chromium with voices.
    pub async fn start_speaking() -> Result<Self> {
        Self::launch(Engine::Chromium, Engine::speaking).await
    }

    async fn launch(
        engine: Engine,
        launch: impl FnOnce(u16, &Path) -> Result<Launch>,
    ) -> Result<Self> {
        let home = tempfile::Builder::new()
            .prefix("survei-e2e-")
            .tempdir()
            .context("creating the browser's home")?;
        let port = unused_port()?;
        let launch = launch(port, home.path())?;
        let mut driver = Driver::spawn(&launch, home.path())?;
        driver.listening(port, ANSWER).await?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(launch.capabilities);
        let url = format!("http://127.0.0.1:{port}/");
        let client = timeout(START, builder.connect(&url))
            .await
            .map_err(anyhow::Error::from)
            .and_then(|session| session.map_err(anyhow::Error::from))
            .with_context(|| format!("no {} session:\n{}", engine.name(), driver.log()))?;
        let browser = Self { client, engine, driver, home };
        browser.resize(WIDTH, HEIGHT).await?;
        Ok(browser)
    }

    /// Which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The process group that the driver and most of its children are in.
    #[must_use]
    pub fn process_group(&self) -> u32 {
        self.driver.group()
    }

    /// The temporary folder that holds the profile and the log, and is every process's `HOME`.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The page that is open, seen through the widget's shadow root.
    #[must_use]
    pub fn page(&self) -> Page {
        Page::new(self.client.clone())
    }

    /// Gives the viewport (`innerWidth`, `innerHeight`) exactly this size in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let (x, y) = self.engine.origin();
        let wanted = (i64::from(width), i64::from(height));
        let (outer_width, outer_height) = self.client.get_window_size().await?;
        let mut outer = (i64::try_from(outer_width)?, i64::try_from(outer_height)?);
        let mut inner = self.viewport().await?;
        for _ in 0..4 {
            outer.0 += wanted.0 - inner.0;
            outer.1 += wanted.1 - inner.1;
            let [outer_width, outer_height] =
                [outer.0, outer.1].map(|side| u32::try_from(side).unwrap_or(1));
            self.client.set_window_rect(x, y, outer_width, outer_height).await?;
            inner = self.settled(wanted).await?;
            if inner == wanted {
                return Ok(());
            }
        }
        bail!("{}: the viewport is {inner:?} instead of {wanted:?}", self.engine.name())
    }

    /// The viewport as soon as it is as wanted, or as it is when that has not happened in time.
    async fn settled(&self, wanted: (i64, i64)) -> Result<(i64, i64)> {
        let deadline = Instant::now() + SETTLE;
        loop {
            let inner = self.viewport().await?;
            if inner == wanted || Instant::now() > deadline {
                return Ok(inner);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn viewport(&self) -> Result<(i64, i64)> {
        let script = "return [window.innerWidth, window.innerHeight]";
        let size = self.client.execute(script, Vec::new()).await?;
        size.get(0)
            .and_then(Value::as_i64)
            .zip(size.get(1).and_then(Value::as_i64))
            .with_context(|| format!("the viewport's size is {size}"))
    }

    /// Writes what the viewport shows to a PNG file, once two frames have been drawn: WebKit would
    /// otherwise show the frame before, and at first a black one.
    pub async fn screenshot(&self, path: impl AsRef<Path>) -> Result<()> {
        let frames = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))";
        self.client.execute_async(frames, Vec::new()).await?;
        let png = self.client.screenshot().await?;
        let path = path.as_ref();
        fs::write(path, png).with_context(|| format!("writing {}", path.display()))
    }

    /// Deletes the session, ends every process and removes the profile; reports what failed.
    pub async fn quit(mut self) -> Result<()> {
        let closed = timeout(CLOSE, self.client.close()).await;
        self.driver.end()?;
        closed.context("the session was not deleted in time")??;
        self.home.close().context("removing the browser's home")
    }
}

fn unused_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("finding a port")?;
    Ok(listener.local_addr()?.port())
}
