//! TOML errors in words that a clerk understands.

mod cause;
mod date;
mod half_quoted;
mod line;
mod separator;
mod single_brackets;
mod stray_marks;
mod unclosed;
mod unquoted;

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, Error},
};

use self::{
    cause::{Cause, NO_VALUE, known},
    line::{line_range, trimmed},
};
use super::{layout::Layout, rules, typed::Typed};
use crate::{
    diagnostic::{Diagnostic, Place},
    language::stretch::Stretch as _,
};

/// A file parsed as far as it can be.
pub(super) struct Parsed<'s> {
    /// What could be read.
    pub(super) table: Spanned<DeTable<'s>>,
    /// Why the text is not TOML.
    pub(super) findings: Vec<Diagnostic>,
    /// From where on the structure is guessed: nothing may be said about what stands behind.
    pub(super) reliable_until: usize,
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
        // The parser promises no place; what has none is told of at the start.
        .map(|error| (error.span().unwrap_or(0..0), error))
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
    let mut layout = None;
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
            let line = line_range(text, at.start);
            if text.stretch(line.clone()).trim_start().starts_with('[') {
                let next = text.behind(line.end).find("\n[");
                repeated_until = next.map_or(text.len(), |next| line.end + next);
            }
            let layout = layout.get_or_insert_with(|| Layout::of(typed.text()));
            if let Some(name) = single_brackets::name(layout, at.start) {
                // One finding mends all of them.
                if !in_single_brackets.contains(&name) {
                    in_single_brackets.push(name);
                    let finding = single_brackets::finding(typed, layout, name, &at);
                    parsed.findings.push(finding);
                }
                continue;
            }
            let place = Place::year(typed.span(at.clone()));
            let written = text.get(at);
            let first = written.and_then(|written| first_use(&parsed.table, written));
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
        // Causes do not come in the order of the text: an open bracket is pushed before the mistakes
        // that stand above it. Whichever was found last, all is guessed from the first of them on.
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
    let line_text = text.stretch(line.clone());
    if let Some(cause) = date::on_line(typed, at.start) {
        return cause;
    }
    // 010-61230000 is no date.
    if let Some(cause) = unquoted::text_on_line(typed, at.start) {
        return cause;
    }
    if let Some(cause) = half_quoted::value(typed, at.start) {
        return cause;
    }
    if let Some(cause) = stray_marks::unseen(text, at.start) {
        return cause;
    }
    if let Some(cause) = separator::no_comma(text, &at) {
        return cause;
    }
    let written = typed.slice(typed.span(at.clone()));
    if message.starts_with("string values must be quoted") && !written.is_empty() {
        return unquoted::value(typed, at);
    }
    if message.starts_with("invalid boolean")
        && unquoted::key_of(text, at.start).is_some_and(unquoted::is_true_or_false)
    {
        return unquoted::true_or_false(written, at);
    }
    if message.starts_with("invalid unquoted key") {
        return unquoted::key(typed, at);
    }
    if message.starts_with("unexpected key or value")
        && let Some(cause) = separator::comma(text, line.clone())
    {
        return cause;
    }
    if message.starts_with("key with no value")
        && let Some(length) = line_text.find([':', '：'])
        && let Some(cause) = separator::colon(text, line.start + length)
    {
        return cause;
    }
    let message = if line_text.trim_end().ends_with('=') {
        NO_VALUE
    } else {
        message
    };
    known(message, trimmed(text, line), false)
}

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

fn line_around(text: &str, offset: usize) -> &str {
    text.stretch(line_range(text, offset))
}
