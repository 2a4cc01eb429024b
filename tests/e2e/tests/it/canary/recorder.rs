//! A server that keeps every byte of every request, and answers: the host page with all that it
//! knows of its visitor, the shipped files and the real collector behind it, and to whatever else
//! is asked of it something that an agency's own application would say.

use std::io::{BufReader, Write as _, copy};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::{Context as _, Result};

use super::marks::Marks;

/// Where responses go that the collector is to have.
const API: &str = "/api/responses";

/// What was asked, byte by byte.
#[derive(Clone)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) target: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Request {
    /// The address without what comes behind the path.
    pub(super) fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    pub(super) fn header(&self, wanted: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| &**value)
    }

    /// Everything, but for the headers with these names.
    pub(super) fn bytes(&self, without: &[&str]) -> Vec<u8> {
        let mut bytes = format!("{} {}\n", self.method, self.target).into_bytes();
        for (name, value) in &self.headers {
            if !without.iter().any(|left_out| name.eq_ignore_ascii_case(left_out)) {
                bytes.extend_from_slice(format!("{name}: {value}\n").as_bytes());
            }
        }
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

/// The server; it is there until the test's process ends.
pub(super) struct Recorder {
    pub(super) origin: String,
    behind: Arc<Behind>,
}

struct Behind {
    site: PathBuf,
    collector: String,
    marks: Marks,
    body: Mutex<String>,
    seen: Mutex<Vec<Request>>,
    refusing: AtomicBool,
}

impl Recorder {
    pub(super) fn before(site: PathBuf, collector: &str, marks: Marks) -> Result<Recorder> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let origin = format!("http://{}", listener.local_addr()?);
        let behind = Arc::new(Behind {
            site,
            collector: collector.to_owned(),
            marks,
            body: Mutex::default(),
            seen: Mutex::default(),
            refusing: AtomicBool::new(false),
        });
        let served = Arc::clone(&behind);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let behind = Arc::clone(&served);
                // Browsers open connections that they never use.
                thread::spawn(move || answer(stream, &behind));
            }
        });
        Ok(Recorder { origin, behind })
    }

    /// What the host page holds from now on: what `survei html` prints, or a tag by hand.
    pub(super) fn show(&self, body: &str) {
        body.clone_into(&mut self.behind.body.lock().unwrap());
    }

    /// Whether responses are refused for now.
    pub(super) fn refuse(&self, refusing: bool) {
        self.behind.refusing.store(refusing, Ordering::SeqCst);
    }

    /// What was asked since this was last called.
    pub(super) fn take(&self) -> Vec<Request> {
        std::mem::take(&mut *self.behind.seen.lock().unwrap())
    }
}

fn answer(mut stream: TcpStream, behind: &Behind) -> Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let request = read(&mut reader)?;
    behind.seen.lock().unwrap().push(request.clone());
    let html = "text/html; charset=utf-8";
    match request.path() {
        path if path.starts_with("/asal/") => {
            let next = behind.marks.address();
            let page =
                format!("<!doctype html><title>Asal</title><a id=next href='{next}'>Lanjut</a>");
            reply(&mut stream, "200 OK", "Referrer-Policy: unsafe-url\r\n", html, page.as_bytes())
        }
        path if path.starts_with("/warga/") => {
            let page = behind.marks.page(&behind.body.lock().unwrap());
            let cookies = behind.marks.cookies();
            reply(&mut stream, "200 OK", &cookies, html, page.as_bytes())
        }
        API if behind.refusing.load(Ordering::SeqCst) => {
            reply(&mut stream, "503 Service Unavailable", "", "text/plain", b"nanti")
        }
        API | "/received" | "/recap.css" => pass(&mut stream, &request, &behind.collector),
        path => {
            if let Ok(content) = std::fs::read(behind.site.join(path.trim_start_matches('/'))) {
                return reply(&mut stream, "200 OK", "", kind(path), &content);
            }
            // An application that knows nothing of the survey: a page with a token, a form that
            // leads to the first question.
            match (&*request.method, path) {
                ("POST", "/survei/responden") => {
                    let to = "Location: /survei/soal/7\r\n";
                    reply(&mut stream, "302 Found", to, html, b"")
                }
                ("POST", _) => {
                    reply(&mut stream, "201 Created", "", "application/json", b"{\"success\":true}")
                }
                _ => {
                    let page = b"<!doctype html><meta name=csrf-token content=T0k>\
                        <form><input name=_token value=T0k></form>";
                    reply(&mut stream, "200 OK", "", html, page)
                }
            }
        }
    }
}

fn read(reader: &mut impl std::io::BufRead) -> Result<Request> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut first = line.split(' ').map(str::to_owned);
    let (method, target) = first.next().zip(first.next()).context("no request")?;
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let mut request = Request { method, target, headers, body: Vec::new() };
    let length = request.header("content-length").map_or(Ok(0), str::parse)?;
    request.body = vec![0; length];
    reader.read_exact(&mut request.body)?;
    Ok(request)
}

fn reply(
    stream: &mut TcpStream,
    status: &str,
    headers: &str,
    kind: &str,
    body: &[u8],
) -> Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\n{headers}Content-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    Ok(stream.write_all(body)?)
}

/// Hands a request on to the collector, and its reply back.
fn pass(stream: &mut TcpStream, request: &Request, collector: &str) -> Result<()> {
    let mut behind = TcpStream::connect(collector)?;
    let mut head = format!("{} {} HTTP/1.1\r\n", request.method, request.target);
    for (name, value) in &request.headers {
        if !name.eq_ignore_ascii_case("connection") {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
    }
    write!(behind, "{head}Connection: close\r\n\r\n")?;
    behind.write_all(&request.body)?;
    copy(&mut behind, stream)?;
    Ok(())
}

fn kind(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|extension| extension.to_str()) {
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}
