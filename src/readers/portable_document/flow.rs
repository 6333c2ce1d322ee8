//! Pages as one running text: lines joined to paragraphs, and tables that go on on the next page.

use super::{
    super::{
        places::{Places, margin},
        transcript::{LineKind, Piece, Transcript},
    },
    lines::{TextLine, join},
    matrix::Area,
    page_blocks::{Block, PageBlocks},
    sheets::Sheet,
};
use crate::language::heading::{is_part, is_within_part};

/// Type that is so much larger than the usual one is a title.
const TITLE: f64 = 1.25;

/// A paragraph begins with a smaller indent, by the size of its type.
const FARTHEST_INDENT: f64 = 4.0;
/// Words are set in columns where so much room is between them, by the size of their type.
const WIDE_GAP: f64 = 3.0;
/// So many lines tell how wide the text is.
const FEW_LINES: usize = 8;
/// A note is set in type that is so much smaller than the usual one.
const SMALL: f64 = 0.93;

/// Sets pages as a running text.
pub(super) fn flow(pages: Vec<PageBlocks>, heads: Vec<String>, into: &mut Transcript) {
    let measure = Measure::of(&pages);
    let mut flow = Flow {
        measure,
        transcript: into,
        places: Places::default(),
        open: None,
        sheet: None,
    };
    for page in pages {
        let mut is_first = true;
        for block in page.blocks {
            match block {
                Block::Line(line) => flow.line(line, is_first),
                Block::Table(lattice, texts) => {
                    flow.end_paragraph();
                    let next = Sheet::new(&lattice, texts);
                    let goes_on = is_first
                        && flow
                            .sheet
                            .as_mut()
                            .is_some_and(|sheet| sheet.goes_on(&next));
                    if !goes_on {
                        flow.end_sheet();
                        flow.sheet = Some(next);
                    }
                }
            }
            is_first = false;
        }
    }
    flow.end_paragraph();
    flow.end_sheet();
    for head in heads {
        into.paragraph(LineKind::Margin, Piece::plain(margin(), head));
    }
}

/// How the text is set.
#[derive(Debug, Clone, Copy)]
struct Measure {
    left: f64,
    right: f64,
    /// The size of most type.
    size: f64,
    /// From one line to the next.
    pitch: f64,
    /// Whether paragraphs begin with an indent.
    is_indented: bool,
}

struct Flow<'t> {
    measure: Measure,
    transcript: &'t mut Transcript,
    places: Places,
    /// The paragraph that may go on, and its last line.
    open: Option<(String, TextLine)>,
    /// The table that may go on.
    sheet: Option<Sheet>,
}

impl Measure {
    fn of(pages: &[PageBlocks]) -> Self {
        let lines: Vec<&TextLine> = pages
            .iter()
            .flat_map(|page| &page.blocks)
            .filter_map(|block| match block {
                Block::Line(line) => Some(line),
                Block::Table(..) => None,
            })
            .collect();
        let weights = |of: fn(&TextLine) -> f64| {
            let weigh = |line: &&TextLine| (of(line), line.text.chars().count());
            lines.iter().map(weigh).collect::<Vec<_>>()
        };
        let size = usual(weights(|line| line.size), 0.25).unwrap_or(12.0);
        let body = lines
            .iter()
            .filter(|line| (line.size - size).abs() < 0.1 * size);
        let long = body.clone().filter(|line| line.text.chars().count() > 12);
        let left = body.clone().map(|line| line.area.left);
        let left = left.min_by(f64::total_cmp);
        let right = long.clone().map(|line| line.solid_right);
        let mut right = right.max_by(f64::total_cmp);
        // A few lines do not tell how wide the text is: as a rule, it stands in the middle.
        if long.count() < FEW_LINES
            && let (Some(left), Some(page)) = (left, pages.first())
        {
            right = right.map(|right| right.max(page.width - left - 2.0 * size));
        }
        let steps = lines.windows(2).filter_map(|pair| match pair {
            [before, line] => {
                let step = line.area.bottom - before.area.bottom;
                let is_body = (line.size - size).abs() < 0.1 * size;
                (is_body && step > 0.5 * size && step < 4.0 * size).then_some((step, 1))
            }
            _ => None,
        });
        let pitch = usual(steps.collect(), 0.5).unwrap_or(1.5 * size);
        let left = left.unwrap_or(0.0);
        let begins = |line: &&&TextLine| {
            let indent = line.area.left - left;
            indent > 1.2 * size && indent < 3.0 * size
        };
        let is_indented = body.clone().filter(begins).count() * 20 > body.count();
        Self {
            left,
            right: right.unwrap_or(f64::INFINITY),
            size,
            pitch,
            is_indented,
        }
    }
}

/// A line of a table of contents without the number of its page, which is none of the text's.
fn without_page<'t>(text: &'t str, line: &TextLine) -> &'t str {
    let name = text.trim_end_matches(|one: char| one.is_ascii_digit());
    let digits = text.len() - name.len();
    let is_led = name.ends_with(['.', '…', '·', '．']);
    let bare = name.trim_end_matches([' ', '.', '…', '·', '．', '\u{3000}']);
    let dots = name.chars().count() - bare.chars().count();
    let is_far = line.widest_gap > WIDE_GAP && (is_part(bare) || is_within_part(bare));
    if (1..=3).contains(&digits) && !bare.is_empty() && (is_led && dots > 2 || is_far) {
        bare
    } else {
        text
    }
}

/// The value that weighs most, of those that are rounded to so much.
fn usual(mut weights: Vec<(f64, usize)>, round: f64) -> Option<f64> {
    weights.sort_by(|a, b| a.0.total_cmp(&b.0));
    weights
        .chunk_by(|a, b| b.0 - a.0 < round)
        .max_by_key(|near| near.iter().map(|(_, weight)| weight).sum::<usize>())
        .and_then(|near| near.get(near.len() / 2))
        .map(|(value, _)| *value)
}

impl Flow<'_> {
    fn line(&mut self, line: TextLine, is_first_of_page: bool) {
        self.end_sheet();
        let goes_on = self
            .open
            .as_ref()
            .is_some_and(|(_, last)| self.goes_on(last, &line, is_first_of_page));
        match &mut self.open {
            Some((text, last)) if goes_on => {
                join(text, &line.text, last.ends_in_blank);
                *last = line;
            }
            _ => {
                self.end_paragraph();
                self.open = Some((line.text.clone(), line));
            }
        }
    }

    /// Whether a line goes on with the paragraph of the last one: that was full, and this one has
    /// no indent.
    fn goes_on(&self, last: &TextLine, line: &TextLine, is_on_next_page: bool) -> bool {
        let measure = self.measure;
        let em = last.size.max(line.size);
        let is_other_type = (last.size - line.size).abs() > 0.15 * em;
        let step = line.area.bottom - last.area.bottom;
        let is_apart = !is_on_next_page
            && (step > 1.5 * measure.pitch.max(1.2 * em) || step < 0.5 * last.size);
        if is_other_type || is_apart {
            return false;
        }
        // What is set in columns does not go on below.
        if last.widest_gap > WIDE_GAP || line.widest_gap > WIDE_GAP {
            return false;
        }
        let middle = f64::midpoint(measure.left, measure.right);
        let is_centred = |area: Area| {
            (area.middle().0 - middle).abs() < em && area.left > measure.left + 0.5 * em
        };
        let were_centred = is_centred(last.area) && is_centred(line.area);
        if were_centred && em > TITLE * measure.size {
            return true;
        }
        let room = if were_centred {
            measure.right - measure.left - last.area.width()
        } else {
            measure.right - last.area.right
        };
        // What is justified may be a little short.
        if room > line.first_word + 0.6 * em {
            return false;
        }
        let (before, indent) = (last.area.left - measure.left, line.area.left - measure.left);
        if were_centred || (before > 1.2 * em && indent > before + 0.8 * em) {
            // The rest hangs below the first words.
            return true;
        }
        // Nor does what is set at the right.
        let is_at_right = before > FARTHEST_INDENT * em && indent < before - em;
        let is_heading = is_within_part(&line.text) || is_part(&line.text);
        indent < 1.2 * em && !is_at_right && (measure.is_indented || !is_heading)
    }

    fn end_paragraph(&mut self) {
        let Some((text, last)) = self.open.take() else {
            return;
        };
        let text = without_page(text.trim(), &last);
        if text.is_empty() {
            return;
        }
        let is_note = last.size < SMALL * self.measure.size
            && text.starts_with(|first| ('①'..='⑳').contains(&first));
        let kind = if is_note {
            LineKind::Note
        } else if is_part(text) {
            self.places.begin(text);
            LineKind::Heading(1)
        } else if self.transcript.lines.is_empty() && last.size > TITLE * self.measure.size {
            LineKind::Heading(0)
        } else {
            LineKind::Paragraph
        };
        self.places.count();
        let piece = Piece::plain(self.places.locator(), text.to_owned());
        self.transcript.paragraph(kind, piece);
    }

    fn end_sheet(&mut self) {
        if let Some(sheet) = self.sheet.take() {
            sheet.tell(self.transcript);
        }
    }
}
