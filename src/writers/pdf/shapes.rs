//! Draws rules, frames and surfaces.

use krilla::{
    geom::{PathBuilder, Rect},
    paint::{Fill, LineCap, Stroke, StrokeDash},
};

use super::{
    paint::{BLACK, Colour, fill, stroke},
    pen::{Pen, on_paper},
};

/// Width of a rule: half a point.
pub(super) const RULE: f32 = 0.5;

/// A rectangle: left, top, width, height.
pub(super) type Area = (f32, f32, f32, f32);

impl Pen<'_, '_> {
    /// Draws the edges of rectangles: left, top, width, height.
    pub(super) fn frames(&mut self, areas: &[Area]) {
        self.path(rectangles(areas), None, Some(stroke(BLACK, RULE)));
    }

    /// Draws a line from left to right.
    pub(super) fn rule(&mut self, left: f32, right: f32, y: f32) {
        let mut path = PathBuilder::new();
        path.move_to(left, y);
        path.line_to(right, y);
        self.path(path, None, Some(stroke(BLACK, RULE)));
    }

    /// Draws a line of dots from left to right.
    pub(super) fn dots(&mut self, left: f32, right: f32, y: f32, distance: f32) {
        let mut path = PathBuilder::new();
        path.move_to(right, y);
        path.line_to(left.min(right), y);
        let dash = StrokeDash {
            array: vec![0.0, distance],
            offset: 0.0,
        };
        let dots = Stroke {
            line_cap: LineCap::Round,
            dash: Some(dash),
            ..stroke(BLACK, 1.0)
        };
        self.path(path, None, Some(dots));
    }

    /// Fills rectangles.
    pub(super) fn areas(&mut self, areas: &[Area], colour: Colour) {
        self.path(rectangles(areas), Some(fill(colour)), None);
    }

    fn path(&mut self, path: PathBuilder, fill: Option<Fill>, stroke: Option<Stroke>) {
        let Some(path) = path.finish() else { return };
        self.surface.set_fill(fill);
        self.surface.set_stroke(stroke);
        self.surface.draw_path(&path);
        self.surface.set_stroke(None);
    }
}

fn rectangles(areas: &[Area]) -> PathBuilder {
    let mut path = PathBuilder::new();
    for (left, top, width, height) in areas {
        let (left, top) = (on_paper(*left), on_paper(*top));
        if let Some(area) = Rect::from_xywh(left, top, on_paper(*width), on_paper(*height)) {
            path.push_rect(area);
        }
    }
    path
}
