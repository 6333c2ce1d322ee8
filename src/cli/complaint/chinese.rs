//! What the parser says, in Chinese: it speaks English alone.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::limits;

/// What is wrong with a command line.
pub(super) fn words(error: &clap::Error) -> String {
    let context = |kind| context(error, kind);
    let named = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand);
            format!("没有“{name}”这个命令{}", suggestion(error))
        }
        ErrorKind::MissingSubcommand => "还要写上命令".to_owned(),
        ErrorKind::UnknownArgument if named.starts_with('-') => {
            format!("没有“{named}”这个选项{}", suggestion(error))
        }
        ErrorKind::UnknownArgument => {
            format!("多写了“{named}”：这个命令没有第二个这样的参数")
        }
        ErrorKind::MissingRequiredArgument => format!("还要写上：{named}"),
        ErrorKind::ArgumentConflict => conflict(&named, &context(ContextKind::PriorArg)),
        ErrorKind::InvalidValue => invalid_value(error, &named),
        ErrorKind::ValueValidation => {
            let wanted = if named.contains("年度") {
                "：年度写四位数，如 2024".to_owned()
            } else if named.contains("--jobs") {
                format!("：写 1 到 {} 的整数", limits::JOBS)
            } else {
                String::new()
            };
            let value = context(ContextKind::InvalidValue);
            format!("{named} 不能写“{value}”{wanted}")
        }
        ErrorKind::TooManyValues => {
            let value = context(ContextKind::InvalidValue);
            format!("“{named}”写不了“{value}”：没有这么多值可写")
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            let least = context(ContextKind::MinValues);
            let (wanted, least) = if least.is_empty() {
                (context(ContextKind::ExpectedNumValues), "")
            } else {
                (least, "至少")
            };
            let actual = context(ContextKind::ActualNumValues);
            format!("{named} {least}要写 {wanted} 个，这里写了 {actual} 个")
        }
        ErrorKind::NoEquals => format!("“{named}”和它的值之间要写等号"),
        // What else there is, the parser says in its own words.
        _ => {
            let said = error.render().to_string();
            let first = said.lines().next().unwrap_or(&said);
            let first = first.strip_prefix("error: ").unwrap_or(first);
            format!("命令行写法有误：{first}")
        }
    }
}

/// What the parser knows of an error.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// What may have been meant by a name that is none.
fn suggestion(error: &clap::Error) -> String {
    [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg]
        .into_iter()
        .map(|kind| context(error, kind))
        .find(|text| !text.is_empty())
        .map_or_else(String::new, |text| format!("，是不是“{text}”？"))
}

/// Arguments that do not go together; one goes not with itself either where it may be given once.
fn conflict(named: &str, other: &str) -> String {
    if other == named {
        format!("“{named}”只能写一次")
    } else if other.is_empty() {
        format!("“{named}”不能与这里的另一些参数同时写")
    } else {
        format!("“{named}”不能与“{other}”同时写")
    }
}

/// A value that an argument does not take, or none where it takes one.
fn invalid_value(error: &clap::Error, named: &str) -> String {
    let value = context(error, ContextKind::InvalidValue);
    let said = if value.is_empty() {
        format!("“{named}”后面要写值")
    } else {
        format!("“{named}”不能写“{value}”")
    };
    match context(error, ContextKind::ValidValue) {
        known if known.is_empty() => said,
        known => format!("{said}，可以写：{known}"),
    }
}
