//! Web pages read back.

use report::{diagnostic::Language, readers::transcript::LineKind};
use scraper::{Html, Selector};

use super::{
    damaged::{is_borne, refused},
    outputs::{built, built_of, figures, hidden, read, shown, year_files},
};

#[test]
fn every_figure_of_our_own_page_is_found_at_its_place() {
    for output in built("html") {
        let page = Html::parse_document(str::from_utf8(&output.bytes).unwrap());
        let marked = Selector::parse("[data-figure]").unwrap();
        let expected: Vec<(String, String)> = page
            .select(&marked)
            .map(|one| {
                let tag = one.attr("data-figure").unwrap().to_owned();
                (tag, one.text().collect())
            })
            .collect();
        let transcript = read(&output.bytes);
        let found = figures(&transcript);
        assert_eq!(found, expected, "{}", output.name);
        for fact in &output.facts.figures {
            let texts = found.iter().filter(|(tag, _)| *tag == fact.id);
            for (_, text) in texts {
                let value = fact.value.as_deref().unwrap_or_default();
                let is_words = !text.is_empty() && !text.contains(|one: char| one.is_ascii());
                assert!(text == value || is_words, "{}: {text} {value}", fact.id);
            }
        }
        let told = |name: &str| transcript.properties.get(name).map(String::as_str);
        assert_eq!(told("organ"), Some(output.facts.organ));
        assert_eq!(told("year"), Some(output.facts.year.to_string().as_str()));
        assert_eq!(told("form"), output.facts.form);
        let fingerprint = output.facts.year_file_sha256;
        assert_eq!(told("year-file-sha256"), Some(fingerprint));
        // The foot of the page, by which a print of it is traced.
        let told = ["AddedText: attr(data-trace)"];
        assert_eq!(hidden(&transcript), told, "{}", output.name);
        assert!(transcript.unread.is_empty());
    }
}

#[test]
fn the_text_of_our_own_page_is_what_the_eye_sees() {
    let example = year_files()
        .into_iter()
        .find(|file| file.ends_with("layout.toml"));
    let transcript = read(&built_of(&example.unwrap(), "html").bytes);
    let lines = shown(&transcript);
    let has = |line: &str| assert!(lines.iter().any(|one| one == line), "{line}\n{lines:#?}");
    has("Heading(0): 某市某区统计局2016年政府信息公开年度报告");
    has("Heading(1): 一、主动公开情况");
    has("Heading(2): （一）公开的数量");
    has("Paragraph: 2016年，本局主动公开政府信息218条，比重最大的是统计数据，占65.1%。");
    has("Paragraph: 表1　主动公开政府信息（条）");
    has("Row { table: 0, row: 1 }: 统计数据 | 条 | 142");
    has("Note: 以本局网站当年发布的条数计，其中统计数据142条。");
    assert!(!lines.iter().any(|line| line.contains("未填报")));
    assert!(!lines.iter().any(|line| line.contains("跳到正文")));
    let place = |text: &str| {
        let pieces = transcript.lines.iter().flat_map(|line| &line.pieces);
        let mut found = pieces.filter(|piece| piece.text.contains(text));
        let locator = &found.next().unwrap().locator;
        locator.text().into_words(Language::Chinese)
    };
    assert_eq!(place("下一步将按照"), "第二部分 第2段");
    assert_eq!(place("业务动态及其他"), "表1 第5行第1列");
}

#[test]
fn merged_cells_are_one_cell_and_layout_tables_none() {
    let page = "<table><tr><td><h2>二、收到申请</h2><p>共收到12件。<table>\
        <caption>表一</caption>\
        <tr><th rowspan=2>项目<th colspan=2>数量</tr><tr><th>自然<br>人<th>A<br>B</tr>\
        <tr style='display:none'><td>密<td>7<td>8</tr>\
        <tr><td>新收<td>１２<td><b>3</b></tr></table><td>菜单</table>";
    let transcript = read(page.as_bytes());
    assert_eq!(
        shown(&transcript),
        [
            "Heading(2): 二、收到申请",
            "Paragraph: 共收到12件。",
            "Paragraph: 表一",
            "Row { table: 0, row: 0 }: 项目 | 数量",
            "Row { table: 0, row: 1 }: 自然人 | A B",
            "Row { table: 0, row: 2 }: 新收 | １２ | 3",
            "Paragraph: 菜单",
        ]
    );
    let table = &transcript.tables[0];
    assert_eq!((table.rows, table.columns), (3, 3));
    let spans: Vec<_> = table
        .cells
        .iter()
        .map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span))
        .collect();
    assert_eq!(
        spans[..4],
        [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]
    );
    assert_eq!(hidden(&transcript), ["HiddenRows: 密7 8"]);
}

#[test]
fn what_is_hidden_is_told_and_is_no_text() {
    let page = "<!doctype html><head><meta name=generator content=WPS><style>.gone{display:none}\
        .aside{position:absolute;clip:rect(0 0 0 0)} a:hover{display:none}\
        @media print{p{display:none}} .bar{background:#036;color:#fff}</style>\
        <script src=a.js></script><script>let a = 1;</script><link rel=stylesheet href=b.css>\
        <script type=application/json>{}</script></head>\
        <p onclick=\"go()\">共<span class=gone>592</span>593<span class=aside>条，2条</span>件\
        <span class=aside>未填报</span><i hidden>x</i><i style='font-size:0'>y</i>\
        <i style='visibility:hidden'>z</i></p><!-- 原为592 --><!-- -->\
        <div class=bar>栏</div><p style='color:#ffffff'>白7</p><iframe src=//a.cn></iframe>";
    let transcript = read(page.as_bytes());
    assert_eq!(
        shown(&transcript),
        ["Paragraph: 共593件", "Paragraph: 栏", "Paragraph: 白7"]
    );
    assert_eq!(
        hidden(&transcript),
        [
            "PersonalProperty: generator: WPS",
            "ExternalLink: a.js",
            "Macro: let a = 1;",
            "ExternalLink: b.css",
            "Macro: go()",
            "Comment: 原为592",
            "ExternalLink: //a.cn",
            "HiddenText: 592",
            "HiddenText: 条，2条",
            "HiddenText: x",
            "HiddenText: y",
            "HiddenText: z",
            "WhiteText: 白7",
        ]
    );
}

#[test]
fn a_page_in_any_usual_encoding_is_read() {
    let page = |charset: &str| format!("<html><meta charset={charset}><p>主动公开592条</p>");
    let wide = |page: &str, one: fn(u16) -> [u8; 2]| -> Vec<u8> {
        page.encode_utf16().flat_map(one).collect()
    };
    let declared = page("gb2312");
    let (chinese, ..) = encoding_rs::GB18030.encode(&declared);
    let (undeclared, ..) = encoding_rs::GB18030.encode("<html><p>主动公开592条</p>");
    let lying = page("gbk");
    let wide_page = page("utf-16");
    for bytes in [
        page("utf-8").into_bytes(),
        [b"\xEF\xBB\xBF", page("gbk").as_bytes()].concat(),
        chinese.to_vec(),
        undeclared.to_vec(),
        wide(&wide_page, u16::to_le_bytes),
        wide(&wide_page, u16::to_be_bytes),
        [b"\xFF\xFE".to_vec(), wide(&wide_page, u16::to_le_bytes)].concat(),
    ] {
        assert_eq!(shown(&read(&bytes)), ["Paragraph: 主动公开592条"]);
    }
    // Declared as another encoding, in which it is no text.
    let odd = lying.replace("条", "条。");
    assert_eq!(shown(&read(odd.as_bytes())), ["Paragraph: 主动公开592条。"]);
    let transcript = read(b"<html><meta charset=utf-8><p>12\xFF\x31</p>");
    assert_eq!(shown(&transcript), ["Paragraph: 12\u{fffd}1"]);
    assert_eq!(transcript.unread.len(), 1);
    // A damaged page is still read in the encoding in which most of it is text.
    let damaged =
        "<html><meta charset=?><p>本机关全年主动公开政府信息592条，其中规范性文件34件".as_bytes();
    let transcript = read(&[damaged, b"\xE6\xFF</p>"].concat());
    let said = &transcript.lines[0].pieces[0].text;
    assert!(
        said.starts_with("本机关全年主动公开政府信息592条，"),
        "{said}"
    );
}

#[test]
fn what_looks_like_no_page_is_plain_text() {
    let transcript = read("本年<b>不是</b>网页 <html>".as_bytes());
    assert_eq!(transcript.lines.len(), 1);
    assert!(transcript.lines[0].pieces[0].text.contains("<b>"));
    assert_eq!(transcript.lines[0].kind, LineKind::Paragraph);
    let xhtml = "<?xml version=\"1.0\" encoding=\"gbk\"?>\n<!-- x --> <!DOCTYPE html><p>a";
    assert_eq!(shown(&read(xhtml.as_bytes())), ["Paragraph: a"]);
}

#[test]
fn a_page_beyond_all_bounds_is_refused() {
    let page = |middle: String| format!("<!doctype html><body>{middle}").into_bytes();
    let deep = page("<div>".repeat(300_000));
    assert!(refused(&deep).contains("nested too deep"));
    let fostered = page(format!("<table>{}", "<b>".repeat(300_000)));
    assert!(refused(&fostered).contains("nested too deep"));
    let behind = page("<div><div></body><!---->".repeat(100_000));
    assert!(refused(&behind).contains("nested too deep"));
    let many = page("<br>".repeat(500_000));
    assert!(refused(&many).contains("too many elements"));
    let attributes: Vec<String> = (0..200_000).map(|number| format!(" a{number}")).collect();
    let tag = page(format!("<p{}>", attributes.concat()));
    assert!(refused(&tag).contains("too long"));
    let quoted = page(format!("<p{}>", attributes.join("=\">\"")));
    assert!(refused(&quoted).contains("too long"));
    let reopened: Vec<String> = (0..20_000)
        .map(|number| format!("<p><b a{number}></p>"))
        .collect();
    let why = refused(&page(reopened.concat()));
    assert!(
        why.contains("too many") || why.contains("too deep"),
        "{why}"
    );
    assert!(refused(&page("条".repeat(3 << 20))).contains("too large"));
}

#[test]
fn wide_spans_and_heavy_styles_are_borne() {
    let cells = "<td colspan=1000 rowspan=65534>1".repeat(2_000);
    let wide = format!("<table>{}</table>", format!("<tr>{cells}").repeat(10));
    assert!(read(wide.as_bytes()).tables[0].columns <= 400);
    let rules = "div div div .a{display:none}".repeat(5_000);
    let page = format!(
        "<style>{rules}</style>{}",
        "<div><p>1</p></div>".repeat(10_000)
    );
    assert_eq!(read(page.as_bytes()).lines.len(), 10_000);
}

#[test]
fn a_damaged_page_is_borne() {
    let example = year_files()
        .into_iter()
        .find(|file| file.ends_with("minimal.toml"));
    is_borne(&built_of(&example.unwrap(), "html").bytes, 300);
    let small = "<!doctype html><style>.a{display:none}</style><h1>甲<table><caption>表<tr>\
        <td rowspan=2 data-figure=a>1<td><svg><text>2</text><tr><td class=a>3<p>4<sup>\
        <a href=#n>[1]</a></sup><ol><li id=n>注<a href=#m>↩</a></table><script>5</script>";
    is_borne(small.as_bytes(), 5_000);
}

#[test]
fn notes_of_usual_editors_are_found_with_their_places() {
    let pages = [
        // Word
        "<html><body><p>公开30条<a href=\"#_ftn1\" name=\"_ftnref1\"><span>[1]</span></a>。</p>\
         <div id=\"ftn1\"><p><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> 不含转载。</p></div></body></html>",
        // LibreOffice
        "<html><body><p>公开30条<a class=\"sdfootnoteanc\" name=\"s1anc\" href=\"#s1sym\"><sup>1</sup></a>。</p>\
         <div id=\"s1\"><p><a name=\"s1sym\" href=\"#s1anc\">1</a>不含转载。</p></div></body></html>",
        // Markdown, and most programs behind web sites
        "<html><body><p>公开30条<sup id=\"fnref:1\"><a href=\"#fn:1\">1</a></sup>。</p>\
         <ol><li id=\"fn:1\">不含转载。<a href=\"#fnref:1\">↩</a></li></ol></body></html>",
    ];
    for page in pages {
        let transcript = read(page.as_bytes());
        assert_eq!(
            shown(&transcript),
            ["Paragraph: 公开30条。", "Note: 不含转载。"],
            "{page}"
        );
        let calls = &transcript.lines[0].pieces[0].calls;
        let places: Vec<_> = calls
            .iter()
            .map(|call| (call.at, transcript.notes[call.note].clone()))
            .collect();
        assert_eq!(places, [("公开30条".len(), 1..2)], "{page}");
    }
    // A list of contents and its headings lead to each other too.
    let contents = "<html><body><p><a id=\"c1\" href=\"#p1\">总体情况</a></p>\
        <h2 id=\"p1\">总体情况<a href=\"#c1\">↑</a></h2></body></html>";
    let transcript = read(contents.as_bytes());
    assert!(transcript.notes.is_empty());
    assert!(
        shown(&transcript)
            .iter()
            .all(|line| !line.starts_with("Note"))
    );
}
