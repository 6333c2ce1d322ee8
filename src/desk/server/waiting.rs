//! The connections that have not said yet what they want: where there are too many, the one that has been
//! silent longest makes way.

use std::{
    collections::VecDeque,
    net::{Shutdown, TcpStream},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// The connections that are silent, the oldest first.
#[derive(Default)]
pub(super) struct Waiting {
    streams: Mutex<Silent>,
}

#[derive(Default)]
struct Silent {
    streams: VecDeque<(u64, TcpStream)>,
    /// Counts those that came.
    came: u64,
}

impl Waiting {
    fn silent(&self) -> MutexGuard<'_, Silent> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a connection as silent; its number is for [`Self::spoke`].
    pub(super) fn add(&self, stream: &TcpStream) -> u64 {
        let mut silent = self.silent();
        silent.came += 1;
        let number = silent.came;
        // One that the system gives no second hold of cannot be ended; it ends by itself.
        if let Ok(stream) = stream.try_clone() {
            silent.streams.push_back((number, stream));
        }
        number
    }

    /// Notes that a connection has said what it wants, or has ended.
    pub(super) fn spoke(&self, number: u64) {
        self.silent().streams.retain(|(one, _)| *one != number);
    }

    /// Ends the connection that has been silent longest; whether there was one.
    pub(super) fn end_oldest(&self) -> bool {
        let oldest = self.silent().streams.pop_front();
        // One that has ended by itself needs no end.
        oldest.is_some_and(|(_, stream)| {
            let _ = stream.shutdown(Shutdown::Both);
            true
        })
    }
}
