//! Changes of a year file that are made at the desk, written where they stand.

use std::borrow::Cow;

use super::{
    line_ends,
    request::{Edit, Value},
    texts, written,
};
use crate::{
    compile::Compiled,
    diagnostic::{Text, say::say},
    fill::{
        changes::{self, Change},
        typed::{Entry, typed},
    },
    model::Report,
    workbook::{fill_in, home},
    year_file::{
        YearFile,
        edit::{Editor, Spoilt},
    },
};

/// The text of the year file with a change.
///
/// # Errors
/// What was typed cannot stand there.
pub(super) fn edited(compiled: &Compiled, file: &YearFile, edit: &Edit) -> Result<String, Text> {
    let text = compiled.source().text();
    match edit {
        Edit::Source { before, text: new } => {
            if without_returns(before) != without_returns(text) {
                return Err(changed_meanwhile());
            }
            Ok(line_ends::kept(text, new))
        }
        Edit::Values { values } => {
            let report = compiled.report.as_ref().ok_or_else(unreadable)?;
            with_values(report, file, text, values)
        }
        Edit::Text {
            key,
            before,
            text: new,
        } => {
            let mut editor = Editor::new(text);
            let prose = texts::find(file, key).ok_or_else(|| {
                say!(
                    "年度文件里没有这一段：{key}",
                    "the year file has no such text: {key}"
                )
            })?;
            if without_returns(before) != without_returns(&prose.text) {
                return Err(changed_meanwhile());
            }
            let (span, replacement) = written::change(prose, compiled.source(), new);
            editor.replace(span, replacement);
            editor.finish().map_err(|spoilt| refused(&spoilt))
        }
        Edit::Mend { finding, .. } => {
            let mut editor = Editor::new(text);
            let finding = compiled.findings.get(*finding);
            for edit in finding.iter().flat_map(|finding| &finding.fix) {
                let span = edit.place.span;
                editor.replace(span.start()..span.end(), edit.replacement.as_str());
            }
            editor.finish().map_err(|spoilt| refused(&spoilt))
        }
    }
}

/// The text with numbers as they were typed.
fn with_values(
    report: &Report,
    file: &YearFile,
    text: &str,
    values: &[Value],
) -> Result<String, Text> {
    let inputs = fill_in::all_inputs(report, file);
    let mut changes = Vec::with_capacity(values.len());
    for Value { id, typed: shown } in values {
        let found = report.figures.find(id).filter(|id| inputs.contains(id));
        let Some(found) = found else {
            return Err(say!(
                "{id} 是算出来的，或者年度文件里没有，不能在这里填",
                "{id} is computed, or the year file has none, and cannot be typed here"
            ));
        };
        let figure = report.figures.get(found);
        let number = match typed(figure, shown) {
            Entry::Number(number) => Some(number),
            Entry::Blank => None,
            Entry::Wrong(wrong) => {
                let label = &figure.label;
                let asked = home::entry(figure).what_is_asked();
                return Err(say!(
                    "“{label}”填的是“{wrong}”：{asked}",
                    "{label} cannot be {wrong}: type a number that it can be",
                    label,
                    wrong,
                    asked
                ));
            }
        };
        if number != figure.value {
            changes.push(Change { id: found, number });
        }
    }
    let (text, without_room) =
        changes::written(report, file, text, &changes).map_err(|spoilt| refused(&spoilt))?;
    match without_room.first() {
        None => Ok(text),
        Some(id) => Err(say!(
            "年度文件里“{id}”没有写 value：先在“源文件”里补上一行 value = \"?\"",
            "{id} has no value in the year file: add the line value = \"?\" to its source first"
        )),
    }
}

/// A text as a page has it, which knows no carriage returns.
fn without_returns(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// That somebody else has changed what is being changed.
fn changed_meanwhile() -> Text {
    Text::fixed(
        "这一处刚才在别处改过，没有收；你写的还在，看过以后再改一下，就以你的为准",
        "it was changed elsewhere just now and was not taken; what you wrote is still there: look, and change it once more to make it stand",
    )
}

/// That the year file must be readable first.
fn unreadable() -> Text {
    Text::fixed(
        "年度文件的写法有误，改好以后才能填数字",
        "the year file has mistakes of writing; mend them before filling in",
    )
}

/// That a change would say more than it should.
fn refused(spoilt: &Spoilt) -> Text {
    match spoilt {
        Spoilt::Unreadable => Text::fixed(
            "没有改动：这样改，年度文件会读不出来；可以在“源文件”里改",
            "nothing was changed: the year file could not be read afterwards; edit its source",
        ),
        Spoilt::Other(key) | Spoilt::NoTables(key) => say!(
            "没有改动：这样改会连 {key} 也变了；可以在“源文件”里改",
            "nothing was changed: {key} would have changed too; edit the source"
        ),
    }
}
