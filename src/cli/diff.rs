//! `report diff`: two year files figure by figure.

mod human;
mod json;
mod markdown;
mod shown;

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches};

use self::shown::Comparison;
use super::{
    command::{Command, Ready},
    complaint::Message,
    distinct_files, input,
    outcome::Outcome,
    output::Output,
    output_options::{
        FindingsFormat, OutputFormat, OutputOptions, color, color_argument, format_argument,
        formats, quiet_argument,
    },
    standard_output,
    words::{Words, all, allow, allowed, flag},
};
use crate::{
    compile::Compiled,
    diagnostic::{Language, say::say},
    document::properties::Properties,
    language::visible::visible,
    model::{
        Report,
        difference::{Difference, State, difference},
    },
    workbook::comparison,
    writers::xlsx,
};

pub(super) const COMMAND: Command = Command {
    name: "diff",
    define,
    parse,
};

/// What `report diff` is asked for.
#[derive(Debug)]
struct Options {
    /// The two files, the earlier one first.
    inputs: [String; 2],
    /// Each format, and the file it goes to; standard output when absent.
    formats: Vec<(Format, Option<PathBuf>)>,
    /// Whether equal figures are shown too.
    all: bool,
    /// Whether every difference counts: two people typed the same.
    must_agree: bool,
    /// Further folders whose files the year files may name.
    allow: Vec<PathBuf>,
    /// How findings are shown where a file cannot be compared.
    output: OutputOptions,
}

/// The formats that a comparison is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Human,
    Json,
    Markdown,
    Xlsx,
}

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "逐个比较两个年度文件里的数字",
            "Compare two year files figure by figure",
        ))
        .after_help(words.say(
            "没有填报的留空，不当作 0。\n退出码：0 已比较（不论有无差别）；1 --must-agree 而有差别；2 无法读取或写出。",
            "What is not reported stays blank and is never taken for zero.\nExit codes: 0 compared, equal or not; 1 they must agree and do not; 2 could not read or write.",
        ))
        .arg(
            Arg::new("input")
                .value_name(words.say("年度|文件", "YEAR|FILE"))
                .required(true)
                .num_args(2)
                .help(words.say(
                    "两个年度或文件路径，较早的在前",
                    "two years or paths, the earlier one first",
                )),
        )
        .arg(flag(
            "all",
            words.say("没有变化的数字也列出", "list equal figures too"),
        ))
        .arg(flag(
            "must-agree",
            words.say(
                "两个人各填的同一份，有一个数字不一样就算有问题",
                "the same report typed by two people: every figure that differs counts",
            ),
        ))
        .arg(format_argument(
            words,
            [
                "格式：human、json、md、xlsx（xlsx 要写明文件）；可写多个",
                "the format: human, json, md, xlsx (xlsx needs a path); may be repeated",
            ],
        ))
        .arg(allow(words))
        .arg(color_argument(words))
        .arg(quiet_argument(words))
}

impl OutputFormat for Format {
    const NAMES: &str = "human, json, md, xlsx=PATH";
    const FIRST: Self = Self::Human;

    fn named(name: &str, has_path: bool) -> Option<Self> {
        match name {
            "human" => Some(Self::Human),
            "json" => Some(Self::Json),
            "md" => Some(Self::Markdown),
            "xlsx" => has_path.then_some(Self::Xlsx),
            _ => None,
        }
    }

    fn is_document(self) -> bool {
        matches!(self, Self::Json | Self::Xlsx)
    }
}

fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let options = Options {
        inputs: all(matches, "input")
            .try_into()
            .expect("the parser asks for two files"),
        formats: formats(matches, language)?,
        all: matches.get_flag("all"),
        must_agree: matches.get_flag("must-agree"),
        allow: allowed(matches),
        output: OutputOptions {
            formats: vec![(FindingsFormat::Human, None)],
            color: color(matches),
            deny_warnings: false,
            quiet: matches.get_flag("quiet"),
        },
    };
    Ok(Box::new(move |_| {
        run(&options, &Output::new(&options.output, language))
    }))
}

fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    let [from, to] = &options.inputs;
    let files = [
        input::load(from, &options.allow, output)?,
        input::load(to, &options.allow, output)?,
    ];
    let [from, to] = &files;
    let (Some(earlier), Some(later)) = (&from.report, &to.report) else {
        let broken: Vec<Compiled> = files
            .into_iter()
            .filter(|file| file.report.is_none())
            .collect();
        output.findings(&broken)?;
        for file in &broken {
            output.summary(file);
        }
        return Ok(Outcome::Failed);
    };
    let outputs: Vec<&Path> = options
        .formats
        .iter()
        .filter_map(|(_, path)| path.as_deref())
        .collect();
    distinct_files::hold_apart(&outputs, &files, output.language)?;
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
            None => standard_output::write(&bytes)?,
        }
    }
    for file in files.iter().filter(|file| file.has_errors()) {
        let name = file.source().name().to_owned();
        output.say(&say!(
            "{name} 里有错误，数字未必可靠；用 report check {name} 查看",
            "{name} has errors, its figures may be wrong; see report check {name}"
        ));
    }
    if options.must_agree {
        return Ok(must_agree(&comparison.difference, output));
    }
    Ok(Outcome::Clean)
}

/// How the comparison of one report that two people typed ends.
fn must_agree(difference: &Difference, output: &Output<'_>) -> Outcome {
    let figures = difference.groups.iter().flat_map(|group| &group.figures);
    let differ = figures.filter(|figure| figure.state() != State::Same);
    let count = differ.count();
    if count == 0 {
        output.say(&say!("两份的数字都一样", "both state the same figures"));
        return Outcome::Clean;
    }
    output.say(&say!(
        "有 {count} 个数字不一样",
        "figures that differ between the two: {count}"
    ));
    Outcome::Findings
}

fn render(format: Format, comparison: &Comparison<'_>, color: bool) -> anyhow::Result<Vec<u8>> {
    Ok(match format {
        Format::Human => human::render(comparison, color).into_bytes(),
        Format::Json => json::render(comparison)?.into_bytes(),
        Format::Markdown => {
            let text = markdown::render(comparison);
            visible(&text).into_owned().into_bytes()
        }
        Format::Xlsx => spreadsheet(comparison)?,
    })
}

/// The years, or the paths where the years do not tell the files apart.
fn names(files: [&Compiled; 2], reports: [&Report; 2]) -> [String; 2] {
    let [from, to] = reports;
    if from.year == to.year {
        files.map(|file| file.source().name().to_owned())
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
        date: to.date,
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
