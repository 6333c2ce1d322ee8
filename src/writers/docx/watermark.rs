//! 草稿 in large pale letters across every page of a draft.

use super::xml::Element;

/// The drawing, in the old language that every version of Word and WPS knows watermarks in.
pub(super) fn watermark() -> Element {
    let style = "position:absolute;margin-left:0;margin-top:0;width:360pt;height:180pt;\
                 rotation:315;z-index:-251658752;mso-position-horizontal:center;\
                 mso-position-horizontal-relative:margin;mso-position-vertical:center;\
                 mso-position-vertical-relative:margin";
    let text = Element::new("v:textpath")
        .attribute("style", "font-family:\"黑体\";font-size:1pt")
        .attribute("string", "草稿");
    let shape = Element::new("v:shape")
        .attribute("id", "DraftWatermark")
        .attribute("type", "#_x0000_t136")
        .attribute("alt", "水印：草稿")
        .attribute("style", style)
        .attribute("fillcolor", "#d9d9d9")
        .attribute("stroked", "f")
        .child(text);
    let drawn = Element::new("w:pict")
        .attribute("xmlns:v", "urn:schemas-microsoft-com:vml")
        .attribute("xmlns:o", "urn:schemas-microsoft-com:office:office")
        .child(letters())
        .child(shape);
    Element::new("w:r").child(drawn)
}

/// The kind of shape that is made of letters, as the format predefines it.
fn letters() -> Element {
    let formulas = [
        "sum #0 0 10800",
        "prod #0 2 1",
        "sum 21600 0 @1",
        "sum 0 0 @2",
        "sum 21600 0 @3",
        "if @0 @3 0",
        "if @0 21600 @1",
        "if @0 0 @2",
        "if @0 @4 21600",
        "mid @5 @6",
        "mid @8 @5",
        "mid @7 @8",
        "mid @6 @7",
        "sum @6 0 @5",
    ];
    let formulas = formulas
        .iter()
        .map(|formula| Element::new("v:f").attribute("eqn", *formula));
    let path = Element::new("v:path")
        .attribute("textpathok", "t")
        .attribute("o:connecttype", "custom")
        .attribute("o:connectlocs", "@9,0;@10,10800;@11,21600;@12,10800")
        .attribute("o:connectangles", "270,180,90,0");
    Element::new("v:shapetype")
        .attribute("id", "_x0000_t136")
        .attribute("coordsize", "21600,21600")
        .attribute("o:spt", 136)
        .attribute("adj", 10800)
        .attribute("path", "m@7,l@8,m@5,21600l@6,21600e")
        .child(Element::new("v:formulas").children(formulas))
        .child(path)
        .child(
            Element::new("v:textpath")
                .attribute("on", "t")
                .attribute("fitshape", "t"),
        )
}
