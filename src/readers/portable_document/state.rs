//! How the next thing on a page is drawn.

use std::rc::Rc;

use hayro_syntax::{
    content::ops::TypedInstruction as Step,
    object::{Name, Number},
};

use super::{font::Font, matrix::Matrix};

/// What `q` keeps and `Q` brings back.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// From what is drawn to the page as it is seen.
    pub(super) place: Matrix,
    /// Whether areas and type are white.
    pub(super) fills_white: bool,
    /// Whether lines are white.
    pub(super) draws_white: bool,
    /// Whether the numbers of a colour say how much light there is, or ink.
    pub(super) fills_with: Numbers,
    pub(super) draws_with: Numbers,
    pub(super) thickness: f64,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    /// Between characters.
    pub(super) letter_space: f64,
    /// Between words besides.
    pub(super) word_space: f64,
    /// How much wider than it is made, 1 as it is.
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    /// 3: it is not drawn at all.
    pub(super) mode: i64,
}

/// What the numbers of a colour mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Light; four are inks.
    Light,
    /// Something else: a number of a list, an ink of its own, a pattern.
    Other,
}

impl State {
    pub(super) fn new(place: Matrix) -> Self {
        Self {
            place,
            fills_white: false,
            draws_white: false,
            fills_with: Numbers::Light,
            draws_with: Numbers::Light,
            thickness: 1.0,
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }
}

impl State {
    /// Takes over a colour, or what its numbers mean; nothing where the step is another.
    pub(super) fn colour(
        &mut self,
        step: &Step<'_, '_>,
        meaning: impl Fn(&Name<'_>) -> Numbers,
    ) -> Option<()> {
        match step {
            Step::ColorSpaceNonStroke(space) => {
                self.fills_with = meaning(space.0);
                self.fills_white = false;
            }
            Step::ColorSpaceStroke(space) => {
                self.draws_with = meaning(space.0);
                self.draws_white = false;
            }
            Step::NonStrokeColor(colour) => {
                self.fills_white = self.fills_with.is_white(&colour.0);
            }
            Step::NonStrokeColorNamed(colour) => {
                self.fills_white = colour.1.is_none() && self.fills_with.is_white(&colour.0);
            }
            Step::StrokeColor(colour) => {
                self.draws_white = self.draws_with.is_white(&colour.0);
            }
            Step::StrokeColorNamed(colour) => {
                self.draws_white = colour.1.is_none() && self.draws_with.is_white(&colour.0);
            }
            Step::NonStrokeColorDeviceGray(gray) => {
                self.fills_with = Numbers::Light;
                self.fills_white = Numbers::Light.is_white(&[gray.0]);
            }
            Step::NonStrokeColorDeviceRgb(rgb) => {
                self.fills_with = Numbers::Light;
                self.fills_white = Numbers::Light.is_white(&[rgb.0, rgb.1, rgb.2]);
            }
            Step::NonStrokeColorCmyk(inks) => {
                self.fills_with = Numbers::Light;
                self.fills_white = Numbers::Light.is_white(&[inks.0, inks.1, inks.2, inks.3]);
            }
            Step::StrokeColorDeviceGray(gray) => {
                self.draws_with = Numbers::Light;
                self.draws_white = Numbers::Light.is_white(&[gray.0]);
            }
            Step::StrokeColorDeviceRgb(rgb) => {
                self.draws_with = Numbers::Light;
                self.draws_white = Numbers::Light.is_white(&[rgb.0, rgb.1, rgb.2]);
            }
            Step::StrokeColorCmyk(inks) => {
                self.draws_with = Numbers::Light;
                self.draws_white = Numbers::Light.is_white(&[inks.0, inks.1, inks.2, inks.3]);
            }
            _ => return None,
        }
        Some(())
    }
}

impl Numbers {
    /// By the name of a space of colours, or of the family that it belongs to.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"CalGray" | b"CalRGB" | b"ICCBased"
            | b"G" | b"RGB" | b"CMYK" => Self::Light,
            _ => Self::Other,
        }
    }

    /// Whether a colour is that of the paper.
    pub(super) fn is_white(self, colour: &[Number]) -> bool {
        let all = |test: fn(f64) -> bool| colour.iter().all(|one| test(one.as_f64()));
        match (self, colour.len()) {
            (Self::Light, 1 | 3) => all(|light| light > 0.99),
            (Self::Light, 4) => all(|ink| ink < 0.01),
            _ => false,
        }
    }
}
