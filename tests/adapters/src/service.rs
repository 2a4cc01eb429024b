//! A program that runs as long as the tests do, in a folder of its own.

use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a program may take to be ready. Generous: the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs the program (`"$@"`). When standard input is closed, which the kernel does when the test
/// process dies, however it dies, ends the whole process group and removes the folder.
/// PostgreSQL calls INT what others call TERM, and answers neither in its children. Apache ends its
/// whole process group, which would end the removal, and writes until it has ended.
const WATCHED: &str = r#"{ "$@"; kill "$$"; } & trap : TERM INT; read -r _
    kill -s INT 0; kill 0; wait; wait; trap "" TERM INT
    rm -rf "$FOLDER" || { sleep 1; rm -rf "$FOLDER"; }"#;

/// A running program, as long as this is not dropped: it is kept for the life of the process.
#[derive(Debug)]
pub struct Service {
    /// Where it listens.
    pub address: SocketAddr,
    child: Child,
    log: PathBuf,
}

impl Service {
    /// Starts a program whose files are in `folder`; it listens at `address` when it is ready.
    pub fn start(command: &Command, folder: &Path, address: SocketAddr) -> Service {
        let log = folder.join("log.txt");
        let file = File::create(&log).unwrap();
        let mut watched = Command::new("sh");
        watched.args(["-c", WATCHED, "sh"]).arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            watched.env(name, value.unwrap());
        }
        let child = watched
            .env("FOLDER", folder)
            .env("LC_ALL", "C.UTF-8")
            .current_dir(command.get_current_dir().unwrap_or(folder))
            .stdin(Stdio::piped())
            .stdout(file.try_clone().unwrap())
            .stderr(file)
            .process_group(0)
            .spawn()
            .unwrap();
        let mut service = Service { address, child, log };
        service.wait_until("it listens", || TcpStream::connect(address).is_ok());
        service
    }

    /// Waits until something holds; fails with what the program said if it never does.
    pub fn wait_until(&mut self, what: &str, mut holds: impl FnMut() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds() {
            let runs = matches!(self.child.try_wait(), Ok(None));
            assert!(runs && Instant::now() < deadline, "never came that {what}:\n{}", self.log());
            sleep(Duration::from_millis(20));
        }
    }

    /// What the program said.
    pub fn log(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.log).unwrap_or_default()).into_owned()
    }
}

/// A port of loopback that nobody listens at.
pub fn free_address() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap()
}

/// A new folder for one service, below the system's temporary folder.
pub fn folder(name: &str) -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let process = std::process::id();
    let folder = std::env::temp_dir().join(format!("survei-adapters-{process}-{number}-{name}"));
    fs::create_dir(&folder).unwrap();
    folder
}

/// The samples.
pub fn adapters() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../adapters").canonicalize().unwrap()
}

/// Runs a program to its end, which must be a good one, and gives what it printed.
pub fn run(command: &mut Command) -> String {
    let output = command.stdin(Stdio::null()).output();
    let output = output
        .unwrap_or_else(|error| panic!("{command:?}: {error}; `cargo xtask test` installs it"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{command:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// A file of the samples with lines edited, as an admin edits them; each must be there once.
pub fn edited(file: &Path, edits: &[(&str, &str)]) -> String {
    let mut text = fs::read_to_string(file).unwrap();
    for (from, to) in edits {
        assert_eq!(text.matches(from).count(), 1, "{from} in {}", file.display());
        text = text.replace(from, to);
    }
    text
}
