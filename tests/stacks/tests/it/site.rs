//! What the browser sees: an application, and beside it the folder of the widget.

use std::fs;
use std::io::{self, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::Result;

use crate::apps::named;
use crate::request::Request;

/// Does something to the application, or to a request just before it arrives there.
type Meddle = Box<dyn FnOnce(&mut Request) + Send>;

/// A web server as agencies have one in front of their application.
pub(crate) struct Site {
    /// Where the browser goes.
    pub(crate) address: SocketAddr,
    seen: Arc<Seen>,
}

struct Seen {
    upstream: SocketAddr,
    /// The folder with the configurations.
    app: PathBuf,
    posts: Mutex<Vec<Request>>,
    meddle: Mutex<Option<(String, Meddle)>>,
    /// The path of a POST whose reply gets lost.
    lossy: Mutex<Option<String>>,
}

/// The page of an application without pages.
const PAGE: &str = "<!doctype html><html lang=id><meta charset=utf-8><title>Survei</title>\
    <script src=/survei-publik/element.js defer></script><body>\
    <survei-publik src=/survei-publik/survei.json layout=one-page></survei-publik></body></html>";

impl Site {
    /// Opens the site of the application that listens at `upstream`, now or later; the folder
    /// `app` has its configurations.
    pub(crate) fn open(upstream: SocketAddr, app: &Path) -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (posts, meddle, lossy) = Default::default();
        let seen = Arc::new(Seen { upstream, app: app.to_owned(), posts, meddle, lossy });
        let site = Site { address, seen: Arc::clone(&seen) };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let seen = Arc::clone(&seen);
                // Browsers open connections that they never use.
                thread::spawn(move || answer(stream, &seen));
            }
        });
        site
    }

    /// The address of a page.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The POST requests so far.
    pub(crate) fn posts(&self) -> Vec<Request> {
        self.seen.posts.lock().unwrap().clone()
    }

    /// Does something just before the next POST to this path arrives at the application.
    pub(crate) fn before_post(
        &self,
        path: &str,
        meddle: impl FnOnce(&mut Request) + Send + 'static,
    ) {
        *self.seen.meddle.lock().unwrap() = Some((path.to_owned(), Box::new(meddle)));
    }

    /// Loses what the application answers to the next POST to this path.
    pub(crate) fn lose_reply(&self, path: &str) {
        *self.seen.lossy.lock().unwrap() = Some(path.to_owned());
    }
}

fn answer(mut stream: TcpStream, seen: &Seen) -> Result<()> {
    let Some(mut request) = Request::read(&stream)? else { return Ok(()) };
    if let Some(name) = request.path().strip_prefix("/survei-publik/") {
        return send_file(&mut stream, seen, name);
    }
    if request.method == "POST" {
        seen.posts.lock().unwrap().push(request.clone());
        let meddle = {
            let mut planned = seen.meddle.lock().unwrap();
            planned.take_if(|(path, _)| path == request.path())
        };
        if let Some((_, meddle)) = meddle {
            meddle(&mut request);
        }
    }
    let Ok(mut upstream) = TcpStream::connect(seen.upstream) else {
        let head = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        return Ok(stream.write_all(head.as_bytes())?);
    };
    upstream.write_all(&request.bytes())?;
    let lost = |path: &mut String| request.method == "POST" && path == request.path();
    let lossy = seen.lossy.lock().unwrap().take_if(lost);
    match lossy {
        None => io::copy(&mut upstream, &mut stream)?,
        Some(_) => io::copy(&mut upstream, &mut io::sink())?,
    };
    Ok(())
}

/// A configuration of the application, or a file that ships.
fn send_file(stream: &mut TcpStream, seen: &Seen, name: &str) -> Result<()> {
    let configuration = fs::read(seen.app.join(name));
    let shipped = || match name {
        "halaman.html" => Ok(PAGE.as_bytes().to_vec()),
        name => fs::read(named("SURVEI_SITE").join(name)),
    };
    let (status, body) = match configuration.or_else(|_| shipped()) {
        Ok(body) => ("200 OK", body),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n"
    )?;
    Ok(stream.write_all(&body)?)
}
