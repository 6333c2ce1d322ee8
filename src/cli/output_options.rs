//! The options by which every command's results are shown: format, colour, what counts.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches};

use super::{
    complaint::{Message, unknown_value},
    words::{Words, all, flag},
};
use crate::diagnostic::{Language, say::say};

/// How findings are shown and counted.
#[derive(Debug)]
pub(super) struct OutputOptions {
    /// Each format, and the file it goes to; standard output when absent.
    pub(super) formats: Vec<(FindingsFormat, Option<PathBuf>)>,
    pub(super) color: Color,
    pub(super) deny_warnings: bool,
    pub(super) quiet: bool,
}

impl OutputOptions {
    /// Nothing is shown: whoever asks shows himself what comes out.
    pub(super) fn quiet() -> Self {
        Self {
            formats: Vec::new(),
            color: Color::Never,
            deny_warnings: false,
            quiet: true,
        }
    }
}

/// The formats that findings are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FindingsFormat {
    Human,
    Short,
    Json,
    Sarif,
    Github,
    Junit,
}

/// What `--output-format` names.
pub(super) trait OutputFormat: Copy {
    /// What they are called on the command line, for messages.
    const NAMES: &str;
    /// The one where none is asked for.
    const FIRST: Self;

    /// The format of a name; some need a file to go to.
    fn named(name: &str, has_path: bool) -> Option<Self>;

    /// Whether its text is a whole that ends where the text ends, and nothing may follow it.
    fn is_document(self) -> bool;
}

impl OutputFormat for FindingsFormat {
    const NAMES: &str = "human, short, json, sarif, github, junit";
    const FIRST: Self = Self::Human;

    fn named(name: &str, _: bool) -> Option<Self> {
        Some(match name {
            "human" => Self::Human,
            "short" => Self::Short,
            "json" => Self::Json,
            "sarif" => Self::Sarif,
            "github" => Self::Github,
            "junit" => Self::Junit,
            _ => return None,
        })
    }

    fn is_document(self) -> bool {
        match self {
            Self::Json | Self::Sarif | Self::Junit => true,
            Self::Human | Self::Short | Self::Github => false,
        }
    }
}

/// When to write colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// The options of a command that writes findings.
pub(super) fn output_arguments(words: Words) -> Vec<Arg> {
    vec![
        format_argument(
            words,
            [
                "问题的格式：human、short、json、sarif、github、junit；可写多个，各写到自己的文件",
                "how findings are written: human, short, json, sarif, github, junit; may be repeated, each to a file of its own",
            ],
        ),
        color_argument(words),
        Arg::new("deny")
            .long("deny")
            .value_name("warnings")
            .value_parser(["warnings"])
            .hide_possible_values(true)
            .help(words.say("警告也算问题", "make warnings count")),
        quiet_argument(words),
    ]
}

/// `--output-format`; `help` says which there are, in Chinese and in English.
pub(super) fn format_argument(words: Words, [zh, en]: [&'static str; 2]) -> Arg {
    Arg::new("output-format")
        .long("output-format")
        .value_name(words.say("格式[=文件]", "FORMAT[=PATH]"))
        .action(ArgAction::Append)
        .help(words.say(zh, en))
}

/// The formats that are asked for, and the file that each goes to; no file stands for standard output.
///
/// # Errors
/// One is not known, or two documents are to go to standard output.
pub(super) fn formats<F: OutputFormat>(
    matches: &ArgMatches,
    language: Language,
) -> Result<Vec<(F, Option<PathBuf>)>, Message> {
    let mut formats = Vec::new();
    for value in all(matches, "output-format") {
        let (name, path) = match value.split_once('=') {
            Some((name, path)) => (name, Some(PathBuf::from(path))),
            None => (value.as_str(), None),
        };
        let Some(format) = F::named(name, path.is_some()) else {
            return Err(unknown_value("--output-format", name, F::NAMES, language));
        };
        formats.push((format, path));
    }
    let outputs = formats.iter();
    let outputs = outputs.map(|(format, path): &(F, _)| (format.is_document(), path.as_deref()));
    one_document(outputs, language)?;
    if formats.is_empty() {
        formats.push((F::FIRST, None));
    }
    Ok(formats)
}

/// `--color`.
pub(super) fn color_argument(words: Words) -> Arg {
    Arg::new("color")
        .long("color")
        .value_name("auto|always|never")
        .value_parser(["auto", "always", "never"])
        .hide_possible_values(true)
        .default_value("auto")
        .hide_default_value(true)
        .help(words.say("颜色（默认 auto）", "colours (default: auto)"))
}

/// `--quiet`.
pub(super) fn quiet_argument(words: Words) -> Arg {
    let help = words.say("只写结果，不写其他", "write results and nothing else");
    flag("quiet", help).short('q')
}

/// Reads them.
///
/// # Errors
/// A format is not known.
pub(super) fn output(matches: &ArgMatches, language: Language) -> Result<OutputOptions, Message> {
    Ok(OutputOptions {
        formats: formats(matches, language)?,
        color: color(matches),
        deny_warnings: matches.contains_id("deny"),
        quiet: matches.get_flag("quiet"),
    })
}

/// That a document which goes to standard output has it for itself: each output is given with
/// whether it is a document, and its path.
///
/// # Errors
/// Something else goes there too.
fn one_document<'a>(
    outputs: impl Iterator<Item = (bool, Option<&'a Path>)>,
    language: Language,
) -> Result<(), Message> {
    let to_standard_output: Vec<bool> = outputs
        .filter(|(_, path)| path.is_none_or(|path| path == Path::new("-")))
        .map(|(is_document, _)| is_document)
        .collect();
    if to_standard_output.len() < 2 || !to_standard_output.contains(&true) {
        return Ok(());
    }
    let text = say!(
        "错误：几种格式都要写到标准输出，接在一起程序就读不懂了；除一种以外，都用 --output-format 格式=文件 写明文件\n",
        "error: several formats are to go to standard output, and no program could read one behind another; give all but one a file: --output-format FORMAT=PATH\n"
    );
    Err(Message {
        text: text.into_words(language),
        is_error: true,
    })
}

/// What `--color` says.
pub(super) fn color(matches: &ArgMatches) -> Color {
    match matches.get_one::<String>("color").map(String::as_str) {
        Some("always") => Color::Always,
        Some("never") => Color::Never,
        _ => Color::Auto,
    }
}
