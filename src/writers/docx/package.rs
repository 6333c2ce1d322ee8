//! The parts of the file, what ties them together, and the archive they travel in.
//!
//! Content types and relationships are written from the list of parts that are there, so that
//! none can name a part that is not.

use std::io::{Cursor, Write as _};

use anyhow::Result;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{
    chart::WORKBOOK_ID,
    pages::{footer_id, header_id},
    template::TakenPart,
    xml::Element,
};

/// Where most relationship types are named.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// What most content types begin with.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// How hard the parts are packed, of 9: most parts are so small that more is not worth its time.
const COMPRESSION: i64 = 1;

/// A part of fewer bytes is stored as it is.
const SMALLEST_PACKED: usize = 2048;

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
    /// Organ, year, form and the year file's fingerprint.
    CustomProperties,
    /// Notes at the foot of the page.
    Footnotes,
    /// A chart.
    Chart,
    /// The data of the chart of the same number.
    ChartWorkbook,
    /// A picture.
    Picture,
    /// A part of a template.
    Taken,
}

/// One part of the file.
#[derive(Debug)]
pub(super) struct Part {
    kind: Kind,
    number: usize,
    bytes: Vec<u8>,
    /// Where it stands and what it is, for a part of a template.
    taken: Option<Taken>,
}

/// What a part of a template is called.
#[derive(Debug)]
struct Taken {
    path: String,
    content_type: String,
    tie: Option<(String, String)>,
}

impl Part {
    /// A part; `number` counts those of its kind, from 1.
    pub(super) fn new(kind: Kind, number: usize, bytes: Vec<u8>) -> Self {
        Self {
            kind,
            number,
            bytes,
            taken: None,
        }
    }

    /// A part of a template.
    pub(super) fn taken(part: TakenPart) -> Self {
        Self {
            kind: Kind::Taken,
            number: 1,
            bytes: part.bytes,
            taken: Some(Taken {
                path: part.path,
                content_type: part.content_type,
                tie: part.tie,
            }),
        }
    }

    /// The same part with other content.
    pub(super) fn with_bytes(self, bytes: Vec<u8>) -> Self {
        Self { bytes, ..self }
    }

    /// What it is.
    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// Its content.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its place in the archive.
    fn path(&self) -> String {
        let number = self.number;
        match self.kind {
            Kind::Taken => self
                .taken
                .as_ref()
                .map(|taken| taken.path.clone())
                .unwrap_or_default(),
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
            Kind::CustomProperties => "docProps/custom.xml".to_owned(),
            Kind::Footnotes => "word/footnotes.xml".to_owned(),
            Kind::Chart => format!("word/charts/chart{number}.xml"),
            Kind::ChartWorkbook => format!("word/embeddings/chart{number}.xlsx"),
            Kind::Picture => format!("word/media/picture{number}.png"),
        }
    }

    fn content_type(&self) -> String {
        match self.kind {
            Kind::Taken => self
                .taken
                .as_ref()
                .map(|taken| taken.content_type.clone())
                .unwrap_or_default(),
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
            Kind::CustomProperties => {
                "application/vnd.openxmlformats-officedocument.custom-properties+xml".to_owned()
            }
            Kind::Footnotes => format!("{WORD}.footnotes+xml"),
            Kind::Chart => {
                "application/vnd.openxmlformats-officedocument.drawingml.chart+xml".to_owned()
            }
            Kind::ChartWorkbook => {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned()
            }
            Kind::Picture => "image/png".to_owned(),
        }
    }

    /// The part that points at it.
    fn owner(&self) -> Owner {
        match self.kind {
            Kind::Document | Kind::CoreProperties | Kind::Application | Kind::CustomProperties => {
                Owner::Package
            }
            Kind::ChartWorkbook => Owner::Chart(self.number),
            Kind::Taken if self.taken.as_ref().is_none_or(|taken| taken.tie.is_none()) => {
                Owner::Itself
            }
            _ => Owner::Document,
        }
    }

    fn relationship(&self) -> Element {
        let tie = self.taken.as_ref().and_then(|taken| taken.tie.clone());
        let (id, relation) = match self.kind {
            Kind::Taken => {
                let (id, kind) = tie.unwrap_or_default();
                let target = self.path();
                return Element::new("Relationship")
                    .attribute("Id", id)
                    .attribute("Type", kind)
                    .attribute("Target", target.trim_start_matches("word/").to_owned());
            }
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
            Kind::CustomProperties => ("rIdCustom".to_owned(), "custom-properties"),
            Kind::Footnotes => ("rIdFootnotes".to_owned(), "footnotes"),
            Kind::Chart => (chart_id(self.number), "chart"),
            Kind::ChartWorkbook => (WORKBOOK_ID.to_owned(), "package"),
            Kind::Picture => (picture_id(self.number), "image"),
        };
        let relation = if self.kind == Kind::CoreProperties {
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                .to_owned()
        } else {
            format!("{RELATIONS}/{relation}")
        };
        let path = self.path();
        let target = match self.owner() {
            Owner::Package => path,
            Owner::Document | Owner::Itself => path.trim_start_matches("word/").to_owned(),
            Owner::Chart(_) => path.replace("word/", "../"),
        };
        Element::new("Relationship")
            .attribute("Id", id)
            .attribute("Type", relation)
            .attribute("Target", target)
    }
}

/// What points at a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Package,
    Document,
    /// Another part of the template, which says so itself.
    Itself,
    /// The chart of this number.
    Chart(usize),
}

/// The id by which the text refers to the chart of that number.
pub(super) fn chart_id(number: usize) -> String {
    format!("rIdChart{number}")
}

/// The id by which the text refers to the picture of that number.
pub(super) fn picture_id(number: usize) -> String {
    format!("rIdPicture{number}")
}

/// Packs the parts: `[Content_Types].xml` first, then in the order given, deflated, undated.
pub(super) fn pack(parts: &[Part]) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The earliest date the archive format knows; a real one would differ from build to build.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(COMPRESSION))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let options = |content: &[u8]| {
        // To set up the packing of a few hundred bytes takes longer than all else about them.
        if content.len() < SMALLEST_PACKED {
            options
                .compression_method(CompressionMethod::Stored)
                .compression_level(None)
        } else {
            options
        }
    };
    let at = |path: &str| path.to_owned();
    let mut ties = vec![
        (at("[Content_Types].xml"), content_types(parts)),
        (at("_rels/.rels"), relationships(parts, Owner::Package)),
        (
            at("word/_rels/document.xml.rels"),
            relationships(parts, Owner::Document),
        ),
    ];
    for chart in parts.iter().filter(|part| part.kind == Kind::Chart) {
        let path = format!("word/charts/_rels/chart{}.xml.rels", chart.number);
        ties.push((path, relationships(parts, Owner::Chart(chart.number))));
    }
    for (path, root) in ties {
        let content = root.write();
        archive.start_file(path, options(&content))?;
        archive.write_all(&content)?;
    }
    for part in parts {
        archive.start_file(part.path(), options(&part.bytes))?;
        archive.write_all(&part.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn content_types(parts: &[Part]) -> Element {
    let default = |extension: &'static str, content_type: &'static str| {
        Element::new("Default")
            .attribute("Extension", extension)
            .attribute("ContentType", content_type)
    };
    let typed = parts.iter().filter(|part| !part.content_type().is_empty());
    let overrides = typed.map(|part| {
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

fn relationships(parts: &[Part], owner: Owner) -> Element {
    let ties = parts
        .iter()
        .filter(|part| part.owner() == owner)
        .map(Part::relationship);
    Element::new("Relationships")
        .attribute(
            "xmlns",
            "http://schemas.openxmlformats.org/package/2006/relationships",
        )
        .children(ties)
}
