//! 草稿 in large pale letters across every page of a draft.

use super::xml_writer::XmlWriter;

/// The drawing, in the old language that every version of Word and WPS knows watermarks in.
pub(super) fn watermark(xml: &mut XmlWriter) {
    let style = "position:absolute;margin-left:0;margin-top:0;width:360pt;height:180pt;\
                 rotation:315;z-index:-251658752;mso-position-horizontal:center;\
                 mso-position-horizontal-relative:margin;mso-position-vertical:center;\
                 mso-position-vertical-relative:margin";
    xml.start("w:r", &[]);
    xml.start(
        "w:pict",
        &[
            ("xmlns:v", &"urn:schemas-microsoft-com:vml"),
            ("xmlns:o", &"urn:schemas-microsoft-com:office:office"),
        ],
    );
    letters(xml);
    xml.start(
        "v:shape",
        &[
            ("id", &"DraftWatermark"),
            ("type", &"#_x0000_t136"),
            ("alt", &"水印：草稿"),
            ("style", &style),
            ("fillcolor", &"#d9d9d9"),
            ("stroked", &"f"),
        ],
    );
    xml.empty(
        "v:textpath",
        &[
            ("style", &"font-family:\"黑体\";font-size:1pt"),
            ("string", &"草稿"),
        ],
    );
    for name in ["v:shape", "w:pict", "w:r"] {
        xml.end(name);
    }
}

/// The kind of shape that is made of letters, as the format predefines it.
fn letters(xml: &mut XmlWriter) {
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
    xml.start(
        "v:shapetype",
        &[
            ("id", &"_x0000_t136"),
            ("coordsize", &"21600,21600"),
            ("o:spt", &136),
            ("adj", &10800),
            ("path", &"m@7,l@8,m@5,21600l@6,21600e"),
        ],
    );
    xml.start("v:formulas", &[]);
    for formula in formulas {
        xml.empty("v:f", &[("eqn", &formula)]);
    }
    xml.end("v:formulas");
    xml.empty(
        "v:path",
        &[
            ("textpathok", &"t"),
            ("o:connecttype", &"custom"),
            ("o:connectlocs", &"@9,0;@10,10800;@11,21600;@12,10800"),
            ("o:connectangles", &"270,180,90,0"),
        ],
    );
    xml.empty("v:textpath", &[("on", &"t"), ("fitshape", &"t")]);
    xml.end("v:shapetype");
}
