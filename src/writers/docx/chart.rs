//! A breakdown as a native bar chart with its own small workbook, so that Word can edit its data.

use anyhow::{Context as _, Result};

use super::{
    drawing::{CHART, MAIN, RELATIONSHIPS},
    part_kind::CHART_WORKBOOK,
    xml_writer::XmlWriter,
};
use crate::{
    document::{chart::Chart, edition::Edition, figure::PrintedFigure, properties::Properties},
    setting::{Face, Look, chart_size::chart_type_size},
    workbook::{
        number_format::format_as_written,
        position::Position,
        sheet::{CellStyle, CellValue, Pages, Sheet, SheetCell, Workbook},
    },
    writers::xlsx,
};

/// The sheet of the chart's workbook.
const SHEET: &str = "Sheet1";

/// Colour of the bars.
const BARS: &str = "1F4E79";

/// The numbers by which the axes know each other.
const CATEGORY_AXIS: &str = "1001";
const VALUE_AXIS: &str = "1002";

/// The chart's part.
pub(super) fn part(chart: &Chart, look: &Look) -> Vec<u8> {
    let mut xml = XmlWriter::part(
        "c:chartSpace",
        &[
            ("xmlns:c", &CHART),
            ("xmlns:a", &MAIN),
            ("xmlns:r", &RELATIONSHIPS),
        ],
    );
    value(&mut xml, "c:date1904", "0");
    value(&mut xml, "c:lang", "zh-CN");
    value(&mut xml, "c:roundedCorners", "0");
    xml.start("c:chart", &[]);
    value(&mut xml, "c:autoTitleDeleted", "1");
    xml.start("c:plotArea", &[]);
    xml.empty("c:layout", &[]);
    bars(&mut xml, chart);
    category_axis(&mut xml);
    value_axis(&mut xml);
    xml.end("c:plotArea");
    value(&mut xml, "c:plotVisOnly", "1");
    value(&mut xml, "c:dispBlanksAs", "gap");
    xml.end("c:chart");
    typeface(&mut xml, look, chart_type_size(chart));
    xml.start("c:externalData", &[("r:id", &CHART_WORKBOOK.id(1))]);
    value(&mut xml, "c:autoUpdate", "0");
    xml.end("c:externalData");
    xml.finish("c:chartSpace")
}

/// The commonest element of charts: one `val`.
fn value(xml: &mut XmlWriter, name: &str, value: &str) {
    xml.empty(name, &[("val", &value)]);
}

/// The bars with their numbers.
fn bars(xml: &mut XmlWriter, chart: &Chart) {
    let last = chart.bars.len() + 1;
    xml.start("c:barChart", &[]);
    value(xml, "c:barDir", "bar");
    value(xml, "c:grouping", "clustered");
    value(xml, "c:varyColors", "0");
    xml.start("c:ser", &[]);
    value(xml, "c:idx", "0");
    value(xml, "c:order", "0");
    xml.start("c:tx", &[]);
    texts(
        xml,
        &format!("{SHEET}!$B$1"),
        std::iter::once(chart.series.as_str()),
    );
    xml.end("c:tx");
    xml.start("c:spPr", &[]);
    xml.start("a:solidFill", &[]);
    value(xml, "a:srgbClr", BARS);
    xml.end("a:solidFill");
    xml.end("c:spPr");
    value(xml, "c:invertIfNegative", "0");
    labels(xml);
    xml.start("c:cat", &[]);
    texts(
        xml,
        &format!("{SHEET}!$A$2:$A${last}"),
        chart.bars.iter().map(|bar| bar.label.as_str()),
    );
    xml.end("c:cat");
    xml.start("c:val", &[]);
    numbers(xml, &format!("{SHEET}!$B$2:$B${last}"), &chart.bars);
    xml.end("c:val");
    xml.end("c:ser");
    value(xml, "c:gapWidth", "60");
    value(xml, "c:axId", CATEGORY_AXIS);
    value(xml, "c:axId", VALUE_AXIS);
    xml.end("c:barChart");
}

/// The axis of categories runs from the top, as the table does.
fn category_axis(xml: &mut XmlWriter) {
    xml.start("c:catAx", &[]);
    value(xml, "c:axId", CATEGORY_AXIS);
    xml.start("c:scaling", &[]);
    value(xml, "c:orientation", "maxMin");
    xml.end("c:scaling");
    value(xml, "c:delete", "0");
    value(xml, "c:axPos", "l");
    axis_look(xml, VALUE_AXIS);
    value(xml, "c:auto", "1");
    value(xml, "c:lblAlgn", "ctr");
    value(xml, "c:lblOffset", "100");
    // However many there are, each bar has its label.
    value(xml, "c:tickLblSkip", "1");
    value(xml, "c:noMultiLvlLbl", "0");
    xml.end("c:catAx");
}

/// The axis of values shows no line.
fn value_axis(xml: &mut XmlWriter) {
    xml.start("c:valAx", &[]);
    value(xml, "c:axId", VALUE_AXIS);
    xml.start("c:scaling", &[]);
    value(xml, "c:orientation", "minMax");
    value(xml, "c:min", "0");
    xml.end("c:scaling");
    // Every bar has its number, so that this axis says nothing more.
    value(xml, "c:delete", "1");
    value(xml, "c:axPos", "t");
    axis_look(xml, CATEGORY_AXIS);
    value(xml, "c:crossBetween", "between");
    xml.end("c:valAx");
}

/// What both axes have in common, up to the axis they cross.
fn axis_look(xml: &mut XmlWriter, other: &str) {
    xml.empty(
        "c:numFmt",
        &[("formatCode", &"General"), ("sourceLinked", &0)],
    );
    value(xml, "c:majorTickMark", "none");
    value(xml, "c:minorTickMark", "none");
    value(xml, "c:tickLblPos", "nextTo");
    value(xml, "c:crossAx", other);
    value(xml, "c:crosses", "autoZero");
}

/// The number beside each bar.
fn labels(xml: &mut XmlWriter) {
    xml.start("c:dLbls", &[]);
    for (name, shown) in [
        ("c:showLegendKey", "0"),
        ("c:showVal", "1"),
        ("c:showCatName", "0"),
        ("c:showSerName", "0"),
        ("c:showPercent", "0"),
        ("c:showBubbleSize", "0"),
    ] {
        value(xml, name, shown);
    }
    xml.end("c:dLbls");
}

fn texts<'a>(xml: &mut XmlWriter, cells: &str, texts: impl ExactSizeIterator<Item = &'a str>) {
    xml.start("c:strRef", &[]);
    xml.data("c:f", &[], cells);
    xml.start("c:strCache", &[]);
    xml.empty("c:ptCount", &[("val", &texts.len())]);
    for (index, text) in texts.enumerate() {
        point(xml, index, text);
    }
    xml.end("c:strCache");
    xml.end("c:strRef");
}

fn numbers(xml: &mut XmlWriter, cells: &str, bars: &[PrintedFigure]) {
    xml.start("c:numRef", &[]);
    xml.data("c:f", &[], cells);
    xml.start("c:numCache", &[]);
    xml.data("c:formatCode", &[], "General");
    xml.empty("c:ptCount", &[("val", &bars.len())]);
    for (index, bar) in bars.iter().enumerate() {
        if let Some(value) = bar.value {
            let format = format(bar);
            match &format {
                Some(format) => xml.start("c:pt", &[("idx", &index), ("formatCode", format)]),
                None => xml.start("c:pt", &[("idx", &index)]),
            }
            xml.data("c:v", &[], &value.to_string());
            xml.end("c:pt");
        }
    }
    xml.end("c:numCache");
    xml.end("c:numRef");
}

/// The format of a number that is not shown in its digits alone, as an approximation is not.
fn format(bar: &PrintedFigure) -> Option<String> {
    let value = bar.value?;
    (bar.text != value.to_string()).then(|| format_as_written(value, &bar.text))
}

fn point(xml: &mut XmlWriter, index: usize, text: &str) {
    xml.start("c:pt", &[("idx", &index)]);
    xml.data("c:v", &[], text);
    xml.end("c:pt");
}

/// The type of all the chart's text.
fn typeface(xml: &mut XmlWriter, look: &Look, size: u32) {
    xml.start("c:txPr", &[]);
    xml.empty("a:bodyPr", &[]);
    xml.empty("a:lstStyle", &[]);
    xml.start("a:p", &[]);
    xml.start("a:pPr", &[]);
    xml.start("a:defRPr", &[("sz", &size)]);
    xml.empty("a:latin", &[("typeface", &look.face(Face::Latin))]);
    xml.empty("a:ea", &[("typeface", &look.face(Face::Song))]);
    xml.end("a:defRPr");
    xml.end("a:pPr");
    xml.empty("a:endParaRPr", &[("lang", &"zh-CN")]);
    xml.end("a:p");
    xml.end("c:txPr");
}

/// The workbook that Word opens when somebody edits the chart's data.
pub(super) fn workbook(chart: &Chart, properties: &Properties) -> Result<Vec<u8>> {
    let cell = |row: usize, column: u16, value: CellValue| -> Result<SheetCell> {
        Ok(SheetCell {
            at: Position {
                row: u32::try_from(row).context("too many bars")?,
                column,
            },
            row_span: 1,
            column_span: 1,
            value,
            style: CellStyle::Plain,
            format: None,
            figure: None,
            remark: String::new(),
            entry: None,
        })
    };
    let mut cells = vec![cell(0, 1, CellValue::text(&chart.series))?];
    for (row, bar) in (1..).zip(&chart.bars) {
        cells.push(cell(row, 0, CellValue::text(&bar.label))?);
        let value = bar.value.map_or(CellValue::Blank, CellValue::Number);
        cells.push(SheetCell {
            format: format(bar),
            ..cell(row, 1, value)?
        });
    }
    xlsx::write(&Workbook {
        properties: properties.clone(),
        edition: Edition::Final,
        sheets: vec![Sheet {
            name: SHEET.to_owned(),
            column_widths: vec![36.0, 12.0],
            row_heights: Vec::new(),
            cells,
            repeated_rows: None,
            landscape: false,
            locked: false,
            page_breaks: Vec::new(),
            pages: Pages::Together,
            folded: Vec::new(),
            charts: Vec::new(),
        }],
    })
}
