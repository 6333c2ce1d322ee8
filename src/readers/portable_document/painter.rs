//! Goes through the drawing of a page, and keeps what is seen: no picture is made of it.

use std::{collections::BTreeMap, rc::Rc};

use hayro_syntax::{
    content::{TypedIter, ops::TypedInstruction as Step},
    object::{Array, Dict, Name, Object, ObjectIdentifier, Stream},
    page::{Page, Resources},
};

use super::{
    budget::Budget,
    font::Font,
    ink::Ink,
    marked::Marked,
    matrix::{Area, Matrix},
    path::Path,
    state::{Numbers, State},
};
use crate::diagnostic::Text;

/// How deep drawings may lie within each other.
const DEEPEST: usize = 12;
/// How many states may be kept at once.
const MOST_KEPT: usize = 500;
/// The most coloured areas that are looked at for white type.
const MOST_SHADES: usize = 2000;
/// What a drawing within a drawing counts as, in steps.
const STEPS_OF_A_DRAWING: usize = 1000;
/// What looking for something by its name counts as.
const STEPS_OF_A_SEARCH: usize = 50;

/// What all pages of a file share.
pub(super) struct Shared {
    pub(super) budget: Budget,
    fonts: BTreeMap<ObjectIdentifier, Rc<Font>>,
}

/// Draws one page.
pub(super) struct Painter<'s> {
    pub(super) shared: &'s mut Shared,
    pub(super) ink: Ink,
    pub(super) state: State,
    pub(super) marked: Marked,
    kept: Vec<State>,
    path: Path,
    /// Where the next text stands, and where its line began.
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    depth: usize,
}

impl Shared {
    pub(super) fn new() -> Self {
        Self {
            budget: Budget::whole(),
            fonts: BTreeMap::new(),
        }
    }

    /// The font of this name; one that was met before is not read again, which takes long.
    fn font(&mut self, name: &Name<'_>, of: &Resources<'_>) -> Result<Option<Rc<Font>>, Text> {
        let id = of.fonts.get_ref(name).map(ObjectIdentifier::from);
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return Ok(Some(Rc::clone(known)));
        }
        self.budget.step(STEPS_OF_A_SEARCH)?;
        let Some(font) = of.get_font(name) else {
            return Ok(None);
        };
        self.budget.step(STEPS_OF_A_DRAWING)?;
        let read = Rc::new(Font::read(&font, &mut self.budget)?);
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&read));
        }
        Ok(Some(read))
    }
}

/// What is seen on a page.
///
/// # Errors
/// It goes beyond the limits.
pub(super) fn paint(page: &Page<'_>, shared: &mut Shared) -> Result<Ink, Text> {
    let (width, height) = page.render_dimensions();
    let place = Matrix(page.initial_transform(true).as_coeffs());
    let mut painter = Painter {
        shared,
        ink: Ink {
            width: f64::from(width),
            height: f64::from(height),
            ..Ink::default()
        },
        state: State::new(place),
        marked: Marked::default(),
        kept: Vec::new(),
        path: Path::default(),
        text: Matrix::SAME,
        line: Matrix::SAME,
        depth: 0,
    };
    let content = content(page, &mut painter.shared.budget)?;
    painter.draw(&content, page.resources())?;
    Ok(painter.ink)
}

impl Painter<'_> {
    fn draw(&mut self, content: &[u8], resources: &Resources<'_>) -> Result<(), Text> {
        let mut steps = TypedIter::new(content);
        while let Some(step) = steps.next() {
            self.shared.budget.step(1)?;
            self.step(&step, resources)?;
        }
        Ok(())
    }

    fn step(&mut self, step: &Step<'_, '_>, resources: &Resources<'_>) -> Result<(), Text> {
        if let Some(()) = self.set(step, resources) {
            return Ok(());
        }
        match step {
            Step::TextFont(font) => {
                self.state.size = font.1.as_f64();
                self.state.font = self.shared.font(font.0, resources)?;
            }
            Step::XObject(name) => {
                self.shared.budget.step(STEPS_OF_A_SEARCH)?;
                if let Some(drawn) = resources.get_x_object(name.0) {
                    self.drawing(&drawn, resources)?;
                }
            }
            Step::InlineImage(_) => self.picture(),
            Step::Shading(_) => self.shade(Area {
                left: 0.0,
                right: self.ink.width,
                top: 0.0,
                bottom: self.ink.height,
            }),
            step if self.path.goes_on(step, self.state.place) => {}
            step => {
                if !self.painted(step)? {
                    self.show(step)?;
                }
            }
        }
        Ok(())
    }

    /// Takes over how things are drawn; nothing where the step is another.
    fn set(&mut self, step: &Step<'_, '_>, resources: &Resources<'_>) -> Option<()> {
        let state = &mut self.state;
        match step {
            Step::SaveState(_) if self.kept.len() < MOST_KEPT => self.kept.push(state.clone()),
            Step::RestoreState(_) => {
                if let Some(kept) = self.kept.pop() {
                    self.state = kept;
                }
            }
            Step::Transform(by) => {
                let by = [by.0, by.1, by.2, by.3, by.4, by.5];
                let by = Matrix(by.map(|one| one.as_f64()));
                state.place = by.then(state.place);
            }
            Step::LineWidth(width) => state.thickness = width.0.as_f64(),
            Step::BeginMarkedContent(_)
            | Step::BeginMarkedContentWithProperties(_)
            | Step::EndMarkedContent(_) => self.marked.step(step, &mut self.ink),
            _ => return self.state.colour(step, |name| numbers(name, resources)),
        }
        Some(())
    }

    /// Puts down what a path has drawn, where this step does so.
    fn painted(&mut self, step: &Step<'_, '_>) -> Result<bool, Text> {
        let (fills, draws, closes) = match step {
            Step::StrokePath(_) => (false, true, false),
            Step::CloseAndStrokePath(_) => (false, true, true),
            Step::FillPathNonZero(_)
            | Step::FillPathNonZeroCompatibility(_)
            | Step::FillPathEvenOdd(_) => (true, false, false),
            Step::FillAndStrokeNonZero(_) | Step::FillAndStrokeEvenOdd(_) => (true, true, false),
            Step::CloseFillAndStrokeNonZero(_) | Step::CloseFillAndStrokeEvenOdd(_) => {
                (true, true, true)
            }
            Step::EndPath(_) => (false, false, false),
            _ => return Ok(false),
        };
        let mut path = std::mem::take(&mut self.path);
        if closes {
            path.close();
        }
        let budget = &mut self.shared.budget;
        if fills && !self.state.fills_white {
            for area in path.fill(&mut self.ink, budget)? {
                self.shade(area);
            }
        }
        let thickness = self.state.thickness * self.state.place.height();
        if draws && !self.state.draws_white && thickness < super::path::THICKEST {
            path.stroke(&mut self.ink, &mut self.shared.budget)?;
        }
        Ok(true)
    }

    fn shade(&mut self, area: Area) {
        if self.ink.shades.len() < MOST_SHADES && area.is_sound() {
            self.ink.shades.push(area);
        }
    }

    /// A picture: it fills the unit square.
    fn picture(&mut self) {
        let area = self.state.place.around((0.0, 0.0), (1.0, 1.0));
        if area.is_sound() {
            let page = (self.ink.width * self.ink.height).max(1.0);
            let part = area.width() * area.height() / page;
            self.ink.pictured = (self.ink.pictured + part).min(1.0);
            self.shade(area);
        }
    }

    /// A picture, or a drawing that the page repeats.
    fn drawing(&mut self, drawn: &Stream<'_>, resources: &Resources<'_>) -> Result<(), Text> {
        self.shared.budget.step(STEPS_OF_A_DRAWING)?;
        let about = drawn.dict();
        let kind = about.get::<Name<'_>>("Subtype");
        if kind.is_some_and(|kind| &*kind == b"Image") {
            self.picture();
            return Ok(());
        }
        if self.depth >= DEEPEST {
            return Ok(());
        }
        let Some(content) = self.shared.budget.unpack(drawn)? else {
            return Ok(());
        };
        let own = about.get::<Dict<'_>>("Resources").map(Resources::new);
        let outside = self.state.clone();
        let (text, line) = (self.text, self.line);
        let kept = std::mem::take(&mut self.kept);
        let path = std::mem::take(&mut self.path);
        if let Some(by) = about.get::<Array<'_>>("Matrix") {
            let mut by = by.iter::<f64>();
            let mut next = || by.next().unwrap_or(0.0);
            let by = Matrix([next(), next(), next(), next(), next(), next()]);
            self.state.place = by.then(self.state.place);
        }
        self.depth += 1;
        self.draw(&content, own.as_ref().unwrap_or(resources))?;
        self.depth -= 1;
        (self.text, self.line) = (text, line);
        self.kept = kept;
        self.path = path;
        self.state = outside;
        Ok(())
    }
}

/// The drawing of a page, which may come in several streams.
fn content(page: &Page<'_>, budget: &mut Budget) -> Result<Vec<u8>, Text> {
    let page = page.raw();
    if let Some(stream) = page.get::<Stream<'_>>("Contents") {
        return Ok(budget.unpack(&stream)?.unwrap_or(Vec::new()));
    }
    let mut all = Vec::new();
    let streams = page.get::<Array<'_>>("Contents");
    for stream in streams.iter().flat_map(Array::iter::<Stream<'_>>) {
        budget.step(STEPS_OF_A_DRAWING)?;
        all.extend(budget.unpack(&stream)?.into_iter().flatten());
        all.push(b' ');
    }
    Ok(all)
}

/// What the numbers of a space of colours mean.
fn numbers(name: &Name<'_>, resources: &Resources<'_>) -> Numbers {
    match resources.get_color_space(name) {
        Some(Object::Array(space)) => space
            .iter::<Name<'_>>()
            .next()
            .map_or(Numbers::Other, |family| Numbers::of(&family)),
        Some(Object::Name(family)) => Numbers::of(&family),
        _ => Numbers::of(name),
    }
}
