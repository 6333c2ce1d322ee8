//! Puts a template's look on a finished report.

use anyhow::Result;

use super::{
    finish,
    package::{Kind, Part},
    template::{self, Template},
    xml::{Element, Node},
};
use crate::document::edition::Edition;

/// The parts in the template's look.
///
/// A draft keeps its own headers, which say that it is one.
pub(super) fn dress(parts: Vec<Part>, template: Template, edition: &Edition) -> Result<Vec<Part>> {
    let (styles, ids) = match parts.iter().find(|part| part.kind() == Kind::Styles) {
        Some(ours) => template::merge_styles(&template, Element::read(ours.bytes())?),
        None => (template.styles.clone(), std::collections::BTreeMap::new()),
    };
    let keeps_headers = edition.mark().is_some();
    let takes_pages = template.has_headers_or_footers();
    let has = |end: &str| {
        let mut ties = template.parts.iter().filter_map(|part| part.tie.as_ref());
        ties.any(|(_, kind)| kind.ends_with(end))
    };
    let mut dressed = Vec::new();
    for part in parts {
        let kind = part.kind();
        let goes = match kind {
            Kind::Theme => has("/theme"),
            Kind::Header => takes_pages && !keeps_headers,
            Kind::Footer => takes_pages,
            _ => false,
        };
        if goes {
            continue;
        }
        let changed = match kind {
            Kind::Styles => styles.write(),
            Kind::Settings => settings(part.bytes(), &template, takes_pages)?,
            Kind::Document | Kind::Header | Kind::Footer | Kind::Comments | Kind::Footnotes => {
                let mut root = Element::read(part.bytes())?;
                template::rename_styles(&mut root, &ids);
                if kind == Kind::Document {
                    dress_sections(&mut root, &template, takes_pages, keeps_headers);
                    finish::tidy(&mut root);
                }
                root.write()
            }
            _ => {
                dressed.push(part);
                continue;
            }
        };
        dressed.push(part.with_bytes(changed));
    }
    let is_header =
        |path: &str| path.starts_with("word/header") || path.starts_with("word/_rels/header");
    let taken = template.parts.into_iter();
    let taken = taken.filter(|part| !(keeps_headers && is_header(&part.path)));
    dressed.extend(taken.map(Part::taken));
    Ok(dressed)
}

/// Gives every section what the template's has.
fn dress_sections(
    element: &mut Element,
    template: &Template,
    takes_pages: bool,
    keeps_headers: bool,
) {
    if element.name == "w:sectPr" {
        let is_ours = |name: &str| name == "w:headerReference" && keeps_headers;
        element.children.retain(|node| match node {
            Node::Element(child) => {
                let is_page_part = child.name.ends_with("Reference");
                let is_replaced = if is_page_part {
                    takes_pages && !is_ours(&child.name)
                } else {
                    template
                        .section
                        .iter()
                        .any(|taken| taken.name == child.name)
                };
                !is_replaced
            }
            Node::Text(_) => true,
        });
        for taken in template
            .section
            .iter()
            .filter(|taken| !is_ours(&taken.name))
        {
            element.push(template::retied(taken));
        }
        return;
    }
    for node in &mut element.children {
        if let Node::Element(child) = node {
            dress_sections(child, template, takes_pages, keeps_headers);
        }
    }
}

/// Left and right pages differ where the template's do.
fn settings(ours: &[u8], template: &Template, takes_pages: bool) -> Result<Vec<u8>> {
    let mut root = Element::read(ours)?;
    if takes_pages && !template.even_and_odd {
        root.children.retain(
            |node| !matches!(node, Node::Element(child) if child.name == "w:evenAndOddHeaders"),
        );
    }
    Ok(root.write())
}
