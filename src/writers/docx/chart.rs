//! A breakdown as a native bar chart with its own small workbook, so that Word can edit its data.

use anyhow::{Context as _, Result};

use super::{
    insertion::{CHART, RELATIONS},
    run::printable,
    xml::Element,
};
use crate::{
    document::{chart::Chart, edition::Edition, figure::PrintedFigure, properties::Properties},
    setting::{Face, Look, chart_size::chart_type_size},
    workbook::{
        position::Position,
        sheet::{CellStyle, CellValue, Sheet, SheetCell, Workbook},
    },
    writers::xlsx,
};

/// The sheet of the chart's workbook.
const SHEET: &str = "Sheet1";

/// The id of the workbook among the chart's relationships.
pub(super) const WORKBOOK_ID: &str = "rIdWorkbook";

/// Colour of the bars.
const BARS: &str = "1F4E79";

/// The chart's part.
pub(super) fn part(chart: &Chart, look: &Look) -> Vec<u8> {
    let value =
        |name: &'static str, value: &'static str| Element::new(name).attribute("val", value);
    let last = chart.bars.len() + 1;
    let series = Element::new("c:ser")
        .child(value("c:idx", "0"))
        .child(value("c:order", "0"))
        .child(Element::new("c:tx").child(texts(
            &format!("{SHEET}!$B$1"),
            std::iter::once(chart.series.as_str()),
        )))
        .child(Element::new("c:spPr").child(solid(BARS)))
        .child(value("c:invertIfNegative", "0"))
        .child(labels())
        .child(Element::new("c:cat").child(texts(
            &format!("{SHEET}!$A$2:$A${last}"),
            chart.bars.iter().map(|bar| bar.label.as_str()),
        )))
        .child(
            Element::new("c:val").child(numbers(&format!("{SHEET}!$B$2:$B${last}"), &chart.bars)),
        );
    let bars = Element::new("c:barChart")
        .child(value("c:barDir", "bar"))
        .child(value("c:grouping", "clustered"))
        .child(value("c:varyColors", "0"))
        .child(series)
        .child(value("c:gapWidth", "60"))
        .child(value("c:axId", "1001"))
        .child(value("c:axId", "1002"));
    let plot = Element::new("c:plotArea")
        .child(Element::new("c:layout"))
        .child(bars)
        .child(axis("c:catAx", "1001", "1002"))
        .child(axis("c:valAx", "1002", "1001"));
    let drawn = Element::new("c:chart")
        .child(value("c:autoTitleDeleted", "1"))
        .child(plot)
        .child(value("c:plotVisOnly", "1"))
        .child(value("c:dispBlanksAs", "gap"));
    Element::new("c:chartSpace")
        .attribute("xmlns:c", CHART)
        .attribute(
            "xmlns:a",
            "http://schemas.openxmlformats.org/drawingml/2006/main",
        )
        .attribute("xmlns:r", RELATIONS)
        .child(value("c:date1904", "0"))
        .child(value("c:lang", "zh-CN"))
        .child(value("c:roundedCorners", "0"))
        .child(drawn)
        .child(typeface(look, chart_type_size(chart)))
        .child(
            Element::new("c:externalData")
                .attribute("r:id", WORKBOOK_ID)
                .child(value("c:autoUpdate", "0")),
        )
        .write()
}

/// The category axis runs from the top, as the table does; the value axis shows no line.
fn axis(kind: &'static str, own: &'static str, other: &'static str) -> Element {
    let value =
        |name: &'static str, value: &'static str| Element::new(name).attribute("val", value);
    let is_category = kind == "c:catAx";
    let (order, place) = if is_category {
        ("maxMin", "l")
    } else {
        ("minMax", "t")
    };
    let mut scaling = Element::new("c:scaling").child(value("c:orientation", order));
    if !is_category {
        scaling.push(value("c:min", "0"));
    }
    let mut axis = Element::new(kind)
        .child(value("c:axId", own))
        .child(scaling)
        // Every bar has its number, so that the axis of numbers says nothing more.
        .child(value("c:delete", if is_category { "0" } else { "1" }))
        .child(value("c:axPos", place))
        .child(
            Element::new("c:numFmt")
                .attribute("formatCode", "General")
                .attribute("sourceLinked", 0),
        )
        .child(value("c:majorTickMark", "none"))
        .child(value("c:minorTickMark", "none"))
        .child(value("c:tickLblPos", "nextTo"))
        .child(value("c:crossAx", other))
        .child(value("c:crosses", "autoZero"));
    if is_category {
        axis.push(value("c:auto", "1"));
        axis.push(value("c:lblAlgn", "ctr"));
        axis.push(value("c:lblOffset", "100"));
        // However many there are, each bar has its label.
        axis.push(value("c:tickLblSkip", "1"));
        axis.push(value("c:noMultiLvlLbl", "0"));
    } else {
        axis.push(value("c:crossBetween", "between"));
    }
    axis
}

/// The number beside each bar.
fn labels() -> Element {
    let shows = |name: &'static str, shown: u8| Element::new(name).attribute("val", shown);
    Element::new("c:dLbls")
        .child(shows("c:showLegendKey", 0))
        .child(shows("c:showVal", 1))
        .child(shows("c:showCatName", 0))
        .child(shows("c:showSerName", 0))
        .child(shows("c:showPercent", 0))
        .child(shows("c:showBubbleSize", 0))
}

fn texts<'a>(cells: &str, texts: impl ExactSizeIterator<Item = &'a str>) -> Element {
    let mut cache =
        Element::new("c:strCache").child(Element::new("c:ptCount").attribute("val", texts.len()));
    for (index, text) in texts.enumerate() {
        cache.push(point(index, &printable(text)));
    }
    Element::new("c:strRef")
        .child(Element::new("c:f").text(cells))
        .child(cache)
}

fn numbers(cells: &str, bars: &[PrintedFigure]) -> Element {
    let mut cache = Element::new("c:numCache")
        .child(Element::new("c:formatCode").text("General"))
        .child(Element::new("c:ptCount").attribute("val", bars.len()));
    for (index, bar) in bars.iter().enumerate() {
        if let Some(value) = bar.value {
            cache.push(point(index, &value.to_string()));
        }
    }
    Element::new("c:numRef")
        .child(Element::new("c:f").text(cells))
        .child(cache)
}

fn point(index: usize, text: &str) -> Element {
    Element::new("c:pt")
        .attribute("idx", index)
        .child(Element::new("c:v").text(text))
}

fn solid(colour: &'static str) -> Element {
    Element::new("a:solidFill").child(Element::new("a:srgbClr").attribute("val", colour))
}

/// The type of all the chart's text.
fn typeface(look: &Look, size: u32) -> Element {
    let face =
        |name: &'static str, face: &str| Element::new(name).attribute("typeface", face.to_owned());
    let type_of_text = Element::new("a:defRPr")
        .attribute("sz", size)
        .child(face("a:latin", look.face(Face::Latin)))
        .child(face("a:ea", look.face(Face::Song)));
    let paragraph = Element::new("a:p")
        .child(Element::new("a:pPr").child(type_of_text))
        .child(Element::new("a:endParaRPr").attribute("lang", "zh-CN"));
    Element::new("c:txPr")
        .child(Element::new("a:bodyPr"))
        .child(Element::new("a:lstStyle"))
        .child(paragraph)
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
            figure: None,
            remark: String::new(),
            entry: None,
        })
    };
    let mut cells = vec![cell(0, 1, CellValue::text(&chart.series))?];
    for (row, bar) in (1..).zip(&chart.bars) {
        cells.push(cell(row, 0, CellValue::text(&bar.label))?);
        let value = bar.value.map_or(CellValue::Blank, CellValue::Number);
        cells.push(cell(row, 1, value)?);
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
            charts: Vec::new(),
        }],
    })
}
