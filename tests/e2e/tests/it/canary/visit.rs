//! One visit to the host page that knows its visitor, and the search through what was asked there.

use std::fs;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine};

use super::disguises::{disguises, is_in, layers};
use super::marks::Marks;
use super::recorder::{Recorder, Request};
use crate::note::note;
use crate::office::Office;

/// What the widget finds on the page, and what walks through it; one file, which is not ours.
const TRAPS: &str = concat!(include_str!("traps.js"), include_str!("../walk.js"));

/// What the browser itself tells the site that a script or a sheet is fetched from.
const COOKIE: &[&str] = &["cookie"];

pub(super) struct Canary {
    pub(super) office: Office,
    pub(super) recorder: Recorder,
    marks: Marks,
    pub(super) browser: Browser,
    /// How many requests and disguises were looked through.
    requests: usize,
    shapes: usize,
}

impl Canary {
    pub(super) async fn start(engine: Engine, config: &Value) -> Result<Canary> {
        let office = Office::open(config)?;
        office.uncompressed()?;
        fs::write(office.on_site("jebakan.js"), TRAPS)?;
        fs::write(office.on_site("survei.json"), config.to_string())?;
        let marks = Marks::new()?;
        let recorder = Recorder::before(office.site(), office.address(), marks.clone())?;
        let browser = Browser::start(engine).await?;
        Ok(Canary { office, recorder, marks, browser, requests: 0, shapes: 0 })
    }

    /// Arrives at the host page by a link on another page, so that it has a referrer.
    pub(super) async fn visit(&self) -> Result<()> {
        let Canary { browser, recorder, marks, .. } = self;
        browser.client.goto(&[&*recorder.origin, &marks.origin()].concat()).await?;
        let page = browser.page();
        page.eval("document.getElementById('next').click()").await?;
        page.wait_until("return location.pathname.startsWith('/warga/') && !!window.walk").await?;
        let referrer = page.eval("return document.referrer").await?;
        ensure!(referrer.as_str().is_some_and(|from| from.contains("/asal/")), "{referrer}");
        // How the device is before anything is answered.
        self.walk("await jebakan.before;").await
    }

    /// Runs a script of steps in the page, to its end.
    pub(super) async fn walk(&self, steps: &str) -> Result<()> {
        let script = format!(
            "const done = arguments[0]; (async () => {{ {steps} }})()
             .then(() => done(null), (error) => done(`${{error}}; ${{jebakan.warned}}`));"
        );
        let said = self.browser.client.execute_async(&script, Vec::new()).await?;
        match said {
            Value::Null => Ok(()),
            said => {
                let asked =
                    self.recorder.take().into_iter().map(|it| [it.method, it.target].join(" "));
                bail!("{steps}: {said}; asked: {:?}", asked.collect::<Vec<_>>())
            }
        }
    }

    /// Looks through all that was asked since the last look; gives what the widget asked.
    pub(super) fn search(&mut self, cookies: &[&str]) -> Result<Vec<Request>> {
        let mut asked = Vec::new();
        for request in self.recorder.take() {
            let path = request.path().to_owned();
            if ["/warga/", "/asal/"].iter().any(|own| path.starts_with(own))
                && request.method == "GET"
                || ["/jebakan.js", "/favicon.ico"].contains(&&*path)
            {
                continue;
            }
            // A browser sends the site's cookies with the site's own scripts; no page can tell it
            // not to where a script is imported.
            let is_file = [".js", ".css"].iter().any(|end| path.ends_with(end));
            let is_page = request.header("sec-fetch-dest") == Some("document");
            let without = match (is_file, is_page) {
                // WebKit heeds no policy on the page's own tag for a sheet.
                _ if path.ends_with(".css") && self.browser.engine() == Engine::WebKit => {
                    &["cookie", "referer"]
                }
                (true, _) => COOKIE,
                // The browser's own sending of a form.
                (_, true) => &["cookie", "referer"],
                _ => cookies,
            };
            let layers = layers(&request.bytes(without), &request.body);
            for (place, mark) in &self.marks.0 {
                for disguise in disguises(mark) {
                    self.shapes += 1;
                    ensure!(
                        !is_in(&disguise, &layers),
                        "{} {}: the mark in the {place}, {}, is in\n{}",
                        request.method,
                        request.target,
                        disguise.name,
                        String::from_utf8_lossy(&request.bytes(without))
                    );
                }
            }
            self.requests += 1;
            asked.push(request);
        }
        Ok(asked)
    }

    /// No trap was set off, and every request went to the site itself.
    pub(super) async fn untouched(&self) -> Result<usize> {
        let page = self.browser.page();
        let told = page.eval("return jebakan.told").await?;
        ensure!(told == json!([]), "the survey reads {told}");
        let elsewhere = "return performance.getEntriesByType('resource').map(({ name }) => name)
            .filter((name) => new URL(name).origin !== location.origin)";
        let elsewhere = page.eval(elsewhere).await?;
        ensure!(elsewhere == json!([]), "{elsewhere} is another site");
        let set = page.eval("return jebakan.set.length").await?;
        let set = set.as_u64().context("no traps")?;
        ensure!(set > 70, "only {set} traps could be set");
        Ok(usize::try_from(set)?)
    }

    /// The device is as it was before the survey came.
    pub(super) async fn nothing_left(&self) -> Result<()> {
        let same = "const before = await jebakan.before; let after;
            for (let looks = 0; looks < 200; looks += 1) {
              after = await jebakan.left();
              if (after === before) return;
              await walk.soon(50);
            }
            throw new Error(`it was ${before}, it is ${after}`);";
        self.walk(same).await.context("something is left behind")
    }

    pub(super) async fn end(self, what: &str) -> Result<()> {
        let Canary { browser, marks, requests, shapes, office: _office, .. } = self;
        note(&format!(
            "canary, {what}, {}: {} marks, {} shapes each, {requests} requests, {shapes} searches, 0 found",
            browser.engine().name(),
            marks.0.len(),
            disguises("x").len(),
        ));
        browser.quit().await
    }
}
