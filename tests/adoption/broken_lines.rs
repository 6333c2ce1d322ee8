//! Texts whose lines are broken by hand, as those are that were saved from a PDF: the paragraphs of the
//! year file are the text's own.

use report::{forms::Form, succession::pasted::Pasted};

const WIDTH: usize = 30;

/// Two paragraphs: the first is a list whose items end anywhere in a line, the second names editions at
/// the start of one.
const PARAGRAPHS: [&str; 2] = [
    "（一）主动公开方面。全市各级机关通过政府网站、政务新媒体、政府公报等渠道主动公开政府信息；推行纸质信息电子化录入，\
     积累远程查询的数据；加强信息检索辅助、政策咨询解释，不断满足公众共享经济社会发展的公开需求。对照上级的要求逐条整改，\
     进一步规范公开的内容和程序。",
    "（二）目录更新方面。对《信息主动公开标准目录》《乡镇的目录》（2024版）和村务公开目录进行了更新完善，\
     按月核对目录所列事项，做到应公开尽公开。",
];

/// A report with its paragraphs in lines of one width, the first line of each behind `first` and the
/// others behind `others`.
fn broken(first: &str, others: &str) -> String {
    let mut text = String::from("某市2024年政府信息公开工作年度报告\n一、总体情况\n");
    for paragraph in PARAGRAPHS {
        let characters: Vec<char> = paragraph.chars().collect();
        for (number, line) in characters.chunks(WIDTH).enumerate() {
            text += if number == 0 { first } else { others };
            text.extend(line);
            text.push('\n');
        }
    }
    text + "二、主动公开政府信息情况\n见下表。\n"
}

fn read(text: &str) -> Vec<String> {
    let pasted = Pasted::of(text, Some(2024));
    let (_, body) = &pasted.sections[0];
    let texts = body.iter().filter_map(|paragraph| paragraph.text());
    texts.cloned().collect()
}

#[test]
fn lines_are_joined_however_they_are_indented() {
    // The second paragraph has a line that starts with a bracket which numbers nothing.
    assert!(
        broken("", "")
            .lines()
            .any(|line| line.starts_with("（2024版）"))
    );
    for (first, others) in [
        ("", ""),
        ("\u{3000}\u{3000}", ""),
        ("    ", "    "),
        ("      ", "  "),
    ] {
        assert_eq!(
            read(&broken(first, others)),
            PARAGRAPHS,
            "{first:?} {others:?}"
        );
    }
}

/// A page of which a part was moved to the right.
#[test]
fn lines_are_joined_where_a_part_of_them_is_indented() {
    let text = broken("", "");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for line in &mut lines[2..5] {
        line.insert_str(0, "    ");
    }
    assert_eq!(read(&lines.join("\n")), PARAGRAPHS);
}

/// Where a line ends as a sentence does and nothing shows where paragraphs start, one may start there.
#[test]
fn short_lines_and_items_stay_paragraphs() {
    let items = [
        "（一）按月核对目录所列的各个事项，做到应公开尽公开、不漏一项；",
        "（二）按季通报各个部门的公开情况，做到有布置、有检查、有整改；",
        "（三）按年汇总各个部门的统计数据，做到有来源、有核对、有签字。",
    ];
    let text = format!(
        "某市2024年政府信息公开工作年度报告\n一、总体情况\n{}\n二、主动公开政府信息情况\n见下表。\n",
        items.join("\n")
    );
    assert_eq!(read(&text), items);
}

/// Parts may be left out: what a form calls a part is one whatever its number.
#[test]
fn a_heading_behind_parts_that_are_left_out_is_one() {
    let text = "某局2024年政府信息公开工作年度报告\n一、总体情况\n主动公开信息22条。\n\
        五、存在的主要问题及改进情况\n存在问题：解读不够。改进情况：加强解读。\n\
        六、其他需要报告的事项\n无收费。\n";
    let pasted = Pasted::of(text, Some(2024));
    let form = Form::for_year(2024).unwrap();
    let by_form = pasted.sections_by_form(&form);
    let lengths: Vec<usize> = by_form.iter().map(|(_, body)| body.len()).collect();
    assert_eq!(lengths, [1, 0, 0, 0, 1, 1]);
    // The points within a part are none, however far they count.
    let points = "某局2024年政府信息公开工作年度报告\n一、总体情况\n一、公开信息22条。\n\
        九、解读政策3次\n二、主动公开政府信息情况\n见下表。\n";
    assert_eq!(Pasted::of(points, Some(2024)).sections.len(), 2);
}
