//! Runs of plain text, and texts as the format can hold them.

use docx_rs::{BreakType, Run, RunFonts};

/// How much of a control's title Word shows, in UTF-16 code units.
const CONTROL_TITLE_LENGTH: usize = 64;

/// Text in the paragraph's own type; a line end becomes a line break, a tab stays one.
pub(super) fn plain_run(text: &str) -> Run {
    // The hint makes quotation marks and dashes Chinese, which would otherwise be Latin.
    let mut run = Run::new().fonts(RunFonts::new().hint("eastAsia"));
    for (index, line) in printable(text).split('\n').enumerate() {
        if index > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        for (index, field) in line.split('\t').enumerate() {
            if index > 0 {
                run = run.add_tab();
            }
            run = run.add_text(field);
        }
    }
    run
}

/// The text without the characters XML has no way to write.
pub(super) fn printable(text: &str) -> String {
    text.chars()
        .filter(
            |character| matches!(character, '\t' | '\n' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..),
        )
        .collect()
}

/// A label cut to what Word shows as the title of a control.
pub(super) fn shortened(label: &str) -> String {
    if label.encode_utf16().count() <= CONTROL_TITLE_LENGTH {
        return label.to_owned();
    }
    let mut length = 1;
    let mut kept: String = label
        .chars()
        .take_while(|character| {
            length += character.len_utf16();
            length <= CONTROL_TITLE_LENGTH
        })
        .collect();
    kept.push('…');
    kept
}
