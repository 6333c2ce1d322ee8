//! `report workbook`: the workbook that is sent round to be filled in.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use clap::{Arg, ArgMatches};

use super::{
    command::{Command, Ready},
    complaint::Message,
    fill_in_report::{self, FillInReport},
    missing_file, new_file,
    outcome::Outcome,
    output::Output,
    output_options::{OutputOptions, output, output_arguments},
    whereabouts,
    words::{self, Words, option},
};
use crate::{
    build::file_name,
    diagnostic::{Language, say::say},
    language::nearest::nearest,
    workbook::departments::Departments,
    writers::xlsx,
};

pub(super) const COMMAND: Command = Command {
    name: "workbook",
    define,
    parse,
};

/// What `report workbook` is asked for.
#[derive(Debug)]
struct Options {
    input: String,
    /// The organ, where there is no year file yet.
    organ: Option<String>,
    department: Option<String>,
    file: Option<PathBuf>,
    allow: Vec<PathBuf>,
    output: OutputOptions,
}

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "写出发给各科室填数的工作簿（.xlsx），填好用 report fill 收回",
            "Write the workbook in which departments fill in their figures, for report fill to read back",
        ))
        .after_help(words.say(
            "例：report workbook 2024 --for 法规科\n哪个科室填哪些，写在年度文件的 [filled_by]：\"法规科\" = [\"requests.*\", \"training\"]。\n退出码：0 写出；2 无法读取或写出。",
            "Such as: report workbook 2024 --for Legal\nWho fills in what stands in [filled_by] of the year file: Legal = [\"requests.*\", \"training\"].\nExit codes: 0 written; 2 could not read or write.",
        ))
        .arg(words::input(words))
        .arg(option(
            "for",
            words.say("科室", "DEPARTMENT"),
            words.say("只给这个科室填的数字", "only the figures that this department fills in"),
        ))
        .arg(option(
            "organ",
            words.say("名称", "NAME"),
            words.say("还没有年度文件时，单位全称", "the organ's full name, where there is no year file yet"),
        ))
        .arg(out(words))
        .arg(words::allow(words))
        .args(output_arguments(words))
}

fn out(words: Words) -> Arg {
    option(
        "out",
        words.say("文件", "FILE"),
        words.say(
            "写到哪个文件（默认是这里的 年度年填报表.xlsx）",
            "the file to write (default: here, called after the year)",
        ),
    )
    .value_parser(clap::value_parser!(PathBuf))
}

fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let options = Options {
        input: words::one(matches, "input"),
        organ: text("organ"),
        department: text("for"),
        file: matches.get_one::<PathBuf>("out").cloned(),
        allow: words::allowed(matches),
        output: output(matches, language)?,
    };
    Ok(Box::new(move |_| {
        run(&options, &Output::new(&options.output, language))
    }))
}

fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    let organ = options.organ.as_deref();
    let input = &options.input;
    if organ.is_none() && missing_file::is_year(input) && fill_in_report::is_missing(input) {
        bail!(
            say!(
                "没有找到 {input}.toml；还没有年度文件的，加上 --organ 单位全称",
                "found no {input}.toml; where there is no year file yet, add --organ with the organ's full name"
            )
            .into_words(output.language)
        );
    }
    let found = fill_in_report::open(&options.input, organ, &options.allow, output)?;
    let FillInReport { compiled, file, .. } = &found;
    let Some(report) = &compiled.report else {
        output.findings(std::slice::from_ref(compiled))?;
        return Ok(Outcome::Failed);
    };
    let departments = Departments::of(file);
    let department = options.department.as_deref();
    if let Some(asked) = department {
        known(asked, &departments, output.language)?;
    }
    let workbook = fill_in_report::workbook(report, file, &departments, department);
    let department = department.map_or_else(String::new, |name| format!("（{name}）"));
    let name = format!("{}年填报表{department}", report.year);
    let path = options.file.clone();
    let path = path.unwrap_or_else(|| PathBuf::from(file_name::of(&name, ".xlsx")));
    output.hold_apart(std::slice::from_ref(compiled), std::slice::from_ref(&path))?;
    new_file::write(&path, &xlsx::write(&workbook)?, output.language)?;
    tell(&path, options, output);
    Ok(Outcome::Clean)
}

/// Refuses a department that the year file does not name.
fn known(asked: &str, departments: &Departments, language: Language) -> anyhow::Result<()> {
    if departments.names().any(|name| name == asked) {
        return Ok(());
    }
    let names: Vec<&str> = departments.names().collect();
    if names.is_empty() {
        bail!(
            say!(
                "年度文件没有写哪个科室填哪些数字；写 [filled_by]，如 \"{asked}\" = [\"requests.*\"]",
                "the year file does not say who fills in what; write [filled_by], such as \"{asked}\" = [\"requests.*\"]"
            )
            .into_words(language)
        );
    }
    let meant = nearest(asked, names.iter().copied());
    let names = names.join("、");
    Err(anyhow!(
        match meant {
            Some(meant) => say!(
                "[filled_by] 里没有“{asked}”，是不是“{meant}”？有：{names}",
                "[filled_by] does not name {asked}; did you mean {meant}? It names {names}"
            ),
            None => say!(
                "[filled_by] 里没有“{asked}”；有：{names}",
                "[filled_by] does not name {asked}; it names {names}"
            ),
        }
        .into_words(language)
    ))
}

fn tell(path: &Path, options: &Options, output: &Output<'_>) {
    let (shown, year) = (whereabouts::shown(path), &options.input);
    output.say(&say!(
        "已写出 {shown}；填好交回以后，report fill {year} {shown} 收进年度文件",
        "wrote {shown}; once it is filled in, report fill {year} {shown} takes it over"
    ));
}
