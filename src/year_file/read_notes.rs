//! What `[table.notes]` remarks on the statutory form, as it is typed.

use toml::de::DeValue;

use super::{
    codes,
    entry::{NoteEntry, NotePlace},
    located::Located,
    walk::{Key, Value, Walk},
};
use crate::{diagnostic::Text, language::stretch::Stretch as _};

/// The key of the remarks among those of `[table]`.
pub(super) const NOTES: &str = "notes";

/// The key of what is remarked under a table.
pub(super) const UNDER: &str = "under";

/// What sets a remark off from the number before it.
const BEFORE_REMARK: [&str; 6] = ["（", "(", "【", "；", "，其中", "其中"];

/// The longest measure word between a number and the remark on it, in characters.
const LONGEST_UNIT: usize = 3;

/// Whether a key of `[table]` holds the remarks.
pub(super) fn are_notes(name: &str, value: &Value<'_>) -> bool {
    name == NOTES && matches!(value.get_ref(), DeValue::Table(_))
}

/// The remarks of `[table]`.
pub(super) fn notes(walk: &mut Walk<'_>, table: &Value<'_>) -> Vec<NoteEntry> {
    let mut notes = Vec::new();
    let of_table = table.get_ref().as_table();
    let held = of_table.and_then(|table| table.get(NOTES));
    if let Some(DeValue::Table(held)) = held.map(Value::get_ref) {
        codes::each(held.iter(), &mut |key, code, value| {
            let place = place(walk, key, code);
            let text = walk.prose(value, &Text::same(format!("{NOTES}.{code}")));
            notes.extend(text.map(|text| NoteEntry { place, text }));
        });
    }
    notes
}

/// What a key of the remarks names.
fn place(walk: &Walk<'_>, key: &Key<'_>, code: &str) -> NotePlace {
    let located = |code: &str| Located {
        value: code.to_owned(),
        span: walk.span(key),
    };
    match code.strip_prefix(UNDER) {
        Some("") => NotePlace::Under(None),
        Some(table) if table.starts_with('.') => {
            NotePlace::Under(Some(located(table.trim_start_matches('.'))))
        }
        _ => NotePlace::Behind(located(code)),
    }
}

/// The number and the remark behind it, of a text that stands where a number should:
/// `22（其中修订16件）`.
pub(super) fn remarked(text: &str) -> Option<(&str, &str)> {
    let is_of_number = |c: char| c.is_numeric() || matches!(c, ',' | '，' | '.' | '．');
    let behind = text.find(|c: char| !is_of_number(c))?;
    let number = text
        .before(behind)
        .trim_end_matches(|c: char| !c.is_numeric());
    let start = BEFORE_REMARK
        .iter()
        .filter_map(|mark| text.find(mark))
        .min()?;
    let unit = text.get(number.len()..start).unwrap_or("");
    let has_number = number.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９'));
    (has_number && unit.chars().count() <= LONGEST_UNIT).then(|| (number, text.behind(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_is_told_from_the_number_before_it() {
        let of = |text| remarked(text);
        assert_eq!(of("22（其中修订16件）"), Some(("22", "（其中修订16件）")));
        assert_eq!(of("22件(修订16件)"), Some(("22", "(修订16件)")));
        assert_eq!(of("1,022，其中修订16件"), Some(("1,022", "，其中修订16件")));
        for other in [
            "22",
            "22件",
            "约22（修订16件）",
            "（其中修订16件）",
            "",
            "2018年报告共有（5）",
        ] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
