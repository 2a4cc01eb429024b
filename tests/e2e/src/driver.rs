//! A driver's processes: started together, watched, and ended together.

use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

use crate::engine::Launch;

/// Runs the driver (`"$@"`) and ends the whole process group as soon as standard input is closed,
/// which the kernel does when the test process dies, however it dies.
const WATCHED: &str = r#"{ "$@"; kill "$$"; } & read -r _; kill 0"#;

/// A running WebDriver with all that it started: browser, display, message bus.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    home: PathBuf,
}

impl Driver {
    /// Starts the driver in a process group of its own; all that it writes goes below `home`.
    pub(crate) fn spawn(launch: &Launch, home: &Path) -> Result<Self> {
        let log = File::create(home.join("driver.log")).context("creating the driver's log")?;
        let child = Command::new("sh")
            .args(["-c", WATCHED, "sh"])
            .args(&launch.command)
            .env("HOME", home)
            .env("TMPDIR", home)
            .env("XDG_CACHE_HOME", home.join(".cache"))
            .env("XDG_CONFIG_HOME", home.join(".config"))
            .env("XDG_DATA_HOME", home.join(".local/share"))
            .env("XDG_RUNTIME_DIR", home)
            // Plain `C`: of `C.UTF-8` WebKit makes the language `C` instead of `en-US`.
            .env("LC_ALL", "C")
            .env_remove("WAYLAND_DISPLAY")
            .envs(launch.env.iter().copied())
            .stdin(Stdio::piped())
            .stdout(log.try_clone().context("sharing the driver's log")?)
            .stderr(log)
            .process_group(0)
            .spawn()
            .with_context(|| format!("starting {:?}", launch.command))?;
        Ok(Self { child, home: home.to_owned() })
    }

    /// Waits until the driver accepts connections on `port`.
    pub(crate) async fn listening(&mut self, port: u16, patience: Duration) -> Result<()> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let deadline = Instant::now() + patience;
        while TcpStream::connect_timeout(&address, patience).is_err() {
            if !matches!(self.child.try_wait(), Ok(None)) {
                bail!("the driver ended at once:\n{}", self.log());
            }
            if Instant::now() > deadline {
                bail!("no driver after {patience:?}:\n{}", self.log());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// The last lines of what the driver and the browser said.
    pub(crate) fn log(&self) -> String {
        let bytes = fs::read(self.home.join("driver.log")).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let mut lines: Vec<&str> = text.lines().rev().take(20).collect();
        lines.reverse();
        lines.join("\n")
    }

    /// The process group that the driver and most of its children are in.
    pub(crate) fn group(&self) -> u32 {
        self.child.id()
    }

    /// Ends every process, first asking and then not. Blocks for a moment.
    pub(crate) fn end(&mut self) -> Result<()> {
        self.signal(Signal::TERM);
        if self.gone_within(Duration::from_secs(2)) {
            return Ok(());
        }
        for _ in 0..50 {
            self.signal(Signal::KILL);
            if self.gone_within(Duration::from_millis(200)) {
                return Ok(());
            }
        }
        bail!("processes that cannot be ended: {:?}", self.running())
    }

    fn signal(&self, signal: Signal) {
        for process in self.running() {
            // It may have ended by itself since it was listed.
            let _ = kill_process(process, signal);
        }
    }

    fn gone_within(&mut self, patience: Duration) -> bool {
        let deadline = Instant::now() + patience;
        loop {
            let reaped = !matches!(self.child.try_wait(), Ok(None));
            if reaped && self.running().is_empty() {
                return true;
            }
            if Instant::now() > deadline {
                return false;
            }
            sleep(Duration::from_millis(20));
        }
    }

    /// The driver's process group, and whoever left it (crash reporters do) but still has this
    /// driver's home in its environment.
    fn running(&self) -> Vec<Pid> {
        let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
        processes
            .filter(|entry| {
                let folder = entry.path();
                match state_and_group(&folder) {
                    None | Some(('Z' | 'X', _)) => false,
                    Some((_, group)) => group == self.group() || self.is_home_of(&folder),
                }
            })
            .filter_map(|entry| Pid::from_raw(entry.file_name().to_str()?.parse().ok()?))
            .collect()
    }

    fn is_home_of(&self, process: &Path) -> bool {
        let environment = fs::read(process.join("environ")).unwrap_or_default();
        environment
            .split(|byte| *byte == 0)
            .any(|pair| pair.strip_prefix(b"HOME=") == Some(self.home.as_os_str().as_bytes()))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Nobody is left to tell; `Browser::quit` reports.
        let _ = self.end();
    }
}

/// From `/proc/<pid>/stat`; the second field is a name in brackets that may hold anything.
fn state_and_group(process: &Path) -> Option<(char, u32)> {
    let stat = fs::read_to_string(process.join("stat")).ok()?;
    let (_, rest) = stat.rsplit_once(") ")?;
    let mut fields = rest.split(' ');
    let state = fields.next()?.chars().next()?;
    let group = fields.nth(1)?.parse().ok()?;
    Some((state, group))
}
