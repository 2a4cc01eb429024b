//! The server under test, on a port of its own with a database of its own.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::thread::JoinHandle;

use rusqlite::Connection;
use serde_json::Value;
use survei_collector::{Calendar, Configuration, Origins, Settings, Token, router, serve};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::client::{Reply, ask};
use crate::form::CONFIG;

pub(crate) const TOKEN: &str = "token-untuk-pengujian";

/// 2026-11-25, the server's today in every test.
pub(crate) const TODAY: i64 = 20_782;

/// What to start.
pub(crate) struct Options {
    pub(crate) config: String,
    pub(crate) origins: Vec<String>,
    pub(crate) frames: Vec<String>,
    pub(crate) site: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Options {
        Options { config: CONFIG.to_owned(), origins: Vec::new(), frames: Vec::new(), site: None }
    }
}

/// A running server; ends when dropped.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    pub(crate) folder: TempDir,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

impl Server {
    pub(crate) fn start() -> Server {
        Server::start_with(Options::default())
    }

    pub(crate) fn start_with(options: Options) -> Server {
        Server::start_in(tempfile::tempdir().unwrap(), options)
    }

    /// Starts over a folder that may hold a database already.
    pub(crate) fn start_in(folder: TempDir, options: Options) -> Server {
        let (configuration, warnings) =
            Configuration::read(&options.config, folder.path()).unwrap();
        assert!(warnings.is_empty(), "{warnings:?}");
        let app = router(Settings {
            configuration,
            data: folder.path().join("responses.sqlite"),
            site: options.site,
            origins: Origins::parse(&options.origins).unwrap(),
            frames: Origins::parse(&options.frames).unwrap(),
            token: Token::parse(TOKEN).unwrap(),
            calendar: Calendar::Fixed(TODAY),
        })
        .unwrap();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            let stopped = async move { stopped.await.unwrap_or(()) };
            runtime.block_on(async {
                serve(TcpListener::from_std(listener).unwrap(), app, stopped).await.unwrap();
            });
        });
        Server { address, folder, running: Some((stop, thread)) }
    }

    /// Ends the server and hands its folder on.
    pub(crate) fn stop(mut self) -> TempDir {
        self.end();
        std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap())
    }

    fn end(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            stop.send(()).unwrap();
            thread.join().unwrap();
        }
    }

    /// Hands a response in.
    pub(crate) fn post(&self, body: &Value) -> Reply {
        self.post_bytes(body.to_string().as_bytes())
    }

    pub(crate) fn post_bytes(&self, body: &[u8]) -> Reply {
        let headers = [("Content-Type", "application/json")];
        ask(self.address, "POST", "/api/responses", &headers, body)
    }

    /// Hands a response in that must be taken as new.
    pub(crate) fn keep(&self, body: &Value) -> String {
        let reply = self.post(body);
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.receipt()
    }

    /// A GET without the token.
    pub(crate) fn get(&self, path: &str) -> Reply {
        ask(self.address, "GET", path, &[], b"")
    }

    /// A GET with the token.
    pub(crate) fn read(&self, path: &str) -> Reply {
        let bearer = format!("Bearer {TOKEN}");
        ask(self.address, "GET", path, &[("Authorization", &bearer)], b"")
    }

    /// The recap; `query` begins with `?` or is empty.
    pub(crate) fn recap(&self, query: &str) -> Value {
        let reply = self.read(&format!("/api/recap{query}"));
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    }

    /// The database as another program sees it.
    pub(crate) fn database(&self) -> Connection {
        Connection::open(self.folder.path().join("responses.sqlite")).unwrap()
    }

    /// A number out of the database.
    pub(crate) fn count(&self, sql: &str) -> i64 {
        self.database().query_row(sql, [], |row| row.get(0)).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}
