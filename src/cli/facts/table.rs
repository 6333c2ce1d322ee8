//! The table and where it goes, from the first row on.

use std::{io::Write as _, path::Path};

use anyhow::Context as _;

use crate::{
    cli::{read_files, staging, standard_output},
    diagnostic::{Language, say::say},
    facts::{
        row::FileRows,
        table_writer::{TableFormat, TableWriter},
    },
};

/// The table; nothing of it is there before its first row.
pub(super) struct Table<'a> {
    format: TableFormat,
    /// Standard output when absent.
    out: Option<&'a Path>,
    writer: Option<Writer>,
    language: Language,
}

/// Where the rows go.
enum Writer {
    Stream(TableWriter<standard_output::Stream>),
    File(TableWriter<staging::Piecewise>),
}

impl<'a> Table<'a> {
    /// A table that goes to this file.
    pub(super) fn new(format: TableFormat, out: Option<&'a Path>, language: Language) -> Self {
        Self {
            format,
            out: out.filter(|path| *path != Path::new("-")),
            writer: None,
            language,
        }
    }

    /// Adds the rows of a file.
    ///
    /// # Errors
    /// They cannot be written.
    pub(super) fn add(&mut self, rows: &FileRows) -> anyhow::Result<()> {
        let writer = match &mut self.writer {
            Some(writer) => writer,
            none => none.insert(match self.out {
                Some(path) => {
                    let file = staging::piecewise(path, self.language)?;
                    Writer::File(TableWriter::new(self.format, file)?)
                }
                None => Writer::Stream(TableWriter::new(self.format, standard_output::Stream)?),
            }),
        };
        match writer {
            Writer::Stream(table) => table.add(rows).context("stdout"),
            Writer::File(table) => table.add(rows).map_err(|error| self.cannot_write(error)),
        }
    }

    /// Puts the table in its place; whether there is one.
    ///
    /// # Errors
    /// It cannot be written; what stood there stands there still.
    pub(super) fn finish(mut self) -> anyhow::Result<bool> {
        match (self.writer.take(), self.out) {
            (Some(Writer::Stream(table)), _) => {
                let mut stream = table.finish().context("stdout")?;
                stream.flush().context("stdout")?;
            }
            (Some(Writer::File(table)), Some(path)) => {
                let file = table.finish().map_err(|error| self.cannot_write(error))?;
                read_files::spare(path, self.language)?;
                staging::settle(file, path, self.language)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn cannot_write(&self, error: anyhow::Error) -> anyhow::Error {
        let shown = self.out.unwrap_or(Path::new("-")).display();
        let cannot = say!(
            "无法写入 {shown}，没有写出任何文件",
            "cannot write to {shown}; nothing was written"
        );
        error.context(cannot.into_words(self.language))
    }
}
