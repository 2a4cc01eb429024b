//! The agency's own website: the host pages without any content policy, and behind them the
//! collector, as a web server hands its requests on.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _, copy};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context as _, Result};

/// Serves the folder, and what is not in it from the collector at this address. A thread per
/// connection, as browsers open some that they never use.
pub(crate) fn serve(folder: PathBuf, collector: String) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (folder, collector) = (folder.clone(), collector.clone());
            thread::spawn(move || answer(stream, &folder, &collector));
        }
    });
    Ok(format!("http://{address}/"))
}

fn answer(mut stream: TcpStream, folder: &Path, collector: &str) -> Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut head = first.clone();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let (name, value) = line.split_once(':').unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse()?,
            // One request for each connection.
            "connection" => continue,
            _ => {}
        }
        if line.trim().is_empty() {
            break;
        }
        head.push_str(&line);
    }
    let path = first.split(' ').nth(1).context("no path")?.trim_start_matches('/');
    if let Ok(content) = fs::read(folder.join(path)) {
        let kind = kind(path);
        write!(
            stream,
            "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             Cache-Control: no-cache\r\nConnection: close\r\n\r\n",
            content.len()
        )?;
        return Ok(stream.write_all(&content)?);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let mut behind = TcpStream::connect(collector)?;
    write!(behind, "{head}Connection: close\r\n\r\n")?;
    behind.write_all(&body)?;
    copy(&mut behind, &mut stream)?;
    Ok(())
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}
