//! The report as a Word file, laid out after GB/T 9704-2012.
//!
//! The body is composed with docx-rs (`compose`), mended where that crate departs from the
//! schema, joined with what it has no word for (`finish`: tables, controls, drawings), and packed
//! with parts of our own (`fixed_parts`, `styles`, `package`). Same document, same bytes.

mod chart;
mod child_order;
mod comments;
mod compose;
mod contents;
mod control;
mod dress;
mod finish;
mod fixed_parts;
mod insertion;
mod notes;
mod package;
mod pages;
mod run;
mod styles;
mod table;
mod template;
mod watermark;
mod xml;

use anyhow::{Context as _, Result};

use self::{
    compose::{Composition, Insertion},
    package::{Kind, Part},
    template::Template,
};
use crate::{document::Document, setting::Look};

/// Draws the report as a `.docx`.
///
/// Every figure is a content control whose tag is the figure's id. A draft says so on every page
/// and carries its findings as comments; a final file has no comments part at all.
///
/// # Errors
///
/// When a table's cells overlap or leave its columns, or a composed part is not well-formed.
pub fn write(document: &Document) -> Result<Vec<u8>> {
    package::pack(&compose_parts(document, &Look::new(&document.style))?)
}

/// Draws the report as a `.docx` that looks like the Word file `template`: with its styles,
/// headers, footers and page set-up. What the template lacks is as in [`write()`].
///
/// # Errors
///
/// As [`write()`]; or the template is no Word file.
pub fn write_like(document: &Document, template: &[u8]) -> Result<Vec<u8>> {
    let template = Template::read(template)?;
    let mut look = Look::new(&document.style);
    if let Some(page) = template.page {
        look.lay_on(page);
    }
    let parts = compose_parts(document, &look)?;
    package::pack(&dress::dress(parts, template, &document.edition)?)
}

/// All parts of the file.
fn compose_parts(document: &Document, look: &Look) -> Result<Vec<Part>> {
    let Composition {
        body,
        headers,
        footers,
        insertions,
        header_insertions,
        controls,
        comments,
        notes,
        charts,
        pictures,
    } = compose::compose(document, look)?;
    let date = fixed_parts::fixed_date(&document.properties);
    let nothing: &[Insertion] = &[];

    let mut parts = vec![
        Part::new(
            Kind::Document,
            1,
            finish::finish(&body, &insertions).context("document part")?,
        ),
        Part::new(
            Kind::CoreProperties,
            1,
            fixed_parts::core_properties(&document.properties),
        ),
        Part::new(
            Kind::Application,
            1,
            fixed_parts::application(&document.properties),
        ),
        Part::new(
            Kind::CustomProperties,
            1,
            fixed_parts::custom_properties(&document.properties),
        ),
        Part::new(Kind::Styles, 1, styles::styles(look, &document.edition)),
        Part::new(Kind::Theme, 1, fixed_parts::theme(look)),
        Part::new(Kind::Settings, 1, fixed_parts::settings(!notes.is_empty())),
        Part::new(Kind::FontTable, 1, fixed_parts::font_table(look)),
    ];
    let repeated = [
        (Kind::Header, headers, header_insertions.as_slice()),
        (Kind::Footer, footers, nothing),
    ];
    for (kind, drawn, insertions) in repeated {
        for (number, xml) in (1..).zip(drawn) {
            let xml = finish::finish(&xml, insertions).context("header or footer part")?;
            parts.push(Part::new(kind, number, xml));
        }
    }
    // An empty comments part is one of the things that Word cannot read.
    if !comments.is_empty() {
        let xml = comments::part(&comments, &date);
        parts.push(Part::new(Kind::Comments, 1, xml));
    }
    if !notes.is_empty() {
        let xml = notes::part(&notes, controls);
        parts.push(Part::new(Kind::Footnotes, 1, xml));
    }
    for (number, drawn) in (1..).zip(&charts) {
        parts.push(Part::new(Kind::Chart, number, chart::part(drawn, look)));
        let workbook = chart::workbook(drawn, &document.properties)?;
        parts.push(Part::new(Kind::ChartWorkbook, number, workbook));
    }
    for (number, picture) in (1..).zip(pictures) {
        parts.push(Part::new(Kind::Picture, number, picture));
    }
    Ok(parts)
}
