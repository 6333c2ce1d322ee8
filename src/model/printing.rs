//! How a figure is printed where an expression says so: grouped, in Chinese, as a share, as a
//! change; and where a table, a chart, a note or a claim is placed.

use std::{error, fmt, sync::Arc};

use minijinja::{
    Environment, Error, ErrorKind, Output, State, Value,
    value::{Object, ObjectRepr},
};
use rust_decimal::Decimal;

use super::{
    figure::Figure,
    marks::{self, Placement},
    printed_number::{change, grouped, share},
    scope::Node,
    standard,
    text::{Derived, ExpressionProblem, Print},
};
use crate::{
    diagnostic::{Place, Text, say::say},
    language::chinese,
    limits,
};

/// Why a filter or a function cannot do what it is asked for, in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Refusal {
    zh: &'static str,
    en: &'static str,
}

const NO_TABLE: Refusal = Refusal {
    zh: "这个数字没有分项，排不成表；先在 [figures.名称.parts] 里列出分项",
    en: "this figure has no parts to make a table of; list them in [figures.id.parts] first",
};
const NO_CHART: Refusal = Refusal {
    zh: "这个数字没有分项，画不成图；先在 [figures.名称.parts] 里列出分项",
    en: "this figure has no parts to make a chart of; list them in [figures.id.parts] first",
};
const NO_SHARE: Refusal = Refusal {
    zh: "share 只能用于某个数字的一部分，且总数不为零",
    en: "share needs a part of a figure that is not zero",
};
const NO_LAST_YEAR: Refusal = Refusal {
    zh: "change 要上年度文件里有同名的数字",
    en: "change needs the figure in last year's file",
};
const CHANGE_OF_ZERO: Refusal = Refusal {
    zh: "上年度为零，不能计算增长率",
    en: "change cannot compare with zero",
};
const NO_PERCENTAGE: Refusal = Refusal {
    zh: "percent 只能用于单位是 % 的数字或者两个数相除；占总数多少写 {{ 名称 | share }}，两数之比写 {{ a / b | percent }}",
    en: "percent needs a figure whose unit is %, or a quotient; write {{ id | share }} for a part of its whole, {{ a / b | percent }} for any two",
};
const NO_FIGURE: Refusal = Refusal {
    zh: "过滤器只能用于数字",
    en: "this filter needs a figure",
};

const NOTE_WITHIN: Refusal = Refusal {
    zh: "脚注要单独写成 {{ note(\"…\") }}，不能写进别的文字或脚注里",
    en: "a note stands by itself as {{ note(\"…\") }}, not within another text or note",
};
const PLACED_IN_NOTE: Refusal = Refusal {
    zh: "脚注里放不下表和图",
    en: "a note has no room for a table or a chart",
};

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.en)
    }
}

impl error::Error for Refusal {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::new(ErrorKind::InvalidOperation, refusal.en).with_source(refusal)
    }
}

/// What this program prints in a way of its own; it renders as its marks.
#[derive(Debug)]
enum Printed {
    /// A figure in a form of its own.
    Figure(Print),
    /// A breakdown, a note: its mark.
    Marked(String),
}

impl Object for Printed {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &**self {
            Self::Figure(print) => formatter.write_str(&marks::figure(print)),
            Self::Marked(mark) => formatter.write_str(mark),
        }
    }
}

/// Gives the engine the filters, the functions and the marks of printed figures.
pub(super) fn install(environment: &mut Environment<'static>) {
    standard::install(environment);
    environment.add_filter("change", |value: Value| {
        let last = Node::of(&value).and_then(|node| {
            let (id, _) = node.figure()?;
            let last = node.scope().figures().last(id)?;
            Some((last.value?, last.is_approximate()))
        });
        let (last, is_about) = last.ok_or(NO_LAST_YEAR)?;
        printed(&value, Some(Derived::Change), |value, _| {
            let (words, number) = change(value, last).ok_or(CHANGE_OF_ZERO)?;
            // Of 1200余 only about how much it grew can be said.
            Ok((words, about(number, is_about)))
        })
    });
    environment.add_filter("chinese", |value: Value| {
        printed(&value, None, |value, _| Ok(bare(chinese::words(value))))
    });
    environment.add_filter("grouped", |value: Value| {
        printed(&value, None, |value, _| Ok(bare(grouped(value))))
    });
    environment.add_filter("share", |value: Value| {
        printed(&value, Some(Derived::Share), |value, whole| {
            let share = match whole.map(|whole| whole.value) {
                // The missing whole is told of where it stands.
                Some(None) => String::new(),
                whole => share(value, whole.flatten()).ok_or(NO_SHARE)?,
            };
            Ok(bare(share))
        })
    });
    environment.add_filter("percent", |value: Value| {
        let (id, figure) = Node::of(&value).and_then(Node::figure).ok_or(NO_FIGURE)?;
        if !figure.is_percentage() {
            return Err(Error::from(NO_PERCENTAGE));
        }
        // The words of an approximation are the number's: 90余%.
        let text = figure.value.map(|_| figure.as_typed() + "%");
        Ok(Value::from_object(Printed::Figure(Print {
            figure: id,
            derived: None,
            words: String::new(),
            text: text.unwrap_or_else(String::new),
        })))
    });
    environment.add_filter("number", number);
    environment.add_function("table", |value: Value| {
        placed(&value, Placement::Table).ok_or_else(|| Error::from(NO_TABLE))
    });
    environment.add_function("chart", |value: Value| {
        placed(&value, Placement::Chart).ok_or_else(|| Error::from(NO_CHART))
    });
    environment.add_function("note", |text: Value| {
        // A note is one paragraph, however many lines its text was typed in.
        let text: String = text.to_string().lines().map(str::trim).collect();
        if marks::holds_note(&text) {
            return Err(Error::from(NOTE_WITHIN));
        }
        if marks::holds_placement(&text) {
            return Err(Error::from(PLACED_IN_NOTE));
        }
        Ok(Value::from_object(Printed::Marked(marks::note(&text))))
    });
    environment.add_function("claim", |comparison: String, says: String| {
        marks::claim(&comparison, &says)
    });
    environment.set_formatter(format);
}

/// The place of a figure's breakdown; one without parts would be an empty frame.
fn placed(value: &Value, placement: Placement) -> Option<Value> {
    let node = Node::of(value)?;
    let (id, _) = node.figure()?;
    node.scope()
        .has_parts(id)
        .then(|| Value::from_object(Printed::Marked(marks::placed(id, placement))))
}

/// A number without words before it.
fn bare(number: String) -> (String, String) {
    (String::new(), number)
}

/// Prints a figure in a form of its own, which gives words and the number behind them of the
/// figure's value and its whole; a figure that is not reported prints blank.
fn printed(
    value: &Value,
    derived: Option<Derived>,
    form: impl Fn(Decimal, Option<&Figure>) -> Result<(String, String), Refusal>,
) -> Result<Value, Error> {
    let node = Node::of(value).ok_or(NO_FIGURE)?;
    let (id, figure) = node.figure().ok_or(NO_FIGURE)?;
    let (words, text) = match figure.value {
        Some(value) => {
            let whole = figure.whole.map(|whole| node.scope().figures().get(whole));
            let (words, number) = form(value, whole)?;
            // A share or a change of an approximation is about so much.
            let is_about = whole.is_some_and(Figure::is_approximate) && derived.is_some();
            let number = match &figure.approximation {
                Some(approximation) if derived.is_none() => approximation.around(&number),
                Some(_) => about(number, true),
                None => about(number, is_about && derived == Some(Derived::Share)),
            };
            (words, number)
        }
        None => bare(String::new()),
    };
    Ok(Value::from_object(Printed::Figure(Print {
        figure: id,
        derived,
        words,
        text,
    })))
}

/// A number with 约 before it, where it is only about so much; what the words say alone stays so.
fn about(number: String, is_about: bool) -> String {
    if is_about && !number.is_empty() && !number.starts_with('约') {
        format!("约{number}")
    } else {
        number
    }
}

/// A figure as a number that conditions can compare; not reported is no number.
fn number(value: &Value) -> Value {
    let Some((_, figure)) = Node::of(value).and_then(Node::figure) else {
        return value.clone();
    };
    let Some(value) = figure.value else {
        return Value::from(());
    };
    match i128::try_from(value) {
        Ok(whole) if value.fract().is_zero() => Value::from(whole),
        // Conditions only compare; what is printed never passes through a binary float. What is
        // no number compares as unequal, which no decimal is: each has a nearest float.
        _ => Value::from(f64::try_from(value).unwrap_or(f64::NAN)),
    }
}

fn format(out: &mut Output<'_>, _state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if let Some(node) = Node::of(value)
        && node.figure().is_none()
    {
        let reason = format!("{} is no figure", node.path());
        return Err(Error::new(ErrorKind::UndefinedError, reason));
    }
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    let is_marked = Node::of(value).is_some() || value.downcast_object_ref::<Printed>().is_some();
    let written = if is_marked {
        write!(out, "{value}")
    } else {
        let text = value.to_string();
        // `in_string` would print such a note as characters that nobody typed.
        if marks::holds_note(&text) {
            return Err(Error::from(NOTE_WITHIN));
        }
        out.write_str(&marks::in_string(&text))
    };
    written.map_err(|error| Error::new(ErrorKind::WriteFailure, error.to_string()))
}

/// What the engine says is wrong, at this place.
pub(super) fn problem(error: &Error, place: Place) -> ExpressionProblem {
    let refusal = error::Error::source(error).and_then(|source| source.downcast_ref::<Refusal>());
    let Some(refusal) = refusal else {
        let reason = reason(error);
        return ExpressionProblem::Invalid { reason, place };
    };
    let reason = Text::fixed(refusal.zh, refusal.en);
    if *refusal == NO_LAST_YEAR {
        ExpressionProblem::LacksLastYear { reason, place }
    } else {
        ExpressionProblem::Invalid { reason, place }
    }
}

/// The engine's reason in words of both languages.
fn reason(error: &Error) -> Text {
    if error.kind() == ErrorKind::UnknownFilter {
        let name = error.detail().and_then(|detail| detail.split(' ').nth(1));
        return unknown_filter(name.unwrap_or("?"));
    }
    let zh = match error.kind() {
        ErrorKind::SyntaxError => "括号里的写法不完整或不认识",
        ErrorKind::UnknownFunction => "没有这个函数，可用的有 table、chart、note、claim",
        ErrorKind::UnknownTest => "没有这个判断",
        ErrorKind::UndefinedError => "这个名称没有数字",
        ErrorKind::OutOfFuel => {
            return say!(
                "循环太多，全文的 for 和 set 合计超过 {most} 步",
                "its loops are too much work: more than {most} steps for all in the file",
                most = limits::LOOP_STEPS
            );
        }
        ErrorKind::InvalidOperation => "这里不能这样用",
        _ => "不能计算",
    };
    let en = match error.detail() {
        Some(detail) => detail.to_owned(),
        None => error.kind().to_string(),
    };
    Text::new(zh, en)
}

/// That there is no such filter; what to write instead of one that template engines often have, and
/// which filters there are.
fn unknown_filter(name: &str) -> Text {
    let (zh, en) = match name {
        "batch" | "dictsort" | "first" | "groupby" | "items" | "join" | "last" | "list" | "map"
        | "max" | "min" | "reject" | "reverse" | "select" | "slice" | "sort" | "split" | "sum"
        | "unique" => (
            "；列表要一项一项写：{% for x in [1, 2] %}{{ x }}{% endfor %}",
            "; go through a list item by item: {% for x in [1, 2] %}{{ x }}{% endfor %}",
        ),
        "format" | "indent" | "lines" | "replace" => (
            "；要印的文字直接写出来，几段用 ~ 连起来：{{ \"共\" ~ a ~ \"件\" }}",
            "; write the text itself, its pieces joined by ~: {{ \"共\" ~ a ~ \"件\" }}",
        ),
        _ => ("", ""),
    };
    let own = ["chinese", "grouped", "share", "change", "percent"].into_iter();
    let known: Vec<&str> = own.chain(standard::FILTERS.iter().copied()).collect();
    Text::new(
        format!("没有过滤器 {name}{zh}；可用的有 {}", known.join("、")),
        format!(
            "there is no filter {name}{en}; there are {}",
            known.join(", ")
        ),
    )
}
