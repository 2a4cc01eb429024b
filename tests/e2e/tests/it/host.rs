//! Another site: a few pages on a port of their own, without the collector and its headers.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use anyhow::{Context as _, Result};

/// A page or script: path, media type, text.
type File = (&'static str, &'static str, String);

/// A site that is there until the test's process ends.
pub(crate) struct Host {
    /// As browsers write it in messages: `http://127.0.0.1:PORT`.
    pub(crate) origin: String,
}

impl Host {
    /// Opens a port first, so that pages may be written that name it.
    pub(crate) fn open(files: impl FnOnce(&str) -> Vec<File>) -> Result<Host> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let origin = format!("http://{}", listener.local_addr()?);
        let files = Arc::new(files(&origin));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let files = Arc::clone(&files);
                // Browsers open connections that they never use.
                thread::spawn(move || answer(stream, &files));
            }
        });
        Ok(Host { origin })
    }
}

fn answer(mut stream: TcpStream, files: &[File]) -> Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().context("no request")??;
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let path = request.split(' ').nth(1).context("no path")?;
    let found = files.iter().find(|(name, ..)| *name == path);
    let (status, kind, body) = match found {
        Some((_, kind, body)) => ("200 OK", *kind, &**body),
        None => ("404 Not Found", "text/plain", ""),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    )?;
    Ok(())
}
