//! The faces of a font file, by the tables that say what they are.

use std::path::{Path, PathBuf};

use skrifa::raw::{
    FontData, FontRead, ReadError,
    tables::{
        cmap::Cmap,
        name::Name,
        os2::{Os2, SelectionFlags},
    },
    types::NameId,
};

use super::{
    FontFiles,
    opened::Opened,
    tables::{Tables, starts},
};

/// A face of a font file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFace {
    /// The file.
    pub file: PathBuf,
    /// Its place in the file, which may hold several.
    pub index: u32,
    /// The names of its family in all languages, in small letters.
    pub families: Vec<String>,
    /// The name to tell a reader: a Chinese one where there is one.
    pub shown_name: String,
    /// How heavy it is: 400 is ordinary, 700 bold.
    pub weight: u16,
    /// Whether it leans.
    pub is_italic: bool,
    /// Whether its weight can be chosen.
    pub is_variable: bool,
    /// Whether its maker allows a subset of it to be embedded in a document.
    pub may_be_embedded: bool,
}

/// The faces of a file; none where it is no font.
pub fn faces(files: &dyn FontFiles, file: &Path) -> Vec<FontFace> {
    let Some(opened) = Opened::open(files, file) else {
        return Vec::new();
    };
    let Some(starts) = starts(&opened) else {
        return Vec::new();
    };
    (0..)
        .zip(starts)
        .filter_map(|(index, start)| face(&opened, file, index, start))
        .collect()
}

/// Whether a face has a glyph for a character, by its own list.
pub fn has_character(files: &dyn FontFiles, face: &FontFace, character: char) -> bool {
    let found = || {
        let file = Opened::open(files, &face.file)?;
        let start = *starts(&file)?.get(face.index as usize)?;
        let list = Tables::of(&file, start)?.read(*b"cmap")?;
        let list = Cmap::read(FontData::new(&list)).ok()?;
        list.map_codepoint(character)
    };
    found().is_some_and(|glyph| glyph.to_u32() != 0)
}

fn face(opened: &Opened<'_>, file: &Path, index: u32, start: u64) -> Option<FontFace> {
    let tables = Tables::of(opened, start)?;
    let (families, shown_name) = names(&tables.read(*b"name")?).ok()?;
    let rights = tables.read(*b"OS/2");
    let rights = rights
        .as_deref()
        .and_then(|table| Os2::read(FontData::new(table)).ok());
    Some(FontFace {
        file: file.to_path_buf(),
        index,
        families,
        shown_name,
        weight: rights.as_ref().map_or(400, Os2::us_weight_class),
        is_italic: rights
            .as_ref()
            .is_some_and(|table| table.fs_selection().contains(SelectionFlags::ITALIC)),
        is_variable: tables.place(*b"fvar").is_some(),
        may_be_embedded: rights.is_none_or(|table| may_be_embedded(table.fs_type())),
    })
}

/// Whether the bits by which a maker says what may be done with a face allow a subset of it in a
/// document that is handed on.
///
/// Source: OpenType, `OS/2`, `fsType`. Where several of the first bits are set the mildest holds.
fn may_be_embedded(bits: u16) -> bool {
    const RESTRICTED: u16 = 0x0002;
    const ALLOWED: u16 = 0x0004 | 0x0008;
    const NO_SUBSETS: u16 = 0x0100;
    const BITMAPS_ONLY: u16 = 0x0200;
    let is_restricted = bits & RESTRICTED != 0 && bits & ALLOWED == 0;
    !is_restricted && bits & (NO_SUBSETS | BITMAPS_ONLY) == 0
}

/// The names of a family in small letters, and the one that is told.
fn names(table: &[u8]) -> Result<(Vec<String>, String), ReadError> {
    let table = Name::read(FontData::new(table))?;
    let mut families = Vec::new();
    let mut shown = String::new();
    for record in table.name_record() {
        let is_family = [NameId::FAMILY_NAME, NameId::TYPOGRAPHIC_FAMILY_NAME];
        if !is_family.contains(&record.name_id()) {
            continue;
        }
        let Ok(name) = record.string(table.string_data()) else {
            continue;
        };
        let name: String = name.chars().collect();
        if shown.is_empty() || shown.is_ascii() && !name.is_ascii() {
            shown.clone_from(&name);
        }
        let name = name.to_lowercase();
        if !families.contains(&name) {
            families.push(name);
        }
    }
    if families.is_empty() {
        return Err(ReadError::OutOfBounds);
    }
    Ok((families, shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_makers_word_on_embedding_holds() {
        for (bits, allowed) in [
            (0x0000, true),
            (0x0002, false),
            (0x0004, true),
            (0x0008, true),
            // The mildest of several.
            (0x000E, true),
            (0x0108, false),
            (0x0200, false),
        ] {
            assert_eq!(may_be_embedded(bits), allowed, "{bits:#06x}");
        }
    }
}
