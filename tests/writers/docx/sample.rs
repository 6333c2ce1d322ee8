//! Documents to be written.

use report::document::{
    Block, Document, ParagraphRole,
    edition::{Edition, Remarks},
    figure::PrintedFigure,
    grid::{CellContent, CellRole, Grid, GridCell},
    inline::Inline,
    properties::Properties,
};
use rust_decimal::Decimal;

pub(crate) fn text_inline(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

pub(crate) fn printed(id: &str, label: &str, text: &str) -> PrintedFigure {
    PrintedFigure {
        id: id.to_owned(),
        label: label.to_owned(),
        value: text.replace(',', "").parse::<Decimal>().ok(),
        text: text.to_owned(),
        remarks: Vec::new(),
    }
}

pub(crate) fn figure(id: &str, label: &str, text: &str) -> Inline {
    Inline::Figure(printed(id, label, text))
}

pub(crate) fn paragraph(role: ParagraphRole, text: &str) -> Block {
    Block::Paragraph {
        role,
        anchor: None,
        content: vec![text_inline(text)],
    }
}

pub(crate) fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        anchor: "heading_1".to_owned(),
        level,
        content: vec![text_inline(text)],
    }
}

pub(crate) fn cell(column: usize, text: &str, role: CellRole) -> GridCell {
    GridCell::of_text(column, text, role)
}

pub(crate) fn small(content: Vec<Inline>) -> Document {
    Document {
        properties: Properties {
            title: "北京市东城区民政局2017年政府信息公开年度报告".to_owned(),
            organ: "北京市东城区民政局".to_owned(),
            year: 2017,
            date: None,
            form: "2014".to_owned(),
            fingerprint: "0123456789abcdef".to_owned(),
        },
        edition: Edition::Final,
        is_sealed: false,
        style: report::year_file::style::Style::default(),
        contact: Vec::new(),
        attachments: Vec::new(),
        blocks: vec![Block::Paragraph {
            role: ParagraphRole::Body,
            anchor: None,
            content,
        }],
    }
}

pub(crate) fn small_grid(grid: Grid) -> Document {
    let mut document = small(vec![text_inline("表")]);
    document.blocks.push(Block::Grid(grid));
    document
}

/// Two columns under one head, a head over two rows, and a cell over two rows and columns.
pub(crate) fn merged_grid() -> Grid {
    let spanning = |column, text, column_span, row_span| GridCell {
        column_span,
        row_span,
        ..cell(column, text, CellRole::Header)
    };
    Grid {
        title: "合并".to_owned(),
        columns: vec![400, 300, 300],
        header_rows: 2,
        landscape: false,
        small_type: false,
        keep_together: false,
        remarks: Vec::new(),
        rows: vec![
            vec![spanning(0, "甲", 1, 2), spanning(1, "乙", 2, 1)],
            vec![
                cell(1, "丙", CellRole::Header),
                cell(2, "丁", CellRole::Header),
            ],
            vec![spanning(1, "戊", 2, 2)],
            vec![cell(0, "己", CellRole::Label)],
        ],
    }
}

/// The statutory table: a header, two parts, 69 rows of figures.
pub(crate) fn statistics() -> Grid {
    let head = ["统计指标", "单位", "统计数"];
    let mut rows = vec![
        (0..)
            .zip(head)
            .map(|(column, text)| cell(column, text, CellRole::Header))
            .collect(),
    ];
    for row in 1..=71 {
        if row == 1 || row == 36 {
            let part = GridCell {
                column_span: 3,
                ..cell(0, "一、主动公开情况", CellRole::Part)
            };
            rows.push(vec![part]);
            continue;
        }
        let label = match row % 4 {
            0 => "（二）通过不同渠道和方式公开政府信息的情况",
            1 => "1.政府公报公开政府信息数",
            2 => "其中：主动公开规范性文件数（不同渠道和方式公开相同信息计1条，逐条核对后填报）",
            _ => "2.政府网站公开政府信息数",
        };
        let text = match row {
            10 => String::new(),
            11 => "0".to_owned(),
            _ => row.to_string(),
        };
        let label = GridCell {
            indent: u8::try_from(row % 4).unwrap(),
            ..cell(0, label, CellRole::Label)
        };
        let mut value = cell(2, "", CellRole::Value);
        value.content = CellContent::Figure(printed(&format!("r{row:02}"), "指标", &text));
        rows.push(vec![label, cell(1, "条", CellRole::Unit), value]);
    }
    Grid {
        title: "政府信息公开情况统计表".to_owned(),
        columns: vec![680, 120, 200],
        header_rows: 1,
        landscape: false,
        small_type: false,
        keep_together: false,
        remarks: Vec::new(),
        rows,
    }
}

/// A draft: its findings stand at its figures.
pub(crate) fn draft() -> Edition {
    Edition::Draft(Remarks::new())
}

/// A report of several pages with everything in it.
pub(crate) fn report(edition: Edition) -> Document {
    let long = "依照《中华人民共和国政府信息公开条例》的规定，现公布本机关年度报告，内容包括概述、主动\
                公开政府信息的情况、依申请公开政府信息的情况以及行政复议、行政诉讼的情况。";
    let mut wrong = printed("disclosed.power_list", "权力清单", "592");
    wrong.remarks = vec![
        "分项之和为 591，不等于 592".to_owned(),
        "差 1 <件> & 待核".to_owned(),
    ];
    let mut document = small(vec![
        text_inline("2017年共主动公开政府信息"),
        figure("disclosed", "主动公开政府信息数", "1,184"),
        text_inline("条，其中“权力清单”类——"),
        Inline::Figure(wrong.clone()),
        text_inline("条。全文电子化率达100%。"),
    ]);
    document.edition = edition;
    let title = Block::Title(vec![text_inline(
        "北京市东城区民政局2017年政府信息公开\n工作年度报告",
    )]);
    document.blocks.insert(0, title);
    document.blocks.insert(1, heading(1, "一、概述"));
    for section in ["（一）主动公开的情况", "（二）公开的形式"] {
        document.blocks.push(heading(2, section));
        for _ in 0..5 {
            document
                .blocks
                .push(paragraph(ParagraphRole::Body, &long.repeat(2)));
        }
    }
    document.blocks.push(Block::Paragraph {
        role: ParagraphRole::Body,
        anchor: None,
        content: vec![
            Inline::Figure(wrong),
            text_inline("条与上年"),
            figure("previous", "上年", "五百九十二"),
            text_inline("条。"),
        ],
    });
    document.blocks.push(paragraph(
        ParagraphRole::Attachment,
        "附件：1.政府信息公开情况统计表",
    ));
    document
        .blocks
        .push(paragraph(ParagraphRole::Attachment, "　　　2.名词解释"));
    document
        .blocks
        .push(paragraph(ParagraphRole::Signature, "北京市东城区民政局"));
    document
        .blocks
        .push(paragraph(ParagraphRole::Date, "2018年2月26日"));
    document.blocks.push(Block::PageBreak);
    document
        .blocks
        .push(paragraph(ParagraphRole::AnnexMark, "附件1"));
    document
        .blocks
        .push(Block::Title(vec![text_inline("政府信息公开情况统计表")]));
    document.blocks.push(Block::Grid(statistics()));
    document.blocks.push(paragraph(
        ParagraphRole::TableFooter,
        "单位负责人：　　　　审核人：　　　　填报人：　　　　填报日期：2018年2月26日",
    ));
    document
}
