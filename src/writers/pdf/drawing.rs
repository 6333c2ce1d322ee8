//! Prints charts and QR codes as shapes.

use krilla::tagging::{ContentTag, Identifier};

use super::{
    paint::{BLACK, Colour},
    pen::Pen,
    printing::Frame,
    shapes::RULE,
    type_look::{Type, points},
};
use crate::{
    document::{chart::Chart, figure::PrintedFigure, qr_code::QrCode},
    setting::{
        Look,
        chart_size::{chart_size, chart_type_size},
        length::{Length, MILLIMETRE},
        lines::{Line, Measure, lines},
        paragraph_style::Alignment,
        set_block::{Content, SetParagraph},
        sign::Part,
        styles::TABLE,
        text_lines::signs_of,
        units::QR_CODE_SIDE,
    },
};

/// Colour of bars, as in the Word report.
const BARS: Colour = (0x1F, 0x4E, 0x79);

/// Light modules round a code.
const QUIET_ZONE: usize = 4;

/// The share of a chart's width that labels take at most, in hundredths.
const LABELS: Length = 45;

/// The white between a label, its bar and its number.
const WHITE: Length = 9_000;

/// Prints a drawing whose upper edge is at `top`; `None` where the paragraph is none.
pub(super) fn draw(
    pen: &mut Pen<'_, '_>,
    paragraph: &SetParagraph<'_>,
    look: &Look,
    frame: Frame,
    top: f32,
) -> Option<Identifier> {
    match paragraph.content {
        Content::Chart(chart) => {
            let (width, height) = chart_size(chart);
            let area = Area {
                left: frame.left + (frame.width - millimetres(width)) / 2.0,
                top,
                width: Length::from(width) * MILLIMETRE,
                height: Length::from(height) * MILLIMETRE,
            };
            Some(tagged(pen, |pen| bars(pen, chart, look, &area)))
        }
        Content::QrCode(code) => {
            let side = millimetres(QR_CODE_SIDE);
            let left = frame.left + (frame.width - side) / 2.0;
            Some(tagged(pen, |pen| modules(pen, code, left, top, side)))
        }
        Content::Line(_) | Content::Words(_) | Content::ContentsLine(_) => None,
    }
}

/// What a drawing shows, for those who cannot see it.
pub(super) fn description(paragraph: &SetParagraph<'_>) -> Option<String> {
    match paragraph.content {
        Content::Chart(chart) => Some(chart.description.clone()),
        Content::QrCode(code) => Some(format!("二维码：{}", code.address)),
        Content::Line(_) | Content::Words(_) | Content::ContentsLine(_) => None,
    }
}

fn tagged<'p, 'f>(pen: &mut Pen<'p, 'f>, draw: impl FnOnce(&mut Pen<'p, 'f>)) -> Identifier {
    let identifier = pen.surface.start_tagged(ContentTag::Other);
    draw(pen);
    pen.surface.end_tagged();
    identifier
}

fn millimetres(count: u32) -> f32 {
    points(Length::from(count) * MILLIMETRE)
}

/// Where a chart stands.
struct Area {
    left: f32,
    top: f32,
    width: Length,
    height: Length,
}

/// Prints the bars, each between its label and its number.
fn bars(pen: &mut Pen<'_, '_>, chart: &Chart, look: &Look, area: &Area) {
    let size = (chart_type_size(chart) / 50).max(1);
    let kind = Type::of(&TABLE, Some(size), look);
    let widest = |text: fn(&PrintedFigure) -> &str| {
        let widths = chart.bars.iter().map(|bar| width(text(bar), size, look));
        widths.max().unwrap_or(0)
    };
    let labels = widest(|bar| &bar.label).min(area.width * LABELS / 100);
    let numbers = widest(|bar| &bar.text);
    let room = (area.width - labels - numbers - 3 * WHITE).max(0);
    let largest = chart.bars.iter().filter_map(|bar| bar.value).max();
    let count = Length::try_from(chart.bars.len()).unwrap_or(1).max(1);
    let slot = area.height / count;
    let axis = area.left + points(labels + WHITE);
    let mut areas = Vec::new();
    for (index, bar) in (0..).zip(&chart.bars) {
        let top = slot * index;
        let middle = area.top + points(top + slot / 2);
        // Six tenths of a bar's height are free between two.
        let height = slot * 10 / 16;
        let long = bar
            .value
            .zip(largest)
            .map_or(0, |(value, largest)| share(value, largest, room));
        if long > 0 {
            let bar_top = area.top + points(top + (slot - height) / 2);
            areas.push((axis, bar_top, points(long), points(height)));
        }
        let label = set(&bar.label, size, look, labels, Alignment::Right);
        text(pen, &label, kind, size, (area.left, middle));
        let number = set(&bar.text, size, look, numbers + WHITE, Alignment::Left);
        text(
            pen,
            &number,
            kind,
            size,
            (axis + points(long + WHITE), middle),
        );
    }
    pen.areas(&areas, BARS);
    pen.areas(&[(axis, area.top, RULE, points(area.height))], BLACK);
}

/// How long the bar of a value is where the largest takes all of the room.
fn share(value: rust_decimal::Decimal, largest: rust_decimal::Decimal, room: Length) -> Length {
    use rust_decimal::{Decimal, prelude::ToPrimitive as _};
    if largest <= Decimal::ZERO || value <= Decimal::ZERO {
        return 0;
    }
    let part = value.checked_div(largest);
    let long = part.and_then(|part| part.checked_mul(Decimal::from(room)));
    long.and_then(|long| long.to_i64()).unwrap_or(0)
}

fn width(text: &str, size: u32, look: &Look) -> Length {
    let mut signs = signs_of(&TABLE, Some(size), look);
    signs.add(text, Part::Text);
    // A hair more, so that no rounding breaks it.
    signs
        .all
        .iter()
        .map(|sign| sign.advance + sign.gap)
        .sum::<Length>()
        + 100
}

fn set(
    text: &str,
    size: u32,
    look: &Look,
    right: Length,
    alignment: Alignment,
) -> Vec<Line<'static>> {
    let mut signs = signs_of(&TABLE, Some(size), look);
    signs.add(text, Part::Text);
    lines(
        &signs.all,
        Measure {
            first_left: 0,
            left: 0,
            right,
            alignment,
        },
    )
}

/// Prints lines that stand together with their middle at a height.
fn text(
    pen: &mut Pen<'_, '_>,
    lines: &[Line<'_>],
    kind: Type,
    size: u32,
    (left, middle): (f32, f32),
) {
    // A fifth more than the type is high.
    let height = Length::from(size) * 1200;
    let count = Length::try_from(lines.len()).unwrap_or(1);
    let mut top = middle - points(height * count) / 2.0;
    for line in lines {
        let base_line = kind.base_line(top, points(height));
        pen.signs(&line.signs, kind, left, base_line);
        top += points(height);
    }
}

/// Prints the dark modules of a code.
fn modules(pen: &mut Pen<'_, '_>, code: &QrCode, left: f32, top: f32, side: f32) {
    let module = side / number(code.side + 2 * QUIET_ZONE);
    let areas: Vec<(f32, f32, f32, f32)> = code
        .stretches()
        .map(|(row, column, length)| {
            (
                left + module * number(column + QUIET_ZONE),
                top + module * number(row + QUIET_ZONE),
                module * number(length),
                module,
            )
        })
        .collect();
    pen.areas(&areas, BLACK);
}

fn number(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
