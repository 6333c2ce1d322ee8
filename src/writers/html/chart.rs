//! A breakdown as bars: each with its label above and its figure behind it, so that a phone shows
//! them as large as a desk does.

use maud::{Markup, html};
use rust_decimal::{Decimal, prelude::ToPrimitive as _};

use crate::{
    document::chart::Chart,
    writers::printable::{HTML, printable},
};

/// Width of the drawing, and of its longest bar: the rest is for the figure behind it.
const WIDTH: u32 = 360;
const LONGEST: u32 = 290;
/// Height of a label and its bar, and where in it they stand.
const STEP: u32 = 42;
const LABEL_LINE: u32 = 15;
const BAR_TOP: u32 = 20;
const BAR_HEIGHT: u32 = 16;

/// The chart with its caption; `number` counts those of the page.
pub(super) fn draw(chart: &Chart, caption: &Markup, number: usize) -> Markup {
    let greatest = chart
        .bars
        .iter()
        .filter_map(|bar| bar.value)
        .max()
        .unwrap_or(Decimal::ZERO);
    let count = u32::try_from(chart.bars.len()).expect("a year file has fewer bars than that");
    let height = count * STEP;
    let title = format!("chart_{number}");
    html! {
        figure class="chart" {
            svg viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-labelledby=(title) {
                title id=(title) { (printable(&chart.description, HTML)) }
                @for (index, bar) in (0..).zip(&chart.bars) {
                    @let top = index * STEP;
                    @let length = length(bar.value, greatest);
                    text x="0" y=(top + LABEL_LINE) { (printable(&bar.label, HTML)) }
                    rect x="0" y=(top + BAR_TOP) width=(length) height=(BAR_HEIGHT) {}
                    text class="value" x=(length + 6) y=(top + BAR_TOP + BAR_HEIGHT - 3) { (printable(&bar.text, HTML)) }
                }
            }
            figcaption { (caption) }
        }
    }
}

/// The length of a bar beside the greatest; what is more than nothing is never invisible.
fn length(value: Option<Decimal>, greatest: Decimal) -> u32 {
    let Some(value) = value.filter(|value| *value > Decimal::ZERO) else {
        return 0;
    };
    let longest = Decimal::from(LONGEST);
    let length = match value.checked_mul(longest) {
        Some(wide) => wide / greatest,
        None => value / greatest * longest,
    };
    let length = length.round().to_u32();
    length.expect("no bar is longer than the longest").max(1)
}
