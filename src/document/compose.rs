//! From the report to its Word form: title, numbered parts, attachments, signature, tables.

use super::{
    Block, ContentsEntry, Document, ParagraphRole,
    attachments::{self, Listed},
    chart::Chart,
    figure::PrintedFigure,
    grid::Grid,
    inline::{Inline, plain_text},
    placement,
    printer::Printer,
    properties::Properties,
    qr_code::QrCode,
    statistics::{self, PrintedTable},
    table_fields, title_lines,
    titles::{report_title, statistics_title},
};
use crate::{
    forms::{Form, listing},
    language::{dates::day, heading},
    model::{
        Report, Section,
        figure::FigureId,
        text::{Line, Paragraph, Piece},
    },
    year_file::AttachmentKind,
};

/// The Word report.
#[must_use]
pub fn document(printer: &Printer<'_>) -> Document {
    let report = printer.report();
    let mut blocks = vec![title_block(report, &report_title(report))];
    let mut composer = Composer::new(printer);
    blocks.extend(composer.lines(&report.preamble.lines));
    for (index, section) in report.sections.iter().enumerate() {
        blocks.push(composer.part_heading(section, index + 1));
        blocks.extend(composer.lines(&section.body.lines));
        blocks.extend(
            placement::tables_in(printer, Some(index))
                .into_iter()
                .flat_map(statutory_table),
        );
    }
    blocks.extend(tables_without_part(printer));
    let annexes = annexes(printer);
    let has_annex = !annexes.is_empty();
    blocks.extend(attachments::list(report, has_annex));
    blocks.extend(signature(report));
    let qr_code = report.url.as_deref().and_then(QrCode::of);
    blocks.extend(qr_code.map(Block::QrCode));
    blocks.extend(annexes);
    number_anchors(&mut blocks);
    if report.has_contents {
        let contents = contents(&blocks);
        blocks.insert(1, Block::Contents(contents));
    }
    Document {
        properties: Properties::of(report),
        edition: printer.edition().clone(),
        style: report.style.clone(),
        is_sealed: report.is_sealed,
        contact: contact(report),
        attachments: attachments::titles(report, has_annex),
        blocks,
    }
}

/// Whom to ask.
fn contact(report: &Report) -> Vec<(&'static str, String)> {
    let known = report
        .organ
        .particulars
        .iter()
        .filter(|one| one.printed.is_contact)
        .map(|one| (one.title, one.text.value.clone()));
    std::iter::once(("机关", report.organ.name.clone()))
        .chain(known)
        .collect()
}

fn title_block(report: &Report, title: &str) -> Block {
    let divided = title_lines::divided(&report.organ.name, title, &report.style);
    Block::Title(vec![Inline::Text(divided)])
}

/// The headings for the contents list, and behind them the annexes by their titles.
fn contents(blocks: &[Block]) -> Vec<ContentsEntry> {
    let mut entries = Vec::new();
    let mut annex = None;
    for block in blocks {
        match block {
            Block::Heading {
                level,
                anchor,
                content,
            } => entries.push(ContentsEntry {
                level: *level,
                text: plain_text(content),
                anchor: anchor.clone(),
            }),
            Block::Paragraph {
                role: ParagraphRole::AnnexMark,
                anchor,
                ..
            } => annex.clone_from(anchor),
            Block::Title(content) => entries.extend(annex.take().map(|anchor| ContentsEntry {
                level: 1,
                // A title is divided where it stands, and in no list.
                text: plain_text(content).replace('\n', ""),
                anchor,
            })),
            _ => {}
        }
    }
    entries
}

/// Gives every heading an anchor of its own.
fn number_anchors(blocks: &mut [Block]) {
    let anchors = blocks.iter_mut().filter_map(|block| match block {
        Block::Heading { anchor, .. } => Some(anchor),
        _ => None,
    });
    for (number, anchor) in (1..).zip(anchors) {
        *anchor = format!("heading_{number}");
    }
}

/// Turns the evaluated text into blocks, and numbers tables and charts as it goes.
struct Composer<'a> {
    printer: &'a Printer<'a>,
    attachments: Vec<Listed<'a>>,
    tables: usize,
    charts: usize,
}

impl<'a> Composer<'a> {
    fn new(printer: &'a Printer<'a>) -> Self {
        Self {
            printer,
            attachments: attachments::listed(printer.report()),
            tables: 0,
            charts: 0,
        }
    }

    /// `一、概述`; a number that was typed already is not doubled.
    fn part_heading(&self, section: &Section, number: usize) -> Block {
        let mut content = vec![Inline::Text(heading::numbered(number, ""))];
        if let Some(Line::Paragraph(paragraph)) = section.heading.lines.first() {
            let mut typed = self.inlines(paragraph);
            if let Some(Inline::Text(first)) = typed.first_mut()
                && let Some(behind) = heading::behind_part_number(first)
            {
                *first = behind.to_owned();
            }
            content.extend(typed);
        }
        heading_block(1, content)
    }

    fn lines(&mut self, lines: &[Line]) -> Vec<Block> {
        lines
            .iter()
            .flat_map(|line| match line {
                Line::Paragraph(paragraph) => vec![self.block(paragraph)],
                Line::Table(figure) => {
                    let grid = breakdown(self.printer, *figure);
                    self.tables += 1;
                    let caption = format!("表{}　{}", self.tables, self.shown(*figure));
                    vec![caption_block(caption), Block::Grid(grid)]
                }
                Line::Chart(figure) => {
                    let chart = self.chart(*figure);
                    self.charts += 1;
                    let caption = format!("图{}　{}", self.charts, chart.title);
                    vec![Block::Chart(chart), caption_block(caption)]
                }
            })
            .collect()
    }

    /// What a breakdown shows: the figure's label, and its unit.
    fn shown(&self, whole: FigureId) -> String {
        let whole = self.printer.report().figures.get(whole);
        match whole.unit.as_deref() {
            Some(unit) if !unit.is_empty() => format!("{}（{unit}）", whole.label),
            _ => whole.label.clone(),
        }
    }

    fn chart(&self, whole: FigureId) -> Chart {
        let report = self.printer.report();
        let bars: Vec<PrintedFigure> = parts(report, whole)
            .map(|id| self.printer.figure(id))
            .collect();
        let title = self.shown(whole);
        let told: Vec<String> = bars
            .iter()
            .map(|bar| format!("{}{}", bar.label, bar.text))
            .collect();
        Chart {
            description: format!("条形图，{title}：{}", told.join("，")),
            title,
            series: format!("{}年", report.year),
            bars,
        }
    }

    /// A line of text as a heading of the second level, or as running text.
    fn block(&self, paragraph: &Paragraph) -> Block {
        let content = self.inlines(paragraph);
        if heading::is_within_part(&paragraph.text()) {
            heading_block(2, content)
        } else {
            Block::Paragraph {
                role: ParagraphRole::Body,
                anchor: None,
                content,
            }
        }
    }

    fn inlines(&self, paragraph: &Paragraph) -> Vec<Inline> {
        paragraph
            .pieces
            .iter()
            .flat_map(|piece| match piece {
                Piece::Literal { text, .. } | Piece::Value(text) => {
                    attachments::with_references(text, &self.attachments)
                }
                Piece::Note(note) => vec![Inline::Note(self.inlines(note))],
                Piece::Figure(print) => self.printer.print(print),
            })
            .collect()
    }
}

/// A heading; its anchor is given when all are there.
fn heading_block(level: u8, content: Vec<Inline>) -> Block {
    Block::Heading {
        level,
        anchor: String::new(),
        content,
    }
}

fn caption_block(text: String) -> Block {
    Block::Paragraph {
        role: ParagraphRole::Caption,
        anchor: None,
        content: vec![Inline::Text(text)],
    }
}

/// The parts of a figure's breakdowns, in order.
fn parts(report: &Report, whole: FigureId) -> impl Iterator<Item = FigureId> {
    report
        .breakdowns
        .iter()
        .filter(move |breakdown| breakdown.whole == whole)
        .flat_map(|breakdown| breakdown.parts.iter().copied())
}

fn breakdown(printer: &Printer<'_>, whole: FigureId) -> Grid {
    let report = printer.report();
    let rows = parts(report, whole)
        .chain([whole])
        .map(|id| {
            let unit = report.figures.get(id).unit.clone().unwrap_or_default();
            let mut figure = printer.figure(id);
            if id == whole {
                figure.label = listing::total(&figure.label);
            }
            (figure, unit)
        })
        .collect();
    statistics::breakdown(&report.figures.get(whole).label, rows)
}

/// A table of the form, and what is remarked under it.
fn statutory_table(grid: Grid) -> impl Iterator<Item = Block> {
    let remarks = grid.remarks.clone();
    let remark = |content| Block::Paragraph {
        role: ParagraphRole::TableFooter,
        anchor: None,
        content,
    };
    std::iter::once(Block::Grid(grid)).chain(remarks.into_iter().map(remark))
}

/// The form's tables that belong into no part of this report, each under the form's own heading:
/// no cell is lost.
fn tables_without_part(printer: &Printer<'_>) -> Vec<Block> {
    let parts = printer.report().sections.len();
    (parts + 1..)
        .zip(placement::tables_in(printer, None))
        .flat_map(|(number, grid)| {
            let content = vec![Inline::Text(heading::numbered(number, &grid.title))];
            std::iter::once(heading_block(1, content)).chain(statutory_table(grid))
        })
        .collect()
}

fn signature(report: &Report) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph {
        role: ParagraphRole::Signature,
        anchor: None,
        content: vec![Inline::Text(report.organ.name.clone())],
    }];
    if let Some(date) = report.date {
        blocks.push(Block::Paragraph {
            role: ParagraphRole::Date,
            anchor: None,
            content: vec![Inline::Text(day(date))],
        });
    }
    blocks
}

/// The tables that stand behind the report, a page each.
fn annexes(printer: &Printer<'_>) -> Vec<Block> {
    let Some(form) = &printer.report().form else {
        return Vec::new();
    };
    let listed = attachments::listed(printer.report());
    let statistics = listed
        .iter()
        .find(|listed| listed.attachment.kind == AttachmentKind::Statistics);
    statistics::printed_tables(form)
        .iter()
        .filter(|table| table.attachment)
        .flat_map(|table| annex(printer, form, table, statistics))
        .collect()
}

fn annex(
    printer: &Printer<'_>,
    form: &Form,
    table: &PrintedTable<'_>,
    listed: Option<&Listed<'_>>,
) -> Vec<Block> {
    let mut blocks = vec![Block::PageBreak];
    if let Some(listed) = listed {
        blocks.push(Block::Paragraph {
            role: ParagraphRole::AnnexMark,
            anchor: Some(listed.anchor.clone()),
            content: vec![Inline::Text(format!("附件{}", listed.number))],
        });
    }
    // An annex is called what the list calls it (GB/T 9704-2012, 7.4).
    let title = match listed {
        Some(listed) => listed.attachment.title.clone(),
        None => statistics_title(printer.report()),
    };
    blocks.push(title_block(printer.report(), &title));
    blocks.extend(statutory_table(statistics::grid(printer, form, table)));
    blocks.extend(table_fields::row(printer.report(), form).map(Block::Fields));
    blocks
}
