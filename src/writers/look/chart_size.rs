//! How large a chart is drawn.

use crate::document::chart::Chart;

/// Width of a chart in millimetres: a little less than the text's.
const WIDTH: u32 = 150;
/// Height of a chart in millimetres: so much, and so much for each bar.
const HEIGHT: u32 = 16;
const BAR_HEIGHT: u32 = 9;
/// The highest chart that stays on a page with its caption.
const GREATEST_HEIGHT: u32 = 200;

/// Width and height in millimetres.
pub(in crate::writers) fn chart_size(chart: &Chart) -> (u32, u32) {
    let bars = u32::try_from(chart.bars.len()).unwrap_or(u32::MAX);
    let height = bars.saturating_mul(BAR_HEIGHT).saturating_add(HEIGHT);
    (WIDTH, height.min(GREATEST_HEIGHT))
}
