//! Names of cells: how a figure keeps its id in a spreadsheet.
//!
//! A name must not be taken for something else by any spreadsheet program, and two names that
//! differ only in case are one. An id that is a legal name stays as it is.

use std::collections::BTreeMap;

use super::{cell_text::shortened, position::Reference, sheet::Workbook, taken_names::TakenNames};

/// The longest name, in UTF-16 units.
const LONGEST: usize = 255;

/// The last column, `XFD`, counted from 1.
const LAST_COLUMN: u32 = 16_384;

/// The last row, counted from 1.
const LAST_ROW: u32 = 1_048_576;

/// A name and the cell it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinedName {
    /// The name, legal and unlike every other in the workbook.
    pub name: String,
    /// Id of the figure.
    pub figure: String,
    /// The figure's home.
    pub place: Reference,
}

/// The names of all figures of a workbook, in the order of their cells.
///
/// Ids that are legal names come first to their name; of ids that would share one, the later
/// gets `_2`, `_3` and so on. No mended id can thus take the name of another figure.
#[must_use]
pub fn defined_names(workbook: &Workbook) -> Vec<DefinedName> {
    let homes: Vec<(&str, Reference)> = workbook
        .sheets
        .iter()
        .enumerate()
        .flat_map(|(sheet, content)| {
            content.cells.iter().filter_map(move |cell| {
                let id = cell.figure.as_deref()?;
                Some((id, Reference { sheet, at: cell.at }))
            })
        })
        .collect();

    let mut taken = TakenNames::up_to(LONGEST);
    let mut names = BTreeMap::new();
    for legal in [true, false] {
        for (order, (id, _)) in homes.iter().enumerate() {
            let name = defined_name(id);
            if (name == *id) == legal {
                names.insert(order, taken.unlike(&name));
            }
        }
    }
    names
        .into_values()
        .zip(homes)
        .map(|(name, (id, place))| DefinedName {
            name,
            figure: id.to_owned(),
            place,
        })
        .collect()
}

/// A legal name for an id: the id itself where it is one.
///
/// Characters other than letters, digits, `_` and `.` become `_`. What would be read as a number,
/// a cell (`A1`, `R1C1`), a truth value or a built-in name gets a `_` in front.
///
/// ```
/// use report::workbook::defined_name::defined_name;
///
/// assert_eq!(defined_name("disclosed.total"), "disclosed.total");
/// assert_eq!(defined_name("主动公开"), "主动公开");
/// assert_eq!(defined_name("Q4"), "_Q4");
/// ```
#[must_use]
pub fn defined_name(id: &str) -> String {
    let mended: String = id
        .chars()
        .map(|character| {
            if is_allowed(character) {
                character
            } else {
                '_'
            }
        })
        .collect();
    let name = if is_mistakable(&mended) {
        format!("_{mended}")
    } else {
        mended
    };
    shortened(&name, LONGEST).to_owned()
}

/// Letters of any script; digits only ASCII ones, since programs differ on the others.
fn is_allowed(character: char) -> bool {
    character.is_alphabetic() || character.is_ascii_digit() || matches!(character, '_' | '.')
}

/// Whether a spreadsheet program would read the text as something other than a name.
fn is_mistakable(text: &str) -> bool {
    text.is_empty()
        || text.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        || text.eq_ignore_ascii_case("true")
        || text.eq_ignore_ascii_case("false")
        || text
            .get(..3)
            .is_some_and(|start| start.eq_ignore_ascii_case("_xl"))
        || is_a1(text)
        || is_r1c1(text)
}

/// `A1` to `XFD1048576`, in any case.
fn is_a1(text: &str) -> bool {
    let Some(start) = text.find(|character: char| character.is_ascii_digit()) else {
        return false;
    };
    let (letters, digits) = text.split_at(start);
    if !(1..=3).contains(&letters.len())
        || !letters.chars().all(|letter| letter.is_ascii_alphabetic())
        || !digits.chars().all(|digit| digit.is_ascii_digit())
    {
        return false;
    }
    let column = letters.chars().fold(0, |column, letter| {
        column * 26 + letter.to_digit(36).map_or(0, |digit| digit - 9)
    });
    // Digits beyond `u32` are beyond the last row as well.
    let row = digits.parse().unwrap_or(u32::MAX);
    column <= LAST_COLUMN && (1..=LAST_ROW).contains(&row)
}

/// `R`, `C`, `RC`, and whatever starts like `R1`, `C1` or `RC1`: the rest is not looked at.
fn is_r1c1(text: &str) -> bool {
    ["rc", "r", "c"].iter().any(|prefix| {
        let parts = text.split_at_checked(prefix.len());
        parts.is_some_and(|(start, rest)| {
            start.eq_ignore_ascii_case(prefix)
                && (rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()))
        })
    })
}
