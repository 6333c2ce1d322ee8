//! A Word file whose look is taken over: styles, headers, footers and page set-up.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use anyhow::{Context as _, Result, bail, ensure};
use zip::ZipArchive;

use super::{
    finish,
    xml::{Element, Node},
};
use crate::setting::Page;

/// The largest part of a template, and the most parts: a file beyond that is none.
const LARGEST_PART: u64 = 32 * 1024 * 1024;
const MOST_PARTS: usize = 1000;

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
    pub(super) parts: Vec<TakenPart>,
}

/// A part taken over as it is.
#[derive(Debug)]
pub(super) struct TakenPart {
    /// Its place in the archive.
    pub(super) path: String,
    /// Its content type.
    pub(super) content_type: String,
    /// The id and the type by which the document refers to it, where it does.
    pub(super) tie: Option<(String, String)>,
    /// Its content.
    pub(super) bytes: Vec<u8>,
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
        let ties = archive.ties("word/_rels/document.xml.rels")?;
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
        for tie in &ties {
            let is_look = tie.kind.ends_with("/theme")
                || (tie.kind.ends_with("/numbering") && numbers_headings);
            if is_look || referred.contains(&tie.id.as_str()) {
                let path = format!("word/{}", tie.target.trim_start_matches("/word/"));
                archive.take(&path, Some(tie), &mut parts)?;
                // Not every program writes its numbering in the order that Word wants.
                if tie.kind.ends_with("/numbering")
                    && let Some(part) = parts.iter_mut().find(|part| part.path == path)
                {
                    let mut root = Element::read(&part.bytes)?;
                    finish::tidy(&mut root);
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

    /// The ids of its styles by kind and name, in lower case as Word compares names.
    pub(super) fn style_ids(&self) -> BTreeMap<(String, String), String> {
        self.styles
            .named("w:style")
            .filter_map(|style| {
                let name = style.named("w:name").next()?.get("w:val")?;
                let kind = style.get("w:type")?;
                let id = style.get("w:styleId")?;
                Some(((kind.to_owned(), name.to_lowercase()), id.to_owned()))
            })
            .collect()
    }
}

/// The page of a section, in twips.
fn page(section: &Element) -> Option<Page> {
    let size = section.named("w:pgSz").next()?;
    let margins = section.named("w:pgMar").next()?;
    let length = |element: &Element, name: &str| -> Option<u32> {
        let twips: i32 = element.get(name)?.parse().ok()?;
        Some(twips.unsigned_abs())
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
    // Paper larger than Word's largest, or without room for text, is no page.
    let largest = 31_680;
    let is_page = page.width <= largest
        && page.height <= largest
        && page.text_width() >= 1440
        && page.text_height() >= 1440;
    is_page.then_some(page)
}

/// A relationship of a part.
struct Tie {
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
        let mut archive = ZipArchive::new(Cursor::new(bytes)).context("it is no Word file")?;
        ensure!(archive.len() <= MOST_PARTS, "it has too many parts");
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let part = archive.by_index(index)?;
            let name = part.name()?.into_owned();
            let mut content = Vec::new();
            part.take(LARGEST_PART + 1).read_to_end(&mut content)?;
            ensure!(
                u64::try_from(content.len())? <= LARGEST_PART,
                "the part {name} is too large"
            );
            parts.insert(name, content);
        }
        let Some(types) = parts.get("[Content_Types].xml") else {
            bail!("it is no Word file");
        };
        let content_types = Element::read(types)?;
        Ok(Self {
            parts,
            content_types,
        })
    }

    fn xml(&self, path: &str) -> Result<Element> {
        let part = self.parts.get(path);
        let part = part.with_context(|| format!("it has no {path}"))?;
        Element::read(part).with_context(|| path.to_owned())
    }

    /// The relationships in a part of that name; none where there is no such part.
    fn ties(&self, path: &str) -> Result<Vec<Tie>> {
        if !self.parts.contains_key(path) {
            return Ok(Vec::new());
        }
        let root = self.xml(path)?;
        let attribute = |tie: &Element, name| tie.get(name).unwrap_or_default().to_owned();
        Ok(root
            .named("Relationship")
            .map(|tie| Tie {
                id: attribute(tie, "Id"),
                kind: attribute(tie, "Type"),
                target: attribute(tie, "Target"),
                is_external: tie.get("TargetMode") == Some("External"),
            })
            .collect())
    }

    /// Takes a part over with what it refers to itself.
    fn take(&self, path: &str, tie: Option<&Tie>, taken: &mut Vec<TakenPart>) -> Result<()> {
        if taken.iter().any(|part| part.path == path) {
            return Ok(());
        }
        let bytes = self.parts.get(path);
        let bytes = bytes.with_context(|| format!("it has no {path}"))?.clone();
        taken.push(TakenPart {
            path: path.to_owned(),
            content_type: self.content_type(path).unwrap_or_default().to_owned(),
            tie: tie.map(|tie| (format!("rIdTemplate{}", tie.id), tie.kind.clone())),
            bytes,
        });
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let ties_path = format!("{folder}/_rels/{name}.rels");
        let ties = self.ties(&ties_path)?;
        if ties.is_empty() {
            return Ok(());
        }
        for tie in ties.iter().filter(|tie| !tie.is_external) {
            let target = match tie.target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("{folder}/{}", tie.target),
            };
            self.take(&target, None, taken)?;
        }
        self.take_plain(ties_path, taken);
        Ok(())
    }

    /// Takes over a list of relationships; its content type is every list's.
    fn take_plain(&self, path: String, taken: &mut Vec<TakenPart>) {
        if let Some(bytes) = self.parts.get(&path) {
            taken.push(TakenPart {
                content_type: String::new(),
                tie: None,
                bytes: bytes.clone(),
                path,
            });
        }
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

/// Points the references of a section at the parts under their new ids.
pub(super) fn retied(child: &Element) -> Element {
    let mut child = child.clone();
    for (name, value) in &mut child.attributes {
        if name == "r:id" {
            *value = format!("rIdTemplate{value}").into();
        }
    }
    child
}

/// Our styles put into the template's: what it has stays as it is, what it lacks is added, and
/// running text that it has no style of its own for looks like its ordinary text. Returns our ids
/// with the template's.
pub(super) fn merge_styles(
    template: &Template,
    ours: Element,
) -> (Element, BTreeMap<String, String>) {
    let known = template.style_ids();
    let mut ids = BTreeMap::new();
    let mut added = Vec::new();
    for node in ours.children {
        let Node::Element(style) = node else { continue };
        let name = style
            .named("w:name")
            .next()
            .and_then(|name| name.get("w:val"));
        let (Some(name), Some(kind), Some(id)) =
            (name, style.get("w:type"), style.get("w:styleId"))
        else {
            continue;
        };
        match known.get(&(kind.to_owned(), name.to_lowercase())) {
            Some(theirs) => {
                ids.insert(id.to_owned(), theirs.clone());
            }
            None => added.push(style),
        }
    }
    let mut merged = template.styles.clone();
    for mut style in added {
        let is_running_text = ["ReportBody", "Attachment", "Signature", "Date"]
            .iter()
            .any(|id| style.get("w:styleId") == Some(id));
        if is_running_text {
            style
                .children
                .retain(|node| !matches!(node, Node::Element(child) if child.name == "w:rPr"));
        }
        // The template's own default stays the only one.
        style.attributes.retain(|(name, _)| name != "w:default");
        for node in &mut style.children {
            if let Node::Element(child) = node {
                rename_styles(child, &ids);
            }
        }
        merged.push(style);
    }
    (merged, ids)
}

/// Elements that name a style.
const STYLE_NAMES: &[&str] = &["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"];

/// Calls styles by the template's ids, all the way down.
pub(super) fn rename_styles(element: &mut Element, ids: &BTreeMap<String, String>) {
    if STYLE_NAMES.contains(&&*element.name) {
        for (name, value) in &mut element.attributes {
            if name == "w:val"
                && let Some(theirs) = ids.get(&**value)
            {
                *value = theirs.clone().into();
            }
        }
    }
    for node in &mut element.children {
        if let Node::Element(child) = node {
            rename_styles(child, ids);
        }
    }
}
