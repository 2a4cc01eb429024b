//! The way to the browser.

use std::io::{self, Write};

use axum::body::Bytes;
use tokio::sync::mpsc;

use crate::console::complain;

/// How much is written before it is sent on.
const CHUNK: usize = 16 * 1024;

/// The way from the thread that reads the database to the connection.
#[derive(Debug)]
pub(super) struct Channel {
    sender: mpsc::Sender<io::Result<Bytes>>,
    chunk: Vec<u8>,
}

impl Channel {
    pub(super) fn new(sender: mpsc::Sender<io::Result<Bytes>>) -> Channel {
        Channel { sender, chunk: Vec::with_capacity(CHUNK) }
    }

    /// Breaks the download off, so that nobody takes a part for the whole.
    pub(super) fn fail(&self, error: &anyhow::Error) {
        if !self.sender.is_closed() {
            complain(&format!("CSV terputus: {error:#}"));
            let _ = self.sender.blocking_send(Err(io::Error::other("interrupted")));
        }
    }

    fn send(&mut self) -> io::Result<()> {
        let chunk = std::mem::replace(&mut self.chunk, Vec::with_capacity(CHUNK));
        let sent = self.sender.blocking_send(Ok(chunk.into()));
        sent.map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

impl Write for Channel {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.chunk.extend_from_slice(bytes);
        if self.chunk.len() >= CHUNK {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.chunk.is_empty() { Ok(()) } else { self.send() }
    }
}
