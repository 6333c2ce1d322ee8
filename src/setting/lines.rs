//! A text broken into the lines of its paragraph.

use super::{
    advance::Script,
    length::Length,
    line_edges::{may_jut_out, may_part},
    paragraph_style::Alignment,
    sign::Sign,
};

/// Twips from one stop of the tabulator to the next.
const TAB: Length = 42_000;

/// Where the lines of a paragraph begin and end, from the left edge of its column.
#[derive(Debug, Clone, Copy)]
pub struct Measure {
    /// The left edge of the first line.
    pub first_left: Length,
    /// The left edge of the others.
    pub left: Length,
    /// The right edge of all.
    pub right: Length,
    /// How a line is placed between them.
    pub alignment: Alignment,
}

/// A line, each of its characters in its place.
#[derive(Debug)]
pub struct Line<'a> {
    /// Its characters from left to right.
    pub signs: Vec<Sign<'a>>,
    /// Where its last character ends.
    pub right: Length,
}

/// The lines of a paragraph; one without a character where there is no text.
pub fn lines<'a>(signs: &[Sign<'a>], measure: Measure) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut rest = signs;
    let mut left = measure.first_left;
    loop {
        let length = fitting(rest, left, &measure);
        let (line, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        lines.push(set(line, left, after.is_empty(), measure));
        if after.is_empty() {
            return lines;
        }
        rest = after;
        left = measure.left;
    }
}

/// How many characters the first line holds of these.
fn fitting(signs: &[Sign<'_>], left: Length, measure: &Measure) -> usize {
    let mut edge = left;
    // Where the line may end at the latest.
    let mut end = 0;
    for (index, sign) in signs.iter().enumerate() {
        let next = signs.get(index + 1);
        if sign.character == '\n' {
            return index + 1;
        }
        let is_end = next.is_none_or(|next| may_part(sign, next));
        let right = edge + width(sign, edge, measure);
        if right > measure.right && sign.character != ' ' {
            if is_end && edge <= measure.right && may_jut_out(sign) {
                return index + 1;
            }
            if end > 0 {
                return end;
            }
            // A word that is longer than a line is parted anywhere.
            return index.max(1);
        }
        if is_end {
            end = index + 1;
        }
        edge = right + sign.gap;
    }
    signs.len()
}

/// The width of a character that begins at `edge`.
fn width(sign: &Sign<'_>, edge: Length, measure: &Measure) -> Length {
    if sign.character != '\t' {
        return sign.advance;
    }
    if edge < measure.left {
        return measure.left - edge;
    }
    TAB - edge.rem_euclid(TAB)
}

/// Gives each character of a line its place.
fn set<'a>(signs: &[Sign<'a>], left: Length, is_last: bool, measure: Measure) -> Line<'a> {
    let mut signs = signs.to_vec();
    let mut edge = left;
    // What follows the text of a line is no part of its width.
    let mut right = left;
    let mut count = 0;
    for (index, sign) in signs.iter_mut().enumerate() {
        sign.left = edge;
        let end = edge + width(sign, edge, &measure);
        if !matches!(sign.character, ' ' | '\n') {
            right = end;
            count = index + 1;
        }
        edge = end + sign.gap;
    }
    let ends_paragraph = is_last || signs.last().is_some_and(|sign| sign.character == '\n');
    let free = measure.right - right;
    match measure.alignment {
        Alignment::Left => {}
        Alignment::Centre => shift(&mut signs, free / 2),
        Alignment::Right => shift(&mut signs, free),
        Alignment::Both if ends_paragraph && free >= 0 => {}
        Alignment::Both => {
            let (text, _) = signs.split_at_mut(count);
            // Of a mark that is too much only the white half stands outside.
            let beyond = match text.last() {
                Some(last) if free < 0 && may_jut_out(last) => last.advance / 2,
                _ => 0,
            };
            spread(text, free + beyond);
            right = measure.right + beyond;
        }
    }
    if matches!(measure.alignment, Alignment::Centre) {
        right += free / 2;
    } else if matches!(measure.alignment, Alignment::Right) {
        right = measure.right;
    }
    Line { signs, right }
}

fn shift(signs: &mut [Sign<'_>], by: Length) {
    for sign in signs {
        sign.left += by;
    }
}

/// Shares out what is free, or too little, between the characters of a line; words and numbers
/// stay as they are.
fn spread(signs: &mut [Sign<'_>], free: Length) {
    let stretches: Vec<bool> = signs
        .windows(2)
        .map(|pair| match pair {
            [before, after] => {
                before.character == ' '
                    || before.script != after.script
                    || before.script == Script::Chinese
            }
            _ => false,
        })
        .collect();
    // Nothing is shared out before a tabulator.
    let start = signs
        .iter()
        .rposition(|sign| sign.character == '\t')
        .map_or(0, |tab| tab + 1);
    let places = stretches.iter().skip(start).filter(|place| **place).count();
    let Ok(places) = Length::try_from(places) else {
        return;
    };
    // Each place gets the same; what is left over is not seen.
    let step = free / places.max(1);
    let mut moved = 0;
    for (index, sign) in signs.iter_mut().enumerate().skip(start) {
        if let Some(before) = index.checked_sub(1)
            && before >= start
            && stretches.get(before) == Some(&true)
        {
            moved += step;
        }
        sign.left += moved;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting::sign::{Part, Signs};

    /// The texts of the lines of a paragraph of running text as the standard sets it.
    fn broken(text: &str, indent: Length) -> Vec<String> {
        let mut signs = Signs::new(32, -6);
        signs.add(text, Part::Text);
        let measure = Measure {
            first_left: indent,
            left: 0,
            right: 884_500,
            alignment: Alignment::Both,
        };
        lines(&signs.all, measure)
            .iter()
            .map(|line| line.signs.iter().map(|sign| sign.character).collect())
            .collect()
    }

    fn lengths(text: &str, indent: Length) -> Vec<usize> {
        let lines = broken(text, indent);
        lines.iter().map(|line| line.chars().count()).collect()
    }

    #[test]
    fn a_line_holds_28_characters_and_26_behind_an_indent() {
        assert_eq!(lengths(&"文".repeat(60), 0), [28, 28, 4]);
        assert_eq!(lengths(&"文".repeat(60), 64_000), [26, 28, 6]);
        assert_eq!(lengths("", 64_000), [0]);
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        let text = format!("{}（一）", "文".repeat(27));
        assert_eq!(lengths(&text, 0), [27, 3]);
        // Two closing marks: the character before them goes with them.
        let text = format!("{}。”又", "文".repeat(28));
        assert_eq!(lengths(&text, 0), [27, 4]);
        assert_eq!(lengths(&format!("{}——又", "文".repeat(27)), 0), [27, 3]);
    }

    #[test]
    fn the_white_half_of_one_mark_may_stand_outside() {
        let text = format!("{}，又", "文".repeat(28));
        assert_eq!(lengths(&text, 0), [29, 1]);
        assert_eq!(lengths(&format!("{}）又", "文".repeat(28)), 0), [27, 3]);
    }

    #[test]
    fn no_number_and_no_word_is_divided() {
        let text = format!("{}1234567条", "文".repeat(26));
        assert_eq!(broken(&text, 0), ["文".repeat(26), "1234567条".to_owned()]);
        let text = format!("{}95.31%、", "文".repeat(26));
        assert_eq!(broken(&text, 0).last().unwrap(), "95.31%、");
        // One that no line holds is divided all the same.
        assert_eq!(lengths(&"9".repeat(100), 0).iter().sum::<usize>(), 100);
        assert!(lengths(&"9".repeat(100), 0)[0] > 50);
    }

    #[test]
    fn a_digit_stands_a_fifth_of_a_character_from_a_chinese_one() {
        let mut signs = Signs::new(32, -6);
        signs.add("年12月，3", Part::Text);
        let gaps: Vec<Length> = signs.all.iter().map(|sign| sign.gap).collect();
        assert_eq!(gaps, [6_400, -600, 6_400, -600, 0, 0]);
    }

    #[test]
    fn a_full_line_ends_at_its_edge() {
        let mut signs = Signs::new(32, -6);
        signs.add(&"文".repeat(40), Part::Text);
        let measure = Measure {
            first_left: 0,
            left: 0,
            right: 884_500,
            alignment: Alignment::Both,
        };
        let lines = lines(&signs.all, measure);
        let last = lines[0].signs.last().unwrap();
        let edge = last.left + last.advance;
        assert!((884_400..=884_500).contains(&edge), "{edge}");
        // The last one is not stretched.
        assert_eq!(lines[1].signs[1].left, 31_400);
    }
}
