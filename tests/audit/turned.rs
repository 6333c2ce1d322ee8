//! Tables that stand on their side, and tables whose cells commas or tabs part: the same cells.

use std::collections::BTreeMap;

use report::{
    audit::{Known, audit},
    forms::Form,
};

const BEFORE: &str = "甲州市乙水区民政局\n2023年政府信息公开工作年度报告\n一、总体情况\n\
    2023年，本局公开信息30条，其中网站12条，微信18条。\n三、收到和处理政府信息公开申请情况\n";
const BEHIND: &str = "\n四、政府信息公开行政复议、行政诉讼情况\n2023年没有发生。\n";

/// A table of the form as rows of cells, heads first; each number stands once.
fn table(form: &Form, id: &str) -> (Vec<Vec<String>>, BTreeMap<String, String>) {
    let mut tables = form.tables.iter();
    let table = tables.find(|table| table.id.get_ref() == id).unwrap();
    let heads = table.columns.iter().map(|column| column.label.clone());
    let mut rows = vec![
        ["项目".to_owned()]
            .into_iter()
            .chain(heads)
            .collect::<Vec<_>>(),
    ];
    let mut cells = BTreeMap::new();
    for (number, row) in table.data_rows().enumerate() {
        let mut line = vec![row.label.clone()];
        for (at, column) in table.columns.iter().enumerate() {
            let value = (1000 + number * 20 + at).to_string();
            cells.insert(table.cell_id(row, column), value.clone());
            line.push(value);
        }
        rows.push(line);
    }
    (rows, cells)
}

fn turned(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let columns = 0..rows.first().map_or(0, Vec::len);
    columns
        .map(|column| rows.iter().map(|row| row[column].clone()).collect())
        .collect()
}

/// The table with applicants of a kind merged below one head, as pages have it.
fn page(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| {
        let cells = row.iter().map(|cell| format!("<td><p>{cell}</p></td>"));
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let text = |lines: &str| {
        let lines = lines.lines().map(|line| format!("<p>{line}</p>"));
        lines.collect::<String>()
    };
    format!(
        "<html><head><meta charset=\"utf-8\"></head><body>{}<table>{}</table>{}</body></html>",
        text(BEFORE),
        rows.iter().map(line).collect::<String>(),
        text(BEHIND)
    )
}

/// The rows as lines of text, their cells parted by a mark.
fn parted(rows: &[Vec<String>], mark: &str) -> String {
    let cell = |cell: &String| {
        if mark == "," && cell.contains(',') {
            format!("\"{cell}\"")
        } else {
            cell.clone()
        }
    };
    let lines = rows.iter().map(|row| {
        let cells: Vec<String> = row.iter().map(cell).collect();
        cells.join(mark)
    });
    format!("{BEFORE}{}{BEHIND}", lines.collect::<Vec<_>>().join("\n"))
}

/// The cells that are read of a file.
fn read(name: &str, bytes: &str) -> BTreeMap<String, String> {
    let audited = audit(name, bytes.as_bytes(), &Known::default(), None);
    let audited = audited.unwrap_or_else(|why| panic!("{name}: {why:?}"));
    let cells = audited.facts.iter().filter(|fact| fact.is_cell);
    let cells = cells.filter_map(|fact| Some((fact.id.clone()?, fact.value?.to_string())));
    cells.collect()
}

#[test]
fn a_table_on_its_side_is_read_as_it_stands_in_the_form() {
    for (form, year) in [("2019", "2020年"), ("2021", "2023年")] {
        let form = Form::built_in(form).unwrap();
        let (rows, cells) = table(&form, "requests");
        for rows in [rows.clone(), turned(&rows)] {
            for (name, text) in [
                ("tabs.txt", parted(&rows, "\t")),
                ("bars.txt", parted(&rows, " | ")),
                ("commas.txt", parted(&rows, ",")),
                ("page.html", page(&rows)),
            ] {
                let text = text.replace("2023年", year);
                assert_eq!(read(name, &text), cells, "{name} of {year}\n{text}");
            }
        }
    }
}

#[test]
fn thousands_between_quotes_stay_one_cell() {
    let form = Form::built_in("2021").unwrap();
    let (rows, cells) = table(&form, "requests");
    let thousands = |cell: &String| {
        cell.replacen(
            '1',
            "1,",
            usize::from(cells.values().any(|one| one == cell)),
        )
    };
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(thousands).collect())
        .collect();
    assert_eq!(read("commas.txt", &parted(&rows, ",")), cells);
}

#[test]
fn commas_of_sentences_part_no_cells() {
    let text = format!(
        "{BEFORE}公开12条,其中网站5条,微信7条\n公开13条,其中网站6条,微信7条\n公开14条,其中网站7条,微信7条{BEHIND}"
    );
    assert_eq!(read("text.txt", &text), BTreeMap::new());
}
