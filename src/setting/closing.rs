//! Where the list of attachments, the signature and the date stand: by the length of their texts.
//!
//! Source: GB/T 9704-2012, 7.3.4 (附件说明) and 7.3.5.2 (不加盖印章的公文).

use super::{Look, Size};
use crate::{
    document::{
        Block, ParagraphRole,
        inline::{Inline, plain_text},
    },
    language::text_width::text_width,
};

/// Free at the right of the longer of signature and date, in quarters of a character like all
/// widths here.
const FREE_AT_RIGHT: u32 = 8;
/// How much further right than the organ's name the date starts.
const DATE_BEHIND_NAME: u32 = 8;
/// Free at the left of the list of attachments.
const FREE_AT_LEFT: u32 = 8;

/// The indents of one paragraph, in twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Indent {
    /// Free at the left of every line but the first.
    pub left: u32,
    /// How much further left the first line starts.
    pub hanging: u32,
    /// Free at the right.
    pub right: u32,
}

/// Where what closes the report stands.
#[derive(Debug)]
pub struct Closing {
    /// A quarter of the width of a character of running text, in twips.
    quarter: u32,
    name: u32,
    date: u32,
}

impl Closing {
    /// Of the signature and the date among these blocks.
    pub fn new(blocks: &[Block], look: &Look) -> Self {
        let width_of = |wanted: ParagraphRole| {
            blocks.iter().find_map(|block| match block {
                Block::Paragraph { role, content, .. } if *role == wanted => {
                    Some(text_width(&plain_text(content)))
                }
                _ => None,
            })
        };
        let name = width_of(ParagraphRole::Signature).unwrap_or(0);
        let date = width_of(ParagraphRole::Date);
        let pitch = i64::from(10 * look.size(Size::Body)) + i64::from(look.character_spacing);
        let quarter = u32::try_from(pitch / 4).expect("characters stand beside each other");
        let line = look.portrait.text_width() / quarter.max(1);
        let (name, date) = match date {
            // A name that takes more than a line cannot be measured by.
            Some(date) if name + FREE_AT_RIGHT <= line => right_of(name, date),
            _ => (FREE_AT_RIGHT, FREE_AT_RIGHT),
        };
        Self {
            quarter,
            name,
            date,
        }
    }

    /// The indents of a paragraph that closes the report; `None` for any other.
    pub fn indent(&self, role: ParagraphRole, content: &[Inline]) -> Option<Indent> {
        let right = |quarters: u32| Indent {
            right: quarters * self.quarter,
            ..Indent::default()
        };
        match role {
            ParagraphRole::Signature => Some(right(self.name)),
            ParagraphRole::Date => Some(right(self.date)),
            ParagraphRole::Attachment => {
                // A long title goes on under its own first character.
                let text = plain_text(content);
                let lead = text.split_once('\t').map_or("附件：", |(lead, _)| lead);
                let hanging = text_width(lead) * self.quarter;
                Some(Indent {
                    left: FREE_AT_LEFT * self.quarter + hanging,
                    hanging,
                    right: 0,
                })
            }
            _ => None,
        }
    }
}

/// What is free at the right of a name and of the date under it: the date starts two characters
/// behind the name's start, and the longer of both ends two characters before the margin.
fn right_of(name: u32, date: u32) -> (u32, u32) {
    let date_right = (FREE_AT_RIGHT + name).saturating_sub(DATE_BEHIND_NAME + date);
    if date_right >= FREE_AT_RIGHT {
        return (FREE_AT_RIGHT, date_right);
    }
    let name_right = FREE_AT_RIGHT + date + DATE_BEHIND_NAME;
    (name_right.saturating_sub(name), FREE_AT_RIGHT)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How far from the right margin the name and the date start.
    fn starts(name: &str, date: &str) -> (u32, u32) {
        let (name_right, date_right) = right_of(text_width(name), text_width(date));
        (name_right + text_width(name), date_right + text_width(date))
    }

    #[test]
    fn the_date_starts_two_characters_behind_the_name() {
        for name in ["某市水务局", "某县局", "新疆维吾尔自治区人民政府办公厅"]
        {
            for date in ["2018年1月5日", "2018年12月26日"] {
                let (name_start, date_start) = starts(name, date);
                assert_eq!(name_start, date_start + 8, "{name} {date}");
            }
        }
    }

    #[test]
    fn the_longer_of_both_ends_two_characters_before_the_margin() {
        assert_eq!(right_of(60, 26), (8, 34));
        assert_eq!(right_of(20, 26), (22, 8));
    }
}
