//! `[style]`: a look of one's own for the Word report, in the year file or in `report.toml`.

use rust_decimal::Decimal;

use super::located::Located;

/// What a report should look like; what is `None` is as GB/T 9704-2012 has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Style {
    /// Face of running text.
    pub body_font: Option<String>,
    /// Face of Latin letters and digits.
    pub latin_font: Option<String>,
    /// Face of titles.
    pub title_font: Option<String>,
    /// Face of headings of the first level.
    pub heading_font: Option<String>,
    /// Face of headings of the second level.
    pub subheading_font: Option<String>,
    /// Face of tables and page numbers.
    pub table_font: Option<String>,
    /// Size of running text, in half points.
    pub body_size: Option<u32>,
    /// Size of titles, in half points.
    pub title_size: Option<u32>,
    /// Size of tables, in half points.
    pub table_size: Option<u32>,
    /// Lines of a page.
    pub lines: Option<u32>,
    /// Characters of a line.
    pub characters: Option<u32>,
    /// What is kept free on the paper.
    pub margins: Margins,
    /// A Word file whose styles, headers, footers and page set-up are taken over.
    pub template: Option<Located<String>>,
    /// Whether each figure of the Word report stands in a content control as well.
    pub controls: Option<bool>,
    /// Whether the bound edge is at the right of a left page, for paper printed on both sides.
    pub mirror_margins: Option<bool>,
}

/// What is kept free on the paper, in millimetres.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Margins {
    /// Above the text.
    pub top: Option<Decimal>,
    /// At the right.
    pub right: Option<Decimal>,
    /// Below the text.
    pub bottom: Option<Decimal>,
    /// At the left.
    pub left: Option<Decimal>,
}

impl Style {
    /// This style, and what it leaves open as `base` has it.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        Self {
            body_font: self.body_font.or(base.body_font),
            latin_font: self.latin_font.or(base.latin_font),
            title_font: self.title_font.or(base.title_font),
            heading_font: self.heading_font.or(base.heading_font),
            subheading_font: self.subheading_font.or(base.subheading_font),
            table_font: self.table_font.or(base.table_font),
            body_size: self.body_size.or(base.body_size),
            title_size: self.title_size.or(base.title_size),
            table_size: self.table_size.or(base.table_size),
            lines: self.lines.or(base.lines),
            characters: self.characters.or(base.characters),
            margins: Margins {
                top: self.margins.top.or(base.margins.top),
                right: self.margins.right.or(base.margins.right),
                bottom: self.margins.bottom.or(base.margins.bottom),
                left: self.margins.left.or(base.margins.left),
            },
            template: self.template.or(base.template),
            controls: self.controls.or(base.controls),
            mirror_margins: self.mirror_margins.or(base.mirror_margins),
        }
    }
}
