//! The text: sections, paragraphs and tables as they are set.

use anyhow::Result;

use super::{
    apply_template::Applied,
    contents,
    drawing::{self, Drawing, RELATIONSHIPS},
    fixed_parts::WORD_NAMESPACE,
    inline::{end_bookmark, start_bookmark, text_run},
    part_kind::{CHART, PICTURE},
    sections::section,
    table,
    writing::{Gathered, Writing},
    xml_writer::XmlWriter,
};
use crate::{
    document::{chart::Chart, qr_code::QrCode},
    setting::{
        Look,
        chart_size::chart_size,
        closing::Indent,
        orientation::Orientation,
        set_block::{Content, SetBlock, SetParagraph, SetSection},
    },
};

/// Side of a QR code, quiet zone included, in millimetres.
const QR_CODE_SIDE: u32 = 30;

/// The part with the text, and what it refers to; each figure in a content control if `controls`
/// says so.
///
/// # Errors
///
/// A table's cells overlap or leave its columns.
pub(super) fn part<'a>(
    sections: &'a [SetSection<'a>],
    look: &Look,
    applied: &'a Applied<'_>,
    controls: bool,
) -> Result<(Vec<u8>, Gathered<'a>)> {
    let xml = XmlWriter::part(
        "w:document",
        &[("xmlns:w", &WORD_NAMESPACE), ("xmlns:r", &RELATIONSHIPS)],
    );
    let mut writing = Writing::new(xml, &applied.styles, applied.edition, controls);
    writing.xml.start("w:body", &[]);
    for (number, set) in (1..).zip(sections) {
        let is_last_section = number == sections.len();
        let last = set.blocks.len();
        for (number, block) in (1..).zip(&set.blocks) {
            match block {
                SetBlock::Table(table) => table::draw(table, &mut writing)?,
                SetBlock::Paragraph(paragraph) => {
                    // The measures of a section stand in its last paragraph.
                    let ends = number == last && !is_last_section;
                    start_paragraph(paragraph, &mut writing);
                    if ends {
                        section(&mut writing.xml, set.orientation, look, applied);
                    }
                    writing.xml.end("w:pPr");
                    content(paragraph, &mut writing);
                    writing.xml.end("w:p");
                }
            }
        }
    }
    // Those of the last one stand at the end of the text.
    let orientation = sections
        .last()
        .map_or(Orientation::Portrait, |last| last.orientation);
    section(&mut writing.xml, orientation, look, applied);
    writing.xml.end("w:body");
    Ok((writing.xml.finish("w:document"), writing.gathered))
}

/// A paragraph's start, up to the end of its properties; in schema order.
fn start_paragraph(paragraph: &SetParagraph<'_>, writing: &mut Writing<'_>) {
    writing.start_paragraph(paragraph.style);
    let xml = &mut writing.xml;
    // Also where our style says so: a template's may not.
    if paragraph.keep_next {
        xml.empty("w:keepNext", &[]);
    }
    if paragraph.starts_page {
        xml.empty("w:pageBreakBefore", &[]);
    }
    if let Some(before) = paragraph.space_before {
        xml.empty("w:spacing", &[("w:before", &before)]);
    }
    match paragraph.indent {
        Some(Indent {
            left,
            hanging: 0,
            right,
        }) => xml.empty("w:ind", &[("w:left", &left), ("w:right", &right)]),
        Some(Indent {
            left,
            hanging,
            right,
        }) => xml.empty(
            "w:ind",
            &[
                ("w:left", &left),
                ("w:right", &right),
                ("w:hanging", &hanging),
            ],
        ),
        None => {}
    }
    if let Some(depth) = paragraph.outline
        && paragraph.style.outline.is_none()
    {
        xml.value("w:outlineLvl", &u32::from(depth));
    }
}

fn content<'a>(paragraph: &SetParagraph<'a>, writing: &mut Writing<'a>) {
    let bookmark = paragraph.anchor.map(|anchor| {
        let number = writing.gathered.figures.next_bookmark();
        start_bookmark(&mut writing.xml, number, anchor);
        number
    });
    match paragraph.content {
        Content::Line(line) => writing.line(line),
        Content::Words("") => {}
        Content::Words(words) => text_run(&mut writing.xml, words, None),
        Content::ContentsLine(line) => contents::line(&mut writing.xml, line),
        Content::Chart(chart) => draw_chart(chart, writing),
        Content::QrCode(code) => draw_code(code, writing),
    }
    if let Some(number) = bookmark {
        end_bookmark(&mut writing.xml, number);
    }
}

fn draw_chart<'a>(chart: &'a Chart, writing: &mut Writing<'a>) {
    writing.gathered.charts.push(chart);
    let drawing = Drawing {
        number: writing.next_drawing(),
        name: &chart.title,
        description: &chart.description,
        size: chart_size(chart),
        part: CHART.id(writing.gathered.charts.len()),
    };
    drawing::chart(&mut writing.xml, &drawing);
}

fn draw_code<'a>(code: &'a QrCode, writing: &mut Writing<'a>) {
    writing.gathered.codes.push(code);
    let drawing = Drawing {
        number: writing.next_drawing(),
        name: "二维码",
        description: &format!("二维码：{}", code.address),
        size: (QR_CODE_SIDE, QR_CODE_SIDE),
        part: PICTURE.id(writing.gathered.codes.len()),
    };
    drawing::picture(&mut writing.xml, &drawing);
}
