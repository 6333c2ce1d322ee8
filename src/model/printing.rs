//! What expressions may name, and how a figure is printed: plain, grouped, in Chinese, as a share.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::{Arc, Mutex},
};

use minijinja::{
    Environment, Error, ErrorKind, Output, State, Value,
    value::{Object, ObjectRepr},
};
use rust_decimal::Decimal;

use super::{
    expression::{CHART, CLOSE, FIELD, FIGURE, LITERAL, NOTE, NOTE_END, TABLE, VALUE},
    figure::FigureId,
    narrative::Context,
    printed_number::{change, grouped, share},
};
use crate::{
    diagnostic::Text,
    language::{chinese, marks::without_marks, number::Approximation},
};

/// All that expressions may name, shared with the template engine.
pub(super) struct Scope {
    names: Arc<Names>,
    /// The comparisons of the claims that were printed.
    claimed: Arc<Mutex<BTreeSet<String>>>,
}

struct Names {
    figures: BTreeMap<String, usize>,
    printable: Vec<Printable>,
    values: BTreeMap<String, String>,
}

struct Printable {
    id: FigureId,
    value: Option<Decimal>,
    approximation: Option<Approximation>,
    whole: Option<Decimal>,
    /// Whether it is a part of a figure that is not reported.
    awaits_whole: bool,
    /// Whether it has a breakdown to place.
    has_parts: bool,
    last: Option<Decimal>,
}

impl Printable {
    /// The number as typed, words of an approximation included; empty where not reported.
    fn as_typed(&self) -> String {
        let words = self.approximation.clone().unwrap_or_default();
        self.value
            .map_or_else(String::new, |value| words.around(&value.to_string()))
    }
}

impl Scope {
    pub(super) fn new(context: &Context<'_>) -> Self {
        let mut names = Names {
            figures: BTreeMap::new(),
            printable: Vec::new(),
            values: context.values.iter().cloned().collect(),
        };
        for (id, figure) in context.figures.iter() {
            names
                .figures
                .insert(figure.id.clone(), names.printable.len());
            names.printable.push(Printable {
                id,
                value: figure.value,
                approximation: figure.approximation.clone(),
                whole: figure
                    .whole
                    .and_then(|whole| context.figures.get(whole).value),
                awaits_whole: figure
                    .whole
                    .is_some_and(|whole| context.figures.get(whole).value.is_none()),
                has_parts: context.broken_down.contains(&id),
                last: context.figures.last(id).and_then(|last| last.value),
            });
        }
        Self {
            names: Arc::new(names),
            claimed: Arc::default(),
        }
    }

    /// Whether a claim with this comparison was printed.
    pub(super) fn was_claimed(&self, comparison: &str) -> bool {
        self.claimed
            .lock()
            .is_ok_and(|claimed| claimed.contains(comparison))
    }

    /// The values that a template starts with.
    pub(super) fn context(&self) -> Value {
        Value::from_object(Node {
            path: String::new(),
            names: Arc::clone(&self.names),
        })
    }

    /// The figure's number within this scope, if `name` is one.
    pub(super) fn figure(&self, name: &str) -> Option<usize> {
        self.names.figures.get(name).copied()
    }

    /// The figure with this number within this scope.
    pub(super) fn number(&self, number: usize) -> Option<FigureId> {
        self.names.printable.get(number).map(|figure| figure.id)
    }

    /// Whether an expression may name it.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.names.figures.contains_key(name) || self.names.values.contains_key(name)
    }
}

/// A name on the way to a figure: `disclosed`, `disclosed.power_list`.
#[derive(Clone)]
struct Node {
    path: String,
    names: Arc<Names>,
}

impl Node {
    fn figure(&self) -> Option<(usize, &Printable)> {
        let number = *self.names.figures.get(&self.path)?;
        Some((number, self.names.printable.get(number)?))
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.path)
    }
}

impl Object for Node {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    /// Within a longer text, `"共" ~ disclosed ~ "条"`, it stays a figure.
    fn render(self: &Arc<Self>, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.figure() {
            Some((number, figure)) => {
                let text = figure.as_typed();
                write!(formatter, "{FIGURE}{number}{FIELD}{FIELD}{text}{CLOSE}")
            }
            None => formatter.write_str(&self.path),
        }
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        let path = if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        };
        if let Some(value) = self.names.values.get(&path) {
            return Some(Value::from(value.clone()));
        }
        let below = format!("{path}.");
        let leads_on = |mut range: std::collections::btree_map::Range<'_, String, usize>| {
            range
                .next()
                .is_some_and(|(name, _)| name.starts_with(&below))
        };
        let leads_to_value = self
            .names
            .values
            .range(below.clone()..)
            .next()
            .is_some_and(|(name, _)| name.starts_with(&below));
        let exists = self.names.figures.contains_key(&path)
            || leads_on(self.names.figures.range(below.clone()..))
            || leads_to_value;
        exists.then(|| {
            Value::from_object(Self {
                path,
                names: Arc::clone(&self.names),
            })
        })
    }
}

/// A figure with the form it is printed in.
#[derive(Debug)]
struct Printed {
    number: usize,
    derived: bool,
    text: String,
}

impl Object for Printed {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let derived = if self.derived { "derived" } else { "" };
        let (number, text) = (self.number, &self.text);
        write!(
            formatter,
            "{FIGURE}{number}{FIELD}{derived}{FIELD}{text}{CLOSE}"
        )
    }
}

const NO_TABLE: &str =
    "this figure has no parts to make a table of; list them in [figures.id.parts] first";
const NO_CHART: &str =
    "this figure has no parts to make a chart of; list them in [figures.id.parts] first";

/// Where a breakdown is placed, as a table or as a chart.
#[derive(Debug)]
struct Placed {
    number: usize,
    mark: char,
}

/// A note; its text holds marks.
#[derive(Debug)]
struct Noted(String);

impl Object for Noted {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }
}

impl Object for Placed {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }
}

/// Gives the engine the filters, the functions and the marks of printed figures.
pub(super) fn install(environment: &mut Environment<'static>, scope: &Scope) {
    let claimed = Arc::clone(&scope.claimed);
    environment.add_function("claim", move |comparison: String, says: String| {
        if let Ok(mut claimed) = claimed.lock() {
            claimed.insert(comparison);
        }
        says
    });
    environment.add_filter("change", |value: Value| {
        let last = node(&value)
            .and_then(Node::figure)
            .and_then(|(_, figure)| figure.last);
        let last = last.ok_or_else(|| failure("change needs the figure in last year's file"))?;
        printed(&value, true, |value, _| {
            change(value, last).ok_or_else(|| failure("change cannot compare with zero"))
        })
    });
    environment.add_filter("chinese", |value: Value| {
        printed(&value, false, |value, _| Ok(chinese::words(value)))
    });
    environment.add_filter("grouped", |value: Value| {
        printed(&value, false, |value, _| Ok(grouped(value)))
    });
    environment.add_filter("share", |value: Value| {
        let awaits_whole = node(&value)
            .and_then(Node::figure)
            .is_some_and(|(_, figure)| figure.awaits_whole);
        printed(&value, true, |value, whole| {
            // The missing whole is told of where it stands.
            share(value, whole)
                .or_else(|| awaits_whole.then(String::new))
                .ok_or_else(|| failure("share needs a part of a figure that is not zero"))
        })
    });
    environment.add_filter("number", number);
    environment.add_function("table", |value: Value| {
        placed(&value, TABLE).ok_or_else(|| failure(NO_TABLE))
    });
    environment.add_function("chart", |value: Value| {
        placed(&value, CHART).ok_or_else(|| failure(NO_CHART))
    });
    environment.add_function("note", |text: Value| {
        // A note is one paragraph, however many lines its text was typed in.
        let text: String = text.to_string().lines().map(str::trim).collect();
        Value::from_object(Noted(text))
    });
    environment.set_formatter(format);
}

fn node(value: &Value) -> Option<&Node> {
    value.downcast_object_ref::<Node>()
}

fn failure(reason: &'static str) -> Error {
    Error::new(ErrorKind::InvalidOperation, reason)
}

/// The place of a figure's breakdown; one without parts would be an empty frame.
fn placed(value: &Value, mark: char) -> Option<Value> {
    let (number, figure) = node(value)?.figure()?;
    figure
        .has_parts
        .then(|| Value::from_object(Placed { number, mark }))
}

/// Prints a figure in a form of its own; one that is not reported prints blank.
fn printed(
    value: &Value,
    derived: bool,
    form: impl Fn(Decimal, Option<Decimal>) -> Result<String, Error>,
) -> Result<Value, Error> {
    let (number, figure) = node(value)
        .and_then(Node::figure)
        .ok_or_else(|| failure("this filter needs a figure"))?;
    let text = match figure.value {
        Some(value) => {
            let text = form(value, figure.whole)?;
            // 约 belongs to the number, not to a share or a change computed of it.
            match &figure.approximation {
                Some(words) if !derived => words.around(&text),
                _ => text,
            }
        }
        None => String::new(),
    };
    Ok(Value::from_object(Printed {
        number,
        derived,
        text,
    }))
}

/// A figure as a number that conditions can compare; not reported is no number.
fn number(value: &Value) -> Value {
    let Some((_, figure)) = node(value).and_then(Node::figure) else {
        return value.clone();
    };
    let Some(value) = figure.value else {
        return Value::from(());
    };
    match i128::try_from(value) {
        Ok(whole) if value.fract().is_zero() => Value::from(whole),
        // Conditions only compare; what is printed never passes through a binary float.
        _ => Value::from(f64::try_from(value).unwrap_or(f64::NAN)),
    }
}

fn format(out: &mut Output<'_>, _state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let written = if let Some(node) = node(value) {
        let Some((number, figure)) = node.figure() else {
            return Err(Error::new(
                ErrorKind::UndefinedError,
                format!("{} is no figure", node.path),
            ));
        };
        let text = figure.as_typed();
        write!(out, "{FIGURE}{number}{FIELD}{FIELD}{text}{CLOSE}")
    } else if value.downcast_object_ref::<Printed>().is_some() {
        write!(out, "{value}")
    } else if let Some(Placed { number, mark }) = value.downcast_object_ref::<Placed>() {
        write!(out, "{mark}{number}{CLOSE}")
    } else if let Some(Noted(text)) = value.downcast_object_ref::<Noted>() {
        write!(out, "{NOTE}{}{NOTE_END}", text_with_figures(text))
    } else if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    } else {
        write!(out, "{}", text_with_figures(&value.to_string()))
    };
    written.map_err(|error| Error::new(ErrorKind::WriteFailure, error.to_string()))
}

/// Whether a text starts with a mark as this program writes it.
fn is_whole_mark(text: &str) -> bool {
    let Some((mark, _)) = text.split_once(CLOSE) else {
        return false;
    };
    let is_number = |digits: &str| digits.parse::<usize>().is_ok();
    match mark.strip_prefix(LITERAL) {
        Some(offset) => is_number(offset),
        None => mark.matches(FIELD).count() == 2,
    }
}

/// A string of an expression with the marks of the figures and the literal text in it; any other
/// mark is an escape that spells one, and goes.
fn text_with_figures(text: &str) -> String {
    let mut out = String::new();
    let mut is_literal = false;
    let mut rest = text;
    while !rest.is_empty() {
        let start = rest
            .match_indices([FIGURE, LITERAL])
            .map(|(at, _)| at)
            .find(|at| rest.get(*at..).is_some_and(is_whole_mark))
            .unwrap_or(rest.len());
        let (plain, marked) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let plain = without_marks(plain);
        if is_literal {
            out.push_str(&plain);
        } else if !plain.is_empty() {
            out.extend([VALUE.to_string(), plain, CLOSE.to_string()]);
        }
        let Some((mark, behind)) = marked.split_once(CLOSE) else {
            break;
        };
        is_literal = mark.starts_with(LITERAL);
        out.push_str(mark);
        out.push(CLOSE);
        rest = behind;
    }
    out
}

/// The engine's reason in words of both languages.
pub(super) fn reason(error: &Error) -> Text {
    let detail = error.detail().unwrap_or_default();
    let zh = match error.kind() {
        ErrorKind::SyntaxError => "括号里的写法不完整或不认识",
        ErrorKind::UnknownFilter => "没有这个过滤器，可用的有 chinese、grouped、share、change",
        ErrorKind::UnknownFunction => "没有这个函数，可用的有 table、chart、note、claim",
        ErrorKind::UnknownTest => "没有这个判断",
        ErrorKind::UndefinedError => "这个名称没有数字",
        ErrorKind::OutOfFuel => "循环太多",
        ErrorKind::InvalidOperation => "这里不能这样用",
        _ => "不能计算",
    };
    let zh = match detail {
        "share needs a part of a figure that is not zero" => {
            "share 只能用于某个数字的一部分，且总数不为零"
        }
        "change needs the figure in last year's file" => "change 要上年度文件里有同名的数字",
        "change cannot compare with zero" => "上年度为零，不能计算增长率",
        NO_TABLE => "这个数字没有分项，排不成表；先在 [figures.名称.parts] 里列出分项",
        NO_CHART => "这个数字没有分项，画不成图；先在 [figures.名称.parts] 里列出分项",
        "this filter needs a figure" => "过滤器只能用于数字",
        _ => zh,
    };
    let en = if detail.is_empty() {
        error.kind().to_string()
    } else {
        detail.to_owned()
    };
    Text::new(zh, en)
}
