//! What the sheets of an own form's tables are called, whatever the tables' titles.

use std::io::Cursor;

use calamine::{Data, Reader, Xls, Xlsx};

use crate::support::Project;

const LONG: &str = "政府信息公开主动公开依申请公开行政复议行政诉讼举报投诉机构建设情况统计表";

/// Another title with the same first 31 characters.
const LONGER: &str = "政府信息公开主动公开依申请公开行政复议行政诉讼举报投诉机构建设情况统计总表";

/// Titles, and the sheets' names: what no sheet bears is written otherwise, equal ones are counted.
const NAMES: &[(&str, &str)] = &[
    ("行政许可/处罚情况", "行政许可、处罚情况"),
    ("'2017'", "2017"),
    (
        LONG,
        "政府信息公开主动公开依申请公开行政复议行政诉讼举报投诉机构建设",
    ),
    (
        LONGER,
        "政府信息公开主动公开依申请公开行政复议行政诉讼举报投诉机构_2",
    ),
    ("Table O'Neil", "Table O'Neil"),
    ("TABLE O'NEIL", "TABLE O'NEIL_2"),
    ("R1C1", "R1C1"),
    ("History", "History_2"),
    ("校核", "校核_2"),
    ("数据", "数据_2"),
    ("*?", "统计表"),
];

/// A form of tables with these titles: the first row of each is not more than the second.
fn form() -> String {
    let table = |(number, (title, _)): (usize, &(&str, &str))| {
        format!(
            "[[table]]\nid = \"t{number}\"\ntitle = {title:?}\nattachment = true\ncorner = \"指标\"\n\
             unit_column = \"单位\"\n[[table.column]]\ncode = \"now\"\nlabel = \"数\"\n\
             [[table.row]]\ncode = \"a{number}\"\nlabel = \"第{number}表甲\"\nunit = \"条\"\n\
             [[table.row]]\ncode = \"b{number}\"\nlabel = \"第{number}表乙\"\nunit = \"条\"\n\
             [[table.relation]]\nid = \"same.{number}\"\nsays = \"第{number}表甲不多于乙\"\n\
             left = [\"a{number}\"]\nis = \"<=\"\nright = [\"b{number}\"]\n"
        )
    };
    let tables: String = NAMES.iter().enumerate().map(table).collect();
    format!(
        "[form]\nid = \"own\"\ntitle = \"某表\"\nreport_title = \"{{year}}年报告\"\n\
         statistics_title = \"统计表\"\ndocument_number = \"某办〔2014〕1号\"\nfirst_year = 2014\n\
         blank = \"zero\"\n{tables}"
    )
}

fn built(format: &str) -> Vec<u8> {
    let rows: Vec<String> = (0..NAMES.len())
        .map(|row| format!("a{row} = 1\nb{row} = 2\n"))
        .collect();
    let rows = rows.concat();
    let year = format!(
        "year = 2017\n[organ]\nname = \"某局\"\n[report]\nform = \"form.toml\"\n[table]\n{rows}\
         [figures.z]\nlabel = \"丙\"\nvalue = 60\nunit = \"条\"\n\
         [[sections]]\nheading = \"概述\"\nbody = \"共丙{{{{ z }}}}条。\"\n"
    );
    let project = Project::new()
        .file("2017.toml", year)
        .file("form.toml", form());
    let said = project.run(&format!("build 2017 --draft --format {format}"));
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let mut files = project.files("out/2017");
    files.retain(|(name, _)| name.ends_with(&format!(".{format}")));
    files.remove(0).1
}

fn expected() -> Vec<String> {
    let tables = NAMES.iter().map(|(_, name)| (*name).to_owned());
    tables
        .chain(["校核".to_owned(), "数据".to_owned()])
        .collect()
}

#[test]
fn a_table_of_any_title_has_a_sheet_in_both_formats() {
    let new: Xlsx<_> = Xlsx::new(Cursor::new(built("xlsx"))).unwrap();
    assert_eq!(new.sheet_names(), expected());
    let old: Xls<_> = Xls::new(Cursor::new(built("xls"))).unwrap();
    assert_eq!(old.sheet_names(), expected());
}

#[test]
fn formulas_take_their_figures_from_the_sheet_as_it_is_called() {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(built("xlsx"))).unwrap();
    let formulas = book.worksheet_formula("校核").unwrap();
    let text: Vec<&String> = formulas.used_cells().map(|(_, _, text)| text).collect();
    for start in [
        "'行政许可、处罚情况'!",
        "'2017'!",
        "'政府信息公开主动公开依申请公开行政复议行政诉讼举报投诉机构建设'!",
        "'政府信息公开主动公开依申请公开行政复议行政诉讼举报投诉机构_2'!",
        "'Table O''Neil'!",
        "'TABLE O''NEIL_2'!",
        "'R1C1'!",
        "'History_2'!",
        "'校核_2'!",
        "'数据_2'!",
    ] {
        assert!(
            text.iter().any(|text| text.contains(start)),
            "{start} {text:#?}"
        );
    }
    let values = book.worksheet_range("校核").unwrap();
    let held = Data::String("相符".to_owned());
    let holding = values.used_cells().filter(|(_, _, value)| **value == held);
    assert!(holding.count() >= NAMES.len());
}
