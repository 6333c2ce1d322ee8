//! What is said in place of running a command, in the language in force.

mod chinese;
mod not_a_command;

use std::ffi::OsString;

use clap::error::ErrorKind;

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
    if let Some(said) = not_a_command::words(error, arguments) {
        let text = say!("错误：{said}\n", "error: {said}\n", said);
        return Message {
            text: text.into_words(language),
            is_error: true,
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
    Message {
        text: format!(
            "错误：{}\n用 report --help 查看用法\n",
            chinese::words(error)
        ),
        is_error: true,
    }
}
