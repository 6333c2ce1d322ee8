//! What is said in place of running a command, in the language in force.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::version;
use crate::diagnostic::{Language, Text, say::say};

/// What to say in place of running a command: help, a version, or what is wrong.
#[derive(Debug)]
pub(super) struct Message {
    pub(super) text: String,
    pub(super) is_error: bool,
}

/// An option has a value that it does not know.
pub(super) fn unknown_value(option: &str, value: &str, known: &str, language: Language) -> Message {
    let text = say!(
        "错误：{option} 没有“{value}”这个值，可以写：{known}\n",
        "error: {option} knows no {value}; write one of: {known}\n"
    );
    Message {
        text: text.into_words(language),
        is_error: true,
    }
}

/// An argument is not in the system's encoding: most likely the name of a file that was unpacked
/// from an archive of an older Windows, and so in GBK.
fn not_utf8(arguments: &[OsString]) -> Text {
    let argument = arguments
        .iter()
        .find(|argument| argument.to_str().is_none());
    let argument = argument.map(|argument| argument.as_encoded_bytes());
    let shown = argument.map_or_else(String::new, |bytes| {
        let (text, _, is_odd) = encoding_rs::GB18030.decode(bytes);
        if is_odd {
            String::from_utf8_lossy(bytes).into_owned()
        } else {
            text.into_owned()
        }
    });
    say!(
        "错误：参数“{shown}”不是 UTF-8 编码，文件名多半是 GBK 编码的；先把文件名改成 UTF-8，如 convmv -f gbk -t utf8 --notest 文件\n",
        "error: the argument {shown} is not UTF-8, most likely a file name in GBK; rename the file first, such as by convmv -f gbk -t utf8 --notest FILE\n"
    )
}

/// What the parser says, in the language in force.
pub(super) fn message(error: &clap::Error, arguments: &[OsString], language: Language) -> Message {
    if error.kind() == ErrorKind::InvalidUtf8 {
        return Message {
            text: not_utf8(arguments).into_words(language),
            is_error: true,
        };
    }
    if error.kind() == ErrorKind::DisplayVersion
        && arguments.iter().any(|argument| argument == "--verbose")
    {
        return Message {
            text: version::told(language),
            is_error: false,
        };
    }
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        return Message {
            text: error.render().to_string(),
            is_error: false,
        };
    }
    if language == Language::English
        || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    {
        return Message {
            text: error.render().to_string(),
            is_error: true,
        };
    }
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let suggestion = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg]
        .into_iter()
        .map(context)
        .find(|text| !text.is_empty())
        .map_or_else(String::new, |text| format!("，是不是“{text}”？"));
    let said = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand);
            format!("没有“{name}”这个命令{suggestion}")
        }
        ErrorKind::UnknownArgument => {
            let name = context(ContextKind::InvalidArg);
            if name.starts_with('-') {
                format!("没有“{name}”这个选项{suggestion}")
            } else {
                format!("多写了“{name}”：这个命令没有第二个这样的参数")
            }
        }
        ErrorKind::MissingRequiredArgument => {
            format!("还要写上：{}", context(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue => format!(
            "“{}”不能写“{}”，可以写：{}",
            context(ContextKind::InvalidArg),
            context(ContextKind::InvalidValue),
            context(ContextKind::ValidValue)
        ),
        ErrorKind::ValueValidation => {
            let name = context(ContextKind::InvalidArg);
            let year = if name.contains("年度") {
                "：年度写四位数，如 2024"
            } else {
                ""
            };
            format!(
                "{name} 不能写“{}”{year}",
                context(ContextKind::InvalidValue)
            )
        }
        ErrorKind::WrongNumberOfValues => format!(
            "{} 要写 {} 个，这里写了 {} 个",
            context(ContextKind::InvalidArg),
            context(ContextKind::ExpectedNumValues),
            context(ContextKind::ActualNumValues)
        ),
        _ => "命令行写法有误".to_owned(),
    };
    Message {
        text: format!("错误：{said}\n用 report --help 查看用法\n"),
        is_error: true,
    }
}
