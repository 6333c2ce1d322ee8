//! The styles part, drawn from [`look`](super::look) and [`table_look`](super::table_look).
//!
//! Written here and not with docx-rs, which always adds a default style of its own, and has no
//! word for indents counted in characters, language or the default marks.

use anyhow::Result;

use super::{
    finish,
    fixed_parts::WORD_NAMESPACE,
    look::{
        Alignment, BODY_CHARACTER_SPACING, BODY_FACE, BODY_SIZE, LATIN_FACE, LineHeight,
        ParagraphStyle, STYLES,
    },
    table_look::TABLE_STYLES,
    xml::Element,
};

/// The whole part.
pub(super) fn styles() -> Result<Vec<u8>> {
    let mut root = Element::new("w:styles")
        .attribute("xmlns:w", WORD_NAMESPACE)
        .child(defaults())
        .children(STYLES.iter().chain(TABLE_STYLES).map(paragraph_style))
        .children(default_styles());
    finish::tidy(&mut root);
    root.write()
}

/// What holds where no style says otherwise.
fn defaults() -> Element {
    let language = Element::new("w:lang")
        .attribute("w:val", "en-US")
        .attribute("w:eastAsia", "zh-CN")
        .attribute("w:bidi", "ar-SA");
    let run = Element::new("w:rPr")
        .child(fonts(LATIN_FACE, BODY_FACE))
        .child(Element::value("w:spacing", BODY_CHARACTER_SPACING))
        .child(Element::value("w:kern", 0))
        .child(Element::value("w:sz", BODY_SIZE))
        .child(Element::value("w:szCs", BODY_SIZE))
        .child(language);
    // Kinsoku keeps marks such as 。 from the start of a line and （ from its end.
    let paragraph = Element::new("w:pPr")
        .child(Element::value("w:widowControl", 1))
        .child(Element::value("w:kinsoku", 1))
        .child(Element::value("w:overflowPunct", 1));
    Element::new("w:docDefaults")
        .child(Element::new("w:rPrDefault").child(run))
        .child(Element::new("w:pPrDefault").child(paragraph))
}

fn paragraph_style(style: &ParagraphStyle) -> Element {
    let is_default = style.id == "Normal";
    let mut element = Element::new("w:style").attribute("w:type", "paragraph");
    if is_default {
        element = element.attribute("w:default", 1);
    }
    if style.custom {
        element = element.attribute("w:customStyle", 1);
    }
    element = element
        .attribute("w:styleId", style.id)
        .child(Element::value("w:name", style.name))
        .child(Element::new("w:qFormat"))
        .child(paragraph_properties(style))
        .child(run_properties(style));
    if !is_default {
        element.push(Element::value("w:basedOn", "Normal"));
    }
    if style.outline.is_some() {
        element.push(Element::value("w:next", "BodyText"));
    }
    element
}

fn paragraph_properties(style: &ParagraphStyle) -> Element {
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
    let spacing = Element::new("w:spacing")
        .attribute("w:before", style.before)
        .attribute("w:after", style.after);
    properties.push(match style.line {
        LineHeight::Grid | LineHeight::Single => spacing
            .attribute("w:line", 240)
            .attribute("w:lineRule", "auto"),
        LineHeight::Exactly(height) => spacing
            .attribute("w:line", height)
            .attribute("w:lineRule", "exact"),
    });
    if style.line != LineHeight::Grid {
        properties.push(Element::value("w:snapToGrid", 0));
    }
    if let Some(indent) = indent(style) {
        properties.push(indent);
    }
    properties
}

/// Indents in characters, which Word goes by, and beside each the same length in twips.
fn indent(style: &ParagraphStyle) -> Option<Element> {
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
                .attribute(in_twips, characters * style.size * 10);
        }
    }
    Some(element)
}

fn run_properties(style: &ParagraphStyle) -> Element {
    let mut properties = Element::new("w:rPr")
        .child(fonts(style.latin, style.face))
        .child(Element::value("w:spacing", style.character_spacing))
        .child(Element::value("w:sz", style.size))
        .child(Element::value("w:szCs", style.size));
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
        .attribute("w:ascii", latin)
        .attribute("w:hAnsi", latin)
        .attribute("w:eastAsia", east_asian)
        .attribute("w:cs", latin)
}

/// The defaults Word expects beside that of paragraphs.
fn default_styles() -> [Element; 2] {
    let hidden = |kind: &str, id: &str, name: &str| {
        Element::new("w:style")
            .attribute("w:type", kind)
            .attribute("w:default", 1)
            .attribute("w:styleId", id)
            .child(Element::value("w:name", name))
            .child(Element::value("w:uiPriority", 99))
            .child(Element::new("w:semiHidden"))
            .child(Element::new("w:unhideWhenUsed"))
    };
    let length = |name: &str, twips: u32| {
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
