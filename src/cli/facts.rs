//! `report facts`: the figures of any number of files as one table, a row a figure.

mod options;
pub(super) mod read;

use std::{io::Write, path::Path};

use anyhow::Context as _;
use clap::ArgMatches;

use self::{
    options::{Options, asked, define},
    read::Read,
};
use super::{
    command::{Command, Ready},
    complaint::Message,
    distinct_files,
    outcome::Outcome,
    output::Output,
    staging, standard_output,
};
use crate::{
    diagnostic::{Language, say::say},
    facts::{
        row::FileRows,
        table_writer::{TableFormat, TableWriter},
    },
};

pub(super) const COMMAND: Command = Command {
    name: "facts",
    define,
    parse,
};

fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let options = asked(matches, language)?;
    Ok(Box::new(move || {
        run(&options, &Output::new(&options.output, language))
    }))
}

fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    let mut table = Table::new(options, output.language);
    let mut failures = 0_usize;
    for name in &options.inputs {
        match read::one(name, &options.allow, output) {
            Ok(read) => {
                options.hold_apart(&read, output.language)?;
                table.add(&read.rows)?;
            }
            Err(error) => {
                failures += 1;
                output.complain(&error);
            }
        }
    }
    if table.writer.is_none() {
        return Ok(Outcome::Failed);
    }
    table.finish()?;
    Ok(if failures == 0 {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

/// The table, from the first row on.
struct Table<'a> {
    format: TableFormat,
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
    fn new(options: &'a Options, language: Language) -> Self {
        let out = options.out.as_deref();
        Self {
            format: options.format,
            out: out.filter(|path| *path != Path::new("-")),
            writer: None,
            language,
        }
    }

    fn add(&mut self, rows: &FileRows) -> anyhow::Result<()> {
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

    fn cannot_write(&self, error: anyhow::Error) -> anyhow::Error {
        let shown = self.out.unwrap_or(Path::new("-")).display();
        let cannot = say!(
            "无法写入 {shown}，没有写出任何文件",
            "cannot write to {shown}; nothing was written"
        );
        error.context(cannot.into_words(self.language))
    }

    fn finish(mut self) -> anyhow::Result<()> {
        match (self.writer.take(), self.out) {
            (Some(Writer::Stream(table)), _) => {
                table.finish().context("stdout")?.flush().context("stdout")
            }
            (Some(Writer::File(table)), Some(path)) => {
                let file = table.finish().map_err(|error| self.cannot_write(error))?;
                staging::settle(file, path, self.language)
            }
            _ => Ok(()),
        }
    }
}

impl Options {
    /// That the table does not go where one of its files was read from.
    fn hold_apart(&self, read: &Read, language: Language) -> anyhow::Result<()> {
        let out: Vec<&Path> = self.out.as_deref().into_iter().collect();
        distinct_files::hold_apart(&out, std::slice::from_ref(&read.examined), language)
    }
}
