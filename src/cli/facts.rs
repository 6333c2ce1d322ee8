//! `report facts`: the figures of any number of files as one table, a row a figure.

mod filter;
mod options;
pub mod rows;
mod table;

use std::{collections::BTreeSet, path::Path};

use anyhow::bail;
use clap::ArgMatches;

use self::{
    options::{Options, asked, define},
    table::Table,
};
use super::{
    command::{Command, Ready},
    complaint::Message,
    distinct_files,
    inputs::{Input, Inputs, Origin},
    jsonl,
    looked::Looked,
    outcome::Outcome,
    output::Output,
    progress::Progress,
};
use crate::{
    batch,
    diagnostic::{Language, Text, fault, say::say},
    facts::row::FileRows,
};

pub(super) const COMMAND: Command = Command {
    name: "facts",
    define,
    parse,
};

fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let options = asked(matches, language)?;
    Ok(Box::new(move |_| {
        run(&options, &Output::new(&options.output, language))
    }))
}

fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    if options.is_filter {
        return jsonl::filter(options.asked.jobs, output.language, |name, compiled| {
            Ok(filter::answer(name, &compiled, output.language))
        });
    }
    let inputs = options.asked.files(output.language)?;
    if let Some(text) = &inputs.passed_over {
        output.say(text);
    }
    let mut table = Table::new(options.format, options.out.as_deref(), output.language);
    let failures = list(&inputs, options, &mut table, output)?;
    for error in &inputs.missing {
        output.complain(error);
    }
    if !table.finish()? {
        let nothing = say!(
            "没有一个文件读出数字，什么也没有写",
            "no file gave figures, and nothing was written"
        );
        bail!(nothing.into_words(output.language));
    }
    Ok(match (inputs.missing.len(), failures) {
        (0, 0) => Outcome::Clean,
        (0, _) => Outcome::Findings,
        _ => Outcome::Failed,
    })
}

/// What is kept of a file that was read: the rest of it, many times as much, goes where it came from.
struct Read {
    rows: FileRows,
    passed_over: Vec<Text>,
    /// That the table does not go where the file, or one that belongs to it, was read from.
    is_apart: anyhow::Result<()>,
}

/// Lists the figures of all files, as many read at once as there are cores; returns how many gave none,
/// each of which is told.
fn list(
    inputs: &Inputs,
    options: &Options,
    table: &mut Table<'_>,
    output: &Output<'_>,
) -> anyhow::Result<usize> {
    let language = output.language;
    let progress = Progress::of(inputs.files.len(), output);
    let (mut failures, mut said) = (0_usize, BTreeSet::new());
    batch::in_order(
        inputs.files.iter(),
        options.asked.at_once(inputs),
        |file| read(file, options, language),
        |read: anyhow::Result<Option<Read>>| -> anyhow::Result<()> {
            progress.advance();
            match read {
                Ok(Some(Read {
                    rows,
                    passed_over,
                    is_apart,
                })) => {
                    for text in &passed_over {
                        if said.insert(text.get(language).to_owned()) {
                            progress.aside(|| output.say(text));
                        }
                    }
                    is_apart?;
                    progress.aside(|| table.add(&rows))
                }
                Ok(None) => Ok(()),
                Err(error) => {
                    failures += 1;
                    progress.aside(|| output.complain(&error));
                    Ok(())
                }
            }
        },
    )?;
    progress.end();
    Ok(failures)
}

/// Reads a file; nothing where it is none that was meant.
fn read(file: &Input, options: &Options, language: Language) -> anyhow::Result<Option<Read>> {
    let looked = match fault::caught(|| Looked::at(file, &options.allow, language)) {
        Ok(looked) => looked?,
        Err(fault) => bail!(fault.words().into_words(language)),
    };
    if file.origin != Origin::Named && looked.is_another_kind() {
        return Ok(None);
    }
    Ok(Some(Read {
        rows: rows::of(&looked, &file.path, language)?,
        passed_over: looked.passed_over().to_vec(),
        is_apart: options.hold_apart(&looked, language),
    }))
}

impl Options {
    /// That the table does not go where one of its files was read from.
    fn hold_apart(&self, looked: &Looked, language: Language) -> anyhow::Result<()> {
        let out: Vec<&Path> = self.out.as_deref().into_iter().collect();
        distinct_files::hold_apart(&out, std::slice::from_ref(looked), language)
    }
}
