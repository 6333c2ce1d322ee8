//! Pictures and charts that stand in a line of text.

use super::xml_writer::XmlWriter;

/// The name space of drawings that stand in a line.
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
/// The name space of what drawings are made of.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// The name space of pictures.
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
/// The name space of charts.
pub(super) const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
/// The name space of the ids by which parts refer to each other.
pub(super) const RELATIONSHIPS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A millimetre in the units of drawings.
const MILLIMETRE: u32 = 36_000;

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
    pub(super) part: String,
}

/// A picture.
pub(super) fn picture(xml: &mut XmlWriter, drawing: &Drawing<'_>) {
    start_inline(xml, drawing, PICTURE);
    xml.start("pic:pic", &[("xmlns:pic", &PICTURE)]);
    xml.start("pic:nvPicPr", &[]);
    xml.empty(
        "pic:cNvPr",
        &[("id", &drawing.number), ("name", &drawing.name)],
    );
    xml.empty("pic:cNvPicPr", &[]);
    xml.end("pic:nvPicPr");
    xml.start("pic:blipFill", &[]);
    xml.empty("a:blip", &[("r:embed", &drawing.part)]);
    xml.start("a:stretch", &[]);
    xml.empty("a:fillRect", &[]);
    xml.end("a:stretch");
    xml.end("pic:blipFill");
    xml.start("pic:spPr", &[]);
    xml.start("a:xfrm", &[]);
    xml.empty("a:off", &[("x", &0), ("y", &0)]);
    extent(xml, "a:ext", drawing.size);
    xml.end("a:xfrm");
    xml.start("a:prstGeom", &[("prst", &"rect")]);
    xml.empty("a:avLst", &[]);
    xml.end("a:prstGeom");
    xml.end("pic:spPr");
    xml.end("pic:pic");
    end_inline(xml);
}

/// A chart.
pub(super) fn chart(xml: &mut XmlWriter, drawing: &Drawing<'_>) {
    start_inline(xml, drawing, CHART);
    xml.empty("c:chart", &[("xmlns:c", &CHART), ("r:id", &drawing.part)]);
    end_inline(xml);
}

fn start_inline(xml: &mut XmlWriter, drawing: &Drawing<'_>, kind: &str) {
    xml.start("w:r", &[]);
    xml.start("w:drawing", &[]);
    xml.start(
        "wp:inline",
        &[
            ("xmlns:wp", &DRAWING),
            ("distT", &0),
            ("distB", &0),
            ("distL", &0),
            ("distR", &0),
        ],
    );
    extent(xml, "wp:extent", drawing.size);
    xml.empty(
        "wp:docPr",
        &[
            ("id", &drawing.number),
            ("name", &drawing.name),
            ("descr", &drawing.description),
        ],
    );
    xml.empty("wp:cNvGraphicFramePr", &[]);
    xml.start("a:graphic", &[("xmlns:a", &MAIN)]);
    xml.start("a:graphicData", &[("uri", &kind)]);
}

fn end_inline(xml: &mut XmlWriter) {
    for name in [
        "a:graphicData",
        "a:graphic",
        "wp:inline",
        "w:drawing",
        "w:r",
    ] {
        xml.end(name);
    }
}

fn extent(xml: &mut XmlWriter, name: &str, (width, height): (u32, u32)) {
    let (width, height) = (width * MILLIMETRE, height * MILLIMETRE);
    xml.empty(name, &[("cx", &width), ("cy", &height)]);
}
