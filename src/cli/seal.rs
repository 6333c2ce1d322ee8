//! `report seal`: those who answer for a report agree to what it is now, in a file beside the year
//! file; and whether that still holds.

mod day;
mod foreign;
mod key;
mod options;
mod signing;
mod verifying;
mod written_files;

use std::path::PathBuf;

use anyhow::bail;
use clap::{Arg, ArgMatches};

use self::options::{Options, Person, Task};
use super::{
    command::{Command, Ready},
    complaint::Message,
    font_folders, input,
    outcome::Outcome,
    output::Output,
    output_options::{output, output_arguments},
    read_files,
    words::{self, Words, flag, option},
};
use crate::{
    diagnostic::{Language, Text, say::say},
    limits,
};

pub(super) const COMMAND: Command = Command {
    name: "seal",
    define,
    parse,
};

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "签认：把核对过的内容和写出的文件记入 年度.seal.toml",
            "Seal a report: what was checked and written goes into YEAR.seal.toml, with who agreed to it",
        ))
        .after_help(words.say(
            "例：report seal 2017 --by 张三 --role 审核人\n    report seal --verify 2017\n有错误，或者写出的文件与现在核对的不是一回事，都不能签认。同一内容几个人先后签认，都记在一起。\n退出码：0 已签认，或者核对无误；1 有问题；2 无法读取或写出。",
            "Such as: report seal 2017 --by NAME --role ROLE\n         report seal --verify 2017\nNothing is sealed while an error stands or a written file is not what a build gives now. Several people may seal the same content.\nExit codes: 0 sealed, or all holds; 1 findings; 2 could not read or write.",
        ))
        .arg(option(
            "by",
            words.say("姓名", "NAME"),
            words.say("谁签认", "who seals it"),
        ))
        .arg(option(
            "role",
            words.say("角色", "ROLE"),
            words.say(
                "以什么身份，如 填报人、审核人、单位负责人",
                "in what role: who filled it in, who reviewed it, who heads the organ",
            ),
        ))
        .arg(option(
            "date",
            words.say("日期", "DAY"),
            words.say(
                "签认的日期，如 2018-03-01（默认今天）",
                "the day, such as 2018-03-01 (default: today)",
            ),
        ))
        .args(key_arguments(words))
        .arg(
            option(
                "out",
                words.say("文件夹", "DIR"),
                words.say(
                    "写出的文件在哪里（默认 out/年度）",
                    "where the written files lie (default: out/YEAR)",
                ),
            )
            .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(font_folders::argument(words))
        .arg(words::allow(words))
        .args(output_arguments(words))
        .arg(words::input(words))
}

/// Verifying, and the keys of signatures.
fn key_arguments(words: Words) -> Vec<Arg> {
    vec![
        flag(
            "verify",
            words.say(
                "核对签认过的内容有没有变，不签认",
                "see whether what was sealed still holds, and seal nothing",
            ),
        )
        .conflicts_with_all(["by", "role", "date", "sign", "font-dir"]),
        option(
            "sign",
            words.say("私钥文件", "KEY"),
            words.say(
                "另用 minisign 的私钥签名，写到 年度.seal.toml.minisig；密码在终端输入，或写在环境变量 REPORT_SIGN_PASSWORD 里",
                "sign with this secret key of minisign too, to YEAR.seal.toml.minisig; its password is asked for, or stands in REPORT_SIGN_PASSWORD",
            ),
        )
        .value_parser(clap::value_parser!(PathBuf)),
        option(
            "key",
            words.say("公钥", "PUB"),
            words.say(
                "核对时必须有这把 minisign 公钥的签名（文件，或公钥本身）",
                "with --verify: there must be a signature by this public key of minisign (a file, or the key itself)",
            ),
        )
        .requires("verify"),
    ]
}

fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let options = Options {
        input: words::one(matches, "input"),
        directory: matches.get_one::<PathBuf>("out").cloned(),
        font_folders: font_folders::named(matches, language)?,
        allow: words::allowed(matches),
        task: if matches.get_flag("verify") {
            Task::Verify(matches.get_one::<String>("key").cloned())
        } else {
            Task::Sign(person(matches, language)?)
        },
        output: output(matches, language)?,
    };
    Ok(Box::new(move |_| {
        run(&options, &Output::new(&options.output, language))
    }))
}

fn person(matches: &ArgMatches, language: Language) -> Result<Person, Message> {
    let refused = |text: Text| Message {
        text: text.into_words(language),
        is_error: true,
    };
    let typed = |name: &str| {
        let typed = matches.get_one::<String>(name);
        typed
            .map(|typed| typed.trim().to_owned())
            .filter(|typed| !typed.is_empty())
    };
    let (Some(by), Some(role)) = (typed("by"), typed("role")) else {
        return Err(refused(Text::fixed(
            "错误：要写明谁、以什么身份签认，如 --by 张三 --role 审核人\n",
            "error: who seals it, and in what role? write --by NAME --role ROLE\n",
        )));
    };
    if let Some(long) = [&by, &role]
        .into_iter()
        .find(|text| text.len() > limits::NAME_BYTES)
    {
        let most = limits::NAME_BYTES;
        let start: String = long.chars().take(20).collect();
        return Err(refused(say!(
            "错误：“{start}…”太长，姓名和身份各不超过 {most} 字节\n",
            "error: {start}… is too long; a name and a role have at most {most} bytes\n"
        )));
    }
    let date = match typed("date") {
        None => None,
        Some(date) => Some(day::read(&date).ok_or_else(|| {
            refused(say!(
                "错误：--date {date}：日期写作 2018-03-01\n",
                "error: --date {date}: a day is written 2018-03-01\n"
            ))
        })?),
    };
    Ok(Person {
        by,
        role,
        date,
        key: matches.get_one::<PathBuf>("sign").cloned(),
    })
}

fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    if options.input == "-" {
        let text = Text::fixed(
            "标准输入不能签认：签认的记录要写在年度文件旁边，请写年度或文件",
            "standard input cannot be sealed: the seal lies beside the year file; name a year or a file",
        );
        bail!(text.into_words(output.language));
    }
    if let Task::Sign(Person { key: Some(key), .. }) = &options.task {
        // Findings may be written before it is read.
        read_files::note_named(key);
    }
    let (mut disk, source) = input::open(&options.input, &options.allow, output)?;
    disk.fonts = font_folders::FontFolders::new(options.font_folders.clone());
    match &options.task {
        Task::Sign(person) => signing::sign(&disk, source, person, options, output),
        Task::Verify(key) => verifying::verify(&disk, source, key.as_deref(), options, output),
    }
}
