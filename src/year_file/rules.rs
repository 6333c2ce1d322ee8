//! The findings that reading can give, and their words.

use super::{
    entry::{CellInput, FigureEntry},
    file::YearFile,
    number::Number,
    typed::Typed,
};
use crate::{
    diagnostic::{Diagnostic, Language, Place, Rule, Severity, Text, say::say},
    language::nearest::nearest,
    source::Span,
};

/// All rules of reading, by name.
pub static RULES: &[&Rule] = &[
    &DUPLICATE_KEY,
    &MISSING_KEY,
    &NUMBER_FORM,
    &SYNTAX_ERROR,
    &UNKNOWN_KEY,
    &WRONG_TYPE,
];

/// A key stands twice in one table.
pub static DUPLICATE_KEY: Rule = Rule {
    name: "duplicate-key",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("duplicate_key.zh.md"),
    manual_en: include_str!("duplicate_key.en.md"),
};

/// The year or the organ's name is not given.
pub static MISSING_KEY: Rule = Rule {
    name: "missing-key",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("missing_key.zh.md"),
    manual_en: include_str!("missing_key.en.md"),
};

/// A number was typed in a form that TOML does not know and read all the same.
pub static NUMBER_FORM: Rule = Rule {
    name: "number-form",
    severity: Severity::Note,
    since: "0.1.0",
    manual_zh: include_str!("number_form.zh.md"),
    manual_en: include_str!("number_form.en.md"),
};

/// The text is not TOML.
pub static SYNTAX_ERROR: Rule = Rule {
    name: "syntax-error",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("syntax_error.zh.md"),
    manual_en: include_str!("syntax_error.en.md"),
};

/// A key that means nothing.
pub static UNKNOWN_KEY: Rule = Rule {
    name: "unknown-key",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("unknown_key.zh.md"),
    manual_en: include_str!("unknown_key.en.md"),
};

/// A value of another kind than its key wants.
pub static WRONG_TYPE: Rule = Rule {
    name: "wrong-type",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("wrong_type.zh.md"),
    manual_en: include_str!("wrong_type.en.md"),
};

pub(crate) fn syntax_error(message: Text, place: Place, label: Text, help: Text) -> Diagnostic {
    Diagnostic::new(&SYNTAX_ERROR, message, place, label).with_help(help)
}

pub(super) fn duplicate_key(written: &str, place: Place, first: Option<Place>) -> Diagnostic {
    let finding = Diagnostic::new(
        &DUPLICATE_KEY,
        Text::new(
            format!("“{written}”写了两次"),
            format!("{written} is given twice"),
        ),
        place,
        Text::new("又写了一次", "given again here"),
    )
    .with_help(Text::new(
        "留下对的一处，删去另一处",
        "keep the right one and delete the other",
    ));
    match first {
        Some(first) => finding.with_related(first, Text::new("第一次在这里", "first given here")),
        None => finding,
    }
}

/// `[name]` a second time, where each is one of several: nothing of it is to be deleted.
pub(super) fn single_brackets(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &DUPLICATE_KEY,
        Text::new(
            format!("“{name}”不止一个，要写在两层方括号里：[[{name}]]"),
            format!("there are several {name}, so each is headed by two brackets: [[{name}]]"),
        ),
        place,
        Text::new("又写了一次", "given again here"),
    )
    .with_help(Text::new(
        format!("每一处都写成 [[{name}]]，内容不用删；report check --fix 会代为改好"),
        format!("write [[{name}]] at each and delete nothing; report check --fix does it"),
    ))
}

/// A key that means nothing, with the nearest one that does.
#[must_use]
pub fn unknown_key(name: &str, known: &[&str], within: &str, place: Place) -> Diagnostic {
    let (inside_zh, inside_en) = if within.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("{within} 里"), format!(" in {within}"))
    };
    let finding = Diagnostic::new(
        &UNKNOWN_KEY,
        Text::new(
            format!("{inside_zh}没有“{name}”这一项"),
            format!("unknown key {name}{inside_en}"),
        ),
        place,
        Text::new("不认识的名称", "unknown key"),
    );
    match nearest(name, known.iter().copied()) {
        Some(meant) => finding
            .with_help(Text::new(
                format!("是不是“{meant}”？"),
                format!("did you mean {meant}?"),
            ))
            .with_fix(place, meant),
        None => finding.with_help(Text::new(
            format!("这里可以写：{}", known.join("、")),
            format!("known here: {}", known.join(", ")),
        )),
    }
}

pub(super) fn wrong_type(expected: &Text, found: &Text, what: &Text, place: Place) -> Diagnostic {
    Diagnostic::new(
        &WRONG_TYPE,
        Text::new(
            format!(
                "{} 应当是{}，这里写的是{}",
                what.get(Language::Chinese),
                expected.get(Language::Chinese),
                found.get(Language::Chinese)
            ),
            format!(
                "{} should be {}, found {}",
                what.get(Language::English),
                expected.get(Language::English),
                found.get(Language::English)
            ),
        ),
        place,
        Text::new(
            format!("应当是{}", expected.get(Language::Chinese)),
            format!("expected {}", expected.get(Language::English)),
        ),
    )
}

/// `wrong-type`, of a number in a notation of programmers; `meant` is how a report has it.
pub(super) fn other_number(
    written: &str,
    meant: Option<String>,
    what: &Text,
    place: Place,
) -> Diagnostic {
    let finding = Diagnostic::new(
        &WRONG_TYPE,
        say!(
            "{what} 写成了 {written}，数字只能用阿拉伯数字写",
            "{what} is written {written}, where digits alone may stand",
            what = what.clone(),
            written
        ),
        place,
        Text::fixed("不是年报里的写法", "not how a report writes it"),
    );
    match meant {
        Some(meant) => finding
            .with_help(Text::new(format!("写成 {meant}"), format!("write {meant}")))
            .with_fix(place, meant),
        None => finding.with_help(Text::fixed(
            "写这个数，如 1000；还没有的写 \"?\"",
            "write the number, such as 1000; where there is none yet, \"?\"",
        )),
    }
}

/// What to do about a value of another type.
pub(super) fn written_in_place(expected: &Text, written: &str) -> Text {
    let written: String = written.chars().take(24).collect();
    let written = written.lines().next().unwrap_or_default();
    Text::new(
        format!("把 {written} 改成{}", expected.get(Language::Chinese)),
        format!(
            "write {} in place of {written}",
            expected.get(Language::English)
        ),
    )
}

/// `wrong-type`, of a word that is none of those that may stand there.
///
/// `what` says what the word should name, as “a format”.
#[must_use]
pub fn wrong_word(known: &[&str], what: &Text, written: &str, place: Place) -> Diagnostic {
    let words: Vec<String> = known.iter().map(|word| format!("\"{word}\"")).collect();
    let finding = Diagnostic::new(
        &WRONG_TYPE,
        Text::new(
            format!("{} 不能写 {written}", what.get(Language::Chinese)),
            format!("{} cannot be {written}", what.get(Language::English)),
        ),
        place,
        Text::new("不认识的写法", "unknown word"),
    )
    .with_help(Text::new(
        format!("可以写：{}", words.join("、")),
        format!("write one of {}", words.join(", ")),
    ));
    match nearest(written.trim_matches('"'), known.iter().copied()) {
        Some(meant) => finding.with_fix(place, format!("\"{meant}\"")),
        None => finding,
    }
}

/// `wrong-type`, of the name of a folder under which there is none.
#[must_use]
pub fn no_folder(key: &str, written: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &WRONG_TYPE,
        say!(
            "{key} 写的 {written} 不是文件夹，或者没有这个文件夹",
            "{key} names {written}, and there is no such folder",
            key,
            written
        ),
        place,
        Text::fixed("没有这个文件夹", "no such folder"),
    )
}

/// Reports a year or an organ's name that is not given.
pub(super) fn report_missing(typed: &Typed<'_>, file: &YearFile, findings: &mut Vec<Diagnostic>) {
    let top = Place::year(typed.span(0..0));
    let mut missing = |key: &str, what: &Text, help: Text| {
        let message = say!("缺少{what}（{key}）", "{what} ({key}) is missing", what);
        let label = Text::new("这个文件里没有", "not given in this file");
        findings.push(Diagnostic::new(&MISSING_KEY, message, top, label).with_help(help));
    };
    if file.year.is_none() && !is_typed(typed, "year") {
        missing(
            "year",
            &Text::new("报告年度", "the reporting year"),
            Text::new("补上一行：year = 2017", "add a line: year = 2017"),
        );
    }
    if file.organ.name().is_none() {
        missing(
            "organ.name",
            &Text::new("机关名称", "the organ's name"),
            Text::new(
                "补上一行：[organ] 下面写 name = \"北京市东城区民政局\"",
                "add a line under [organ]: name = \"…\", the name in full",
            ),
        );
    }
}

/// Whether `key` is there at the top, if only with a value that has its own finding.
fn is_typed(typed: &Typed<'_>, key: &str) -> bool {
    typed
        .parsed()
        .lines()
        .take_while(|line| !line.trim_start().starts_with('['))
        .any(|line| line.split('=').next().is_some_and(|k| k.trim() == key))
}

/// Notes each number that was typed in a form of its own.
pub(super) fn report_mended(typed: &Typed<'_>, file: &YearFile, findings: &mut Vec<Diagnostic>) {
    for (span, meant) in typed.numbers() {
        findings.push(number_form(typed, span, meant));
    }
    let mut quoted: Vec<&Number> = Vec::new();
    let mut open: Vec<&FigureEntry> = file.figures.iter().collect();
    while let Some(figure) = open.pop() {
        quoted.extend(figure.value.iter());
        open.extend(figure.of_which.iter());
        open.extend(figure.breakdowns.iter().flat_map(|set| &set.parts));
    }
    let cells = file.table.iter().flat_map(|table| &table.value);
    let mut cells: Vec<&CellInput> = cells.map(|cell| &cell.value).collect();
    while let Some(cell) = cells.pop() {
        match cell {
            CellInput::Number(number) => quoted.push(number),
            CellInput::Row(row) => cells.extend(row.value.iter().flatten()),
            CellInput::Same(_)
            | CellInput::Blank(_)
            | CellInput::NotApplicable(_)
            | CellInput::ToFill(_)
            | CellInput::Unread(_) => {}
        }
    }
    for number in quoted.into_iter().filter(|number| number.quoted) {
        let sign = if number.has_plus { "+" } else { "" };
        let meant = format!("{sign}{}", number.value);
        findings.push(number_form(typed, number.span, &meant));
    }
}

fn number_form(typed: &Typed<'_>, span: Span, meant: &str) -> Diagnostic {
    let written = typed.slice(span);
    Diagnostic::new(
        &NUMBER_FORM,
        Text::new(
            format!("{written} 读作 {meant}"),
            format!("{written} is read as {meant}"),
        ),
        Place::year(span),
        Text::new(format!("读作 {meant}"), format!("read as {meant}")),
    )
    .with_help(Text::new(
        format!("写成 {meant}，用半角数字，不加引号和分隔符"),
        format!("write {meant}: plain digits, no quotes, no separators"),
    ))
    .with_safe_fix(Place::year(span), meant)
}
