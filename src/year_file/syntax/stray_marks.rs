//! Marks of other notations at the start of a line, and characters that nobody sees.

use super::{cause::Cause, line::line_range};
use crate::diagnostic::Text;

/// A remark behind the mark of another language, or behind a full-width ＃.
pub(super) fn remark(text: &str, at: usize) -> Option<Cause> {
    let line = line_range(text, at);
    let written = text.get(line.clone())?.trim_start();
    let mark = ["//", ";", "；", "＃", "--", "/*", "%"];
    let mark = mark.into_iter().find(|mark| written.starts_with(mark))?;
    let start = line.end - written.len();
    Some(Cause {
        message: Text::new(
            format!("说明性的文字前面要写 #，这里写的是 {mark}"),
            format!("a remark starts with #, not with {mark}"),
        ),
        label: Text::new("应当是 #", "this should be #"),
        help: Text::new(format!("把 {mark} 改成 #"), format!("write # for {mark}")),
        at: start..start + mark.len(),
        related: None,
        replacement: Some("#".to_owned()),
        structural: false,
    })
}

/// A character without width outside quotes, on the line that holds `at`.
pub(super) fn unseen(text: &str, at: usize) -> Option<Cause> {
    let line = line_range(text, at);
    let written = text.get(line.clone())?;
    let quote = written.find(['"', '\'', '#']).unwrap_or(written.len());
    let (found, character) = written.char_indices().find(|(found, character)| {
        let is_unseen = matches!(
            character,
            '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'
        );
        is_unseen && *found < quote
    })?;
    let start = line.start + found;
    let name = format!("U+{:04X}", u32::from(character));
    Some(Cause {
        message: Text::new(
            format!("这一行里有看不见的字符 {name}"),
            format!("there is an invisible character, {name}, in this line"),
        ),
        label: Text::new("看不见的字符", "an invisible character"),
        help: Text::new("删去这个字符", "delete the character"),
        at: start..start + character.len_utf8(),
        related: None,
        replacement: Some(String::new()),
        structural: false,
    })
}
