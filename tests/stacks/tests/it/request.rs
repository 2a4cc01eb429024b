//! A request as it passes through.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpStream;

use anyhow::{Context as _, Result};

/// A request from the browser.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Request {
    /// Reads one; nothing where the browser has opened a connection that it does not use.
    pub(crate) fn read(stream: &TcpStream) -> Result<Option<Request>> {
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut words = line.split(' ');
        let method = words.next().context("no method")?.to_owned();
        let target = words.next().context("no target")?.to_owned();
        let mut request = Request { method, target, headers: Vec::new(), body: Vec::new() };
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            request.headers.push((name.to_owned(), value.to_owned()));
        }
        let length = request.header("content-length").unwrap_or("0").parse()?;
        request.body.resize(length, 0);
        reader.read_exact(&mut request.body)?;
        Ok(Some(request))
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// Changes a cookie that is there, as if another tab had got another one.
    pub(crate) fn change_cookie(&mut self, name: &str, new: &str) {
        let header =
            self.headers.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case("cookie"));
        let (_, cookies) = header.expect("cookies");
        let other = format!("{name}={new}");
        let pairs = cookies.split("; ").map(|pair| match pair.split('=').next() == Some(name) {
            true => &*other,
            false => pair,
        });
        let changed = pairs.collect::<Vec<_>>().join("; ");
        assert_ne!(changed, *cookies, "no cookie {name}");
        *cookies = changed;
    }

    /// The body as text.
    pub(crate) fn body(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The path without the query.
    pub(crate) fn path(&self) -> &str {
        self.target.split('?').next().unwrap()
    }

    /// The request as it came, but on a connection that ends with the reply.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut head = format!("{} {} HTTP/1.1\r\n", self.method, self.target);
        for (name, value) in &self.headers {
            if !name.eq_ignore_ascii_case("connection") {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
        }
        head.push_str("Connection: close\r\n\r\n");
        [head.as_bytes(), &self.body].concat()
    }
}
