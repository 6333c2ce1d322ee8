//! Changes of a year file that are made at the desk, written where they stand.

use std::borrow::Cow;

use super::{
    bound, line_ends,
    particulars::{self, Refused},
    request::Edit,
    texts, values, written,
};
use crate::{
    adoption::KnownIds,
    compile::{Compiled, World},
    diagnostic::{Text, say::say},
    import,
    year_file::{
        YearFile,
        edit::{Editor, Position, Spoilt},
    },
};

/// The text of the year file with a change.
///
/// # Errors
/// What was typed cannot stand there.
pub(super) fn edited(
    world: &dyn World,
    compiled: &Compiled,
    file: &YearFile,
    edit: &Edit,
) -> Result<String, Text> {
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
            let written = values::written(report, file, text, values)?;
            written.map_err(|spoilt| refused(&spoilt))
        }
        Edit::Text {
            key,
            before,
            text: new,
        } => with_text(compiled, file, key, (before, new)),
        Edit::Mend { finding, .. } => {
            let mut editor = Editor::new(text);
            let finding = compiled.findings.get(*finding);
            for edit in finding.iter().flat_map(|finding| &finding.fix) {
                let span = edit.place.span;
                editor.replace(span.start()..span.end(), edit.replacement.as_str());
            }
            editor.finish().map_err(|spoilt| refused(&spoilt))
        }
        Edit::Bind {
            finding, figure, ..
        } => {
            let bound = bound::in_place_of(compiled, *finding, figure);
            let (place, written) = bound.ok_or_else(changed_meanwhile)?;
            let mut editor = Editor::new(text);
            editor.replace(place.span.start()..place.span.end(), written);
            editor.finish().map_err(|spoilt| refused(&spoilt))
        }
        Edit::Adopt => adopted(world, compiled),
        Edit::Particular {
            key,
            before,
            text: new,
        } => {
            let mut editor = Editor::new(text);
            particulars::change(&mut editor, file, key, (before, new)).map_err(|refused| {
                match refused {
                    Refused::ChangedMeanwhile => changed_meanwhile(),
                    Refused::Wrong(wrong) => wrong,
                }
            })?;
            editor.finish().map_err(|spoilt| refused(&spoilt))
        }
    }
}

/// The text with a text of the report as it is from now on.
fn with_text(
    compiled: &Compiled,
    file: &YearFile,
    key: &str,
    (before, new): (&str, &str),
) -> Result<String, Text> {
    let source = compiled.source();
    let mut editor = Editor::new(source.text());
    let text = texts::find(file, key).ok_or_else(|| {
        say!(
            "年度文件里没有这一段：{key}",
            "the year file has no such text: {key}"
        )
    })?;
    let there = text.prose.map_or("", |prose| prose.text.as_str());
    if without_returns(before) != without_returns(there) {
        return Err(changed_meanwhile());
    }
    if let Some(prose) = text.prose {
        let (span, replacement) = written::change(prose, source, new);
        editor.replace(span, replacement);
    } else {
        let (table, key) = texts::PREAMBLE;
        let written = written::anew(source, new);
        editor.set(table, key, &written, "", Position::Last);
    }
    editor.finish().map_err(|spoilt| refused(&spoilt))
}

/// The text with figures in the place of all numbers that are typed into the report's texts.
fn adopted(world: &dyn World, compiled: &Compiled) -> Result<String, Text> {
    let source = compiled.source();
    let adopted = import::adopted(world, source.name(), source.text(), &KnownIds::new());
    let adopted = adopted.map_err(|spoilt| spoilt.why())?;
    let adopted = adopted.ok_or_else(unreadable)?;
    if adopted.bound == 0 {
        return Err(Text::fixed(
            "没有能收的数：同名的数前面写的不一样，或者豁免了，逐个看“问题”",
            "there is no number to take: each was told before with another value, or is waived; see the findings one by one",
        ));
    }
    Ok(adopted.text)
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
        Spoilt::Mistaken(_) => spoilt.why(),
        Spoilt::Other(key) | Spoilt::NoTables(key) => say!(
            "没有改动：这样改会连 {key} 也变了；可以在“源文件”里改",
            "nothing was changed: {key} would have changed too; edit the source"
        ),
    }
}
