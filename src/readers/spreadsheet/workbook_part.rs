//! The part `workbook.xml`: the sheets, the names, and where the sheets' parts are.

use std::collections::BTreeMap;

use super::{
    book::{Book, Place},
    column_name::stretch,
    xml::{Next, each},
};
use crate::{
    diagnostic::Text,
    readers::transcript::{Hidden, HiddenKind, Transcript},
};

pub(super) const NAME: &str = "xl/workbook.xml";
/// The most sheets and names of a workbook.
const MOST: usize = 65_536;

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) relation: String,
    pub(super) is_hidden: bool,
}

/// Reads the list of sheets, and the names into the book.
///
/// # Errors
/// The part is broken, or lists too much.
pub(super) fn read(
    part: &[u8],
    book: &mut Book,
    transcript: &mut Transcript,
) -> Result<Vec<Listed>, Text> {
    let mut listed = Vec::new();
    let mut named: Option<(String, String)> = None;
    each(part, NAME, |next| {
        match next {
            Next::Start("workbookPr", tag) => book.dates_from_1904 = tag.is_on("date1904"),
            Next::Start("sheet", tag) => listed.push(Listed {
                name: tag.text("name"),
                relation: tag.text("id"),
                is_hidden: matches!(
                    tag.attribute("state").as_deref(),
                    Some("hidden" | "veryHidden")
                ),
            }),
            Next::Start("definedName", tag) => {
                named = tag.attribute("name").map(|name| (name, String::new()));
            }
            Next::Text(text) => {
                if let Some((_, meant)) = &mut named {
                    meant.push_str(text);
                }
            }
            Next::End("definedName") => {
                if let Some((name, meant)) = named.take() {
                    keep(name, &meant, book, transcript);
                }
            }
            _ => {}
        }
        if listed.len() > MOST || book.names.len() > MOST {
            return Err(Text::fixed(
                "它的工作表或名称太多",
                "it has too many sheets or names",
            ));
        }
        Ok(())
    })?;
    Ok(listed)
}

fn keep(name: String, meant: &str, book: &mut Book, transcript: &mut Transcript) {
    if meant.starts_with('[') || meant.starts_with("'[") {
        transcript.hidden.push(Hidden {
            kind: HiddenKind::OutsideFormula,
            locator: None,
            content: format!("{name} = {meant}"),
        });
    } else if !name.starts_with("_xlnm")
        && let Some((sheet, place)) = cell(meant)
    {
        book.names.push((name, sheet, place));
    }
}

/// Sheet and place of `统计表!$C$55`, `'a b'!$C$5`; of a stretch, its first cell.
pub(super) fn cell(meant: &str) -> Option<(String, Place)> {
    let (sheet, cells) = meant.trim_start_matches('=').rsplit_once('!')?;
    let sheet = match sheet.strip_prefix('\'') {
        Some(quoted) => quoted.strip_suffix('\'')?.replace("''", "'"),
        None => sheet.to_owned(),
    };
    let (place, _) = stretch(cells)?;
    Some((sheet, place))
}

/// Where each relation of a part leads: id, kind, target; and whether it is outside the file.
pub(super) struct Relation {
    pub(super) kind: String,
    pub(super) target: String,
    pub(super) is_outside: bool,
}

/// Reads the relations of a part.
///
/// # Errors
/// The part is broken, or has too many.
pub(super) fn relations(part: &[u8], name: &str) -> Result<BTreeMap<String, Relation>, Text> {
    let mut relations = BTreeMap::new();
    each(part, name, |next| {
        if let Next::Start("Relationship", tag) = next
            && let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target"))
            && relations.len() < MOST
        {
            let kind = tag.text("Type");
            let is_outside = tag.attribute("TargetMode").as_deref() == Some("External");
            relations.insert(
                id,
                Relation {
                    kind,
                    target,
                    is_outside,
                },
            );
        }
        Ok(())
    })?;
    Ok(relations)
}
