//! Text on a page: each character, and where it stands.

use hayro_syntax::{
    content::ops::TypedInstruction as Step,
    object::{Array, Object},
};

use super::{super::transcript::HiddenKind, ink::Glyph, matrix::Matrix, painter::Painter};
use crate::diagnostic::Text;

/// How far type reaches below its line, and above, where its size is one.
const BELOW: f64 = -0.12;
const ABOVE: f64 = 0.88;

impl Painter<'_> {
    /// Shows text, or says where the next one stands.
    pub(super) fn show(&mut self, step: &Step<'_, '_>) -> Result<(), Text> {
        let state = &mut self.state;
        match step {
            Step::BeginText(_) => self.begin(Matrix::SAME),
            Step::SetTextMatrix(to) => {
                let to = [to.0, to.1, to.2, to.3, to.4, to.5];
                self.begin(Matrix(to.map(|one| one.as_f64())));
            }
            Step::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            Step::NextLineAndSetLeading(by) => {
                state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Step::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Step::CharacterSpacing(space) => state.letter_space = space.0.as_f64(),
            Step::WordSpacing(space) => state.word_space = space.0.as_f64(),
            Step::HorizontalScaling(scale) => state.stretch = scale.0.as_f64() / 100.0,
            Step::TextLeading(leading) => state.leading = leading.0.as_f64(),
            Step::TextRise(rise) => state.rise = rise.0.as_f64(),
            Step::TextRenderingMode(mode) => state.mode = mode.0.as_i64(),
            Step::ShowText(text) => {
                self.ink.runs += 1;
                self.text(text.0.as_bytes())?;
            }
            Step::ShowTexts(texts) => {
                self.ink.runs += 1;
                self.texts(texts.0)?;
            }
            Step::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.ink.runs += 1;
                self.text(text.0.as_bytes())?;
            }
            Step::ShowTextWithParameters(text) => {
                state.word_space = text.0.as_f64();
                state.letter_space = text.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.ink.runs += 1;
                self.text(text.2.as_bytes())?;
            }
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, at: Matrix) {
        self.text = at;
        self.line = at;
    }

    fn next_line(&mut self, right: f64, up: f64) {
        let at = Matrix::moved(right, up).then(self.line);
        self.begin(at);
    }

    /// Text with steps to the left between its parts.
    fn texts(&mut self, texts: &Array<'_>) -> Result<(), Text> {
        for one in texts.iter::<Object<'_>>() {
            match one {
                Object::String(text) => self.text(text.as_bytes())?,
                Object::Number(step) => {
                    let step = -step.as_f64() / 1000.0 * self.state.size;
                    self.go_on(step * self.state.stretch, step);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Goes on along the line, whichever way the font is set.
    fn go_on(&mut self, right: f64, up: f64) {
        let is_downward = self
            .state
            .font
            .as_ref()
            .is_some_and(|font| font.is_downward);
        let by = if is_downward { (0.0, up) } else { (right, 0.0) };
        self.text = Matrix::moved(by.0, by.1).then(self.text);
    }

    fn text(&mut self, bytes: &[u8]) -> Result<(), Text> {
        let Some(font) = self.state.font.clone() else {
            return Ok(());
        };
        for shown in font.shown(bytes) {
            self.shared.budget.glyph()?;
            let state = &self.state;
            let type_size = Matrix([
                state.size * state.stretch,
                0.0,
                0.0,
                state.size,
                0.0,
                state.rise,
            ]);
            let place = type_size.then(self.text).then(state.place);
            let area = if font.is_downward {
                let half = shown.width / 2.0;
                place.around((-half, -1.0), (half, 0.0))
            } else {
                place.around((0.0, BELOW), (shown.width, ABOVE))
            };
            let mut space = state.letter_space;
            if shown.parts_words {
                space += state.word_space;
            }
            let right = (shown.width * state.size + space) * state.stretch;
            let down = space - state.size;
            if area.is_sound() {
                let size = place.height();
                let glyph = Glyph {
                    text: shown.text,
                    area,
                    size,
                    run: self.ink.runs,
                    is_beside: self.marked.is_beside(),
                };
                self.put(glyph, place.is_aslant());
            }
            self.go_on(right, down);
        }
        Ok(())
    }

    /// Puts a character down, or keeps it as one that is not seen.
    fn put(&mut self, glyph: Glyph, is_aslant: bool) {
        let middle = glyph.area.middle();
        let is_off = !(0.0..=self.ink.width).contains(&middle.0)
            || !(0.0..=self.ink.height).contains(&middle.1);
        let is_white = self.state.fills_white
            && matches!(self.state.mode, 0 | 4)
            && !self.ink.shades.iter().any(|shade| shade.holds(middle));
        if matches!(self.state.mode, 3 | 7) || is_off || glyph.size < 0.5 {
            self.ink.hide(HiddenKind::HiddenText, &glyph.text);
        } else if is_white {
            self.ink.hide(HiddenKind::WhiteText, &glyph.text);
        } else if is_aslant {
            self.ink.aslant.push_str(&glyph.text);
        } else {
            self.ink.glyphs.push(glyph);
        }
    }
}
