//! The list of output formats; each turns what `document` composed into the bytes of one file.

pub mod built_file;
mod cell_look;
pub mod doc;
pub mod docx;
mod figure_bookmarks;
mod file_link;
pub mod format;
pub mod html;
pub mod package;
mod page_policy;
pub mod pdf;
mod printable;
mod qr_picture;
pub mod xls;
pub mod xlsx;

use self::format::{Format, Signature, Write};
use crate::{
    diagnostic::{Diagnostic, Place, Text},
    source::Source,
    year_file::{Located, rules},
};

/// The formats that a build can write, in the order in which they are named to a reader: a new one
/// is its own folder and a row here.
pub static FORMATS: &[Format] = &[
    Format {
        name: "docx",
        kind: WORD,
        caveat: None,
        is_usual: true,
        signature: Signature {
            start: b"PK",
            within: b"word/",
        },
        write: Write::ReportInLook(|document, template, notes| match template {
            Some(template) => docx::write_like(document, template, notes),
            None => docx::write(document),
        }),
    },
    Format {
        name: "xlsx",
        kind: EXCEL,
        caveat: None,
        is_usual: true,
        signature: Signature {
            start: b"PK",
            within: b"xl/",
        },
        write: Write::Statistics(xlsx::write),
    },
    Format {
        name: "html",
        kind: Text::fixed("网页", "web page"),
        caveat: None,
        is_usual: false,
        signature: Signature {
            start: b"",
            within: b"<html",
        },
        write: Write::ReportWithFiles(html::write),
    },
    Format {
        name: "xls",
        kind: EXCEL,
        caveat: Some(Text::fixed(
            "xls 是 Excel 97–2003 的二进制格式，其中没有图和批注。",
            "xls is the binary format of Excel 97 to 2003, without charts and notes.",
        )),
        is_usual: false,
        // The old Word begins so too; sheets lie in a stream `Workbook`, or `Book` in still older files.
        signature: Signature {
            start: b"\xD0\xCF\x11\xE0",
            within: b"b\0o\0o\0k\0",
        },
        write: Write::Statistics(xls::write),
    },
    Format {
        name: "doc",
        kind: WORD,
        caveat: Some(Text::fixed(
            "doc 是用 .doc 作文件名的 RTF，文字处理软件按文档打开；只认旧二进制格式的网站会拒收，图在其中列成表。",
            "doc is Rich Text Format under the name .doc, which word processors open as a document; a portal that looks for the old binary signature refuses it, and charts stand in it as tables.",
        )),
        is_usual: false,
        signature: Signature {
            start: b"{\\rtf",
            within: b"",
        },
        write: Write::Report(doc::write),
    },
    Format {
        name: "pdf",
        kind: PDF,
        caveat: Some(Text::fixed(
            "pdf 用本机的字体（或 --font-dir 里的）；没有中文字体时写不出，写 all 时略去它并说明。",
            "pdf takes the fonts of this machine, or those of --font-dir; it cannot be written without a Chinese one, and all leaves it out then and says so.",
        )),
        is_usual: false,
        signature: Signature {
            start: b"%PDF",
            within: b"",
        },
        write: Write::ReportOnPages(pdf::write),
    },
];

const PDF: Text = Text::fixed("PDF 文档", "PDF document");
const WORD: Text = Text::fixed("Word 文档", "Word document");
const EXCEL: Text = Text::fixed("Excel 表格", "Excel spreadsheet");

/// The format that the command line, year files and the endings of files call so.
#[must_use]
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format that a file of these bytes has; one of none of them is text that was copied out of
/// the report.
///
/// # Panics
/// There are no formats.
#[must_use]
pub fn format_of(bytes: &[u8]) -> &'static Format {
    let mut formats = FORMATS.iter();
    let known = formats.find(|format| format.signature.is_of(bytes));
    known
        .or(FORMATS.first())
        .expect("the list of formats is not empty")
}

/// The names of all formats.
#[must_use]
pub fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.name).collect()
}

/// What kind of file has a name that ends so, be it built or an organ's own.
#[must_use]
pub fn kind(ending: &str) -> Text {
    named(ending).map_or(Text::fixed("文件", "file"), |format| format.kind.clone())
}

/// What is wrong with the names of formats that a file of this text gives as the value of a key.
#[must_use]
pub fn unknown(
    asked: Option<&Located<Vec<String>>>,
    key: &'static str,
    source: &Source,
) -> Option<Diagnostic> {
    let asked = asked?;
    let is_known = asked.value.iter().all(|name| named(name).is_some());
    (!is_known).then(|| {
        let written = source.slice(asked.span);
        let place = Place::year(asked.span);
        rules::wrong_word(&names(), &Text::fixed(key, key), written, place)
    })
}
