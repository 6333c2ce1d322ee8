//! The parts of the file, how they refer to each other, and the archive they travel in.
//!
//! Content types and relationships are written from the list of parts that are there, so that
//! none can name a part that is not.

use std::io::{Cursor, Write as _};

use anyhow::{Context as _, Result};
use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

use super::{
    part_kind::{CHART, Kind, OwnerKind, PICTURE},
    well_formed,
    xml_writer::XmlWriter,
};

/// How hard the parts are packed, of 9: most parts are so small that more is not worth its time.
const COMPRESSION: i64 = 1;

/// A part of fewer bytes is stored as it is.
const SMALLEST_PACKED: usize = 2048;

/// One part of the file.
#[derive(Debug)]
pub(super) enum Part<'a> {
    /// A part that we wrote.
    Own {
        /// What it is.
        kind: &'static Kind,
        /// Which of its kind, from 1.
        number: usize,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// A part of a template.
    Template(&'a TemplatePart),
}

/// A part taken over from a template.
#[derive(Debug)]
pub(super) struct TemplatePart {
    /// Its place in the archive.
    pub(super) path: String,
    /// What programs call its content.
    pub(super) content_type: &'static str,
    /// How the document refers to it; a picture is referred to by other parts.
    pub(super) relationship: Option<Relationship>,
    /// The ids by which it refers to pictures, and their places.
    pub(super) pictures: Vec<(String, String)>,
    /// Its content.
    pub(super) bytes: Vec<u8>,
}

/// How one part refers to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relationship {
    /// The id that its owner uses.
    pub(super) id: String,
    /// What the part is to its owner: an address that the format defines.
    pub(super) kind: String,
}

impl TemplatePart {
    /// Whether it is a part of this kind.
    pub(super) fn is_of(&self, kind: &Kind) -> bool {
        self.relationship.is_some() && kind.has(&self.path)
    }

    /// Whether it is a picture.
    pub(super) fn is_picture(&self) -> bool {
        self.relationship.is_none()
    }

    /// The place and the content of its list of pictures, where it has any.
    fn list(&self) -> Option<(String, Vec<u8>)> {
        let (folder, name) = self.path.rsplit_once('/')?;
        let mut xml = relationship_list();
        for (id, path) in &self.pictures {
            let target = format!("/{path}");
            let kind = PICTURE.relationship();
            xml.empty(
                "Relationship",
                &[("Id", id), ("Type", &kind), ("Target", &target)],
            );
        }
        let list = format!("{folder}/_rels/{name}.rels");
        (!self.pictures.is_empty()).then(|| (list, xml.finish("Relationships")))
    }
}

/// What points at a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// The file itself.
    Package,
    /// The text.
    Document,
    /// The chart of this number.
    Chart(usize),
}

impl Part<'_> {
    /// A part that we wrote; `number` counts those of its kind, from 1.
    pub(super) fn own(kind: &'static Kind, number: usize, bytes: Vec<u8>) -> Self {
        Self::Own {
            kind,
            number,
            bytes,
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Own { bytes, .. } => bytes,
            Self::Template(part) => &part.bytes,
        }
    }

    fn path(&self) -> String {
        match self {
            Self::Own { kind, number, .. } => kind.path(*number),
            Self::Template(part) => part.path.clone(),
        }
    }

    fn content_type(&self) -> &'static str {
        match self {
            Self::Own { kind, .. } => kind.content_type,
            Self::Template(part) => part.content_type,
        }
    }

    /// That it is well-formed, where it is XML.
    ///
    /// # Errors
    /// It is not.
    pub(super) fn check_well_formed(&self) -> Result<()> {
        if !self.content_type().ends_with("xml") {
            return Ok(());
        }
        well_formed::check(self.bytes()).with_context(|| self.path())
    }

    /// What points at it, and how; nothing where another part of the template does, which says so
    /// itself.
    fn relationship(&self) -> Option<(Owner, Relationship)> {
        match self {
            Self::Own { kind, number, .. } => {
                let owner = match kind.owner {
                    OwnerKind::Package => Owner::Package,
                    OwnerKind::Document => Owner::Document,
                    OwnerKind::Chart => Owner::Chart(*number),
                };
                let relationship = Relationship {
                    id: kind.id(*number),
                    kind: kind.relationship(),
                };
                Some((owner, relationship))
            }
            Self::Template(part) => Some((Owner::Document, part.relationship.clone()?)),
        }
    }
}

impl Owner {
    /// The place of its list of relationships.
    fn list(self) -> String {
        match self {
            Self::Package => "_rels/.rels".to_owned(),
            Self::Document => "word/_rels/document.xml.rels".to_owned(),
            Self::Chart(number) => format!("word/charts/_rels/chart{number}.xml.rels"),
        }
    }

    /// A part's place as seen from its own.
    fn target(self, path: &str) -> String {
        match self {
            Self::Package => path.to_owned(),
            Self::Document => path.trim_start_matches("word/").to_owned(),
            Self::Chart(_) => path.replace("word/", "../"),
        }
    }
}

/// Packs the parts: `[Content_Types].xml` first, then in the order given, deflated, undated.
pub(super) fn pack(parts: &[Part<'_>]) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The earliest date the archive format knows; a real one would differ from build to build.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(COMPRESSION))
        .last_modified_time(DateTime::default())
        // Else it would be the system that this runs on.
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut put = |path: String, content: &[u8]| -> Result<()> {
        // To set up the packing of a few hundred bytes takes longer than all else about them.
        let options = if content.len() < SMALLEST_PACKED {
            options
                .compression_method(CompressionMethod::Stored)
                .compression_level(None)
        } else {
            options
        };
        archive.start_file(path, options)?;
        archive.write_all(content)?;
        Ok(())
    };
    put("[Content_Types].xml".to_owned(), &content_types(parts))?;
    let charts = parts.iter().filter_map(|part| match part {
        Part::Own { kind, number, .. } if **kind == CHART => Some(Owner::Chart(*number)),
        _ => None,
    });
    for owner in [Owner::Package, Owner::Document].into_iter().chain(charts) {
        put(owner.list(), &relationships(parts, owner))?;
    }
    for part in parts {
        put(part.path(), part.bytes())?;
        if let Part::Template(part) = part
            && let Some((path, list)) = part.list()
        {
            put(path, &list)?;
        }
    }
    Ok(archive.finish()?.into_inner())
}

fn content_types(parts: &[Part<'_>]) -> Vec<u8> {
    let mut xml = XmlWriter::part(
        "Types",
        &[(
            "xmlns",
            &"http://schemas.openxmlformats.org/package/2006/content-types",
        )],
    );
    let defaults = [
        (
            "rels",
            "application/vnd.openxmlformats-package.relationships+xml",
        ),
        ("xml", "application/xml"),
    ];
    for (extension, content_type) in defaults {
        xml.empty(
            "Default",
            &[("Extension", &extension), ("ContentType", &content_type)],
        );
    }
    for part in parts {
        let name = format!("/{}", part.path());
        xml.empty(
            "Override",
            &[("PartName", &name), ("ContentType", &part.content_type())],
        );
    }
    xml.finish("Types")
}

/// The start of a list of relationships.
fn relationship_list() -> XmlWriter {
    XmlWriter::part(
        "Relationships",
        &[(
            "xmlns",
            &"http://schemas.openxmlformats.org/package/2006/relationships",
        )],
    )
}

/// The list of all that an owner refers to.
fn relationships(parts: &[Part<'_>], owner: Owner) -> Vec<u8> {
    let mut xml = relationship_list();
    for part in parts {
        if let Some((of, Relationship { id, kind })) = part.relationship()
            && of == owner
        {
            let target = owner.target(&part.path());
            xml.empty(
                "Relationship",
                &[("Id", &id), ("Type", &kind), ("Target", &target)],
            );
        }
    }
    xml.finish("Relationships")
}
