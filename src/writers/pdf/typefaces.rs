//! The faces that a report is printed in, chosen among those that there are.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use super::{
    font_lists::{names, substitutes},
    missing_face::MissingFace,
    typeface::{FileData, Typeface},
};
use crate::{
    fonts::{
        FontFiles,
        face::{FontFace, faces, has_character},
        needed,
    },
    setting::{Face, Look},
};

/// How heavy faces are: those from `HEAVY` on need not be drawn heavier.
const ORDINARY: u16 = 400;
const HEAVY: u16 = 600;
const BOLD: u16 = 700;

/// Stands for a character that no face has: 〓, as printers have always put it.
pub(super) const GETA: [char; 3] = ['〓', '□', '?'];

/// The faces, each loaded when something is first printed in it.
pub(super) struct Typefaces<'f> {
    files: &'f dyn FontFiles,
    look: &'f Look,
    /// The faces of every family, by its names.
    families: BTreeMap<String, Vec<Rc<FontFace>>>,
    /// What is printed: nothing else of a file is read.
    characters: Rc<BTreeSet<char>>,
    /// A Chinese face of whatever name, which can be loaded.
    any_chinese: Rc<FontFace>,
    /// What is loaded, by file and place; none where a file is broken.
    loaded: RefCell<BTreeMap<FontKey, Option<Rc<Typeface>>>>,
    /// What was chosen for what, and whether heavy.
    chosen: RefCell<BTreeMap<(usize, bool), Chosen>>,
}

/// A face with how heavy it is to be.
type FontKey = (std::path::PathBuf, u32, bool);

#[derive(Clone)]
struct Chosen {
    typeface: Rc<Typeface>,
    missing: Option<MissingFace>,
}

impl<'f> Typefaces<'f> {
    /// The faces for a look among these files, to print these characters in; `None` where none of
    /// them is Chinese.
    pub(super) fn find(
        look: &'f Look,
        files: &'f dyn FontFiles,
        characters: BTreeSet<char>,
    ) -> Option<Self> {
        let mut families: BTreeMap<String, Vec<Rc<FontFace>>> = BTreeMap::new();
        let mut all = Vec::new();
        for path in files.paths() {
            for face in faces(files, &path) {
                if face.is_italic {
                    continue;
                }
                let face = Rc::new(face);
                for family in &face.families {
                    families
                        .entry(family.clone())
                        .or_default()
                        .push(Rc::clone(&face));
                }
                all.push(face);
            }
        }
        let known = substitutes(Face::Body).into_iter().filter_map(|name| {
            let faces = families.get(name)?.iter();
            let allowed = faces.filter(|face| face.may_be_embedded);
            allowed.min_by_key(|face| distance(face, ORDINARY)).cloned()
        });
        let known: Vec<Rc<FontFace>> = known.collect();
        all.sort_by_key(|face| distance(face, ORDINARY));
        let others = all
            .into_iter()
            .filter(|face| face.may_be_embedded)
            .filter(|face| has_character(files, face, '国'));
        let mut candidates = known.into_iter().chain(others);
        let mut typefaces = Self {
            files,
            look,
            families,
            characters: Rc::new(characters),
            any_chinese: candidates.next()?,
            loaded: RefCell::default(),
            chosen: RefCell::default(),
        };
        // A file may say what it holds and be broken where the outlines are.
        while typefaces.load(&typefaces.any_chinese, false).is_none() {
            typefaces.any_chinese = candidates.next()?;
        }
        Some(typefaces)
    }

    /// The face that is printed in for a use; `None` where not one file can be read any more.
    pub(super) fn face(&self, face: Face, is_bold: bool) -> Option<Rc<Typeface>> {
        let key = (place(face), is_bold);
        if let Some(chosen) = self.chosen.borrow().get(&key) {
            return Some(Rc::clone(&chosen.typeface));
        }
        let chosen = self.choose(face, is_bold)?;
        let typeface = Rc::clone(&chosen.typeface);
        self.chosen.borrow_mut().insert(key, chosen);
        Some(typeface)
    }

    /// The face and the glyph of a character: of another face where that one lacks it.
    pub(super) fn glyph(
        &self,
        face: Face,
        is_bold: bool,
        character: char,
    ) -> Option<(Rc<Typeface>, u32, char)> {
        if let Some((typeface, glyph)) = self.glyph_of_look(face, is_bold, character) {
            return Some((typeface, glyph, character));
        }
        let any = self.load(&self.any_chinese, false)?;
        let of_any = any.glyph(character).map(|glyph| (character, glyph));
        let stands_for = GETA
            .iter()
            .find_map(|geta| Some((*geta, any.glyph(*geta)?)));
        let (character, glyph) = of_any.or(stands_for)?;
        Some((any, glyph, character))
    }

    /// The face and the glyph of a character among the faces of the look.
    pub(super) fn glyph_of_look(
        &self,
        face: Face,
        is_bold: bool,
        character: char,
    ) -> Option<(Rc<Typeface>, u32)> {
        let others = [Face::Song, Face::Body, Face::Hei, Face::Latin];
        let others = others.into_iter().map(|other| (other, false));
        std::iter::once((face, is_bold))
            .chain(others)
            .find_map(|(face, is_bold)| {
                let typeface = self.face(face, is_bold)?;
                let glyph = typeface.glyph(character)?;
                Some((typeface, glyph))
            })
    }

    /// The faces that were asked for and are not there, each once.
    pub(super) fn missing(&self) -> Vec<MissingFace> {
        let chosen = self.chosen.borrow();
        let mut missing: Vec<MissingFace> = chosen
            .values()
            .filter_map(|chosen| chosen.missing.clone())
            .collect();
        missing.sort();
        missing.dedup();
        missing
    }

    fn choose(&self, face: Face, is_bold: bool) -> Option<Chosen> {
        let wanted = self.look.face(face);
        let mut is_forbidden = false;
        for name in names(wanted) {
            match self.of_family(&name, if is_bold { BOLD } else { ORDINARY }, is_bold) {
                Found::Face(typeface) => {
                    return Some(Chosen {
                        typeface,
                        missing: None,
                    });
                }
                Found::Forbidden => is_forbidden = true,
                Found::Nothing => {}
            }
        }
        // What only stands in is drawn heavier and not joined by a second font: the file stays small,
        // and most Chinese faces have no heavy one anyway.
        let others = substitutes(face).into_iter();
        let found = others.filter_map(|name| match self.of_family(name, ORDINARY, is_bold) {
            Found::Face(typeface) => Some(typeface),
            Found::Forbidden | Found::Nothing => None,
        });
        let typeface = { found }
            .next()
            .or_else(|| self.load(&self.any_chinese, is_bold))?;
        let missing = MissingFace {
            wanted: wanted.to_owned(),
            taken: typeface.name.clone(),
            is_forbidden,
        };
        Some(Chosen {
            typeface,
            missing: Some(missing),
        })
    }

    /// The face of a family that is nearest to a weight, to be printed ordinary or bold.
    fn of_family(&self, family: &str, wanted: u16, is_bold: bool) -> Found {
        let Some(faces) = self.families.get(family) else {
            return Found::Nothing;
        };
        let mut allowed: Vec<&Rc<FontFace>> =
            faces.iter().filter(|face| face.may_be_embedded).collect();
        if allowed.is_empty() {
            return Found::Forbidden;
        }
        allowed.sort_by_key(|face| distance(face, wanted));
        let loaded = allowed
            .into_iter()
            .find_map(|face| self.load(face, is_bold));
        loaded.map_or(Found::Nothing, Found::Face)
    }

    fn load(&self, face: &FontFace, is_bold: bool) -> Option<Rc<Typeface>> {
        let can_be_heavy = face.is_variable;
        // An ordinary face is drawn heavier where a heavy one is wanted.
        let is_lighter = is_bold && face.weight < HEAVY && !can_be_heavy;
        let key = (
            face.file.clone(),
            face.index,
            is_bold && (is_lighter || can_be_heavy),
        );
        if let Some(loaded) = self.loaded.borrow().get(&key) {
            return loaded.clone();
        }
        // The same face, drawn lighter or heavier.
        let same = |loaded: &BTreeMap<FontKey, Option<Rc<Typeface>>>| {
            let is_same = |(file, index, _): &FontKey| *file == face.file && *index == face.index;
            let mut others = loaded.iter().filter(|(key, _)| is_same(key));
            let other = others.find_map(|(_, other)| other.as_ref())?;
            Some(other.data.clone())
        };
        let known = same(&self.loaded.borrow());
        let data =
            known.or_else(|| needed::read(self.files, face, &self.characters).map(FileData::from));
        let weight = face
            .is_variable
            .then_some(if is_bold { 700.0 } else { 400.0 });
        let typeface = data
            .and_then(|data| {
                let characters = Rc::clone(&self.characters);
                Typeface::new(data, face, weight, is_lighter, characters)
            })
            .map(Rc::new);
        self.loaded.borrow_mut().insert(key, typeface.clone());
        typeface
    }
}

/// How far the weight of a face is from one that is wanted.
fn distance(face: &FontFace, wanted: u16) -> u16 {
    if face.is_variable {
        return 0;
    }
    face.weight.abs_diff(wanted)
}

/// What a search for a family gave.
enum Found {
    Face(Rc<Typeface>),
    /// It is there, and may not be embedded.
    Forbidden,
    Nothing,
}

/// A number for each use of a face.
fn place(face: Face) -> usize {
    match face {
        Face::Body => 0,
        Face::Latin => 1,
        Face::Song => 2,
        Face::Title => 3,
        Face::Hei => 4,
        Face::Kai => 5,
    }
}
