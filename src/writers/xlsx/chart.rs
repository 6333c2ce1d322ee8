//! Bar charts over a sheet's cells.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Worksheet,
    XlsxError,
};

use super::style::DEFAULT_ROW_PIXELS;
use crate::{
    workbook::sheet::{Sheet, SheetChart},
    writers::{
        cell_look::BODY_FONT,
        printable::{XML, printable},
    },
};

/// The width of a chart in pixels.
const WIDTH: u32 = 620;

/// The longest text for those who cannot see a chart, in characters.
const LONGEST_DESCRIPTION: usize = 255;

/// The colours of this year's bars, and of both years' where two are drawn.
const ONE_YEAR: &[&str] = &["#1F4E79"];
const TWO_YEARS: &[&str] = &["#A6A6A6", "#1F4E79"];

/// Draws a chart of the sheet.
pub(super) fn draw(
    drawn: &mut Worksheet,
    sheet: &Sheet,
    chart: &SheetChart,
) -> Result<(), XlsxError> {
    let font = || {
        let mut font = ChartFont::new();
        font.set_name(BODY_FONT).set_size(10);
        font
    };
    // Both stand in attributes, where the library escapes no control characters.
    let description = printable(&chart.description, XML);
    let description: String = description.chars().take(LONGEST_DESCRIPTION).collect();
    let title = printable(&chart.title, XML);
    let mut bars = Chart::new(ChartType::Bar);
    bars.set_width(WIDTH)
        .set_height(chart.rows.saturating_mul(DEFAULT_ROW_PIXELS))
        .set_name(title.as_ref())
        .set_alt_text(description);
    let mut title_font = font();
    title_font.set_size(12);
    bars.title().set_name(title.as_ref()).set_font(&title_font);
    // The first label stands at the top, as in the table beside it.
    bars.y_axis().set_reverse().set_font(&font());
    // Every bar has its number, so that the axis of numbers says nothing more.
    bars.x_axis()
        .set_min(0)
        .set_hidden(true)
        .set_major_gridlines(false);
    let colours = if chart.series.len() > 1 {
        TWO_YEARS
    } else {
        ONE_YEAR
    };
    let name = sheet.name.as_str();
    for ((series, (first, last)), colour) in chart.series.iter().zip(colours) {
        let (from, to) = chart.labels;
        let fill = ChartSolidFill::new().set_color(*colour).clone();
        let mut label = rust_xlsxwriter::ChartDataLabel::new();
        label.show_value().set_font(&font());
        bars.add_series()
            .set_name(series)
            .set_categories((name, from.row, from.column, to.row, to.column))
            .set_values((name, first.row, first.column, last.row, last.column))
            .set_format(ChartFormat::new().set_solid_fill(&fill))
            .set_data_label(&label)
            .set_gap(60);
    }
    if chart.series.len() > 1 {
        bars.legend()
            .set_position(ChartLegendPosition::Bottom)
            .set_font(&font());
    } else {
        bars.legend().set_hidden();
    }
    drawn.insert_chart(chart.at.row, chart.at.column, &bars)?;
    Ok(())
}
