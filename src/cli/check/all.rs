//! Checks over any number of files: as many at once as there are cores, told in the order in which they
//! were named.

use std::{collections::BTreeSet, path::PathBuf};

use crate::{
    batch,
    cli::{
        findings_stream::Pieces,
        inputs::{Asked, Input, Inputs, Origin},
        looked::Looked,
        outcome::Outcome,
        output::Output,
        progress::Progress,
        seen::{self, Seen},
        totals::{Counted, Totals},
    },
};

/// How files are checked.
pub(super) struct Checking<'a> {
    pub(super) asked: &'a Asked,
    /// Further folders whose files the year files may name.
    pub(super) allow: &'a [PathBuf],
    /// Whether to list what is worth knowing.
    pub(super) verbose: bool,
    pub(super) output: &'a Output<'a>,
}

/// One file, checked, and what is to be written of it.
struct Checked {
    looked: Looked,
    /// Nothing where it is none that was meant.
    pieces: Option<Pieces>,
    folder: Option<usize>,
}

impl Checking<'_> {
    /// Checks the files.
    ///
    /// # Errors
    /// What was named alone cannot be read, or an output cannot be written.
    pub(super) fn run(&self, inputs: Inputs) -> anyhow::Result<Outcome> {
        let output = self.output;
        let (are_few, is_one) = (inputs.are_few(), inputs.is_one());
        let jobs = self.asked.at_once(&inputs);
        let progress = Progress::of(inputs.files.len(), output);
        let mut totals = Totals::new(inputs.folders);
        let mut stream = output.stream();
        let mut kept = Vec::new();
        let mut seen = Seen::default();
        let mut numbers = 0_usize..;
        let mut said: BTreeSet<String> = BTreeSet::new();
        batch::in_order(
            inputs.files.iter(),
            jobs,
            |file| self.one(file, is_one),
            |checked: anyhow::Result<Checked>| -> anyhow::Result<()> {
                let Checked {
                    mut looked,
                    mut pieces,
                    folder,
                } = checked?;
                let number = numbers.next().expect("a count of files does not end");
                let other = looked.compiled().and_then(|compiled| {
                    let other = seen.before(compiled, number, &inputs.files)?;
                    seen::finding(compiled, other)
                });
                if let Some(other) = other {
                    looked.tell(vec![other]);
                    pieces = Some(output.pieces(&looked)?);
                }
                progress.advance();
                for text in looked.passed_over() {
                    if said.insert(text.get(output.language).to_owned()) {
                        progress.aside(|| output.say(text));
                    }
                }
                let Some(pieces) = pieces else {
                    totals.pass_over(folder);
                    return Ok(());
                };
                output.hold_apart(std::slice::from_ref(&looked), &[])?;
                totals.add(self.counted(&looked, folder));
                progress.aside(|| stream.add(&pieces))?;
                if are_few {
                    kept.push(looked);
                }
                Ok(())
            },
        )?;
        progress.end();
        stream.end(|path, bytes| output.write_file(path, bytes))?;
        for looked in &kept {
            looked.sum_up(output);
        }
        totals.tell(output);
        for error in &inputs.missing {
            output.complain(error);
        }
        Ok(if inputs.missing.is_empty() {
            totals.outcome()
        } else {
            Outcome::Failed
        })
    }

    fn one(&self, file: &Input, is_one: bool) -> anyhow::Result<Checked> {
        let language = self.output.language;
        let mut looked = if is_one {
            Looked::at(file, self.allow, language)?
        } else {
            Looked::at_any(file, self.allow, language)
        };
        let folder = match file.origin {
            Origin::Below(folder) => Some(folder),
            Origin::Named => None,
        };
        let is_meant = folder.is_none() || !looked.is_another_kind();
        looked.check_further(self.verbose);
        let pieces = is_meant.then(|| self.output.pieces(&looked));
        Ok(Checked {
            pieces: pieces.transpose()?,
            looked,
            folder,
        })
    }

    fn counted(&self, looked: &Looked, folder: Option<usize>) -> Counted {
        Counted {
            folder,
            is_read: looked.is_read(),
            counts: looked.has_what_counts(self.output.denies_warnings()),
            tally: looked.tally(),
        }
    }
}
