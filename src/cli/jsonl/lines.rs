//! The lines of a stream that may be of any length and never end.

use std::io::{self, BufRead};

/// A longer line is passed over: a year file is text of some ten thousand bytes.
const LONGEST: usize = LONGEST_MEBIBYTES * 1024 * 1024;
pub(super) const LONGEST_MEBIBYTES: usize = 16;

/// A line of a stream.
#[derive(Debug)]
pub(super) enum Line {
    /// Without its end.
    Whole(Vec<u8>),
    /// It is longer than any that is read; it was passed over.
    TooLong,
    /// The stream cannot be read any further.
    Broken(io::Error),
}

/// The lines of a stream, none of which takes more memory than the longest that is read.
#[derive(Debug)]
pub(super) struct Lines<R> {
    stream: R,
    is_broken: bool,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn of(stream: R) -> Self {
        Self {
            stream,
            is_broken: false,
        }
    }

    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let mut is_too_long = false;
        let mut is_begun = false;
        loop {
            let ready = match self.stream.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                ready => ready?,
            };
            if ready.is_empty() {
                break;
            }
            is_begun = true;
            let end = memchr::memchr(b'\n', ready);
            let piece = ready.get(..end.unwrap_or(ready.len())).unwrap_or(ready);
            is_too_long |= line.len() + piece.len() > LONGEST;
            if is_too_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(piece);
            }
            let taken = piece.len() + usize::from(end.is_some());
            self.stream.consume(taken);
            if end.is_some() {
                break;
            }
        }
        Ok(is_begun.then_some(if is_too_long {
            Line::TooLong
        } else {
            Line::Whole(line)
        }))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        if self.is_broken {
            return None;
        }
        self.read().unwrap_or_else(|error| {
            self.is_broken = true;
            Some(Line::Broken(error))
        })
    }
}
