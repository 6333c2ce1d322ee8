//! As much of a font file as is needed to print some characters.
//!
//! The outlines of a Chinese font take some twenty megabytes, of which a report needs a hundredth.
//! What is not read is left nought, in its place: a reader of fonts that asks for nothing but the
//! glyphs of these characters does not see it.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use skrifa::{
    GlyphId,
    raw::{FontData, FontRead as _, tables::cmap::Cmap},
};

use super::{
    FontFiles, compact_outlines,
    compact_outlines::List,
    face::FontFace,
    glyph_outlines::components,
    opened::Opened,
    tables::{Place, Tables, starts},
};

/// The largest file.
const LARGEST: u64 = 1 << 27;

/// The tables of outlines, of which single glyphs are read.
const OUTLINES: [[u8; 4]; 2] = [*b"CFF ", *b"glyf"];

/// Large tables that printing glyph by glyph in level lines asks nothing of: how glyphs combine, how
/// they stand in lines from top to bottom, and signatures.
const UNUSED: [[u8; 4]; 9] = [
    *b"BASE", *b"DSIG", *b"GDEF", *b"GPOS", *b"GSUB", *b"VORG", *b"kern", *b"vhea", *b"vmtx",
];

/// A face's file as far as these characters need it, and the glyphs that are there.
pub fn read(
    files: &dyn FontFiles,
    face: &FontFace,
    characters: &BTreeSet<char>,
) -> Option<Vec<u8>> {
    let opened = Opened::open(files, &face.file)?;
    let size = opened.size().filter(|size| *size <= LARGEST)?;
    let start = *starts(&opened)?.get(face.index as usize)?;
    let tables = Tables::of(&opened, start)?;
    let mut file = Partial {
        file: &opened,
        bytes: vec![0; usize::try_from(size).ok()?],
    };
    // The heads of the file and of its faces.
    file.fill(0, 12 + 4 * 64)?;
    file.fill(start, 12 + 16 * 256)?;
    let is_needed = |place: &Place| !OUTLINES.contains(&place.tag) && !UNUSED.contains(&place.tag);
    for place in tables.places().filter(is_needed) {
        file.fill(place.start, place.length)?;
    }
    let glyphs = glyphs(file.table(tables.place(*b"cmap")?)?, characters)?;
    if let Some(place) = tables.place(*b"CFF ") {
        file.compact(place, &glyphs)?;
    }
    if let Some(place) = tables.place(*b"glyf") {
        let is_long = *file.table(tables.place(*b"head")?)?.get(51)? == 1;
        file.plain(place, tables.place(*b"loca")?, is_long, glyphs)?;
    }
    Some(file.bytes)
}

/// The glyphs of characters, and the one that stands for none.
fn glyphs(list: &[u8], characters: &BTreeSet<char>) -> Option<BTreeSet<u32>> {
    let list = Cmap::read(FontData::new(list)).ok()?;
    let found = characters
        .iter()
        .filter_map(|character| list.map_codepoint(*character));
    let mut glyphs: BTreeSet<u32> = found.map(GlyphId::to_u32).collect();
    glyphs.insert(0);
    Some(glyphs)
}

/// A file that is read in part.
struct Partial<'f> {
    file: &'f Opened<'f>,
    bytes: Vec<u8>,
}

impl Partial<'_> {
    /// Reads so many bytes to their place, or as many as there are.
    fn fill(&mut self, start: u64, length: usize) -> Option<()> {
        let place = self.bytes.get_mut(usize::try_from(start).ok()?..)?;
        let length = length.min(place.len());
        self.file.read(start, place.get_mut(..length)?)?;
        Some(())
    }

    fn table(&self, place: Place) -> Option<&[u8]> {
        let start = usize::try_from(place.start).ok()?;
        self.bytes.get(start..start.checked_add(place.length)?)
    }

    /// Reads a table of compact outlines but for those of other glyphs.
    fn compact(&mut self, place: Place, glyphs: &BTreeSet<u32>) -> Option<()> {
        self.fill(place.start, place.length.min(compact_outlines::HEAD))?;
        let start = compact_outlines::list_start(self.table(place)?)?;
        self.fill(place.start + start as u64, 3)?;
        let list = List::at(self.table(place)?, start)?;
        // What is read already stands there.
        let known = place.length.min(compact_outlines::HEAD);
        let rest = list.data().saturating_sub(known);
        self.fill(place.start + known as u64, rest)?;
        let table = self.table(place)?;
        let end = list.entry(table, list.count - 1)?.end;
        let wanted = glyphs.iter().map(|glyph| *glyph as usize);
        let is_there = |entry: &Range<usize>| entry.start <= entry.end && entry.end <= table.len();
        let wanted: BTreeMap<usize, Range<usize>> = wanted
            .filter_map(|glyph| Some((glyph, list.entry(table, glyph).filter(is_there)?)))
            .collect();
        self.close_up(place, &list, &wanted)?;
        self.fill(place.start + end as u64, place.length.checked_sub(end)?)
    }

    /// Reads entries of a list to its front, the others being empty from now on: what is far apart in
    /// the file would take a page of memory each.
    fn close_up(
        &mut self,
        place: Place,
        list: &List,
        wanted: &BTreeMap<usize, Range<usize>>,
    ) -> Option<()> {
        let mut entries = wanted.values().peekable();
        let mut next = usize::try_from(place.start).ok()? + list.data();
        for range in joined(wanted.values()) {
            let read = self
                .file
                .part(place.start + range.start as u64, range.len())?;
            while let Some(entry) = entries.next_if(|entry| entry.end <= range.end) {
                let entry =
                    read.get(entry.start.checked_sub(range.start)?..entry.end - range.start)?;
                self.bytes
                    .get_mut(next..next + entry.len())?
                    .copy_from_slice(entry);
                next += entry.len();
            }
        }
        let start = usize::try_from(place.start).ok()?;
        let table = self.bytes.get_mut(start..)?;
        let lengths = (0..list.count).map(|entry| wanted.get(&entry).map_or(0, Range::len));
        list.lay(table, lengths)
    }

    /// Reads the outlines of glyphs and of what they are put together of.
    fn plain(
        &mut self,
        place: Place,
        list: Place,
        is_long: bool,
        glyphs: BTreeSet<u32>,
    ) -> Option<()> {
        let mut open: Vec<u32> = glyphs.iter().copied().collect();
        let mut seen = glyphs;
        while let Some(glyph) = open.pop() {
            let offset = |glyph: usize| {
                let list = self.table(list)?;
                Some(if is_long {
                    let bytes = list.get(4 * glyph..4 * glyph + 4)?;
                    u32::from_be_bytes(bytes.try_into().ok()?) as usize
                } else {
                    let bytes = list.get(2 * glyph..2 * glyph + 2)?;
                    2 * usize::from(u16::from_be_bytes(bytes.try_into().ok()?))
                })
            };
            let (Some(start), Some(end)) = (offset(glyph as usize), offset(glyph as usize + 1))
            else {
                continue;
            };
            if end <= start || end > place.length {
                continue;
            }
            self.fill(place.start + start as u64, end - start)?;
            let parts = components(self.table(place)?.get(start..end)?);
            open.extend(parts.into_iter().filter(|part| seen.insert(*part)));
        }
        Some(())
    }
}

/// Ranges that stand near each other as one: a read costs more than some bytes too many.
fn joined<'r>(ranges: impl Iterator<Item = &'r Range<usize>>) -> Vec<Range<usize>> {
    const NEAR: usize = 4096;
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start >= last.start && range.start <= last.end + NEAR => {
                last.end = last.end.max(range.end);
            }
            _ => joined.push(range.clone()),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use std::{
        io,
        path::{Path, PathBuf},
    };

    use skrifa::{
        FontRef, GlyphId, MetadataProvider as _,
        instance::{LocationRef, Size},
        outline::{DrawSettings, pen::SvgPen},
    };

    use super::*;
    use crate::fonts::{FontFile, face::faces};

    const FONT: &[u8] = include_bytes!("../../tests/fonts/report-test-song.otf");

    struct OneFont;

    impl FontFiles for OneFont {
        fn paths(&self) -> Vec<PathBuf> {
            vec![PathBuf::from("font.otf")]
        }

        fn open(&self, _: &Path) -> io::Result<Box<dyn FontFile + '_>> {
            Ok(Box::new(FONT))
        }
    }

    /// The outline of a glyph and how wide it is.
    fn drawn(font: &[u8], glyph: GlyphId) -> (String, Option<f32>) {
        let font = FontRef::new(font).unwrap();
        let mut pen = SvgPen::new();
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        let outline = font.outline_glyphs().get(glyph).unwrap();
        outline.draw(settings, &mut pen).unwrap();
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        (pen.to_string(), metrics.advance_width(glyph))
    }

    #[test]
    fn a_character_keeps_its_outline_and_its_width() {
        let face = faces(&OneFont, Path::new("font.otf")).remove(0);
        let characters: BTreeSet<char> = "政府信息公开2017㐀".chars().collect();
        let needed = read(&OneFont, &face, &characters).unwrap();
        assert_eq!(needed.len(), FONT.len());
        let all = FontRef::new(FONT).unwrap().charmap();
        for character in characters {
            if let Some(glyph) = all.map(character) {
                assert_eq!(drawn(&needed, glyph), drawn(FONT, glyph), "{character}");
            }
        }
    }
}
