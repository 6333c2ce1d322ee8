//! Headings, paragraphs and what stands between them.

use maud::{Markup, html};

use super::{
    chart,
    inline::{Notes, inlines, title_lines},
    qr_code,
    table::{self, Caption},
};
use crate::{
    document::{
        Block, ContentsEntry, ParagraphRole,
        edition::Edition,
        grid::{CellContent, Grid},
        inline::plain_text,
    },
    writers::printable::{HTML, printable},
};

/// What is counted while the page is drawn.
#[derive(Debug)]
pub(super) struct Drawing<'a> {
    edition: &'a Edition,
    has_title: bool,
    /// The heading that stands last.
    heading: String,
    tables: usize,
    charts: usize,
    notes: Notes,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(edition: &'a Edition) -> Self {
        Self {
            edition,
            has_title: false,
            heading: String::new(),
            tables: 0,
            charts: 0,
            notes: Notes::default(),
        }
    }

    /// The notes that no list has shown yet.
    pub(super) fn notes(&mut self) -> Markup {
        self.notes.list(self.edition)
    }

    /// The blocks in order.
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Markup {
        let mut rest = blocks;
        let mut drawn = Vec::new();
        while let [block, after @ ..] = rest {
            // The notes of the report stand at its own end, not behind its annexes.
            if begins_annex(rest) {
                drawn.push(self.notes());
            }
            // A caption belongs to the table under it, or to the chart over it.
            let (one, after) = match rest {
                [
                    Block::Paragraph {
                        role: ParagraphRole::Caption,
                        content,
                        ..
                    },
                    Block::Grid(grid),
                    after @ ..,
                ] => {
                    let caption = inlines(content, self.edition, &mut self.notes);
                    (self.table(grid, caption, false), after)
                }
                [
                    Block::Chart(bars),
                    Block::Paragraph {
                        role: ParagraphRole::Caption,
                        content,
                        ..
                    },
                    after @ ..,
                ] => {
                    let caption = inlines(content, self.edition, &mut self.notes);
                    self.charts += 1;
                    (chart::draw(bars, &caption, self.charts), after)
                }
                _ => (self.block(block), after),
            };
            drawn.push(one);
            rest = after;
        }
        html! { @for one in drawn { (one) } }
    }

    fn table(&mut self, grid: &Grid, content: Markup, repeats_heading: bool) -> Markup {
        self.tables += 1;
        let caption = Caption {
            content,
            repeats_heading,
        };
        table::draw(grid, &caption, self.tables, self.edition)
    }

    fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Title(content) => {
                let is_first = !std::mem::replace(&mut self.has_title, true);
                let content = title_lines(content, self.edition, &mut self.notes);
                html! {
                    @if is_first { h1 { (content) } } @else { h2 class="title" { (content) } }
                }
            }
            Block::Contents(entries) => contents(entries),
            Block::Heading {
                level,
                anchor,
                content,
            } => {
                self.heading = plain_text(content);
                let content = inlines(content, self.edition, &mut self.notes);
                html! {
                    @match level {
                        0 | 1 => h2 id=(anchor) { (content) },
                        2 => h3 id=(anchor) { (content) },
                        _ => h4 id=(anchor) { (content) },
                    }
                }
            }
            Block::Paragraph {
                role,
                anchor,
                content,
            } => {
                let class = match role {
                    // The page offers the files themselves, at its end.
                    ParagraphRole::Attachment => return html! {},
                    ParagraphRole::Body => None,
                    ParagraphRole::Signature => Some("signature"),
                    ParagraphRole::Date => Some("date"),
                    ParagraphRole::Caption => Some("caption"),
                    ParagraphRole::AnnexMark => Some("annex"),
                    ParagraphRole::TableFooter => Some("fields"),
                };
                let content = inlines(content, self.edition, &mut self.notes);
                html! { p id=[anchor.as_deref()] class=[class] { (content) } }
            }
            Block::Grid(grid) => {
                let caption = html! { (printable(&grid.title, HTML)) };
                // `二、主动公开政府信息情况` says what the table under it is.
                let repeats_heading = self.heading.ends_with(&grid.title);
                self.table(grid, caption, repeats_heading)
            }
            Block::Fields(grid) => {
                let cells = grid.rows.iter().flatten();
                let fields = cells.filter_map(|cell| match &cell.content {
                    CellContent::Text(text) => Some(text.as_str()),
                    CellContent::Figure(_) | CellContent::Blank => None,
                });
                html! { p class="fields" { @for field in fields { span { (printable(field, HTML)) } " " } } }
            }
            Block::Chart(bars) => {
                self.charts += 1;
                chart::draw(bars, &html! { (printable(&bars.title, HTML)) }, self.charts)
            }
            Block::QrCode(code) => qr_code::draw(code),
            Block::PageBreak => html! { div class="page-break" {} },
        }
    }
}

/// Whether an annex is what comes next.
fn begins_annex(rest: &[Block]) -> bool {
    let behind_break = match rest {
        [Block::PageBreak, behind @ ..] => behind,
        _ => rest,
    };
    matches!(
        behind_break,
        [
            Block::Paragraph {
                role: ParagraphRole::AnnexMark,
                ..
            },
            ..
        ]
    )
}

/// The contents list.
fn contents(entries: &[ContentsEntry]) -> Markup {
    html! {
        nav aria-label="目录" {
            ol {
                @for entry in entries {
                    li class={ "level-" (entry.level) } {
                        a href={ "#" (entry.anchor) } { (printable(&entry.text, HTML)) }
                    }
                }
            }
        }
    }
}
