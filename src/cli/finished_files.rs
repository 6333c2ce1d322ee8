//! The finished files that a command is asked to look at: reports in Word, PDF, a page, a spreadsheet.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Arg, ArgMatches};

use super::{
    bounded, other_kind,
    outcome::Outcome,
    output::Output,
    path_pattern,
    words::{Words, option},
};
use crate::diagnostic::{Language, Text, say::say};

/// The argument that names them; `help` says which they are, in Chinese and in English.
pub(super) fn argument(words: Words, help: [&'static str; 2]) -> Arg {
    let [zh, en] = help;
    Arg::new("file")
        .value_name(words.say("文件", "FILE"))
        .required(true)
        .num_args(1..)
        .value_parser(clap::value_parser!(PathBuf))
        .help(words.say(zh, en))
}

/// The files that the argument names.
pub(super) fn named(matches: &ArgMatches) -> Vec<PathBuf> {
    let files = matches.get_many::<PathBuf>("file");
    let files = files.into_iter().flatten().cloned();
    files.flat_map(path_pattern::meant).collect()
}

/// The option that says which year a report is of.
pub(super) fn year(words: Words) -> Arg {
    option(
        "year",
        words.say("年度", "YEAR"),
        words.say(
            "报告的年度（默认从标题看）",
            "the year reported on (default: as the title says)",
        ),
    )
    .value_parser(clap::value_parser!(i32).range(2000..=9999))
}

/// The bytes of a file; `cannot` says what cannot be done without them.
///
/// # Errors
/// It is a folder or of another kind, or cannot be read.
pub(super) fn bytes(file: &Path, cannot: &Text, language: Language) -> anyhow::Result<Vec<u8>> {
    if file.is_dir() {
        let shown = file.display();
        bail!(
            say!(
                "{shown} 是文件夹；请写文件，如 {shown}/年报.docx",
                "{shown} is a folder; name files, such as {shown}/report.docx"
            )
            .into_words(language)
        );
    }
    if let Some(none) = path_pattern::none(file).filter(|_| file.symlink_metadata().is_err()) {
        bail!(none.into_words(language));
    }
    if let Some(other) = other_kind::for_report(file) {
        bail!(other.into_words(language));
    }
    bounded::file(file).with_context(|| cannot.clone().into_words(language))
}

/// A file that could not be looked at, and what stood in the way.
#[derive(Debug)]
pub(super) struct Failure {
    /// What messages call the file.
    pub(super) file: String,
    /// What stood in the way.
    pub(super) error: anyhow::Error,
}

/// What `look` gives of each file, and what stood in the way of the others.
pub(super) fn each<T>(
    files: &[PathBuf],
    look: impl Fn(&Path) -> anyhow::Result<T>,
) -> (Vec<T>, Vec<Failure>) {
    let (mut seen, mut failures) = (Vec::new(), Vec::new());
    for file in files {
        match look(file) {
            Ok(one) => seen.push(one),
            Err(error) => failures.push(Failure {
                file: file.display().to_string(),
                error,
            }),
        }
    }
    (seen, failures)
}

/// How a run ends that came to `outcome`, but for what stood in the way of some files: they do not
/// keep the others from being told of.
///
/// # Errors
/// Something stood in the way.
pub(super) fn end(
    outcome: Outcome,
    failures: Vec<Failure>,
    output: &Output<'_>,
) -> anyhow::Result<Outcome> {
    let mut failures = failures.into_iter().map(|failure| failure.error);
    let Some(last) = failures.next_back() else {
        return Ok(outcome);
    };
    for error in failures {
        output.complain(&error);
    }
    Err(last)
}
