//! `report build` of many year files: as many at once as there are cores, each report all or nothing, and
//! one that stops does not stop the others.

use std::path::PathBuf;

use super::{
    options::Options,
    prepared::{Files, Prepared},
    twins::{Twin, Twins},
};
use crate::{
    batch,
    cli::{
        findings_stream::Pieces,
        inputs::{Input, Inputs, Origin},
        looked::{self, Looked},
        outcome::Outcome,
        output::Output,
        output_folder,
        progress::Progress,
        sealed_files, seen, staging,
        totals::{Counted, Totals},
        whereabouts,
    },
    compile::Compiled,
    diagnostic::{
        Tally, Text,
        say::{counted, say},
    },
    model::Report,
    seal::content::Seal,
};

/// How many reports are built.
struct Building<'a> {
    options: &'a Options,
    files: &'a [Input],
    twins: Twins,
    output: &'a Output<'a>,
}

/// What building one report came to.
struct Built {
    compiled: Compiled,
    pieces: Pieces,
    folder: Option<usize>,
    /// What a person should know of it.
    notes: Vec<Text>,
    /// The files that were written; none where something found stopped it.
    written: anyhow::Result<Option<Written>>,
}

/// The files of a report that were written.
struct Written {
    paths: Vec<PathBuf>,
    sealed: Option<(Seal, Files)>,
}

/// Builds the reports of the files.
///
/// # Errors
/// The findings cannot be written.
pub(super) fn build(
    options: &Options,
    inputs: &Inputs,
    output: &Output<'_>,
) -> anyhow::Result<Outcome> {
    let jobs = options.asked.at_once(inputs);
    let are_few = inputs.are_few();
    let building = Building {
        options,
        files: &inputs.files,
        twins: Twins::among(&inputs.files, jobs),
        output,
    };
    let progress = Progress::of(inputs.files.len(), output);
    let mut totals = Totals::new(inputs.folders.clone());
    let mut stream = output.stream();
    let mut failures = Vec::new();
    let (mut reports, mut told) = (0, Vec::new());
    batch::in_order(
        0..inputs.files.len(),
        jobs,
        |number| building.one(number),
        |built: anyhow::Result<Result<Built, Passed>>| -> anyhow::Result<()> {
            progress.advance();
            let built = match built? {
                Ok(built) => built,
                Err(Passed::AnotherKind(folder)) => {
                    totals.pass_over(folder);
                    return Ok(());
                }
                Err(Passed::Itself) => return Ok(()),
            };
            progress.aside(|| stream.add(&built.pieces))?;
            totals.add(counted_in(&built, output));
            for note in &built.notes {
                progress.aside(|| output.say(note));
            }
            let written = match built.written {
                Ok(written) => written,
                Err(error) => {
                    failures.push(error);
                    None
                }
            };
            reports += usize::from(written.is_some());
            if are_few {
                told.push((built.compiled, written));
            }
            Ok(())
        },
    )?;
    progress.end();
    stream.end(|path, bytes| output.write_file(path, bytes))?;
    for (compiled, written) in &told {
        tell(compiled, written.as_ref(), output);
    }
    totals.tell(output);
    let reports = counted(reports, "report");
    output.say(&say!("写出 {reports} 份报告", "{reports} written", reports));
    for error in failures.iter().chain(&inputs.missing) {
        output.complain(error);
    }
    Ok(if failures.is_empty() && inputs.missing.is_empty() {
        totals.outcome()
    } else {
        Outcome::Failed
    })
}

/// Why a file is none of those that are built.
enum Passed {
    /// It is none of a report, below this folder.
    AnotherKind(Option<usize>),
    /// It was built under another name.
    Itself,
}

impl Building<'_> {
    fn one(&self, number: usize) -> anyhow::Result<Result<Built, Passed>> {
        let (options, output) = (self.options, self.output);
        let file = self
            .files
            .get(number)
            .expect("the numbers are those of the files");
        let twin = self.twins.of(number);
        if twin == Some(Twin::Itself) {
            return Ok(Err(Passed::Itself));
        }
        let (mut compiled, disk) = Looked::year_file(file, &options.allow, output.language);
        let folder = match file.origin {
            Origin::Below(folder) => Some(folder),
            Origin::Named => None,
        };
        if folder.is_some() && looked::is_another_kind(&compiled) {
            return Ok(Err(Passed::AnotherKind(folder)));
        }
        if let Some(Twin::Other(other)) = twin {
            let other = self.files.get(other);
            let found = other.and_then(|other| seen::finding(&compiled, &other.path));
            compiled.tell(found.into_iter().collect());
        }
        let Some(mut disk) = disk else {
            return Ok(Ok(Built {
                pieces: output.pieces(&compiled)?,
                compiled,
                folder,
                notes: Vec::new(),
                written: Ok(None),
            }));
        };
        let directory = |report: Option<&Report>| {
            let report = report.filter(|_| twin.is_none())?;
            let base = options.directory.as_deref();
            Some(if self.twins.are_many {
                output_folder::of_organ(base, report.year, &report.organ.name)
            } else {
                base.map_or_else(|| output_folder::of_year(report.year), PathBuf::from)
            })
        };
        let prepared = Prepared::of(&mut disk, compiled, directory, options, output.language);
        let paths = prepared.paths();
        let may_write = output.hold_apart(std::slice::from_ref(&prepared.compiled), &paths);
        let Prepared {
            compiled,
            sealed,
            directory,
            drawn,
            notes,
        } = prepared;
        let pieces = output.pieces(&compiled)?;
        let written = may_write.and_then(|()| {
            if let (Some(files), Some(directory)) = (drawn, &directory) {
                let files = files?;
                let paths = staging::write_all(directory, &files, output.language)?;
                let sealed = sealed.map(|seal| (seal, files));
                return Ok(Some(Written { paths, sealed }));
            }
            // Also a build that is refused finishes what one that was killed began.
            if let Some(directory) = directory.as_deref().filter(|path| path.is_dir()) {
                options.finish(Some(directory), output.language)?;
            }
            Ok(None)
        });
        Ok(Ok(Built {
            compiled,
            pieces,
            folder,
            notes,
            written,
        }))
    }
}

fn counted_in(built: &Built, output: &Output<'_>) -> Counted {
    let compiled = &built.compiled;
    let is_read = compiled.report.is_some();
    Counted {
        folder: built.folder,
        is_read,
        counts: output.outcome(std::slice::from_ref(compiled)) > Outcome::Clean,
        tally: Tally::of(&compiled.findings),
    }
}

/// Sums up one report of few.
fn tell(compiled: &Compiled, written: Option<&Written>, output: &Output<'_>) {
    output.summary(compiled);
    let Some(written) = written else {
        let name = compiled.source().name();
        output.say(&say!("{name} 没有写出", "{name}: nothing was written"));
        return;
    };
    for path in &written.paths {
        let shown = whereabouts::shown(path);
        output.say(&say!("已写出 {shown}", "wrote {shown}"));
    }
    if let Some((seal, files)) = &written.sealed {
        sealed_files::tell_others(seal, files, output);
    }
}
