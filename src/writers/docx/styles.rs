//! The styles part, drawn from [`setting`](crate::setting).

use super::{
    apply_template::Applied,
    fixed_parts::WORD_NAMESPACE,
    style_ids::{NOTE_MARK, OTHER_STYLES, StyleIds},
    xml_writer::{Value, XmlWriter},
};
use crate::setting::{
    Face, Look, Size,
    paragraph_style::{Alignment, CLOSE, LineHeight, Origin, ParagraphStyle},
    styles::{ATTACHMENT, BODY, DATE, NORMAL, OF_DRAFTS, SIGNATURE, STYLES},
    table::TABLE_STYLES,
};

/// Twips to the half point that type needs for a line in any face.
const TIGHT: u32 = 15;

/// Styles of the report that look like the ordinary text of a template.
const RUNNING_TEXT: [&str; 4] = [BODY.id, ATTACHMENT.id, SIGNATURE.id, DATE.id];

/// The whole part. What a template has stays as it is, and what it lacks is added; running text
/// that it has no style of its own for looks like its ordinary text.
pub(super) fn part(look: &Look, applied: &Applied<'_>) -> Vec<u8> {
    if let Some(template) = applied.template() {
        return template
            .styles
            .write_with(|xml| added_styles(xml, look, applied));
    }
    let mut xml = XmlWriter::part("w:styles", &[("xmlns:w", &WORD_NAMESPACE)]);
    defaults(&mut xml, look);
    added_styles(&mut xml, look, applied);
    xml.finish("w:styles")
}

/// Our styles, but for those that the template has.
fn added_styles(xml: &mut XmlWriter, look: &Look, applied: &Applied<'_>) {
    let ids = &applied.styles;
    let has_template = applied.template().is_some();
    for style in STYLES.iter().chain(TABLE_STYLES) {
        let is_in_use = applied.edition.mark().is_some() || !OF_DRAFTS.contains(&style.id);
        if !is_in_use || ids.has(style.id) {
            continue;
        }
        start_style(xml, style, has_template);
        if style.id != NORMAL.id {
            xml.value("w:basedOn", &ids.of(&NORMAL));
        }
        if style.outline.is_some() {
            xml.value("w:next", &ids.of(&BODY));
        }
        xml.empty("w:qFormat", &[]);
        paragraph_properties(xml, style, look, has_template);
        if !(has_template && RUNNING_TEXT.contains(&style.id)) {
            run_properties(xml, style, look);
        }
        xml.end("w:style");
    }
    for (kind, id, name) in OTHER_STYLES {
        if !ids.has(id) {
            other_style(xml, (kind, id, name), ids, has_template);
        }
    }
}

/// The start of a style, up to its name. A template's own default stays the only one.
fn start_style(xml: &mut XmlWriter, style: &ParagraphStyle, has_template: bool) {
    let mut attributes: Vec<(&str, &dyn Value)> = vec![("w:type", &"paragraph")];
    if style.id == NORMAL.id && !has_template {
        attributes.push(("w:default", &1));
    }
    if style.origin == Origin::Own {
        attributes.push(("w:customStyle", &1));
    }
    attributes.push(("w:styleId", &style.id));
    xml.start("w:style", &attributes);
    xml.value("w:name", &style.name);
}

/// What holds where no style says otherwise.
fn defaults(xml: &mut XmlWriter, look: &Look) {
    xml.start("w:docDefaults", &[]);
    xml.start("w:rPrDefault", &[]);
    xml.start("w:rPr", &[]);
    fonts(xml, look.face(Face::Latin), look.face(Face::Body));
    xml.value("w:spacing", &look.character_spacing);
    xml.value("w:kern", &0);
    xml.value("w:sz", &look.size(Size::Body));
    xml.value("w:szCs", &look.size(Size::Body));
    xml.empty(
        "w:lang",
        &[
            ("w:val", &"zh-CN"),
            ("w:eastAsia", &"zh-CN"),
            ("w:bidi", &"ar-SA"),
        ],
    );
    xml.end("w:rPr");
    xml.end("w:rPrDefault");
    xml.start("w:pPrDefault", &[]);
    xml.start("w:pPr", &[]);
    // Kinsoku keeps marks such as 。 from the start of a line and （ from its end; none of them
    // hangs over the edge, so that a line holds what the standard says. A page is filled to its
    // last line, even by the first of a paragraph.
    xml.value("w:widowControl", &0);
    xml.value("w:kinsoku", &1);
    xml.value("w:overflowPunct", &0);
    xml.end("w:pPr");
    xml.end("w:pPrDefault");
    xml.end("w:docDefaults");
}

/// Lines are as high as the grid's by themselves too, for programs that know no grid; what a template
/// lacks keeps to the template's grid. The style that a user's own paragraphs have grows with them.
fn paragraph_properties(
    xml: &mut XmlWriter,
    style: &ParagraphStyle,
    look: &Look,
    has_template: bool,
) {
    xml.start("w:pPr", &[]);
    if style.keep_next {
        xml.empty("w:keepNext", &[]);
        xml.empty("w:keepLines", &[]);
    }
    if style.leader {
        let edge = look.portrait.table_width();
        xml.start("w:tabs", &[]);
        xml.empty(
            "w:tab",
            &[("w:val", &"right"), ("w:leader", &"dot"), ("w:pos", &edge)],
        );
        xml.end("w:tabs");
    }
    // A line that its type does not fit into would take two of the grid.
    let is_tight = look.line_pitch < look.size(style.size) * TIGHT;
    if style.line != LineHeight::Grid || is_tight {
        xml.value("w:snapToGrid", &0);
    }
    let is_open = style.id == NORMAL.id || has_template;
    let (line, rule) = match style.line {
        LineHeight::Grid if is_tight || !is_open => (look.line_pitch, "exact"),
        LineHeight::Grid | LineHeight::Single => (240, "auto"),
        LineHeight::Pitch => (look.line_pitch, "exact"),
        LineHeight::Exactly(height) => (height, "exact"),
        LineHeight::Close => (look.size(style.size) * CLOSE, "exact"),
    };
    xml.empty(
        "w:spacing",
        &[
            ("w:before", &look.distance(style.before)),
            ("w:after", &look.distance(style.after)),
            ("w:line", &line),
            ("w:lineRule", &rule),
        ],
    );
    indent(xml, style, look);
    xml.value(
        "w:jc",
        &match style.alignment {
            Alignment::Both => "both",
            Alignment::Left => "left",
            Alignment::Centre => "center",
            Alignment::Right => "right",
        },
    );
    if let Some(depth) = style.outline {
        xml.value("w:outlineLvl", &u32::from(depth));
    }
    xml.end("w:pPr");
}

/// Indents in characters, which Word goes by, and beside each the same length in twips.
fn indent(xml: &mut XmlWriter, style: &ParagraphStyle, look: &Look) {
    let sides = [
        ("w:leftChars", "w:left", style.left),
        ("w:rightChars", "w:right", style.right),
        ("w:firstLineChars", "w:firstLine", style.first_line),
    ];
    let measures = sides.map(|(in_characters, in_twips, characters)| {
        let twips = characters * look.size(style.size) * 10;
        [(in_characters, characters * 100), (in_twips, twips)]
    });
    let attributes: Vec<(&str, &dyn Value)> = measures
        .iter()
        .flatten()
        .filter(|(_, measure)| *measure > 0)
        .map(|(name, measure)| (*name, measure as &dyn Value))
        .collect();
    if !attributes.is_empty() {
        xml.empty("w:ind", &attributes);
    }
}

fn run_properties(xml: &mut XmlWriter, style: &ParagraphStyle, look: &Look) {
    let size = look.size(style.size);
    // Only running text is pulled together, so that a line holds what the standard says.
    let spacing = if style.size == Size::Body {
        look.character_spacing
    } else {
        0
    };
    xml.start("w:rPr", &[]);
    fonts(xml, look.face(style.latin), look.face(style.face));
    if style.bold {
        xml.empty("w:b", &[]);
        xml.empty("w:bCs", &[]);
    }
    if let Some(colour) = style.colour {
        xml.value("w:color", &colour);
    }
    xml.value("w:spacing", &spacing);
    xml.value("w:sz", &size);
    xml.value("w:szCs", &size);
    if style.id == NORMAL.id {
        // The document is Chinese, and digits are not: else LibreOffice breaks lines within numbers.
        xml.empty("w:lang", &[("w:val", &"en-US")]);
    }
    xml.end("w:rPr");
}

fn fonts(xml: &mut XmlWriter, latin: &str, east_asian: &str) {
    xml.empty(
        "w:rFonts",
        &[
            ("w:ascii", &latin),
            ("w:hAnsi", &latin),
            ("w:eastAsia", &east_asian),
            ("w:cs", &latin),
        ],
    );
}

/// The raised mark of a note, and the defaults Word expects beside that of paragraphs.
fn other_style(
    xml: &mut XmlWriter,
    (kind, id, name): (&str, &str, &str),
    ids: &StyleIds,
    has_template: bool,
) {
    let is_default = id != NOTE_MARK;
    let mut attributes: Vec<(&str, &dyn Value)> = vec![("w:type", &kind)];
    if is_default && !has_template {
        attributes.push(("w:default", &1));
    }
    attributes.push(("w:styleId", &id));
    xml.start("w:style", &attributes);
    xml.value("w:name", &name);
    if is_default {
        xml.value("w:uiPriority", &99);
        xml.empty("w:semiHidden", &[]);
        xml.empty("w:unhideWhenUsed", &[]);
    } else {
        xml.value("w:basedOn", &ids.named("DefaultParagraphFont"));
        xml.start("w:rPr", &[]);
        xml.value("w:vertAlign", &"superscript");
        xml.end("w:rPr");
    }
    if kind == "table" {
        cell_margins(xml);
    }
    xml.end("w:style");
}

fn cell_margins(xml: &mut XmlWriter) {
    let measure = |xml: &mut XmlWriter, name, twips: u32| {
        xml.empty(name, &[("w:w", &twips), ("w:type", &"dxa")]);
    };
    xml.start("w:tblPr", &[]);
    measure(xml, "w:tblInd", 0);
    xml.start("w:tblCellMar", &[]);
    for (side, twips) in [
        ("w:top", 0),
        ("w:left", 108),
        ("w:bottom", 0),
        ("w:right", 108),
    ] {
        measure(xml, side, twips);
    }
    xml.end("w:tblCellMar");
    xml.end("w:tblPr");
}
