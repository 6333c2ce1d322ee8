//! A Word file whose look is taken over: styles, headers, footers and page set-up.

use std::{
    collections::BTreeMap,
    error::Error,
    fmt,
    io::{Cursor, Read as _},
};

use zip::ZipArchive;

use super::{
    child_order,
    element::Element,
    package::{Relationship, TemplatePart},
    style_ids::{OTHER_STYLES, StyleIds},
};
use crate::{
    diagnostic::{Language, Text, say::say},
    setting::{Page, styles::STYLES, table::TABLE_STYLES},
};

/// Why a file cannot be a template, in both languages.
#[derive(Debug)]
pub struct Unusable(pub Text);

impl fmt::Display for Unusable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.get(Language::English))
    }
}

impl Error for Unusable {}

impl From<Text> for Unusable {
    fn from(why: Text) -> Self {
        Self(why)
    }
}

type Result<T> = std::result::Result<T, Unusable>;

/// The largest part of a template, and the most parts: a file beyond that is none.
const LARGEST_PART: u64 = 32 * 1024 * 1024;
const MOST_PARTS: usize = 1000;

/// The largest paper that Word knows, in twips; a longer length is none.
const LARGEST_LENGTH: u32 = 31_680;

/// What a report takes over.
#[derive(Debug)]
pub(super) struct Template {
    /// The styles.
    pub(super) styles: Element,
    /// The page of the last section.
    pub(super) page: Option<Page>,
    /// Children of the last section's properties but for page and margins: headers, footers,
    /// grid, columns, numbering of pages.
    pub(super) section: Vec<Element>,
    /// Whether left and right pages have headers and footers of their own.
    pub(super) even_and_odd: bool,
    /// Parts that are taken over as they are.
    pub(super) parts: Vec<TemplatePart>,
}

/// The properties of a section that are taken over as they are.
const SECTION: &[&str] = &[
    "w:headerReference",
    "w:footerReference",
    "w:pgNumType",
    "w:cols",
    "w:titlePg",
    "w:docGrid",
];

impl Template {
    /// Reads a `.docx` or `.dotx` file.
    ///
    /// # Errors
    ///
    /// It is none, or too large.
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let archive = Archive::open(bytes)?;
        let styles = archive.xml("word/styles.xml")?;
        let document = archive.xml("word/document.xml")?;
        let section = document
            .named("w:body")
            .flat_map(|body| body.named("w:sectPr"))
            .last();
        let references = archive.references("word/_rels/document.xml.rels")?;
        let kept: Vec<Element> = section
            .into_iter()
            .flat_map(|section| SECTION.iter().flat_map(|name| section.named(name)))
            .cloned()
            .collect();
        let referred: Vec<&str> = kept.iter().filter_map(|child| child.get("r:id")).collect();
        let mut parts = Vec::new();
        let numbers_headings = styles
            .named("w:style")
            .flat_map(|style| style.named("w:pPr"))
            .any(|properties| properties.named("w:numPr").next().is_some());
        for reference in &references {
            let is_numbering = reference.kind.ends_with("/numbering");
            let is_look = reference.kind.ends_with("/theme") || (is_numbering && numbers_headings);
            if is_look || referred.contains(&reference.id.as_str()) {
                let path = format!("word/{}", reference.target.trim_start_matches("/word/"));
                archive.take(&path, Some(reference), &mut parts)?;
                // Not every program writes its numbering in the order that Word wants.
                if is_numbering && let Some(part) = parts.iter_mut().find(|part| part.path == path)
                {
                    let mut root = read(&path, &part.bytes)?;
                    child_order::restore(&mut root);
                    part.bytes = root.write();
                }
            }
        }
        let even_and_odd = archive
            .xml("word/settings.xml")
            .is_ok_and(|settings| settings.named("w:evenAndOddHeaders").next().is_some());
        Ok(Self {
            page: section.and_then(page),
            section: kept,
            even_and_odd,
            styles,
            parts,
        })
    }

    /// Whether it has headers or footers of its own.
    pub(super) fn has_headers_or_footers(&self) -> bool {
        self.section
            .iter()
            .any(|child| child.name.ends_with("Reference"))
    }

    /// Our styles under the template's ids, where it has one of the same kind and name. Word
    /// compares names in lower case.
    pub(super) fn style_ids(&self) -> StyleIds {
        let known: BTreeMap<(&str, String), &str> = self
            .styles
            .named("w:style")
            .filter_map(|style| {
                let name = style.named("w:name").next()?.get("w:val")?;
                let kind = style.get("w:type")?;
                let id = style.get("w:styleId")?;
                Some(((kind, name.to_lowercase()), id))
            })
            .collect();
        let of_paragraphs = STYLES.iter().chain(TABLE_STYLES);
        let ours = of_paragraphs
            .map(|style| ("paragraph", style.id, style.name))
            .chain(OTHER_STYLES);
        StyleIds(
            ours.filter_map(|(kind, id, name)| {
                let theirs = known.get(&(kind, name.to_lowercase()))?;
                Some((id, (*theirs).to_owned()))
            })
            .collect(),
        )
    }
}

/// The page of a section, in twips.
fn page(section: &Element) -> Option<Page> {
    let size = section.named("w:pgSz").next()?;
    let margins = section.named("w:pgMar").next()?;
    let length = |element: &Element, name: &str| -> Option<u32> {
        let twips: i32 = element.get(name)?.parse().ok()?;
        Some(twips.unsigned_abs()).filter(|twips| *twips <= LARGEST_LENGTH)
    };
    let page = Page {
        width: length(size, "w:w")?,
        height: length(size, "w:h")?,
        top: length(margins, "w:top")?,
        right: length(margins, "w:right")?,
        bottom: length(margins, "w:bottom")?,
        left: length(margins, "w:left")?,
        header: length(margins, "w:header")?,
        footer: length(margins, "w:footer")?,
    };
    // Paper without room for text is no page.
    let is_page = page.text_width() >= 1440 && page.text_height() >= 1440;
    is_page.then_some(page)
}

/// A reference of one part to another.
struct Reference {
    id: String,
    kind: String,
    target: String,
    is_external: bool,
}

/// The parts of a template, unpacked.
struct Archive {
    parts: BTreeMap<String, Vec<u8>>,
    content_types: Element,
}

impl Archive {
    fn open(bytes: &[u8]) -> Result<Self> {
        let broken = || Unusable(Text::fixed("它不是 Word 文件", "it is no Word file"));
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
        if archive.len() > MOST_PARTS {
            return Err(Text::fixed("它的部件太多", "it has too many parts").into());
        }
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(|_| broken())?;
            let name = part.name().map_err(|_| broken())?.into_owned();
            let mut content = Vec::new();
            part.take(LARGEST_PART + 1)
                .read_to_end(&mut content)
                .map_err(|_| broken())?;
            if content.len() as u64 > LARGEST_PART {
                return Err(say!("部件 {name} 太大", "the part {name} is too large", name).into());
            }
            parts.insert(name, content);
        }
        let types = "[Content_Types].xml";
        let content_types = read(types, parts.get(types).ok_or_else(broken)?)?;
        Ok(Self {
            parts,
            content_types,
        })
    }

    fn part(&self, path: &str) -> Result<&[u8]> {
        let part = self.parts.get(path);
        part.map(Vec::as_slice)
            .ok_or_else(|| say!("它没有部件 {path}", "it has no {path}", path).into())
    }

    fn xml(&self, path: &str) -> Result<Element> {
        read(path, self.part(path)?)
    }

    /// The references in a part of that name; none where there is no such part. One without an id
    /// or a target, which are what a reference is, is none.
    fn references(&self, path: &str) -> Result<Vec<Reference>> {
        if !self.parts.contains_key(path) {
            return Ok(Vec::new());
        }
        let root = self.xml(path)?;
        let references = root.named("Relationship").filter_map(|relationship| {
            let attribute = |name| relationship.get(name).map(str::to_owned);
            Some(Reference {
                id: attribute("Id")?,
                kind: attribute("Type")?,
                target: attribute("Target")?,
                is_external: relationship.get("TargetMode") == Some("External"),
            })
        });
        Ok(references.collect())
    }

    /// Takes a part over with what it refers to itself.
    fn take(
        &self,
        path: &str,
        reference: Option<&Reference>,
        taken: &mut Vec<TemplatePart>,
    ) -> Result<()> {
        if taken.iter().any(|part| part.path == path) {
            return Ok(());
        }
        taken.push(TemplatePart {
            path: path.to_owned(),
            content_type: self.content_type(path).map(str::to_owned),
            relationship: reference.map(|reference| Relationship {
                id: renumbered_id(&reference.id),
                kind: reference.kind.clone(),
            }),
            bytes: self.part(path)?.to_owned(),
        });
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let list = format!("{folder}/_rels/{name}.rels");
        let references = self.references(&list)?;
        if references.is_empty() {
            return Ok(());
        }
        for reference in references.iter().filter(|one| !one.is_external) {
            let target = match reference.target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("{folder}/{}", reference.target),
            };
            self.take(&target, None, taken)?;
        }
        taken.push(TemplatePart {
            // Every list of relationships has the same.
            content_type: None,
            relationship: None,
            bytes: self.part(&list)?.to_owned(),
            path: list,
        });
        Ok(())
    }

    fn content_type(&self, path: &str) -> Option<&str> {
        let of_part = self.content_types.named("Override").find(|entry| {
            entry
                .get("PartName")
                .map(|name| name.trim_start_matches('/'))
                == Some(path)
        });
        let extension = path.rsplit('.').next();
        let of_extension = self
            .content_types
            .named("Default")
            .find(|entry| entry.get("Extension") == extension);
        of_part.or(of_extension)?.get("ContentType")
    }
}

/// The root of a part.
fn read(path: &str, part: &[u8]) -> Result<Element> {
    Element::read(part).map_err(|error| {
        say!(
            "部件 {path} 读不懂（{error}）",
            "the part {path} cannot be read ({error})",
            path,
            error
        )
        .into()
    })
}

/// The id by which our text refers to a part of the template; ours begin otherwise.
fn renumbered_id(id: &str) -> String {
    format!("rIdTemplate{id}")
}

/// What a section of the template says, pointing at the parts under their new ids.
pub(super) fn renumbered(child: &Element) -> Element {
    let mut child = child.clone();
    for (name, value) in &mut child.attributes {
        if name == "r:id" {
            *value = renumbered_id(value);
        }
    }
    child
}
