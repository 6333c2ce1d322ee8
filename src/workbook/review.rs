//! What was found in many reports, as a spreadsheet that goes back to those who wrote them: a row a
//! finding, and a row a file.

use super::{
    sheet::{CellStyle, CellValue, Pages, Sheet, SheetCell, Workbook},
    sheet_cells::{across, text_cell, to_column, to_row},
};
use crate::{
    diagnostic::{Diagnostic, FileFindings, Language, Severity, Tally, Text, say::say},
    document::{edition::Edition, properties::Properties},
};

/// A file of a review.
#[derive(Debug, Clone, Copy)]
pub enum Reviewed<'a> {
    /// One that was looked through.
    Read(FileFindings<'a>),
    /// One that could not be read: its name, and why.
    Unread(&'a str, &'a str),
}

/// The spreadsheet of a review.
#[must_use]
pub fn workbook(files: &[Reviewed<'_>], language: Language) -> Workbook {
    let title = Text::new("年报核对情况", "Reports reviewed");
    let title = title.get(language);
    let years = files.iter().filter_map(|file| match file {
        Reviewed::Read(found) => found.year,
        Reviewed::Unread(..) => None,
    });
    Workbook {
        properties: Properties {
            title: title.to_owned(),
            organ: String::new(),
            year: years.max().unwrap_or(0),
            date: None,
            form: String::new(),
            fingerprint: String::new(),
        },
        edition: Edition::Final,
        sheets: vec![
            findings_sheet(files, title, language),
            files_sheet(files, language),
        ],
    }
}

/// The columns of findings and their widths.
fn finding_heads() -> Vec<(Text, f64)> {
    vec![
        (Text::new("文件", "file"), 26.0),
        (Text::new("单位", "organ"), 24.0),
        (Text::new("年度", "year"), 7.0),
        (Text::new("程度", "weight"), 8.0),
        (Text::new("位置", "where"), 24.0),
        (Text::new("原文", "as it stands"), 36.0),
        (Text::new("请核对", "please check"), 60.0),
        (Text::new("检查", "check"), 20.0),
    ]
}

/// A row a finding that counts; a finding that is waived or a note is none to send back.
fn findings_sheet(files: &[Reviewed<'_>], title: &str, language: Language) -> Sheet {
    let heads = finding_heads();
    let mut table = Table::new(title, &heads, language);
    for file in files {
        let Reviewed::Read(found) = file else {
            continue;
        };
        let counts = |one: &&Diagnostic| one.waived.is_none() && one.severity > Severity::Note;
        for finding in found.findings.iter().filter(counts) {
            table.row(finding_row(found, finding, language));
        }
    }
    let name = Text::new("问题", "Findings");
    table.sheet(name.get(language), &heads)
}

fn finding_row(
    found: &FileFindings<'_>,
    finding: &Diagnostic,
    language: Language,
) -> Vec<(CellValue, CellStyle)> {
    let place = finding.primary.place;
    let file = found.files.get(place.file);
    let severity = match finding.severity {
        Severity::Error => say!("错误", "error"),
        Severity::Warning => say!("警告", "warning"),
        Severity::Note => say!("提示", "note"),
    };
    let text = |text: &str| (CellValue::text(text), CellStyle::Label(0));
    vec![
        text(found.files.main().source.name()),
        text(found.organ.unwrap_or("")),
        number(found.year),
        (CellValue::text(severity.get(language)), CellStyle::Unit),
        text(&file.whereabouts(place.span).words(language)),
        text(&file.quote(place.span)),
        text(finding.message.get(language)),
        text(finding.rule.name),
    ]
}

/// The columns of files and their widths.
fn file_heads() -> Vec<(Text, f64)> {
    vec![
        (Text::new("文件", "file"), 30.0),
        (Text::new("单位", "organ"), 26.0),
        (Text::new("年度", "year"), 7.0),
        (Text::new("统计表", "form"), 8.0),
        (Text::new("错误", "errors"), 8.0),
        (Text::new("警告", "warnings"), 8.0),
        (Text::new("提示", "notes"), 8.0),
        (Text::new("核对关系", "relations"), 10.0),
        (Text::new("相符", "held"), 8.0),
        (Text::new("不符", "failed"), 8.0),
        (Text::new("无法核对", "not assessable"), 10.0),
        (Text::new("结论", "result"), 30.0),
    ]
}

fn files_sheet(files: &[Reviewed<'_>], language: Language) -> Sheet {
    let heads = file_heads();
    let name = Text::new("文件", "Files");
    let name = name.get(language);
    let mut table = Table::new(name, &heads, language);
    for file in files {
        table.row(match file {
            Reviewed::Read(found) => file_row(found, language),
            Reviewed::Unread(name, why) => unread_row(name, why, heads.len(), language),
        });
    }
    table.sheet(name, &heads)
}

fn file_row(found: &FileFindings<'_>, language: Language) -> Vec<(CellValue, CellStyle)> {
    let tally = Tally::of(found.findings);
    let relations = found.account.relations;
    let text = |text: &str| (CellValue::text(text), CellStyle::Label(0));
    let (result, style) = if tally.errors > 0 {
        (Text::new("有错误", "errors stand"), CellStyle::Failed)
    } else if relations.checked == 0 {
        (
            Text::new("没有可核对的关系", "nothing to check"),
            CellStyle::NotAssessable,
        )
    } else {
        (Text::new("没有错误", "no errors"), CellStyle::Held)
    };
    let counts = [
        tally.errors,
        tally.warnings,
        tally.notes,
        relations.checked,
        relations.held,
        relations.failed,
        relations.not_assessable,
    ];
    let mut row = vec![
        text(found.files.main().source.name()),
        text(found.organ.unwrap_or("")),
        number(found.year),
        (CellValue::text(found.form.unwrap_or("")), CellStyle::Unit),
    ];
    row.extend(counts.map(|count| number(Some(to_row(count)))));
    row.push((CellValue::text(result.get(language)), style));
    row
}

fn unread_row(
    name: &str,
    why: &str,
    columns: usize,
    language: Language,
) -> Vec<(CellValue, CellStyle)> {
    let mut row = vec![(CellValue::text(name), CellStyle::Label(0))];
    let blank = (CellValue::Blank, CellStyle::Unit);
    row.extend(std::iter::repeat_n(blank, columns.saturating_sub(2)));
    let why = say!("没有读：{why}", "not read: {why}");
    row.push((CellValue::text(why.get(language)), CellStyle::Failed));
    row
}

fn number(number: Option<impl Into<rust_decimal::Decimal>>) -> (CellValue, CellStyle) {
    let value = number.map_or(CellValue::Blank, |number| CellValue::Number(number.into()));
    (value, CellStyle::Value(0))
}

/// A table that grows row by row under its title and heads.
struct Table {
    cells: Vec<SheetCell>,
    next: u32,
}

impl Table {
    fn new(title: &str, heads: &[(Text, f64)], language: Language) -> Self {
        let mut cells = vec![across(0, to_column(heads.len()), title, CellStyle::Title)];
        for (column, (head, _)) in (0..).zip(heads) {
            cells.push(text_cell(1, column, head.get(language), CellStyle::Header));
        }
        Self { cells, next: 2 }
    }

    fn row(&mut self, row: Vec<(CellValue, CellStyle)>) {
        for (column, (value, style)) in (0..).zip(row) {
            self.cells.push(SheetCell {
                value,
                ..text_cell(self.next, column, "", style)
            });
        }
        self.next += 1;
    }

    fn sheet(self, name: &str, heads: &[(Text, f64)]) -> Sheet {
        Sheet {
            name: name.to_owned(),
            column_widths: heads.iter().map(|(_, width)| *width).collect(),
            row_heights: vec![(0, 36.0)],
            cells: self.cells,
            repeated_rows: Some((1, 1)),
            landscape: true,
            locked: false,
            page_breaks: Vec::new(),
            pages: Pages::Together,
            folded: Vec::new(),
            charts: Vec::new(),
        }
    }
}
