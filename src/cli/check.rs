//! `report check`: all checks over year files; the files stay as they are unless `--fix` or
//! `--waive` asks for a change.

mod all;

use std::path::PathBuf;

use anyhow::{anyhow, bail};
use clap::{Arg, ArgMatches};

use self::all::Checking;
use super::{
    adopt,
    command::{Command, Ready},
    complaint::Message,
    examined::Examined,
    fix::{self, Mode, WaiverRequest},
    input::{self, Disk},
    inputs::{self, Asked, Inputs},
    jsonl,
    outcome::Outcome,
    output::Output,
    output_options::{OutputOptions, output, output_arguments},
    sealed_files, system_error,
    words::{self, Words, flag, option},
};
use crate::{
    compile::{self, Compiled},
    diagnostic::{Language, json},
};

pub(super) const COMMAND: Command = Command {
    name: "check",
    define,
    parse,
};

/// What `report check` is asked for.
#[derive(Debug)]
struct Options {
    asked: Asked,
    /// Whether year files come by standard input, a line each.
    is_filter: bool,
    /// How to change the files.
    mend: Option<Mend>,
    /// Whether to show what would be changed, and change nothing.
    dry_run: bool,
    /// The waiver to write.
    waive: Option<WaiveOptions>,
    /// Whether to list the figures that nothing checks.
    verbose: bool,
    /// Further folders whose files the year files may name.
    allow: Vec<PathBuf>,
    output: OutputOptions,
}

/// How `report check` changes a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mend {
    /// By the mends that are beyond doubt.
    Fix,
    /// By these, and figures for the numbers typed into the text.
    Adopt,
}

/// The waiver that `report check --waive` writes.
#[derive(Debug)]
struct WaiveOptions {
    check: String,
    at: Option<String>,
    reason: Option<String>,
}

/// What has no meaning where year files come by standard input, a line each.
const NOT_IN_A_FILTER: [&str; 9] = [
    "input",
    "files-from",
    "fix",
    "adopt",
    "dry-run",
    "waive",
    "verbose",
    "allow",
    "output-format",
];

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say("核对一个或多个年度文件", "Run all checks over year files"))
        .after_help(words.say(
            "退出码：0 没有问题；1 有问题；2 无法读取。",
            "Exit codes: 0 nothing to complain of; 1 findings; 2 could not read.",
        ))
        .args(inputs::arguments(words, &["jsonl"]))
        .arg(jsonl::argument(words).conflicts_with_all(NOT_IN_A_FILTER))
        .args(change_arguments(words))
        .arg(
            flag(
                "verbose",
                words.say(
                    "逐格列出没有填的格；另外列出没有任何关系可核对的数字",
                    "list open cells one by one, and the figures that no relation checks",
                ),
            )
            .short('v'),
        )
        .arg(words::allow(words))
        .args(output_arguments(words))
}

/// The options that change the year file.
fn change_arguments(words: Words) -> Vec<Arg> {
    vec![
        flag(
            "fix",
            words.say(
                "改好有把握的问题：绑定正文里的数字，改正全角数字和引号",
                "apply the mends that are beyond doubt: bind literals, mend digits and quotes",
            ),
        ),
        flag(
            "adopt",
            words.say(
                "把正文里直接写的数字变成 [figures] 里的数字，正文改为引用；也做 --fix 的改动",
                "make figures of the numbers typed into the text, and let the text print them; does what --fix does, too",
            ),
        ),
        flag(
            "dry-run",
            words.say(
                "只显示要改的地方，不改文件",
                "show what would be changed and change nothing",
            ),
        ),
        option(
            "waive",
            words.say("检查", "CHECK"),
            words.say(
                "为这项检查的问题写一条豁免，要有 --reason",
                "write a waiver for this check's findings; needs --reason",
            ),
        ),
        option(
            "at",
            words.say("位置", "PLACE"),
            words.say(
                "豁免只用于这个编号或部分",
                "waive at this figure, row or section only",
            ),
        ),
        option(
            "reason",
            words.say("理由", "WHY"),
            words.say("豁免的理由", "why the finding is right as it stands"),
        ),
    ]
}

fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let options = Options {
        asked: inputs::asked(matches),
        is_filter: matches.get_flag("jsonl"),
        mend: match (matches.get_flag("adopt"), matches.get_flag("fix")) {
            (true, _) => Some(Mend::Adopt),
            (false, true) => Some(Mend::Fix),
            (false, false) => None,
        },
        dry_run: matches.get_flag("dry-run"),
        waive: text("waive").map(|check| WaiveOptions {
            check,
            at: text("at"),
            reason: text("reason"),
        }),
        verbose: matches.get_flag("verbose"),
        allow: words::allowed(matches),
        output: output(matches, language)?,
    };
    Ok(Box::new(move |_| {
        run(&options, &Output::new(&options.output, language))
    }))
}

fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    if options.is_filter {
        return jsonl::filter(options.asked.jobs, output.language, |name, compiled| {
            let beside = compiled.beside(output.language);
            json::line(name, &compiled.found(), &beside, output.language)
        });
    }
    let is_change = options.mend.is_some() || options.waive.is_some() || options.dry_run;
    let names_input = options.asked.names.iter().any(|name| name == "-");
    if is_change && !options.dry_run && names_input {
        bail!(fix::not_standard_input(output.language));
    }
    let inputs = options.asked.files(output.language)?;
    if let Some(text) = &inputs.passed_over {
        output.say(text);
    }
    inputs.name_some(output.language)?;
    if is_change {
        return with_changes(options, &inputs, output);
    }
    let checking = Checking {
        asked: &options.asked,
        allow: &options.allow,
        verbose: options.verbose,
        output,
    };
    checking.run(inputs)
}

/// Checks files one behind the other, after the changes that were asked for: one may be another's last
/// year's.
fn with_changes(
    options: &Options,
    inputs: &Inputs,
    output: &Output<'_>,
) -> anyhow::Result<Outcome> {
    if let Some(error) = inputs.missing.first() {
        bail!(system_error::chain(error, output.language));
    }
    let names: Vec<String> = { inputs.files.iter() }
        .map(|file| file.path.display().to_string())
        .collect();
    let open = |name: &String| {
        let (disk, source) = input::open(name, &options.allow, output)?;
        let checked = compile::compile(&disk, source);
        Ok((disk, checked))
    };
    let opened: Vec<_> = names.iter().map(open).collect::<anyhow::Result<_>>()?;
    let (disks, compiled): (Vec<_>, Vec<_>) = opened.into_iter().unzip();
    // Before the first file is changed.
    output.hold_apart(&compiled, &[])?;
    let mut checked = Vec::new();
    for ((name, disk), compiled) in names.iter().zip(&disks).zip(compiled) {
        // One before it may be its last year's, and changed by now.
        let compiled = if !options.dry_run && !checked.is_empty() {
            input::load(name, &options.allow, output)?
        } else {
            compiled
        };
        let mut compiled = one(name, disk, compiled, options, output)?;
        sealed_files::check(disk, &mut compiled);
        checked.push(compiled);
    }
    if options.verbose {
        checked.iter_mut().for_each(Compiled::list_on_request);
    } else {
        checked.iter_mut().for_each(Compiled::gather_cells);
    }
    output.findings(&checked)?;
    for one in &checked {
        output.summary(one);
    }
    Ok(output.outcome(&checked))
}

/// Checks one file, after the changes that were asked for.
fn one(
    name: &str,
    disk: &Disk,
    mut checked: Compiled,
    options: &Options,
    output: &Output<'_>,
) -> anyhow::Result<Compiled> {
    let mode = if options.dry_run {
        Mode::DryRun
    } else {
        Mode::Write
    };
    let load = || input::load(name, &options.allow, output);
    // A dry run by itself shows the mends.
    let shows_mends = options.dry_run && options.waive.is_none();
    let mend = options.mend.or(shows_mends.then_some(Mend::Fix));
    let is_changed = match mend {
        Some(Mend::Adopt) => adopt::adopt(disk, &checked, mode, output)?,
        Some(Mend::Fix) => fix::fix(disk, &checked, mode, output)?,
        None => false,
    };
    if is_changed {
        checked = load()?;
    }
    if let Some(waive) = &options.waive {
        let reason = waive
            .reason
            .as_deref()
            .filter(|reason| !reason.trim().is_empty());
        let request = WaiverRequest {
            check: &waive.check,
            at: waive.at.as_deref(),
            reason: reason.ok_or_else(|| anyhow!(fix::reason_needed(output.language)))?,
        };
        if fix::waive(&checked, &request, mode, output)? {
            checked = load()?;
        }
    }
    Ok(checked)
}
