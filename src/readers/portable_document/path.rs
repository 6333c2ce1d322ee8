//! Paths: which of them are ruled lines, and which are areas.

use hayro_syntax::content::ops::TypedInstruction as Step;

use super::{
    budget::Budget,
    ink::{Ink, Rule},
    matrix::{Area, Matrix},
};
use crate::diagnostic::Text;

/// A rule is no thicker; thicker things are areas.
pub(super) const THICKEST: f64 = 3.5;
/// How far a rule may be out of true.
const OUT_OF_TRUE: f64 = 0.8;
/// The most points of one path; what has more is a drawing.
const MOST_POINTS: usize = 20_000;

/// A path as it is drawn, on the page.
#[derive(Debug, Default)]
pub(super) struct Path {
    pieces: Vec<Piece>,
    points: usize,
}

#[derive(Debug)]
struct Piece {
    points: Vec<(f64, f64)>,
    is_straight: bool,
}

impl Path {
    /// Adds a step, if it is one of a path.
    pub(super) fn goes_on(&mut self, step: &Step<'_, '_>, place: Matrix) -> bool {
        match step {
            Step::MoveTo(to) => self.begin(place.at(to.0.as_f64(), to.1.as_f64())),
            Step::LineTo(to) => self.line(place.at(to.0.as_f64(), to.1.as_f64()), true),
            Step::CubicTo(to) => self.line(place.at(to.4.as_f64(), to.5.as_f64()), false),
            Step::CubicStartTo(to) => self.line(place.at(to.2.as_f64(), to.3.as_f64()), false),
            Step::CubicEndTo(to) => self.line(place.at(to.2.as_f64(), to.3.as_f64()), false),
            Step::ClosePath(_) => self.close(),
            Step::RectPath(of) => {
                let [x, y, width, height] = [of.0, of.1, of.2, of.3].map(|one| one.as_f64());
                self.begin(place.at(x, y));
                for (x, y) in [(x + width, y), (x + width, y + height), (x, y + height)] {
                    self.line(place.at(x, y), true);
                }
                self.close();
            }
            _ => return false,
        }
        true
    }

    fn begin(&mut self, point: (f64, f64)) {
        if self.points < MOST_POINTS {
            self.points += 1;
            self.pieces.push(Piece {
                points: vec![point],
                is_straight: true,
            });
        }
    }

    fn line(&mut self, point: (f64, f64), is_straight: bool) {
        if self.points >= MOST_POINTS {
            return;
        }
        match self.pieces.last_mut() {
            Some(piece) => {
                self.points += 1;
                piece.points.push(point);
                piece.is_straight &= is_straight;
            }
            None => self.begin(point),
        }
    }

    /// Goes back to where the last piece began.
    pub(super) fn close(&mut self) {
        let first = self.pieces.last().and_then(|piece| piece.points.first());
        if let Some(first) = first.copied() {
            self.line(first, true);
        }
    }

    /// What is seen where its outline is drawn.
    pub(super) fn stroke(&self, ink: &mut Ink, budget: &mut Budget) -> Result<(), Text> {
        for piece in self.pieces.iter().filter(|piece| piece.is_straight) {
            for pair in piece.points.windows(2) {
                let [from, to] = pair else { continue };
                let mut area = Area::at(*from);
                area.take(*to);
                rule(area, OUT_OF_TRUE, ink, budget)?;
            }
        }
        Ok(())
    }

    /// What is seen where it is filled: thin areas are rules, and the others are given back.
    pub(super) fn fill(&self, ink: &mut Ink, budget: &mut Budget) -> Result<Vec<Area>, Text> {
        let mut areas = Vec::new();
        for piece in &self.pieces {
            let Some(first) = piece.points.first() else {
                continue;
            };
            let mut area = Area::at(*first);
            for point in &piece.points {
                area.take(*point);
            }
            let is_rule = piece.is_straight && rule(area, THICKEST, ink, budget)?;
            if !is_rule && area.width() > THICKEST && area.height() > THICKEST {
                areas.push(area);
            }
        }
        Ok(areas)
    }
}

/// Adds a thin area as a rule, if it is one.
fn rule(area: Area, thickest: f64, ink: &mut Ink, budget: &mut Budget) -> Result<bool, Text> {
    if !area.is_sound() {
        return Ok(false);
    }
    let (width, height) = (area.width(), area.height());
    let (across, down) = area.middle();
    let is_level = height <= thickest && width > height;
    let is_upright = width <= thickest && height > width;
    if is_level {
        budget.rule()?;
        ink.level.push(Rule {
            at: down,
            from: area.left,
            to: area.right,
        });
    } else if is_upright {
        budget.rule()?;
        ink.upright.push(Rule {
            at: across,
            from: area.top,
            to: area.bottom,
        });
    }
    Ok(is_level || is_upright)
}
