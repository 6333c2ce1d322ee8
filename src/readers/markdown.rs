//! A text with marks, .md: its lines are the file's own, without the marks of emphasis and links, and
//! what is laid out between bars is a table.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{
    grid::Grid,
    transcript::{Hidden, HiddenKind, Line, LineKind, Piece, TAB, Transcript},
};
use crate::{
    diagnostic::{Locator, Text},
    language::stretch::Stretch as _,
};

/// Whether a text is marked up: it has a table with the rule under its head, or begins with a heading
/// and has one below it.
pub(super) fn is_marked(text: &str) -> bool {
    let mut before = "";
    for line in text.lines() {
        let is_rule = rule(line).is_some_and(|columns| columns == cells(before));
        if is_rule && before.contains('|') {
            return true;
        }
        before = line;
    }
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.next().is_some_and(|first| first.starts_with("# "))
        && lines.any(|line| line.starts_with("## "))
}

/// How many columns the rule under the head of a table has, `|---|:--:|`; `None` where it is none.
fn rule(line: &str) -> Option<usize> {
    let is_dashes = |cell: &str| {
        let cell = cell.trim();
        let cell = cell.strip_prefix(':').unwrap_or(cell);
        let cell = cell.strip_suffix(':').unwrap_or(cell);
        !cell.is_empty() && cell.bytes().all(|sign| sign == b'-')
    };
    let is_rule = line.contains('|') && within(line).split('|').all(is_dashes);
    is_rule.then(|| cells(line))
}

/// How many cells the bars of a line part.
fn cells(line: &str) -> usize {
    within(line).replace("\\|", "").split('|').count()
}

/// A line without the bars at its ends.
fn within(line: &str) -> &str {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    line.strip_suffix('|').unwrap_or(line)
}

/// The lines of a text with their ends. A carriage return alone ends one too, as it does for who marks
/// texts up: two rows of a table were one line else.
fn lines_with_ends(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.find(['\n', '\r']).map_or(rest.len(), |at| {
            let is_pair = rest.behind(at).starts_with("\r\n");
            at + 1 + usize::from(is_pair)
        });
        let line = rest.before(end);
        rest = rest.behind(end);
        (!line.is_empty()).then_some(line)
    })
}

/// The transcript of a text that is marked up.
pub(super) fn transcript(text: &str) -> Transcript {
    let mut reading = Reading::of(text);
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reading.event(event, range.start, range.end);
    }
    reading.finish()
}

/// What is read so far.
struct Reading<'a> {
    text: &'a str,
    /// Where each line starts.
    starts: Vec<usize>,
    lines: Vec<Line>,
    grid: Grid,
    transcript: Transcript,
    /// The depth of the heading that is open.
    heading: Option<u8>,
    /// How many headings of the first depth there are.
    titles: usize,
    /// The line of the row that is open, and where its last cell ends.
    row: Option<(usize, usize)>,
    pictures: usize,
    has_web_page: bool,
}

impl<'a> Reading<'a> {
    fn of(text: &'a str) -> Self {
        let mut starts = Vec::new();
        let mut lines = Vec::new();
        let mut at = 0;
        for (number, line) in (1..).zip(lines_with_ends(text)) {
            starts.push(at);
            at += line.len();
            let locator = Locator::Paragraph {
                heading: None,
                number,
            };
            lines.push(Line {
                kind: LineKind::Paragraph,
                pieces: vec![Piece::plain(locator, String::new())],
            });
        }
        Self {
            text,
            starts,
            lines,
            grid: Grid::default(),
            transcript: Transcript::default(),
            heading: None,
            titles: 0,
            row: None,
            pictures: 0,
            has_web_page: false,
        }
    }

    fn event(&mut self, event: Event<'_>, start: usize, end: usize) {
        match event {
            Event::Start(tag) => self.start(&tag, start, end),
            Event::End(tag) => self.end(tag, end),
            Event::Text(words) | Event::Code(words) if self.pictures == 0 => {
                self.say(start, &words);
            }
            Event::InlineHtml(mark) if mark.starts_with("<br") => self.say(start, " "),
            Event::InlineHtml(mark) | Event::Html(mark)
                if mark.trim_start().starts_with("<!--") =>
            {
                self.hide(HiddenKind::Comment, start, &mark);
            }
            Event::Html(mark) => self.has_web_page |= !mark.trim().is_empty(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, start: usize, end: usize) {
        match tag {
            Tag::Heading { level, .. } => {
                let level = u8::try_from(*level as usize).unwrap_or(u8::MAX);
                self.titles += usize::from(level == 1);
                self.heading = Some(level);
                let line = self.line_at(start);
                if let Some(line) = self.lines.get_mut(line) {
                    line.kind = LineKind::Heading(level);
                }
            }
            Tag::Table(_) => self.grid = Grid::default(),
            Tag::TableHead | Tag::TableRow => self.start_row(start),
            Tag::TableCell => self.start_cell(end),
            Tag::Image { dest_url, .. } => {
                self.pictures += 1;
                if dest_url.contains("://") {
                    self.hide(HiddenKind::ExternalLink, start, dest_url);
                }
            }
            Tag::Item => {
                // The number of an item is what its line says; a dot before it is none.
                let item = self.text.behind(start);
                let digits = item.bytes().take_while(u8::is_ascii_digit).count();
                if digits > 0 {
                    let marker = format!("{} ", item.before(digits + 1));
                    self.say(start, &marker);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, end: usize) {
        match tag {
            TagEnd::Heading(_) => self.heading = None,
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(end),
            TagEnd::Table => {
                let table = std::mem::take(&mut self.grid).finish();
                self.transcript.tables.push(table);
            }
            _ => {}
        }
    }

    fn start_row(&mut self, start: usize) {
        let number = self.line_at(start);
        let (table, row) = (self.transcript.tables.len(), self.grid.row());
        if let Some(line) = self.lines.get_mut(number) {
            line.kind = LineKind::Row { table, row };
            line.pieces.clear();
        }
        self.row = Some((number, start));
    }

    fn start_cell(&mut self, end: usize) {
        let (table, row) = (self.transcript.tables.len() + 1, self.grid.row() + 1);
        let Some((number, last)) = &mut self.row else {
            return;
        };
        *last = end.max(*last);
        if let Some(line) = self.lines.get_mut(*number) {
            let column = line.pieces.len();
            self.grid.place(column, 1, *number, column);
            let locator = Locator::TableCell {
                table,
                row,
                column: column + 1,
            };
            line.pieces.push(Piece::plain(locator, String::new()));
        }
    }

    /// Ends a row. Cells beyond those of the head are shown by no program.
    fn end_row(&mut self, end: usize) {
        self.grid.end_row();
        if let Some((_, last)) = self.row.take()
            && last < end
        {
            let beyond = self.text.stretch(last..end);
            let beyond = beyond.trim_matches(|sign: char| sign == '|' || sign.is_whitespace());
            if !beyond.is_empty() {
                self.hide(HiddenKind::HiddenText, last, beyond);
            }
        }
    }

    /// Adds words to the line in which they start, and to those behind it.
    fn say(&mut self, start: usize, words: &str) {
        let first = self
            .row
            .map_or_else(|| self.line_at(start), |(line, _)| line);
        let is_heading = self.heading;
        for (number, words) in (first..).zip(words.split('\n')) {
            let Some(line) = self.lines.get_mut(number) else {
                return;
            };
            if let Some(level) = is_heading {
                line.kind = LineKind::Heading(level);
            }
            if let Some(piece) = line.pieces.last_mut() {
                piece
                    .text
                    .push_str(&words.replace('\t', TAB).replace('\r', ""));
            }
        }
    }

    fn hide(&mut self, kind: HiddenKind, at: usize, content: &str) {
        let locator = Locator::Paragraph {
            heading: None,
            number: self.line_at(at) + 1,
        };
        self.transcript.hidden.push(Hidden {
            kind,
            locator: Some(locator),
            content: content.trim().replace(['\n', '\r', '\t'], " "),
        });
    }

    /// The line of a place in the text, from 0.
    fn line_at(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1) - 1
    }

    fn finish(mut self) -> Transcript {
        // The only heading of the first depth is the title, and those of the second begin parts.
        if self.titles == 1 {
            for line in &mut self.lines {
                if let LineKind::Heading(level) = &mut line.kind {
                    *level -= 1;
                }
            }
        }
        if self.has_web_page {
            self.transcript.unread.push(Text::fixed(
                "其中的网页代码（HTML）没有读",
                "the pieces of a web page (HTML) in it were not read",
            ));
        }
        self.transcript.lines = self.lines;
        self.transcript
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readers::transcript::TableCell;

    #[test]
    fn a_text_is_marked_up_only_where_it_says_so() {
        for (text, is) in [
            ("# 年报\n\n## 一、概述\n", true),
            ("甲\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n", true),
            ("a | b\n- | -\n", true),
            ("# 年报\n一、概述\n", false),
            ("| a | b |\n| 1 | 2 |\n", false),
            ("甲\n------\n乙\n", false),
            ("| a | b |\n|---|\n", false),
            ("", false),
        ] {
            assert_eq!(is_marked(text), is, "{text}");
        }
    }

    #[test]
    fn a_row_behind_a_carriage_return_is_a_line_of_its_own() {
        let read = transcript("| a | b |\n|---|---|\n| 1 | 2 |\r| 3 |\r\n| 5 | 6 |");
        let table = &read.tables[0];
        assert_eq!((table.rows, table.cells.len()), (4, 8));
        let text = |cell: &TableCell| read.lines[cell.line].pieces[cell.piece].text.clone();
        let texts: Vec<String> = table.cells.iter().map(text).collect();
        assert_eq!(texts, ["a", "b", "1", "2", "3", "", "5", "6"]);
    }

    #[test]
    fn the_lines_are_the_files_own_without_their_marks() {
        let text = "# 某局年报\n\n## **一**、概述\n主动公开[**592**条](http://a/b)，\n其中 `34` 条\\*。\n\n\
                    1. 甲\n- 乙<br>丙\n\n| 指标 | 数 |\n|---|---|\n| a\\|b | *5* | 9 |\n| 空 |\n![图](http://a/b.png)\n";
        let read = transcript(text);
        let lines: Vec<String> = read
            .lines
            .iter()
            .map(|line| {
                let pieces: Vec<&str> = line.pieces.iter().map(|one| one.text.as_str()).collect();
                pieces.join("/")
            })
            .collect();
        assert_eq!(lines.len(), text.lines().count());
        assert_eq!(
            lines[..8],
            [
                "某局年报",
                "",
                "一、概述",
                "主动公开592条，",
                "其中 34 条*。",
                "",
                "1. 甲",
                "乙 丙"
            ]
        );
        assert_eq!(lines[9..13], ["指标/数", "", "a|b/5", "空/"]);
        assert_eq!(read.lines[0].kind, LineKind::Heading(0));
        assert_eq!(read.lines[2].kind, LineKind::Heading(1));
        assert_eq!(read.lines[11].kind, LineKind::Row { table: 0, row: 1 });
        let table = &read.tables[0];
        assert_eq!((table.rows, table.columns, table.cells.len()), (4, 2, 8));
        assert_eq!(read.hidden[0].content, "9");
        assert_eq!(read.unread, []);
    }
}
