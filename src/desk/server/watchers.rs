//! The pages that are open: each holds a stream on which it is told that there is something new.

use std::{
    io::Write,
    net::TcpStream,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// So many pages are told; of more, the oldest is let go.
const MOST: usize = 16;

/// What a stream of events begins with.
const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\r\nretry: 1000\n\n";

/// The streams of the pages that are open.
#[derive(Default)]
pub(super) struct Watchers {
    streams: Mutex<Vec<TcpStream>>,
}

impl Watchers {
    fn streams(&self) -> MutexGuard<'_, Vec<TcpStream>> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A page that is told from now on.
    pub(super) fn add(&self, mut stream: TcpStream, version: (u64, u64)) {
        let begun = stream.write_all(HEAD.as_bytes());
        if begun.and_then(|()| say(&mut stream, version)).is_err() {
            return;
        }
        let mut streams = self.streams();
        if streams.len() == MOST {
            streams.remove(0);
        }
        streams.push(stream);
    }

    /// Tells all pages which version there is to show; those that have gone are found out by it.
    pub(super) fn tell(&self, version: (u64, u64)) {
        self.streams()
            .retain_mut(|stream| say(stream, version).is_ok());
    }

    /// Whether a page is open.
    pub(super) fn are_there(&self) -> bool {
        !self.streams().is_empty()
    }

    /// Ends all streams.
    pub(super) fn close(&self) {
        self.streams().clear();
    }
}

fn say(stream: &mut TcpStream, (opened, changes): (u64, u64)) -> std::io::Result<()> {
    write!(stream, "data: {opened}.{changes}\n\n")?;
    stream.flush()
}
