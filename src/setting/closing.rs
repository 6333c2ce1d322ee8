//! Where the list of attachments, the signature and the date stand: by the length of their texts.
//!
//! Source: GB/T 9704-2012, 7.3.4 (附件说明), 7.3.5.1 (加盖印章的公文) and 7.3.5.2 (不加盖印章的公文).

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
/// Free at the right of a date that bears a seal.
const FREE_AT_RIGHT_OF_SEALED: u32 = 16;
/// Lines free over a name that bears a seal: the seal, 42 mm across with name and date a little
/// below its middle, must begin within one line of the text.
const LINES_OVER_SEALED: u32 = 2;
/// How much further right than the organ's name the date starts.
const DATE_BEHIND_NAME: u32 = 8;
/// Free at the left of the list of attachments.
const FREE_AT_LEFT: u32 = 8;

/// Half a character.
const HAIR: u32 = 2;

/// The longest brackets that are kept in a line.
const LONGEST_KEPT: u32 = 48;

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
    /// What a line of the list of attachments holds, from its left edge.
    list_line: u32,
    is_sealed: bool,
}

impl Closing {
    /// Of the signature and the date among these blocks, which are to bear a seal if `is_sealed`.
    pub fn new(blocks: &[Block], look: &Look, is_sealed: bool) -> Self {
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
            Some(date) if is_sealed && name <= line => centred_over(name, date),
            Some(date) if name + FREE_AT_RIGHT <= line => right_of(name, date),
            _ => (FREE_AT_RIGHT, FREE_AT_RIGHT),
        };
        Self {
            quarter,
            name,
            date,
            list_line: line.saturating_sub(FREE_AT_LEFT),
            is_sealed,
        }
    }

    /// What is free over the signature where that is more than its style says.
    pub fn space_for_seal(&self, look: &Look) -> Option<u32> {
        self.is_sealed
            .then_some(LINES_OVER_SEALED * look.line_pitch)
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
                let room = self.list_line.saturating_sub(text_width(lead));
                let hanging = text_width(lead) * self.quarter;
                let title = text.strip_prefix(lead).unwrap_or(&text);
                Some(Indent {
                    left: FREE_AT_LEFT * self.quarter + hanging,
                    hanging,
                    right: free_for_brackets(title.trim_start(), room) * self.quarter,
                })
            }
            _ => None,
        }
    }
}

/// What to leave free at the right so that a title which ends in brackets, `（2017年度）`, goes on
/// with them in a new line rather than break within them.
fn free_for_brackets(title: &str, room: u32) -> u32 {
    let brackets = title
        .ends_with(['）', ')'])
        .then(|| title.rfind(['（', '(']))
        .flatten();
    let Some((before, _)) = brackets.and_then(|at| title.split_at_checked(at)) else {
        return 0;
    };
    let (before, whole) = (text_width(before), text_width(title));
    let is_divided = before < room && whole > room;
    let is_short = whole - before <= LONGEST_KEPT;
    if is_divided && is_short {
        // A little is left over, so that what stands before them fits in every face.
        (room - before).saturating_sub(HAIR)
    } else {
        0
    }
}

/// What is free at the right of a name and of the date under it, which bear a seal: the date stands
/// four characters before the margin and the name over its middle; a name too long for that keeps
/// the margin, and the date stays under its middle.
fn centred_over(name: u32, date: u32) -> (u32, u32) {
    let date_right = FREE_AT_RIGHT_OF_SEALED.max((name / 2).saturating_sub(date / 2));
    ((date_right + date / 2).saturating_sub(name / 2), date_right)
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
    fn a_name_under_a_seal_stands_over_the_middle_of_its_date() {
        let date = text_width("2018年1月5日");
        for name in ["某县局", "某市水务局", "新疆维吾尔自治区人民政府办公厅"]
        {
            let name = text_width(name);
            let (name_right, date_right) = centred_over(name, date);
            assert_eq!(name_right + name / 2, date_right + date / 2);
            assert!(date_right >= FREE_AT_RIGHT_OF_SEALED);
        }
        assert_eq!(centred_over(20, date).1, FREE_AT_RIGHT_OF_SEALED);
    }

    #[test]
    fn brackets_at_the_end_of_a_title_are_not_divided() {
        // Eighteen characters fit; of the brackets only the first two would.
        let title = "政府信息公开工作情况的统计表格（2017年度）";
        assert_eq!(free_for_brackets(title, 18 * 4), 3 * 4 - 2);
        assert_eq!(free_for_brackets(title, 40 * 4), 0);
        assert_eq!(free_for_brackets("政府信息公开情况统计表", 5 * 4), 0);
    }

    #[test]
    fn the_longer_of_both_ends_two_characters_before_the_margin() {
        assert_eq!(right_of(60, 26), (8, 34));
        assert_eq!(right_of(20, 26), (22, 8));
    }
}
