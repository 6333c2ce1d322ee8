//! The styles part, drawn from [`setting`](crate::setting).
//!
//! Written here and not with docx-rs, which always adds a default style of its own, and has no
//! word for indents counted in characters, language or the default marks.

use super::{finish, fixed_parts::WORD_NAMESPACE, xml::Element};
use crate::{
    document::edition::Edition,
    setting::{
        Face, Look, Size,
        styles::{Alignment, CLOSE, LineHeight, OF_DRAFTS, Origin, ParagraphStyle, STYLES},
        table::TABLE_STYLES,
    },
};

/// Twips to the half point that type needs for a line in any face.
const TIGHT: u32 = 15;

/// The whole part.
pub(super) fn styles(look: &Look, edition: &Edition) -> Vec<u8> {
    let mut root = Element::new("w:styles")
        .attribute("xmlns:w", WORD_NAMESPACE)
        .child(defaults(look))
        .children(
            STYLES
                .iter()
                .chain(TABLE_STYLES)
                .filter(|style| edition.mark().is_some() || !OF_DRAFTS.contains(&style.id))
                .map(|style| paragraph_style(style, look)),
        )
        .children(default_styles())
        .child(note_mark_style());
    finish::tidy(&mut root);
    root.write()
}

/// What holds where no style says otherwise.
fn defaults(look: &Look) -> Element {
    let language = Element::new("w:lang")
        .attribute("w:val", "en-US")
        .attribute("w:eastAsia", "zh-CN")
        .attribute("w:bidi", "ar-SA");
    let run = Element::new("w:rPr")
        .child(fonts(look.face(Face::Latin), look.face(Face::Body)))
        .child(Element::value("w:spacing", look.character_spacing))
        .child(Element::value("w:kern", 0))
        .child(Element::value("w:sz", look.size(Size::Body)))
        .child(Element::value("w:szCs", look.size(Size::Body)))
        .child(language);
    // Kinsoku keeps marks such as 。 from the start of a line and （ from its end; none of them
    // hangs over the edge, so that a line holds what the standard says. A page is filled to its
    // last line, even by the first of a paragraph.
    let paragraph = Element::new("w:pPr")
        .child(Element::value("w:widowControl", 0))
        .child(Element::value("w:kinsoku", 1))
        .child(Element::value("w:overflowPunct", 0));
    Element::new("w:docDefaults")
        .child(Element::new("w:rPrDefault").child(run))
        .child(Element::new("w:pPrDefault").child(paragraph))
}

fn paragraph_style(style: &ParagraphStyle, look: &Look) -> Element {
    let is_default = style.id == "Normal";
    let mut element = Element::new("w:style").attribute("w:type", "paragraph");
    if is_default {
        element = element.attribute("w:default", 1);
    }
    if style.origin == Origin::Own {
        element = element.attribute("w:customStyle", 1);
    }
    element = element
        .attribute("w:styleId", style.id)
        .child(Element::value("w:name", style.name))
        .child(Element::new("w:qFormat"))
        .child(paragraph_properties(style, look))
        .child(run_properties(style, look));
    if !is_default {
        element.push(Element::value("w:basedOn", "Normal"));
    }
    if style.outline.is_some() {
        element.push(Element::value("w:next", "ReportBody"));
    }
    element
}

fn paragraph_properties(style: &ParagraphStyle, look: &Look) -> Element {
    let alignment = match style.alignment {
        Alignment::Both => "both",
        Alignment::Left => "left",
        Alignment::Centre => "center",
        Alignment::Right => "right",
    };
    let mut properties = Element::new("w:pPr").child(Element::value("w:jc", alignment));
    if style.keep_next {
        properties.push(Element::new("w:keepNext"));
        properties.push(Element::new("w:keepLines"));
    }
    if let Some(depth) = style.outline {
        properties.push(Element::value("w:outlineLvl", depth));
    }
    if style.leader {
        let tab = Element::value("w:tab", "right")
            .attribute("w:leader", "dot")
            .attribute("w:pos", look.portrait.table_width());
        properties.push(Element::new("w:tabs").child(tab));
    }
    let spacing = Element::new("w:spacing")
        .attribute("w:before", look.distance(style.before))
        .attribute("w:after", look.distance(style.after));
    // A line that its type does not fit into would take two of the grid.
    let is_tight = look.line_pitch < look.size(style.size) * TIGHT;
    properties.push(match style.line {
        LineHeight::Grid if is_tight => spacing
            .attribute("w:line", look.line_pitch)
            .attribute("w:lineRule", "exact"),
        LineHeight::Grid | LineHeight::Single => spacing
            .attribute("w:line", 240)
            .attribute("w:lineRule", "auto"),
        LineHeight::Pitch => spacing
            .attribute("w:line", look.line_pitch)
            .attribute("w:lineRule", "exact"),
        LineHeight::Exactly(height) => spacing
            .attribute("w:line", height)
            .attribute("w:lineRule", "exact"),
        LineHeight::Close => spacing
            .attribute("w:line", look.size(style.size) * CLOSE)
            .attribute("w:lineRule", "exact"),
    });
    if style.line != LineHeight::Grid || is_tight {
        properties.push(Element::value("w:snapToGrid", 0));
    }
    if let Some(indent) = indent(style, look) {
        properties.push(indent);
    }
    properties
}

/// Indents in characters, which Word goes by, and beside each the same length in twips.
fn indent(style: &ParagraphStyle, look: &Look) -> Option<Element> {
    let sides = [
        ("w:leftChars", "w:left", style.left),
        ("w:rightChars", "w:right", style.right),
        ("w:firstLineChars", "w:firstLine", style.first_line),
    ];
    if sides.iter().all(|(_, _, characters)| *characters == 0) {
        return None;
    }
    let mut element = Element::new("w:ind");
    for (in_characters, in_twips, characters) in sides {
        if characters > 0 {
            element = element
                .attribute(in_characters, characters * 100)
                .attribute(in_twips, characters * look.size(style.size) * 10);
        }
    }
    Some(element)
}

fn run_properties(style: &ParagraphStyle, look: &Look) -> Element {
    let size = look.size(style.size);
    // Only running text is pulled together, so that a line holds what the standard says.
    let spacing = if style.size == Size::Body {
        look.character_spacing
    } else {
        0
    };
    let mut properties = Element::new("w:rPr")
        .child(fonts(look.face(style.latin), look.face(style.face)))
        .child(Element::value("w:spacing", spacing))
        .child(Element::value("w:sz", size))
        .child(Element::value("w:szCs", size));
    if style.bold {
        properties.push(Element::new("w:b"));
        properties.push(Element::new("w:bCs"));
    }
    if let Some(colour) = style.colour {
        properties.push(Element::value("w:color", colour));
    }
    properties
}

fn fonts(latin: &str, east_asian: &str) -> Element {
    Element::new("w:rFonts")
        .attribute("w:ascii", latin.to_owned())
        .attribute("w:hAnsi", latin.to_owned())
        .attribute("w:eastAsia", east_asian.to_owned())
        .attribute("w:cs", latin.to_owned())
}

/// The raised mark of a note.
fn note_mark_style() -> Element {
    Element::new("w:style")
        .attribute("w:type", "character")
        .attribute("w:styleId", "FootnoteReference")
        .child(Element::value("w:name", "footnote reference"))
        .child(Element::value("w:basedOn", "DefaultParagraphFont"))
        .child(Element::new("w:rPr").child(Element::value("w:vertAlign", "superscript")))
}

/// The defaults Word expects beside that of paragraphs.
fn default_styles() -> [Element; 2] {
    let hidden = |kind: &'static str, id: &'static str, name: &'static str| {
        Element::new("w:style")
            .attribute("w:type", kind)
            .attribute("w:default", 1)
            .attribute("w:styleId", id)
            .child(Element::value("w:name", name))
            .child(Element::value("w:uiPriority", 99))
            .child(Element::new("w:semiHidden"))
            .child(Element::new("w:unhideWhenUsed"))
    };
    let length = |name: &'static str, twips: u32| {
        Element::new(name)
            .attribute("w:w", twips)
            .attribute("w:type", "dxa")
    };
    let margins = Element::new("w:tblCellMar")
        .child(length("w:top", 0))
        .child(length("w:left", 108))
        .child(length("w:bottom", 0))
        .child(length("w:right", 108));
    let table = Element::new("w:tblPr")
        .child(length("w:tblInd", 0))
        .child(margins);
    [
        hidden(
            "character",
            "DefaultParagraphFont",
            "Default Paragraph Font",
        ),
        hidden("table", "TableNormal", "Normal Table").child(table),
    ]
}
