//! Figures that are in the file and not before the eye, or before it as others.

use super::{Built, told, with_part};

const BODY: &str = "word/document.xml";
/// The run of a figure.
const RUN: &str = "<w:r><w:t xml:space=\"preserve\">592</w:t></w:r>";
/// The same figure in the web page.
const DATA: &str = "<data data-figure=\"disclosed\" value=\"592\">592</data>";

fn count(told: &[String], name: &str) -> usize {
    told.iter().filter(|line| line.starts_with(name)).count()
}

/// What is told of the Word report with its figure in a run of these properties.
fn of_run(built: &Built, properties: &str) -> Vec<String> {
    built.with_part(BODY, |text| {
        assert!(text.contains(RUN));
        let run = RUN.replacen("<w:r>", &format!("<w:r><w:rPr>{properties}</w:rPr>"), 1);
        text.replacen(RUN, &run, 1)
    })
}

#[test]
fn a_figure_that_no_reader_of_a_word_report_sees_is_told_and_missing() {
    let built = Built::real("docx");
    for properties in [
        "<w:strike/>",
        "<w:dstrike/>",
        "<w:sz w:val=\"2\"/>",
        "<w:w w:val=\"1\"/>",
        "<w:spacing w:val=\"-400\"/>",
        "<w:position w:val=\"400\"/>",
        "<w:color w:val=\"FEFEFE\"/>",
        "<w:color w:val=\"auto\" w:themeColor=\"background1\"/>",
        "<w:color w:val=\"000000\"/><w:shd w:val=\"clear\" w:fill=\"000000\"/>",
        "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"FFFFFF\"/>",
        "<w:highlight w:val=\"black\"/>",
        "<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>",
        "<w:textFill><w:noFill/></w:textFill>",
    ] {
        let told = of_run(&built, properties);
        assert_eq!(told[0], "changed", "{properties}: {told:?}");
        assert_eq!(count(&told, "hidden-content"), 1, "{properties}: {told:?}");
        assert_eq!(count(&told, "figure-missing"), 1, "{properties}: {told:?}");
    }
    // So are the words that a style strikes through, and a line or a row with no room for letters.
    let styled = "<w:style w:type=\"character\" w:styleId=\"X\"><w:rPr><w:strike/></w:rPr></w:style></w:styles>";
    let bytes = with_part(&built.bytes, "word/styles.xml", |text| {
        text.replacen("</w:styles>", styled, 1)
    });
    let bytes = with_part(&bytes, BODY, |text| {
        let run = RUN.replacen("<w:r>", "<w:r><w:rPr><w:rStyle w:val=\"X\"/></w:rPr>", 1);
        text.replacen(RUN, &run, 1)
    });
    let found = told(&built.verified(&bytes));
    assert_eq!(count(&found, "figure-missing"), 1, "{found:?}");
    let flat = built.with_part(BODY, |text| {
        let body = "<w:pStyle w:val=\"ReportBody\"/>";
        let line = format!("{body}<w:spacing w:line=\"1\" w:lineRule=\"exact\"/>");
        text.replacen(body, &line, 1)
    });
    assert_eq!(count(&flat, "hidden-content"), 1, "{flat:?}");
}

#[test]
fn a_figure_that_is_set_as_people_set_it_is_seen() {
    let built = Built::real("docx");
    for properties in [
        "<w:strike w:val=\"0\"/>",
        "<w:sz w:val=\"18\"/>",
        "<w:spacing w:val=\"-20\"/>",
        "<w:color w:val=\"FF0000\"/>",
        "<w:color w:val=\"auto\"/>",
        "<w:highlight w:val=\"yellow\"/>",
        "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F4E79\"/>",
        "<w:u w:val=\"single\"/>",
        "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"/>",
    ] {
        assert_eq!(of_run(&built, properties), ["same-figures"], "{properties}");
    }
}

#[test]
fn words_that_a_word_report_shows_beside_its_text_are_told() {
    let built = Built::real("docx");
    let drawn = |around: String| built.with_part(BODY, |text| text.replacen(RUN, &around, 1));
    for around in [
        format!(
            "<w:r><w:ruby><w:rt><w:r><w:t>593</w:t></w:r></w:rt><w:rubyBase>{RUN}</w:rubyBase></w:ruby></w:r>"
        ),
        format!(
            "{RUN}<w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textpath string=\"593\"/></v:shape></w:pict></w:r>"
        ),
        RUN.replacen("592", "\u{202E}592\u{202C}", 1),
        format!("<w:fldSimple w:instr=\"=500+93\">{RUN}</w:fldSimple>"),
        format!(
            "<w:sdt><w:sdtPr><w:dataBinding w:xpath=\"/x\"/></w:sdtPr><w:sdtContent>{RUN}</w:sdtContent></w:sdt>"
        ),
    ] {
        let told = drawn(around.clone());
        assert_eq!(count(&told, "hidden-content"), 1, "{around}: {told:?}");
    }
}

/// What is told of the web page with this in the place of its figure, and these rules.
fn of_page(built: &Built, figure: &str, rules: &str) -> Vec<String> {
    let text = str::from_utf8(&built.bytes).unwrap();
    assert!(text.contains(DATA));
    let head = format!("<style>{rules}</style></head>");
    let text = text.replacen(DATA, figure, 1).replacen("</head>", &head, 1);
    told(&built.verified(text.as_bytes()))
}

fn styled(style: &str) -> String {
    DATA.replacen("<data", &format!("<data style=\"{style}\""), 1)
}

#[test]
fn a_figure_that_no_reader_of_a_web_page_sees_is_told_and_missing() {
    let built = Built::real("html");
    for style in [
        "text-decoration:line-through",
        "font-size:1px",
        "font-size:0.1em",
        "color:transparent",
        "opacity:0.01",
        "transform:scale(0)",
        "display:inline-block;width:0;overflow:hidden",
        "unicode-bidi:bidi-override;direction:rtl",
        "position:relative;left:-5000px",
        "-webkit-text-security:disc",
    ] {
        let told = of_page(&built, &styled(style), "");
        assert_eq!(count(&told, "hidden-content"), 1, "{style}: {told:?}");
        assert_eq!(count(&told, "figure-missing"), 1, "{style}: {told:?}");
    }
    for (open, close) in [
        ("<s>", "</s>"),
        ("<del>", "</del>"),
        ("<bdo dir=\"rtl\">", "</bdo>"),
    ] {
        let told = of_page(&built, &format!("{open}{DATA}{close}"), "");
        assert_eq!(count(&told, "figure-missing"), 1, "{open}: {told:?}");
    }
    let classed = DATA.replacen("<data", "<data class=\"z\"", 1);
    for rules in [
        ".z{text-decoration:line-through}",
        "@media (min-width:1px){.z{display:none}}",
        "@supports (color:red){.z{display:none}}",
        "p{.z{display:none}}",
        "data.z:not(.q){display:none}",
        ":root{--a:none}.z{display:var(--a)}",
    ] {
        let told = of_page(&built, &classed, rules);
        assert_eq!(count(&told, "figure-missing"), 1, "{rules}: {told:?}");
    }
}

#[test]
fn what_a_web_page_shows_otherwise_is_told() {
    let built = Built::real("html");
    for (figure, rules) in [
        (styled("color:#fefefe"), ""),
        (styled("background:#000;color:#000"), ""),
        (DATA.to_owned(), "data::before{content:'1'}"),
        (DATA.to_owned(), "p:after{content:'\\35 93'}"),
        (
            DATA.to_owned(),
            "@font-face{font-family:E;src:url(data:font/woff2;base64,AA)}",
        ),
        (format!("{DATA}<input value=\"593\">"), ""),
        (DATA.replacen(">592<", ">&#8238;592&#8236;<", 1), ""),
    ] {
        let told = of_page(&built, &figure, rules);
        assert_eq!(
            count(&told, "hidden-content"),
            1,
            "{figure} {rules}: {told:?}"
        );
    }
    for (figure, rules) in [
        (
            styled("font-size:16px;color:#333;text-decoration:underline"),
            "",
        ),
        (styled("background:#1f4e79;color:#fff"), ""),
        (
            DATA.to_owned(),
            "data::before{content:'→'}.z:hover{display:none}",
        ),
        (
            DATA.to_owned(),
            "@media (max-width:600px){data{display:none}}",
        ),
    ] {
        let told = of_page(&built, &figure, rules);
        assert_eq!(told, ["same-figures"], "{figure} {rules}");
    }
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STYLES: &str = "xl/styles.xml";

/// What is told of the spreadsheet with one of its cells in a look of its own.
fn of_cell(built: &Built, format: &str, font: &str) -> Vec<String> {
    let bytes = with_part(&built.bytes, STYLES, |text| {
        let (head, rest) = text.split_once("<fonts").unwrap();
        let (fonts, rest) = rest.split_once("</fonts>").unwrap();
        let (between, rest) = rest.split_once("</cellXfs>").unwrap();
        let number = fonts.matches("<font>").count();
        let formats = format!("<numFmt numFmtId=\"999\" formatCode=\"{format}\"/></numFmts>");
        let head = head.replacen("</numFmts>", &formats, 1);
        assert!(head.contains("999"));
        format!(
            "{head}<fonts{fonts}<font>{font}</font></fonts>{between}\
             <xf numFmtId=\"999\" fontId=\"{number}\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>{rest}"
        )
    });
    let styles = super::part(&bytes, STYLES);
    let (_, looks) = styles.split_once("<cellXfs").unwrap();
    let (looks, _) = looks.split_once("</cellXfs>").unwrap();
    let look = looks.matches("<xf ").count() - 1;
    let bytes = with_part(&bytes, SHEET, |text| {
        let (before, behind) = text.split_once("<c r=\"C4\" s=\"").unwrap();
        let (_, behind) = behind.split_once('"').unwrap();
        format!("{before}<c r=\"C4\" s=\"{look}\"{behind}")
    });
    told(&built.verified(&bytes))
}

#[test]
fn a_cell_that_shows_another_number_than_it_holds_is_changed() {
    let built = Built::real("xlsx");
    let font = "<sz val=\"12\"/>";
    for format in [
        "0%",
        "&quot;593&quot;",
        "0&quot;1&quot;",
        "0*1",
        "0,",
        "[=592]&quot;593&quot;;0",
        ";;;",
        "yyyy",
    ] {
        let told = of_cell(&built, format, font);
        assert_eq!(told[0], "changed", "{format}: {told:?}");
    }
    for format in ["0", "#,##0", "General", "0.0", "[Red]0"] {
        assert_eq!(of_cell(&built, format, font), ["same-figures"], "{format}");
    }
}

#[test]
fn a_cell_that_nobody_can_read_is_told() {
    let built = Built::real("xlsx");
    for (format, font) in [
        ("0", "<strike/><sz val=\"12\"/>"),
        ("0", "<sz val=\"1\"/>"),
        ("0", "<color rgb=\"FFFEFEFE\"/>"),
        ("0", "<color indexed=\"9\"/>"),
        ("[White]0", "<sz val=\"12\"/>"),
    ] {
        let told = of_cell(&built, format, font);
        assert_eq!(
            count(&told, "hidden-content"),
            1,
            "{format} {font}: {told:?}"
        );
    }
    for (old, new) in [
        ("<row r=\"4\" ", "<row r=\"4\" ht=\"1\" customHeight=\"1\" "),
        ("<sheetView ", "<sheetView showFormulas=\"1\" "),
        (
            "</sheetData>",
            "</sheetData><headerFooter><oddHeader>共593条</oddHeader></headerFooter>",
        ),
    ] {
        let bytes = with_part(&built.bytes, SHEET, |text| {
            let text = text.replacen(old, new, 1);
            assert!(text.contains(new), "{new}");
            text
        });
        let told = told(&built.verified(&bytes));
        assert_eq!(count(&told, "hidden-content"), 1, "{new}: {told:?}");
    }
}

#[test]
fn a_figure_that_no_reader_of_a_text_of_old_sees_is_told() {
    let built = Built::real("doc");
    let text = str::from_utf8(&built.bytes).unwrap();
    let figure = "{\\*\\bkmkstart f_disclosed__1}592{";
    assert!(text.contains(figure));
    let with = |word: &str| {
        let set = figure.replacen("592{", &format!("{{{word} 592}}{{"), 1);
        told(&built.verified(text.replacen(figure, &set, 1).as_bytes()))
    };
    for word in [
        "\\strike",
        "\\striked1",
        "\\fs2",
        "\\charscalex1",
        "\\expndtw-400",
        "\\v",
    ] {
        let told = with(word);
        assert_eq!(count(&told, "hidden-content"), 1, "{word}: {told:?}");
        assert_eq!(count(&told, "figure-missing"), 1, "{word}: {told:?}");
    }
    for word in ["\\strike0", "\\fs32", "\\expndtw-6", "\\b"] {
        assert_eq!(with(word), ["same-figures"], "{word}");
    }
}
