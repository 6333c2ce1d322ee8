//! The report as a Word file, laid out after GB/T 9704-2012.
//!
//! The body is composed with docx-rs (`compose`), mended where that crate departs from the
//! schema or has no word for what we need (`finish`), and packed with parts of our own
//! (`fixed_parts`, `styles`, `package`). Same document, same bytes.

mod child_order;
mod compose;
mod finish;
mod fixed_parts;
mod look;
mod package;
mod pages;
mod styles;
mod table;
mod table_look;
mod xml;

use anyhow::{Context as _, Result};

use self::{
    compose::{Addenda, Composition},
    package::{Kind, Part},
};
use crate::document::Document;

/// Draws the report as a `.docx`.
///
/// Every figure is a content control whose tag is the figure's id. A draft says so on every page
/// and carries its findings as comments; a final file has no comments part at all.
///
/// # Errors
///
/// When a table's cells overlap or leave its columns, or a composed part is not well-formed.
pub fn write(document: &Document) -> Result<Vec<u8>> {
    let Composition {
        body,
        headers,
        footers,
        comments,
        addenda,
    } = compose::compose(document)?;
    let nothing_to_add = Addenda::default();

    let mut parts = vec![
        Part::new(
            Kind::Document,
            1,
            finish::finish(&body, &addenda).context("document part")?,
        ),
        Part::new(
            Kind::CoreProperties,
            1,
            fixed_parts::core_properties(&document.properties)?,
        ),
        Part::new(
            Kind::Application,
            1,
            fixed_parts::application(&document.properties)?,
        ),
        Part::new(Kind::Styles, 1, styles::styles()?),
        Part::new(Kind::Theme, 1, fixed_parts::theme()?),
        Part::new(Kind::Settings, 1, fixed_parts::settings()?),
        Part::new(Kind::FontTable, 1, fixed_parts::font_table()?),
    ];
    let repeated = [(Kind::Header, headers), (Kind::Footer, footers)];
    for (kind, drawn) in repeated {
        for (number, xml) in (1..).zip(drawn) {
            let xml = finish::finish(&xml, &nothing_to_add).context("header or footer part")?;
            parts.push(Part::new(kind, number, xml));
        }
    }
    if let Some(comments) = comments {
        let xml = finish::finish(&comments, &nothing_to_add).context("comments part")?;
        parts.push(Part::new(Kind::Comments, 1, xml));
    }
    package::pack(&parts)
}
