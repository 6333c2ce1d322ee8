//! How large a chart is drawn.

use crate::document::chart::Chart;

/// Width of a chart in millimetres: a little less than the text's.
const WIDTH: u32 = 150;
/// Height of a chart in millimetres: so much, and so much for each bar.
const HEIGHT: u32 = 16;
const BAR_HEIGHT: u32 = 9;
/// The highest chart that stays on a page with its caption.
const GREATEST_HEIGHT: u32 = 200;

/// The usual type of a chart and the smallest, in hundredths of a point.
const TYPE_SIZE: u32 = 1050;
const SMALLEST_TYPE_SIZE: u32 = 600;

/// The size of a chart's type in hundredths of a point: smaller where many bars stand close.
pub fn chart_type_size(chart: &Chart) -> u32 {
    let bars = bars(chart).max(1);
    let (_, height) = chart_size(chart);
    // A millimetre is 2.83 points, and a line takes a fifth more than its type.
    let fitting = height.saturating_sub(HEIGHT) * 236 / bars;
    fitting.clamp(SMALLEST_TYPE_SIZE, TYPE_SIZE)
}

/// Width and height in millimetres.
pub fn chart_size(chart: &Chart) -> (u32, u32) {
    let height = bars(chart)
        .saturating_mul(BAR_HEIGHT)
        .saturating_add(HEIGHT);
    (WIDTH, height.min(GREATEST_HEIGHT))
}

fn bars(chart: &Chart) -> u32 {
    u32::try_from(chart.bars.len()).expect("a year file has fewer bars than that")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::figure::PrintedFigure;

    fn chart(bars: usize) -> Chart {
        let bar = PrintedFigure {
            id: "a".to_owned(),
            label: "甲".to_owned(),
            value: None,
            text: String::new(),
            remarks: Vec::new(),
        };
        Chart {
            title: String::new(),
            description: String::new(),
            series: String::new(),
            bars: vec![bar; bars],
        }
    }

    #[test]
    fn type_is_smaller_where_bars_stand_close() {
        assert_eq!(chart_type_size(&chart(4)), 1050);
        assert_eq!(chart_type_size(&chart(60)), 723);
        assert_eq!(chart_type_size(&chart(500)), SMALLEST_TYPE_SIZE);
    }
}
