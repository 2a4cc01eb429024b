//! What a citizen has set on the device, as far as each engine lets a test set it: forced
//! colours, less motion, a magnified page. WebDriver has no words for it, so each engine's own.

use anyhow::{Context as _, Result};
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::browser::Browser;
use crate::engine::Engine;

/// A command of one vendor, sent within the session.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// Sets what a person may have set: whether colours are the system's own, and whether
    /// movement is unwelcome. Says which of the two the engine lets us set.
    pub async fn prefer(&self, forced_colours: bool, less_motion: bool) -> Result<(bool, bool)> {
        match self.engine() {
            Engine::Chromium => {
                let colours = if forced_colours { "active" } else { "none" };
                let motion = if less_motion { "reduce" } else { "no-preference" };
                let features = json!([
                    { "name": "forced-colors", "value": colours },
                    { "name": "prefers-reduced-motion", "value": motion },
                ]);
                self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
                Ok((true, true))
            }
            Engine::Firefox => {
                let (colours, motion) = (if forced_colours { 2 } else { 1 }, u8::from(less_motion));
                self.chrome(&format!(
                    "Services.prefs.setIntPref('browser.display.document_color_use', {colours});
                     Services.prefs.setIntPref('ui.prefersReducedMotion', {motion});"
                ))
                .await?;
                Ok((true, true))
            }
            // It knows no forced colours; movement is a setting of the desktop.
            Engine::WebKit => Ok((false, false)),
        }
    }

    /// Magnifies the page as a browser's own zoom does: a window 1280 wide shows 320 of the page
    /// at four times. Whether the engine lets us.
    pub async fn zoom(&self, times: u32) -> Result<bool> {
        match self.engine() {
            Engine::Chromium if times == 1 => {
                self.cdp("Emulation.clearDeviceMetricsOverride", json!({})).await?;
            }
            Engine::Chromium => {
                let screen = json!({
                    "width": 1280 / times, "height": 1024 / times,
                    "deviceScaleFactor": times, "mobile": false,
                });
                self.cdp("Emulation.setDeviceMetricsOverride", screen).await?;
            }
            Engine::Firefox => {
                self.chrome(&format!("gBrowser.selectedBrowser.fullZoom = {times};")).await?;
            }
            Engine::WebKit => return Ok(false),
        }
        Ok(true)
    }

    /// Magnifies text alone, as Firefox does; no other engine has it.
    pub async fn zoom_text(&self, percent: u32) -> Result<bool> {
        if self.engine() != Engine::Firefox {
            return Ok(false);
        }
        self.chrome(&format!("gBrowser.selectedBrowser.textZoom = {percent} / 100;")).await?;
        Ok(true)
    }

    /// The accessibility tree of the page as Chromium gives it to screen readers.
    pub async fn tree(&self) -> Result<Vec<Value>> {
        let told = self.cdp("Accessibility.getFullAXTree", json!({})).await?;
        told.get("nodes")
            .and_then(Value::as_array)
            .cloned()
            .with_context(|| format!("no tree: {told}"))
    }

    async fn cdp(&self, command: &str, given: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": given });
        let command = Vendor { path: "goog/cdp/execute", body };
        Ok(self.client.issue_cmd(command).await?)
    }

    /// Runs a script in Firefox's own window.
    async fn chrome(&self, script: &str) -> Result<()> {
        let context = |name: &str| Vendor { path: "moz/context", body: json!({ "context": name }) };
        self.client.issue_cmd(context("chrome")).await?;
        let done = self.client.execute(script, Vec::new()).await;
        self.client.issue_cmd(context("content")).await?;
        done.map(drop).with_context(|| format!("in Firefox's window: {script}"))
    }
}
