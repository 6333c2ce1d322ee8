//! What a whole build costs beside the bare libraries that write its files, and how it grows.
//!
//! `cargo bench` prints, for the report of 2017, the time of a build with all checks and that
//! of the same content through `docx-rs` and `rust_xlsxwriter` alone; then the time for
//! reports with ever longer tables. Nothing here is a test: a busy machine fails nothing.

use std::{
    hint::black_box,
    io::{self, Cursor, Write as _},
    path::Path,
    time::{Duration, Instant},
};

use docx_rs::{
    Docx, Paragraph, Run, StructuredDataTag, Table, TableCell, TableRow, VAlignType, WidthType,
};
use report::{
    compile::{Governing, Unread, World, compile},
    document::{
        Block, Document, compose,
        edition::Edition,
        grid::{CellContent, GridCell},
        inline::Inline,
        printer::Printer,
    },
    facts,
    model::Report,
    source::Source,
    workbook::{
        self,
        sheet::{CellValue, FormulaResult, Workbook},
    },
    writers::{doc, docx, html, xls, xlsx},
};
use rust_xlsxwriter::{Format, FormatBorder};

const REAL: &str = include_str!("../data/2017.toml");

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    let built = build(REAL);
    writeln!(out, "Word report of 2017: {} bytes", built.0.len())?;
    writeln!(out, "spreadsheet of 2017: {} bytes", built.1.len())?;

    let report = checked(REAL);
    let edition = Edition::Final;
    let printer = Printer::new(&report, &edition);
    let document = compose::document(&printer);
    let workbook = workbook::compose::workbook(&printer);
    let whole = fastest(500, || build(REAL));
    let bare_word = fastest(500, || bare_docx(&document));
    let bare_sheets = fastest(500, || bare_xlsx(&workbook));
    let bare = bare_word + bare_sheets;
    writeln!(out, "whole build:    {:>8.2} ms", milliseconds(whole))?;
    writeln!(out, "bare libraries: {:>8.2} ms", milliseconds(bare))?;
    writeln!(
        out,
        "ratio:          {:>8.2}",
        whole.as_secs_f64() / bare.as_secs_f64()
    )?;
    let stages: [(&str, Duration); 6] = [
        ("bare Word", bare_word),
        ("bare spreadsheet", bare_sheets),
        ("read and check", fastest(200, || checked(REAL))),
        (
            "compose",
            fastest(200, || {
                (
                    compose::document(&printer),
                    workbook::compose::workbook(&printer),
                )
            }),
        ),
        ("write Word", fastest(200, || docx::write(&document))),
        ("write spreadsheet", fastest(200, || xlsx::write(&workbook))),
    ];
    for (stage, time) in stages {
        writeln!(out, "  {stage:<18}{:>8.2} ms", milliseconds(time))?;
    }

    for rows in [1_000, 5_000, 10_000, 50_000] {
        let text = with_rows(rows);
        let time = fastest(3, || build(&text));
        let each = milliseconds(time) * 1000.0 / f64::from(rows);
        writeln!(
            out,
            "{rows:>5} rows: {:>9.1} ms, {each:>6.1} µs a row, peak memory {} MB",
            milliseconds(time),
            peak_memory()
        )?;
    }
    for rows in [1_000, 5_000, 10_000] {
        writeln!(out, "{rows:>5} rows: {}", others(rows))?;
    }
    Ok(())
}

/// What the other formats take for a row of a long table. The old spreadsheet ends at 65,536.
fn others(rows: u32) -> String {
    let report = checked(&with_rows(rows));
    let edition = Edition::Final;
    let printer = Printer::new(&report, &edition);
    let document = compose::document(&printer);
    let workbook = workbook::compose::workbook(&printer);
    let facts = facts::of(&report);
    let times = [
        ("page", fastest(3, || html::write(&document, &facts, &[]))),
        ("old Word", fastest(3, || doc::write(&document))),
        ("old spreadsheet", fastest(3, || xls::write(&workbook))),
    ];
    let each = |(name, time): &(&str, Duration)| {
        let each = milliseconds(*time) * 1000.0 / f64::from(rows);
        format!("{name} {each:.1} µs")
    };
    times.iter().map(each).collect::<Vec<_>>().join(", ")
}

/// All that `report build` does but for reading and writing files.
fn build(text: &str) -> (Vec<u8>, Vec<u8>) {
    let report = checked(text);
    let edition = Edition::Final;
    let printer = Printer::new(&report, &edition);
    std::thread::scope(|scope| {
        let word = scope.spawn(|| {
            let document = compose::document(&printer);
            docx::write(&document).expect("the document can be written")
        });
        let workbook = workbook::compose::workbook(&printer);
        let sheets = xlsx::write(&workbook).expect("the sheets can be written");
        (word.join().expect("writing does not panic"), sheets)
    })
}

/// A world in which a year file stands alone.
struct Alone;

impl World for Alone {
    fn read(&self, _: &Path) -> Result<Vec<u8>, Unread> {
        Err(Unread::Missing)
    }

    fn configuration(&self, _: &Path) -> Option<Governing> {
        None
    }
}

fn checked(text: &str) -> Report {
    let source = Source::new("bench.toml", text.as_bytes()).expect("the text is UTF-8");
    let compiled = compile(&Alone, source);
    compiled.report.expect("the text is TOML")
}

/// The same paragraphs, tables and controls through docx-rs alone.
fn bare_docx(document: &Document) -> Vec<u8> {
    let mut file = Docx::new();
    for block in &document.blocks {
        file = match block {
            Block::Title(content)
            | Block::Heading { content, .. }
            | Block::Paragraph { content, .. } => file.add_paragraph(paragraph(content)),
            Block::Grid(grid) => {
                let cell = |cell: &GridCell| {
                    let width = grid.columns.iter().skip(cell.column).take(cell.column_span);
                    let width = 9 * width.map(|share| *share as usize).sum::<usize>();
                    let empty = Paragraph::new().style("Normal");
                    let content = match &cell.content {
                        CellContent::Blank => empty,
                        CellContent::Text(text) => empty.add_run(Run::new().add_text(text)),
                        CellContent::Figure(figure) => {
                            empty.add_structured_data_tag(control(&figure.text))
                        }
                    };
                    TableCell::new()
                        .width(width, WidthType::Dxa)
                        .vertical_align(VAlignType::Center)
                        .add_paragraph(content)
                };
                let rows = grid
                    .rows
                    .iter()
                    .map(|row| TableRow::new(row.iter().map(cell).collect()).cant_split());
                file.add_table(Table::new(rows.collect()))
            }
            _ => file,
        };
    }
    let mut bytes = Cursor::new(Vec::new());
    let packed = file.build().pack(&mut bytes);
    black_box(packed.is_ok());
    bytes.into_inner()
}

fn control(text: &str) -> StructuredDataTag {
    StructuredDataTag::new().add_run(Run::new().add_text(text))
}

fn paragraph(content: &[Inline]) -> Paragraph {
    let empty = Paragraph::new().style("Normal");
    content
        .iter()
        .fold(empty, |paragraph, inline| match inline {
            Inline::Text(text) | Inline::Reference { text, .. } => {
                paragraph.add_run(Run::new().add_text(text))
            }
            Inline::Figure(figure) => paragraph.add_structured_data_tag(control(&figure.text)),
            Inline::Note(_) => paragraph,
        })
}

/// The same cells and formulas through `rust_xlsxwriter` alone, all with one border.
fn bare_xlsx(workbook: &Workbook) -> Vec<u8> {
    let mut file = rust_xlsxwriter::Workbook::new();
    let look = Format::new().set_border(FormatBorder::Thin);
    for sheet in &workbook.sheets {
        let drawn = file.add_worksheet();
        for (column, width) in (0..).zip(&sheet.column_widths) {
            black_box(drawn.set_column_width(column, *width).is_ok());
        }
        for cell in &sheet.cells {
            let (row, column) = (cell.at.row, cell.at.column);
            let number = |value: &rust_decimal::Decimal| value.to_string().parse().unwrap_or(0.0);
            let computed =
                |result: String| rust_xlsxwriter::Formula::new("=SUM(B4:B12)").set_result(result);
            let written = match &cell.value {
                CellValue::Blank => drawn.write_blank(row, column, &look),
                CellValue::Text(text) => drawn.write_string_with_format(row, column, text, &look),
                CellValue::Number(value) => {
                    drawn.write_number_with_format(row, column, number(value), &look)
                }
                CellValue::Formula(_, FormulaResult::Number(value)) => {
                    let formula = computed(value.to_string());
                    drawn.write_formula_with_format(row, column, formula, &look)
                }
                CellValue::Formula(_, FormulaResult::Text(text)) => {
                    let formula = computed(text.clone());
                    drawn.write_formula_with_format(row, column, formula, &look)
                }
            };
            black_box(written.is_ok());
        }
    }
    file.save_to_buffer().unwrap_or_default()
}

/// A year file with a breakdown into so many parts, placed as a table.
fn with_rows(rows: u32) -> String {
    let part = |number| format!("p{number} = {{ label = \"第{number}类信息\", value = 1 }}");
    let parts = (0..rows).map(part).collect::<Vec<String>>().join("\n");
    format!(
        "year = 2012\n[organ]\nname = \"某区某局\"\n[figures.whole]\nlabel = \"全部\"\nvalue = {rows}\n\
         unit = \"条\"\n[figures.whole.parts]\n{parts}\n[[sections]]\nheading = \"概述\"\n\
         body = \"\"\"\n共{{{{ whole }}}}条。\n{{{{ table(whole) }}}}\n\"\"\"\n"
    )
}

fn fastest<T>(rounds: u32, mut run: impl FnMut() -> T) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..rounds {
        let start = Instant::now();
        black_box(run());
        best = best.min(start.elapsed());
    }
    best
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The most memory this process held so far, where the system tells.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.map_or_else(
        || "?".to_owned(),
        |kilobytes| (kilobytes / 1024).to_string(),
    )
}
