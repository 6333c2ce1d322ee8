//! TOML errors in words that a clerk understands.

mod date;
mod single_brackets;
mod unclosed;
mod unquoted;

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, Error},
};

use super::{rules, typed::Typed};
use crate::diagnostic::{Diagnostic, Place, Text};

/// A file parsed as far as it can be.
pub(super) struct Parsed<'s> {
    /// What could be read.
    pub(super) table: Spanned<DeTable<'s>>,
    /// Why the text is not TOML.
    pub(super) findings: Vec<Diagnostic>,
    /// From where on the structure is guessed: nothing may be said about what stands behind.
    pub(super) reliable_until: usize,
}

/// What a TOML error comes to.
struct Cause {
    message: Text,
    label: Text,
    help: Text,
    at: Range<usize>,
    /// Another place that has to do with it, and what is there.
    related: Option<(Range<usize>, Text)>,
    replacement: Option<String>,
    /// Whether keys behind it may have landed in the wrong table.
    structural: bool,
}

pub(super) fn parse<'t>(typed: &'t Typed<'_>) -> Parsed<'t> {
    let text = typed.parsed();
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut parsed = Parsed {
        table,
        findings: Vec::new(),
        reliable_until: text.len(),
    };
    let mut errors: Vec<(Range<usize>, &Error)> = errors
        .iter()
        .map(|error| (error.span().unwrap_or_default(), error))
        .collect();
    errors.sort_by_key(|(at, _)| at.start);
    let unclosed = (!errors.is_empty()).then(|| unclosed::find(text)).flatten();
    // A mistake on the line before the bracket is what makes it look open.
    let unclosed = unclosed.filter(|one| {
        let line = line_range(text, one.at.start).start;
        !errors
            .iter()
            .any(|(at, _)| (line..one.at.start).contains(&at.start))
    });
    if let Some(unclosed) = unclosed {
        errors.retain(|(at, _)| at.start < unclosed.at.start);
        push(&mut parsed, typed, &unclosed.cause(typed));
    } else if let Some((first, _)) = errors.first()
        && text.matches("\"\"\"").count() % 2 == 1
    {
        // One quote lost from a triple turns the rest of the file inside out.
        let cause = unclosed::odd_quotes(text, first.clone());
        push(&mut parsed, typed, &cause);
        return parsed;
    }
    let mut last_line = None;
    let mut repeated_until = 0;
    let mut in_single_brackets = Vec::new();
    for (at, error) in errors {
        let line = typed.line_column(at.start).line;
        let is_duplicate = error.message().starts_with("duplicate key");
        if is_duplicate && at.start < repeated_until {
            // Its whole group stands twice, and has its finding.
            continue;
        }
        if last_line == Some(line) || is_aftermath(text, &at, error, last_line, line) {
            last_line = Some(line);
            continue;
        }
        last_line = Some(line);
        if is_duplicate {
            if line_around(text, at.start).trim_start().starts_with('[') {
                let behind = text.get(at.start..).unwrap_or_default();
                repeated_until = behind
                    .find("\n[")
                    .map_or(text.len(), |next| at.start + next);
            }
            if let Some((name, finding)) = single_brackets::find(typed, &at) {
                // One finding mends all of them.
                if !in_single_brackets.contains(&name) {
                    in_single_brackets.push(name);
                    parsed.findings.push(finding);
                }
                continue;
            }
            let place = Place::year(typed.span(at.clone()));
            let first = first_use(&parsed.table, text.get(at).unwrap_or_default());
            let first = first.map(|range| Place::year(typed.span(range)));
            parsed.findings.push(rules::duplicate_key(
                typed.slice(place.span).trim_matches(['"', '\'']),
                place,
                first.filter(|first| *first != place),
            ));
        } else {
            push(&mut parsed, typed, &cause(typed, at, error.message()));
        }
    }
    parsed
}

fn push(parsed: &mut Parsed<'_>, typed: &Typed<'_>, cause: &Cause) {
    let place = Place::year(typed.span(cause.at.clone()));
    if cause.structural {
        parsed.reliable_until = parsed.reliable_until.min(cause.at.start);
    }
    let mut finding = rules::syntax_error(
        cause.message.clone(),
        place,
        cause.label.clone(),
        cause.help.clone(),
    );
    if let Some((range, words)) = &cause.related {
        let place = Place::year(typed.span(range.clone()));
        finding = finding.with_related(place, words.clone());
    }
    if let Some(replacement) = &cause.replacement {
        finding = finding.with_safe_fix(place, replacement.as_str());
    }
    parsed.findings.push(finding);
}

/// Whether an error only follows from the one on the line before: running text that lost its
/// quotes is read as keys, line by line.
fn is_aftermath(
    text: &str,
    at: &Range<usize>,
    error: &Error,
    last_line: Option<usize>,
    line: usize,
) -> bool {
    let follows = last_line.is_some_and(|last| line <= last + 1);
    follows
        && error.message().starts_with("key with no value")
        && !line_around(text, at.start).contains('=')
}

fn cause(typed: &Typed<'_>, at: Range<usize>, message: &str) -> Cause {
    let text = typed.parsed();
    let line = line_range(text, at.start);
    let line_text = text.get(line.clone()).unwrap_or_default();
    if let Some(cause) = date::on_line(typed, at.start) {
        return cause;
    }
    // 010-61230000 is no date.
    if let Some(cause) = unquoted::text_on_line(typed, at.start) {
        return cause;
    }
    let written = typed.slice(typed.span(at.clone()));
    if message.starts_with("string values must be quoted") && !written.is_empty() {
        return unquoted::value(typed.text(), at);
    }
    if message.starts_with("invalid boolean")
        && unquoted::key_of(text, at.start).is_some_and(unquoted::is_true_or_false)
    {
        return unquoted::true_or_false(written, at);
    }
    if message.starts_with("invalid unquoted key") {
        return unquoted::key(typed.text(), at);
    }
    let message = if line_text.trim_end().ends_with('=') {
        NO_VALUE
    } else {
        message
    };
    known(message, trimmed(text, line), false)
}

/// A mistake that the parser's message tells of, on this line.
fn known(message: &str, line: Range<usize>, structural: bool) -> Cause {
    let known = KNOWN.iter().find(|known| {
        let mut prefixes = known.prefixes.iter();
        prefixes.any(|prefix| message.starts_with(prefix))
    });
    let words = |(zh, en): (&str, &str)| Text::new(zh, en);
    match known {
        Some(known) => Cause {
            message: words(known.message),
            label: words(known.label),
            help: words(known.help),
            at: line,
            related: None,
            replacement: None,
            structural: structural || known.structural,
        },
        None => Cause {
            message: Text::new(
                format!("这里不符合 TOML 的写法（{message}）"),
                format!("this is not TOML ({message})"),
            ),
            label: Text::new("这里", "here"),
            help: Text::new(
                "对照 data/2017.toml 的写法改正这一行",
                "compare the line with data/2017.toml",
            ),
            at: line,
            related: None,
            replacement: None,
            structural: structural || message.starts_with("invalid multi-line"),
        },
    }
}

/// What the parser says where a value is missing.
const NO_VALUE: &str = "string values must be quoted";

/// A mistake that needs no more words than its own: each pair is Chinese and English.
struct Known {
    /// How the parser's message starts.
    prefixes: &'static [&'static str],
    message: (&'static str, &'static str),
    label: (&'static str, &'static str),
    help: (&'static str, &'static str),
    structural: bool,
}

const KNOWN: &[Known] = &[
    Known {
        prefixes: &[NO_VALUE],
        message: ("等号后面没有内容", "there is nothing after the equals sign"),
        label: ("这里缺内容", "a value is missing here"),
        help: (
            "填上内容；确实没有的，删去这一行",
            "fill in the value; if there is none, delete the line",
        ),
        structural: false,
    },
    Known {
        prefixes: &["invalid basic string", "invalid literal string"],
        message: ("引号没有成对", "a quote is not closed"),
        label: ("这一行的引号不成对", "the quotes of this line do not pair"),
        help: (
            "文字两头各写一个英文半角引号 \"，整段文字两头各写三个 \"\"\"",
            "put one straight quote \" at both ends, or three \"\"\" around several lines",
        ),
        structural: false,
    },
    Known {
        prefixes: &["key with no value"],
        message: (
            "这一行不是“名称 = 内容”的形式",
            "this line is not of the form “key = value”",
        ),
        label: ("缺等号和内容", "no equals sign, no value"),
        help: (
            "写成“名称 = 内容”；说明性的文字前面加 #；正文放在 \"\"\" 和 \"\"\" 之间",
            "write “key = value”; start a remark with #; keep running text between \"\"\" and \"\"\"",
        ),
        structural: false,
    },
    Known {
        prefixes: &["missing escaped value"],
        message: (
            "双引号里的反斜杠 \\ 有特殊含义",
            "a backslash in double quotes has a meaning of its own",
        ),
        label: ("这里", "here"),
        help: (
            "要写反斜杠本身，就写两个 \\\\",
            "for a backslash itself write two, \\\\",
        ),
        structural: false,
    },
    Known {
        prefixes: &["unclosed", "missing comma", "unexpected `=`"],
        message: ("括号没有成对", "a bracket is not closed"),
        label: (
            "从这里起不能确定结构",
            "the structure is unclear from here on",
        ),
        help: (
            "检查 [ ]、[[ ]]、{ } 是否成对，各项之间是否有英文逗号",
            "see that [ ], [[ ]] and { } pair and that commas stand between items",
        ),
        structural: true,
    },
    Known {
        prefixes: &["unexpected key or value"],
        message: (
            "这一行的内容后面还有多余的文字",
            "something stands after the value of this line",
        ),
        label: ("这一行", "this line"),
        help: (
            "一行只写一个“名称 = 内容”；单位写在 unit 里；说明前面加 #",
            "write one “key = value” a line; a unit goes into unit; start a remark with #",
        ),
        structural: false,
    },
];

/// The first key of this name in the parsed tables, depth first.
fn first_use(table: &Spanned<DeTable<'_>>, written: &str) -> Option<Range<usize>> {
    let name = written.trim_matches(['"', '\'']);
    let mut open = vec![table.get_ref()];
    let mut found: Option<Range<usize>> = None;
    while let Some(table) = open.pop() {
        for (key, value) in table {
            if key.get_ref() == name && found.as_ref().is_none_or(|at| key.span().start < at.start)
            {
                found = Some(key.span());
            }
            if let Some(inner) = value.get_ref().as_table() {
                open.push(inner);
            }
        }
    }
    found
}

/// The line that holds `offset`, without its line break.
fn line_range(text: &str, offset: usize) -> Range<usize> {
    let offset = text.floor_char_boundary(offset);
    // An error at a line's end may be placed behind its line break.
    let before = text.get(..offset).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(start..).unwrap_or_default();
    let end = start + rest.find('\n').unwrap_or(rest.len());
    start..end
}

fn line_around(text: &str, offset: usize) -> &str {
    text.get(line_range(text, offset)).unwrap_or_default()
}

/// `range` without white space at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let content = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (content.len() - content.trim_start().len());
    let end = start + content.trim().len();
    start..end
}
