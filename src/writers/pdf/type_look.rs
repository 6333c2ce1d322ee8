//! What text is printed in: face, height, weight, colour.

use super::paint::{BLACK, Colour};
use crate::setting::{Face, Look, length::Length, paragraph_style::ParagraphStyle};

/// How far under the middle of its line type stands, as a share of its height: the base line of
/// Chinese type is so much under the upper edge of its characters.
const BASE_LINE: f32 = 0.88;

/// Points of a length.
#[expect(
    clippy::cast_precision_loss,
    reason = "no page is so large that this is seen"
)]
pub(super) fn points(length: Length) -> f32 {
    length as f32 / 2000.0
}

/// What text is set in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub(super) face: Face,
    pub(super) latin: Face,
    /// Its height in points.
    pub(super) size: f32,
    pub(super) is_bold: bool,
    pub(super) colour: Colour,
}

impl Type {
    /// The type of a style, or that of another size in half points.
    pub(super) fn of(style: &ParagraphStyle, size: Option<u32>, look: &Look) -> Self {
        let half_points = size.unwrap_or_else(|| look.size(style.size));
        Self {
            face: style.face,
            latin: style.latin,
            size: points(Length::from(half_points) * 1000),
            is_bold: style.bold,
            colour: style.colour.and_then(colour).unwrap_or(BLACK),
        }
    }

    /// The same in another colour.
    pub(super) fn coloured(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// The base line of type that stands in the middle of a line.
    pub(super) fn base_line(&self, top: f32, height: f32) -> f32 {
        top + (height - self.size) / 2.0 + BASE_LINE * self.size
    }

    /// Its upper and lower edge, from its base line.
    pub(super) fn edges(&self, base_line: f32) -> (f32, f32) {
        let top = base_line - BASE_LINE * self.size;
        (top, top + self.size)
    }
}

/// Six hexadecimal digits as a colour.
fn colour(digits: &str) -> Option<Colour> {
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some((red, green, blue))
}
