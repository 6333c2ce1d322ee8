//! Findings to where they were asked for, and everything else to standard error.

use std::{
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
};

use super::{
    distinct_files,
    examined::Examined,
    findings_stream::{FindingsStream, Pieces},
    left_out,
    outcome::Outcome,
    output_options::{Color, OutputOptions},
    read_files, staging, standard_output, still_open, system_error,
    words::{joined, tallied},
};
use crate::{
    compile::Compiled,
    diagnostic::{
        Account, Language, NotAssessable, Tally, Text,
        say::{counted, say},
    },
    language::visible::visible,
};

/// Where a command's words go.
pub(super) struct Output<'a> {
    options: &'a OutputOptions,
    /// The language of all words.
    pub(super) language: Language,
}

impl<'a> Output<'a> {
    pub(super) fn new(options: &'a OutputOptions, language: Language) -> Self {
        Self { options, language }
    }

    /// Writes the findings of `examined` in every format that was asked for.
    ///
    /// # Errors
    /// A file or standard output cannot be written.
    pub(super) fn findings(&self, examined: &[impl Examined]) -> anyhow::Result<()> {
        self.hold_apart(examined, &[])?;
        let mut stream = self.stream();
        for one in examined {
            stream.add(&self.pieces(one)?)?;
        }
        stream.end(|path, bytes| self.write_file(path, bytes))
    }

    /// What is written of a file in every format that was asked for.
    ///
    /// # Errors
    /// None is known; those of the writers of formats are passed on.
    pub(super) fn pieces(&self, examined: &impl Examined) -> anyhow::Result<Pieces> {
        let formats = self.options.formats.iter();
        let formats = formats.map(|(format, path)| (*format, path.is_none() && self.color()));
        Pieces::of(examined, formats, self.language)
    }

    /// Where such pieces go.
    pub(super) fn stream(&self) -> FindingsStream<'a> {
        let formats = self.options.formats.iter();
        FindingsStream::new(
            formats.map(|(format, path)| (*format, path.as_deref())),
            self.language,
        )
    }

    /// Writes one file that the command line names; `-` is standard output.
    ///
    /// # Errors
    /// It cannot be written.
    pub(super) fn write_file(&self, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
        if path == Path::new("-") {
            return standard_output::write(bytes);
        }
        read_files::spare(path, self.language)?;
        staging::deliver(path, bytes, self.language)
    }

    /// Holds what findings are written to, and what else the run is about to write, against what
    /// `examined` was read from.
    ///
    /// # Errors
    /// A file would be written that is read, or one twice; nothing has been written then.
    pub(super) fn hold_apart(
        &self,
        examined: &[impl Examined],
        further: &[PathBuf],
    ) -> anyhow::Result<()> {
        let formats = self.options.formats.iter();
        let findings = formats.filter_map(|(_, path)| path.as_deref());
        let outputs: Vec<&Path> = findings
            .chain(further.iter().map(PathBuf::as_path))
            .collect();
        distinct_files::hold_apart(&outputs, examined, self.language)
    }

    /// Whether standard output takes colours.
    pub(super) fn color(&self) -> bool {
        match self.options.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
                    || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
                !unwanted && std::io::stdout().is_terminal()
            }
        }
    }

    /// Says something that is no finding.
    pub(super) fn say(&self, text: &Text) {
        if !self.options.quiet {
            // Nothing can be done where standard error is closed.
            let _ = writeln!(std::io::stderr(), "{}", visible(text.get(self.language)));
        }
    }

    /// Says what stood in the way of one file of several.
    pub(super) fn complain(&self, error: &anyhow::Error) {
        let said = system_error::chain(error, self.language);
        let text = say!("错误：{said}", "error: {said}", said).into_words(self.language);
        // Nothing can be done where standard error is closed.
        let _ = writeln!(std::io::stderr(), "{}", visible(&text));
    }

    /// Says what stood in the way of one file of several, in words of the program.
    pub(super) fn complain_of(&self, text: &Text) {
        self.complain(&anyhow::anyhow!(text.get(self.language).to_owned()));
    }

    /// Whether nothing is to be said but what was asked for.
    pub(super) fn is_quiet(&self) -> bool {
        self.options.quiet
    }

    /// Whether warnings count in every file.
    pub(super) fn denies_warnings(&self) -> bool {
        self.options.deny_warnings
    }

    /// Sums up one file: findings by weight, and what was looked at.
    pub(super) fn summary(&self, checked: &Compiled) {
        let file = checked.found();
        let tally = Tally::of(file.findings);
        let name = checked.source().name();
        let found = tallied(tally);
        self.say(&say!("{name}：{found}", "{name}: {found}", found));
        if checked.report.is_some() {
            self.say(&account(&file.account));
            if let Some(text) = not_assessable(file.not_assessable) {
                self.say(&text);
            }
            for text in left_out::told(checked) {
                self.say(&text);
            }
            if let Some(text) = still_open::told(&checked.findings) {
                self.say(&text);
            }
        } else {
            self.say(&Text::new(
                "文件的写法有误，改好以后才能核对数字",
                "the figures can be checked once the file can be read",
            ));
        }
    }

    /// How a command over `checked` ends.
    pub(super) fn outcome(&self, checked: &[Compiled]) -> Outcome {
        checked
            .iter()
            .map(|one| {
                let tally = Tally::of(&one.findings);
                let denies = self.options.deny_warnings || one.denies_warnings();
                let counts = tally.errors > 0 || (denies && tally.warnings > 0);
                match (one.report.is_none(), counts) {
                    (true, _) => Outcome::Failed,
                    (_, true) => Outcome::Findings,
                    _ => Outcome::Clean,
                }
            })
            .max()
            .unwrap_or(Outcome::Clean)
    }
}

/// Writes a change that is only shown to standard output.
///
/// # Errors
/// Standard output cannot be written.
pub(super) fn show(text: &str) -> anyhow::Result<()> {
    standard_output::write(visible(text).as_bytes())
}

/// What was lacking, and how many checks had nothing to look at for it; their names are in the
/// formats for machines.
fn not_assessable(checks: &[NotAssessable]) -> Option<Text> {
    let mut groups: Vec<(&Text, usize)> = Vec::new();
    for one in checks {
        match groups.iter_mut().find(|(lacks, _)| **lacks == one.lacks) {
            Some((_, count)) => *count += 1,
            None => groups.push((&one.lacks, 1)),
        }
    }
    let told: Vec<Text> = groups
        .iter()
        .map(|(lacks, count)| say!("{lacks}（{count} 项）", "{lacks} ({count})", lacks = *lacks))
        .collect();
    let told = joined(&told, &Text::fixed("，", ", "));
    (!groups.is_empty()).then(|| say!("无从检查：{told}", "checks not assessable: {told}", told))
}

/// The line of account.
fn account(account: &Account) -> Text {
    let (relations, figures) = (account.relations, account.figures);
    let stated = counted(figures.stated, "figure");
    let checked = counted(relations.checked, "relation");
    let (held, not_assessable) = (relations.held, relations.not_assessable);
    say!(
        "数字 {stated} 个；勾稽关系核对 {checked} 条，成立 {held} 条，未填不能核对 {not_assessable} 条；正文数字：绑定 {bound}，推算 {derived}，日期名称等 {structural}，豁免 {waived}，未说明 {literal}",
        "{stated} stated; {checked} checked, {held} held, {not_assessable} not assessable; numerals in the narrative: {bound} bound, {derived} derived, {structural} structural, {waived} waived, {literal} unexplained",
        stated,
        checked,
        bound = figures.bound,
        derived = figures.derived,
        structural = figures.structural,
        waived = figures.waived,
        literal = figures.literal
    )
}
