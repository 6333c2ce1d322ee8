//! The keys of `[style]`.

use crate::year_file::{
    key::{Key, One, Takes},
    style::{Margins, Style},
};

/// A look of one's own for the Word report.
pub(super) static STYLE: &[Key<Style>] = &[
    Key::new(
        "body_font",
        "正文字体",
        "不写则为仿宋。",
        Takes::Font(|style| &mut style.body_font),
    ),
    Key::new(
        "latin_font",
        "西文和数字字体",
        "不写则为Times New Roman。",
        Takes::Font(|style| &mut style.latin_font),
    ),
    Key::new(
        "title_font",
        "标题字体",
        "不写则为方正小标宋简体。",
        Takes::Font(|style| &mut style.title_font),
    ),
    Key::new(
        "heading_font",
        "一级标题字体",
        "不写则为黑体。",
        Takes::Font(|style| &mut style.heading_font),
    ),
    Key::new(
        "subheading_font",
        "二级标题字体",
        "不写则为楷体。",
        Takes::Font(|style| &mut style.subheading_font),
    ),
    Key::new(
        "table_font",
        "表格字体",
        "不写则为宋体。",
        Takes::Font(|style| &mut style.table_font),
    ),
    Key::new(
        "body_size",
        "正文字号",
        "磅数，或字号名称；不写则为三号。例：16 或 \"三号\"",
        Takes::Size(|style| &mut style.body_size),
    ),
    Key::new(
        "title_size",
        "标题字号",
        "磅数，或字号名称；不写则为二号。例：16 或 \"三号\"",
        Takes::Size(|style| &mut style.title_size),
    ),
    Key::new(
        "table_size",
        "表格字号",
        "磅数，或字号名称；不写则为五号。例：16 或 \"三号\"",
        Takes::Size(|style| &mut style.table_size),
    ),
    Key::new(
        "lines",
        "每页行数",
        "不写则为 22。",
        Takes::Count(|style| &mut style.lines),
    ),
    Key::new(
        "characters",
        "每行字数",
        "不写则为 28。",
        Takes::Count(|style| &mut style.characters),
    ),
    Key::new(
        "margins",
        "页边距",
        "例：margins = { top = 37, left = 28 }",
        Takes::Table(&One {
            keys: MARGINS,
            slot: |style: &mut Style| &mut style.margins,
        }),
    ),
    Key::new(
        "template",
        "模板",
        "一个 Word 文件，沿用它的样式、页眉页脚和页面设置。例：template = \"house.docx\"",
        Takes::Text(|style| &mut style.template),
    ),
    Key::new(
        "controls",
        "内容控件",
        "写 true，Word 年报里的每个数字另外套上内容控件；有的程序读不出控件里的数字，所以不写则没有。",
        Takes::Choice(|style| &mut style.controls),
    ),
    Key::new(
        "mirror_margins",
        "双面印",
        "写 true，左页（双页）的订口在右，供双面印刷装订；不写则每页订口都在左。",
        Takes::Choice(|style| &mut style.mirror_margins),
    ),
];

/// What is kept free on the paper.
static MARGINS: &[Key<Margins>] = &[
    Key::new(
        "top",
        "上",
        "毫米；不写则为 37。",
        Takes::Margin(|margins| &mut margins.top),
    ),
    Key::new(
        "right",
        "右",
        "毫米；不写则为 26。",
        Takes::Margin(|margins| &mut margins.right),
    ),
    Key::new(
        "bottom",
        "下",
        "毫米；不写则为 35。",
        Takes::Margin(|margins| &mut margins.bottom),
    ),
    Key::new(
        "left",
        "左",
        "毫米；不写则为 28。",
        Takes::Margin(|margins| &mut margins.left),
    ),
];
