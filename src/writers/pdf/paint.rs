//! Colours and lines.

use krilla::{
    color::rgb,
    num::NormalizedF32,
    paint::{Fill, FillRule, Paint, Stroke},
};

/// A colour as red, green and blue.
pub(super) type Colour = (u8, u8, u8);

pub(super) const BLACK: Colour = (0, 0, 0);

fn paint((red, green, blue): Colour) -> Paint {
    rgb::Color::new(red, green, blue).into()
}

/// Filled with a colour.
pub(super) fn fill(colour: Colour) -> Fill {
    Fill {
        paint: paint(colour),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

/// Drawn along, so thick.
pub(super) fn stroke(colour: Colour, width: f32) -> Stroke {
    Stroke {
        paint: paint(colour),
        width,
        ..Stroke::default()
    }
}
