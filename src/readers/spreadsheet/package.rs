//! A package, .xlsx or .xlsm, as a book.

use memchr::memmem;

use super::{
    book::{Book, Sheet},
    properties,
    sheet_part::{self, shared_texts},
    styles::Styles,
    workbook_part::{self, relations},
};
use crate::{
    archive::Archive,
    diagnostic::{Text, say::say},
    readers::transcript::Transcript,
};

const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// Reads all of it.
///
/// # Errors
/// It is broken, or goes beyond the bounds.
pub(super) fn read(archive: &mut Archive<'_>, transcript: &mut Transcript) -> Result<Book, Text> {
    let mut book = Book::default();
    properties::read(archive, transcript)?;
    let part = archive.part(workbook_part::NAME)?;
    let listed = workbook_part::read(&part, &mut book, transcript)?;
    let relations = relations(&archive.part(RELATIONS)?, RELATIONS)?;
    let mut texts = Vec::new();
    if archive.has("xl/sharedStrings.xml") {
        texts = shared_texts(&archive.part("xl/sharedStrings.xml")?)?;
    }
    let mut styles = Styles::default();
    if archive.has("xl/styles.xml") {
        styles = Styles::read(&archive.part("xl/styles.xml")?)?;
    }
    let mut has_no_number = false;
    for one in listed {
        let relation = relations.get(&one.relation);
        let name = one.name;
        let Some(relation) = relation.filter(|relation| relation.kind.ends_with("/worksheet"))
        else {
            transcript.unread.push(say!(
                "“{name}”不是工作表，没有读",
                "‘{name}’ is no sheet of cells, and was not read"
            ));
            continue;
        };
        let target = match relation.target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{}", relation.target),
        };
        let part = archive.part(&target)?;
        book.has_room_for(memmem::find_iter(&part, b"<v>").count())?;
        let mut sheet = Sheet {
            name,
            is_hidden: one.is_hidden,
            ..Sheet::default()
        };
        let shared = (texts.as_slice(), &styles);
        sheet_part::read(
            &part,
            &target,
            &mut sheet,
            &mut book,
            shared,
            &mut has_no_number,
        )?;
        book.sheets.push(sheet);
    }
    if has_no_number {
        transcript.unread.push(Text::fixed(
            "有的单元格里的数读不出来，按写的样子显示",
            "some cells hold a number that cannot be read, and are shown as they are written",
        ));
    }
    properties::read_parts(archive, transcript)?;
    Ok(book)
}
