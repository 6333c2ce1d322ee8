//! A Word file whose look is taken over: styles, headers, footers and page set-up.

use std::{collections::BTreeMap, error::Error, fmt};

use super::{
    clean::clean,
    element::{Element, Node, local},
    fixed_parts::WORD_NAMESPACE,
    package::TemplatePart,
    read_element::{read, read_along},
    style_ids::{OTHER_STYLES, StyleIds},
    taken_parts::{self, TakenKind, Taking},
};
use crate::{
    archive::Archive,
    diagnostic::{Language, Text},
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

/// The largest paper that Word knows, in twips; a longer length is none.
const LARGEST_LENGTH: u32 = 31_680;

const STYLES_PART: &str = "word/styles.xml";
const DOCUMENT_PART: &str = "word/document.xml";

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
    /// Parts that are taken over.
    pub(super) parts: Vec<TemplatePart>,
    /// What of them is not, a sentence each.
    pub(super) left_out: Vec<Text>,
}

/// The properties of a section that are taken over, and what may be in them.
const SECTION: &[(&str, &[&str])] = &[
    ("w:headerReference", &[]),
    ("w:footerReference", &[]),
    ("w:pgNumType", &[]),
    ("w:cols", &["w:col"]),
    ("w:titlePg", &[]),
    ("w:docGrid", &[]),
];

impl Template {
    /// Reads a `.docx` or `.dotx` file; nothing of it is unpacked but what is taken over.
    ///
    /// # Errors
    ///
    /// It is none, too large, or what is taken over of it is not as it should be.
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let mut archive = Archive::open(bytes, no_word_file())?;
        if !archive.has("[Content_Types].xml") {
            return Err(no_word_file().into());
        }
        let styles = styles(&mut archive)?;
        let document = archive.part(DOCUMENT_PART)?;
        let document = read_along(&document, &["w:document", "w:body", "w:sectPr"])
            .map_err(|why| unreadable(DOCUMENT_PART, &why))?;
        expect_root(DOCUMENT_PART, &document, "w:document")?;
        let section = document
            .named("w:body")
            .flat_map(|body| body.named("w:sectPr"))
            .last();
        let even_and_odd = archive
            .part("word/settings.xml")
            .and_then(|settings| read(&settings))
            .is_ok_and(|settings| settings.named("w:evenAndOddHeaders").next().is_some());
        let mut taking = Taking::new(archive)?;
        let mut kept = Vec::new();
        for child in section.into_iter().flat_map(of_section) {
            kept.extend(taken_over(child, &mut taking)?);
        }
        taking.take_all(&taken_parts::THEME)?;
        let numbers_headings = styles
            .named("w:style")
            .flat_map(|style| style.named("w:pPr"))
            .any(|properties| properties.named("w:numPr").next().is_some());
        if numbers_headings {
            taking.take_all(&taken_parts::NUMBERING)?;
        }
        Ok(Self {
            page: section.and_then(page),
            section: kept,
            even_and_odd,
            styles,
            parts: taking.parts,
            left_out: taking.left_out.into_values().collect(),
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

/// The styles, which those of ours come to stand behind.
fn styles(archive: &mut Archive<'_>) -> Result<Element> {
    let wrong = |why: Text| unreadable(STYLES_PART, &why);
    let mut styles = read(&archive.part(STYLES_PART)?).map_err(wrong)?;
    expect_root(STYLES_PART, &styles, "w:styles")?;
    clean(&mut styles, &BTreeMap::new()).map_err(wrong)?;
    Ok(styles)
}

/// The properties of a section that are taken over, in schema order.
fn of_section(section: &Element) -> impl Iterator<Item = &Element> {
    SECTION.iter().flat_map(|(name, _)| section.named(name))
}

/// A property of a section, with the part that it refers to under its new id and nothing in it that
/// only the template's own text would understand.
fn taken_over(child: &Element, taking: &mut Taking<'_>) -> Result<Option<Element>> {
    let is_word = |name: &String| name.starts_with("w:");
    let within = SECTION.iter().find(|(name, _)| *name == child.name);
    let within = within.map_or(&[][..], |(_, within)| within);
    let mut taken = Element::new(&child.name);
    let attributes = child.attributes.iter().filter(|(name, _)| is_word(name));
    taken.attributes.extend(attributes.cloned());
    for inner in within.iter().flat_map(|name| child.named(name)) {
        let mut plain = Element::new(&inner.name);
        let attributes = inner.attributes.iter().filter(|(name, _)| is_word(name));
        plain.attributes.extend(attributes.cloned());
        taken.children.push(Node::Element(plain));
    }
    let kind: Option<&TakenKind> = match child.name.as_str() {
        "w:headerReference" => Some(&taken_parts::HEADER),
        "w:footerReference" => Some(&taken_parts::FOOTER),
        _ => None,
    };
    if let Some(kind) = kind {
        let pages = taken.get("w:type").unwrap_or("default");
        if !["default", "even", "first"].contains(&pages) {
            return Err(Text::fixed(
                "它的页眉页脚没有写明用在哪些页",
                "it does not say on which pages its headers and footers stand",
            )
            .into());
        }
        let mut attributes = child.attributes.iter();
        let id = attributes.find(|(name, _)| !is_word(name) && local(name) == "id");
        let Some(new) = taking.take_referred(id.map_or("", |(_, id)| id), kind)? else {
            return Ok(None);
        };
        taken.attributes.push(("r:id".to_owned(), new));
    }
    Ok(Some(taken))
}

/// That a part is what its name says, in the form of the format that Word writes.
///
/// # Errors
/// It is something else.
fn expect_root(path: &str, root: &Element, name: &str) -> Result<()> {
    let namespace = root.own_namespace().unwrap_or("");
    if root.name == name && namespace == WORD_NAMESPACE {
        return Ok(());
    }
    Err(taken_parts::wrong_root(path, root, name).into())
}

fn unreadable(path: &str, why: &Text) -> Unusable {
    taken_parts::unreadable(path, why).into()
}

fn no_word_file() -> Text {
    Text::fixed("它不是 Word 文件", "it is no Word file")
}
