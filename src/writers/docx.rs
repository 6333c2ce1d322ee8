//! The report as a Word file, laid out after GB/T 9704-2012.
//!
//! Each part is written once, from its start to its end, into one buffer (`xml_writer`): the text
//! as the room `setting` has set it (`body`), then what the text refers to. What
//! `package` packs is what was written. Same document, same bytes.

mod apply_template;
mod body;
mod chart;
mod child_order;
mod clean;
mod comments;
mod contents;
mod drawing;
mod element;
mod field_codes;
mod field_reading;
mod fields;
mod figure;
mod fixed_parts;
mod inline;
mod namespaces;
mod notes;
mod package;
mod part_kind;
mod picture_kind;
mod read_element;
mod sections;
mod style_ids;
mod styles;
mod table;
mod taken_parts;
pub mod template;
mod theme;
mod watermark;
mod well_formed;
mod writing;
mod xml_writer;

use anyhow::Result;

use self::{apply_template::Applied, package::Part, template::Template, writing::Gathered};
use super::qr_picture;
use crate::{
    diagnostic::Text,
    document::Document,
    setting::{Look, blocks},
};

/// Draws the report as a `.docx`.
///
/// Every figure stands in a bookmark, and a property of the file says whose each is. A draft says so on every page
/// and carries its findings as comments; a final file has no comments part at all.
///
/// # Errors
///
/// When a table's cells overlap or leave its columns.
pub fn write(document: &Document) -> Result<Vec<u8>> {
    write_file(document, None)
}

/// Draws the report as a `.docx` that looks like the Word file `template`: with its styles,
/// headers, footers and page set-up. What the template lacks is as in [`write()`]; what of it does
/// not come along is told in `notes`.
///
/// # Errors
///
/// As [`write()`]; or the template is [`Unusable`](template::Unusable).
pub fn write_like(document: &Document, template: &[u8], notes: &mut Vec<Text>) -> Result<Vec<u8>> {
    let template = Template::read(template)?;
    notes.extend(template.left_out.iter().cloned());
    write_file(document, Some(&template))
}

fn write_file(document: &Document, template: Option<&Template>) -> Result<Vec<u8>> {
    let mut look = Look::new(&document.style);
    if let Some(page) = template.and_then(|template| template.page) {
        look.lay_on(page);
    }
    let applied = Applied::new(template, &document.edition);
    let sections = blocks::set(document, &look);
    let controls = document.style.controls.unwrap_or(false);
    let (body, mut gathered) = body::part(&sections, &look, &applied, controls)?;
    let referred_to = referred_to(&mut gathered, document, &look, &applied)?;
    let mut parts = vec![Part::own(&part_kind::DOCUMENT, 1, body)];
    parts.extend(fixed(document, &look, &applied, &gathered));
    parts.extend(over_and_under(&applied));
    parts.extend(referred_to);
    parts.extend(applied.parts().map(Part::Template));
    // What is ours alone is right by how it is written; to read it all again would be a fifth of a
    // build's work.
    if template.is_some() {
        parts.iter().try_for_each(Part::check_well_formed)?;
    }
    package::pack(&parts)
}

/// The parts that every file has.
fn fixed<'a>(
    document: &Document,
    look: &Look,
    applied: &Applied<'_>,
    gathered: &Gathered<'_>,
) -> Vec<Part<'a>> {
    let properties = &document.properties;
    let mut parts = vec![
        Part::own(
            &part_kind::CORE_PROPERTIES,
            1,
            fixed_parts::core_properties(properties),
        ),
        Part::own(
            &part_kind::APPLICATION,
            1,
            fixed_parts::application(properties),
        ),
        Part::own(
            &part_kind::CUSTOM_PROPERTIES,
            1,
            fixed_parts::custom_properties(properties, &gathered.figures.names),
        ),
        Part::own(&part_kind::STYLES, 1, styles::part(look, applied)),
    ];
    if applied.has_own_theme() {
        parts.push(Part::own(&part_kind::THEME, 1, theme::part(look)));
    }
    parts.extend([
        Part::own(
            &part_kind::SETTINGS,
            1,
            fixed_parts::settings(
                applied.differs_by_side(),
                document.style.mirror_margins.unwrap_or(false),
                !gathered.notes.is_empty(),
            ),
        ),
        Part::own(&part_kind::FONT_TABLE, 1, fixed_parts::font_table(look)),
    ]);
    parts
}

/// What stands over and under right and left pages.
fn over_and_under<'a>(applied: &Applied<'_>) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    if let Some(mark) = applied.edition.mark() {
        for number in 1..=2 {
            let header = sections::draft_mark(mark, &applied.styles);
            parts.push(Part::own(&part_kind::HEADER, number, header));
        }
    }
    if applied.has_own_footers() {
        for (number, footer) in (1..).zip(sections::page_numbers(&applied.styles)) {
            parts.push(Part::own(&part_kind::FOOTER, number, footer));
        }
    }
    parts
}

/// What the text refers to.
fn referred_to<'a>(
    gathered: &mut Gathered<'_>,
    document: &Document,
    look: &Look,
    applied: &Applied<'_>,
) -> Result<Vec<Part<'a>>> {
    let properties = &document.properties;
    let styles = &applied.styles;
    let mut parts = Vec::new();
    // An empty comments part is one of the things that Word cannot read.
    if !gathered.comments.is_empty() {
        let date = fixed_parts::fixed_date(properties);
        let comments = comments::part(&gathered.comments, &date, styles);
        parts.push(Part::own(&part_kind::COMMENTS, 1, comments));
    }
    if !gathered.notes.is_empty() {
        let notes = notes::part(&gathered.notes, &mut gathered.figures, styles);
        parts.push(Part::own(&part_kind::FOOTNOTES, 1, notes));
    }
    for (number, drawn) in (1..).zip(&gathered.charts) {
        parts.push(Part::own(
            &part_kind::CHART,
            number,
            chart::part(drawn, look),
        ));
        let workbook = chart::workbook(drawn, properties)?;
        parts.push(Part::own(&part_kind::CHART_WORKBOOK, number, workbook));
    }
    for (number, code) in (1..).zip(&gathered.codes) {
        let picture = qr_picture::png(code)?;
        parts.push(Part::own(&part_kind::PICTURE, number, picture));
    }
    Ok(parts)
}
