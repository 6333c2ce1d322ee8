//! The parts of the file, what ties them together, and the archive they travel in.
//!
//! Content types and relationships are written from the list of parts that are there, so that
//! none can name a part that is not.

use std::io::{Cursor, Write as _};

use anyhow::Result;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{
    pages::{footer_id, header_id},
    xml::Element,
};

/// Where most relationship types are named.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// What most content types begin with.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The text.
    Document,
    /// Title, creator, subject.
    CoreProperties,
    /// The program and the organ.
    Application,
    /// The named styles.
    Styles,
    /// Colours and faces that Word offers in its menus.
    Theme,
    /// Settings of the whole document.
    Settings,
    /// The fonts and what stands in for them.
    FontTable,
    /// What stands over every page.
    Header,
    /// What stands under every page.
    Footer,
    /// The findings of a draft.
    Comments,
}

/// One part of the file.
#[derive(Debug)]
pub(super) struct Part {
    kind: Kind,
    number: usize,
    xml: Vec<u8>,
}

impl Part {
    /// A part; `number` counts those of its kind, from 1.
    pub(super) fn new(kind: Kind, number: usize, xml: Vec<u8>) -> Self {
        Self { kind, number, xml }
    }

    /// Its place in the archive.
    fn path(&self) -> String {
        let number = self.number;
        match self.kind {
            Kind::Document => "word/document.xml".to_owned(),
            Kind::CoreProperties => "docProps/core.xml".to_owned(),
            Kind::Application => "docProps/app.xml".to_owned(),
            Kind::Styles => "word/styles.xml".to_owned(),
            Kind::Theme => "word/theme/theme1.xml".to_owned(),
            Kind::Settings => "word/settings.xml".to_owned(),
            Kind::FontTable => "word/fontTable.xml".to_owned(),
            Kind::Header => format!("word/header{number}.xml"),
            Kind::Footer => format!("word/footer{number}.xml"),
            Kind::Comments => "word/comments.xml".to_owned(),
        }
    }

    fn content_type(&self) -> String {
        match self.kind {
            Kind::Document => format!("{WORD}.document.main+xml"),
            Kind::CoreProperties => {
                "application/vnd.openxmlformats-package.core-properties+xml".to_owned()
            }
            Kind::Application => {
                "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()
            }
            Kind::Styles => format!("{WORD}.styles+xml"),
            Kind::Theme => "application/vnd.openxmlformats-officedocument.theme+xml".to_owned(),
            Kind::Settings => format!("{WORD}.settings+xml"),
            Kind::FontTable => format!("{WORD}.fontTable+xml"),
            Kind::Header => format!("{WORD}.header+xml"),
            Kind::Footer => format!("{WORD}.footer+xml"),
            Kind::Comments => format!("{WORD}.comments+xml"),
        }
    }

    /// Whether the package itself points at it, rather than the document.
    fn at_top(&self) -> bool {
        matches!(
            self.kind,
            Kind::Document | Kind::CoreProperties | Kind::Application
        )
    }

    fn relationship(&self) -> Element {
        let (id, relation) = match self.kind {
            Kind::Document => ("rIdDocument".to_owned(), "officeDocument"),
            Kind::CoreProperties => ("rIdCore".to_owned(), "core-properties"),
            Kind::Application => ("rIdApplication".to_owned(), "extended-properties"),
            Kind::Styles => ("rIdStyles".to_owned(), "styles"),
            Kind::Theme => ("rIdTheme".to_owned(), "theme"),
            Kind::Settings => ("rIdSettings".to_owned(), "settings"),
            Kind::FontTable => ("rIdFonts".to_owned(), "fontTable"),
            // The references in the document's sections use these ids.
            Kind::Header => (header_id(self.number), "header"),
            Kind::Footer => (footer_id(self.number), "footer"),
            Kind::Comments => ("rIdComments".to_owned(), "comments"),
        };
        let relation = if self.kind == Kind::CoreProperties {
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                .to_owned()
        } else {
            format!("{RELATIONS}/{relation}")
        };
        let path = self.path();
        let target = if self.at_top() {
            path.as_str()
        } else {
            path.trim_start_matches("word/")
        };
        Element::new("Relationship")
            .attribute("Id", id)
            .attribute("Type", relation)
            .attribute("Target", target)
    }
}

/// Packs the parts: `[Content_Types].xml` first, then in the order given, deflated, undated.
pub(super) fn pack(parts: &[Part]) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The earliest date the archive format knows; a real one would differ from build to build.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let ties = [
        ("[Content_Types].xml", content_types(parts)),
        ("_rels/.rels", relationships(parts, true)),
        ("word/_rels/document.xml.rels", relationships(parts, false)),
    ];
    for (path, root) in ties {
        archive.start_file(path, options)?;
        archive.write_all(&root.write()?)?;
    }
    for part in parts {
        archive.start_file(part.path(), options)?;
        archive.write_all(&part.xml)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn content_types(parts: &[Part]) -> Element {
    let default = |extension: &str, content_type: &str| {
        Element::new("Default")
            .attribute("Extension", extension)
            .attribute("ContentType", content_type)
    };
    let overrides = parts.iter().map(|part| {
        Element::new("Override")
            .attribute("PartName", format!("/{}", part.path()))
            .attribute("ContentType", part.content_type())
    });
    Element::new("Types")
        .attribute(
            "xmlns",
            "http://schemas.openxmlformats.org/package/2006/content-types",
        )
        .child(default(
            "rels",
            "application/vnd.openxmlformats-package.relationships+xml",
        ))
        .child(default("xml", "application/xml"))
        .children(overrides)
}

fn relationships(parts: &[Part], at_top: bool) -> Element {
    let ties = parts
        .iter()
        .filter(|part| part.at_top() == at_top)
        .map(Part::relationship);
    Element::new("Relationships")
        .attribute(
            "xmlns",
            "http://schemas.openxmlformats.org/package/2006/relationships",
        )
        .children(ties)
}
