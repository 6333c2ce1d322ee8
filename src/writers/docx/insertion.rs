//! What stands in a line of text and docx-rs has no right word for: bookmarks, references, fields,
//! notes' marks, pictures and charts; and the runs of text that they and tables are made of.

use super::{run::printable, xml::Element};

/// The name space of drawings that stand in a line.
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
/// The name space of what drawings are made of.
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// The name space of pictures.
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
/// The name space of charts.
pub(super) const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
/// The name space of the ids that tie parts together.
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A millimetre in the units of drawings.
pub(super) const MILLIMETRE: u32 = 36_000;

/// A drawing in a line of text.
pub(super) struct Drawing<'a> {
    /// Its number in the document, from 1.
    pub(super) number: usize,
    /// Its name, `图1`.
    pub(super) name: &'a str,
    /// What it shows, for those who cannot see it.
    pub(super) description: &'a str,
    /// Width and height in millimetres.
    pub(super) size: (u32, u32),
    /// The id of the part that is drawn.
    pub(super) part: &'a str,
}

/// The name of the bookmark for an anchor; those that start with a line are hidden in Word's list.
fn bookmark(anchor: &str) -> String {
    format!("_{anchor}")
}

/// The start and the end of a bookmark.
pub(super) fn bookmark_ends(number: usize, anchor: &str) -> (Element, Element) {
    let end = |name: &'static str| Element::new(name).attribute("w:id", number);
    (
        end("w:bookmarkStart").attribute("w:name", bookmark(anchor)),
        end("w:bookmarkEnd"),
    )
}

/// Text that leads to an anchor.
pub(super) fn link(anchor: &str, runs: impl IntoIterator<Item = Element>) -> Element {
    Element::new("w:hyperlink")
        .attribute("w:anchor", bookmark(anchor))
        .attribute("w:history", 1)
        .children(runs)
}

/// Text in the paragraph's own type; a line end becomes a line break, a tab stays one.
pub(super) fn text_run(text: &str) -> Element {
    sized_run(text, None)
}

/// The same in type of its own size, in half points, where one is given.
pub(super) fn sized_run(text: &str, size: Option<usize>) -> Element {
    let mut run = blank_run(size);
    for (index, line) in printable(text).split('\n').enumerate() {
        if index > 0 {
            run.push(Element::new("w:br"));
        }
        for (index, field) in line.split('\t').enumerate() {
            if index > 0 {
                run.push(Element::new("w:tab"));
            }
            let text = Element::new("w:t").attribute("xml:space", "preserve");
            run.push(text.text(field));
        }
    }
    run
}

/// A tab.
pub(super) fn tab_run() -> Element {
    run(Element::new("w:tab"))
}

fn run(content: Element) -> Element {
    blank_run(None).child(content)
}

fn blank_run(size: Option<usize>) -> Element {
    // The hint makes quotation marks and dashes Chinese, which would otherwise be Latin.
    let fonts = Element::new("w:rFonts").attribute("w:hint", "eastAsia");
    let mut properties = Element::new("w:rPr").child(fonts);
    if let Some(size) = size {
        properties.push(Element::value("w:sz", size));
        properties.push(Element::value("w:szCs", size));
    }
    Element::new("w:r").child(properties)
}

/// The start of a field, up to what it last gave.
pub(super) fn field_start(instruction: &str) -> [Element; 3] {
    let code = Element::new("w:instrText")
        .attribute("xml:space", "preserve")
        .text(&format!(" {instruction} "));
    [field_mark("begin"), run(code), field_mark("separate")]
}

/// One of the marks that a field is made of.
pub(super) fn field_mark(kind: &'static str) -> Element {
    run(Element::new("w:fldChar").attribute("w:fldCharType", kind))
}

/// The number of the page that an anchor stands on, as it was last counted.
pub(super) fn page_of(anchor: &str, page: usize) -> Vec<Element> {
    let mut field = field_start(&format!("PAGEREF {} \\h", bookmark(anchor))).to_vec();
    field.push(text_run(&page.to_string()));
    field.push(field_mark("end"));
    field
}

/// The mark of a note in the text.
pub(super) fn note_reference(number: usize) -> Element {
    note_mark(Element::new("w:footnoteReference").attribute("w:id", number))
}

/// A raised mark: in the text, or at the start of the note itself.
pub(super) fn note_mark(mark: Element) -> Element {
    let style = Element::value("w:rStyle", "FootnoteReference");
    Element::new("w:r")
        .child(Element::new("w:rPr").child(style))
        .child(mark)
}

/// A picture.
pub(super) fn picture(drawing: &Drawing<'_>) -> Element {
    let named = Element::new("pic:cNvPr")
        .attribute("id", drawing.number)
        .attribute("name", drawing.name.to_owned());
    let properties = Element::new("pic:nvPicPr")
        .child(named)
        .child(Element::new("pic:cNvPicPr"));
    let blip = Element::new("a:blip").attribute("r:embed", drawing.part.to_owned());
    let fill = Element::new("pic:blipFill")
        .child(blip)
        .child(Element::new("a:stretch").child(Element::new("a:fillRect")));
    let place = Element::new("a:xfrm")
        .child(Element::new("a:off").attribute("x", 0).attribute("y", 0))
        .child(extent("a:ext", drawing.size));
    let shape = Element::new("pic:spPr").child(place).child(
        Element::new("a:prstGeom")
            .attribute("prst", "rect")
            .child(Element::new("a:avLst")),
    );
    let content = Element::new("pic:pic")
        .attribute("xmlns:pic", PICTURE)
        .child(properties)
        .child(fill)
        .child(shape);
    inline(drawing, PICTURE, content)
}

/// A chart.
pub(super) fn chart(drawing: &Drawing<'_>) -> Element {
    let content = Element::new("c:chart")
        .attribute("xmlns:c", CHART)
        .attribute("r:id", drawing.part.to_owned());
    inline(drawing, CHART, content)
}

fn inline(drawing: &Drawing<'_>, kind: &'static str, content: Element) -> Element {
    let named = Element::new("wp:docPr")
        .attribute("id", drawing.number)
        .attribute("name", drawing.name.to_owned())
        .attribute("descr", printable(drawing.description));
    let data = Element::new("a:graphicData")
        .attribute("uri", kind)
        .child(content);
    let graphic = Element::new("a:graphic")
        .attribute("xmlns:a", MAIN)
        .child(data);
    let inline = Element::new("wp:inline")
        .attribute("xmlns:wp", DRAWING)
        .attribute("xmlns:r", RELATIONS)
        .attribute("distT", 0)
        .attribute("distB", 0)
        .attribute("distL", 0)
        .attribute("distR", 0)
        .child(extent("wp:extent", drawing.size))
        .child(named)
        .child(Element::new("wp:cNvGraphicFramePr"))
        .child(graphic);
    Element::new("w:r").child(Element::new("w:drawing").child(inline))
}

fn extent(name: &'static str, (width, height): (u32, u32)) -> Element {
    Element::new(name)
        .attribute("cx", width * MILLIMETRE)
        .attribute("cy", height * MILLIMETRE)
}
