//! From the report to its Word form: title, numbered parts, attachments, signature, tables.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use unicode_width::UnicodeWidthStr;

use super::{
    Block, Document, Inline, ParagraphRole, PrintedFigure, Properties,
    grid::Grid,
    placement,
    statistics::{self, PrintedTable},
};
use crate::{
    forms::Form,
    model::{
        AttachmentKind, Report, Section, chinese,
        figure::{Figure, FigureId},
        narrative::{Line, Paragraph, Piece},
    },
};

/// A heading within a part is at most this long; a longer numbered line is running text.
const LONGEST_HEADING: usize = 40;

/// What a line of the title's size holds, counting a Chinese character as two.
const TITLE_WIDTH: usize = 40;

/// Findings to be shown beside figures in a draft: figure id to messages.
pub type Remarks = BTreeMap<String, Vec<String>>;

/// Prints figures of one report.
#[derive(Debug, Clone, Copy)]
pub struct Printer<'a> {
    report: &'a Report,
    remarks: &'a Remarks,
}

impl<'a> Printer<'a> {
    /// A printer for `report`; `remarks` is empty for a final file.
    #[must_use]
    pub fn new(report: &'a Report, remarks: &'a Remarks) -> Self {
        Self { report, remarks }
    }

    /// The report that is printed.
    #[must_use]
    pub fn report(&self) -> &'a Report {
        self.report
    }

    /// The cell or figure of this id, as its number alone.
    #[must_use]
    pub fn cell(&self, id: &str) -> Option<PrintedFigure> {
        let figure = self.report.figures.find(id)?;
        Some(self.figure(figure))
    }

    /// A figure as its number alone.
    #[must_use]
    pub fn figure(&self, id: FigureId) -> PrintedFigure {
        let figure = self.report.figures.get(id);
        self.printed(figure, figure.id.clone(), figure.as_typed())
    }

    /// The findings about a figure, for a draft.
    #[must_use]
    pub fn remarks(&self, id: &str) -> Vec<String> {
        self.remarks.get(id).cloned().unwrap_or_default()
    }

    fn printed(&self, figure: &Figure, id: String, text: String) -> PrintedFigure {
        PrintedFigure {
            remarks: self.remarks(&figure.id),
            label: figure.label.clone(),
            value: figure.value,
            id,
            text,
        }
    }
}

/// What the report's files say about themselves.
#[must_use]
pub fn properties(report: &Report) -> Properties {
    Properties {
        title: title(report),
        organ: report.organ.name.clone(),
        year: report.year,
        form: report
            .form
            .as_ref()
            .map(|form| form.head.id.clone())
            .unwrap_or_default(),
    }
}

/// The report's title: `北京市东城区民政局2017年政府信息公开年度报告`.
#[must_use]
pub fn title(report: &Report) -> String {
    match &report.form {
        Some(form) => form.report_title(&report.organ.name, report.year),
        None => format!("{}{}年政府信息公开年度报告", report.organ.name, report.year),
    }
}

/// The title of the statistics: `北京市东城区民政局政府信息公开情况统计表(2017年度)`.
#[must_use]
pub fn statistics_title(report: &Report) -> String {
    match &report.form {
        Some(form) => form.statistics_title(&report.organ.name, report.year),
        None => format!(
            "{}政府信息公开情况统计表({}年度)",
            report.organ.name, report.year
        ),
    }
}

/// The Word report.
#[must_use]
pub fn document(printer: &Printer<'_>, draft: bool) -> Document {
    let report = printer.report;
    let mut blocks = vec![title_block(report, &title(report))];
    blocks.extend(lines(printer, &report.preamble.lines));
    for (index, section) in report.sections.iter().enumerate() {
        blocks.push(part_heading(printer, section, index + 1));
        blocks.extend(lines(printer, &section.body.lines));
        blocks.extend(
            placement::tables_in(printer, Some(index))
                .into_iter()
                .map(Block::Grid),
        );
    }
    blocks.extend(tables_without_part(printer));
    blocks.extend(attachment_list(report));
    blocks.extend(signature(report));
    blocks.extend(annexes(printer));
    Document {
        properties: properties(report),
        draft,
        blocks,
    }
}

/// A title in one line where it fits; else the organ's name stands in a line of its own, so that
/// no word is cut.
fn title_block(report: &Report, title: &str) -> Block {
    let organ = report.organ.name.as_str();
    let rest = title.strip_prefix(organ).unwrap_or_default();
    let text = if title.width() <= TITLE_WIDTH || rest.is_empty() {
        title.to_owned()
    } else {
        format!("{organ}\n{rest}")
    };
    Block::Title(vec![Inline::Text(text)])
}

/// `一、概述`; a number that was typed already is not doubled.
fn part_heading(printer: &Printer<'_>, section: &Section, number: usize) -> Block {
    let number = chinese::words(number.into());
    let mut content = vec![Inline::Text(format!("{number}、"))];
    if let Some(Line::Paragraph(paragraph)) = section.heading.lines.first() {
        let mut typed = inlines(printer, paragraph);
        if let Some(Inline::Text(first)) = typed.first_mut()
            && let Some((before, after)) = first.split_once('、')
            && chinese::parse(before).is_some()
        {
            *first = after.to_owned();
        }
        content.extend(typed);
    }
    Block::Heading { level: 1, content }
}

fn lines(printer: &Printer<'_>, lines: &[Line]) -> Vec<Block> {
    lines
        .iter()
        .map(|line| match line {
            Line::Paragraph(paragraph) => block(printer, paragraph),
            Line::Table(figure) => Block::Grid(breakdown(printer, *figure)),
        })
        .collect()
}

/// A line of text as a heading of the second level, or as running text.
fn block(printer: &Printer<'_>, paragraph: &Paragraph) -> Block {
    let text = paragraph.text();
    let content = inlines(printer, paragraph);
    let ends_open = !text.ends_with(['。', '；', '：', '，', ';', ':', ',', '.']);
    let is_heading = has_part_number(&text) && ends_open && text.chars().count() <= LONGEST_HEADING;
    if is_heading {
        Block::Heading { level: 2, content }
    } else {
        Block::Paragraph {
            role: ParagraphRole::Body,
            content,
        }
    }
}

/// Whether a line starts with `（一）`.
fn has_part_number(text: &str) -> bool {
    text.strip_prefix(['（', '('])
        .and_then(|rest| rest.split_once(['）', ')']))
        .is_some_and(|(number, _)| chinese::parse(number).is_some() && !number.is_empty())
}

fn inlines(printer: &Printer<'_>, paragraph: &Paragraph) -> Vec<Inline> {
    paragraph
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Literal { text, .. } | Piece::Value(text) => Inline::Text(text.clone()),
            Piece::Figure(print) => {
                let figure = printer.report.figures.get(print.figure);
                // A number derived from a figure is not the figure: it gets a name of its own.
                let id = if print.derived {
                    format!("{}|share", figure.id)
                } else {
                    figure.id.clone()
                };
                Inline::Figure(printer.printed(figure, id, print.text.clone()))
            }
        })
        .collect()
}

fn breakdown(printer: &Printer<'_>, whole: FigureId) -> Grid {
    let report = printer.report;
    let mut members: Vec<FigureId> = report
        .breakdowns
        .iter()
        .filter(|breakdown| breakdown.whole == whole)
        .flat_map(|breakdown| breakdown.parts.iter().copied())
        .collect();
    members.push(whole);
    let rows = members
        .into_iter()
        .map(|id| {
            let unit = report.figures.get(id).unit.clone().unwrap_or_default();
            let mut figure = printer.figure(id);
            if id == whole {
                figure.label = format!("合计（{}）", figure.label);
            }
            (figure, unit)
        })
        .collect();
    statistics::breakdown(&report.figures.get(whole).label, rows)
}

/// The form's tables that belong into no part of this report, each under the form's own heading:
/// no cell is lost.
fn tables_without_part(printer: &Printer<'_>) -> Vec<Block> {
    let parts = printer.report.sections.len();
    (parts + 1..)
        .zip(placement::tables_in(printer, None))
        .flat_map(|(number, grid)| {
            let number = chinese::words(number.into());
            let heading = Block::Heading {
                level: 1,
                content: vec![Inline::Text(format!("{number}、{}", grid.title))],
            };
            [heading, Block::Grid(grid)]
        })
        .collect()
}

/// `附件：1.…`; the report does not list itself.
fn attachment_list(report: &Report) -> Vec<Block> {
    let titles: Vec<&str> = report
        .attachments
        .iter()
        .filter(|attachment| attachment.kind != AttachmentKind::Report)
        .map(|attachment| attachment.title.as_str())
        .collect();
    let single = titles.len() == 1;
    titles
        .iter()
        .enumerate()
        .map(|(index, title)| {
            let number = if single {
                String::new()
            } else {
                format!("{}.", index + 1)
            };
            let lead = if index == 0 { "附件：" } else { "　　　" };
            Block::Paragraph {
                role: ParagraphRole::Attachment,
                content: vec![Inline::Text(format!("{lead}{number}{title}"))],
            }
        })
        .collect()
}

fn signature(report: &Report) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph {
        role: ParagraphRole::Signature,
        content: vec![Inline::Text(report.organ.name.clone())],
    }];
    if let Some(date) = report.date {
        blocks.push(Block::Paragraph {
            role: ParagraphRole::Date,
            content: vec![Inline::Text(day(date))],
        });
    }
    blocks
}

/// `2018年3月20日`, as GB/T 9704-2012 writes a day.
#[must_use]
pub fn day(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// The tables that stand behind the report, a page each.
fn annexes(printer: &Printer<'_>) -> Vec<Block> {
    let Some(form) = &printer.report.form else {
        return Vec::new();
    };
    let listed = printer
        .report
        .attachments
        .iter()
        .filter(|attachment| attachment.kind != AttachmentKind::Report);
    let number = listed
        .clone()
        .position(|attachment| attachment.kind == AttachmentKind::Statistics);
    let mark = match number {
        Some(index) if listed.count() > 1 => Some(format!("附件{}", index + 1)),
        Some(_) => Some("附件".to_owned()),
        None => None,
    };
    statistics::printed_tables(form)
        .iter()
        .filter(|table| table.attachment)
        .flat_map(|table| annex(printer, form, table, mark.as_deref()))
        .collect()
}

fn annex(
    printer: &Printer<'_>,
    form: &Form,
    table: &PrintedTable<'_>,
    mark: Option<&str>,
) -> Vec<Block> {
    let mut blocks = vec![Block::PageBreak];
    if let Some(mark) = mark {
        blocks.push(Block::Paragraph {
            role: ParagraphRole::AnnexMark,
            content: vec![Inline::Text(mark.to_owned())],
        });
    }
    let title = statistics_title(printer.report);
    blocks.push(title_block(printer.report, &title));
    blocks.push(Block::Grid(statistics::grid(printer, form, table)));
    if let Some(line) = footer_line(printer.report, form) {
        blocks.push(Block::Paragraph {
            role: ParagraphRole::TableFooter,
            content: vec![Inline::Text(line)],
        });
    }
    blocks
}

/// The fields under the table with what the year file gives for them, in one line.
#[must_use]
pub fn footer_line(report: &Report, form: &Form) -> Option<String> {
    let fields: Vec<String> = form
        .head
        .footer
        .iter()
        .map(|label| {
            let value = match label.as_str() {
                "单位负责人" => report.organ.particular("head").map(str::to_owned),
                "审核人" => report.organ.particular("reviewer").map(str::to_owned),
                "填报人" => report.organ.particular("clerk").map(str::to_owned),
                "联系电话" => report.organ.particular("telephone").map(str::to_owned),
                "填报日期" => report.date.map(day),
                _ => None,
            };
            format!("{label}：{}", value.unwrap_or_else(|| "　　".to_owned()))
        })
        .collect();
    (!fields.is_empty()).then(|| fields.join("　"))
}
