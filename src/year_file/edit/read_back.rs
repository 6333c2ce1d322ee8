//! What a changed file says, against what it said before.

use std::{collections::BTreeMap, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    diagnostic::{Text, say::say},
    language::typed_toml::Meant,
    year_file::layout::SEVERAL,
};

/// A change that would do more than it was to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spoilt {
    /// The text would have more mistakes of writing than before.
    Unreadable,
    /// What was written could not be read for this reason: there would be too much of it.
    Mistaken(Text),
    /// What stands under this key would change too.
    Other(String),
    /// What stands under this key holds no tables, so that there is no place for another.
    NoTables(String),
}

impl Spoilt {
    /// That nothing was written, and why.
    #[must_use]
    pub fn why(&self) -> Text {
        match self {
            Self::Unreadable => Text::fixed(
                "没有改动：改写以后的文件会读不出来。请手工修改，并把这个文件报告给程序的维护者",
                "nothing was changed: the file could not be read afterwards; make the change by hand, and show the file to the makers of this program",
            ),
            Self::Mistaken(why) => say!(
                "没有改动：改写以后，{why}",
                "nothing was changed: afterwards, {why}",
                why = why.clone()
            ),
            Self::Other(key) => say!(
                "没有改动：改写会连 {key} 也变了。请手工修改，并把这个文件报告给程序的维护者",
                "nothing was changed: {key} would have changed too; make the change by hand, and show the file to the makers of this program"
            ),
            Self::NoTables(key) => say!(
                "没有改动：{key} 的写法不对，没法再加一条。先把它改成 [[{key}]] 开头、下面一行一项的段落，或者删去",
                "nothing was changed: {key} is not written as it must be, and there is no place for another entry; first write it as a section that starts with [[{key}]], a line for each item, or take it out"
            ),
        }
    }
}

/// Compares a text with the one it was changed to. `made` are the changes that count: what each
/// replaced in the old text, and what by in the new one.
pub(super) fn compare(
    old: &str,
    new: &str,
    made: &[(Range<usize>, Range<usize>)],
) -> Result<(), Spoilt> {
    let (old, new) = (Meant::by(old), Meant::by(new));
    let (old_table, old_errors) = DeTable::parse_recoverable(old.text());
    let (new_table, new_errors) = DeTable::parse_recoverable(new.text());
    if new_errors.len() > old_errors.len() {
        return Err(Spoilt::Unreadable);
    }
    if !old_errors.is_empty() {
        // What a mistake of writing did to the keys around it is mended with it.
        return Ok(());
    }
    let (before, after): (Vec<_>, Vec<_>) = made.iter().cloned().unzip();
    let (old, new) = (said(&old_table), said(&new_table));
    unchanged(&old, &new, &before)?;
    unchanged(&new, &old, &after)
}

/// Every value of `one` outside of `changed` is one of `other` too.
fn unchanged(one: &Said, other: &Said, changed: &[Range<usize>]) -> Result<(), Spoilt> {
    for (path, (value, places)) in one {
        let is_meant = places.iter().any(|place| touches(changed, place));
        let is_same = other.get(path).is_some_and(|(there, _)| there == value);
        if !is_meant && !is_same {
            return Err(Spoilt::Other(path.join(".")));
        }
    }
    Ok(())
}

/// Whether one of the changes, which are in order, lies within a place or reaches into it.
fn touches(changed: &[Range<usize>], place: &Range<usize>) -> bool {
    let first = changed.partition_point(|change| change.end <= place.start);
    changed
        .get(first)
        .is_some_and(|change| change.start < place.end)
}

/// Each value by its path, with where its key and it stand.
type Said = BTreeMap<Vec<String>, (String, [Range<usize>; 2])>;

fn said(table: &Spanned<DeTable<'_>>) -> Said {
    let mut said = Said::new();
    tables(table.get_ref(), &[], &mut said);
    said
}

fn tables(table: &DeTable<'_>, path: &[String], said: &mut Said) {
    for (key, value) in table {
        let path: Vec<String> = path.iter().cloned().chain([key.to_string()]).collect();
        values(value, path, key.span(), said);
    }
}

fn values(value: &Spanned<DeValue<'_>>, path: Vec<String>, key: Range<usize>, said: &mut Said) {
    let spelt = match value.get_ref() {
        DeValue::String(text) => format!("\"{text}"),
        DeValue::Integer(number) => format!("{}:{}", number.radix(), number.as_str()),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(boolean) => boolean.to_string(),
        DeValue::Datetime(time) => time.to_string(),
        DeValue::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let path = path.iter().cloned().chain([format!("[{index}]")]).collect();
                values(item, path, item.span(), said);
            }
            "[".to_owned()
        }
        DeValue::Table(table) => {
            // `[waivers]` stands for a list of one, and becomes one beside another.
            let is_list = matches!(path.as_slice(), [name] if SEVERAL.contains(&name.as_str()));
            let one = is_list.then(|| "[0]".to_owned());
            let inner: Vec<String> = path.iter().cloned().chain(one).collect();
            tables(table, &inner, said);
            if is_list {
                said.insert(inner, ("{".to_owned(), [key.clone(), value.span()]));
                "[".to_owned()
            } else {
                "{".to_owned()
            }
        }
    };
    said.insert(path, (spelt, [key, value.span()]));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::year_file::edit::Editor;

    fn changed(text: &str, old: &str, new: &str) -> Result<String, Spoilt> {
        let at = text.find(old).unwrap();
        let mut editor = Editor::new(text);
        editor.replace(at..at + old.len(), new);
        editor.finish()
    }

    #[test]
    fn a_change_that_reaches_beyond_its_place_is_refused() {
        let text = "a = 1\nb = \"x\"\n[c]\nd = 2\n";
        assert_eq!(changed(text, "1", "3"), Ok(text.replace('1', "3")));
        let other = |key: &str| Err(Spoilt::Other(key.to_owned()));
        assert_eq!(changed(text, "1", "\"\"\""), Err(Spoilt::Unreadable));
        assert_eq!(changed(text, "1", "3 # "), Ok(text.replace('1', "3 # ")));
        assert_eq!(changed(text, "1", "1\n[e]"), other("b"));
        assert_eq!(changed(text, "x", "x\"\nb = \"y"), Err(Spoilt::Unreadable));
        assert_eq!(changed(text, "[c]", "# [c]"), other("c.d"));
    }

    #[test]
    fn a_comment_changes_nothing_that_is_read() {
        let mut editor = Editor::new("a = \"\"\"\nx\n\"\"\"\n");
        editor.set_remark(9, "\n[b]\nc = 1");
        let text = editor.finish().unwrap();
        assert_eq!(text, "a = \"\"\"\nx\n\"\"\"  # [b] c = 1\n");
    }

    #[test]
    fn a_file_that_was_broken_may_be_mended_but_not_broken_further() {
        let text = "a = x\nb = 1\n";
        assert_eq!(
            changed(text, "x", "\"x\""),
            Ok("a = \"x\"\nb = 1\n".to_owned())
        );
        assert_eq!(changed(text, "1", "y"), Err(Spoilt::Unreadable));
    }
}
