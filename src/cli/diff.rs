//! `report diff`: two year files figure by figure.

mod human;
mod json;
mod markdown;

use std::{io::Write, path::PathBuf};

use anyhow::Context;
use clap::{Arg, ArgAction, ArgMatches};
use rust_decimal::Decimal;

use super::{
    Outcome,
    arguments::{all, command, flag},
    complaint::{Message, unknown_value},
    input::{self, Checked},
    output::Output,
    output_options::{
        FindingsFormat, OutputOptions, color, color_argument, format_and_path, quiet_argument,
    },
};
use crate::{
    diagnostic::{Language, Text},
    document::properties::Properties,
    model::{
        Report,
        difference::{Compared, Difference, Side, State, difference},
    },
    workbook::comparison,
    writers::xlsx,
};

/// What `report diff` is asked for.
#[derive(Debug)]
pub(super) struct Options {
    /// The two files, the earlier one first.
    inputs: Vec<String>,
    /// Each format, and the file it goes to; standard output when absent.
    formats: Vec<(Format, Option<PathBuf>)>,
    /// Whether equal figures are shown too.
    all: bool,
    /// How findings are shown where a file cannot be compared.
    pub(super) output: OutputOptions,
}

/// The formats that a comparison is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Human,
    Json,
    Markdown,
    Xlsx,
}

/// Two reports and how they differ.
#[derive(Debug)]
struct Comparison<'a> {
    files: [&'a Checked; 2],
    reports: [&'a Report; 2],
    /// What the two are called at the head of their columns.
    names: [String; 2],
    difference: Difference,
    /// Whether equal figures are shown too.
    all: bool,
    language: Language,
}

/// The command with its options.
pub(super) fn definition(language: Language) -> clap::Command {
    let say = |zh: &str, en: &str| Text::new(zh, en).get(language).to_owned();
    command(
        "diff",
        &say(
            "逐个比较两个年度文件里的数字",
            "Compare two year files figure by figure",
        ),
        language,
    )
    .after_help(say(
        "没有填报的留空，不当作 0。\n退出码：0 已比较（不论有无差别）；2 无法读取或写出。",
        "What is not reported stays blank and is never taken for zero.\nExit codes: 0 compared, equal or not; 2 could not read or write.",
    ))
    .arg(
        Arg::new("input")
            .value_name(say("年度|文件", "YEAR|FILE"))
            .required(true)
            .num_args(2)
            .help(say(
                "两个年度或文件路径，较早的在前",
                "two years or paths, the earlier one first",
            )),
    )
    .arg(flag(
        "all",
        &say("没有变化的数字也列出", "list equal figures too"),
    ))
    .arg(
        Arg::new("output-format")
            .long("output-format")
            .value_name(say("格式[=文件]", "FORMAT[=PATH]"))
            .action(ArgAction::Append)
            .help(say(
                "格式：human、json、md、xlsx（xlsx 要写明文件）；可写多个",
                "the format: human, json, md, xlsx (xlsx needs a path); may be repeated",
            )),
    )
    .arg(color_argument(language))
    .arg(quiet_argument(language))
}

/// Reads the command's words.
///
/// # Errors
/// A format is unknown, or xlsx has no path.
pub(super) fn options(matches: &ArgMatches, language: Language) -> Result<Options, Message> {
    let mut formats = Vec::new();
    for value in all(matches, "output-format") {
        let (name, path) = format_and_path(&value);
        let format = match (name, &path) {
            ("human", _) => Format::Human,
            ("json", _) => Format::Json,
            ("md", _) => Format::Markdown,
            ("xlsx", Some(_)) => Format::Xlsx,
            _ => {
                let known = "human, json, md, xlsx=PATH";
                return Err(unknown_value("--output-format", name, known, language));
            }
        };
        formats.push((format, path));
    }
    if formats.is_empty() {
        formats.push((Format::Human, None));
    }
    Ok(Options {
        inputs: all(matches, "input"),
        formats,
        all: matches.get_flag("all"),
        output: OutputOptions {
            formats: vec![(FindingsFormat::Human, None)],
            color: color(matches),
            deny_warnings: false,
            quiet: matches.get_flag("quiet"),
        },
    })
}

pub(super) fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    let files: Vec<Checked> = options
        .inputs
        .iter()
        .map(|name| input::load(name, output.language))
        .collect::<anyhow::Result<_>>()?;
    let [from, to] = files.as_slice() else {
        anyhow::bail!("two files");
    };
    let (Some(earlier), Some(later)) = (&from.report, &to.report) else {
        let broken: Vec<Checked> = files
            .into_iter()
            .filter(|file| file.report.is_none())
            .collect();
        output.findings(&broken)?;
        for file in &broken {
            output.summary(file);
        }
        return Ok(Outcome::Failed);
    };
    let comparison = Comparison {
        files: [from, to],
        reports: [earlier, later],
        names: names([from, to], [earlier, later]),
        difference: difference(earlier, later),
        all: options.all,
        language: output.language,
    };
    for (format, path) in &options.formats {
        let color = path.is_none() && output.color();
        let bytes = render(*format, &comparison, color)?;
        match path {
            Some(path) => output.write_file(path, &bytes)?,
            None => std::io::stdout().write_all(&bytes).context("stdout")?,
        }
    }
    for file in files.iter().filter(|file| file.has_errors()) {
        let name = file.findings().sources.year.name().to_owned();
        output.say(&Text::new(
            format!("{name} 里有错误，数字未必可靠；用 report check {name} 查看"),
            format!("{name} has errors, its figures may be wrong; see report check {name}"),
        ));
    }
    Ok(Outcome::Clean)
}

fn render(format: Format, comparison: &Comparison<'_>, color: bool) -> anyhow::Result<Vec<u8>> {
    Ok(match format {
        Format::Human => human::render(comparison, color).into_bytes(),
        Format::Json => json::render(comparison)?.into_bytes(),
        Format::Markdown => markdown::render(comparison).into_bytes(),
        Format::Xlsx => spreadsheet(comparison)?,
    })
}

/// The years, or the paths where the years do not tell the files apart.
fn names(files: [&Checked; 2], reports: [&Report; 2]) -> [String; 2] {
    let [from, to] = reports;
    if from.year == to.year {
        files.map(|file| file.findings().sources.year.name().to_owned())
    } else {
        reports.map(|report| report.year.to_string())
    }
}

/// Every figure is in the spreadsheet, the equal ones too: a share refers to its whole.
fn spreadsheet(comparison: &Comparison<'_>) -> anyhow::Result<Vec<u8>> {
    let [_, to] = comparison.reports;
    let [earlier, later] = &comparison.names;
    let form = to.form.as_ref().map(|form| form.head.id.clone());
    let properties = Properties {
        title: comparison.title(),
        organ: to.organ.name.clone(),
        year: to.year,
        form: form.unwrap_or_default(),
        fingerprint: to.fingerprint.clone(),
    };
    let workbook = comparison::workbook(
        &comparison.difference,
        properties,
        [earlier, later],
        comparison.language,
    );
    xlsx::write(&workbook)
}

impl Comparison<'_> {
    fn title(&self) -> String {
        let [from, to] = &self.names;
        let organ = &self.reports[1].organ.name;
        Text::new(
            format!("{organ} {from} 与 {to} 数字对比"),
            format!("{organ}: figures of {from} and {to}"),
        )
        .get(self.language)
        .to_owned()
    }

    /// How many figures changed, appeared, vanished and are the same.
    fn summary(&self) -> Text {
        let count = |state| {
            let figures = self.difference.groups.iter().flat_map(|one| &one.figures);
            figures.filter(|figure| figure.state() == state).count()
        };
        let [changed, appeared, vanished, same] = [
            State::Changed,
            State::Appeared,
            State::Vanished,
            State::Same,
        ]
        .map(count);
        let (hint_zh, hint_en) = if same > 0 && !self.all {
            ("（加 --all 列出）", " (listed with --all)")
        } else {
            ("", "")
        };
        Text::new(
            format!(
                "变化 {changed} 个，新出现 {appeared} 个，消失 {vanished} 个，相同 {same} 个{hint_zh}"
            ),
            format!(
                "{changed} changed, {appeared} appeared, {vanished} vanished, {same} the same{hint_en}"
            ),
        )
    }

    /// The figures in the order in which they are read: those in both reports by group, then all
    /// that appeared, then all that vanished.
    fn sections(&self) -> Vec<Section<'_>> {
        let in_both = |figure: &&Compared| match figure.state() {
            State::Changed => true,
            State::Same => self.all,
            State::Appeared | State::Vanished => false,
        };
        let mut sections: Vec<Section<'_>> = self
            .difference
            .groups
            .iter()
            .map(|group| Section {
                title: comparison::group_title(group),
                figures: group.figures.iter().filter(in_both).collect(),
            })
            .collect();
        for state in [State::Appeared, State::Vanished] {
            let figures = self.difference.groups.iter().flat_map(|one| &one.figures);
            sections.push(Section {
                title: comparison::state_name(state),
                figures: figures.filter(|one| one.state() == state).collect(),
            });
        }
        sections.retain(|section| !section.figures.is_empty());
        sections
    }
}

/// Figures under one heading.
struct Section<'a> {
    title: Text,
    figures: Vec<&'a Compared>,
}

/// A figure's line, column by column as [`comparison::heads`] names them.
fn cells(figure: &Compared) -> [String; 9] {
    let both = figure.from.value.is_some() && figure.to.value.is_some();
    // A figure of one file only has no change; one of both has none that can be computed.
    let nothing = || {
        if both {
            comparison::NOTHING.to_owned()
        } else {
            String::new()
        }
    };
    let signed = |number: Decimal, text: String| {
        if number.is_sign_positive() && !number.is_zero() {
            format!("+{text}")
        } else {
            text
        }
    };
    let share = |side: &Side| {
        side.share
            .map_or_else(String::new, |share| format!("{share:.1}%"))
    };
    [
        figure.id.clone(),
        figure.label.clone(),
        comparison::unit(figure),
        figure.from.typed.clone(),
        figure.to.typed.clone(),
        figure
            .change()
            .map_or_else(nothing, |change| signed(change, change.to_string())),
        figure
            .percent()
            .map_or_else(nothing, |percent| signed(percent, format!("{percent:.1}%"))),
        share(&figure.from),
        share(&figure.to),
    ]
}
