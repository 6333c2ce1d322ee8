//! The spreadsheet's formulas, computed anew by LibreOffice: they give what is stored, and a
//! figure that is changed by one turns exactly the verdicts that speak of it.

use std::{collections::BTreeMap, sync::LazyLock};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use report::model::Report;
use report::{
    document::{edition::Edition, printer::Printer},
    workbook::{compose::workbook, position::Position},
};

use super::conversion::converted;
use crate::support::{REAL, changed, examples, reading::Book, typing::with_parts, world};

/// The spreadsheet of a year file, whatever its checks say.
fn spreadsheet(text: &str) -> Vec<u8> {
    written(&world(text).report())
}

fn written(report: &Report) -> Vec<u8> {
    let edition = Edition::Final;
    let book = workbook(&Printer::new(report, &edition));
    report::writers::xlsx::write(&book).unwrap()
}

fn book(bytes: Vec<u8>) -> Book {
    open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap()
}

fn plain(data: Option<&Data>) -> String {
    match data {
        None => String::new(),
        Some(Data::Float(number)) => format!("{number:.7}"),
        Some(Data::Int(number)) => format!("{number}.0000000"),
        Some(other) => other.to_string(),
    }
}

/// Every formula's value by sheet and cell.
fn results(book: &mut Book, places: &mut Book) -> BTreeMap<(String, (u32, u32)), String> {
    let mut results = BTreeMap::new();
    for name in places.sheet_names() {
        let formulas = places.worksheet_formula(&name).unwrap();
        let values = book.worksheet_range(&name).unwrap();
        let (top, left) = formulas.start().unwrap_or_default();
        for (row, column, _) in formulas.used_cells() {
            let at = (
                top + u32::try_from(row).unwrap(),
                left + u32::try_from(column).unwrap(),
            );
            results.insert((name.clone(), at), plain(values.get_value(at)));
        }
    }
    results
}

#[test]
fn every_formula_of_every_example_gives_what_is_stored() {
    let mut texts: Vec<String> = examples::that_hold();
    texts.push(REAL.to_owned());
    texts.push(EVERYTHING.to_owned());
    let mut stored: Vec<Vec<u8>> = texts.iter().map(|text| spreadsheet(text)).collect();
    // What was carried over, and figures compared with last year's.
    let before = examples::text("change-of-form/2020.toml");
    let after = examples::text("change-of-form/2021.toml");
    stored.push(written(&world(&after).last(&before).report()));
    stored.push(written(&world(EVERYTHING).last(&LAST_YEAR).report()));
    let files: Vec<(&str, &[u8])> = stored.iter().map(|one| ("xlsx", one.as_slice())).collect();
    let Some(computed) = converted(&files, "xlsx") else {
        return;
    };
    let mut compared = 0;
    for (stored, computed) in stored.into_iter().zip(computed) {
        let mut places = book(stored.clone());
        let before = results(&mut book(stored), &mut places);
        let after = results(&mut book(computed), &mut places);
        assert_eq!(before, after);
        compared += before.len();
    }
    assert!(compared > 1000, "{compared}");
}

/// What each line of the proof says and its verdict.
pub(super) fn verdicts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let proof = book(bytes).worksheet_range("校核").unwrap();
    proof
        .rows()
        .filter_map(|row| match row {
            [says, .., verdict] => Some((says.to_string(), verdict.to_string())),
            _ => None,
        })
        .filter(|(_, verdict)| ["相符", "不符", "未填，不能核对"].contains(&verdict.as_str()))
        .collect()
}

/// The file with another number in one cell, its stored results left as they were.
fn with_number(bytes: &[u8], place: (usize, Position), old: u32, new: u32) -> Vec<u8> {
    let (sheet, at) = place;
    let name = format!("xl/worksheets/sheet{}.xml", sheet + 1);
    with_parts(bytes, |path, text| {
        if path != name {
            return text;
        }
        let start = text.find(&format!("<c r=\"{}\"", at.a1())).unwrap();
        let (before, cell) = text.split_at(start);
        before.to_owned() + &changed(cell, &format!("<v>{old}</v>"), &format!("<v>{new}</v>"))
    })
}

/// Where a figure lives in the spreadsheet of a year file.
fn home(text: &str, figure: &str) -> (usize, Position) {
    let report = world(text).report();
    let edition = Edition::Final;
    let book = workbook(&Printer::new(&report, &edition));
    let found = book.sheets.iter().enumerate().find_map(|(index, sheet)| {
        let cell = sheet
            .cells
            .iter()
            .find(|cell| cell.figure.as_deref() == Some(figure))?;
        Some((index, cell.at))
    });
    found.unwrap()
}

/// What the lines say whose verdict a change of one figure turns from 相符 to 不符; fails where it
/// turns any other.
fn turned(text: &str, figure: &str, old: u32, new: u32) -> Option<Vec<String>> {
    let stored = spreadsheet(text);
    let edited = with_number(&stored, home(text, figure), old, new);
    let computed = converted(&[("xlsx", &edited)], "xlsx")?.remove(0);
    let (before, after) = (verdicts(stored), verdicts(computed));
    assert_eq!(before.len(), after.len());
    let turned = before.into_iter().zip(after);
    Some(
        turned
            .filter(|(before, after)| before != after)
            .map(|(before, after)| {
                assert_eq!((before.1.as_str(), after.1.as_str()), ("相符", "不符"));
                before.0
            })
            .collect(),
    )
}

#[test]
fn a_part_changed_by_one_turns_the_verdict_on_its_whole() {
    let Some(turned) = turned(REAL, "disclosed.institutions", 34, 35) else {
        return;
    };
    assert_eq!(turned, ["“主动公开政府信息”等于各分项之和"]);
}

/// Totals are live, so that a changed cell goes on into its totals; what turns are the balances.
#[test]
fn a_cell_of_the_form_changed_by_one_turns_its_balances() {
    let text = examples::text("form-2021.toml");
    let Some(turned) = turned(&text, "requests.new.natural", 13612, 13613) else {
        return;
    };
    assert_eq!(
        turned,
        [
            "第一项加第二项之和，等于第三项加第四项之和（自然人）",
            "第一项加第二项之和，等于第三项加第四项之和（总计）"
        ]
    );
}

/// A year file with every kind of relation, formula and claim, some of them failing.
const EVERYTHING: &str = r#"
year = 2023
[organ]
name = "某区某局"
[figures.received]
label = "收到申请"
value = 120
[figures.received.parts]
new = { label = "新收", value = 100 }
carried = { label = "上年结转", value = 19 }
[figures.granted]
label = "予以公开"
value = 40
[figures.rate]
label = "公开率"
unit = "%"
value = 33.3
formula = "granted / received"
[figures.wrong]
label = "算错的率"
unit = "%"
value = 34.3
formula = "granted / received"
[figures.computed]
label = "推算"
unit = "%"
decimals = 2
formula = "granted / (received - 3)"
[figures.nothing]
label = "除以零"
value = 1
formula = "granted / (received - 120)"
[figures.read]
label = "阅读"
value = "1.2万余"
unit = "次"
[figures.read.parts]
a = { label = "甲", value = 11900 }
b = { label = "乙", value = 250 }
[figures.missing]
label = "没有填"
value = "?"
[figures.mail]
label = "信函"
value = 200
[[relations]]
says = "予以公开不多于收到"
left = ["granted"]
is = "<="
right = ["received"]
[[relations]]
says = "缺一个数"
left = ["granted", "missing"]
right = ["received"]
[[relations]]
says = "缺一个数也定了"
left = ["mail", "missing"]
right = ["received"]
[[sections]]
heading = "概述"
body = """
收到{{ received }}件，{{ claim("received > granted", "多数未予公开") }}，{{ claim("granted == mail", "全部以信函答复") }}，公开率{{ rate }}%。
"""
"#;

/// Last year's file of the same, with other figures.
static LAST_YEAR: LazyLock<String> = LazyLock::new(|| {
    let text = EVERYTHING.replace("year = 2023", "year = 2022");
    let text = text.replace("value = 120", "value = 119");
    text.replace("value = 200", "value = 0")
});

/// Last year's bars stand beside this year's, and its figures in 数据.
#[test]
fn figures_are_compared_with_last_years() {
    let report = world(EVERYTHING).last(&LAST_YEAR).report();
    let mut book = book(written(&report));
    let charts = book.worksheet_range("图").unwrap();
    let rows: Vec<Vec<String>> = charts
        .rows()
        .map(|row| row.iter().take(3).map(|cell| plain(Some(cell))).collect())
        .collect();
    assert!(
        rows.contains(&vec!["项目".into(), "2022年".into(), "2023年".into()]),
        "{rows:?}"
    );
    let compared = ["收到申请", "119.0000000", "120.0000000"].map(String::from);
    assert!(rows.contains(&compared.to_vec()), "{rows:?}");
    let data = book.worksheet_range("数据").unwrap();
    let ids: Vec<String> = data
        .rows()
        .map(|row| row.last().unwrap().to_string())
        .collect();
    assert!(ids.contains(&"last.received".to_owned()), "{ids:?}");
}

/// The counts over the proof are those of `report check`.
#[test]
fn the_counts_over_the_proof_are_those_of_the_account() {
    let mut texts = examples::that_hold();
    texts.extend([REAL.to_owned(), EVERYTHING.to_owned()]);
    for text in texts {
        let relations = world(&text).report().account().relations;
        let mut book: Xlsx<_> = book(spreadsheet(&text));
        let proof = book.worksheet_range("校核").unwrap();
        let count = |row| plain(proof.get_value((row, 1)));
        let asked = [relations.held, relations.failed, relations.not_assessable];
        let asked = asked.map(|count| format!("{count}.0000000"));
        assert_eq!([count(1), count(2), count(3)], asked);
    }
}
