//! Draws characters on a page.

use std::rc::Rc;

use krilla::{
    geom::Point,
    surface::Surface,
    text::{GlyphId, KrillaGlyph},
};

use super::{
    on_page::on_page,
    paint::{Colour, fill, stroke},
    type_look::{Type, points},
    typeface::Typeface,
    typefaces::Typefaces,
};
use crate::setting::{
    Face,
    advance::Script,
    sign::{RAISED_SIZE, Sign},
};

/// How far the mark of a note is raised, as a share of the type beside it.
const RAISED_BY: f32 = 0.33;

/// How thick a line is that makes ordinary type heavy, as a share of its height.
const HEAVIER_BY: f32 = 0.03;

/// Two dashes are one mark, which some faces have as one character: their own do not touch.
const DASH: char = '—';
pub(super) const LONG_DASH: char = '⸺';

/// Places are multiples of this share of the height of type, so that the same distance is always
/// the same number in the file: a power of two, by which nothing is lost in adding.
const GRAIN: f32 = 8192.0;

/// Draws on a page.
pub(super) struct Pen<'p, 'f> {
    pub(super) surface: Surface<'p>,
    pub(super) typefaces: &'p Typefaces<'f>,
}

/// Characters of one face beside each other.
struct Run {
    typeface: Rc<Typeface>,
    size: f32,
    left: f32,
    base_line: f32,
    text: String,
    glyphs: Vec<Placed>,
}

/// The runs of a stretch.
struct Runs {
    size: f32,
    base_line: f32,
    all: Vec<Run>,
}

impl Runs {
    /// Adds a glyph that stands for characters: its place, how much further right it is drawn, and
    /// its width.
    fn add(
        &mut self,
        typeface: Rc<Typeface>,
        characters: &[char],
        (glyph, left, shift, width): (u32, f32, f32, f32),
    ) {
        let is_same = self
            .all
            .last()
            .is_some_and(|run| Rc::ptr_eq(&run.typeface, &typeface));
        if !is_same {
            self.all.push(Run {
                typeface,
                size: self.size,
                left,
                base_line: self.base_line,
                text: String::new(),
                glyphs: Vec::new(),
            });
        }
        if let Some(run) = self.all.last_mut() {
            run.text.extend(characters);
            run.glyphs.push(Placed {
                glyph,
                end: run.text.len(),
                left,
                shift,
                width,
            });
        }
    }
}

struct Placed {
    glyph: u32,
    end: usize,
    left: f32,
    /// How much further right it is drawn.
    shift: f32,
    width: f32,
}

impl Pen<'_, '_> {
    /// Draws characters whose places are counted from `left`.
    pub(super) fn signs(&mut self, signs: &[Sign<'_>], kind: Type, left: f32, base_line: f32) {
        let mut rest = signs;
        while let Some(first) = rest.first() {
            // Latin ones are placed together, by their own widths.
            let same = rest.iter().take_while(|sign| {
                sign.script == first.script && sign.is_raised == first.is_raised
            });
            let (stretch, after) = rest.split_at(same.count());
            rest = after;
            self.stretch(stretch, kind, left, base_line);
        }
    }

    /// Draws characters of one script.
    fn stretch(&mut self, signs: &[Sign<'_>], kind: Type, left: f32, base_line: f32) {
        let Some(first) = signs.first() else { return };
        let (size, base_line) = if first.is_raised {
            let share = points(RAISED_SIZE * 2);
            (kind.size * share, base_line - RAISED_BY * kind.size)
        } else {
            (kind.size, base_line)
        };
        let face = match first.script {
            Script::Chinese => kind.face,
            Script::Latin => kind.latin,
        };
        let correction = self.correction(signs, face, size, kind.is_bold);
        let mut runs = Runs {
            size,
            base_line,
            all: Vec::new(),
        };
        let mut moved = 0.0;
        let mut rest = signs;
        while let Some((sign, after)) = rest.split_first() {
            rest = after;
            let place = left + points(sign.left) + moved;
            if let Some((typeface, glyph, next)) = self.long_dash(sign, after, face, kind.is_bold) {
                rest = after.split_first().map_or(&[], |(_, after)| after);
                let width = points(next.left - sign.left + next.advance);
                runs.add(typeface, &[DASH, DASH], (glyph, place, 0.0, width));
                continue;
            }
            let Some((character, (typeface, glyph, printed))) = on_page(sign.character)
                .and_then(|shown| Some((shown, self.typefaces.glyph(face, kind.is_bold, shown)?)))
            else {
                continue;
            };
            let width = points(sign.advance);
            let own = typeface.advance(printed) * size;
            let shift = match sign.script {
                Script::Latin => {
                    moved += own - width + correction;
                    0.0
                }
                Script::Chinese => shift(sign.character, width - own),
            };
            runs.add(typeface, &[character], (glyph, place, shift, width));
        }
        for run in runs.all {
            self.run(&run, kind.colour);
        }
    }

    /// The one glyph of two dashes, where there are two and the face has it; and the second.
    fn long_dash<'s, 'a>(
        &self,
        sign: &Sign<'_>,
        after: &'s [Sign<'a>],
        face: Face,
        is_bold: bool,
    ) -> Option<(Rc<Typeface>, u32, &'s Sign<'a>)> {
        let next = after.first()?;
        if sign.character != DASH || next.character != DASH {
            return None;
        }
        let found = self.typefaces.glyph_of_look(face, is_bold, LONG_DASH);
        let (typeface, glyph) = found?;
        Some((typeface, glyph, next))
    }

    /// By how much each of these is drawn further from the next, so that Latin characters of a
    /// face of other widths take the same room.
    fn correction(&self, signs: &[Sign<'_>], face: Face, size: f32, is_bold: bool) -> f32 {
        let mut difference = 0.0;
        let mut count = 0.0;
        for sign in signs {
            let shown = on_page(sign.character);
            let found = shown.and_then(|shown| self.typefaces.glyph(face, is_bold, shown));
            if let Some((typeface, _, printed)) = found {
                difference += points(sign.advance) - typeface.advance(printed) * size;
                count += 1.0;
            }
        }
        if count > 0.0 { difference / count } else { 0.0 }
    }

    fn run(&mut self, run: &Run, colour: Colour) {
        let mut start = 0;
        let mut glyphs = Vec::new();
        let nexts = run.glyphs.iter().skip(1).map(|next| next.left);
        for (placed, next) in run.glyphs.iter().zip(nexts.map(Some).chain([None])) {
            let advance = next.map_or(placed.width, |next| next - placed.left);
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(placed.glyph),
                grain(advance / run.size),
                grain(placed.shift / run.size),
                0.0,
                0.0,
                start..placed.end,
                None,
            ));
            start = placed.end;
        }
        self.surface.set_fill(Some(fill(colour)));
        if run.typeface.is_lighter {
            self.surface
                .set_stroke(Some(stroke(colour, HEAVIER_BY * run.size)));
        }
        self.surface.draw_glyphs(
            Point::from_xy(on_paper(run.left), on_paper(run.base_line)),
            &glyphs,
            run.typeface.font.clone(),
            &run.text,
            run.size,
            false,
        );
        self.surface.set_stroke(None);
    }
}

/// A place on paper, to the 256th of a point.
pub(super) fn on_paper(place: f32) -> f32 {
    (place * 256.0).round() / 256.0
}

/// The nearest multiple of a grain.
fn grain(share: f32) -> f32 {
    (share * GRAIN).round() / GRAIN
}

/// How much further right a character is drawn that is narrower than its place: what opens stands at
/// the right of it, what closes at the left, anything else in the middle.
fn shift(character: char, free: f32) -> f32 {
    match character {
        '“' | '‘' => free,
        '”' | '’' => 0.0,
        _ => free / 2.0,
    }
}
