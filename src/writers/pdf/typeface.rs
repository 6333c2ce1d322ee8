//! A loaded face: the glyphs of its characters and their widths.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
    sync::Arc,
};

use krilla::{
    Data,
    text::{Font, Tag},
};
use skrifa::{FontRef, MetadataProvider as _, instance::Size};

use crate::fonts::face::FontFace;

/// The bytes of a font file, shared by its faces.
#[derive(Clone)]
pub(super) struct FileData(Arc<Vec<u8>>);

impl From<Vec<u8>> for FileData {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Arc::new(bytes))
    }
}

/// A face that can be printed in.
pub(super) struct Typeface {
    /// The name of its family.
    pub(super) name: String,
    /// What draws it.
    pub(super) font: Font,
    /// Whether its strokes are to be drawn heavier than they are.
    pub(super) is_lighter: bool,
    /// The bytes of its file.
    pub(super) data: FileData,
    index: u32,
    weight: Option<f32>,
    /// The characters of which it has the outlines.
    characters: Rc<BTreeSet<char>>,
    /// The glyphs of the characters that were asked for, with their widths in thousandths of the
    /// height of type.
    glyphs: RefCell<BTreeMap<char, Option<(u32, f32)>>>,
}

impl Typeface {
    /// The face of a file; of one that can be of any weight, the one so heavy.
    pub(super) fn new(
        data: FileData,
        face: &FontFace,
        weight: Option<f32>,
        is_lighter: bool,
        characters: Rc<BTreeSet<char>>,
    ) -> Option<Self> {
        let shared: Arc<Vec<u8>> = Arc::clone(&data.0);
        let coordinates: Vec<(Tag, f32)> = weight
            .map(|weight| (Tag::new(b"wght"), weight))
            .into_iter()
            .collect();
        let font = Font::new_variable(Data::from(shared), face.index, &coordinates)?;
        Some(Self {
            name: face.shown_name.clone(),
            font,
            is_lighter,
            data,
            index: face.index,
            weight,
            characters,
            glyphs: RefCell::default(),
        })
    }

    /// The glyph of a character; none where it has no such.
    pub(super) fn glyph(&self, character: char) -> Option<u32> {
        self.found(character).map(|(glyph, _)| glyph)
    }

    /// The width of a character as a share of the height of type; 0 where it has no such.
    pub(super) fn advance(&self, character: char) -> f32 {
        self.found(character).map_or(0.0, |(_, advance)| advance)
    }

    fn found(&self, character: char) -> Option<(u32, f32)> {
        if let Some(known) = self.glyphs.borrow().get(&character) {
            return *known;
        }
        let found = self.look_up(character);
        self.glyphs.borrow_mut().insert(character, found);
        found
    }

    fn look_up(&self, character: char) -> Option<(u32, f32)> {
        if !self.characters.contains(&character) {
            return None;
        }
        let font = FontRef::from_index(&self.data.0, self.index).ok()?;
        let glyph = font.charmap().map(character)?;
        if glyph.to_u32() == 0 {
            return None;
        }
        let location = font
            .axes()
            .location(self.weight.map(|weight| ("wght", weight)));
        let metrics = font.glyph_metrics(Size::new(1.0), &location);
        Some((glyph.to_u32(), metrics.advance_width(glyph)?))
    }
}
