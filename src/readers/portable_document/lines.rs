//! Characters gathered to lines of text, by where they stand.

use super::{ink::Glyph, matrix::Area};

/// A line of text.
#[derive(Debug, Clone)]
pub(super) struct TextLine {
    pub(super) area: Area,
    /// The size of most of its type.
    pub(super) size: f64,
    pub(super) text: String,
    /// Whether a blank stands at its end, so that it was parted there from what follows.
    pub(super) ends_in_blank: bool,
    /// Whether the file says that it is none of the text's.
    pub(super) is_beside: bool,
    /// Where it ends without a mark at its end, which may hang out over the edge of the text.
    pub(super) solid_right: f64,
    /// The widest room within it, beside the size of its type: it is set in columns where it is wide.
    pub(super) widest_gap: f64,
    /// How wide its first word is, which may not be parted.
    pub(super) first_word: f64,
    /// How many of its characters have no meaning told.
    pub(super) unknown: usize,
}

/// Gathers characters to lines, from the top of the page.
pub(super) fn lines(glyphs: Vec<Glyph>) -> Vec<TextLine> {
    rows(glyphs).iter().filter_map(|row| line(row)).collect()
}

/// Gathers characters that stand beside each other, each row from left to right.
pub(super) fn rows(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|a, b| {
        let (a, b) = (a.area.middle(), b.area.middle());
        a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0))
    });
    let mut rows: Vec<(Area, Vec<Glyph>)> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some((tallest, row)) if is_beside(*tallest, glyph.area) => {
                if glyph.area.height() > tallest.height() {
                    *tallest = glyph.area;
                }
                row.push(glyph);
            }
            _ => rows.push((glyph.area, vec![glyph])),
        }
    }
    let rows = rows.into_iter().map(|(_, mut row)| {
        row.sort_by(|a, b| a.area.left.total_cmp(&b.area.left));
        row
    });
    rows.collect()
}

/// Whether two characters share more than half of the height of the lower one.
fn is_beside(one: Area, other: Area) -> bool {
    let shared = one.bottom.min(other.bottom) - one.top.max(other.top);
    shared > 0.5 * one.height().min(other.height())
}

/// The line that a row of characters makes.
pub(super) fn line(row: &[Glyph]) -> Option<TextLine> {
    let mut seen = row.iter().filter(|glyph| !glyph.is_blank());
    let first = seen.next()?;
    let mut area = first.area;
    let mut text = String::new();
    let mut blanks = String::new();
    let mut before: Option<&Glyph> = None;
    let mut unknown = 0;
    let mut is_beside = true;
    let mut widest_gap: f64 = 0.0;
    for glyph in row {
        if glyph.is_blank() {
            blanks.push_str(&glyph.text);
            continue;
        }
        if before.is_some_and(|before| is_struck_twice(before, glyph)) {
            continue;
        }
        if let Some(before) = before {
            let room = glyph.area.left - before.area.right;
            widest_gap = widest_gap.max(room / glyph.size.max(1.0));
            if blanks.is_empty() && is_gap(before, glyph) {
                blanks.push(' ');
            }
            text.push_str(&blanks);
        }
        blanks.clear();
        text.push_str(&glyph.text);
        unknown += usize::from(glyph.text.is_empty());
        is_beside &= glyph.is_beside;
        area.join(glyph.area);
        before = Some(glyph);
    }
    let last = before.filter(|last| is_closing(last));
    Some(TextLine {
        solid_right: last.map_or(area.right, |last| last.area.left),
        widest_gap,
        area,
        size: usual_size(row),
        text,
        ends_in_blank: !blanks.is_empty(),
        is_beside,
        first_word: first_word(row),
        unknown,
    })
}

/// Whether a character is only the one before it again, a little to the side, to be bold.
fn is_struck_twice(before: &Glyph, glyph: &Glyph) -> bool {
    let step = glyph.area.left - before.area.left;
    before.text == glyph.text && step < 0.15 * glyph.size && step < 0.4 * glyph.area.width()
}

/// Whether the room between two characters is that of a blank.
fn is_gap(before: &Glyph, glyph: &Glyph) -> bool {
    let room = glyph.area.left - before.area.right;
    let narrow = |glyph: &Glyph| glyph.text.chars().all(|one| one.is_ascii_graphic());
    let letters = |glyph: &Glyph| glyph.text.chars().all(|one| one.is_ascii_alphanumeric());
    let em = before.size.min(glyph.size);
    let blank = if letters(before) && letters(glyph) {
        0.2
    } else if narrow(before) && narrow(glyph) {
        0.4
    } else {
        1.0
    };
    room > blank * em
}

/// The size that most characters have.
fn usual_size(row: &[Glyph]) -> f64 {
    let mut sizes: Vec<f64> = row
        .iter()
        .filter(|glyph| !glyph.is_blank())
        .map(|glyph| glyph.size)
        .collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}

/// How wide the first word is: a Chinese character, or letters and digits as far as they go, with
/// the marks that may not begin a line.
fn first_word(row: &[Glyph]) -> f64 {
    let mut seen = row.iter().filter(|glyph| !glyph.is_blank());
    let Some(first) = seen.next() else { return 0.0 };
    let is_of_word = |glyph: &Glyph| {
        let mut letters = glyph.text.chars();
        letters.all(|one| one.is_ascii_graphic() || "．％".contains(one))
    };
    let is_opening = |glyph: &Glyph| {
        let mut letters = glyph.text.chars();
        letters.all(|one| "“‘（《「『【〔([+-±￥$".contains(one))
    };
    let mut right = first.area.right;
    let mut goes_on = is_of_word(first);
    let mut opens = is_opening(first);
    for glyph in seen {
        goes_on = (goes_on || opens) && is_of_word(glyph);
        if !goes_on && !opens && !is_closing(glyph) {
            break;
        }
        opens &= is_opening(glyph);
        right = glyph.area.right;
    }
    right - first.area.left
}

/// Whether it is a mark that may not begin a line.
fn is_closing(glyph: &Glyph) -> bool {
    let mut letters = glyph.text.chars();
    letters.all(|one| "，。、；：！？）》」』】〕”’…％%,.;:!?)".contains(one))
}

/// Text that goes on on the next line: no blank between Chinese characters.
pub(super) fn join(text: &mut String, next: &str, was_parted: bool) {
    let last = text.chars().next_back();
    let first = next.chars().next();
    if let (Some(last), Some(first)) = (last, first) {
        let letters = last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric();
        if letters || (was_parted && last.is_ascii_graphic() && first.is_ascii_graphic()) {
            text.push(' ');
        }
    }
    text.push_str(next);
}

/// What stands in a cell: lines joined without a blank, as they are parted only to fit. Words are
/// parted from each other.
pub(super) fn text_of_cell(lines: &[TextLine]) -> String {
    let mut text = String::new();
    for line in lines {
        let last = text.chars().next_back();
        let first = line.text.chars().next();
        let are_words = last.is_some_and(|last| last.is_ascii_alphabetic())
            && first.is_some_and(|first| first.is_ascii_alphabetic());
        if are_words {
            text.push(' ');
        }
        text.push_str(&line.text);
    }
    text
}
