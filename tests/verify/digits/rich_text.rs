//! The digits of a Word report in Rich Text Format that a reader sees.

/// Groups that hold no text of the page.
const NO_TEXT: [&str; 6] = [
    "colortbl",
    "fldinst",
    "fonttbl",
    "info",
    "pict",
    "stylesheet",
];

/// Where the digits of the text stand: those of control words say how it looks, and those of a page
/// number are counted anew by whoever shows it.
pub(super) fn places(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    // For each open group, whether it is left out.
    let mut groups = vec![false];
    let mut is_page_number = false;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        match c {
            '{' => groups.push(*groups.last().unwrap()),
            '}' => drop(groups.pop()),
            '\\' => {
                let mut word = String::new();
                while let Some((_, c)) = characters.next_if(|(_, c)| c.is_ascii_alphabetic()) {
                    word.push(c);
                }
                if word.is_empty() {
                    // `\*` starts a group that an older program passes over, `\'` a byte in two digits.
                    let symbol = characters.next().map(|(_, c)| c);
                    let skipped = if symbol == Some('\'') { 2 } else { 0 };
                    let last = groups.last_mut().unwrap();
                    *last |= symbol == Some('*');
                    characters.by_ref().take(skipped).for_each(drop);
                    continue;
                }
                while characters
                    .next_if(|(_, c)| c.is_ascii_digit() || *c == '-')
                    .is_some()
                {}
                if word == "fldinst" {
                    let field: String = characters.clone().map(|(_, c)| c).take(12).collect();
                    is_page_number = field.contains("PAGE");
                }
                let last = groups.last_mut().unwrap();
                *last |= NO_TEXT.contains(&&*word) || word == "fldrslt" && is_page_number;
            }
            '0'..='9' if !groups.last().unwrap() => places.push(at),
            _ => {}
        }
    }
    places
}
