//! Mends as the editor offers them: one a finding, and all that are beyond doubt at once.

use std::{collections::BTreeMap, ops::Range as Stretch};

use gen_lsp_types::{CodeAction, CodeActionKind, Range, TextEdit, Uri, WorkspaceEdit};
use similar::{DiffOp, TextDiff};

use super::{
    findings::{Placing, unwaived},
    positions::{Lines, Unit},
};
use crate::diagnostic::{Diagnostic, Edit, FileId, Text, say::say};

/// The mends of the findings that stand in `range`.
pub(super) fn of_findings(placing: &mut Placing<'_>, range: Range) -> Vec<CodeAction> {
    let compiled = placing.compiled;
    let mendable = unwaived(compiled).filter(|finding| !finding.fix.is_empty());
    let mut actions = Vec::new();
    for finding in mendable {
        let (address, shown) = placing.shown(finding);
        let is_before = position(shown.range.end) < position(range.start);
        let is_behind = position(shown.range.start) > position(range.end);
        if address != placing.address || is_before || is_behind {
            continue;
        }
        let title = title(placing, finding).into_words(placing.language);
        actions.push(CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![shown]),
            is_preferred: finding.fix_is_safe.then_some(true),
            edit: Some(changes(finding.fix.iter().map(|edit| {
                let at = placing.location(edit.place);
                (at.uri, text_edit(at.range, &edit.replacement))
            }))),
            ..CodeAction::default()
        });
    }
    actions
}

/// All mends that are beyond doubt, of which `mended` is what they come to; `None` where there are none.
pub(super) fn of_all(placing: &Placing<'_>, mended: &str, unit: Unit) -> Option<CodeAction> {
    let text = placing.compiled.source().text();
    if text == mended {
        return None;
    }
    let title = Text::fixed("改好全部有把握的问题", "Mend all that is beyond doubt");
    let edits = differences(text, mended, unit);
    Some(CodeAction {
        title: title.into_words(placing.language),
        kind: Some(CodeActionKind::SourceFixAll),
        edit: Some(changes(
            edits.into_iter().map(|edit| (placing.address.into(), edit)),
        )),
        ..CodeAction::default()
    })
}

/// The changes of a file's text, line by line.
pub(super) fn differences(old: &str, new: &str, unit: Unit) -> Vec<TextEdit> {
    let lines = Lines::of(old, unit);
    let diff = TextDiff::from_lines(old, new);
    let starts = |slices: &[&str]| -> Vec<usize> {
        let mut at = 0;
        let ends = slices.iter().map(|line| {
            at += line.len();
            at
        });
        std::iter::once(0).chain(ends).collect()
    };
    let (old_starts, new_starts) = (starts(diff.old_slices()), starts(diff.new_slices()));
    let stretch = |starts: &[usize], range: Stretch<usize>| {
        let at = |index| starts.get(index).copied();
        at(range.start).zip(at(range.end))
    };
    let changed = diff
        .ops()
        .iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let edits = changed.filter_map(|op| {
        let (start, end) = stretch(&old_starts, op.old_range())?;
        let (from, to) = stretch(&new_starts, op.new_range())?;
        Some(text_edit(lines.range(start..end), new.get(from..to)?))
    });
    edits.collect()
}

fn position(at: gen_lsp_types::Position) -> (u32, u32) {
    (at.line, at.character)
}

fn text_edit(range: Range, text: &str) -> TextEdit {
    TextEdit {
        range,
        new_text: text.to_owned(),
    }
}

/// A change of one or several files.
pub(super) fn changes(edits: impl Iterator<Item = (Uri, TextEdit)>) -> WorkspaceEdit {
    let mut by_file: BTreeMap<String, Vec<TextEdit>> = BTreeMap::new();
    for (file, edit) in edits {
        by_file.entry(file.0).or_default().push(edit);
    }
    let changes = by_file
        .into_iter()
        .map(|(file, edits)| (file.into(), edits));
    WorkspaceEdit {
        changes: Some(changes.collect()),
        ..WorkspaceEdit::default()
    }
}

/// So many characters of a mend are quoted.
const QUOTED: usize = 30;

/// What a mend does.
fn title(placing: &Placing<'_>, finding: &Diagnostic) -> Text {
    if let [edit] = finding.fix.as_slice()
        && edit.place.file == FileId::MAIN
        && let Some(old) = quotable(placing.compiled.source().slice(edit.place.span))
        && let Some(new) = quotable(&edit.replacement)
    {
        return match (old, new) {
            (old, "") => say!("删去 {old}", "Take out {old}"),
            ("", new) => say!("加上 {new}", "Add {new}"),
            (old, new) => say!("把 {old} 改成 {new}", "Change {old} to {new}"),
        };
    }
    let name = finding.rule.name;
    match finding.fix.as_slice() {
        [Edit { replacement, .. }] if replacement.is_empty() => {
            say!("删去（{name}）", "Take it out ({name})")
        }
        _ => say!("改好这一处（{name}）", "Mend this ({name})"),
    }
}

/// A text that fits into a title.
fn quotable(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_short = text.chars().nth(QUOTED).is_none() && !text.contains('\n');
    is_short.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_lines_that_change_are_changed() {
        let (old, new) = ("a\nb\r\nc\n", "a\nx\r\ny\nc\n");
        let edits = differences(old, new, Unit::Utf16);
        let [edit] = edits.as_slice() else {
            panic!("{edits:?}");
        };
        let (start, end) = (edit.range.start, edit.range.end);
        assert_eq!(
            (start.line, start.character, end.line, end.character),
            (1, 0, 2, 0)
        );
        assert_eq!(edit.new_text, "x\r\ny\n");
    }
}
