//! The browser engines, and how the WebDriver of each is started.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use crate::tools::{geckodriver, mini_browser, on_path};

/// Lets Firefox's window be as narrow as a phone; its own minimum is 500 px.
const NARROW_FIREFOX: &str = ":root { min-width: 0 !important }\n";

/// Lets MiniBrowser's window be as narrow as a phone; its tool bar wants 447 px. The page inside
/// is not drawn by GTK and keeps its look.
const NARROW_GTK: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border: 0 }\n";

/// A desktop on which nothing moves: the only way to tell WebKit that movement is unwelcome.
const CALM_GTK: &str = "[Settings]\ngtk-enable-animations=false\n";
/// Sound that goes nowhere, as on a machine without a sound card.
const SILENT: &str = "pcm.!default { type null }\nctl.!default { type null }\n";

/// speech-dispatcher with the one program that speaks, and the sound above.
const ESPEAK: &str = "AudioOutputMethod \"alsa\"\n\
    AddModule \"espeak-ng\" \"sd_espeak-ng\" \"espeak-ng.conf\"\n\
    DefaultModule \"espeak-ng\"\n";

/// The size of the display that WebKit gets. Its pointer stays in the middle, see
/// [`Engine::origin`].
const SCREEN: &str = "3840x2160x24";

/// One of the three engines that citizens' browsers are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, headless, through ChromeDriver.
    Chromium,
    /// Firefox, headless, through geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser on a display of its own, through WebKitWebDriver.
    WebKit,
}

/// What has to be run for an engine, and what its driver is then asked for.
#[derive(Debug)]
pub(crate) struct Launch {
    /// The driver's command line.
    pub(crate) command: Vec<OsString>,
    /// Its environment, beyond what every driver gets.
    pub(crate) env: Vec<(&'static str, &'static str)>,
    /// What the session is asked for.
    pub(crate) capabilities: Capabilities,
}

impl Engine {
    /// The three engines.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine's name, for messages and file names.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Where the window's top left corner is put. Without a window manager an X window has the
    /// focus while the pointer is in it, and without the focus WebKit matches no `:focus`: so its
    /// tool bar is put under the pointer.
    pub(crate) const fn origin(self) -> (u32, u32) {
        match self {
            Self::Chromium | Self::Firefox => (0, 0),
            Self::WebKit => (1900, 1075),
        }
    }

    /// Chromium with the voices of this machine (espeak-ng, through speech-dispatcher), which are
    /// played to nobody.
    pub(crate) fn speaking(port: u16, home: &Path) -> Result<Launch> {
        write(&home.join(".asoundrc"), SILENT)?;
        write(&home.join(".config/speech-dispatcher/speechd.conf"), ESPEAK)?;
        chromium(port, home, &["--enable-speech-dispatcher"])
    }

    /// How to start this engine's driver on `port`, with everything it writes below `home`.
    pub(crate) fn launch(self, port: u16, home: &Path) -> Result<Launch> {
        match self {
            Self::Chromium => chromium(port, home, &[]),
            Self::Firefox => firefox(port, home),
            Self::WebKit => webkit(port, home),
        }
    }
}

fn chromium(port: u16, home: &Path, more: &[&str]) -> Result<Launch> {
    let profile = home.join("profile");
    let mut options = json!({
        "binary": on_path(&["chromium", "chromium-browser", "google-chrome"])?,
        "args": [
            "--headless",
            // As root, and in most containers, Chromium does not start with its sandbox.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            format!("--user-data-dir={}", profile.display()),
        ],
    });
    if let Some(arguments) = options.get_mut("args").and_then(Value::as_array_mut) {
        arguments.extend(more.iter().map(|argument| json!(argument)));
    }
    Ok(Launch {
        command: vec![on_path(&["chromedriver"])?.into(), format!("--port={port}").into()],
        env: Vec::new(),
        capabilities: capabilities(json!({ "goog:chromeOptions": options }))?,
    })
}

fn firefox(port: u16, home: &Path) -> Result<Launch> {
    let profile = home.join("profile");
    write(&profile.join("chrome/userChrome.css"), NARROW_FIREFOX)?;
    let options = json!({
        "binary": on_path(&["firefox-esr", "firefox"])?,
        "args": ["-headless", "-profile", profile],
        "prefs": { "toolkit.legacyUserProfileCustomizations.stylesheets": true },
    });
    Ok(Launch {
        command: vec![
            geckodriver()?.into(),
            "--port".into(),
            port.to_string().into(),
            // Otherwise always 9222: two drivers at once would want the same.
            "--websocket-port".into(),
            "0".into(),
            // Zoom and the like are set in the browser's own window.
            "--allow-system-access".into(),
        ],
        env: Vec::new(),
        capabilities: capabilities(json!({ "moz:firefoxOptions": options }))?,
    })
}

fn webkit(port: u16, home: &Path) -> Result<Launch> {
    write(&home.join(".config/gtk-3.0/gtk.css"), NARROW_GTK)?;
    write(&home.join(".config/gtk-3.0/settings.ini"), CALM_GTK)?;
    // xvfb-run needs these two and names them badly when they are not there.
    on_path(&["Xvfb"])?;
    on_path(&["xauth"])?;
    let options = json!({ "binary": mini_browser()?, "args": ["--automation"] });
    Ok(Launch {
        command: vec![
            on_path(&["xvfb-run"])?.into(),
            "--auto-servernum".into(),
            format!("--server-args=-screen 0 {SCREEN}").into(),
            on_path(&["dbus-run-session"])?.into(),
            "--".into(),
            on_path(&["WebKitWebDriver"])?.into(),
            format!("--port={port}").into(),
        ],
        env: vec![
            ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
            // Not onto the Wayland desktop of the person who runs the tests.
            ("GDK_BACKEND", "x11"),
        ],
        capabilities: capabilities(json!({ "webkitgtk:browserOptions": options }))?,
    })
}

fn capabilities(value: Value) -> Result<Capabilities> {
    match value {
        Value::Object(map) => Ok(map),
        other => bail!("capabilities must be an object, not {other}"),
    }
}

/// Writes a file and the folders it lies in.
fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    }
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}
